"""Query: a word, an index, and the hits in order of how sure they are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from emn_glossary.languages import SOURCE, TARGETS, Lang, sort_key
from emn_glossary.model import EntryId, Glossary
from emn_glossary.search.index import Index, Posting
from emn_glossary.search.normalize import fold

# How sure each way of matching is, 0–1; ties are broken by role, then alphabetically.
_SCORES = {"exact": 1.0, "folded": 0.9, "ending": 0.7, "prefix": 0.6, "word": 0.5}
_WHY = {"ending": "prefix"}
_ROLES = {"preferred": 0.0, "alternative": 0.02, "deprecated": 0.05}


@dataclass(frozen=True, slots=True)
class Hit:
    """An entry found: the term that matched, why, how sure (0–1), and the preferred terms to answer with."""

    concept: EntryId
    term: str
    lang: Lang
    why: str  # exact, folded, prefix, word
    score: float
    preferred: Mapping[Lang, str]

    def plain(self) -> dict[str, Any]:
        """The hit as JSON tools expect it."""
        return {
            "id": self.concept,
            "term": self.term,
            "lang": self.lang,
            "why": self.why,
            "score": round(self.score, 3),
            "preferred": {lang: self.preferred.get(lang) for lang in (SOURCE, *TARGETS)},
        }


def lookup(
    source: Glossary | Index, word: str, *, langs: Iterable[Lang] = (), limit: int | None = 20
) -> tuple[Hit, ...]:
    """The entries that a word means, best first; empty when there are none.

    Give an `Index` to ask many times, or a glossary to ask once. `langs` keeps only terms in those languages
    matching; the answer is always in all of them.
    """
    index = source if isinstance(source, Index) else Index(source)
    if not fold(word):
        return ()
    wanted = set(langs)
    best: dict[EntryId, Hit] = {}
    for posting, way in _matches(index, word):
        if wanted and posting.lang not in wanted:
            continue
        shorter = len(fold(word)) / max(len(fold(posting.text)), 1)
        score = _SCORES[way] - _ROLES[posting.role] + (0.05 * shorter if way == "prefix" else 0.0)
        known = best.get(posting.concept)
        if known is None or score > known.score:
            best[posting.concept] = Hit(
                posting.concept,
                posting.text,
                posting.lang,
                _WHY.get(way, way),
                score,
                index.preferred[posting.concept],
            )
    hits = sorted(best.values(), key=lambda hit: (-hit.score, sort_key(hit.term, hit.lang), hit.concept))
    return tuple(hits[:limit])


def _matches(index: Index, word: str) -> Iterator[tuple[Posting, str]]:
    yield from index.exact(word)
    yield from ((posting, "ending") for posting in index.begun_by(word))
    yield from ((posting, "prefix") for posting in index.beginning(word))
    yield from ((posting, "word") for posting in index.containing(word))
