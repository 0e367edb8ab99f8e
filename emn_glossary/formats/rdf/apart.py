"""Entries one at a time: what the glossary says of each, in Turtle and in JSON-LD, the same statements in both.

For the data that lie beside the pages. An entry's data are its own values and, where it is a theme, who belongs to it;
they depend on nothing else in the glossary.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain

from emn_glossary.formats.rdf import linked
from emn_glossary.formats.rdf.vocabulary import to_iri
from emn_glossary.formats.rdf.writer import Group, Names, groups, in_file_order, laid_out, named
from emn_glossary.model import EntryId, Glossary


def statements(glossary: Glossary) -> Mapping[EntryId, list[Group]]:
    """What is said of each entry, a list for each value; of a theme also its members."""
    said = {entry.id: list(groups(entry, glossary.base)) for entry in in_file_order(glossary)}
    by_iri = {to_iri(id, glossary.base): id for id in said}  # noqa: A001
    member = named("skos:member")
    memberships = [triple for found in said.values() for group in found for triple in group if triple[1] == member]
    for triple in memberships:
        theme = by_iri.get(triple[0].value)
        if theme is not None:
            said[theme].append([triple])
    return said


def turtle(said: Mapping[EntryId, list[Group]], base: str) -> Iterator[tuple[EntryId, bytes]]:
    """Each entry as Turtle, a value a line."""
    names = Names(base)
    for id, found in said.items():  # noqa: A001
        yield id, "".join(laid_out([found], names)).encode()


def jsonld(said: Mapping[EntryId, list[Group]], ids: Iterable[EntryId]) -> Iterator[tuple[EntryId, bytes]]:
    """Some of the entries as JSON-LD, each whole in itself, context and all."""
    wanted = tuple(ids)
    parts = (chain.from_iterable(said[id]) for id in wanted)  # noqa: A001
    yield from zip(wanted, linked.written_apart(parts, linked.context()), strict=True)
