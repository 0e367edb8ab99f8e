"""The files that readers take with them: which, in what order, made how."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from emn_glossary import formats
from emn_glossary.languages import Lang
from emn_glossary.model import Glossary
from emn_glossary.publish import addresses
from emn_glossary.publish.page import Download


@dataclass(frozen=True, slots=True)
class _Kind:
    """A file: its format, what its name ends with, what its writer is told."""

    format: str
    suffix: str = ""
    options: Mapping[str, Any] = field(default_factory=dict)


_KINDS: Mapping[str, _Kind] = {
    "pdf": _Kind("pdf", "-nb", {"order": "nb"}),
    "pdf-en": _Kind("pdf", "-en", {"order": "en"}),
    "pdf-full": _Kind("pdf", "", {"order": "full"}),
    "docx": _Kind("docx"),
    "xlsx": _Kind("xlsx"),
    "csv": _Kind("csv", "", {"bom": True}),  # readers open it in Excel
    "tbx": _Kind("tbx"),
    "turtle": _Kind("turtle"),
    "rdfxml": _Kind("rdfxml"),
    "jsonld": _Kind("jsonld"),
}


def usual() -> tuple[str, ...]:
    """The names of the files that a site has unless told otherwise: those whose format there is, in reading order."""
    return tuple(name for name, kind in _KINDS.items() if kind.format in formats.FORMATS)


def write_downloads(glossary: Glossary, stage: Path, names: Sequence[str], ui: Lang) -> tuple[Download, ...]:
    """Write the files into a folder; `names` are the rows of the table here, or of the format table.

    Raises:
        UnknownFormatError: no such file or format.
        WriteError: the folder cannot be written to.
    """
    if names:
        (stage / addresses.DOWNLOAD_FOLDER).mkdir()
    return tuple(_written(glossary, stage, name, ui) for name in names)


def _written(glossary: Glossary, stage: Path, name: str, ui: Lang) -> Download:
    kind = _KINDS.get(name, _Kind(name))
    row = formats.detect("", kind.format)
    path = f"{addresses.DOWNLOAD_FOLDER}/{addresses.DOWNLOAD_NAME}{kind.suffix}{row.extensions[0]}"
    told = {option: value for option, value in {"ui": ui, **kind.options}.items() if option in row.options()}
    formats.write(glossary, stage / path, kind.format, **told)
    return Download(path, name, (stage / path).stat().st_size)
