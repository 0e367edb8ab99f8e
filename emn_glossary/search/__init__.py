"""Look-up: from a word as a person types it to the entries it means.

word ── normalize.fold ──▶ Index ── query ──▶ Hit, Hit, …     (best first, each with why it matched)
"""

from emn_glossary.search.index import Index
from emn_glossary.search.query import Hit, lookup

__all__ = ["Hit", "Index", "lookup"]
