"""EMN's entry pages: lines → entries as they stand on the page, a title and the text under each heading.

Headings are known by their words (`Definition(s)`, `Source:`, `Broader Term`), never by markup, so today's pages, the
letter pages of old with many entries, plain text and an entry run into one line are all read by the same rules:

    an entry begins  with a title in the markup, or else with the line before its definition or its translations;
                     where that line is no title, EMN's own `EN:` is
    translations     are lines that begin with EMN's codes, with or without a heading over them
    a source         begins as EMN cites (`Derived by EMN`, `Art. 2`, `Global context:`), where no heading tells it

What the words of a section mean is told in `entries`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from emn_glossary.formats.emn import codes
from emn_glossary.formats.emn.lines import Line
from emn_glossary.formats.emn.raw import SOURCE_LINE, Raw
from emn_glossary.formats.emn.unheaded import settle_texts, settle_titles

SECTIONS = ("definition", "source", "translation", "synonym", "broader", "narrower", "related", "note")
_HEADING = re.compile(
    r"(?P<word>definition|source|translation|synonym|broader term|narrower term|related term|note)s?\s*(?:\(s\))?"
    r"\s*(?P<colon>[:：])?\s*(?P<rest>.*)",
    re.IGNORECASE | re.DOTALL,
)
_WITHIN = re.compile(
    r"(?<=\s)(?=(?:Definition|Source|Synonym|Broader Term|Narrower Term|Related Term|Note)(?:\(s\)|s?\s*:))"
    r"|(?<=\s)(?=Translations?(?:\(s\))?:?\s+[A-Z]{2}(?:/[A-Z]{2})*\s*:)"
)
_REDIRECT = re.compile(
    r"(?P<title>.*?)\s*[-–:]?\s*\(?(?:please\s+)?see\s+(?:the\s+)?entry\s+for:?\s+(?P<target>[^.]+?)\)?\.?",
    re.IGNORECASE,
)
_ASIDE = (  # what a site writes around its pages
    "share this page|back to top|print|last update|related links|related documents|tags|contact|search|navigation path"
    "|page contents|show more|email|facebook|linkedin|x|twitter"
)
_CHROME = frozenset(_ASIDE.split("|"))


def entries(lines: Sequence[Line], page_title: str = "") -> list[Raw]:
    """The entries of a page, in order; none where the page is about something else.

    `page_title` is what the page calls itself; it settles which of several headings is the title of a lone entry.
    """
    split = [part for line in lines for part in _broken(line)]
    found = [raw for raw in _Walk(split).entries() if raw.speaks]
    settle_titles(found)
    for raw in found:
        settle_texts(raw)
    found = [raw for raw in found if raw.see or _is_entry(raw)]
    if len(found) == 1:
        (lone,) = found
        named = [title for title in lone.above if page_title.casefold().startswith(title.casefold())]
        lone.title = max(named, key=len, default=lone.title)
    return found


def _is_entry(raw: Raw) -> bool:
    translated = raw.sections.get("translation") and ("translation" in raw.headed or len(raw.langs) > 1)
    return bool(raw.sections.get("definition") or translated)


def _broken(line: Line) -> Iterator[Line]:
    """A line with several headings or codes in it, as the lines it was before it was run together."""
    text = line.text
    if "|" in text and codes.starts(text.replace("|", " ").strip()) >= 0:
        text = text.replace("|", " ").strip()
    parts = [part.strip() for part in _WITHIN.split(text)] if len(text) > 40 else [text]
    for part in parts:
        heading = _heading(part)
        body = heading[1] if heading is not None and heading[0] == "translation" else part
        start = codes.starts(body)
        if start < 0:
            yield replace(line, text=part, heading=line.heading and len(parts) == 1)
            continue
        if heading is not None and heading[0] == "translation":
            yield replace(line, text="Translations")
        elif body[:start].strip():
            yield replace(line, text=body[:start].strip())
        for code, value in codes.runs(body[start:]):
            yield replace(line, text=f"{code}: {value}", heading=False)


def _heading(text: str) -> tuple[str, str] | None:
    """The section that a line begins and what stands after its heading; None for a line that begins none."""
    found = _HEADING.fullmatch(text)
    if found is None:
        return None
    rest = found["rest"].strip()
    if rest and not found["colon"] and "(s)" not in text[: found.start("rest")]:
        return None  # "Related terms are …", "Note that …"
    return found["word"].lower().removesuffix(" term"), rest


def _code(line: Line) -> bool:
    """Whether a line is a translation with its code."""
    return codes.split_line(line.text) is not None and re.match(r"\s*[A-Z]{2}(?:/[A-Z]{2})*\s*:", line.text) is not None


class _Walk:
    """One walk over the lines of a page."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self.lines = lines
        self.here = Raw("", Line(""))
        self.section = ""
        self.level = 0  # of the heading over the section
        self.done: list[Raw] = []

    def entries(self) -> list[Raw]:
        for line in self.lines:
            if line.text.casefold().rstrip(":") in _CHROME:
                continue
            heading = _heading(line.text)
            see = _REDIRECT.fullmatch(line.text)
            if heading is not None:
                self.on_heading(*heading, line)
            elif see is not None:
                self.on_redirect(see, line)
            elif _code(line):
                self.on_code(line)
            elif line.heading and not 0 < self.level < line.level:
                self.begin(line)
            else:  # a heading below that of the section is one of its lines: a related term set as a card
                self.on_text(line)
        self.done.append(self.here)
        return self.done

    def begin(self, title: Line, *, certain: bool = True) -> None:
        before = self.here
        empty = before.title and not (before.headed or before.sections or before.prose or before.see)
        above = (*before.above, before.title) if empty else ()
        self.done.append(before)
        self.here, self.section, self.level = Raw(title.text, title, certain, above=above), "", 0

    def on_heading(self, name: str, rest: str, line: Line) -> None:
        again = name in self.here.headed or (name == "translation" and bool(self.here.langs))
        if not (self.here.title or self.here.headed) or (again and name in ("definition", "translation")):
            self.begin_with_last()
        self.here.headed.add(name)
        self.section, self.level = name, line.level
        if rest:
            self.here.sections.setdefault(name, []).append(replace(line, text=rest, heading=False))

    def on_redirect(self, see: re.Match[str], line: Line) -> None:
        if see["title"]:
            self.begin(replace(line, text=see["title"]), certain=False)
        elif self.here.title and not self.here.headed and not self.here.sections and not self.here.prose:
            pass  # the title stands right above
        else:
            self.begin_with_last()
        self.here.see = see["target"].strip()

    def on_code(self, line: Line) -> None:
        code, _, value = line.text.partition(":")
        read = codes.read(code.strip(), value)
        lang = read.lang + read.usage if read is not None else code
        after_others = bool(self.here.langs) and self.section != "translation"
        if not self.here.title or after_others or lang in self.here.langs:
            self.begin_with_last(surely=after_others)
        self.section = "translation"
        self.here.langs.add(lang)
        self.here.sections.setdefault("translation", []).append(line)

    def on_text(self, line: Line) -> None:
        if self.here.see:
            self.begin(line, certain=False)
        elif self.section == "":
            self.here.prose.append(line)
        else:
            self.here.sections.setdefault(self.section, []).append(line)

    def begin_with_last(self, *, surely: bool = False) -> None:
        """A new entry, whose title is the last line before it.

        Where that line can be no title there is no new entry, unless it is one `surely`: then it has no title.
        """
        where = self.here.sections.get(self.section, []) if self.section else self.here.prose
        if where and _can_be_title(where[-1]):
            above = where if self.here.title or self.here.sections or where[1:] else None
            self.begin(where.pop(), certain=False)
            self.here.taken_from = above
        elif not self.here.title and where and _can_be_title(where[0]):
            self.here.at, self.here.certain = where.pop(0), False
            self.here.title = self.here.at.text
        elif surely:
            self.begin(Line(""), certain=False)


def _can_be_title(line: Line) -> bool:
    short = len(line.text.split()) <= 14 and not line.text.endswith((".", ";", ","))
    return short and not line.item and not SOURCE_LINE.match(line.text) and codes.split_line(line.text) is None
