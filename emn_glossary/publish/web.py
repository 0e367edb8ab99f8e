"""What lies beside the pages for machines: sitemap, robots, OpenSearch, feed, JSON-LD's words, servers' configuration.

Pure: bytes by path.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from urllib.parse import urlsplit
from xml.sax.saxutils import escape

from emn_glossary.formats.rdf import linked
from emn_glossary.model import Concept, EntryId, Glossary
from emn_glossary.publish import addresses, servers
from emn_glossary.publish.feed import feed
from emn_glossary.publish.surroundings import Surroundings

_PLAIN = re.compile(servers.ID)
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_MOST = 50_000  # addresses in one sitemap (sitemaps.org)


def for_machines(glossary: Glossary, around: Surroundings, pages: Iterable[str], url: str) -> Mapping[str, bytes]:
    """Every file for machines by path; `pages` are the pages of the site, `url` the address it will have."""
    concepts = sorted(glossary.concepts, key=lambda concept: concept.id)
    answers = servers.Answers(urlsplit(url).path, dict(_moved(concepts, around)), dict(_told_on(glossary)))
    context = json.dumps({"@context": linked.context()}, ensure_ascii=False, indent=1) + "\n"
    made = {
        **dict(_sitemaps(pages, concepts, around, url)),
        addresses.ROBOTS: f"User-agent: *\nAllow: /\n\nSitemap: {url}{addresses.SITEMAP}\n".encode(),
        addresses.OPENSEARCH: _opensearch(around, url),
        addresses.CONTEXT: context.encode(),
        ".htaccess": answers.apache(),
        "nginx.conf": answers.nginx(),
        "web.config": answers.iis(),
    }
    told = feed(concepts, around, url)
    return made if told is None else {**made, addresses.FEED: told}


def _told_on(glossary: Glossary) -> Iterator[tuple[str, Sequence[EntryId]]]:
    """The pages that tell of the glossary itself and of the passages of its introduction."""
    about, introduction = [glossary.scheme.id], [passage.id for passage in glossary.introduction]
    for page, ids in ((addresses.ABOUT, about), (addresses.INTRODUCTION, introduction)):
        plain = [id for id in ids if _PLAIN.fullmatch(id)]  # noqa: A001
        if plain:
            yield page, plain


def _moved(concepts: Iterable[Concept], around: Surroundings) -> Iterator[tuple[EntryId, EntryId]]:
    """Retired entries, and the one entry that replaces each."""
    for concept in concepts:
        heirs = [link.target for link in concept.links("replaced_by") if link.target in around.paths]
        if concept.retired and len(heirs) == 1 and _PLAIN.fullmatch(concept.id) and _PLAIN.fullmatch(heirs[0]):
            yield concept.id, heirs[0]


def _sitemaps(
    pages: Iterable[str], concepts: Iterable[Concept], around: Surroundings, url: str
) -> Iterator[tuple[str, bytes]]:
    """The sitemap (sitemaps.org, 0.9); of a very large site several, and a list of them."""
    days = {around.paths[concept.id]: concept.one("modified") for concept in concepts}
    found = [("" if page == addresses.FRONT else page, days.get(page, "")) for page in pages]
    parts = [found[at : at + _MOST] for at in range(0, len(found), _MOST)]
    if len(parts) == 1:
        yield addresses.SITEMAP, _sitemap("urlset", "url", parts[0], url)
        return
    names = [addresses.of_sitemap(number) for number in range(1, len(parts) + 1)]
    yield addresses.SITEMAP, _sitemap("sitemapindex", "sitemap", [(name, "") for name in names], url)
    for name, part in zip(names, parts, strict=True):
        yield name, _sitemap("urlset", "url", part, url)


def _sitemap(whole: str, one: str, places: Iterable[tuple[str, str]], url: str) -> bytes:
    space = "http://www.sitemaps.org/schemas/sitemap/0.9"
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', f'<{whole} xmlns="{space}">']
    for place, day in places:
        changed = f"<lastmod>{day}</lastmod>" if _DAY.fullmatch(day) else ""
        lines.append(f"<{one}><loc>{escape(url + place)}</loc>{changed}</{one}>")
    return ("\n".join([*lines, f"</{whole}>"]) + "\n").encode()


def _opensearch(around: Surroundings, url: str) -> bytes:
    """The OpenSearch description (1.1): the browser's own search field can ask the glossary."""
    short = around.voice.say("name")[:16].strip()
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">\n'
        f"<ShortName>{escape(short)}</ShortName>\n"
        f"<Description>{escape(around.name.text)}</Description>\n"
        f'<Url type="text/html" template="{escape(url)}{addresses.FRONT}?q={{searchTerms}}"/>\n'
        f"<Language>{around.voice.ui}</Language>\n<InputEncoding>UTF-8</InputEncoding>\n"
        "</OpenSearchDescription>\n"
    ).encode()
