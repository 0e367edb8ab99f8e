"""L3: the hierarchy: cycles, broader links that say nothing new, depth, top concepts, concepts that stand alone."""

from __future__ import annotations

from collections.abc import Iterator

from emn_glossary.checks.context import RELATIONS, Context, place
from emn_glossary.findings import Finding
from emn_glossary.model import EntryId, Glossary


def no_cycle(_: Glossary, context: Context) -> Iterator[Finding]:
    """A concept that is broader than itself over others; the path is named."""
    for path in context.hierarchy.cycles():
        named = " → ".join(context.name(id) for id in path)  # noqa: A001
        yield Finding.make("L301", place(path[0], "broader"), path=named)


def implied_broader(context: Context, id: EntryId) -> Iterator[tuple[EntryId, EntryId]]:  # noqa: A002
    """The broader concepts of one that follow from another of its broader ones: `(implied, over which)`."""
    parents = context.targets(id, "broader")
    hierarchy = context.hierarchy
    for parent in parents if len(parents) > 1 else ():
        for other in parents:
            if parent != other and not hierarchy.same_cycle(parent, other) and hierarchy.is_above(parent, other):
                yield parent, other
                break


def broader_says_something_new(_: Glossary, context: Context) -> Iterator[Finding]:
    """A broader link that already follows from another one."""
    for id in context.concepts:  # noqa: A001
        for parent, over in implied_broader(context, id):
            names = {"target": context.name(parent), "over": context.name(over)}
            yield Finding.make("L302", place(id, "broader"), **names)


def hierarchy_is_shallow(_: Glossary, context: Context) -> Iterator[Finding]:
    """The first concept of each branch that lies deeper than people can read."""
    limit = context.limits.levels
    for id in context.concepts:  # noqa: A001
        if context.hierarchy.level(id) == limit + 1:
            yield Finding.make("L303", place(id, "broader"), limit=limit)


def concept_hangs_on_something(_: Glossary, context: Context) -> Iterator[Finding]:
    """A concept with nothing above it that is no top concept either, where top concepts are declared."""
    if context.tops:
        for id in context.living:  # noqa: A001
            if id not in context.narrowed and id not in context.tops:
                yield Finding.make("L304", place(id, "broader"))


def top_is_at_the_top(_: Glossary, context: Context) -> Iterator[Finding]:
    """A declared top concept that has a broader one."""
    for id in context.concepts:  # noqa: A001
        if id in context.tops and id in context.narrowed:
            yield Finding.make("L305", place(id, "broader"))


def _alone(context: Context) -> list[EntryId]:
    linked = {id for id in context.concepts for field in RELATIONS if context.concepts[id].links(field)}  # noqa: A001
    linked.update(target for id in context.concepts for field in RELATIONS for target in context.targets(id, field))  # noqa: A001
    return [id for id in context.living if id not in linked]  # noqa: A001


def concept_has_company(_: Glossary, context: Context) -> Iterator[Finding]:
    """A concept that no relation joins to any other."""
    alone = context.once(_alone)
    if not context.is_common(len(alone), len(context.living)):
        for id in alone:  # noqa: A001
            yield Finding.make("L306", place(id))


def most_concepts_have_company(_: Glossary, context: Context) -> Iterator[Finding]:
    """Many concepts without any relation: told once."""
    alone = context.once(_alone)
    if context.is_common(len(alone), len(context.living)):
        yield Finding.make("L307", count=len(alone), total=len(context.living))
