"""What lies beside the pages for machines: data, sitemap, robots, OpenSearch, and the configuration of web servers.

Addresses are stable: an entry's IRI (`…/c0042`) leads to its page, or to its Turtle or JSON-LD when those are asked for
(W3C, Cool URIs for the Semantic Web, §4.2: 303 See Other); a retired entry's leads to the one that replaces it. The
configurations do that for Apache (`.htaccess`), nginx (`nginx.conf`) and IIS (`web.config`). Pure: bytes by path.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from urllib.parse import urlsplit
from xml.sax.saxutils import escape

from emn_glossary.model import Concept, EntryId, Glossary
from emn_glossary.publish import addresses
from emn_glossary.publish.entries import Surroundings
from emn_glossary.publish.feed import feed

POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self'; script-src 'self'; base-uri 'none'; form-action 'self'; "
    "frame-ancestors 'self'"
)
_HEADERS = (
    ("Content-Security-Policy", POLICY),
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "no-referrer"),
)
_TYPES = ((".ttl", "text/turtle"), (".jsonld", "application/ld+json"), (".atom", "application/atom+xml"))
_ID = "[a-z][a-z0-9-]*"
_PLAIN = re.compile(_ID)
# Whoever takes HTML gets the page; others get the data they name.
_WANTS = ((r"text/turtle", ".ttl"), (r"application/(ld\+)?json", ".jsonld"))


def for_machines(glossary: Glossary, around: Surroundings, pages: Iterable[str], url: str) -> Mapping[str, bytes]:
    """Every file for machines by path; `pages` are the pages of the site, `url` the address it will have."""
    concepts = sorted(glossary.concepts, key=lambda concept: concept.id)
    made: dict[str, bytes] = {}
    moved = dict(_moved(concepts, around))
    path = urlsplit(url).path or "/"
    made[addresses.SITEMAP] = _sitemap(pages, concepts, around, url)
    made[addresses.ROBOTS] = f"User-agent: *\nAllow: /\n\nSitemap: {url}{addresses.SITEMAP}\n".encode()
    made[addresses.OPENSEARCH] = _opensearch(around, url)
    made[".htaccess"] = _apache(moved, path)
    made["nginx.conf"] = _nginx(moved, path)
    made["web.config"] = _iis(moved, path)
    told = feed(concepts, around, url)
    return made if told is None else {**made, addresses.FEED: told}


def _moved(concepts: Iterable[Concept], around: Surroundings) -> Iterator[tuple[EntryId, EntryId]]:
    """Retired entries, and the one entry that replaces each."""
    for concept in concepts:
        heirs = [link.target for link in concept.links("replaced_by") if link.target in around.paths]
        if concept.retired and len(heirs) == 1 and _PLAIN.fullmatch(concept.id) and _PLAIN.fullmatch(heirs[0]):
            yield concept.id, heirs[0]


def _sitemap(pages: Iterable[str], concepts: Iterable[Concept], around: Surroundings, url: str) -> bytes:
    """The sitemap (sitemaps.org, 0.9)."""
    days = {around.paths[concept.id]: concept.one("modified") for concept in concepts}
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">']
    for page in pages:
        address = url if page == addresses.FRONT else url + page
        day = f"<lastmod>{escape(days[page])}</lastmod>" if days.get(page) else ""
        lines.append(f"<url><loc>{escape(address)}</loc>{day}</url>")
    return ("\n".join([*lines, "</urlset>"]) + "\n").encode()


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


# ---------------------------------------------------------------------------------------------------------
# Web servers


def _apache(moved: Mapping[EntryId, EntryId], path: str) -> bytes:
    lines = [
        "# Apache 2.4: lies in the folder of the site; needs AllowOverride FileInfo, mod_rewrite and mod_headers.",
        "AddDefaultCharset utf-8",
        "AddCharset utf-8 .ttl .jsonld .js .css .atom",
        *(f"AddType {kind} {ending}" for ending, kind in _TYPES),
        "<IfModule mod_headers.c>",
        *(f'Header always set {name} "{value}"' for name, value in _HEADERS),
        'Header always merge Vary "Accept"',
        "</IfModule>",
        "RewriteEngine On",
        f"RewriteBase {path}",
    ]
    for wanted, ending in _WANTS:
        lines += [
            "RewriteCond %{HTTP_ACCEPT} !text/html [NC]",
            f"RewriteCond %{{HTTP_ACCEPT}} {wanted} [NC]",
            f"RewriteRule ^({_ID})$ $1{ending} [R=303,L]",
        ]
    lines += [f"RewriteRule ^{old}$ {new} [R=301,L]" for old, new in moved.items()]
    lines += [f"RewriteRule ^({_ID})$ $1.html [R=303,L]"]
    return ("\n".join(lines) + "\n").encode()


def _nginx(moved: Mapping[EntryId, EntryId], path: str) -> bytes:
    headers = [f'    add_header {name} "{value}" always;' for name, value in _HEADERS]
    lines = [
        f"# nginx: include this file in the server block whose root holds the site at {path}",
        *(f"location = {path}{old} {{ return 301 {path}{new}; }}" for old, new in moved.items()),
        f'location ~ "^{path}(?<entry>{_ID})$" {{',
        '    add_header Vary "Accept" always;',
        *(
            f'    if ($http_accept ~* "^(?!.*text/html).*{wanted}") {{ return 303 {path}$entry{ending}; }}'
            for wanted, ending in _WANTS
        ),
        f"    return 303 {path}$entry.html;",
        "}",
        *(
            f'location ~ "^{path}.*\\{ending}$" {{\n    types {{ }}\n    default_type "{kind}; charset=utf-8";\n'
            + "\n".join(headers)
            + "\n}"
            for ending, kind in _TYPES
        ),
        f"location {path} {{",
        f"    index {addresses.FRONT};",
        "    charset utf-8;",
        *headers,
        "}",
    ]
    return ("\n".join(lines) + "\n").encode()


def _iis(moved: Mapping[EntryId, EntryId], path: str) -> bytes:
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        "<!-- IIS with the URL Rewrite module: lies in the folder of the site. -->",
        "<configuration><system.webServer>",
        "<staticContent>",
        *(
            f'<remove fileExtension="{end}"/><mimeMap fileExtension="{end}" mimeType="{kind}; charset=utf-8"/>'
            for end, kind in _TYPES
        ),
        "</staticContent>",
        "<httpProtocol><customHeaders>",
        *(f'<add name="{name}" value="{escape(value)}"/>' for name, value in (*_HEADERS, ("Vary", "Accept"))),
        "</customHeaders></httpProtocol>",
        "<rewrite><rules>",
    ]
    for wanted, ending in _WANTS:
        lines += [
            f'<rule name="data {ending}" stopProcessing="true"><match url="^({_ID})$"/><conditions>',
            '<add input="{HTTP_ACCEPT}" pattern="text/html" negate="true"/>',
            f'<add input="{{HTTP_ACCEPT}}" pattern="{wanted}"/></conditions>',
            f'<action type="Redirect" url="{path}{{R:1}}{ending}" redirectType="SeeOther"/></rule>',
        ]
    for old, new in moved.items():
        lines.append(
            f'<rule name="retired {old}" stopProcessing="true"><match url="^{old}$"/>'
            f'<action type="Redirect" url="{path}{new}" redirectType="Permanent"/></rule>'
        )
    lines += [
        f'<rule name="page" stopProcessing="true"><match url="^({_ID})$"/>',
        f'<action type="Redirect" url="{path}{{R:1}}.html" redirectType="SeeOther"/></rule>',
        "</rules></rewrite>",
        "</system.webServer></configuration>",
    ]
    return ("\n".join(lines) + "\n").encode()
