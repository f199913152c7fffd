"""Gongshi: a college's workbooks in, a checked, masked, dated publicity site out.

    workbook -> ingest -> check -> mask -> render -> (content/) -> build -> verify -> (site/)

Each arrow is one folder or file of this package, in that order.
"""

__version__ = "0.1.0"
