"""One entry of a TBX file being read: its values so far, what there is to say, what fits no field."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from emn_glossary.findings import Finding
from emn_glossary.formats import cleaning
from emn_glossary.formats.tbx import tree
from emn_glossary.formats.tbx import vocabulary as tbx
from emn_glossary.formats.tbx.tree import Element
from emn_glossary.languages import Lang
from emn_glossary.model import Item
from emn_glossary.model.values import key
from emn_glossary.places import Place
from emn_glossary.slots import Slot


class Unplaced(NamedTuple):
    """Something that the file says and we have no field for: what it is, its words, its line."""

    what: str
    text: str
    line: int


@dataclass(slots=True)
class Reading:
    """One entry being read; `own` says that the file was written by this project."""

    id: str
    file: str
    base: str
    own: bool
    findings: list[Finding]
    values: dict[Slot, list[Item]] = field(default_factory=dict)
    unplaced: list[Unplaced] = field(default_factory=list)
    source_links: list[tuple[str, str]] = field(default_factory=list)

    def place(self, element: Element, slot: object = "") -> Place:
        """Where an element stands, with the entry and the slot."""
        return Place(self.id, str(slot), file=self.file, line=tree.line(element))

    def say(self, code: str, element: Element, slot: object = "", **params: object) -> None:
        """A finding about an element."""
        self.findings.append(Finding.make(code, self.place(element, slot), **params))

    def miss(self, element: Element, what: str = "") -> None:
        """Note what has no field here."""
        said = what or tree.category(element) or tree.name(element)
        self.unplaced.append(Unplaced(said, " ".join(tree.text(element).split()), tree.line(element)))

    def words(self, element: Element, slot: object = "") -> str:
        """The words of an element as the glossary keeps them; says what had to be put right."""
        return cleaning.tidy(tree.text(element), self.place(element, slot), self.findings)

    def lang(self, element: Element, *, own: bool = False) -> Lang:
        """The language that holds for an element, or only the one it states itself."""
        raw = tree.own_language(element) if own else tree.language(element)
        if not raw or raw == tbx.NO_LANGUAGE:
            return ""
        return cleaning.language(raw, self.place(element), self.findings) or ""

    def add(self, slot: Slot, item: Item, element: Element) -> None:
        """Put a value into its slot; one that has no room there is told."""
        there = self.values.setdefault(slot, [])
        if there and not slot.row.many:
            if key(there[0]) != key(item):
                self.say("B111", element, slot, kept=there[0], other=item)
        elif any(key(other) == key(item) for other in there):
            self.say("B112", element, slot, text=item)
        else:
            there.append(item)
