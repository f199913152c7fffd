"""What stops a command, and with which exit code.

    GongshiError
    ├── Refused       1  a finding of severity error stands against publishing
    ├── ConfigError   2  site_config/ cannot be used
    ├── SourceError   2  a workbook cannot be used
    ├── CalendarError 2  nobody knows the working days of a year
    └── DiskError     3  the disk or the network failed

A breach of a rule is a value (`model.Finding`), collected and reported with all
others; an exception means that the command cannot go on.  `cli.main` is the one
place that catches them.
"""

from __future__ import annotations

from collections.abc import Sequence


class GongshiError(Exception):
    """The root; its text is Chinese, for the webmaster."""

    exit_code = 1


class Refused(GongshiError):
    """Raised by `pipeline` after the findings have been reported."""


class ConfigError(GongshiError):
    """Raised by `config.load` with every problem it found.

    Each problem reads `file: key: what is wrong; the way out`.
    """

    exit_code = 2

    def __init__(self, problems: Sequence[str]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(self.problems))

    def __reduce__(self) -> tuple[type[ConfigError], tuple[tuple[str, ...]]]:
        """Whole again on the other side, where a worker process raised it."""
        return type(self), (self.problems,)


class SourceError(GongshiError):
    """Raised where a workbook is needed and none can be read."""

    exit_code = 2


class CalendarError(GongshiError):
    """Raised by `periods.Calendar` for a year without data; never guessed."""

    exit_code = 2


class DiskError(GongshiError):
    """Raised where files cannot be written or moved."""

    exit_code = 3
