"""The pages of the themes: an overview, and a page a theme with its entries."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from emn_glossary.languages import sort_key
from emn_glossary.model import Concept, EntryId, Theme
from emn_glossary.publish import addresses
from emn_glossary.publish.entries import Surroundings, by_word
from emn_glossary.publish.page import Draft, Ref


def theme_drafts(themes: Iterable[Theme], concepts: Iterable[Concept], around: Surroundings) -> Iterator[Draft]:
    """The overview and a page for each theme; nothing where there are no themes."""
    voice, lead = around.voice, around.voice.leads[0]
    ordered = sorted(themes, key=lambda theme: (sort_key(voice.name(theme).text, lead), theme.id))
    if not ordered:
        return
    members: dict[EntryId, list[Ref]] = {theme.id: [] for theme in ordered}
    for concept in concepts:
        for link in concept.links("theme"):
            if link.target in members:
                members[link.target].append(voice.ref(concept, around.paths[concept.id]))
    overview = tuple(
        (voice.ref(theme, around.paths[theme.id]), voice.number(len(members[theme.id]))) for theme in ordered
    )
    yield Draft(addresses.THEMES, "themes.html", voice.say("themes"), {"themes": overview})
    for theme in ordered:
        name = voice.name(theme)
        refs = tuple(sorted(members[theme.id], key=by_word(voice)))
        texts = tuple(word for field in ("definition", "description") if (word := voice.text(theme, field)))
        context = {"name": name, "texts": texts, "refs": refs, "iri": around.iri(theme.id)}
        yield Draft(around.paths[theme.id], "theme.html", name.text, context)
