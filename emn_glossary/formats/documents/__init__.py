"""Documents: files that people write, read as running text to annotate, and given back marked.

file ── read ──▶ Readable ── annotate ──▶ Annotated ── write ──▶ HTML with links, DOCX with comments, JSON, CSV, text

A kind of document is a module with `read(data, *, name) -> Readable`, and a row in `KINDS`. Nothing is fetched from the
network, and what is not prose (code, scripts, link targets, deleted text) is left alone.
"""

from __future__ import annotations

import importlib
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import cast

from emn_glossary.annotate import Annotation, Matcher
from emn_glossary.annotate import annotate as annotate_text
from emn_glossary.errors import ReadError, UnknownFormatError
from emn_glossary.formats import opened
from emn_glossary.formats.documents.readable import Annotated, Readable, Reader
from emn_glossary.languages import Lang
from emn_glossary.places import Place

MAX_FILE = 200_000_000  # bytes; a book without pictures has one or two million
_HERE = "emn_glossary.formats.documents"
KINDS = {
    ".txt": f"{_HERE}.plain",
    ".text": f"{_HERE}.plain",
    ".md": f"{_HERE}.markdown",
    ".markdown": f"{_HERE}.markdown",
    ".html": f"{_HERE}.html",
    ".htm": f"{_HERE}.html",
    ".xhtml": f"{_HERE}.html",
    ".docx": f"{_HERE}.docx",
    ".pdf": f"{_HERE}.pdf",
}

__all__ = ["KINDS", "Annotated", "Readable", "annotate", "read", "read_bytes"]


def read(path: str | Path) -> Readable:
    """A file as running text; its kind follows its ending.

    Raises:
        ReadError: no such file, or not what it claims to be: damaged, encrypted, too big, made to swell, no text in it.
        UnknownFormatError: none of `KINDS`.
    """
    path = Path(path)
    _reader(path.name)
    with opened(path) as source:
        data = source.read(MAX_FILE + 1)
    return read_bytes(data, path.name)


def read_bytes(data: bytes, name: str) -> Readable:
    """The same for bytes in memory; `name` tells the kind, and stands in messages.

    Raises:
        ReadError, UnknownFormatError: as `read`.
    """
    reader = _reader(name)
    if len(data) > MAX_FILE:
        raise ReadError("document-too-big", place=Place(file=name), limit=MAX_FILE // 1_000_000)
    return reader(data, name=name)


def _reader(name: str) -> Reader:
    ending = Path(name).suffix.lower()
    if ending not in KINDS:
        raise UnknownFormatError(place=Place(file=name), name=ending or name, known=", ".join(KINDS))
    return cast("Reader", importlib.import_module(KINDS[ending]).read)


def annotate(
    document: Readable, matcher: Matcher, *, lang: Lang | None = None, langs: Sequence[Lang] | None = None
) -> Annotated:
    """The glossary's terms in a document; offsets count characters of `document.text`. See `annotate.annotate`."""
    options = {} if langs is None else {"langs": langs}
    found = annotate_text(document.visible, matcher, lang=lang, **options)
    if document.visible is not document.text:
        text = document.text
        found = Annotation(
            tuple(replace(one, text=text[one.start : one.end]) for one in found.occurrences),
            found.keywords,
            tuple(replace(one, text=text[one.start : one.end]) for one in found.advice),
            found.languages,
        )
    return Annotated(document, found)
