"""Findings -> what people and machines read.  One form, one file."""
