"""Rules -> what a web server is told.  One kind of server, one file: `files(rules)`."""
