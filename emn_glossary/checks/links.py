"""L: the links between entries: where they lead, whether they go both ways, themes, retired concepts, matches."""

from __future__ import annotations

from collections.abc import Iterator

from emn_glossary.checks.context import HIERARCHICAL, RELATIONS, Context, in_field, place
from emn_glossary.findings import Finding
from emn_glossary.languages import SOURCE, Lang
from emn_glossary.model import EntryId, Glossary
from emn_glossary.slots import FIELDS

_OWN = (*RELATIONS, "replaced_by")  # links that should stay inside the glossary


def link_leads_somewhere(glossary: Glossary, context: Context) -> Iterator[Finding]:
    """A link to an entry that is not there."""
    for id, concept in context.concepts.items():  # noqa: A001
        for field in _OWN:
            for link in concept.links(field):
                if link.target and ":" not in link.target and link.target not in glossary.entries:
                    yield Finding.make("L101", place(id, field), target=link.target)


def link_stays_at_home(glossary: Glossary, context: Context) -> Iterator[Finding]:
    """A relation to a concept outside the glossary."""
    for id, concept in context.concepts.items():  # noqa: A001
        for field in RELATIONS:
            for link in concept.links(field):
                if ":" in link.target and link.target not in glossary.entries:
                    yield Finding.make("L102", place(id, field), target=link.target)


def named_entries(context: Context, id: EntryId, field: str) -> Iterator[tuple[str, Lang, EntryId]]:  # noqa: A002
    """The links of one concept that are kept as text: text, language, the one other concept that bears it (or "")."""
    for link in context.concepts[id].links(field):
        if not link.target:
            places = context.bearers.get(link.lang, {}).get(link.text.strip().casefold(), [])
            found = [other for other in in_field(places, "preferred") if other != id]
            yield link.text, link.lang, found[0] if len(found) == 1 else ""


def linkable(context: Context, id: EntryId, field: str) -> Iterator[tuple[str, EntryId]]:  # noqa: A002
    """The links of one concept that are only text and could be links: text, and the concept it names.

    Where another relation joins the two already, EMN contradicts itself, and the text is kept on purpose.
    """
    for text, _, other in named_entries(context, id, field):
        joined = other and any(
            other in context.targets(id, name) or id in context.targets(other, name) for name in RELATIONS
        )
        if other and not joined:
            yield text, other


def text_names_an_entry(_: Glossary, context: Context) -> Iterator[Finding]:
    """A relation kept as text though exactly one concept bears that term, and no other relation joins the two."""
    for id in context.concepts:  # noqa: A001
        for field in RELATIONS:
            for text, other in linkable(context, id, field):
                yield Finding.make("L103", place(id, field), text=text, target=other)


def wanted_entries(_: Glossary, context: Context) -> Iterator[Finding]:
    """A term that relations point to and that is no entry: one finding a term, with how often."""
    wanted: dict[str, list[EntryId]] = {}
    for id in context.concepts:  # noqa: A001
        for field in RELATIONS:
            for text, lang, other in named_entries(context, id, field):
                if not other and lang in ("", SOURCE):
                    wanted.setdefault(text, []).append(id)
    for text, ids in wanted.items():
        if len(ids) > 1:
            yield Finding.make("L104", place(ids[0]), text=text, count=len(ids), ids=", ".join(ids))


def link_to_itself(_: Glossary, context: Context) -> Iterator[Finding]:
    """A concept that is related to, or replaced by, itself."""
    for id in context.concepts:  # noqa: A001
        for field in ("related", "replaced_by"):
            if id in context.targets(id, field):
                yield Finding.make("L105", place(id, field))


# -- both ways --------------------------------------------------------------------------------------------


def hierarchy_goes_both_ways(_: Glossary, context: Context) -> Iterator[Finding]:
    """A broader or narrower link that the other end does not have, where the glossary states both kinds."""
    stated = {field: {id: context.targets(id, field) for id in context.concepts} for field in HIERARCHICAL}  # noqa: A001
    if not all(any(found.values()) for found in stated.values()):
        return  # a glossary that keeps only one direction leaves the other to be inferred (S25)
    for field in HIERARCHICAL:
        back = stated[FIELDS[field].inverse]
        for id, targets in stated[field].items():  # noqa: A001
            for target in targets:
                if id not in back[target]:
                    yield Finding.make("L201", place(id, field), target=context.name(target))


def related_goes_both_ways(_: Glossary, context: Context) -> Iterator[Finding]:
    """A related link that the other end does not have."""
    related = {id: context.targets(id, "related") for id in context.concepts}  # noqa: A001
    for id, targets in related.items():  # noqa: A001
        for target in targets:
            if id not in related[target]:
                yield Finding.make("L202", place(id, "related"), target=context.name(target))


# -- themes -----------------------------------------------------------------------------------------------


def _without_theme(context: Context) -> list[EntryId]:
    if not context.glossary.themes:
        return []
    return [id for id, concept in context.living.items() if not concept.links("theme")]  # noqa: A001


def concept_has_theme(_: Glossary, context: Context) -> Iterator[Finding]:
    """A concept without a theme, in a glossary that has themes."""
    without = context.once(_without_theme)
    if not context.is_common(len(without), len(context.living)):
        for id in without:  # noqa: A001
            yield Finding.make("L401", place(id, "theme"))


def most_concepts_have_theme(_: Glossary, context: Context) -> Iterator[Finding]:
    """Many concepts without a theme: told once."""
    without = context.once(_without_theme)
    if context.is_common(len(without), len(context.living)):
        yield Finding.make("L402", count=len(without), total=len(context.living))


def theme_has_members(glossary: Glossary, _: Context) -> Iterator[Finding]:
    """A theme that no concept belongs to, not even through a theme below it."""
    for id, members in glossary.by_theme().items():  # noqa: A001
        if not members:
            yield Finding.make("L403", place(id))


# -- retired concepts -------------------------------------------------------------------------------------


def link_to_retired(_: Glossary, context: Context) -> Iterator[Finding]:
    """A living concept that still links to a retired one."""
    for id in context.living:  # noqa: A001
        for field in RELATIONS:
            for target in context.targets(id, field):
                if target not in context.living:
                    yield Finding.make("L501", place(id, field), target=context.name(target))


def replacement_ends_somewhere(_: Glossary, context: Context) -> Iterator[Finding]:
    """A chain of replacements that comes to no living concept."""
    following = {id: context.targets(id, "replaced_by") for id in context.concepts}  # noqa: A001
    arrives: dict[EntryId, None] = dict.fromkeys(context.living)
    backwards: dict[EntryId, list[EntryId]] = {}
    for id, targets in following.items():  # noqa: A001
        for target in targets:
            backwards.setdefault(target, []).append(id)
    waiting = list(arrives)
    while waiting:
        for id in backwards.get(waiting.pop(), ()):  # noqa: A001
            if id not in arrives:
                arrives[id] = None
                waiting.append(id)
    for id, targets in following.items():  # noqa: A001
        if targets and id not in arrives:
            yield Finding.make("L502", place(id, "replaced_by"), target=context.name(targets[-1]))


def replaced_is_retired(_: Glossary, context: Context) -> Iterator[Finding]:
    """A concept that is replaced by another and yet not retired."""
    for id, concept in context.living.items():  # noqa: A001
        links = concept.links("replaced_by")
        if links:
            yield Finding.make("L503", place(id, "replaced_by"), target=links[0])


def retired_says_what_instead(_: Glossary, context: Context) -> Iterator[Finding]:
    """A retired concept that neither names its replacement nor explains itself in a note."""
    for id, concept in context.concepts.items():  # noqa: A001
        if id not in context.living and not concept.links("replaced_by") and not concept.languages("note"):
            yield Finding.make("L504", place(id, "replaced_by"))


# -- matches ----------------------------------------------------------------------------------------------


def one_exact_match(_: Glossary, context: Context) -> Iterator[Finding]:
    """Two concepts with an exact match to one and the same."""
    first: dict[str, EntryId] = {}
    for id, concept in context.concepts.items():  # noqa: A001
        for link in concept.links("exact_match"):
            other = first.setdefault(str(link), id)
            if other != id:
                yield Finding.make("L601", place(id, "exact_match"), target=link, other=context.name(other))
