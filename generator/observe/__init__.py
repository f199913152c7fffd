"""What was published and a live site -> findings, and an observation that is kept.

web          one polite client: few connections, retries, plain words for what fails
plan         what was published -> every address to ask for, and what is due there
compare      an address and its answer -> findings
headers      the headers of all answers -> warnings
record       the live ledger -> a site that was rolled back, frozen or rewritten
tables rows  any HTML -> its rows, and how they differ from a notice's
journal      observations, one chained line each, outside the site
continuity   observations -> since when and how steadily each notice could be read
"""

from __future__ import annotations

from generator.observe.continuity import Continuity, Window, continuity, first_seen
from generator.observe.journal import Observation
from generator.observe.plan import Published
from generator.observe.site import Seen, pages, site
from generator.observe.web import Client, Unreachable

__all__ = [
    "Client", "Continuity", "Observation", "Published", "Seen", "Unreachable", "Window",
    "continuity", "first_seen", "pages", "site",
]  # fmt: skip
