"""Reader: TBX of any version and style → Document. What a file says and we have no field for is told, never dropped.

bytes ─ guard ─▶ tree ─ rules ─▶ findings
                  └─ entry by entry ─▶ Concept ─ memory ─▶ as sent, with the changes
"""

from __future__ import annotations

from collections import Counter
from typing import BinaryIO

from lxml import etree

from emn_glossary.findings import Finding, Report
from emn_glossary.formats.tbx import guard, memory, names, rules, tree
from emn_glossary.formats.tbx import vocabulary as tbx
from emn_glossary.formats.tbx.entries import entry
from emn_glossary.formats.tbx.reading import Unplaced
from emn_glossary.model import DEFAULT_BASE, Concept, Document, Glossary
from emn_glossary.places import Place


def read(source: BinaryIO, *, name: str = "", base: str = DEFAULT_BASE) -> Document:
    """What a TBX file says.

    `origin` is what was sent, where the file remembers it (see `memory`). `base` is the glossary's base IRI where the
    file does not say.

    Raises:
        ReadError: not XML (with the line), not TBX, with entities, nested too deep, too large, empty.
    """
    parsed = guard.parse(source.read(), name)
    reading = _Reading(parsed.root, name, base)
    if parsed.mended:
        said, was = parsed.mended
        reading.findings.append(Finding.make("B101", Place(file=name, line=1), said=said, was=was))
    return reading.document()


class _Reading:
    """One file being read."""

    def __init__(self, root: tree.Element, file: str, base: str) -> None:
        self.root = root
        self.file = file
        self.findings: list[Finding] = []
        said = next((tree.text(p).strip() for p in tree.find(root, "p") if p.get("type") == tbx.BASE), "")
        self.own = bool(said)
        self.base = said or base
        self.unplaced: dict[str, Unplaced] = {}
        self.counts: Counter[str] = Counter()

    def document(self) -> Document:
        if tree.is_old(self.root):
            self.findings.append(Finding.make("B102", Place(file=self.file)))
        else:
            found = rules.structure(self.root, self.file)
            self.findings += [finding for finding in found if finding.code not in ("B210", "B208")]
        read: dict[str, Concept] = {}
        sent: dict[str, Concept] = {}
        for element in tree.find(self.root, "conceptEntry"):
            concept = self._entry(element, read)
            remembered = self._memory(element, concept)
            if remembered is not None:
                sent[concept.id] = remembered
                concept = self._restored(element, concept, remembered)
            read[concept.id] = concept
        if not read:
            self.findings.append(Finding.make("B104", Place(file=self.file)))
        self._tell_unplaced()
        origin = Glossary(sent.values(), base=self.base) if sent else None
        return Document(Glossary(read.values(), base=self.base), Report(self.findings), origin)

    def _entry(self, element: tree.Element, others: dict[str, Concept]) -> Concept:
        place = Place(file=self.file, line=tree.line(element))
        id = self._id(element, others, place)  # noqa: A001
        made, unplaced = entry(element, id, self.file, self.base, own=self.own, findings=self.findings)
        for found in unplaced:
            self.counts[found.what] += 1
            self.unplaced.setdefault(found.what, found)
        return made

    def _id(self, element: tree.Element, others: dict[str, Concept], place: Place) -> str:
        given = element.get("id", "").strip()
        id = names.from_xml(given) if self.own else given  # noqa: A001
        if id and id not in others:
            return id
        number = len(others) + 1
        made = id or f"entry-{number}"
        while made in others:
            made = f"{id or 'entry'}-{number}"
            number += 1
        self.findings.append(Finding.make("B106" if id else "B105", place, id=id, made=made))
        return made

    def _memory(self, element: tree.Element, concept: Concept) -> Concept | None:
        for found in element.iterchildren(etree.ProcessingInstruction):
            if found.target == tbx.SENT:  # type: ignore[attr-defined]
                sent = memory.recall(concept.id, found.text or "")
                if sent is None:
                    place = Place(concept.id, file=self.file, line=tree.line(found))
                    self.findings.append(Finding.make("B107", place))
                return sent
        return None

    def _restored(self, element: tree.Element, concept: Concept, sent: Concept) -> Concept:
        restored, differing = memory.restored(concept, sent)
        place = Place(concept.id, file=self.file, line=tree.line(element))
        for slot in differing:
            where = Place(place.concept, str(slot), file=place.file, line=place.line)
            self.findings.append(Finding.make("B108", where, field=slot))
        for slot in memory.removed(restored, sent):
            where = Place(place.concept, str(slot), file=place.file, line=place.line)
            self.findings.append(Finding.make("B109", where, field=slot))
        return restored

    def _tell_unplaced(self) -> None:
        for what, found in self.unplaced.items():
            place = Place(file=self.file, line=found.line)
            self.findings.append(Finding.make("B103", place, what=what, count=self.counts[what], text=found.text[:60]))
