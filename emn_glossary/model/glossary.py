"""Glossary: all entries of one glossary, and what came with them that we do not understand.

A plain immutable value. It does not know where it was read, how to write itself, or how to check itself: functions
in the layers above do.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TypeAlias

from emn_glossary.errors import ConceptNotFoundError
from emn_glossary.model.entry import Concept, Entry, EntryId, Passage, Scheme, Theme

Triple: TypeAlias = tuple[str, str, str]  # subject, predicate, object as N-Triples writes them

DEFAULT_BASE = "https://emnnorway.no/ordliste/"


class Glossary(Mapping[EntryId, Concept]):
    """A mapping of concept ids to concepts, with the themes, the introduction and the glossary's own metadata.

    `base` is the IRI that every id is appended to. `unknown` holds the statements that no field of ours fits; they
    are written back as they came.
    """

    __slots__ = ("_entries", "base", "unknown")

    def __init__(
        self, entries: Iterable[Entry] = (), *, base: str = DEFAULT_BASE, unknown: Iterable[Triple] = ()
    ) -> None:
        self._entries: dict[EntryId, Entry] = {entry.id: entry for entry in entries}
        self.base = base
        self.unknown: tuple[Triple, ...] = tuple(unknown)

    # -- concepts -----------------------------------------------------------------------------------------
    def __getitem__(self, id: EntryId) -> Concept:  # noqa: A002
        found = self._entries.get(id)
        if not isinstance(found, Concept):
            raise ConceptNotFoundError.among(str(id), self)
        return found

    def __iter__(self) -> Iterator[EntryId]:
        return (id for id, entry in self._entries.items() if isinstance(entry, Concept))  # noqa: A001

    def __len__(self) -> int:
        return sum(isinstance(entry, Concept) for entry in self._entries.values())

    def __contains__(self, id: object) -> bool:  # noqa: A002
        return isinstance(self._entries.get(id), Concept)  # type: ignore[call-overload]

    @property
    def concepts(self) -> tuple[Concept, ...]:
        """All concepts, in the glossary's order."""
        return tuple(entry for entry in self._entries.values() if isinstance(entry, Concept))

    # -- the rest -----------------------------------------------------------------------------------------
    @property
    def entries(self) -> Mapping[EntryId, Entry]:
        """Everything with an id: the glossary itself, themes, concepts, passages of the introduction."""
        return self._entries

    @property
    def themes(self) -> Mapping[EntryId, Theme]:
        """The themes by id."""
        return {id: entry for id, entry in self._entries.items() if isinstance(entry, Theme)}  # noqa: A001

    def by_theme(self) -> dict[EntryId, tuple[EntryId, ...]]:
        """For every theme the concepts that belong to it or to a theme below it, in the glossary's order."""
        themes = self.themes
        above = {id: [str(link) for link in theme.many("theme") if str(link) in themes] for id, theme in themes.items()}  # noqa: A001
        members: dict[EntryId, list[EntryId]] = {id: [] for id in themes}  # noqa: A001
        for concept in self.concepts:
            reached: dict[EntryId, None] = {}
            waiting = [str(link) for link in concept.many("theme") if str(link) in themes]
            while waiting:
                theme = waiting.pop()
                if theme not in reached:
                    reached[theme] = None
                    waiting += above[theme]
            for theme in reached:
                members[theme].append(concept.id)
        return {id: tuple(ids) for id, ids in members.items()}  # noqa: A001

    @property
    def introduction(self) -> tuple[Passage, ...]:
        """The introduction, passage by passage, in reading order."""
        passages = [entry for entry in self._entries.values() if isinstance(entry, Passage)]
        return tuple(sorted(passages, key=lambda passage: (passage.one("order"), passage.id)))

    @property
    def scheme(self) -> Scheme:
        """The glossary's own metadata; an empty one when nothing is said."""
        for entry in self._entries.values():
            if isinstance(entry, Scheme):
                return entry
        return Scheme("")

    @property
    def edition(self) -> str:
        """The edition this glossary builds on, as it says itself."""
        return self.scheme.one("version")

    def with_entries(self, entries: Iterable[Entry], *, without: Iterable[EntryId] = ()) -> Glossary:
        """The same glossary with some entries replaced, added or (only if named) taken away."""
        merged = dict(self._entries)
        for entry in entries:
            merged[entry.id] = entry
        for id in without:  # noqa: A001
            merged.pop(id, None)
        return Glossary(merged.values(), base=self.base, unknown=self.unknown)

    def only(self, ids: Iterable[EntryId]) -> Glossary:
        """The glossary cut down to some entries; its own metadata stays."""
        wanted = set(ids)
        kept = (entry for id, entry in self._entries.items() if id in wanted or isinstance(entry, Scheme))  # noqa: A001
        return Glossary(kept, base=self.base, unknown=self.unknown)

    def __eq__(self, other: object) -> bool:
        return (
            isinstance(other, Glossary)
            and self.base == other.base
            and self._entries == other._entries
            and set(self.unknown) == set(other.unknown)
        )

    def __hash__(self) -> int:
        return hash((self.base, len(self._entries)))

    def __repr__(self) -> str:
        return f"Glossary({len(self)} concepts, {self.base!r})"
