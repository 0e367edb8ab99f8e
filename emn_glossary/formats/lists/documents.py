"""A list for `emn import`: proposals from a foreign spreadsheet, where our own readers find nothing."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from emn_glossary.errors import ReadError
from emn_glossary.formats.lists.columns import Remembered
from emn_glossary.formats.lists.reader import ENDINGS, read
from emn_glossary.model import Document, Glossary, State, Status
from emn_glossary.model.values import OWN

# What the readers of our own workbook and tables say of a file that is none of them.
_NOT_OURS = ("workbook-no-headings", "no-known-heading", "list-no-headings")
_NO_IDS = "W130"


def is_foreign(document: Document | ReadError) -> bool:
    """Whether what our own readers made of a spreadsheet says that it is somebody else's list."""
    if isinstance(document, ReadError):
        return document.key in _NOT_OURS
    return document.origin is None and not document.glossary.entries and _NO_IDS in document.findings.by_code()


def document(
    path: Path, base: str, mapping: Mapping[str, str] | None = None, remembered: Remembered | None = None
) -> Document | None:
    """The list as a document of proposals; None for a file that can be no list, or has no headings that we know.

    Raises:
        ReadError: two columns for one slot, or a mapping that hits no column.
    """
    if path.suffix.lower() not in ENDINGS:
        return None
    try:
        found = read(path, mapping=mapping, remembered=remembered, state=State(Status.CANDIDATE, OWN))
    except ReadError as error:
        if error.key in _NOT_OURS and not mapping:
            return None
        raise
    return Document(Glossary(found.concepts, base=base), found.findings)
