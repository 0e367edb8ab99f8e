"""Files that are something else than their name says, told before a parser trips over them in its own words."""

from __future__ import annotations

import codecs

from emn_glossary.errors import ReadError
from emn_glossary.places import Place

_PACKED = (b"\x1f\x8b", b"PK\x03\x04", b"BZh", b"\xfd7zXZ\x00", b"\x28\xb5\x2f\xfd")  # gzip, zip, bzip2, xz, zstd
_PAGE = (b"<!doctype html", b"<html")


def refuse(data: bytes, file: str) -> None:
    """Refuse a web page, as a server that wants a login or does not find a file sends it, and what is compressed.

    Raises:
        ReadError: it is one of these.
    """
    if data.startswith(_PACKED):
        raise ReadError("compressed", place=Place(file=file))
    if data.removeprefix(codecs.BOM_UTF8)[:200].lstrip().lower().startswith(_PAGE):
        raise ReadError("web-page", place=Place(file=file, line=1))
