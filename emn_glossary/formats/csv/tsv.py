"""TSV: the tables of `emn_glossary.formats.csv` with tabs between the cells."""

from __future__ import annotations

from collections.abc import Iterable
from typing import BinaryIO

from emn_glossary.formats import csv
from emn_glossary.formats.csv import not_carried, parts, read
from emn_glossary.languages import Lang
from emn_glossary.model import EntryId, Glossary

__all__ = ["not_carried", "parts", "read", "write"]


def write(
    glossary: Glossary,
    target: BinaryIO,
    *,
    langs: Iterable[Lang] | None = None,
    ids: Iterable[EntryId] | None = None,
    bom: bool = False,
    shape: str = "flat",
) -> None:
    """Write the glossary as a table with tabs; options and errors as for CSV."""
    csv.write(glossary, target, langs=langs, ids=ids, bom=bom, shape=shape, delimiter="\t")
