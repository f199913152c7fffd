# -*- coding: utf-8 -*-
"""`python3 -m generator COMMAND …`: refuse an old Python in one sentence, else start.

This one file keeps to words that even Python 2.7 can read, because an older Python
must get as far as the sentence; everything else is in `bootstrap.py`.
"""

from __future__ import unicode_literals

import sys


def too_old():
    # type: () -> int
    """Say in one sentence, on any console, which Python is needed."""
    text = "需要 Python 3.11 或更高版本，当前是 %d.%d；" % sys.version_info[:2]
    text += "请安装新版后用它再运行，例如 python3.12 -m generator demo\n"
    encoding = sys.stderr.encoding or "utf-8"
    try:
        data = text.encode(encoding)
    except UnicodeError:
        data = text.encode("utf-8")
    getattr(sys.stderr, "buffer", sys.stderr).write(data)  # type: ignore[arg-type]
    return 2


def main():
    # type: () -> int
    """The exit code of the command."""
    if sys.version_info < (3, 11):
        return too_old()
    from generator import bootstrap

    return bootstrap.main(sys.argv[1:])


# The guard also keeps worker processes, which import this file again, from starting over.
if __name__ == "__main__":
    sys.exit(main())
