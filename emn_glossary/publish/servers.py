"""How web servers are to answer for the site: `.htaccess` for Apache, `nginx.conf`, `web.config` for IIS. Pure.

An entry's address (`…/c0042`) leads to its page, or to its Turtle or JSON-LD when those are wanted more (W3C, Cool URIs
for the Semantic Web, §4.2: 303 See Other); a retired entry's page address leads to the one that replaces it. What is
wanted most is read from the Accept header with its weights (RFC 9110, §12.5.1), to a tenth; pages are preferred to data
that are wanted as much, and what is named to what is only admitted (`*/*`). Files are compressed, guarded by a
Content-Security-Policy, and kept by browsers but asked about each time, so that nobody reads an old page.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from xml.sax.saxutils import quoteattr

from emn_glossary.publish import addresses

ID = "[a-z][a-z0-9-]*"
POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self'; script-src 'self'; base-uri 'none'; form-action 'self'; "
    "frame-ancestors 'self'"
)
_HEADERS = (
    ("Content-Security-Policy", POLICY),
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "no-referrer"),
    ("Cache-Control", "no-cache"),
)
_TYPES = (
    (".ttl", "text/turtle"),
    (".jsonld", "application/ld+json"),
    (".rdf", "application/rdf+xml"),
    (".atom", "application/atom+xml"),
    (".tbx", "application/x-tbx"),
    (".csv", "text/csv"),
)
_TEXT = (
    *("text/css", "text/csv", "text/javascript", "application/javascript", "text/plain", "text/turtle", "text/xml"),
    *("application/xml", "application/ld+json", "application/rdf+xml", "application/atom+xml", "application/x-tbx"),
    *("application/opensearchdescription+xml", "image/svg+xml"),
)
# What can be had of an entry, the best first.
_FORMS = (
    (".html", r"(?:text/html|application/xhtml\+xml)"),
    (".ttl", r"text/turtle"),
    (".jsonld", r"application/(?:ld\+)?json"),
)
_WEIGHTS = (
    r"1(?:\.0*)?",
    *(rf"0?\.{tenth}\d*" for tenth in range(9, 1, -1)),
    r"0?\.(?:1\d*|0+[1-9]\d*)",
)
_HIDDEN = r"(?:nginx\.conf|web\.config|\.ht.*)"


def wishes() -> Iterator[tuple[str, str]]:
    """(ending, pattern of an Accept header that wants it), from what is wanted most to what is wanted least."""
    for rank, weight in enumerate(_WEIGHTS):
        said = rf";\s*q\s*=\s*{weight}\s*(?:[;,]|$)"
        end = said if rank else rf"(?:{said}|,|$)"
        for ending, kind in _FORMS:
            yield ending, rf"(?:^|,)\s*{kind}\s*(?:;(?!\s*q\s*=)[^;,]*)*{end}"


@dataclass(frozen=True, slots=True)
class Answers:
    """What there is to answer.

    `path` is that of the site on its server; `moved` has retired ids with what replaces each; `told_on` the pages that
    tell of ids which have none of their own.
    """

    path: str
    moved: Mapping[str, str]
    told_on: Mapping[str, Sequence[str]]

    def apache(self) -> bytes:
        """For Apache: a file that lies in the folder of the site."""
        lines = [
            "# Apache 2.4: lies in the folder of the site; needs AllowOverride FileInfo, and for all of it",
            "# mod_rewrite, mod_headers, mod_deflate and mod_filter.",
            "AddDefaultCharset utf-8",
            f"AddCharset utf-8 .js .css .svg {' '.join(ending for ending, _ in _TYPES)}",
            *(f"AddType {kind} {ending}" for ending, kind in _TYPES),
            "FileETag None",
            "<IfModule mod_headers.c>",
            *(f'Header always set {name} "{value}"' for name, value in _HEADERS),
            "Header always merge Vary Accept env=emn_as",
            "</IfModule>",
            "<IfModule mod_deflate.c>",
            "<IfModule mod_filter.c>",
            f"AddOutputFilterByType DEFLATE text/html {' '.join(_TEXT)}",
            "</IfModule>",
            "</IfModule>",
            "<IfModule mod_rewrite.c>",
            "RewriteEngine On",
            f"RewriteBase {self.path}",
            f"RewriteRule ^{_HIDDEN}$ - [R=404,L]",
            f"RewriteRule ^{ID}/?$ - [E=emn_as:.html]",
            "# from what is wanted least to what is wanted most; the last one stands",
        ]
        for ending, pattern in reversed(list(wishes())):
            lines += [
                f"RewriteCond %{{HTTP_ACCEPT}} {pattern} [NC]",
                f"RewriteRule ^{ID}/?$ - [E=emn_as:{ending}]",
            ]
        for old, new in self.moved.items():
            lines += ["RewriteCond %{ENV:emn_as} =.html", f"RewriteRule ^{old}/?$ {new} [R=301,L]"]
        for page, ids in self.told_on.items():
            lines += ["RewriteCond %{ENV:emn_as} =.html", f"RewriteRule ^{_any(ids)}/?$ {page} [R=303,L]"]
        lines += [
            "RewriteCond %{REQUEST_FILENAME}%{ENV:emn_as} -f",
            f"RewriteRule ^({ID})/?$ $1%{{ENV:emn_as}} [R=303,L]",
            "</IfModule>",
        ]
        return _bytes(lines)

    def nginx(self) -> bytes:
        """For nginx: to include in the server block whose root holds the site."""
        start = f"^{re.escape(self.path)}"
        lines = [
            f"# nginx: include this file in the server block whose root holds the site at {self.path}",
            f"location {self.path} {{",
            f"    index {addresses.FRONT};",
            "    charset utf-8;",
            f"    charset_types {' '.join(_TEXT)};",
            "    gzip on;",
            "    gzip_vary on;",
            f"    gzip_types {' '.join(_TEXT)};",
            *(f'    add_header {name} "{value}" always;' for name, value in _HEADERS),
            f'    location ~ "{start}{_HIDDEN}$" {{ return 404; }}',
            *(
                f'    location ~ "{start}.*{re.escape(ending)}$" {{ types {{ }} default_type {kind}; }}'
                for ending, kind in _TYPES
            ),
            f'    location ~ "{start}(?<emn_entry>{ID})/?$" {{',
            '        add_header Vary "Accept" always;',
            "        set $emn_as .html;",
            "        # from what is wanted least to what is wanted most; the last one stands",
            *(
                f'        if ($http_accept ~* "{pattern}") {{ set $emn_as {ending}; }}'
                for ending, pattern in reversed(list(wishes()))
            ),
            "        set $emn_which $emn_entry$emn_as;",
            *(
                f"        if ($emn_which = {old}.html) {{ return 301 {self.path}{new}; }}"
                for old, new in self.moved.items()
            ),
            *(
                f'        if ($emn_which ~ "^{_any(ids)}\\.html$") {{ return 303 {self.path}{page}; }}'
                for page, ids in self.told_on.items()
            ),
            f"        if (!-f $document_root{self.path}$emn_which) {{ return 404; }}",
            f"        return 303 {self.path}$emn_which;",
            "    }",
            "}",
        ]
        return _bytes(lines)

    def iis(self) -> bytes:
        """For IIS with the URL Rewrite module: a file that lies in the folder of the site.

        What is wanted most is put in front of the id first (`-.ttl/c0042`), and then looked at.
        """
        lines = [
            '<?xml version="1.0" encoding="UTF-8"?>',
            "<!-- IIS with the URL Rewrite module: lies in the folder of the site. -->",
            "<configuration><system.webServer>",
            "<staticContent>",
            *(
                f'<remove fileExtension="{end}"/><mimeMap fileExtension="{end}" mimeType="{kind}; charset=utf-8"/>'
                for end, kind in _TYPES
            ),
            '<clientCache cacheControlMode="DisableCache"/>',
            "</staticContent>",
            '<urlCompression doStaticCompression="true"/>',
            "<httpProtocol><customHeaders>",
            *(
                f"<add name={quoteattr(name)} value={quoteattr(value)}/>"
                for name, value in (*_HEADERS, ("Vary", "Accept"))
                if name != "Cache-Control"
            ),
            "</customHeaders></httpProtocol>",
            "<rewrite><rules>",
            *(self._iis_wish(number, ending, pattern) for number, (ending, pattern) in enumerate(wishes(), start=1)),
            f'<rule name="page"><match url="^({ID})/?$"/><action type="Rewrite" url="-.html/{{R:1}}"/></rule>',
        ]
        for old, new in self.moved.items():
            lines.append(self._iis_answer(f"retired {old}", rf"^-\.html/{old}$", new, "Permanent"))
        for page, ids in self.told_on.items():
            lines.append(self._iis_answer(f"told on {page}", rf"^-\.html/{_any(ids)}$", page, "SeeOther"))
        lines += [
            self._iis_answer("answer", rf"^-(\.[a-z]+)/({ID})$", "{R:2}{R:1}", "SeeOther"),
            "</rules></rewrite>",
            "</system.webServer></configuration>",
        ]
        return _bytes(lines)

    def _iis_wish(self, number: int, ending: str, pattern: str) -> str:
        return (
            f'<rule name="wish {number}"><match url="^({ID})/?$"/><conditions>'
            f'<add input="{{HTTP_ACCEPT}}" pattern={quoteattr(pattern)}/></conditions>'
            f'<action type="Rewrite" url="-{ending}/{{R:1}}"/></rule>'
        )

    def _iis_answer(self, name: str, pattern: str, target: str, how: str) -> str:
        return (
            f'<rule name="{name}" stopProcessing="true"><match url="{pattern}"/>'
            f'<action type="Redirect" url="{self.path}{target}" redirectType="{how}"/></rule>'
        )


def _any(ids: Sequence[str]) -> str:
    return f"(?:{'|'.join(ids)})"


def _bytes(lines: list[str]) -> bytes:
    return ("\n".join(lines) + "\n").encode()
