"""Look-up: from a word as a person types it to the entries it means.

glossary ── tables.build ──▶ rows ──▶ Index (memory) · cache (SQLite file) · export (JSON for the web page)
word ── normalize.fold ──▶ query, over any of them ──▶ Hit, Hit, …     (best first, each with why it matched)

Everything is imported when it is first used, so that a cold `emn lookup` pays for what it needs only.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from emn_glossary.search.browsing import Branch, letters, tree
    from emn_glossary.search.expansion import Expansion, expand
    from emn_glossary.search.export import web_index
    from emn_glossary.search.hit import Hit
    from emn_glossary.search.index import Index
    from emn_glossary.search.inflect import forms
    from emn_glossary.search.query import lookup

_HOMES = {
    "Branch": "browsing",
    "Expansion": "expansion",
    "Hit": "hit",
    "Index": "index",
    "expand": "expansion",
    "forms": "inflect",
    "letters": "browsing",
    "lookup": "query",
    "tree": "browsing",
    "web_index": "export",
}

__all__ = ["Branch", "Expansion", "Hit", "Index", "expand", "forms", "letters", "lookup", "tree", "web_index"]


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(importlib.import_module(f"{__name__}.{_HOMES[name]}"), name)
