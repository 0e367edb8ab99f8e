"""Guard: whether a zipped document is safe to open. Looks before anything parses.

Every part is unpacked once, in pieces and within limits, so that a bomb, a lying size or a damaged part is found here.
"""

from __future__ import annotations

import io
import zipfile
import zlib

from emn_glossary.errors import ReadError
from emn_glossary.places import Place

MAX_PARTS = 10_000
MAX_BYTES = 500_000_000  # unpacked
MAX_RATIO = 250  # unpacked to packed, counted once the whole is larger than …
RATIO_FROM = 50_000_000
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # Compound File Binary, [MS-CFB] 2.2: an encrypted package, or a .doc


def weigh(data: bytes, name: str) -> None:
    """Refuse a file that is no sound, open and reasonably sized DOCX package.

    Raises:
        ReadError: encrypted, not a Word document, damaged, or made to swell.
    """
    place = Place(file=name)
    if data.startswith(_OLE):
        encrypted = "EncryptedPackage".encode("utf-16-le") in data
        raise ReadError("document-encrypted" if encrypted else "document-not-that", place=place, format="DOCX")
    if not data.startswith(b"PK"):
        raise ReadError("document-not-that", place=place, format="DOCX")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if any(part.flag_bits & 1 for part in archive.infolist()):
                raise ReadError("document-encrypted", place=place)
            _unpack(archive, len(data), place)
            if not any(part.filename.startswith("word/") for part in archive.infolist()):
                raise ReadError("document-not-that", place=place, format="DOCX")
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, ValueError) as error:
        raise ReadError("document-damaged", place=place) from error


def _unpack(archive: zipfile.ZipFile, packed: int, place: Place) -> None:
    parts = archive.infolist()
    allowed = min(MAX_BYTES, max(RATIO_FROM, packed * MAX_RATIO))
    if len(parts) > MAX_PARTS or sum(part.file_size for part in parts) > allowed:
        raise ReadError("document-bomb", place=place)
    total = 0
    for part in parts:
        with archive.open(part) as stream:
            while piece := stream.read(1 << 20):
                total += len(piece)
                if total > allowed:
                    raise ReadError("document-bomb", place=place)
