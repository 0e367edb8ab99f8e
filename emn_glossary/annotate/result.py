"""What an annotation is made of: occurrences, keywords, advice, and the languages the text was read in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal, TypeAlias

from emn_glossary.languages import SOURCE, TARGETS, Lang
from emn_glossary.model import EntryId

Why: TypeAlias = Literal["exact", "inflected", "folded"]


@dataclass(frozen=True, slots=True)
class Occurrence:
    """A term where it stands: `text[start:end]` is `text`.

    `term` is the glossary's own spelling of what stands there, `role` its role (preferred, alternative, deprecated),
    `why` how it was recognised: `exact`, `inflected`, or `folded` (hyphens or spaces differ). `preferred` holds the
    concept's preferred terms by language. `also` names other concepts that the same words may mean.
    """

    start: int
    end: int
    text: str
    concept: EntryId
    term: str
    lang: Lang
    why: Why
    preferred: Mapping[Lang, str]
    role: str
    also: tuple[EntryId, ...] = ()

    def plain(self) -> dict[str, Any]:
        """The occurrence as JSON tools expect it."""
        return {
            "start": self.start,
            "end": self.end,
            "text": self.text,
            "concept": self.concept,
            "term": self.term,
            "lang": self.lang,
            "why": self.why,
            "preferred": {lang: self.preferred.get(lang) for lang in (SOURCE, *TARGETS)},
            "role": self.role,
            "also": list(self.also),
        }


@dataclass(frozen=True, slots=True)
class Keyword:
    """A concept that the text is about: how much (0–1, the first is 1), and how often it is named."""

    concept: EntryId
    weight: float
    count: int

    def plain(self) -> dict[str, Any]:
        """The keyword as JSON tools expect it."""
        return {"concept": self.concept, "weight": self.weight, "count": self.count}


@dataclass(frozen=True, slots=True)
class Advice:
    """A term that is not the preferred one, and the one to use; `use` is empty where the language has none."""

    start: int
    end: int
    text: str
    concept: EntryId
    term: str
    lang: Lang
    role: str  # alternative, deprecated
    use: str

    def plain(self) -> dict[str, Any]:
        """The advice as JSON tools expect it."""
        return {name: getattr(self, name) for name in self.__slots__}


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of the text, and the language it was read in; `guessed` when nobody said so."""

    start: int
    end: int
    lang: Lang
    guessed: bool


@dataclass(frozen=True, slots=True)
class Annotation:
    """The terms of a text: in order, never overlapping; keywords with the weightiest first; advice in order."""

    occurrences: tuple[Occurrence, ...] = ()
    keywords: tuple[Keyword, ...] = ()
    advice: tuple[Advice, ...] = ()
    languages: tuple[Stretch, ...] = ()

    def plain(self) -> dict[str, Any]:
        """The annotation as JSON tools expect it."""
        return {
            "occurrences": [occurrence.plain() for occurrence in self.occurrences],
            "keywords": [keyword.plain() for keyword in self.keywords],
            "advice": [advice.plain() for advice in self.advice],
            "languages": [
                {"start": part.start, "end": part.end, "lang": part.lang, "guessed": part.guessed}
                for part in self.languages
            ],
        }
