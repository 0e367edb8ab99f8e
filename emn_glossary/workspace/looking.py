"""Looking: the look-up trip: a word to the entries it means, through the prepared index where there is one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Any, TypeVar

from emn_glossary.languages import Lang
from emn_glossary.workspace.folder import Folder

if TYPE_CHECKING:
    from emn_glossary.search import Expansion, Hit
    from emn_glossary.search.store import Store


Answer = TypeVar("Answer")


class Looking(Folder):
    """Questions of words, asked of a data folder."""

    def consult(self, question: Callable[[Store], Answer]) -> Answer:
        """The answer of a question asked of the folder's look-up index, the prepared one where there is one.

        Raises:
            ReadError: as `load`, when the index has to be made anew.
        """
        from emn_glossary.search import cache  # noqa: PLC0415

        return cache.ask(str(self.folder), self.load, question)

    def lookup(
        self, word: str, *, themes: Iterable[str] = (), statuses: Iterable[str] = (), **options: Any
    ) -> tuple[Hit, ...]:
        """The entries that a word means; themes by id or name, statuses by name; options as `search.lookup` takes them.

        Raises:
            ReadError: as `load`, when the index has to be made anew.
            UnknownChoiceError: no such theme or status.
        """
        from emn_glossary.search import filters, lookup  # noqa: PLC0415

        def question(index: Store) -> tuple[Hit, ...]:
            about = [filters.theme_named(index.themes(), theme) for theme in themes]
            having = [filters.status_named(status) for status in statuses]
            return lookup(index, word, themes=about, statuses=having, **options)

        return self.consult(question)

    def expand(self, word: str = "", *, langs: Sequence[Lang] = (), **options: Any) -> tuple[Expansion, ...]:
        """All search words for the concepts a word means (none when that is not sure), or for every concept.

        Raises:
            ReadError: as `load`.
        """
        from emn_glossary.search import expansion, lookup  # noqa: PLC0415

        glossary = self.load()
        hits = lookup(glossary, word, limit=None) if word else ()
        meant = [hit.concept for hit in hits if hit.sure and hit.score == hits[0].score]
        asked = tuple(langs) or expansion.LANGUAGES
        return tuple(
            expansion.expand(glossary, concept, langs=asked, **options) for concept in (meant if word else glossary)
        )
