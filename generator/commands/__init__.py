"""One command, one file: what it takes, and the call that does it.

Each file has `HELP` (one Chinese line), `arguments(parser)` and `run(args) -> int`,
which prints and gives the exit code.  `cli` finds them by file name.
"""
