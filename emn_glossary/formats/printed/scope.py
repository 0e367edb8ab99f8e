"""Scope: which concepts a printed list holds, and how their values are said in runs.

`Scope` is what every kind of list is made from: the glossary, the chosen entries, the languages, the language of the
page, and a note of which marks have been used (for the legend).
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeAlias

from emn_glossary import messages
from emn_glossary.coverage import digest, is_stale
from emn_glossary.formats.printed.blocks import Guides, Medium, Run, Runs, joined
from emn_glossary.languages import SOURCE, Lang, SortKey, first_letter, language_name, sort_key
from emn_glossary.model import Concept, Entry, EntryId, Glossary, Passage, State, Status, Term, Text
from emn_glossary.slots import Slot

MARKS: dict[str, str] = {"candidate": "*", "waiting": "•", "stale": "‡", "retired": "†"}
_STATUS_MARKS = {Status.CANDIDATE: "candidate", Status.WAITING: "waiting", Status.RETIRED: "retired"}

Labelled: TypeAlias = tuple[str, Lang]


class Scope:
    """What goes into one printed list, and the words it is said in."""

    def __init__(
        self, glossary: Glossary, ids: Iterable[EntryId], langs: Iterable[Lang], ui: Lang, medium: Medium = "paper"
    ) -> None:
        wanted = set(ids)
        self.glossary = glossary
        self.concepts: tuple[Concept, ...] = tuple(c for c in glossary.concepts if c.id in wanted)
        self.passages: tuple[Passage, ...] = tuple(p for p in glossary.introduction if p.id in wanted)
        self.langs: tuple[Lang, ...] = tuple(dict.fromkeys((*langs, SOURCE)))
        self.ui = ui
        self.medium = medium
        self.guides = Guides()
        self.marks: set[str] = set()  # those used so far
        self.working = False  # whether a definition of our own has been said
        self._chosen = {entry.id for entry in self.concepts}
        self._digests: dict[EntryId, str] = {}

    def say(self, key: str, **params: object) -> str:
        """A text of the printed lists, in the language of the page."""
        return messages.text(f"print.{key}", self.ui, **params)

    @property
    def main(self) -> Lang:
        """The language of the head words, where the order of the list does not say."""
        return SOURCE if self.ui == SOURCE else "nb"

    def language(self, lang: Lang) -> str:
        """A language's name in the language of the page: `bokmål`, `tysk`."""
        return language_name(lang, self.ui)

    # -- what a concept is called ------------------------------------------------------------------------
    def label(self, entry: Entry, first: Lang = "") -> Labelled:
        """What an entry is called, and in which language: the first there is of the languages of the list."""
        for lang in (first, *self.langs, *entry.languages("preferred")):
            if lang and (term := entry.one("preferred", lang)):
                return term, lang
        return entry.id, ""

    def anchor(self, id: EntryId) -> str:  # noqa: A002
        """The name that links to a concept use; empty when it is not in this list."""
        return f"entry {id}" if id in self._chosen else ""

    def link(self, id: EntryId, first: Lang = "") -> Run:  # noqa: A002
        """A concept named, linking to its place in this list when it has one."""
        entry = self.glossary.entries.get(id)
        text, lang = (id, "") if entry is None else self.label(entry, first)
        return Run(text, lang, "", self.anchor(id))

    def sorted(self, concepts: Iterable[Concept], lang: Lang) -> list[Concept]:
        """Concepts in the alphabetical order of what they are called in a language."""

        def place(concept: Concept) -> tuple[SortKey, EntryId]:
            text, _ = self.label(concept, lang)
            return sort_key(text, lang), concept.id

        return sorted(concepts, key=place)

    # -- values as runs ----------------------------------------------------------------------------------
    def term(self, entry: Entry, term: Term, style: str = "") -> Runs:
        """A term with its marks and its usage: `asylsøker*`."""
        runs = [Run(term.text, term.lang, style), *self.marks_of(entry, term.state)]  # type: ignore[arg-type]
        if term.usage:
            runs.append(Run(f" ({term.usage})", "", "label"))
        return tuple(runs)

    def terms(self, entry: Concept, lang: Lang) -> Runs:
        """The preferred term in a language and, after semicolons, the alternative ones."""
        preferred = entry.preferred(lang)
        every = (*((preferred,) if preferred else ()), *entry.alternatives(lang))
        once = {(term.text, term.usage): term for term in reversed(every)}  # EMN has some terms twice
        return joined(self.term(entry, term) for term in reversed(once.values()))

    def marks_of(self, entry: Entry, state: State) -> Runs:
        """The marks for the status of a value: a proposal, under review, retired, in need of another look."""
        names = [_STATUS_MARKS[state.status]] if state.status in _STATUS_MARKS else []
        if state.renders and is_stale(entry, state, self._digest(entry)):
            names.append("stale")
        self.marks.update(names)
        return tuple(Run(MARKS[name], "", "mark") for name in names)

    def retired_mark(self, concept: Concept) -> Runs:
        """The mark of a retired concept."""
        if not concept.retired:
            return ()
        self.marks.add("retired")
        return (Run(MARKS["retired"], "", "mark"),)

    def text(self, entry: Entry, text: Text) -> Runs:
        """A text with its marks and its sources."""
        sources = "; ".join(map(str, text.sources))
        return (
            Run(text.text, text.lang),
            *self.marks_of(entry, text.state),
            *((Run(f" ({sources})", "", "label"),) if sources else ()),
        )

    def no_equivalent(self, concept: Concept, lang: Lang) -> Runs:
        """The explicit answer that a language has no equivalent, with its note; nothing when it is not given."""
        found = concept.get(Slot("no_equivalent", lang))
        if not isinstance(found, Text):
            return ()
        said = Run(self.say("no_equivalent", lang=self.language(lang)), "", "label")
        return (said, Run(": ", "", "label"), *self.text(concept, found)) if found.text.strip() else (said,)

    def absence(self, concept: Concept, lang: Lang) -> Runs:
        """Why there is no term in a language: no equivalent, or not translated yet."""
        answer = self.no_equivalent(concept, lang)
        return answer or (Run(self.say("missing", lang=self.language(lang)), "", "label"),)

    def _digest(self, entry: Entry) -> str:
        if entry.id not in self._digests:
            self._digests[entry.id] = digest(entry)
        return self._digests[entry.id]


def legend(scope: Scope) -> tuple[tuple[str, str], ...]:
    """The marks that the list uses and what they mean; call it when the list is made."""
    return tuple((mark, scope.say(f"mark.{name}")) for name, mark in MARKS.items() if name in scope.marks)


def letter_heading(text: str, lang: Lang) -> str:
    """The letter that a word stands under; words that begin with a digit or a sign share one heading."""
    letter = first_letter(text, lang)
    return "0–9" if letter == "#" else letter


def web(address: str) -> str:
    """What a link to an address leads to: the address itself when it is one of the web, else nothing."""
    return address if address.startswith(("http://", "https://")) else ""
