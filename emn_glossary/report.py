"""Report: the activity of a period in sentences: a paragraph for the annual report, and a news item.

Every sentence is filled in from counts, so the same glossary and period give the same text, in bokmål or English.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from emn_glossary.activity import Activity
from emn_glossary.coverage import CoverageRow
from emn_glossary.history import Milestone
from emn_glossary.languages import SOURCE, Lang, language_name
from emn_glossary.messages import text
from emn_glossary.model import Status
from emn_glossary.model.values import OWN
from emn_glossary.slots import FIELDS

_EXAMPLES = 3  # new terms that the news item names
_WRITTEN = {  # what was written, in the words of the report
    "term": tuple(name for name, row in FIELDS.items() if row.kind == "term"),
    "definition": ("definition",),
    "note": ("note",),
    "passage": ("text",),
}


@dataclass(frozen=True, slots=True)
class News:
    """A news item: a heading and a text."""

    heading: str
    text: str


def paragraph(told: Activity, ui: Lang, errata: int = 0, milestones: Iterable[Milestone] = ()) -> str:
    """The paragraph for the annual report.

    `errata` is how many published values are reported to EMN; of `milestones` those in the period are told.
    """
    said = _Words(ui)
    if not told.concepts:
        return said("report.size.none")
    sentences = [said.counted("report.size", told.concepts)]
    for row in _whole(told, "preferred"):
        language = said.language(row.lang)
        key = "report.terms" if row.filled else "report.terms.none"
        sentences.append(said(key, language=language, who=said.who(row), how=_how(told, row, said)))
        if row.stale:
            sentences.append(said.counted("report.stale", row.stale, language=language))
    for row in _whole(told, "definition"):
        if row.filled:
            how = _whose(told, row, said)
            sentences.append(said("report.definitions", language=said.language(row.lang), who=said.who(row), how=how))
    sentences.append(_period(told, said))
    sentences += _milestones(within(milestones, told), said)
    if errata:
        sentences.append(said.counted("report.errata", errata))
    return " ".join(sentences)


def news(told: Activity, ui: Lang) -> News:
    """The news item: how far the glossary has come, what is new, and how to take part."""
    said = _Words(ui)
    sentences = [_reached(told, said)] if told.concepts else []
    fresh = sum(told.number(told.changed, field=name) for name in _WRITTEN["term"])
    examples = _examples(told, said)
    if examples:
        key = "report.news.new.one" if fresh == 1 else "report.news.new.many"
        numbers = {"count": said.number(fresh), "since": said.day(told.since), "examples": said.listed(examples)}
        sentences.append(said(key, **numbers))
    sentences.append(said("report.news.invitation"))
    return News(said("report.news.heading"), " ".join(filter(None, sentences)))


def _whole(told: Activity, field: str) -> list[CoverageRow]:
    """The rows of a field over the whole glossary, a language each."""
    return [row for row in told.coverage if row.field == field and not row.theme]


def _how(told: Activity, row: CoverageRow, said: _Words) -> str:
    """How far the preferred terms of a language have come."""
    settled = told.number(told.standing, lang=row.lang, field="preferred", status=Status.CURRENT.value)
    if settled == row.filled:
        return said("report.terms.approved")
    if not settled:
        return said("report.terms.open")
    return said("report.terms.mixed", approved=said.number(settled), open=said.number(row.filled - settled))


def _whose(told: Activity, row: CoverageRow, said: _Words) -> str:
    """How many of the definitions are working definitions of this project's own."""
    own = told.number(told.standing, lang=row.lang, field="definition", origin=OWN)
    if not own:
        return ""
    return said("report.definitions.own" if own >= row.filled else "report.definitions.mixed", own=said.number(own))


def _period(told: Activity, said: _Words) -> str:
    """What was written or changed from the first day to the last."""
    written = {
        name: sum(told.number(told.changed, field=field) for field in fields) for name, fields in _WRITTEN.items()
    }
    parts = [said.counted(f"report.written.{name}", count) for name, count in written.items() if count]
    since = said.day(told.since, year=told.since[:4] != told.until[:4])
    days = {"since": since, "until": said.day(told.until), "languages": _languages(told, said)}
    return said("report.period", written=said.listed(parts), **days) if parts else said("report.period.none", **days)


def within(milestones: Iterable[Milestone], told: Activity) -> tuple[Milestone, ...]:
    """The editions and releases of the period."""
    return tuple(one for one in milestones if told.since <= one.day <= told.until)


def _milestones(milestones: Iterable[Milestone], said: _Words) -> Iterator[str]:
    found: dict[str, list[str]] = {"edition": [], "release": []}
    for one in milestones:
        found[one.kind].append(one.name)
    for kind, names in found.items():
        if names:
            yield said(f"report.{kind}.one" if len(names) == 1 else f"report.{kind}.many", names=said.listed(names))


def _languages(told: Activity, said: _Words) -> str:
    return said.listed([said.language(row.lang) for row in _whole(told, "preferred")])


def _reached(told: Activity, said: _Words) -> str:
    rows, concepts = _whole(told, "preferred"), said.number(told.concepts)
    if all(row.filled == row.total for row in rows):
        return said("report.news.all", concepts=concepts, languages=_languages(told, said))
    terms = [
        said("report.news.terms", count=said.number(row.filled), language=said.language(row.lang))
        for row in rows
        if row.filled
    ]
    return said("report.news.some", concepts=concepts, terms=said.listed(terms)) if terms else ""


def _examples(told: Activity, said: _Words) -> list[str]:
    """A few of the new preferred terms in the first language that has any: the shortest, which read best."""
    named = [at for at in told.newest if at.entry.one("preferred", SOURCE)]
    langs = [row.lang for row in _whole(told, "preferred")]
    first = min((langs.index(at.slot.lang) for at in named), default=0)
    short = sorted((at for at in named if at.slot.lang == langs[first]), key=lambda at: len(at.value.text))
    return [
        said("report.news.example", term=at.value, english=at.entry.one("preferred", SOURCE))
        for at in short[:_EXAMPLES]
    ]


class _Words:
    """Messages, numbers, days and lists as one language writes them."""

    def __init__(self, ui: Lang) -> None:
        self.ui = ui
        self.locale = {"en": "en_GB"}.get(ui, ui)

    def __call__(self, key: str, **params: object) -> str:
        return text(key, self.ui, **params)

    def counted(self, key: str, count: int, **params: object) -> str:
        """The message for one, or for many."""
        return self(f"{key}.one" if count == 1 else f"{key}.many", count=self.number(count), **params)

    def number(self, number: int) -> str:
        from babel.numbers import format_decimal  # noqa: PLC0415

        return str(format_decimal(number, locale=self.locale))

    def who(self, row: CoverageRow) -> str:
        """How many of the concepts, in words where they are all."""
        if row.filled == row.total:
            return self("report.who.all")
        share = self.number(100 * row.filled // row.total)
        return self("report.who.some", count=self.number(row.filled), share=share)

    def day(self, day: str, *, year: bool = True) -> str:
        from babel.dates import format_date  # noqa: PLC0415

        pattern = "long" if year else self("report.day")
        return str(format_date(datetime.date.fromisoformat(day), pattern, locale=self.locale))

    def language(self, lang: Lang) -> str:
        return language_name(lang, self.ui)

    def listed(self, parts: Sequence[str]) -> str:
        """`a, b og c`."""
        last = self("report.and")
        return last.join([", ".join(parts[:-1]), parts[-1]] if len(parts) > 1 else parts)
