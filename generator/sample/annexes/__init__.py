"""The graduating class -> workbooks.

One annex, one file, each with `books(cohort) -> Iterator[Book]`.
"""
