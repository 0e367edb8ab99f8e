"""Fit: what a profile takes of a glossary, and a finding for everything that it does not.

A profile's rules say which fields it has a place for, which particulars of a value it keeps, and what a concept must
have to go out at all. Nothing is made up to fill a gap: a concept without nynorsk is held back, not given bokmål.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from emn_glossary.checks.shacl import FDK_MOST
from emn_glossary.findings import Finding, Report
from emn_glossary.formats.rdf.profiles.office import Office
from emn_glossary.model import Concept, Entry, EntryId, Glossary, Link, Passage, State, Term, Text, Value
from emn_glossary.model.values import Item
from emn_glossary.places import Place
from emn_glossary.slots import RELATIONS, Slot

_VERSION = re.compile(r"\d+\.\d+\.\d+\Z")
_MEMBERSHIP = "scheme"  # where a profile has collections instead, nothing is lost by saying it so


@dataclass(frozen=True, slots=True)
class Rules:
    """What a profile takes."""

    fields: frozenset[str]
    state: frozenset[str] = frozenset()  # the particulars of a value that it says: status, changed
    tagged: bool = False  # every text must have its language
    national: bool = False  # bokmål, nynorsk, a definition, a publisher and a contact point are required
    portal: bool = False  # a file for the registration portal


@dataclass(frozen=True, slots=True)
class Fitted:
    """What a profile takes, and what there is to say of the rest. `held` are the concepts held back.

    Particulars that a profile has no words for (who translated something, where a relation was read) stay in the values
    here, are not written, and are told.
    """

    glossary: Glossary
    findings: Report = field(default_factory=Report)
    held: tuple[EntryId, ...] = ()


def fitted(glossary: Glossary, rules: Rules, office: Office) -> Fitted:
    """What rules take of a glossary, and what they do not."""
    held = (
        {concept.id: why for concept in glossary.concepts if (why := tuple(_lacks(concept)))} if rules.national else {}
    )
    fitting = _Fitting(glossary, rules, frozenset(held))
    entries = [fitting.entry(entry) for entry in glossary.entries.values() if entry.id not in held]
    taken = Glossary([entry for entry in entries if entry is not None], base=glossary.base)
    findings = [
        *_answers(glossary, rules, office, len(taken)),
        *(finding for why in held.values() for finding in why),
        *fitting.findings,
        *fitting.summary(),
    ]
    return Fitted(taken, Report(findings), tuple(held))


def _lacks(concept: Concept) -> Iterator[Finding]:
    """What a concept lacks that SKOS-AP-NO-Begrep 2 requires."""

    def lacking(code: str, slot: str) -> Finding:
        return Finding.make(code, Place(concept=concept.id, slot=slot))

    if not concept.preferred("nb"):
        yield lacking("P301", "preferred@nb")
    if not concept.preferred("nn"):
        yield lacking("P303" if concept.one("forms_given") == "one" else "P302", "preferred@nn")
    defined = set(concept.languages("definition")) - {""}
    if not defined:
        yield lacking("P304", "definition")
    elif not defined.intersection((*concept.languages("preferred"), "nb", "nn")):  # those two are told of already
        yield lacking("P305", f"definition@{min(defined)}")


def _answers(glossary: Glossary, rules: Rules, office: Office, count: int) -> Iterator[Finding]:
    """What the file as a whole lacks, or has too much of."""
    scheme = glossary.scheme.id
    if rules.national and not office.can_be_reached:
        yield Finding.make("P108", Place(concept=scheme))
    if rules.national and not office.publisher(glossary):
        yield Finding.make("P109", Place(concept=scheme, slot="publisher"))
    if rules.portal and count > FDK_MOST:
        yield Finding.make("P201", count=count, most=FDK_MOST)


class _Fitting:
    """One glossary being fitted, entry by entry; counts what is left out."""

    def __init__(self, glossary: Glossary, rules: Rules, held: frozenset[EntryId]) -> None:
        self._rules = rules
        self._held = held
        self._unknown = len(glossary.unknown)
        self._fields: Counter[str] = Counter()
        self._counts: Counter[str] = Counter()
        self.findings: list[Finding] = []

    def entry(self, entry: Entry) -> Entry | None:
        """What is left of an entry; None for a passage of the introduction, which no profile has."""
        if isinstance(entry, Passage):
            self._fields["text"] += 1
            return None
        values: dict[Slot, Value] = {}
        for slot, value in entry.values().items():
            kept = self._value(entry, slot, value)
            if kept is not None and kept != ():
                values[slot] = kept
        return type(entry)(entry.id, values)

    def _value(self, entry: Entry, slot: Slot, value: Value) -> Value | None:
        place = Place(concept=entry.id, slot=str(slot))
        items = value if isinstance(value, tuple) else (value,)
        if slot.field not in self._rules.fields:
            if slot.field != _MEMBERSHIP:
                self._fields[slot.field] += len(items)
            return None
        if self._rules.tagged and slot.row.translatable and not slot.lang:
            self.findings += [Finding.make("P306", place, value=item) for item in items]
            return None
        if self._rules.portal and slot.field == "version" and not _VERSION.match(str(value)):
            self.findings.append(Finding.make("P307", place, value=value))
            return None
        kept = tuple(one for item in items if (one := self._item(slot, item)) is not None)
        return kept if isinstance(value, tuple) else kept[0] if kept else None

    def _item(self, slot: Slot, item: Item) -> Item | None:
        if isinstance(item, Link):
            return item if self._is_kept(slot, item) else None
        if isinstance(item, Term):
            self._counts["P311"] += Term(item.text, item.lang, self._state(item.state)) != item
        elif isinstance(item, Text):
            self._counts["P311"] += Text(item.text, item.lang, self._state(item.state), item.sources) != item
        return item

    def _state(self, state: State) -> State:
        """As much of a state as the profile says."""
        return State(**{name: getattr(state, name) for name in self._rules.state})

    def _is_kept(self, slot: Slot, link: Link) -> bool:
        if not link.target:
            self._counts["P312"] += 1
            return False
        if link.target in self._held and slot.field in (*RELATIONS, "replaced_by"):
            self._counts["P313"] += 1
            return False
        self._counts["P315"] += bool(link.evidence or link.origin)
        return True

    def summary(self) -> Iterator[Finding]:
        """What was left out, a finding a kind."""
        for name, count in sorted(self._fields.items()):
            yield Finding.make("P310", Place(slot=name), field=name, count=count)
        counts = {**self._counts, "P314": self._unknown}
        for code in ("P311", "P312", "P313", "P314", "P315"):
            if counts.get(code):
                yield Finding.make(code, count=counts[code])
