"""What stands on the site beside its pages.  One file here, one file there.

Each has `NAME`, its name on the site, and `text(edition)`, its content.
"""
