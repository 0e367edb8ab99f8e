"""Every message stands in both languages, takes the same parameters in each, and can be filled in."""

import string

import pytest

from emn_glossary import messages
from emn_glossary.errors import GlossaryError
from emn_glossary.findings import Severity

KEYS = sorted(messages.catalogue())


def fields(pattern: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(pattern) if name}


@pytest.mark.parametrize("key", KEYS)
def test_message(key: str) -> None:
    row = messages.catalogue()[key]
    assert row.nb
    assert row.en
    assert bool(row.hint_nb) == bool(row.hint_en)
    assert fields(row.nb) == fields(row.en)
    assert fields(row.hint_nb) == fields(row.hint_en)
    assert fields(row.nn) in (set(), fields(row.nb))
    given = dict.fromkeys(fields(row.nb) | fields(row.hint_nb), 1)
    for ui in ("nb", "nn", "en"):
        assert messages.text(key, ui, **given)
        assert messages.hint(key, ui, **given) or not row.hint_en


def test_nynorsk_falls_back_to_bokmaal() -> None:
    assert messages.text("status.current", "nn") == "godkjend"
    assert messages.text("status.candidate", "nn") == messages.text("status.candidate", "nb") == "forslag"


def test_severities_are_known() -> None:
    severities = {row.severity for row in messages.catalogue().values()} - {""}
    assert severities <= {severity.name.lower() for severity in Severity}


def kinds(kind: type[GlossaryError]) -> list[type[GlossaryError]]:
    return [kind, *(below for child in kind.__subclasses__() for below in kinds(child))]


@pytest.mark.parametrize("kind", kinds(GlossaryError), ids=lambda kind: str(kind.__name__))
def test_every_error_has_its_words_and_its_public_name(kind: type[GlossaryError]) -> None:
    assert kind.key in messages.catalogue()
    assert kind.__module__ == "emn_glossary"
    assert kind.__doc__
