"""TBX: TermBase eXchange (ISO 30042:2019), the dialect TBX-Basic, for term tools; out and in.

    write     concept by concept ─▶ tree (writer), with what was sent (memory)
    read      guard ─▶ tree ─ rules ─▶ entries, terms ─ memory ─▶ Document
    losses    what a glossary holds that TBX has no room for

Version 2 (ISO 30042:2008, IATE's export) and categories as elements (DCT) are read too. `vocabulary` has the words.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, BinaryIO

from emn_glossary.languages import Lang
from emn_glossary.model import DEFAULT_BASE, Document, EntryId, Glossary

if TYPE_CHECKING:
    from emn_glossary.findings import Report

__all__ = ["not_carried", "read", "write"]


def read(source: BinaryIO, *, name: str = "", base: str = DEFAULT_BASE) -> Document:
    """What a TBX file says: see `emn_glossary.formats.tbx.reader.read`."""
    from emn_glossary.formats.tbx import reader  # noqa: PLC0415

    return reader.read(source, name=name, base=base)


def write(
    glossary: Glossary,
    target: BinaryIO,
    *,
    langs: Iterable[Lang] | None = None,
    ids: Iterable[EntryId] | None = None,
    ui: Lang = "nb",
    remember: bool = True,
) -> None:
    """A glossary as TBX: see `emn_glossary.formats.tbx.writer.write`."""
    from emn_glossary.formats.tbx import writer  # noqa: PLC0415

    writer.write(glossary, target, langs=langs, ids=ids, ui=ui, remember=remember)


def not_carried(glossary: Glossary) -> Report:
    """What has no room in TBX: see `emn_glossary.formats.tbx.losses.not_carried`."""
    from emn_glossary.formats.tbx import losses  # noqa: PLC0415

    return losses.not_carried(glossary)
