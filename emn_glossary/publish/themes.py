"""The pages of the themes: the tree of them, and a page a theme with its entries."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from emn_glossary.languages import sort_key
from emn_glossary.model import EntryId, Glossary, Theme
from emn_glossary.publish import addresses
from emn_glossary.publish.page import Draft, Ref, Word
from emn_glossary.publish.surroundings import Surroundings, by_word

_DEEPEST = 8  # levels that are set in; what lies deeper stands at this level


@dataclass(frozen=True, slots=True)
class Branch:
    """A theme in the tree, in reading order: its level from 0; lists that open before it and close before it."""

    ref: Ref
    entries: str
    text: Word | None
    opens: bool
    closes: int


def theme_drafts(glossary: Glossary, around: Surroundings) -> Iterator[Draft]:
    """The tree and a page for each theme; nothing where there are no themes."""
    voice, themes = around.voice, glossary.themes
    if not themes:
        return
    members = glossary.by_theme()
    below = _below(themes, around)
    tree = tuple(_tree(themes, below, members, around))
    depth = sum(branch.opens for branch in tree) - sum(branch.closes for branch in tree) - 1
    yield Draft(addresses.THEMES, "themes.html", voice.say("themes"), {"tree": tree, "depth": depth})
    for id, theme in themes.items():  # noqa: A001
        name = voice.name(theme)
        refs = (around.link(member, gloss=True) for member in members[id])
        context = {
            "name": name,
            "texts": tuple(word for field in ("definition", "description") if (word := voice.text(theme, field))),
            "above": tuple(around.link(str(link)) for link in theme.many("theme") if str(link) in themes),
            "below": tuple((around.link(child), voice.number(len(members[child]))) for child in below.get(id, ())),
            "refs": tuple(sorted(refs, key=by_word(voice))),
            "iri": around.iri(id),
        }
        yield Draft(around.paths[id], "theme.html", name.text, context)


def top_themes(glossary: Glossary, around: Surroundings) -> tuple[Ref, ...]:
    """The themes that the tree begins with."""
    return tuple(map(around.link, _below(glossary.themes, around).get("", ())))


def _below(themes: Mapping[EntryId, Theme], around: Surroundings) -> dict[EntryId, list[EntryId]]:
    """The themes right below each theme, and under "" those at the top; in the reader's alphabetical order."""
    voice = around.voice

    def order(id: EntryId) -> tuple[object, str]:  # noqa: A002
        return sort_key(voice.name(themes[id]).text, voice.leads[0]), id

    below: dict[EntryId, list[EntryId]] = {}
    for id in sorted(themes, key=order):  # noqa: A001
        above = [str(link) for link in themes[id].many("theme") if str(link) in themes and str(link) != id]
        for parent in above or [""]:
            below.setdefault(parent, []).append(id)
    return below


def _walk(themes: Iterable[EntryId], below: Mapping[EntryId, list[EntryId]]) -> Iterator[tuple[int, EntryId]]:
    """(level, theme) in reading order.

    A theme with two broader ones stands below both, with what is below it once; those in a circle, which nothing at the
    top leads to, stand at the top.
    """
    seen: set[EntryId] = set()
    for start in (*below.get("", ()), *themes):
        waiting = [(0, start)] if start not in seen else []
        while waiting:
            level, id = waiting.pop()  # noqa: A001
            yield level, id
            if id not in seen:
                seen.add(id)
                waiting += [(level + 1, child) for child in reversed(below.get(id, ()))]


def _tree(
    themes: Mapping[EntryId, Theme],
    below: Mapping[EntryId, list[EntryId]],
    members: Mapping[EntryId, tuple[EntryId, ...]],
    around: Surroundings,
) -> Iterator[Branch]:
    level = -1
    for deep, id in _walk(themes, below):  # noqa: A001
        here = min(deep, _DEEPEST)
        count = around.voice.number(len(members[id]))
        text = around.voice.text(themes[id], "description")
        yield Branch(around.link(id), count, text, here > level, max(0, level - here))
        level = here
