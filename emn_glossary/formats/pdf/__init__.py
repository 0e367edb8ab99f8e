"""PDF: printable lists, tagged (PDF/UA-1, ISO 14289-1, and PDF/A-2a, ISO 19005-2, in one file). Written only.

    glossary ── lists ──▶ Plan (what stands where) ── typeset ──▶ PDF

`plan` holds the plain values, `scope` how values are said, `alphabetical`, `systematic`, `worklist` and `full` the
kinds of list, `front` the title page, `typeset` and `list.typ` the setting. Texts are data all the way: they reach
the typesetter as JSON, never as markup.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import BinaryIO

from emn_glossary.coverage import select as select_ids
from emn_glossary.errors import UnknownChoiceError
from emn_glossary.formats.pdf import alphabetical, front, full, systematic, typeset, worklist
from emn_glossary.formats.pdf.plan import Heading, Paragraph, Plan, Run, Section
from emn_glossary.formats.pdf.scope import Scope, legend
from emn_glossary.languages import TARGETS, UI_LANGUAGES, Lang
from emn_glossary.model import EntryId, Glossary, Passage

ORDERS = ("nb", "nn", "en", "theme", "work", "full")


def write(
    glossary: Glossary,
    target: BinaryIO,
    *,
    order: str = "nb",
    langs: Iterable[Lang] | None = None,
    ids: Iterable[EntryId] | None = None,
    select: str = "all",
    title: str | None = None,
    ui: Lang = "nb",
    theme: EntryId | None = None,
) -> None:
    """Write a printable list as tagged PDF. The same glossary and options give the same bytes.

    `order`: `nb`, `nn` or `en` for an alphabetical list from that language, `theme` for the concepts by theme in
    their hierarchy, `work` for what is missing or stale, `full` for the whole printed glossary. `langs`: the
    languages beside English (None: bokmål and nynorsk). `ids`, `select` (see `coverage.select`; for `changed`, `ids`
    are the changed ones) and `theme` each narrow the list. `title` replaces the glossary's own. `ui`: the language of
    headings and explanations.

    Raises:
        UnknownChoiceError: no such order, selection, theme or page language.
        ConceptNotFoundError: an id in `ids` that the glossary does not have.
        WriteError: a character that no font of the typesetter has.
    """
    made = plan(glossary, order=order, langs=langs, ids=ids, select=select, title=title, ui=ui, theme=theme)
    target.write(typeset.pdf(made))


def plan(
    glossary: Glossary,
    *,
    order: str = "nb",
    langs: Iterable[Lang] | None = None,
    ids: Iterable[EntryId] | None = None,
    select: str = "all",
    title: str | None = None,
    ui: Lang = "nb",
    theme: EntryId | None = None,
) -> Plan:
    """What a list holds, before it is set; options and errors as for `write`."""
    _one_of(order, ORDERS)
    _one_of(ui, UI_LANGUAGES)
    wanted = TARGETS if langs is None else tuple(langs)
    named = None if ids is None else tuple(ids)
    chosen, narrowed = _chosen(glossary, wanted, named, select, theme)
    scope = Scope(glossary, chosen, wanted, ui)
    sections = _sections(scope, order)
    name, name_lang = front.title(scope, title)
    date = front.date_of(glossary)
    return Plan(
        ui=ui,
        title=name,
        title_lang=name_lang,
        subtitle=scope.say(f"order.{order}"),
        author=scope.say("author"),
        date=date,
        facts=front.facts(scope, date, _size(scope, order), [*map(scope.say, narrowed), *_theme_names(scope, theme)]),
        front=front.texts(scope, order),
        legend=legend(scope),
        legend_title=scope.say("legend"),
        contents=scope.say("contents") if order in ("theme", "full") and _listed(sections) > 1 else "",
        foot=(" · ".join(filter(None, (name, glossary.edition))), scope.say("page", page="{page}", pages="{pages}")),
        sections=sections,
        guides=tuple(scope.guides.words),
    )


def _size(scope: Scope, order: str) -> str:
    """How much the list holds, in words."""
    if order == "work":
        return scope.say("count.work", count=worklist.needs_work(scope))
    count = len(scope.concepts)
    return scope.say("count.one") if count == 1 else scope.say("count.entries", count=count)


def _listed(sections: tuple[Section, ...]) -> int:
    """How many headings below the sections' own a table of contents would list."""
    return sum(isinstance(block, Heading) and block.listed for section in sections for block in section.blocks)


def _one_of(value: str, known: tuple[str, ...]) -> None:
    if value not in known:
        raise UnknownChoiceError(value=value, known=", ".join(known))


def _chosen(
    glossary: Glossary, langs: tuple[Lang, ...], ids: tuple[EntryId, ...] | None, select: str, theme: EntryId | None
) -> tuple[list[EntryId], list[str]]:
    """The ids that the options leave, and the messages that say how they narrow the list."""
    chosen = list(select_ids(glossary, select, langs, ids or ()))
    narrowed = [f"scope.{select}"] if select != "all" else []
    if ids is not None:
        _all_known(glossary, ids)
        only = set(ids)
        if not only.issuperset(glossary) and not narrowed:
            narrowed.append("scope.ids")
        chosen = [id for id in chosen if id in only]  # noqa: A001
    if theme is not None:
        _one_of(theme, tuple(glossary.themes))
        members = set(glossary.by_theme()[theme])
        chosen = [id for id in chosen if id in members or isinstance(glossary.entries[id], Passage)]  # noqa: A001
    return chosen, narrowed


def _theme_names(scope: Scope, theme: EntryId | None) -> tuple[str, ...]:
    return () if theme is None else (scope.label(scope.glossary.themes[theme], scope.ui)[0],)


def _all_known(glossary: Glossary, ids: tuple[EntryId, ...]) -> None:
    for id in ids:  # noqa: A001
        if id not in glossary.entries:
            glossary[id]  # raises, and offers the nearest


def _sections(scope: Scope, order: str) -> tuple[Section, ...]:
    if order == "work":
        return worklist.sections(scope)
    if not scope.concepts and not (order == "full" and scope.passages):
        return (Section(scope.say(f"order.{order}"), (Paragraph((Run(scope.say("empty")),)),)),)
    main = "en" if scope.ui == "en" else "nb"
    if order == "theme":
        return systematic.sections(scope, main)
    if order == "full":
        return full.sections(scope, main)
    return alphabetical.sections(scope, order)
