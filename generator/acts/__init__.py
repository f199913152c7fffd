"""What people decide about a notice.  One act, one file; each changes data, never a site."""
