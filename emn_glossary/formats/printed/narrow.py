"""Narrow: which concepts and passages a list takes in, and how the title page says that it does not hold all."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from emn_glossary import messages, workflow
from emn_glossary.coverage import select as select_ids
from emn_glossary.errors import UnknownChoiceError
from emn_glossary.formats.printed.scope import Scope
from emn_glossary.languages import Lang
from emn_glossary.model import EntryId, Glossary, Passage, Status


@dataclass(frozen=True, slots=True)
class Chosen:
    """The ids that the options leave; what they were chosen by, and whether other than by theme."""

    ids: tuple[EntryId, ...]
    select: str
    status: Status | None
    theme: EntryId | None
    some: bool  # by naming them

    @property
    def whole(self) -> bool:
        """Whether what the glossary no longer has would belong here too, but for its theme."""
        return self.select in ("all", "changed") and self.status is None and not self.some

    def said(self, scope: Scope, order: str) -> Iterator[str]:
        """How the list is narrowed, in words; a list of changes says itself that it holds what has changed."""
        if self.select != "all" and (order, self.select) != ("changes", "changed"):
            yield scope.say(f"scope.{self.select}")
        if self.status:
            yield messages.text(f"status.{self.status}", scope.ui)
        if self.some:
            yield scope.say("scope.ids")
        if self.theme is not None:
            yield scope.label(scope.glossary.themes[self.theme], scope.ui)[0]


def narrowed(
    glossary: Glossary,
    langs: tuple[Lang, ...],
    ids: tuple[EntryId, ...] | None,
    select: str,
    status: Status | str,
    theme: EntryId | None,
) -> Chosen:
    """What the options leave of the glossary.

    Raises:
        UnknownChoiceError: no such selection, status or theme.
        ConceptNotFoundError: an id that the glossary does not have.
    """
    chosen = list(select_ids(glossary, select, langs, ids or ()))
    wanted = status if isinstance(status, Status) else workflow.status_named(status) if status else None
    if ids is not None:
        _all_known(glossary, ids)
        only = set(ids)
        chosen = [id for id in chosen if id in only]  # noqa: A001
    if wanted is not None:
        having = set(workflow.with_status(glossary, wanted, langs))
        chosen = [id for id in chosen if id in having]  # noqa: A001
    if theme is not None:
        one_of(theme, tuple(glossary.themes))
        members = set(glossary.by_theme()[theme])
        chosen = [id for id in chosen if id in members or isinstance(glossary.entries[id], Passage)]  # noqa: A001
    some = ids is not None and select != "changed" and not set(ids).issuperset(glossary)
    return Chosen(tuple(chosen), select, wanted, theme, some)


def one_of(value: str, known: tuple[str, ...]) -> None:
    """Refuse a choice that is not there.

    Raises:
        UnknownChoiceError: it is none of those known.
    """
    if value not in known:
        raise UnknownChoiceError(value=value, known=", ".join(known))


def _all_known(glossary: Glossary, ids: tuple[EntryId, ...]) -> None:
    for id in ids:  # noqa: A001
        if id not in glossary.entries:
            glossary[id]  # raises, and offers the nearest
