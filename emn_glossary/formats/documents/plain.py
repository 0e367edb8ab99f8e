"""Plain text: UTF-8, or UTF-16 with its mark."""

from __future__ import annotations

import codecs

from emn_glossary.errors import ReadError
from emn_glossary.formats.documents.readable import Readable
from emn_glossary.places import Place


def read(data: bytes, *, name: str = "") -> Readable:
    """A text file.

    Raises:
        ReadError: it is in another encoding.
    """
    text = decoded(data, name)
    return Readable("text", name, text, text, data)


def decoded(data: bytes, name: str) -> str:
    """Bytes as text, without the byte order mark.

    Raises:
        ReadError: neither UTF-8 nor UTF-16 with a byte order mark.
    """
    marked = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    try:
        return data.decode("utf-16" if marked else "utf-8-sig")
    except UnicodeDecodeError as error:
        place = Place(file=name, line=data.count(b"\n", 0, error.start) + 1)
        raise ReadError("not-utf-8", place=place) from error
