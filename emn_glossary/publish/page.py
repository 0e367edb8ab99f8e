"""The values that pages are made of: Page, and the small pieces that templates show. No files, no HTML.

Every piece of text keeps its language, so that the page can mark it; none of it is markup.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from emn_glossary.languages import Lang


@dataclass(frozen=True, slots=True)
class Page:
    """One page of the site: where it is, which template shows it, and what stands on it."""

    path: str
    template: str
    title: str
    lang: Lang  # of the user interface
    context: Mapping[str, Any]


class Draft(NamedTuple):
    """A page before it is framed; `title` is its heading, empty on the front page."""

    path: str
    template: str
    title: str
    context: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Word:
    """Text in a language. `instead` names that language when it stands in for a missing one."""

    text: str
    lang: Lang = ""
    instead: str = ""


@dataclass(frozen=True, slots=True)
class Tag:
    """A short remark beside a term or text: its status, where it comes from. `kind` is a CSS class."""

    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class Ref:
    """A term that leads somewhere; without `href` it is shown as text only."""

    word: Word
    href: str = ""
    tags: tuple[Tag, ...] = ()
    gloss: Word | None = None  # the same in the other language of the list


@dataclass(frozen=True, slots=True)
class Download:
    """A file that readers can take with them. `format` is a name in the format table."""

    path: str
    format: str
    size: int  # bytes


@dataclass(frozen=True, slots=True)
class NavItem:
    """One of the site's main pages, as it stands in the menu."""

    path: str
    text: str


class Way(NamedTuple):
    """Where a page stands among the others: what it lies below, and the pages before and after it."""

    above: tuple[Ref, ...] = ()
    before: Ref | None = None
    after: Ref | None = None


@dataclass(frozen=True, slots=True)
class Frame:
    """What surrounds every page: the glossary's name, the menu, the edition.

    `has_feed`: whether changes are told; `url` is the address that the site will have, where that is known.
    """

    ui: Lang
    name: Word
    menu: tuple[NavItem, ...]
    edition: str = ""
    has_feed: bool = False
    url: str = ""


@dataclass(frozen=True, slots=True)
class Office:
    """Who publishes the glossary and whom readers write to, in the reader's language. Offices only, no persons."""

    name: str = ""
    contact: str = ""
    email: str = ""
    page: str = ""

    @classmethod
    def of(cls, table: Mapping[str, Any], ui: Lang) -> Office:
        """The office that the settings name in their table `publisher`."""

        def said(name: str) -> str:
            return str(table.get(f"{name}_{ui}") or table.get(f"{name}_nb") or table.get(name) or "")

        return cls(said("name"), said("contact"), said("email"), said("page"))
