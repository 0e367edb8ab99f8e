"""The feed of changes as Atom (RFC 4287), from the dates that the values carry: the same glossary, the same bytes."""

from __future__ import annotations

from collections.abc import Iterable
from xml.sax.saxutils import escape, quoteattr

from emn_glossary.model import Concept
from emn_glossary.publish import addresses
from emn_glossary.publish.dates import dated
from emn_glossary.publish.entries import Surroundings

MOST = 50


def feed(concepts: Iterable[Concept], around: Surroundings, url: str) -> bytes | None:
    """The latest changes, the newest first; None when no value says when it was changed."""
    found, voice = dated(concepts, MOST), around.voice
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
    for one in found:
        name = voice.name(one.concept)
        what = dict.fromkeys(
            f"{slot.row.heading(voice.ui)} ({voice.language(slot.lang)})" if slot.lang else slot.row.heading(voice.ui)
            for slot in one.slots
        )
        page = url + around.paths[one.concept.id]
        lines += [
            "<entry>",
            f"<title>{escape(name.text)}</title>",
            f"<id>{escape(around.iri(one.concept.id))}#{one.day}</id>",
            f"<updated>{_moment(one.day)}</updated>",
            f'<link rel="alternate" type="text/html" href={quoteattr(page)}/>',
            f"<summary>{escape(', '.join(what))}</summary>",
            "</entry>",
        ]
    return ("\n".join([*lines, "</feed>"]) + "\n").encode()


def _moment(day: str) -> str:
    return f"{day}T00:00:00Z"
