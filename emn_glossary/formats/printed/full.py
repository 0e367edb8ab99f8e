"""The printed glossary: the introduction, every entry in full, and an index of terms for each language."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from emn_glossary import messages
from emn_glossary.formats.printed.blocks import (
    Block,
    Heading,
    Item,
    Items,
    Paragraph,
    Run,
    Runs,
    Section,
    Style,
    joined,
)
from emn_glossary.formats.printed.scope import Scope, legend, letter_heading, web
from emn_glossary.languages import SOURCE, Lang, sort_key
from emn_glossary.model import Concept, Link, Passage, Source, Term, Text, Value
from emn_glossary.model.values import Item as Element
from emn_glossary.model.values import is_working_definition
from emn_glossary.slots import FIELDS, Field, Slot

COLUMNS = 2
# Shown in the head word or as a mark, or of no use to a reader of print.
_ELSEWHERE = frozenset(
    {
        "scheme",
        "retired",
        "slug",
        "as_published",
        "forms_given",
        "section",
        "order",
        "role",
        "edition",
        "page",
        "created",
        "modified",
    }
)
SHOWN = tuple(row for row in FIELDS.values() if row.published and row.name not in _ELSEWHERE)


def sections(scope: Scope, lang: Lang) -> tuple[Section, ...]:
    """The introduction, the entries sorted by `lang`, those without a term in it, and the indexes."""
    here = scope.sorted((concept for concept in scope.concepts if concept.preferred(lang)), lang)
    without = scope.sorted((concept for concept in scope.concepts if not concept.preferred(lang)), SOURCE)
    made = [*_introduction(scope, lang)]
    if here:
        blocks = tuple(_by_letter(scope, here, lang))
        made.append(Section(scope.say("entries"), blocks, COLUMNS, True))
    if without:
        items = Items(tuple(_entry(scope, concept, SOURCE, 2, absent=lang) for concept in without))
        made.append(Section(scope.say("without", lang=scope.language(lang)), (items,), COLUMNS, True))
    return (*made, *_indexes(scope))


# -- the introduction ----------------------------------------------------------------------------------------


def _introduction(scope: Scope, lang: Lang) -> Iterator[Section]:
    """The passages in reading order; marks that all of them carry are said once, above them."""
    passages = [(passage, text) for passage in scope.passages if (text := _text(scope, passage, lang))]
    marks = [scope.marks_of(passage, text.state) for passage, text in passages]
    alike = marks[0] if marks and all(mark == marks[0] for mark in marks) else ()
    blocks: list[Block] = []
    if alike:
        said = "; ".join(words for mark, words in legend(scope) if any(run.text == mark for run in alike))
        blocks.append(Paragraph((*alike, Run(" " + said, "", "label"))))
    for passage, text in passages:
        if passage.one("role") == "heading":
            blocks.append(Heading((Run(text.text, text.lang),), 2))
        else:
            blocks.append(Paragraph((Run(text.text, text.lang),) if alike else scope.text(passage, text)))
    if passages:
        yield Section(scope.say("introduction"), tuple(blocks))


def _text(scope: Scope, passage: Passage, lang: Lang) -> Text | None:
    """A passage in the first language that it has."""
    for own in dict.fromkeys((scope.ui, lang, *scope.langs, *passage.languages("text"))):
        found = passage.get(Slot("text", own))
        if isinstance(found, Text):
            return found
    return None


# -- the entries ---------------------------------------------------------------------------------------------


def _by_letter(scope: Scope, concepts: Iterable[Concept], lang: Lang) -> Iterator[Block]:
    groups: dict[str, list[Item]] = {}
    for concept in concepts:
        letter = letter_heading(concept.one("preferred", lang), lang)
        groups.setdefault(letter, []).append(_entry(scope, concept, lang, 3))
    for letter, items in groups.items():
        yield Heading((Run(letter),), 2)
        yield Items(tuple(items))


def _entry(scope: Scope, concept: Concept, lang: Lang, level: int, absent: Lang = "") -> Item:
    text, own = scope.label(concept, lang)
    term = concept.preferred(own) if own else None
    head = scope.term(concept, term, "head") if term else (Run(text, "", "head"),)
    lines: list[Runs] = [scope.absence(concept, absent)] if absent else []
    for row in SHOWN:
        if row.name == "no_equivalent":
            lines += [scope.no_equivalent(concept, other) for other in scope.langs if other != absent]
        else:
            lines += field_lines(scope, concept, row, own)
    lines.append(_address(scope, concept))
    marks = scope.retired_mark(concept)
    return Item((*head, *marks), tuple(filter(None, lines)), scope.anchor(concept.id), scope.guides.add(text), level)


def _address(scope: Scope, concept: Concept) -> Runs:
    """The entry's id, the day it was last changed, and its page at EMN: a link, or its address where there are none."""
    facts = [(caption("ID"), Run(concept.id, "", "small"))]
    if day := concept.one("modified"):
        facts.append((caption(FIELDS["modified"].heading(scope.ui)), Run(day, "", "small")))
    line = joined(facts, "  ")
    page, name = concept.one("page"), FIELDS["page"].heading(scope.ui)
    if not page:
        return line
    if scope.medium == "plain" or not web(page):
        return (*line, Run("  "), caption(name), Run(page, "", "small", web(page)))
    return (*line, Run("  "), Run(name, "", "small", page))


def caption(text: str, style: Style = "label") -> Run:
    """The label that stands before a value."""
    return Run(text + "  ", "", style)


def field_lines(scope: Scope, concept: Concept, row: Field, head: Lang) -> Iterator[Runs]:
    """The lines of one field: one for each language it has something in, or one for all its values."""
    for slot in _slots(scope, concept, row):
        value = concept.get(slot)
        if value is None or (row.name == "preferred" and slot.lang == head):
            continue
        if row.name == "preferred":
            yield (caption(scope.language(slot.lang)), *_value(scope, concept, value, head))
        else:
            name = field_name(scope, slot, working=is_working_definition(slot, value))
            yield (caption(name), *_value(scope, concept, value, head))


def field_name(scope: Scope, slot: Slot, *, working: bool = False) -> str:
    """What a slot is called before its value: `Definisjon, bokmål`; a definition of our own is called so."""
    context = f" ({_part(scope, slot.part)})" if slot.part else ""
    language = f", {scope.language(slot.lang)}" if slot.lang else ""
    scope.working |= working
    return (scope.say("working") if working else slot.row.heading(scope.ui)) + context + language


def _slots(scope: Scope, concept: Concept, row: Field) -> list[Slot]:
    found = [slot for slot in concept.values() if slot.field == row.name]
    if row.translatable:
        found = [slot for slot in found if slot.lang in scope.langs]
        return sorted(found, key=lambda slot: (scope.langs.index(slot.lang), slot.part))
    return found


def _part(scope: Scope, part: str) -> str:
    key = f"part.{part}"
    known = f"print.{key}" in messages.catalogue()
    return scope.say(key) if known else scope.say("part.other", part=part)


def _value(scope: Scope, concept: Concept, value: Value, lang: Lang) -> Runs:
    items = value if isinstance(value, tuple) else (value,)
    return joined(_element(scope, concept, item, lang) for item in items)


def _element(scope: Scope, concept: Concept, item: Element, lang: Lang) -> Runs:
    if isinstance(item, Term):
        return scope.term(concept, item)
    if isinstance(item, Text):
        return scope.text(concept, item)
    if isinstance(item, Source):
        return _source(scope, item)
    if isinstance(item, Link):
        return _link(scope, item, lang)
    return (Run(item, "", "", web(item)),)


def _source(scope: Scope, source: Source) -> Runs:
    part = (Run(_part(scope, source.part) + ": ", "", "label"),) if source.part and not _says_part(source) else ()
    kind = f" ({messages.text(f'source.{source.kind}', scope.ui)})" if source.kind else ""
    links = tuple(run for link in source.links for run in (Run(" "), Run(link, "", "small", link)))
    return (*part, Run(source.citation, source.lang), *((Run(kind, "", "label"),) if kind else ()), *links)


def _says_part(source: Source) -> bool:
    """Whether the citation says itself which part it belongs to, as EMN's do: `EU context: Derived by …`."""
    opening = re.sub(r"[()]", "", source.citation.casefold()).replace("-", " ")
    return opening.startswith((f"{source.part} context", f"part {source.part}", f"{source.part}. "))


def _link(scope: Scope, link: Link, lang: Lang) -> Runs:
    """A relation: the entry it leads to, or the words it was published with; in English where that is certain."""
    if link.target in scope.glossary.entries:
        return (scope.link(link.target, lang),)
    if link.target:
        return (Run(link.target, "", "small", web(link.target)),)
    english = next((proof.english for proof in link.evidence if proof.english), "")
    if english or link.lang in (*scope.langs, ""):
        return (Run(english or link.text, SOURCE if english else link.lang),)
    return (Run(link.text, link.lang), Run(f" ({scope.language(link.lang)})", "", "label"))


# -- the indexes ---------------------------------------------------------------------------------------------


def _indexes(scope: Scope) -> Iterator[Section]:
    for lang in scope.langs:
        blocks = tuple(_index(scope, lang))
        if blocks:
            yield Section(scope.say("index", lang=scope.language(lang)), blocks, COLUMNS, True)


def _index(scope: Scope, lang: Lang) -> Iterator[Block]:
    """Every term of a language, each with the page of its entry."""
    found: dict[tuple[str, str], list[Concept]] = {}
    for concept in scope.concepts:
        preferred = concept.preferred(lang)
        rest = (*concept.alternatives(lang), *concept.deprecated(lang))
        for style, terms in (("", (preferred,) if preferred else ()), ("see", rest)):
            for term in terms:
                found.setdefault((term.text, style), []).append(concept)
    letters: dict[str, list[Item]] = {}
    for (text, _), concepts in sorted(found.items(), key=lambda pair: (sort_key(pair[0][0], lang), pair[0][1])):
        pages = joined(((Run("", "", "", scope.anchor(c.id), True),) for c in dict.fromkeys(concepts)), ", ")
        item = Item((Run(text, lang),), (pages,), "", scope.guides.add(text))
        letters.setdefault(letter_heading(text, lang), []).append(item)
    for letter, items in letters.items():
        yield Heading((Run(letter),), 2, False)
        yield Items(tuple(items))
