"""Render: pages as bytes, by jinja2 templates; and the check that every link leads somewhere.

Everything that comes from the glossary is escaped: labels are data, never markup. A name that a template uses and a
page does not have is an error, not an empty place.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterable, Mapping
from functools import cache, partial

from jinja2 import Environment, PackageLoader, StrictUndefined

from emn_glossary import messages
from emn_glossary.errors import PublishError
from emn_glossary.languages import Lang, language_name
from emn_glossary.places import Place
from emn_glossary.publish import addresses
from emn_glossary.publish.kept import Earlier, nothing
from emn_glossary.publish.manifest import digest
from emn_glossary.publish.page import Page

STATIC = (addresses.STYLE, addresses.ICON, addresses.LOOKUP, addresses.READING, addresses.SEARCH)
_MADE = (addresses.INDEX, addresses.OPENSEARCH, addresses.FEED)  # by `finder` and `web`, for every site

# Escaped text holds no quotation mark, so these find attributes and nothing else.
_LINK = re.compile(r'\s(?:href|src|data-index)="([^"]*)"')
_ID = re.compile(r'\sid="([^"]*)"')


def render(
    pages: Iterable[Page],
    *,
    beside: Iterable[str] = (),
    earlier: Earlier = nothing,
    progress: Callable[[], object] = lambda: None,
) -> Mapping[str, bytes]:
    """The bytes of each page by path. `beside`: the paths of files that lie in the site without being pages.

    `earlier` gives a page that was made of the same things before; its links are checked like all others.

    Raises:
        PublishError: a link that leads to nothing planned; with the page and the link.
    """
    texts: dict[str, str] = {}
    known = {*beside, *STATIC, *_MADE}
    for page in pages:
        kept = earlier(page.path, fingerprint(page))
        texts[page.path] = _text(page) if kept is None else kept.decode()
        known.update(address for address, _ in page.context.get("data", ()))
        progress()
    check_links(texts, beside=known)
    return {path: text.encode() for path, text in texts.items()}


def fingerprint(page: Page) -> str:
    """Of everything that a page is made of: its values are plain ones, so how they print is all that they hold."""
    return digest(repr(page).encode("utf-8", "surrogatepass"))


def check_links(texts: Mapping[str, str], *, beside: Iterable[str] = ()) -> None:
    """Every link of every page leads to a page, a place on a page, a file beside them, or the web.

    Raises:
        PublishError: naming the page and the link.
    """
    ids = {path: set(_ID.findall(text)) for path, text in texts.items()}
    files = set(beside)
    for path, text in texts.items():
        for raw in _LINK.findall(text):
            link = html.unescape(raw)
            if addresses.is_web(link) or link.startswith("mailto:"):
                continue
            target, _, place = link.partition("#")
            target = target or path
            known = target in ids and (not place or place in ids[target])
            if not known and not (target in files and not place):
                raise PublishError("site.bad-link", place=Place(file=path), link=link)


def _text(page: Page) -> str:
    template = _environment().get_template(page.template)
    return template.render(
        page.context, title=page.title, say=partial(_say, page.lang), language=partial(language_name, ui=page.lang)
    )


def _say(ui: Lang, key: str, **params: object) -> str:
    return messages.text(f"site.{key}", ui, **params)


@cache
def _environment() -> Environment:
    made = Environment(
        loader=PackageLoader("emn_glossary.publish"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
    )
    made.globals["at"] = addresses
    return made
