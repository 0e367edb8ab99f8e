"""The file name of every page. Names are the same in all user-interface languages, so that links keep.

An id becomes its own file name (`c0042.html`, as in its IRI); an id that could not be one, in any file system, gets a
name made of its letters and its digest.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from urllib.parse import urlsplit

from emn_glossary.errors import PublishError
from emn_glossary.model import EntryId, Glossary

FRONT = "index.html"
THEMES = "themes.html"
INTRODUCTION = "introduction.html"
COVERAGE = "coverage.html"
DOWNLOADS = "downloads.html"
ABOUT = "about.html"
CHANGES = "changes.html"
ACCESSIBILITY = "accessibility.html"
STYLE = "emn.css"
ICON = "icon.svg"
LOOKUP = "lookup.js"
READING = "reading.js"
SEARCH = "search.js"
INDEX = "search-index.js"
FEED = "feed.atom"
OPENSEARCH = "opensearch.xml"
SITEMAP = "sitemap.xml"
ROBOTS = "robots.txt"
CONTEXT = "context.jsonld"
DOWNLOAD_FOLDER = "files"
DOWNLOAD_NAME = "emn-ordliste"

_PLAIN = re.compile(r"[a-z][a-z0-9-]{0,80}")
_TAKEN = frozenset(
    {
        *(
            "index",
            "themes",
            "introduction",
            "coverage",
            "downloads",
            "about",
            "changes",
            "accessibility",
            "files",
            "emn",
        ),
        *("icon", "lookup", "reading", "search", "search-index", "feed", "opensearch", "sitemap", "robots", "context"),
    }
)
# RFC 3986: a host, perhaps a port, and a path of segments; nothing that means more than itself in a configuration file
_SITE = re.compile(r"https?://[A-Za-z0-9.-]+(:[0-9]{1,5})?(/(?!\.{1,2}/)[A-Za-z0-9._~-]+)*/")
_DEVICES = re.compile(r"con|prn|aux|nul|(com|lpt)\d")  # names that Windows keeps for itself
_LETTER_NAMES = {"Æ": "ae", "Ø": "oe", "Å": "aa", "#": "0"}


def of_entries(glossary: Glossary) -> Mapping[EntryId, str]:
    """The file name of each concept's and each theme's page."""
    return {id: _file_name(id) for id in (*glossary, *glossary.themes)}  # noqa: A001


def of_data_pages(glossary: Glossary) -> Mapping[EntryId, str]:
    """What has data of its own, with the page the data lie beside: concepts, themes, and the glossary itself.

    The glossary's own page is the front page; its data are named after its id all the same.
    """
    scheme = glossary.scheme.id
    return {**({scheme: _file_name(scheme)} if scheme else {}), **of_entries(glossary)}


def _file_name(id: EntryId) -> str:  # noqa: A002
    plain = _PLAIN.fullmatch(id) and id not in _TAKEN and not _DEVICES.fullmatch(id)
    if plain and not id.startswith(("nb-", "en-", "changes-")) and id not in ("nb", "en"):
        return f"{id}.html"
    letters = re.sub(r"[^a-z0-9]+", "-", id.casefold()).strip("-")[-40:].strip("-")
    return f"{letters}-{hashlib.sha256(id.encode()).hexdigest()[:12]}.html".lstrip("-")


def of_list(lang: str) -> str:
    """The alphabetical list of a language."""
    return f"{lang}.html"


def of_letter(lang: str, letter: str) -> str:
    """The page of one letter, where a list is too long for one page."""
    return f"{lang}-{letter_name(letter)}.html"


def of_missing(lang: str) -> str:
    """The page of the entries without a term in the language, where a list is too long for one page."""
    return f"{lang}-missing.html"


def of_changes(number: int, slug: str = "") -> str:
    """The pages of what has changed, from 1; with a slug those of one edition or release."""
    parts = ["changes", *([slug.lower()] if slug else []), *([str(number)] if number > 1 else [])]
    return "-".join(parts) + ".html"


def of_sitemap(number: int) -> str:
    """One of several sitemaps, from 1."""
    return f"sitemap-{number}.xml"


def of_data(page: str, ending: str) -> str:
    """The data beside a page: `c0042.html`, `.ttl` → `c0042.ttl`."""
    return page.removesuffix(".html") + ending


def letter_name(letter: str) -> str:
    """A letter in plain ASCII, for addresses: `Å` is `aa`, `Ж` is `u0416`."""
    plain = letter.lower()
    if plain.isascii() and plain.isalpha():
        return plain
    return _LETTER_NAMES.get(letter, f"u{ord(letter[0]):04x}")


def of_site(address: str) -> str:
    """The address that a site will have, with a slash at its end.

    Raises:
        PublishError: it is none that a site can have.
    """
    whole = address.rstrip("/#") + "/"
    if not _SITE.fullmatch(whole):
        raise PublishError("site.bad-address", address=address)
    return whole


def is_web(address: str) -> bool:
    """Whether an address may be a link: the web, and nothing a browser would run."""
    return address.startswith(("https://", "http://"))


def is_of_emn(address: str) -> bool:
    """Whether a page is EMN's own: the Commission's, or one of the network's; not a copy elsewhere."""
    host = urlsplit(address).hostname or ""
    return host.endswith(".europa.eu") or "emn" in host
