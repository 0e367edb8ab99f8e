"""Context: what the rules of one run share, computed once and only when a rule asks.

A rule gets the glossary and this. Everything here is an index over the glossary; nothing is judged.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from functools import cached_property
from typing import Any, NamedTuple, Protocol, TypeVar

from emn_glossary.checks.hierarchy import Hierarchy
from emn_glossary.checks.mentions import Lexicon, Mention
from emn_glossary.checks.statements import SKOS, Statements
from emn_glossary.coverage import digest
from emn_glossary.errors import SettingsError
from emn_glossary.languages import SOURCE, TARGETS, Lang
from emn_glossary.model import Concept, EntryId, Glossary, Term, Text
from emn_glossary.places import Place
from emn_glossary.slots import FIELDS, Slot

T = TypeVar("T")

_PLAIN = re.compile(r"[\w-]+(?: [\w-]+)*\Z")
HIERARCHICAL = ("broader", "narrower")
RELATIONS = (*HIERARCHICAL, "related")
RUNNING = ("definition", "note", "text")  # the fields of text that readers see
TERM_FIELDS = tuple(name for name, row in FIELDS.items() if row.kind == "term")


@dataclass(frozen=True, slots=True)
class Limits:
    """Numbers that a glossary's keepers may want otherwise."""

    waiting_days: int = 90  # a proposal may wait this long
    levels: int = 7  # a hierarchy deeper than this is hard to read
    characters: int = 60  # a term longer than this is a description, if also twice as long as the English
    common: int = 8  # a concept that more entries mention than this is everyday vocabulary
    few: int = 5  # so many findings of one kind are always told one by one …
    most: float = 0.25  # … and when more than this share lacks something, it is told once instead


def read_limits(table: Mapping[str, Any]) -> Limits:
    """The limits that `[checks.limits]` of the settings gives; the rest keep their defaults.

    Raises:
        SettingsError: no such limit, or not a number it can be.
    """
    known = {row.name: type(row.default) for row in fields(Limits)}
    if not isinstance(table, Mapping):
        raise SettingsError(detail=f"[checks.limits]: {', '.join(known)}")
    for name, number in table.items():
        if name not in known:
            raise SettingsError(detail=f"checks.limits.{name}? ({', '.join(known)})")
        share = known[name] is float
        fits = isinstance(number, (int, float) if share else int) and not isinstance(number, bool)
        if not fits or number < 0 or (share and number > 1):
            raise SettingsError(detail=f"checks.limits.{name} = {number!r}: {'0–1' if share else '0, 1, 2 …'}")
    return Limits(**table)


class Speller(Protocol):
    """A spelling dictionary: which languages it has, and which words of a list it does not know."""

    languages: frozenset[Lang]

    def unknown(self, words: Sequence[str], lang: Lang) -> frozenset[str]:
        """The words that are not in the dictionary of `lang`."""


class TermAt(NamedTuple):
    """A term and where it stands."""

    entry: EntryId
    slot: Slot
    term: Term


def in_field(places: Sequence[TermAt], field: str) -> list[EntryId]:
    """The entries that bear a term in one field, each once."""
    return list(dict.fromkeys(at.entry for at in places if at.slot.field == field))


class TextAt(NamedTuple):
    """A text and where it stands."""

    entry: EntryId
    slot: Slot
    text: Text


class Context:
    """Indexes over one glossary, made when first asked for.

    `langs` are the languages translated into; `today` an ISO date, empty where rules about time shall not run.
    """

    def __init__(
        self,
        glossary: Glossary,
        *,
        langs: Sequence[Lang] = TARGETS,
        today: str = "",
        limits: Limits | None = None,
        speller: Speller | None = None,
    ) -> None:
        self.glossary = glossary
        self.langs = tuple(langs)
        self.today = today
        self.limits = limits or Limits()
        self.speller = speller
        self._made: dict[tuple[Hashable, ...], Any] = {}
        self._targets: dict[str, dict[EntryId, tuple[EntryId, ...]]] = {}

    # -- concepts -----------------------------------------------------------------------------------------
    @cached_property
    def concepts(self) -> dict[EntryId, Concept]:
        """All concepts by id, in the glossary's order."""
        return {concept.id: concept for concept in self.glossary.concepts}

    @cached_property
    def living(self) -> dict[EntryId, Concept]:
        """The concepts that are not kept for their history only."""
        return {id: concept for id, concept in self.concepts.items() if not concept.retired}  # noqa: A001

    @cached_property
    def order(self) -> dict[EntryId, int]:
        """The position of each entry in the glossary."""
        return {id: index for index, id in enumerate(self.glossary.entries)}  # noqa: A001

    @cached_property
    def english(self) -> dict[EntryId, str]:
        """The English preferred term of each concept that has one."""
        slot = Slot("preferred", SOURCE)
        return {id: str(term) for id, concept in self.concepts.items() if (term := concept.get(slot))}  # noqa: A001

    def name(self, id: EntryId) -> str:  # noqa: A002
        """How a concept is named in a message: its id and its English (or any other) term."""
        term = self.english.get(id, "")
        if not term and id in self.concepts:
            found = (concept_term for concept_term in self.terms_of(id) if concept_term.slot.field == "preferred")
            first = next(found, None)
            term = first.term.text if first else ""
        return f"{id} ({term})" if term else id

    @cached_property
    def digests(self) -> dict[EntryId, str]:
        """The fingerprint of every entry's English, see `coverage.digest`."""
        return {id: digest(entry) for id, entry in self.glossary.entries.items()}  # noqa: A001

    # -- words --------------------------------------------------------------------------------------------
    @cached_property
    def terms(self) -> tuple[TermAt, ...]:
        """Every term of every entry."""
        return tuple(self._terms())

    def _terms(self) -> Iterator[TermAt]:
        for id in self.glossary.entries:  # noqa: A001
            yield from self.terms_of(id)

    def terms_of(self, id: EntryId) -> Iterator[TermAt]:  # noqa: A002
        """Every term of one entry."""
        for slot, value in self.glossary.entries[id].values().items():
            if slot.field in TERM_FIELDS:
                for term in value if isinstance(value, tuple) else (value,):
                    if isinstance(term, Term):
                        yield TermAt(id, slot, term)

    @cached_property
    def marked_terms(self) -> tuple[TermAt, ...]:
        """The terms with anything but words, hyphens and single spaces in them."""
        return tuple(found for found in self.terms if not _PLAIN.match(found.term.text))

    @cached_property
    def target_terms(self) -> tuple[TermAt, ...]:
        """The terms in the languages translated into."""
        return tuple(found for found in self.terms if found.slot.lang in self.langs)

    @cached_property
    def texts(self) -> tuple[TextAt, ...]:
        """Every definition, note, comment and passage."""
        return tuple(
            TextAt(id, slot, text)
            for id, entry in self.glossary.entries.items()  # noqa: A001
            for slot, value in entry.values().items()
            if slot.row.kind == "text"
            for text in (value if isinstance(value, tuple) else (value,))
            if isinstance(text, Text)
        )

    @cached_property
    def bearers(self) -> Mapping[Lang, Mapping[str, list[TermAt]]]:
        """Where each term stands among the concepts in use, by language and casefolded text."""
        found: dict[Lang, dict[str, list[TermAt]]] = {}
        living = self.living
        for at in self.terms:
            if at.entry in living:
                text = at.term.text.strip().casefold()
                found.setdefault(at.slot.lang, {}).setdefault(text, []).append(at)
        return found

    @cached_property
    def shared(self) -> tuple[list[TermAt], ...]:
        """The terms that stand in more than one place."""
        return tuple(places for terms in self.bearers.values() for places in terms.values() if len(places) > 1)

    @cached_property
    def lexicon(self) -> Lexicon[list[TermAt]]:
        """The glossary's terms, to be found in running text."""
        return Lexicon(self.bearers)

    @cached_property
    def mentions(self) -> tuple[tuple[TextAt, tuple[Mention[list[TermAt]], ...]], ...]:
        """The texts that readers see, each with the terms that stand in it.

        Only those in English and the languages translated into, which the glossary's keepers can mend; in a glossary
        without any of these, all.
        """
        ours = {SOURCE, *self.langs, ""}
        running = [found for found in self.texts if found.slot.field in RUNNING]
        if any(found.slot.lang in ours for found in running):
            running = [found for found in running if found.slot.lang in ours]
        return tuple((at, tuple(self.lexicon.mentions(at.text.text, at.slot.lang))) for at in running)

    # -- relations ----------------------------------------------------------------------------------------
    def targets(self, id: EntryId, field: str) -> tuple[EntryId, ...]:  # noqa: A002
        """The concepts of this glossary that a relation of one kind leads to."""
        if field not in self._targets:
            self._targets[field] = dict(self._linked(field))
        return self._targets[field].get(id, ())

    def _linked(self, field: str) -> Iterator[tuple[EntryId, tuple[EntryId, ...]]]:
        concepts, slot = self.concepts, Slot(field)
        for id, concept in concepts.items():  # noqa: A001
            links = concept.get(slot)
            if isinstance(links, tuple):
                yield id, tuple(target for target in map(str, links) if target in concepts)

    @cached_property
    def hierarchy(self) -> Hierarchy:
        """Broader links as one graph, whichever way they are stated."""
        up: dict[EntryId, dict[EntryId, None]] = {id: {} for id in self.concepts}  # noqa: A001
        for id in self.concepts:  # noqa: A001
            for parent in self.targets(id, "broader"):
                up[id][parent] = None
            for child in self.targets(id, "narrower"):
                up[child][id] = None
        return Hierarchy({id: tuple(parents) for id, parents in up.items()})  # noqa: A001

    @cached_property
    def narrowed(self) -> frozenset[EntryId]:
        """The concepts that have a broader one, whichever way it is stated."""
        found = {id for id in self.concepts if self.targets(id, "broader")}  # noqa: A001
        found.update(child for id in self.concepts for child in self.targets(id, "narrower"))  # noqa: A001
        return frozenset(found)

    @cached_property
    def tops(self) -> frozenset[EntryId]:
        """The concepts that a scheme declares as its top concepts."""
        statements = self.statements
        declared = {said.node for said in statements.of(SKOS + "hasTopConcept")}
        return frozenset(declared | {said.subject for said in statements.of(SKOS + "topConceptOf")})

    @cached_property
    def statements(self) -> Statements:
        """What the file said that no field fits."""
        return Statements(self.glossary)

    # -- judging together ---------------------------------------------------------------------------------
    def once(self, make: Callable[..., T], *asked: Hashable) -> T:
        """What `make(context, *asked)` gives, computed once a run: for what two rules ask alike."""
        key = (make, *asked)
        if key not in self._made:
            self._made[key] = make(self, *asked)
        made: T = self._made[key]
        return made

    def is_common(self, count: int, total: int) -> bool:
        """Whether so many lack something that it is told once for all."""
        return count > self.limits.few and count > total * self.limits.most


def slot_of(address: str) -> Slot:
    """The slot that a finding's place names; unlike `Slot.parse` also one whose text has no language."""
    field, _, lang = address.partition("@")
    name, _, part = field.partition(".")
    return Slot(name, lang, part)


def place(entry: EntryId, slot: Slot | str = "") -> Place:
    """Where a finding is: an entry and, where it is about one, a slot."""
    return Place(concept=entry, slot=str(slot))
