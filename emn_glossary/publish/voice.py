"""Voice: everything that is said in the reader's language.

Which term stands for an entry, names of languages, statuses in words, dates and numbers. Knows the model and the
message table; knows no pages. Where the reader's language has nothing, another stands in and says so: a fallback is
never silent.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from itertools import chain

from babel import Locale
from babel.dates import format_date
from babel.numbers import format_decimal

from emn_glossary import messages
from emn_glossary.errors import UnknownChoiceError
from emn_glossary.languages import SOURCE, TARGETS, UI_LANGUAGES, Lang, language_name
from emn_glossary.model import Concept, Entry, Link, State, Status, Term, Text
from emn_glossary.model.values import OWN, is_working_definition
from emn_glossary.publish.page import Ref, Tag, Word
from emn_glossary.slots import Slot

_LEADS: dict[Lang, tuple[Lang, ...]] = {"nb": ("nb", "en"), "nn": ("nn", "nb", "en"), "en": ("en", "nb")}


class Voice:
    """The words of one user-interface language.

    Raises:
        UnknownChoiceError: the site does not speak that language.
    """

    def __init__(self, ui: Lang) -> None:
        if ui not in UI_LANGUAGES:
            raise UnknownChoiceError(value=ui, known=", ".join(UI_LANGUAGES))
        self.ui = ui
        self.leads = _LEADS[ui]
        self.order = tuple(dict.fromkeys((ui, *TARGETS, SOURCE)))  # the languages every entry speaks of
        self._locale = Locale.parse(ui)

    def say(self, key: str, **params: object) -> str:
        """The message `site.<key>`."""
        return messages.text(f"site.{key}", self.ui, **params)

    def counted(self, key: str, count: int, **params: object) -> str:
        """The message `site.<key>` of many things, or `site.<key>.one` of a single one."""
        return self.say(f"{key}.one" if count == 1 else key, count=self.number(count), **params)

    def rank(self, lang: Lang) -> int:
        """Where a language stands among those the reader is shown first."""
        return self.order.index(lang) if lang in self.order else len(self.order)

    # -- words of entries ---------------------------------------------------------------------------------
    def text(self, entry: Entry, field: str) -> Word | None:
        """An entry's text in the reader's language, else in the next best, which is then marked."""
        for lang in chain(self.leads, _late(entry, field)):
            found = entry.one(field, lang)
            if found:
                return Word(found, lang, "" if lang == self.leads[0] else self.language(lang))
        return None

    def name(self, entry: Entry) -> Word:
        """What an entry is called: its preferred term, a theme's title, at the very least its id."""
        return self.text(entry, "preferred") or self.text(entry, "title") or Word(entry.id)

    def ref(self, entry: Entry, href: str) -> Ref:
        """A link to an entry, with what a reader must know before following it."""
        tags = self.standing(entry) if isinstance(entry, Concept) else ()
        return Ref(self.name(entry), href, tags)

    def text_ref(self, link: Link) -> Ref:
        """A relation whose target is no entry here: shown as text, in English where that is known for certain."""
        english = next((reading.english for reading in link.evidence if reading.english), "")
        word = Word(english, "en") if english else Word(link.text or link.target, link.lang)
        named = Word(word.text, word.lang, "" if word.lang in ("", self.leads[0]) else self.language(word.lang))
        return Ref(named, tags=(Tag("outside", self.say("tag.outside")),))

    def code(self, field: str, value: str) -> str:
        """A coded value in words, where the message table knows the code; else as it stands."""
        return messages.code(field, value, self.ui)

    # -- remarks ------------------------------------------------------------------------------------------
    def standing(self, concept: Concept) -> tuple[Tag, ...]:
        """Whether a concept is retired."""
        return (Tag("retired", self.say("tag.retired")),) if concept.retired else ()

    def state(self, state: State, *, stale: bool = False, settled: bool = False) -> tuple[Tag, ...]:
        """How far a value has come and who stands for it.

        `settled`: being approved is a matter of course and goes without saying, as for English.
        """
        tags = []
        if state.status and not (settled and state.status is Status.CURRENT):
            tags.append(Tag(f"status {state.status}", self.status(state.status)))
        if stale:
            tags.append(Tag("status stale", messages.text("state.stale", self.ui)))
        if state.origin:
            tags.append(self._from(state.origin))
        return tuple(tags)

    def _from(self, origin: str) -> Tag:
        return Tag("origin", self.say("origin", name=self.say("origin.own") if origin == OWN else origin))

    def origin(self, link: Link) -> tuple[Tag, ...]:
        """That a relation is this project's own and not EMN's."""
        return (self._from(OWN),) if link.origin == OWN else ()

    def status(self, status: Status) -> str:
        """A status in words."""
        return messages.text(f"status.{status}", self.ui)

    def working(self, slot: Slot, text: Text) -> tuple[Tag, ...]:
        """That a definition is this project's own and not EMN's wording."""
        if not is_working_definition(slot, text):
            return ()
        return (Tag("working", messages.text("definition.working", self.ui)),)

    def term(self, term: Term, *, stale: bool = False, deprecated: bool = False) -> Ref:
        """A term with its remarks; no link. That a deprecated one is approved as such would only confuse."""
        tags = [Tag("kind", self.say("tag.acronym"))] if term.kind == "acronym" else []
        if term.usage:
            tags.append(Tag("usage", term.usage))
        state = self.state(term.state, stale=stale, settled=deprecated or term.lang not in TARGETS)
        return Ref(Word(term.text, term.lang), tags=(*tags, *state))

    def source_kind(self, kind: str) -> str:
        """How a text relates to its source; empty when nothing is said."""
        return messages.text(f"source.{kind}", self.ui) if kind else ""

    # -- languages, dates, numbers ------------------------------------------------------------------------
    def language(self, lang: Lang) -> str:
        """A language's name, as it stands inside a sentence."""
        return language_name(lang, self.ui)

    def date(self, text: str) -> str:
        """A date in words; anything that is no date as it stands."""
        try:
            day = datetime.date.fromisoformat(text)
        except ValueError:
            return text
        return format_date(day, "long", locale=self._locale)

    def number(self, number: float) -> str:
        """A number with the language's separators, at most one decimal."""
        return format_decimal(number, format="#,##0.#", locale=self._locale)

    def percent(self, share: float) -> str:
        """A share (0–100) with its sign, at most one decimal."""
        return self.say("coverage.percent", share=self.number(round(share, 1)))

    def size(self, size: int) -> str:
        """A file's size in kB or MB (1 kB = 1000 bytes)."""
        if size >= 1_000_000:
            return f"{self.number(size / 1_000_000)} MB"
        return f"{self.number(max(1, round(size / 1000)))} kB"


def _late(entry: Entry, field: str) -> Iterator[Lang]:
    """All languages a field has; looked up only when asked for, which is seldom."""
    yield from entry.languages(field)
