"""The pages of an alphabetical list: one page, or one a letter where the list is long; and the way to each letter."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from emn_glossary.publish import addresses
from emn_glossary.publish.lists import Letter, Line, Listing
from emn_glossary.publish.page import Draft, Ref, Way, Word
from emn_glossary.publish.voice import Voice


@dataclass(frozen=True, slots=True)
class Step:
    """A letter in the row of letters: where it leads, how many lines stand under it."""

    letter: str
    href: str
    lines: str


@dataclass(frozen=True, slots=True)
class Section:
    """Lines under a heading of their own. `anchor` is the id that links point at."""

    anchor: str
    heading: str
    lines: tuple[Line, ...]
    remark: str = ""


@dataclass(frozen=True, slots=True)
class Alphabet:
    """One language's list as pages. `split`: a page a letter."""

    found: Listing
    split: bool
    voice: Voice

    @property
    def title(self) -> str:
        """The list's heading."""
        return self.voice.say(f"list.{self.found.lang}.title")

    def drafts(self) -> Iterator[Draft]:
        """The list's pages."""
        top = addresses.of_list(self.found.lang)
        letters = [(part.letter, self._letter(part)) for part in self.found.letters]
        gaps = self._gaps()
        if not self.split:
            yield self._draft(top, self.title, (*(section for _, section in letters), *gaps))
            return
        yield self._draft(top, self.title, ())
        for letter, section in letters:
            path = addresses.of_letter(self.found.lang, letter)
            yield self._draft(path, f"{self.title}: {letter}", (section,))
        if gaps:
            path = addresses.of_missing(self.found.lang)
            yield self._draft(path, f"{self.title}: {self._missing_heading()}", gaps)

    def strip(self) -> tuple[Step, ...]:
        """The row of letters."""
        return tuple(
            Step(part.letter, self._letter_address(part.letter), self.voice.number(len(part.lines)))
            for part in self.found.letters
        )

    def gaps(self) -> Step | None:
        """The way to the entries without a term in this language."""
        lines = len(self.found.missing) + len(self.found.answered)
        return Step(self._missing_heading(), self._gaps_address(), self.voice.number(lines)) if lines else None

    def ways(self) -> Mapping[str, Way]:
        """For each entry's page its place in the list, and its neighbours there."""
        places = [(line.ref, above) for line, above in self._entries()]
        refs = [Ref(ref.word, ref.href) for ref, _ in places]
        return {
            ref.href: Way(above, before, after)
            for (ref, above), before, after in zip(places, [None, *refs], [*refs[1:], None], strict=False)
        }

    def _entries(self) -> Iterator[tuple[Line, tuple[Ref, ...]]]:
        """The lines that stand for an entry, each with what it lies below."""
        top = Ref(Word(self.voice.say(f"list.{self.found.lang}")), addresses.of_list(self.found.lang))
        for part in self.found.letters:
            above = (top, Ref(Word(part.letter), self._letter_address(part.letter)))
            yield from ((line, above) for line in part.lines if line.see is None)
        above = (top, Ref(Word(self._missing_heading()), self._gaps_address()))
        yield from ((line, above) for line in (*self.found.missing, *self.found.answered))

    def _draft(self, path: str, title: str, sections: tuple[Section, ...]) -> Draft:
        context: dict[str, Any] = {
            "lang": self.found.lang,
            "top": addresses.of_list(self.found.lang),
            "split": self.split,
            "entries": self.voice.number(self.found.entries),
            "strip": self.strip(),
            "gaps": self.gaps(),
            "sections": sections,
        }
        return Draft(path, "list.html", title, context)

    def _letter(self, part: Letter) -> Section:
        return Section(f"letter-{addresses.letter_name(part.letter)}", part.letter, part.lines)

    def _gaps(self) -> tuple[Section, ...]:
        lang, say = self.found.lang, self.voice.say
        missing = Section("missing", self._missing_heading(), self.found.missing, say("missing.remark"))
        answered = Section("no-equivalent", say(f"answered.{lang}"), self.found.answered, say("answered.remark"))
        return tuple(section for section in (missing, answered) if section.lines)

    def _missing_heading(self) -> str:
        kind = "missing" if self.found.missing else "answered"
        return self.voice.say(f"{kind}.{self.found.lang}")

    def _letter_address(self, letter: str) -> str:
        if self.split:
            return addresses.of_letter(self.found.lang, letter)
        return f"{addresses.of_list(self.found.lang)}#letter-{addresses.letter_name(letter)}"

    def _gaps_address(self) -> str:
        if self.split:
            return addresses.of_missing(self.found.lang)
        anchor = "missing" if self.found.missing else "no-equivalent"
        return f"{addresses.of_list(self.found.lang)}#{anchor}"
