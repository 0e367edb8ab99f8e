"""The plan: which pages the site has and what stands on each. Pure: a glossary in, pages out.

Front page, the alphabetical lists, a page an entry and a theme, the introduction, coverage, changes, downloads, about,
accessibility. A page there is nothing to put on is not planned, and nothing leads to it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from emn_glossary.coverage import coverage
from emn_glossary.errors import PublishError
from emn_glossary.history import Past
from emn_glossary.languages import TARGETS, Lang
from emn_glossary.model import Concept, Glossary
from emn_glossary.places import Place
from emn_glossary.publish import addresses, milestones, overview
from emn_glossary.publish.alphabet import Alphabet
from emn_glossary.publish.dates import history
from emn_glossary.publish.entries import entry_draft
from emn_glossary.publish.lists import listing
from emn_glossary.publish.page import Download, Draft, Frame, NavItem, Office, Page, Word
from emn_glossary.publish.surroundings import Surroundings
from emn_glossary.publish.themes import theme_drafts
from emn_glossary.publish.voice import Voice

LISTS: tuple[Lang, ...] = ("nb", "en")
LETTER_PAGES_FROM = 800  # entries; below, a whole list stands on one page


def plan(
    glossary: Glossary,
    *,
    ui: Lang = "nb",
    downloads: Sequence[Download] = (),
    past: Past = Past(),  # noqa: B008  it is a frozen value
    office: Office = Office(),  # noqa: B008  it is a frozen value
    letter_pages_from: int = LETTER_PAGES_FROM,
    url: str = "",
) -> tuple[Page, ...]:
    """The pages of the site, the front page first, the entries last and by id.

    `ui` is the language the site speaks (`nb`, `nn`, `en`); `downloads` the files that lie beside the pages,
    `past` what changes are told of, `office` who publishes, `url` the address that the site will have. From
    `letter_pages_from` entries on, each letter of the lists has a page of its own.

    Raises:
        UnknownChoiceError: the site does not speak that language.
        PublishError: two pages would have the same file name.
    """
    voice = Voice(ui)
    around = surroundings(glossary, voice, office, past)
    drafts = list(_drafts(glossary, around, downloads, letter_pages_from))
    frame = _frame(glossary, voice, {draft.path for draft in drafts}, url)
    pages: dict[str, Page] = {}
    for draft in drafts:
        if draft.path in pages:
            raise PublishError("site.page-twice", place=Place(file=draft.path))
        pages[draft.path] = _framed(draft, frame)
    return tuple(pages.values())


def surroundings(glossary: Glossary, voice: Voice, office: Office, past: Past = Past()) -> Surroundings:  # noqa: B008
    """What every page must know of the rest."""
    name = voice.text(glossary.scheme, "title") or Word(voice.say("name"), voice.ui)
    paths = addresses.of_entries(glossary)
    return Surroundings(glossary.entries, paths, glossary.base, voice, name, glossary.edition, office, past)


def _drafts(
    glossary: Glossary,
    around: Surroundings,
    downloads: Sequence[Download],
    letter_pages_from: int,
) -> Iterator[Draft]:
    voice, paths = around.voice, around.paths
    concepts: tuple[Concept, ...] = tuple(sorted(glossary.concepts, key=lambda concept: concept.id))
    split = len(concepts) >= letter_pages_from
    alphabets = {lang: Alphabet(listing(concepts, lang, paths, voice), split, voice) for lang in LISTS}
    themes = glossary.themes
    counted = coverage(glossary, TARGETS, themes)
    yield overview.front(glossary, counted, alphabets.values(), downloads, around)
    for alphabet in alphabets.values():
        yield from alphabet.drafts()
    passages = glossary.introduction
    if passages:
        yield overview.introduction(passages, voice)
    yield overview.coverage_page(glossary, counted, alphabets.values(), around.past, voice)
    found = milestones.series(around.past, glossary, around)
    if found:
        yield from milestones.drafts(found, voice)
    if downloads:
        yield overview.downloads_page(downloads, voice)
    yield overview.about(glossary, voice)
    yield overview.accessibility(around.office, voice)
    yield from theme_drafts(glossary, around)
    ways = alphabets[next(lang for lang in voice.leads if lang in LISTS)].ways()
    changed_in = milestones.by_entry(found)
    for concept in concepts:
        yield entry_draft(concept, around, ways[paths[concept.id]], changed_in.get(concept.id, ()))


def _frame(glossary: Glossary, voice: Voice, planned: set[str], url: str) -> Frame:
    """The menu leads to those main pages that there are."""
    main = (
        *((addresses.of_list(lang), f"list.{lang}") for lang in LISTS),
        (addresses.THEMES, "themes"),
        (addresses.INTRODUCTION, "introduction"),
        (addresses.COVERAGE, "coverage"),
        (addresses.CHANGES, "changes"),
        (addresses.DOWNLOADS, "downloads"),
        (addresses.ABOUT, "about"),
    )
    menu = tuple(NavItem(path, voice.say(key)) for path, key in main if path in planned)
    name = voice.text(glossary.scheme, "title") or Word(voice.say("name"), voice.ui)
    return Frame(voice.ui, name, menu, glossary.edition, _has_dates(glossary), url)


def _has_dates(glossary: Glossary) -> bool:
    return any(True for concept in glossary.concepts for _ in history(concept))


def _framed(draft: Draft, frame: Frame) -> Page:
    title = f"{draft.title} – {frame.name.text}" if draft.title else frame.name.text
    context = {"frame": frame, "here": draft.path, "heading": draft.title, **draft.context}
    return Page(draft.path, draft.template, title, frame.ui, context)
