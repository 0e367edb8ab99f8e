"""Entry: one thing in the glossary, as a mapping of slots to values. Concept, Theme, Passage and Scheme are entries.

One shape for all of them, so that diff, merge, coverage, the workbook and every format work on the introduction and
the themes exactly as on the concepts.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import ClassVar, Self, TypeAlias, cast

from emn_glossary.languages import SOURCE, Lang
from emn_glossary.model.values import Item, Link, Source, Term, Text, Value
from emn_glossary.slots import Slot

EntryId: TypeAlias = str  # "c0042" a concept, "t03" a theme, "p0101" a passage, "" the glossary itself


class Entry:
    """An id and its values by slot. Immutable: `with_values` gives another entry."""

    __slots__ = ("_values", "id")
    type: ClassVar[str] = ""  # the RDF class, as a prefixed name

    id: EntryId

    def __init__(self, id: EntryId, values: Mapping[Slot, Value] = MappingProxyType({})) -> None:  # noqa: A002
        self.id = id
        self._values = values

    def values(self) -> Mapping[Slot, Value]:
        """Every slot that holds something."""
        return self._values

    def get(self, slot: Slot) -> Value | None:
        """What a slot holds, or None."""
        return self._values.get(slot)

    def one(self, field: str, lang: Lang = "", part: str = "") -> str:
        """The text of a single-valued slot; empty when there is none."""
        found = self._values.get(Slot(field, lang, part))
        return str(found) if found is not None and not isinstance(found, tuple) else ""

    def many(self, field: str, lang: Lang = "") -> tuple[Item, ...]:
        """The elements of a set-valued slot, in order."""
        found = self._values.get(Slot(field, lang))
        return found if isinstance(found, tuple) else ()

    def languages(self, field: str) -> tuple[Lang, ...]:
        """The languages that a field has something in, English first, then by tag."""
        found = {slot.lang for slot in self._values if slot.field == field}
        return tuple(sorted(found, key=lambda lang: "" if lang == SOURCE else lang))

    def with_values(self, changes: Mapping[Slot, Value | None]) -> Self:
        """The same entry with some slots changed; None (or an empty set) takes a value away."""
        values = dict(self._values)
        for slot, value in changes.items():
            if value is None or value == ():
                values.pop(slot, None)
            else:
                values[slot] = value
        return type(self)(self.id, values)

    def __eq__(self, other: object) -> bool:
        return type(other) is type(self) and self.id == other.id and self._values == other._values

    def __hash__(self) -> int:
        return hash((type(self).__name__, self.id))

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self.id!r}, {self.one('preferred', SOURCE) or self.one('text', SOURCE)!r})"

    def __iter__(self) -> Iterator[Slot]:
        return iter(sorted(self._values, key=Slot.sort_key))


class Concept(Entry):
    """A concept and its terms, texts, sources and relations."""

    __slots__ = ()
    type = "skos:Concept"

    def preferred(self, lang: Lang) -> Term | None:
        """The preferred term in a language, or None."""
        return cast("Term | None", self._values.get(Slot("preferred", lang)))

    def alternatives(self, lang: Lang) -> tuple[Term, ...]:
        """The alternative terms in a language, in the order published."""
        return cast("tuple[Term, ...]", self.many("alternative", lang))

    def deprecated(self, lang: Lang) -> tuple[Term, ...]:
        """Terms that readers may look for but writers should avoid."""
        return cast("tuple[Term, ...]", self.many("deprecated", lang))

    def definition(self, lang: Lang, part: str = "") -> Text | None:
        """The definition in a language (and for a context, where EMN tells contexts apart), or None."""
        return cast("Text | None", self._values.get(Slot("definition", lang, part)))

    def links(self, field: str) -> tuple[Link, ...]:
        """The relations of one kind: `broader`, `narrower`, `related`, `theme`, `exact_match` and so on."""
        return cast("tuple[Link, ...]", self.many(field))

    @property
    def sources(self) -> tuple[Source, ...]:
        """The sources that EMN cites for its definition, in the order published."""
        return cast("tuple[Source, ...]", self.many("source"))

    @property
    def retired(self) -> bool:
        """Whether the concept is kept for its history only."""
        return self.one("retired") == "true"


class Theme(Entry):
    """A group of concepts on one subject (a skos:Collection)."""

    __slots__ = ()
    type = "skos:Collection"


class Passage(Entry):
    """One paragraph or heading of the introduction, in every language it has."""

    __slots__ = ()
    type = "emn:Passage"


class Scheme(Entry):
    """The glossary itself: title, description, terms of use, version."""

    __slots__ = ()
    type = "skos:ConceptScheme"
