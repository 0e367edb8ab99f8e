"""A stream of triples, sorted by subject; plain words become values at once, while they pass.

Most triples of a thesaurus are a clean word in a known language. Those are made terms and texts here, as the parser
gives them, since to put them aside and come back to them costs as much again as parsing them did. Everything else is
kept as (property, object) for the reader. Knows nothing of entries.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, NamedTuple, TypeAlias

from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, Quad, Triple

from emn_glossary import languages
from emn_glossary.errors import ReadError
from emn_glossary.formats.rdf.nodes import Said
from emn_glossary.formats.rdf.vocabulary import BASE, FIELD_BY_PROPERTY, FIELD_BY_XL, IS_A_CONCEPT, TYPE, iri
from emn_glossary.model import Term, Text
from emn_glossary.model.values import bare_term, bare_text
from emn_glossary.slots import Slot

# How the syntaxes write a base direction (RDF 1.2), which no field of ours has.
_DIRECTIONS = {
    "turtle": b"--",
    "ntriples": b"--",
    "rdfxml": b":dir=",
    "jsonld": b"@direction",
    "trig": b"--",
    "nquads": b"--",
}
_WITH_GRAPHS = ("jsonld", "trig", "nquads")


class WordsPlace(NamedTuple):
    """Where the words of one property and language tag go, and what is made of them."""

    slot: Slot
    lang: languages.Lang
    make: Callable[[str, languages.Lang], Term | Text]
    many: bool


Words: TypeAlias = dict[Slot, Any]  # Term | Text for a slot that holds one, a list of them for one that holds a set
Subject: TypeAlias = NamedNode | BlankNode | Triple


class Gathered:
    """All triples of one reading, by subject: what is `said`, and the plain `words` already understood."""

    def __init__(self) -> None:
        self.said: dict[str, Said] = {}
        self.words: dict[str, Words] = {}
        self.graphs: list[str] = []  # named graphs met, which the model has none of
        known = (*FIELD_BY_PROPERTY, *FIELD_BY_XL, *IS_A_CONCEPT, TYPE, BASE)
        # a NamedNode is looked up as it comes, without making a string of it; the string is then the same every time
        self._names = {NamedNode(name): name for name in known}
        self._places: dict[NamedNode, dict[str | None, WordsPlace]] = {
            NamedNode(name): {} for name, field in FIELD_BY_PROPERTY.items() if field.translatable
        }

    def add(self, quads: Iterable[Quad], data: bytes, syntax: str) -> None:
        """Sort the triples of one file, whose bytes and syntax are given too.

        Raises:
            ReadError: a language tag that is none.
        """
        said: dict[Subject, Said] = {}
        words: dict[Subject, Words] = {}
        directed = _DIRECTIONS[syntax] in data
        self._sort(self._one_graph(quads) if syntax in _WITH_GRAPHS else quads, said, words, directed=directed)
        for subject, facts in said.items():
            name = _name(subject)
            before = self.said.setdefault(name, facts)
            if before is not facts:  # another file spoke of it too
                before.extend(facts)
        for subject, found in words.items():
            name = _name(subject)
            self.said.setdefault(name, [])
            if name in self.words:
                self.said[name].extend(_as_triples(found))
            else:
                self.words[name] = found

    def _sort(
        self, quads: Iterable[Quad], said: dict[Subject, Said], words: dict[Subject, Words], *, directed: bool
    ) -> None:
        names, places, is_clean = self._names, self._places, languages.is_clean
        for quad in quads:
            node, predicate, subject = quad.object, quad.predicate, quad.subject
            known = places.get(predicate)
            if known is not None and type(node) is Literal and not (directed and node.direction):
                place = known.get(node.language) or self._place(predicate, node.language)
                text = node.value
                if place and text and is_clean(text) and not text.isspace():
                    slot, lang, make, many = place
                    found = words.get(subject)
                    if found is None:
                        found = words[subject] = {}
                    if many:
                        found.setdefault(slot, []).append(make(text, lang))
                        continue
                    item = make(text, lang)
                    if found.setdefault(slot, item) is item:  # a second one is for the reader to settle
                        continue
            facts = said.get(subject)
            if facts is None:
                facts = said[subject] = []
            facts.append((names.get(predicate) or predicate.value, node))

    def _place(self, predicate: NamedNode, raw: str | None) -> WordsPlace | None:
        """The place of a language met for the first time; None where there is something to say of the tag."""
        lang = language(raw) if raw else ""
        if not raw or lang.lower() != raw.lower():
            return None
        slot = Slot(FIELD_BY_PROPERTY[predicate.value].name, lang)
        make = bare_term if slot.row.kind == "term" else bare_text
        place = self._places[predicate][raw] = WordsPlace(slot, lang, make, slot.row.many)
        return place

    def _one_graph(self, quads: Iterable[Quad]) -> Iterable[Quad]:
        seen: set[object] = {DefaultGraph()}
        for quad in quads:
            if quad.graph_name not in seen:
                seen.add(quad.graph_name)
                self.graphs.append(str(quad.graph_name))
            yield quad

    def triples(self, name: str) -> Said:
        """All that is said of a subject, the plain words too, as it came."""
        return [*self.said[name], *_as_triples(self.words.get(name, {}))]


def language(raw: str) -> languages.Lang:
    """A language tag as we write it.

    Raises:
        ReadError: it is none, so that RDF could not be written with it.
    """
    lang = languages.tag(raw)
    try:
        Literal("", language=lang)
    except ValueError as error:
        raise ReadError("bad-language-tag", tag=raw) from error
    return lang


def _as_triples(words: Words) -> Said:
    """Plain words as the triples they were."""
    return [
        (iri(slot.row.property), Literal(item.text, language=slot.lang))
        for slot, held in words.items()
        for item in (held if isinstance(held, list) else [held])
    ]


def _name(subject: Subject) -> str:
    return subject.value if type(subject) is NamedNode else str(subject)
