"""The title page: title, kind of list, edition, date, size, how to read the list, marks, terms of use."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator

from emn_glossary import messages
from emn_glossary.formats.printed.blocks import Run, Runs
from emn_glossary.formats.printed.scope import Labelled, Scope, web
from emn_glossary.languages import Lang
from emn_glossary.model import Entry, Glossary
from emn_glossary.model.values import state_of


def title(scope: Scope, given: str | None) -> Labelled:
    """The title asked for, else the glossary's own in the language of the page or the nearest there is."""
    if given:
        return given, scope.ui
    found = best(scope.glossary.scheme, "title", scope.ui)
    return found if found[0] else (scope.say("title"), scope.ui)


def best(entry: Entry, field: str, ui: Lang) -> Labelled:
    """A text in the language of the page, else bokmål, nynorsk, English, or any; with its language."""
    for lang in dict.fromkeys((ui, "nb", "nn", "en", *entry.languages(field))):
        if text := entry.one(field, lang):
            return text, lang
    return "", ""


def date_of(glossary: Glossary) -> str:
    """The day of the newest change that the glossary tells of (ISO 8601); empty when it tells of none."""
    days = {glossary.scheme.one("modified")[:10], glossary.scheme.one("created")[:10]}
    for entry in glossary.entries.values():
        days.add(entry.one("modified")[:10])
        days.update(state_of(value).changed[:10] for value in entry.values().values())
    return max(filter(_is_day, days), default="")


def _is_day(text: str) -> bool:
    try:
        datetime.date.fromisoformat(text)
    except ValueError:
        return False
    return True


def facts(scope: Scope, date: str, size: str, narrowed: Iterable[str]) -> tuple[tuple[str, str], ...]:
    """What the title page states of the list: edition, date, size, selection, publisher."""
    rows = (
        ("edition", scope.glossary.edition),
        ("date", written(date, scope.ui)),
        ("count", size),
        ("scope", ", ".join(narrowed)),
        ("publisher", scope.say("author")),
    )
    return tuple((scope.say(key), words) for key, words in rows if words)


def written(date: str, ui: Lang) -> str:
    """A date in words, as the language of the page writes it: `5. juni 2014`."""
    if not date:
        return ""
    from babel.dates import format_date  # noqa: PLC0415

    return str(format_date(datetime.date.fromisoformat(date), "long", locale={"en": "en_GB"}.get(ui, ui)))


def texts(scope: Scope, order: str) -> tuple[tuple[str, tuple[Runs, ...]], ...]:
    """How to read the list, and the terms of use with the acknowledgement that EMN asks for."""
    rights, lang = best(scope.glossary.scheme, "rights", scope.ui)
    terms: list[Runs] = [(Run(rights, lang),)] if rights else []
    terms += [
        (Run(scope.say("licence") + ": "), Run(licence, "", "", web(licence)))
        for licence in map(str, scope.glossary.scheme.many("licence"))
    ]
    first = (scope.say("howto"), tuple((Run(words),) for words in _howto(scope, order)))
    return (first, (scope.say("rights"), tuple(terms))) if terms else (first,)


def _howto(scope: Scope, order: str) -> Iterator[str]:
    """How the list is ordered and marked; what it says of missing terms and working definitions, where it has any."""
    variant = f"howto.{order}.{scope.medium}"
    said = scope.say(variant if f"print.{variant}" in messages.catalogue() else f"howto.{order}")
    lang = {"nb": "nb", "nn": "nn", "full": scope.main}.get(order)
    if lang and not all(concept.preferred(lang) for concept in scope.concepts):
        said += " " + scope.say("howto.without", lang=scope.language(lang))
    yield said
    if scope.working:
        yield scope.say("howto.working")
