"""What goes wrong in real workbooks.  One defect, one file, named as `DEFECTS` lists it.

Each has `FILE`, the path (or the folder, whose first file it means) of the workbook,
and `plant(book) -> Book`.
"""
