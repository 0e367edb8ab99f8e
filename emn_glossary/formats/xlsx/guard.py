"""Guard: what kind of file this is, and whether it is safe to open. Looks before anything parses.

Every part of a zipped workbook is unpacked once, in pieces and within limits, so that a zip bomb, a lying size or a
damaged part is found here and not in a parser. Gives the kind of workbook or raises `ReadError` with what to do.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from typing import Literal, TypeAlias

from emn_glossary.errors import ReadError
from emn_glossary.places import Place

Kind: TypeAlias = Literal["xlsx", "xlsb", "ods", "xls"]

MAX_PARTS = 5_000
MAX_BYTES = 400_000_000  # unpacked; 7 000 entries in two languages take about 40 MB
MAX_RATIO = 250  # unpacked to packed, counted once the whole is larger than …
RATIO_FROM = 20_000_000
MAX_FILE = 200_000_000  # packed

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # Compound File Binary, [MS-CFB] 2.2


def kind_of(data: bytes, name: str = "") -> Kind:
    """What kind of workbook the bytes are.

    Raises:
        ReadError: empty, not a workbook, truncated or damaged, encrypted, with macros, or made to swell.
    """
    place = Place(file=name)
    if not data:
        raise ReadError("workbook-empty-file", place=place)
    if len(data) > MAX_FILE:
        raise ReadError("workbook-too-big", place=place)
    if data.startswith(_OLE):
        return _inside_ole(data, place)
    if data.startswith(b"PK"):
        return _inside_zip(data, place)
    raise ReadError("not-a-workbook", place=place)


def _inside_ole(data: bytes, place: Place) -> Kind:
    """Names of streams stand in UTF-16 in the directory of a compound file ([MS-CFB] 2.6)."""

    def has(stream: str) -> bool:
        return stream.encode("utf-16-le") in data

    if has("EncryptedPackage"):
        raise ReadError("workbook-encrypted", place=place)
    if has("_VBA_PROJECT"):
        raise ReadError("workbook-macros", place=place)
    if has("Workbook") or has("Book"):
        return "xls"
    raise ReadError("not-a-workbook", place=place)


def _inside_zip(data: bytes, place: Place) -> Kind:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = {info.filename for info in archive.infolist()}
            if any(info.flag_bits & 1 for info in archive.infolist()):
                raise ReadError("workbook-encrypted", place=place)
            _weigh(archive, len(data), place)
            return _kind(archive, names, place)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, ValueError) as error:
        raise ReadError("workbook-damaged", place=place) from error


def _kind(archive: zipfile.ZipFile, names: set[str], place: Place) -> Kind:
    if any(part.lower().endswith("vbaproject.bin") or part.startswith("Basic/") for part in names):
        raise ReadError("workbook-macros", place=place)
    if "xl/workbook.bin" in names:
        return "xlsb"
    if "[Content_Types].xml" in names and any(part.startswith("xl/") for part in names):
        if b"macroEnabled" in archive.read("[Content_Types].xml"):
            raise ReadError("workbook-macros", place=place)
        return "xlsx"
    if "mimetype" in names and "content.xml" in names:
        if b"opendocument.spreadsheet" not in archive.read("mimetype"):
            raise ReadError("not-a-workbook", place=place)
        if "META-INF/manifest.xml" in names and b"encryption-data" in archive.read("META-INF/manifest.xml"):
            raise ReadError("workbook-encrypted", place=place)
        return "ods"
    raise ReadError("not-a-workbook", place=place)


def _weigh(archive: zipfile.ZipFile, packed: int, place: Place) -> None:
    """Unpack every part once, counting; a part whose size or checksum lies is damaged."""
    parts = archive.infolist()
    allowed = min(MAX_BYTES, max(RATIO_FROM, packed * MAX_RATIO))
    if len(parts) > MAX_PARTS or sum(part.file_size for part in parts) > allowed:
        raise ReadError("workbook-bomb", place=place)
    total = 0
    for part in parts:
        with archive.open(part) as stream:
            while piece := stream.read(1 << 20):
                total += len(piece)
                if total > allowed:
                    raise ReadError("workbook-bomb", place=place)
