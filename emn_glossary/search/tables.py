"""Tables: all that look-up must know of a glossary, as plain rows; the one content of every kind of index.

The in-memory index, the SQLite file and the web page's JSON hold the same rows, so they give the same answers.

    Concept   id, preferred terms by language, status by language, themes
    Term      concept, text, language, role, words (numbers), small words between them; in alphabetical order
    whole     stem → (paradigm, term, way): every reading of a term written together, folded
    word      stem → (paradigm, word): every word of a term, and every member of its compounds
    posting   word → (term, kind): kind 0 is a word of the term, 1 a member of a compound in it

A *stem* is the beginning that the forms of a word share, a *paradigm* the set of endings that follow it; so
`asylsøkerne` is found at the stem `asylsoker` with a paradigm that has the ending `ne`. Everything is folded.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple, TypeAlias

from emn_glossary.languages import TARGETS, Lang, sort_key
from emn_glossary.model import Concept, Entry, EntryId, Glossary
from emn_glossary.model.values import Term as ModelTerm
from emn_glossary.search.browsing import theme_names
from emn_glossary.search.compounds import Compounds
from emn_glossary.search.inflect import base_language, variants, word_forms
from emn_glossary.search.normalize import fold, is_small, plain, small_words, words
from emn_glossary.search.rows import ConceptRow, TermRow, Whole, Word
from emn_glossary.slots import TERM_FIELDS

Paradigm: TypeAlias = tuple[str, ...]


class Tables(NamedTuple):
    """The rows; numbers are positions in the lists."""

    concepts: list[ConceptRow]
    terms: list[TermRow]
    paradigms: list[Paradigm]
    wholes: list[Whole]
    words: list[Word]
    postings: list[tuple[int, int, int]]  # word, term, kind
    forms: list[tuple[str, int]]  # folded reading, term: sorted, for beginnings
    themes: list[tuple[EntryId, dict[Lang, str]]]  # id, names


class _Posted(NamedTuple):
    concept: int
    text: str
    lang: Lang
    role: str
    acronym: bool


def build(glossary: Glossary) -> Tables:
    """The tables of a glossary, the same rows in the same order for the same glossary."""
    themes: dict[EntryId, list[EntryId]] = {}
    for theme, members in glossary.by_theme().items():
        for member in members:
            themes.setdefault(member, []).append(theme)
    concepts = [_concept(concept, tuple(themes.get(concept.id, ()))) for concept in glossary.concepts]
    posted = sorted(_terms(glossary.concepts), key=lambda post: (sort_key(post.text, post.lang), post.lang))
    return _Builder(concepts, posted, theme_names(glossary)).tables()


def _preferred(entry: Entry) -> dict[Lang, str]:
    return {lang: entry.one("preferred", lang) for lang in entry.languages("preferred")}


def _concept(concept: Concept, themes: tuple[EntryId, ...]) -> ConceptRow:
    statuses = {}
    for lang in TARGETS:
        term = concept.preferred(lang)
        statuses[lang] = str(term.state.status or "none") if term is not None else "missing"
    return ConceptRow(concept.id, _preferred(concept), statuses, themes)


def _terms(concepts: Iterable[Concept]) -> Iterator[_Posted]:
    """Every term; those of a retired concept that another replaces lead to that other one, as deprecated terms."""
    ordered = tuple(concepts)
    number: dict[EntryId, int] = {concept.id: at for at, concept in enumerate(ordered)}
    for at, concept in enumerate(ordered):
        heirs = [number[link.target] for link in concept.links("replaced_by") if link.target in number]
        for slot, value in concept.values().items():
            if slot.field not in TERM_FIELDS:
                continue
            for term in value if isinstance(value, tuple) else (value,):
                assert isinstance(term, ModelTerm)
                role = "deprecated" if heirs or concept.retired else slot.field
                for heir in heirs or [at]:
                    yield _Posted(heir, term.text, slot.lang, role, term.kind == "acronym")


class _Builder:
    """Collects the rows; one use."""

    def __init__(
        self, concepts: list[ConceptRow], posted: list[_Posted], themes: list[tuple[EntryId, dict[Lang, str]]]
    ) -> None:
        self._concepts = concepts
        self._themes = themes
        self._posted = posted
        self._paradigms: dict[Paradigm, int] = {}
        self._words: dict[tuple[str, Lang], int] = {}  # folded word, language → number
        self._word_rows: list[Word] = []

    def tables(self) -> Tables:
        """All rows, sorted where order does not matter."""
        readings = [_reading(post.text) for post in self._posted]
        compounds = self._compounds(readings)
        terms: list[TermRow] = []
        wholes: set[Whole] = set()
        postings: set[tuple[int, int, int]] = set()
        forms: set[tuple[str, int]] = set()
        for number, (post, reading) in enumerate(zip(self._posted, readings, strict=True)):
            lang = base_language(post.lang)
            parts = [part for part in words_apart(reading) if not is_small(fold(part))]
            tokens = tuple(self._word(part, lang) for part in parts)
            terms.append(TermRow(post.concept, post.text, post.lang, post.role, tokens, small_words(reading)))
            for whole in self._wholes(post, number, lang):
                wholes.add(whole)
            forms |= {(fold(text), number) for text in variants(post.text) if fold(text)}
            postings |= {(token, number, 0) for token in tokens}
            for part in parts:
                for member in compounds[lang].members(part) if lang in compounds else ():
                    postings.add((self._word(member, lang), number, 1))
        postings = {row for row in postings if row[2] == 0 or (row[0], row[1], 0) not in postings}
        return Tables(
            self._concepts, terms, list(self._paradigms), sorted(wholes), sorted(set(self._word_rows)),
            sorted(postings), sorted(forms), self._themes,
        )  # fmt: skip

    def _compounds(self, readings: list[str]) -> dict[Lang, Compounds]:
        vocabulary: dict[Lang, set[str]] = {lang: set() for lang in TARGETS}
        for post, reading in zip(self._posted, readings, strict=True):
            if post.lang in vocabulary:
                vocabulary[post.lang].update(words_apart(reading))
        return {lang: Compounds(found, lang) for lang, found in vocabulary.items()}

    def _word(self, word: str, lang: Lang) -> int:
        key = (fold(word), lang)
        if key not in self._words:
            self._words[key] = len(self._words)
            for stem, endings in stems(word, lang):
                self._word_rows.append(Word(stem, self._paradigm(endings), self._words[key]))
        return self._words[key]

    def _paradigm(self, endings: Paradigm) -> int:
        return self._paradigms.setdefault(endings, len(self._paradigms))

    def _wholes(self, post: _Posted, number: int, lang: Lang) -> Iterator[Whole]:
        for text in variants(post.text):
            if not fold(text):
                continue
            first, last = _last_word(text)
            folded, way = fold(text), "term" if text == post.text else "reading"
            for stem, endings in stems(last, lang, first) if last else [(folded, ("",))]:
                own = folded[len(stem) :] if folded.startswith(stem) else "-"
                yield Whole(stem, self._paradigm(endings), number, way, own)
        for short in acronyms(post.text):
            yield Whole(fold(short), self._paradigm(("",)), number, "acronym", "")


def _reading(text: str) -> str:
    """The term as its words are read: without what stands in brackets."""
    found = variants(text)
    return found[1] if len(found) > 1 else text


def words_apart(text: str) -> tuple[str, ...]:
    """The words of a text in lower case, letters unfolded."""
    return tuple(part for part in words(text, folded=False) if fold(part))


def _last_word(text: str) -> tuple[str, str]:
    """A text in lower case, cut before its last word; a hyphen cuts too."""
    lower = plain(text)
    parts = words_apart(text)
    if not parts or not lower.endswith(parts[-1]):
        return lower, ""
    return lower[: len(lower) - len(parts[-1])], parts[-1]


def acronyms(text: str) -> tuple[str, ...]:
    """The acronyms that stand in brackets: EMN in "European Migration Network (EMN)"."""
    inside = (part.split(")")[0] for part in text.split("(")[1:])
    return tuple(part for part in inside if len(part) > 1 and part.upper() == part and part[0].isalpha())


def stems(word: str, lang: Lang, first: str = "") -> tuple[tuple[str, Paradigm], ...]:
    """The folded forms of a word (with what stands before it), as stems and the endings that follow each.

    >>> stems("mann", "nb")[0]
    ('mann', ('', 'en', 'ens', 's'))
    """
    return tuple((fold(first + stem), _folded(endings)) for stem, endings in _grouped(word, lang))


@lru_cache(maxsize=4096)
def _folded(endings: frozenset[str]) -> Paradigm:
    return tuple(sorted(set(map(fold, endings))))


@lru_cache(maxsize=20_000)
def _grouped(word: str, lang: Lang) -> list[tuple[str, frozenset[str]]]:
    """The forms of a word by what they begin with: `mann`, `mannen` apart from `menn`, `mennene`."""
    forms = list(word_forms(word, lang))
    found: list[tuple[str, frozenset[str]]] = []
    while forms:
        lead = forms[0]
        begin = lead[: max(len(lead) - 2, min(3, len(lead)))]
        group = [form for form in forms if form.startswith(begin)]
        stem = lead if len(group) == 1 else _shared(min(group), max(group))
        while len(stem) > 1 and stem[-1] in "aoåø":  # the next letter may fold together with this one: aa, oe
            stem = stem[:-1]
        found.append((stem, frozenset(form[len(stem) :] for form in group)))
        forms = [form for form in forms if not form.startswith(begin)]
    return found


def _shared(one: str, other: str) -> str:
    """What two words begin with alike."""
    length = 0
    while length < min(len(one), len(other)) and one[length] == other[length]:
        length += 1
    return one[:length]
