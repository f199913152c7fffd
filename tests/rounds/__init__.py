"""Whole rounds by each of the rule documents."""
