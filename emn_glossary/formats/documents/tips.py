"""Tips: what a link's tooltip or a comment says of a term, and where a link leads."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from emn_glossary.annotate import Advice, Occurrence
from emn_glossary.languages import SOURCE, TARGETS, Lang, language_name
from emn_glossary.messages import text
from emn_glossary.model import EntryId, Glossary

_LANGS = (*TARGETS, SOURCE)


@dataclass(frozen=True, slots=True)
class Tips:
    """What marks say, in the language `ui`; `files` names each concept's page, `base_url` the site they lie on.

    Without a `base_url` the links are relative, for a copy that lies beside the pages.
    """

    glossary: Glossary
    files: Mapping[EntryId, str]
    base_url: str = ""
    ui: Lang = "nb"

    def address(self, concept: EntryId) -> str:
        """Where the concept's page is."""
        return f"{self.base_url.rstrip('/')}/{self.files[concept]}" if self.base_url else self.files[concept]

    def lasting(self, concept: EntryId) -> str:
        """An address that leads there from anywhere: the concept's page if we know the site, else its IRI."""
        return self.address(concept) if self.base_url else self.glossary.base + concept

    def lines(self, one: Occurrence, advice: Advice | None = None) -> list[str]:
        """What to use instead, the preferred terms by language, the definition, what else the words may mean."""
        said = []
        if advice is not None:
            said.append(text("tip.use", self.ui, use=advice.use) if advice.use else text("tip.avoid", self.ui))
        said += [
            text("tip.terms", self.ui, lang=language_name(lang, self.ui), term=one.preferred[lang])
            for lang in _LANGS
            if lang in one.preferred
        ]
        definition = self._definition(one.concept)
        if definition:
            said.append(definition)
        if one.also:
            said.append(text("tip.also", self.ui, terms=", ".join(map(self._name, one.also))))
        return said

    def _definition(self, concept: EntryId) -> str:
        entry = self.glossary[concept]
        langs = dict.fromkeys((self.ui, *(() if self.ui == SOURCE else TARGETS)))
        return next((found for lang in langs if (found := entry.one("definition", lang))), "")

    def _name(self, concept: EntryId) -> str:
        entry = self.glossary[concept]
        names = (entry.one("preferred", lang) for lang in dict.fromkeys((self.ui, *TARGETS, SOURCE)))
        return f"{next(filter(None, names), concept)} ({concept})"
