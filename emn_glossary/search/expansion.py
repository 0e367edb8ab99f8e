"""Expansion: all the words to search a document collection with when one means a concept.

A reader's word is one of many spellings of what documents say: synonyms, inflected forms, bokmål, nynorsk, English,
deprecated terms that old documents use, and narrower concepts when those count too. Given as a list, as a boolean
query, or as a synonym file in the format of Solr, which Elasticsearch and OpenSearch read as well.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from emn_glossary.languages import SOURCE, TARGETS, Lang
from emn_glossary.model import Concept, EntryId, Glossary
from emn_glossary.search.inflect import forms, variants

LANGUAGES: tuple[Lang, ...] = (*TARGETS, SOURCE)
_BARE = re.compile(r"\w+")
_OPERATORS = frozenset({"AND", "OR", "NOT", "NEAR"})


@dataclass(frozen=True, slots=True)
class Expansion:
    """The search words of one concept, each once, the preferred term first; and those of narrower concepts."""

    concept: EntryId
    name: str
    words: tuple[str, ...]
    narrower: tuple[Expansion, ...] = ()

    def all_words(self) -> tuple[str, ...]:
        """The words of this concept and of all below it, each once."""
        below = (word for expansion in self.narrower for word in expansion.all_words())
        return _once((*self.words, *below))

    def boolean(self) -> str:
        """One boolean query: words joined by OR, phrases in quotes."""
        return "(" + " OR ".join(map(_quoted, self.all_words())) + ")"

    def synonyms(self) -> str:
        """A line of a Solr synonym file: words that mean the same; with narrower ones, what a search is widened to."""
        own = ", ".join(map(_escaped, self.words))
        return f"{own} => {', '.join(map(_escaped, self.all_words()))}" if self.narrower else own

    def plain(self) -> dict[str, Any]:
        """The expansion as JSON tools expect it."""
        below = [expansion.plain() for expansion in self.narrower]
        return {"concept": self.concept, "name": self.name, "words": list(self.words), "narrower": below}


def expand(
    glossary: Glossary,
    concept: EntryId,
    *,
    langs: Sequence[Lang] = LANGUAGES,
    depth: int = 0,
    inflected: bool = True,
) -> Expansion:
    """The search words of a concept in some languages, with the narrower concepts to a depth.

    Raises:
        ConceptNotFoundError: no such concept.
    """
    return _expand(glossary, glossary[concept], tuple(langs), depth, inflected, frozenset())


def _expand(
    glossary: Glossary, concept: Concept, langs: Sequence[Lang], depth: int, inflected: bool, above: frozenset[EntryId]
) -> Expansion:
    inner = above | {concept.id}
    below = [link.target for link in concept.links("narrower") if link.target in glossary and link.target not in inner]
    return Expansion(
        concept.id,
        next((name for lang in (*langs, SOURCE) if (name := concept.one("preferred", lang))), concept.id),
        _once(word for lang in langs for word in _words(concept, lang, inflected=inflected)),
        tuple(
            _expand(glossary, glossary[child], langs, depth - 1, inflected, inner)
            for child in (below if depth > 0 else ())
        ),
    )


def _words(concept: Concept, lang: Lang, *, inflected: bool) -> Iterator[str]:
    preferred = concept.preferred(lang)
    terms = [*([preferred] if preferred else []), *concept.alternatives(lang), *concept.deprecated(lang)]
    for term in terms:
        readings = [text for text in variants(term.text) if "(" not in text] or [term.text]
        yield from readings
        if inflected and term.kind != "acronym" and not term.text.isupper():
            made = forms(term.text, lang)
            yield from sorted(form for form in made if "(" not in form and not form.endswith(("'", "’")))


def _once(words: Iterable[str]) -> tuple[str, ...]:
    """Each word once, however its letters are cased."""
    found: dict[str, str] = {}
    for word in words:
        found.setdefault(word.casefold(), word)
    return tuple(found.values())


def _quoted(word: str) -> str:
    if _BARE.fullmatch(word) and word not in _OPERATORS:
        return word
    return '"' + word.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _escaped(word: str) -> str:
    """A word in a synonym file, where a comma, an arrow, a number sign and a backslash mean something."""
    return re.sub(r"([\\,#]|=>)", r"\\\1", word)
