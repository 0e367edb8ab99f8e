"""EMN's facts as a glossary: `read` takes the two files (terms, relations) and gives a `Document`.

Nothing is corrected on the way: what looks wrong in EMN's data stays EMN's. The way back is `rows`.

Norwegian stands in EMN's `NO` value with `(b)` for bokmål and `(n)` for nynorsk. A value without marks is bokmål for
certain and nynorsk only perhaps, so it is kept as bokmål, and `forms_given` says that EMN gave one form.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO, TypeAlias

from emn_glossary.coverage import digest
from emn_glossary.findings import Finding, Report
from emn_glossary.formats.emn import citations, outside, relations
from emn_glossary.formats.emn.acronyms import is_acronym
from emn_glossary.formats.emn.relations import CODES, COLUMNS, ORIGIN, Statement
from emn_glossary.formats.emn.tables import RELATIONS, TERMS, Row, read_table, values
from emn_glossary.formats.emn.targets import Name, Targets
from emn_glossary.languages import SOURCE, TARGETS, Lang
from emn_glossary.model import (
    DEFAULT_BASE,
    Concept,
    Document,
    EntryId,
    Evidence,
    Glossary,
    Link,
    Scheme,
    State,
    Status,
    Term,
    Value,
)
from emn_glossary.places import Place
from emn_glossary.slots import Slot

TableFile: TypeAlias = BinaryIO | str | Path

_ADDRESS = re.compile(r'[A-Za-z][A-Za-z0-9+.-]*:[^\x00-\x20<>"{}|\\^`]+\Z')  # an IRI (RFC 3987) as N-Triples allows it
_NUMBER = re.compile(r"c(\d+)\Z")


def read(
    terms: TableFile,
    relations_file: TableFile,
    *,
    ids: Mapping[str, EntryId] | None = None,
    scheme: Scheme | None = None,
    base: str = DEFAULT_BASE,
) -> Document:
    """The two files as a glossary, and all there is to say about them.

    `ids` are the ids that entries have already, by EMN's slug: they keep them, and new entries get the next numbers
    after the highest, in file order. `scheme` is the glossary's own metadata, which the files do not have.

    Raises:
        ReadError: no such file, not UTF-8, or another heading than expected.
    """
    rows, said_of_terms = read_table(terms, TERMS)
    relation_rows, said_of_relations = read_table(relations_file, RELATIONS)
    reading = _Reading([*said_of_terms, *said_of_relations])
    entries = reading.entries(rows, ids or {})
    targets = Targets(
        Name(entry.id, entry.one("slug"), entry.one("preferred", SOURCE), [*map(str, entry.alternatives(SOURCE))])
        for entry in entries
    )
    inside = [*reading.cells(rows, targets), *reading.rows(relation_rows, targets)]
    inside, circles = relations.without_circles(inside)
    closed = relations.links(inside)
    reading.findings += [*circles, *relations.contradictions(closed)]
    if scheme is not None:
        entries = [_in_scheme(entry, scheme) for entry in entries]
    linked = [_with_links(entry, closed.get(entry.id, {})) for entry in entries]
    beside = outside.statements(relations.links(reading.outside), base)
    glossary = Glossary([*([scheme] if scheme else []), *linked], base=base, unknown=beside)
    return Document(glossary, Report(reading.findings))


def _with_links(entry: Concept, links: Mapping[str, tuple[Link, ...]]) -> Concept:
    return entry.with_values({Slot(name): found for name, found in links.items()})


def _in_scheme(entry: Concept, scheme: Scheme) -> Concept:
    return entry.with_values({Slot("scheme"): (Link(scheme.id),)})


@dataclass
class _Reading:
    """One reading: the entries by slug, and what there is to say."""

    findings: list[Finding]
    slugs: dict[str, EntryId] = field(default_factory=dict)
    outside: list[Statement] = field(default_factory=list)

    def say(self, code: str, place: Place, **params: object) -> None:
        self.findings.append(Finding.make(code, place, **params))

    # -- entries ------------------------------------------------------------------------------------------
    def entries(self, rows: Iterable[tuple[Row, Place]], ids: Mapping[str, EntryId]) -> list[Concept]:
        taken = [int(found[1]) for id in ids.values() if (found := _NUMBER.match(id))]  # noqa: A001
        following = max(taken, default=0) + 1
        entries = []
        for row, place in rows:
            slug = row["id"]
            if slug in self.slugs:
                self.say("F106", place, id=slug)
                continue
            if slug not in ids:
                self.slugs[slug], following = f"c{following:04d}", following + 1
            else:
                self.slugs[slug] = ids[slug]
            entries.append(self._entry(self.slugs[slug], row, place))
        return entries

    def _entry(self, id: EntryId, row: Row, place: Place) -> Concept:  # noqa: A002
        found: dict[Slot, Value | None] = {
            Slot("slug"): row["id"],
            Slot("edition"): row["version"] or None,
            Slot("as_published"): row["no_raw"] or None,
            Slot("forms_given"): forms_given(row["no_raw"]) or None,
            Slot("source"): citations.sources(row["def_source"]),
        }
        found[Slot("page")] = self._address(row["url"], Place(id, "page", place.file, line=place.line)) or None
        found |= _terms([row["en"], *values(row["en_syn"])], SOURCE)
        entry = Concept(id).with_values(found)
        renders = digest(entry)
        for lang in TARGETS:
            entry = entry.with_values(_terms(values(row[lang]), lang, renders))
        return entry

    def _address(self, text: str, place: Place) -> str:
        if text and not _ADDRESS.match(text):
            self.say("F110", place, text=text)
            return ""
        return text

    # -- relations ----------------------------------------------------------------------------------------
    def cells(self, rows: Iterable[tuple[Row, Place]], targets: Targets) -> Iterator[Statement]:
        """What the terms file states in its columns BT, NT and RT."""
        told = set()
        for row, place in rows:
            owner = self.slugs[row["id"]]
            if owner in told:
                continue
            told.add(owner)
            page = row["url"] if _ADDRESS.match(row["url"]) else ""
            for column, name in COLUMNS.items():
                here = Place(owner, name, place.file, line=place.line)
                for position, words in enumerate(values(row[column]), start=1):
                    evidence = Evidence(words, SOURCE, page, position=position)
                    yield Statement(owner, name, self._target(owner, words, targets, here), evidence, here)

    def rows(self, rows: Iterable[tuple[Row, Place]], targets: Targets) -> Iterator[Statement]:
        """What the relations file states; what it states of terms that are no entries goes to `outside`."""
        told: dict[str, int] = {}
        for row, place in rows:
            slug = row["id"]
            told[slug] = told.get(slug, 0) + 1
            name = CODES.get(row["relation"])
            if name is None:
                self.say("F111", place, relation=row["relation"])
                continue
            owner = self.slugs.get(slug, "")
            here = Place(owner, name, place.file, line=place.line)
            words, page = row["target_verbatim"], self._address(row["url"], here)
            evidence = Evidence(words, row["lang"], page, row["target_en"], told[slug])
            target = self.slugs.get(row["target_id"], "")
            if row["target_id"] and not target:
                self.say("F102", here, id=row["target_id"], target=words)
            elif not target:
                target = self._target(owner, row["target_en"] or words, targets, here)
            statement = Statement(owner or slug, name, target, evidence, here)
            if owner:
                yield statement
            else:
                self.say("F105", here, id=slug)
                self.outside.append(statement)

    def _target(self, owner: EntryId, words: str, targets: Targets, place: Place) -> EntryId:
        found, way = targets.find(words)
        if not found:
            self.say("F101", place, target=words)
        elif found == owner:
            self.say("F108", place, target=words)
            return ""
        elif way != "exact":
            self.say("F107", place, target=words, id=found, title=targets.titles[found])
        return found


def _terms(words: list[str], lang: Lang, renders: str = "") -> dict[Slot, Value | None]:
    """Terms in the order published, the first one preferred."""
    if not words:
        return {}
    state = State(Status.CURRENT, ORIGIN, renders=renders)
    preferred, *others = (Term(text, lang, state, "acronym" if is_acronym(text) else "") for text in words)
    alternatives = tuple(
        Term(term.text, lang, state, term.kind, position=position) for position, term in enumerate(others, start=1)
    )
    return {Slot("preferred", lang): preferred, Slot("alternative", lang): alternatives}


def forms_given(published: str) -> str:
    """Which Norwegian forms EMN's `NO` value gives.

    `both` (marked), `bokmål` or `nynorsk` (only that one marked), `one` (a form without a mark), or nothing (`n/a`
    or no value).
    """
    if published in ("", "n/a"):
        return ""
    marked = ("(b)" in published, "(n)" in published)
    return {(True, True): "both", (True, False): "bokmål", (False, True): "nynorsk", (False, False): "one"}[marked]
