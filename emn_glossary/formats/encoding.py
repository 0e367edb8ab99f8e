"""Bytes of text from anywhere → text: UTF-8 and UTF-16 are known for certain, the rest is worked out and told.

The home of charset-normalizer. Excel saves CSV as Windows-1252, on a Mac as MacRoman; the two differ in æ, ø and å.
"""

from __future__ import annotations

import codecs
import re

from emn_glossary.errors import ReadError
from emn_glossary.findings import Finding
from emn_glossary.places import Place

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_WESTERN = ("cp1252", "mac_roman")
_NORWEGIAN = frozenset("æøåÆØÅ")
_LETTER = re.compile(rb"\xc3[\x86\x98\x85\xa6\xb8\xa5]")  # Æ Ø Å æ ø å in UTF-8; nobody writes «Ã¸» or «√∏»
_DECLARED = re.compile(rb"""<meta[^>]{0,200}charset\s*=\s*["']?([A-Za-z0-9_-]+)""", re.IGNORECASE)


def decode(data: bytes, name: str = "") -> tuple[str, tuple[Finding, ...]]:
    """The text of a file, and a finding (E301) where its encoding had to be worked out.

    Raises:
        ReadError: these bytes are no text, or text in several encodings.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _as(data, encoding, name), ()
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        text = ""
    if text or not data:
        if "\x00" not in text:
            return text, ()
        return _wide(data, name)
    if _mixed(data):
        line = _first_bad_line(data)
        raise ReadError("mixed-encodings", place=Place(file=name, line=line))
    return _worked_out(data, name)


def _as(data: bytes, encoding: str, name: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise ReadError("not-text", place=Place(file=name)) from error


def _wide(data: bytes, name: str) -> tuple[str, tuple[Finding, ...]]:
    """UTF-16 without a mark: every other byte of plain letters is zero."""
    even, odd = data[0::2].count(0), data[1::2].count(0)
    encoding = "utf-16-le" if odd > even else "utf-16-be"
    if len(data) % 2 or max(even, odd) < len(data) // 4:
        raise ReadError("not-text", place=Place(file=name))
    return _as(data, encoding, name), (Finding.make("E301", Place(file=name), encoding=encoding.upper()),)


def _mixed(data: bytes) -> bool:
    """Whether some of it is certainly UTF-8 and some certainly is not, line by line or within one."""
    lines = [line for line in data.splitlines() if not line.isascii()]
    good = sum(_is_utf8(line) for line in lines)
    return 0 < good < len(lines) or _LETTER.search(data) is not None


def _is_utf8(line: bytes) -> bool:
    try:
        line.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _first_bad_line(data: bytes) -> int:
    return next(number for number, line in enumerate(data.splitlines(), start=1) if not _is_utf8(line))


def _worked_out(data: bytes, name: str) -> tuple[str, tuple[Finding, ...]]:
    declared = _DECLARED.search(data[:4096])
    if declared is not None:
        try:
            return data.decode(declared[1].decode()), ()
        except (LookupError, UnicodeDecodeError):
            pass
    found = _western(data) or _by_likeness(data)
    if not found:
        raise ReadError("not-text", place=Place(file=name))
    return data.decode(found), (Finding.make("E301", Place(file=name), encoding=found),)


def _western(data: bytes) -> str:
    """Windows-1252 or MacRoman, where æ, ø and å tell them apart; empty where they do not."""
    if b"\x00" in data:
        return ""
    counts = {}
    for encoding in _WESTERN:
        try:
            odd = [char for char in data.decode(encoding) if not char.isascii()]
        except UnicodeDecodeError:
            continue
        counts[encoding] = sum(char in _NORWEGIAN for char in odd) / max(len(odd), 1)
    best = max(counts, key=lambda encoding: counts[encoding], default="")
    return best if best and counts[best] > 0.5 else ""


def _by_likeness(data: bytes) -> str:
    from charset_normalizer import from_bytes  # noqa: PLC0415

    best = from_bytes(data).best()
    return best.encoding if best is not None else ""
