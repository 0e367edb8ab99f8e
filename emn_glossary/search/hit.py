"""Hit: an entry that a look-up found."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

from emn_glossary.languages import SOURCE, TARGETS, Lang

if TYPE_CHECKING:
    from emn_glossary.model import EntryId

SURE = 700  # thousandths; from here on a hit is as good as certain


class Hit(NamedTuple):
    """An entry found: the term that matched, why, how sure (0–1), and the preferred terms to answer with.

    `why`: exact, folded, inflected, acronym, order, prefix, word, compound, fuzzy. `role` is the matched term's:
    preferred, alternative, or deprecated, which says that `preferred` should be written instead.
    """

    concept: EntryId
    term: str
    lang: Lang
    why: str
    score: float
    preferred: Mapping[Lang, str]
    role: str = "preferred"

    @property
    def sure(self) -> bool:
        """Whether the word can be taken to mean this entry; the others are suggestions."""
        return self.score * 1000 >= SURE

    def plain(self) -> dict[str, Any]:
        """The hit as JSON tools expect it; `role` only when the term is deprecated."""
        said: dict[str, Any] = {
            "id": self.concept,
            "term": self.term,
            "lang": self.lang,
            "why": self.why,
            "score": self.score,
            "preferred": {lang: self.preferred.get(lang) for lang in (SOURCE, *TARGETS)},
        }
        return said | {"role": self.role} if self.role == "deprecated" else said
