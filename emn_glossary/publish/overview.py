"""The pages about the glossary as a whole: front page, introduction, coverage, downloads, about. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from emn_glossary import messages
from emn_glossary.coverage import Coverage, CoverageRow, is_stale
from emn_glossary.history import Past
from emn_glossary.languages import SOURCE, TARGETS, Lang, sort_key
from emn_glossary.model import EntryId, Glossary, Passage, Status, Theme
from emn_glossary.model.values import state_of
from emn_glossary.publish import addresses
from emn_glossary.publish.alphabet import Alphabet
from emn_glossary.publish.charts import over_time
from emn_glossary.publish.citing import missing_letter
from emn_glossary.publish.finder import words
from emn_glossary.publish.page import Download, Draft, Office, Tag, Word
from emn_glossary.publish.prose import paragraphs
from emn_glossary.publish.surroundings import Surroundings
from emn_glossary.publish.themes import top_themes
from emn_glossary.publish.voice import Voice
from emn_glossary.slots import FIELDS, Slot

COUNTS = ("total", "filled", "approved", "waiting", "stale", "no_equivalent", "missing")


@dataclass(frozen=True, slots=True)
class Share:
    """A row of coverage in words: the counts in the order of `COUNTS`; `percent` is also the length of the bar."""

    name: str
    counts: tuple[str, ...]
    percent: str
    bar: str
    approved: str  # the part of the bar that is approved


@dataclass(frozen=True, slots=True)
class Block:
    """A passage of the introduction: a heading, or paragraphs."""

    heading: bool
    paragraphs: tuple[str, ...]
    word: Word


@dataclass(frozen=True, slots=True)
class File:
    """A download in words."""

    path: str
    name: str
    title: str
    use: str
    size: str


def front(
    glossary: Glossary,
    counted: Coverage,
    alphabets: Iterable[Alphabet],
    files: Sequence[Download],
    around: Surroundings,
) -> Draft:
    """The front page: what this is, and the ways in."""
    voice = around.voice
    context = {
        "description": _prose(voice.text(glossary.scheme, "description")),
        "entries": voice.number(len(glossary)),
        "ways": tuple((addresses.of_list(found.found.lang), found.title, found.strip()) for found in alphabets),
        "shares": tuple(_share(counted[lang, "preferred"], voice.language(lang), voice) for lang in TARGETS),
        "files": _files(files, voice),
        "search": words(glossary, voice),
        "themes": top_themes(glossary, around),
        "letter": missing_letter(around),
        "has_introduction": bool(glossary.introduction),
    }
    return Draft(addresses.FRONT, "front.html", "", context)


def introduction(passages: Sequence[Passage], voice: Voice) -> Draft:
    """The introduction, section by section, in the reader's language where it is translated."""
    sections = tuple(
        tuple(_block(passage, word) for passage in group if (word := voice.text(passage, "text")))
        for _, group in groupby(passages, key=lambda passage: passage.one("section"))
    )
    context = {"sections": sections, "unsettled": _unsettled(passages, voice)}
    return Draft(addresses.INTRODUCTION, "introduction.html", voice.say("introduction"), context)


def _unsettled(passages: Iterable[Passage], voice: Voice) -> tuple[tuple[Tag, str], ...]:
    """What a reader must know of passages that are not approved as they stand, said once for all of them."""
    found: set[str] = set()
    for passage in passages:
        word = voice.text(passage, "text")
        if word and word.lang != SOURCE:
            state = state_of(passage.get(Slot("text", word.lang)))
            found.add("stale" if is_stale(passage, state) else state.status)
    return tuple(row for row in _statuses(voice) if row[0].kind.removeprefix("status ") in found - {Status.CURRENT})


def _block(passage: Passage, word: Word) -> Block:
    return Block(passage.one("role") in ("heading", "title"), paragraphs(word.text), word)


def coverage_page(
    glossary: Glossary, counted: Coverage, alphabets: Iterable[Alphabet], past: Past, voice: Voice
) -> Draft:
    """Coverage: how far the translation has come, by language and field, by theme, and over time."""
    themes = glossary.themes
    rows = [row for row in counted if not row.theme]
    context = {
        "headings": tuple(messages.text(f"coverage.{name}", voice.ui) for name in COUNTS),
        "tables": tuple(
            (voice.language(lang), tuple(_share(row, _field_name(row.field, voice), voice) for row in group))
            for lang, group in groupby(rows, key=lambda row: row.lang)
        ),
        "themes": tuple((voice.language(lang), _by_theme(counted, lang, themes, voice)) for lang in TARGETS)
        if themes
        else (),
        "chart": over_time(glossary, counted, past.of("release"), voice),
        "gaps": tuple((found.title, step) for found in alphabets if (step := found.gaps())),
    }
    return Draft(addresses.COVERAGE, "coverage.html", voice.say("coverage"), context)


def _field_name(field: str, voice: Voice) -> str:
    return voice.say("coverage.text") if field == "text" else FIELDS[field].heading(voice.ui)


def _by_theme(
    rows: Iterable[CoverageRow], lang: Lang, themes: Mapping[EntryId, Theme], voice: Voice
) -> tuple[Share, ...]:
    wanted = [row for row in rows if row.theme and row.lang == lang and row.field == "preferred"]
    shares = [_share(row, voice.name(themes[row.theme]).text, voice) for row in wanted]
    return tuple(sorted(shares, key=lambda share: sort_key(share.name, voice.leads[0])))


def _share(row: CoverageRow, name: str, voice: Voice) -> Share:
    counts = tuple(voice.number(getattr(row, count)) for count in COUNTS)
    approved = 100 * row.approved / row.total if row.total else 0
    return Share(name, counts, voice.number(round(row.share, 1)), f"{row.share:.1f}%", f"{approved:.1f}%")


def downloads_page(files: Sequence[Download], voice: Voice) -> Draft:
    """The files that readers can take with them."""
    return Draft(addresses.DOWNLOADS, "downloads.html", voice.say("downloads"), {"files": _files(files, voice)})


def _files(files: Sequence[Download], voice: Voice) -> tuple[File, ...]:
    return tuple(
        File(
            file.path,
            file.path.rpartition("/")[2],
            voice.say(f"download.{file.format}"),
            voice.say(f"download.{file.format}.use"),
            voice.size(file.size),
        )
        for file in files
    )


def about(glossary: Glossary, voice: Voice) -> Draft:
    """About the glossary: terms of use, publisher, edition, and what the words on the pages mean."""
    scheme = glossary.scheme
    links = [
        (FIELDS[name].heading(voice.ui), str(item)) for name in ("publisher", "licence") for item in scheme.many(name)
    ]
    facts = [
        (FIELDS[name].heading(voice.ui), found if name == "version" else voice.date(found))
        for name in ("version", "created", "modified")
        if (found := scheme.one(name))
    ]
    context: dict[str, Any] = {
        "description": _prose(voice.text(scheme, "description")),
        "rights": _prose(voice.text(scheme, "rights")),
        "links": tuple((heading, text, text if addresses.is_web(text) else "") for heading, text in links),
        "facts": tuple(facts),
        "statuses": _statuses(voice),
    }
    return Draft(addresses.ABOUT, "about.html", voice.say("about"), context)


def accessibility(office: Office, voice: Voice) -> Draft:
    """The accessibility statement: what the pages live up to, how that is tested, whom to tell when they do not."""
    return Draft(addresses.ACCESSIBILITY, "accessibility.html", voice.say("accessibility"), {"office": office})


def _statuses(voice: Voice) -> tuple[tuple[Tag, str], ...]:
    """The legend: each status as it is shown, and what it means."""
    shown = [
        (Tag(f"status {status}", messages.text(f"status.{status}", voice.ui)), voice.say(f"means.{status}"))
        for status in Status
        if status
    ]
    stale = Tag("status stale", messages.text("state.stale", voice.ui))
    return (*shown, (stale, voice.say("means.stale")))


def _prose(word: Word | None) -> tuple[Word, ...]:
    """A text as paragraphs, each with the language and the remark of the whole."""
    return tuple(Word(text, word.lang, word.instead) for text in paragraphs(word.text)) if word else ()
