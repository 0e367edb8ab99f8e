"""Printed lists: what stands in them and in which order, as plain values. PDF, Word, Markdown and text render these.

    glossary ── plan ──▶ Plan (what stands where) ── writer(render) ──▶ the `write` of a format

`blocks` holds the plain values, `narrow` which concepts a list takes in, `scope` how values are said,
`alphabetical`, `systematic`, `worklist`, `changes` and `full` the kinds of list, `front` the title page, `pageless`
what a file without pages says in place of page numbers. No typesetter is known here, and no file.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterable
from typing import Any, BinaryIO

from emn_glossary.formats import Writer
from emn_glossary.formats.printed import alphabetical, changes, front, full, systematic, worklist
from emn_glossary.formats.printed.blocks import Heading, Medium, Paragraph, Plan, Run, Section
from emn_glossary.formats.printed.narrow import narrowed, one_of
from emn_glossary.formats.printed.pageless import pageless
from emn_glossary.formats.printed.scope import Scope, legend
from emn_glossary.languages import TARGETS, UI_LANGUAGES, Lang
from emn_glossary.model import EntryId, Glossary, Status

ORDERS = ("nb", "nn", "en", "theme", "work", "changes", "full")
WITH_PASSAGES = ("work", "changes", "full")  # lists that show the introduction as well


def plan(
    glossary: Glossary,
    *,
    order: str = "nb",
    langs: Iterable[Lang] | None = None,
    ids: Iterable[EntryId] | None = None,
    select: str = "all",
    status: Status | str = "",
    theme: EntryId | None = None,
    before: Glossary | None = None,
    since: str = "",
    title: str | None = None,
    ui: Lang = "nb",
    medium: Medium = "paper",
) -> Plan:
    """What a list holds, before it is set.

    `order`: `nb`, `nn` or `en` for an alphabetical list from that language, `theme` for the concepts by theme in
    their hierarchy, `work` for what is missing or stale, `changes` for what has changed from the glossary `before`
    (named `since`, else by its edition), `full` for the whole printed glossary. `langs`: the languages beside English
    (None: bokmål and nynorsk). `ids`, `select` (see `coverage.select`; for `changed`, `ids` are the changed ones),
    `status` and `theme` each narrow the list. `title` replaces the glossary's own. `ui`: the language of headings and
    explanations.

    Raises:
        UnknownChoiceError: no such order, selection, status, theme or page language.
        ConceptNotFoundError: an id in `ids` that the glossary does not have.
    """
    one_of(order, ORDERS)
    one_of(ui, UI_LANGUAGES)
    wanted = TARGETS if langs is None else tuple(langs)
    chosen = narrowed(glossary, wanted, None if ids is None else tuple(ids), select, status, theme)
    scope = Scope(glossary, chosen.ids, wanted, ui, medium)
    former = changes.Former(before or Glossary(), since, theme, whole=chosen.whole)
    sections, size = _sections(scope, order, former), _size(scope, order, former)
    name, name_lang = front.title(scope, title)
    date = front.date_of(glossary)
    made = Plan(
        ui=ui,
        title=name,
        title_lang=name_lang,
        subtitle=changes.title(scope, former) if order == "changes" else scope.say(f"order.{order}"),
        author=scope.say("author"),
        date=date,
        facts=front.facts(scope, date, size, chosen.said(scope, order)),
        front=front.texts(scope, order),
        legend=legend(scope),
        legend_title=scope.say("legend"),
        contents=scope.say("contents") if order in ("theme", "full") and _listed(sections) > 1 else "",
        foot=(" · ".join(filter(None, (name, glossary.edition))), scope.say("page", page="{page}", pages="{pages}")),
        sections=sections,
        guides=tuple(scope.guides.words),
    )
    return made if medium == "paper" else pageless(made)


def writer(render: Callable[[Plan], bytes], medium: Medium = "paper") -> Writer:
    """The `write` of a format that renders plans and does nothing else."""

    def write(glossary: Glossary, target: BinaryIO, **options: Any) -> None:
        """Write a list; the options are those of `printed.plan`. The same glossary gives the same bytes."""
        target.write(render(plan(glossary, **options, medium=medium)))

    return listing(write)


def listing(write: Callable[..., None]) -> Writer:
    """A `write` that takes the options of `plan`: they are stated there and nowhere else, and told by its signature."""
    own = [option for option in inspect.signature(write).parameters.values() if option.kind is not option.VAR_KEYWORD]
    given = [option for option in inspect.signature(plan).parameters.values() if option.kind is option.KEYWORD_ONLY]
    shared = [option for option in given if option.name != "medium"]
    write.__signature__ = inspect.Signature([*own, *shared])  # type: ignore[attr-defined]
    return write


def _size(scope: Scope, order: str, former: changes.Former) -> str:
    """How much the list holds, in words."""
    if order == "work":
        return scope.say("count.work", count=worklist.needs_work(scope))
    if order == "changes":
        return changes.size(scope, former)
    count = len(scope.concepts)
    return scope.say("count.one") if count == 1 else scope.say("count.entries", count=count)


def _listed(sections: tuple[Section, ...]) -> int:
    """How many headings below the sections' own a table of contents would list."""
    return sum(isinstance(block, Heading) and block.listed for section in sections for block in section.blocks)


def _sections(scope: Scope, order: str, former: changes.Former) -> tuple[Section, ...]:
    if order == "work":
        return worklist.sections(scope)
    if order == "changes":
        return changes.sections(scope, former)
    if not scope.concepts and not (order == "full" and scope.passages):
        return (Section(scope.say(f"order.{order}"), (Paragraph((Run(scope.say("empty")),)),)),)
    if order == "theme":
        return systematic.sections(scope, scope.main)
    if order == "full":
        return full.sections(scope, scope.main)
    return alphabetical.sections(scope, order)
