"""Document: what a reader gives back: the glossary as read, what there is to say about it, and its origin."""

from __future__ import annotations

from dataclasses import dataclass, field

from emn_glossary.findings import Report
from emn_glossary.model.glossary import Glossary


@dataclass(frozen=True, slots=True)
class Document:
    """A file read.

    `origin` is the glossary as it was when the file was made, where the file remembers it (a translator's workbook
    does): the base of a three-way merge. None where the file does not.
    """

    glossary: Glossary
    findings: Report = field(default_factory=Report)
    origin: Glossary | None = None
