"""The feed of changes as Atom (RFC 4287), from the dates that the values carry: the same glossary, the same bytes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple
from xml.sax.saxutils import escape, quoteattr

from emn_glossary.model import Concept
from emn_glossary.publish import addresses
from emn_glossary.publish.changes import told
from emn_glossary.publish.dates import dated
from emn_glossary.publish.milestones import in_words
from emn_glossary.publish.surroundings import Surroundings

MOST = 50


def feed(concepts: Iterable[Concept], around: Surroundings, url: str) -> bytes | None:
    """The latest changes, releases and editions, the newest first; None when nothing says when it was changed."""
    found = sorted((*_milestones(around, url), *_entries(concepts, around, url)), key=lambda item: item.day)[::-1]
    voice = around.voice
    if not found:
        return None
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{voice.ui}">',
        f"<title>{escape(around.name.text)}: {escape(voice.say('changes'))}</title>",
        f"<id>{escape(url + addresses.FEED)}</id>",
        f"<updated>{_moment(found[0].day)}</updated>",
        f'<link rel="self" type="application/atom+xml" href={quoteattr(url + addresses.FEED)}/>',
        f'<link rel="alternate" type="text/html" href={quoteattr(url)}/>',
        f"<author><name>{escape(around.office.name or around.name.text)}</name></author>",
    ]
    for item in found[:MOST]:
        lines += [
            "<entry>",
            f"<title>{escape(item.title)}</title>",
            f"<id>{escape(item.id)}</id>",
            f"<updated>{_moment(item.day)}</updated>",
            f'<link rel="alternate" type="text/html" href={quoteattr(item.page)}/>',
            f"<summary>{escape(item.summary)}</summary>",
            "</entry>",
        ]
    return ("\n".join([*lines, "</feed>"]) + "\n").encode()


class _Item(NamedTuple):
    """One entry of the feed."""

    day: str
    id: str
    title: str
    page: str
    summary: str


def _entries(concepts: Iterable[Concept], around: Surroundings, url: str) -> Iterator[_Item]:
    """The entries by their last change, oldest first among those of a day, so that turned round they stand by id."""
    voice = around.voice
    for one in reversed(dated(concepts, MOST)):
        id, name = around.iri(one.concept.id), voice.name(one.concept)  # noqa: A001
        what = dict.fromkeys(
            f"{slot.row.heading(voice.ui)} ({voice.language(slot.lang)})" if slot.lang else slot.row.heading(voice.ui)
            for slot in one.slots
        )
        yield _Item(one.day, f"{id}#{one.day}", name.text, url + around.paths[one.concept.id], ", ".join(what))


def _milestones(around: Surroundings, url: str) -> Iterator[_Item]:
    """Releases and editions; a day's changes come before the release that they are in."""
    voice = around.voice
    for one in around.past.milestones:
        first = one.is_first_release
        page = addresses.of_changes(1, "" if first else one.slug)
        title, summary = in_words(one, len(told(one.changes, around)), voice)
        id = f"{around.base}scheme#{one.slug}"  # noqa: A001
        yield _Item(one.day, id, title, url + page, title if first else summary)


def _moment(day: str) -> str:
    return f"{day}T00:00:00Z"
