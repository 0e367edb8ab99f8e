"""The work list: what is missing and what must be looked at again, language by language, with room for notes."""

from __future__ import annotations

from collections.abc import Iterable

from emn_glossary.coverage import COUNTED, is_missing, stale_slots
from emn_glossary.formats.printed.blocks import Block, Heading, Paragraph, Run, Runs, Section, Table
from emn_glossary.formats.printed.scope import Scope
from emn_glossary.languages import SOURCE, Lang, sort_key
from emn_glossary.model import Concept, Passage
from emn_glossary.model.values import Item, Value, state_of
from emn_glossary.slots import FIELDS, Slot

_Cell = tuple[Runs, ...]
_Row = tuple[_Cell, ...]


def needs_work(scope: Scope) -> int:
    """How many concepts and passages have something missing or stale in a language of the list."""
    return sum(
        any(_missing(entry, lang) or _stale(entry, lang) for lang in _targets(scope)) for entry in _entries(scope)
    )


def sections(scope: Scope) -> tuple[Section, ...]:
    """A section for each target language, with a table of what is missing and one of what is stale."""
    return tuple(_section(scope, lang) for lang in _targets(scope))


def _targets(scope: Scope) -> tuple[Lang, ...]:
    return tuple(lang for lang in scope.langs if lang != SOURCE)


def _entries(scope: Scope) -> tuple[Concept | Passage, ...]:
    in_order = sorted(
        scope.concepts, key=lambda concept: (sort_key(scope.label(concept, SOURCE)[0], SOURCE), concept.id)
    )
    return (*in_order, *scope.passages)


def _missing(entry: Concept | Passage, lang: Lang) -> list[str]:
    return [name for name in COUNTED if is_missing(entry, name, lang)]


def _stale(entry: Concept | Passage, lang: Lang) -> list[Slot]:
    return [slot for slot in stale_slots(entry) if slot.lang == lang]


def _section(scope: Scope, lang: Lang) -> Section:
    missing = tuple(_missing_row(scope, e, names, lang) for e in _entries(scope) if (names := _missing(e, lang)))
    stale = tuple(_stale_row(scope, e, slot) for e in _entries(scope) for slot in _stale(e, lang))
    blocks = [
        *_part(scope, "work.missing", ("id", "english", "fields", "notes"), missing, (10, 34, 18, 38)),
        *_part(scope, "work.stale", ("id", "english", "now", "since", "notes"), stale, (10, 26, 28, 12, 24)),
    ]
    name = scope.language(lang)
    return Section(name[:1].upper() + name[1:], tuple(blocks))


def _part(
    scope: Scope, title: str, columns: Iterable[str], rows: tuple[_Row, ...], widths: tuple[int, ...]
) -> tuple[Block, ...]:
    heading = Heading((Run(f"{scope.say(title)} ({len(rows)})"),), 2)
    if not rows:
        return heading, Paragraph((Run(scope.say("work.nothing")),))
    return heading, Table(tuple(scope.say(f"work.{column}") for column in columns), rows, widths)


def _english(scope: Scope, entry: Concept | Passage, lang: Lang) -> _Cell:
    """The English of an entry, and what its other written form of Norwegian says, for help."""
    if isinstance(entry, Passage):
        return ((Run(entry.one("text", SOURCE), SOURCE),),)
    text, own = scope.label(entry, SOURCE)
    lines: _Cell = ((Run(text, own, "head"),),)
    others = ((other, scope.terms(entry, other)) for other in _targets(scope) if other != lang)
    return (*lines, *((Run(scope.language(other) + " ", "", "label"), *terms) for other, terms in others if terms))


def _missing_row(scope: Scope, entry: Concept | Passage, names: list[str], lang: Lang) -> _Row:
    fields = "\n".join(FIELDS[name].heading(scope.ui) for name in names)
    return ((Run(entry.id),),), _english(scope, entry, lang), ((Run(fields),),), ()


def _stale_row(scope: Scope, entry: Concept | Passage, slot: Slot) -> _Row:
    value = entry.get(slot)
    now: _Cell = ((Run(slot.row.heading(scope.ui), "", "label"),), *(_line(item, slot) for item in _items(value)))
    since = ((Run(state_of(value).changed[:10]),),)
    return ((Run(entry.id),),), _english(scope, entry, slot.lang), now, since, ()


def _items(value: Value | None) -> tuple[Item, ...]:
    return value if isinstance(value, tuple) else () if value is None else (value,)


def _line(item: Item, slot: Slot) -> Runs:
    return (Run(str(item), slot.lang),)
