"""Document: what a reader gives back: the glossary as read, what there is to say about it, and its origin."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from emn_glossary.findings import Report
from emn_glossary.model.entry import EntryId
from emn_glossary.model.glossary import Glossary
from emn_glossary.places import Place


@dataclass(frozen=True, slots=True)
class Document:
    """A file read.

    `origin` is the glossary as it was when the file was made, where the file remembers it (a translator's workbook
    does): the base of a three-way merge. None where the file does not. `places` says where in the file the value of an
    entry's slot stands (`("c0022", "preferred@nb")`), for files that have such places. `settled` are the conflicts that
    were decided in the file: entry, slot, and for a set what the glossary said of the element at issue.
    """

    glossary: Glossary
    findings: Report = field(default_factory=Report)
    origin: Glossary | None = None
    places: Mapping[tuple[EntryId, str], Place] = field(default_factory=dict)
    settled: tuple[tuple[EntryId, str, str], ...] = ()
