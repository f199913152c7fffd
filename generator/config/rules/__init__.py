"""What a rule document rules, a file for each of its chapters; `policy.py` puts them together."""
