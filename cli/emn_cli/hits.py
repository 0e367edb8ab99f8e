"""How hits are shown in rows and as JSON. No click here: a cold look-up is answered without it, see `quick`."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from emn_glossary.messages import commands, words

if TYPE_CHECKING:
    from emn_glossary.search import Hit

_WORDS = commands.MESSAGES | words.MESSAGES  # the whole catalogue would take longer than the look-up
_LANGUAGES = ("nb", "nn", "en")


def text(key: str, ui: str, **params: object) -> str:
    """The message `key` in the language `ui`, filled in."""
    return _WORDS[key].words(ui).format(**params)


def headings(ui: str) -> list[str]:
    """The headings of the columns."""
    last = (text("lookup.term", ui), text("lookup.why", ui))
    return [text("lookup.id", ui), "bokmål", "nynorsk", "English", *last]


def rows(hits: Iterable[Hit], ui: str) -> list[list[str]]:
    """A row a hit; a deprecated term is said to be one."""
    return [
        [hit.concept, *(hit.preferred.get(lang, "–") for lang in _LANGUAGES), hit.term, _why(hit, ui)] for hit in hits
    ]


def _why(hit: Hit, ui: str) -> str:
    said = text(f"why.{hit.why}", ui)
    return text("why.deprecated", ui, why=said) if hit.role == "deprecated" else said


def plain(query: str, hits: Iterable[Hit]) -> dict[str, Any]:
    """The answer as JSON tools expect it."""
    return {"query": query, "hits": [hit.plain() for hit in hits]}
