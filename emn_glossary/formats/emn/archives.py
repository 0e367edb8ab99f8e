"""Web archives: `.mhtml` (Chrome, Edge) or `.webarchive` (Safari) → the bytes of the page in it, and its address.

Knows nothing of what the page says.
"""

from __future__ import annotations

from emn_glossary.errors import ReadError
from emn_glossary.places import Place

ENDINGS = (".mhtml", ".mht", ".webarchive")


def page(data: bytes, name: str) -> tuple[bytes, str]:
    """The page in an archive, as UTF-8, and the address that it was saved from.

    Raises:
        ReadError: no archive, or one without a page.
    """
    found = _in_webarchive(data) if data.startswith(b"bplist") or name.endswith(".webarchive") else _in_mhtml(data)
    if found is None:
        raise ReadError("no-page-in-archive", place=Place(file=name))
    content, charset, address = found
    try:
        return content.decode(charset or "utf-8").encode(), address
    except (LookupError, UnicodeDecodeError):
        return content, address  # the page itself may say what it is written in


def _in_mhtml(data: bytes) -> tuple[bytes, str, str] | None:
    from email import message_from_bytes  # noqa: PLC0415

    archive = message_from_bytes(data)
    for part in archive.walk():
        content = part.get_payload(decode=True) if part.get_content_type() in _PAGES else None
        if isinstance(content, bytes) and content.strip():
            address = part.get("Content-Location", "") or archive.get("Snapshot-Content-Location", "")
            return content, part.get_content_charset(""), str(address).strip()
    return None


_PAGES = ("text/html", "application/xhtml+xml")


def _in_webarchive(data: bytes) -> tuple[bytes, str, str] | None:
    import plistlib  # noqa: PLC0415

    try:
        main = plistlib.loads(data)["WebMainResource"]
        content = main["WebResourceData"]
        return bytes(content), str(main.get("WebResourceTextEncodingName", "")), str(main.get("WebResourceURL", ""))
    except (plistlib.InvalidFileException, ValueError, KeyError, TypeError, AttributeError, IndexError, OverflowError):
        return None
