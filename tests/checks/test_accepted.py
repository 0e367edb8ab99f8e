"""Accepted findings: counted, not shown, and never without a reason."""

from typing import Any

import pytest

from emn_glossary.checks import Accepted, read_accepted, unused, without_accepted
from emn_glossary.errors import SettingsError
from emn_glossary.findings import Finding, Report
from emn_glossary.places import Place

HERE = Finding.make("T201", Place(concept="c0173", slot="preferred@nb"), term="asyl ")
THERE = Finding.make("T201", Place(concept="c0233", slot="preferred@nb"), term="visum ")
REPORT = Report([HERE, THERE])


def test_an_accepted_finding_is_counted_and_not_shown() -> None:
    """The other one stays."""
    rows = read_accepted([{"code": "T201", "concept": "c0173", "slot": "preferred@nb", "reason": "Slik hos EMN."}])
    assert without_accepted(REPORT, rows) == (Report([THERE]), 1)


def test_what_is_left_out_fits_anything() -> None:
    """A code alone accepts the finding everywhere; another slot does not."""
    assert without_accepted(REPORT, [Accepted("T201", reason="Slik hos EMN.")]) == (Report(), 2)
    assert without_accepted(REPORT, [Accepted("T201", slot="preferred@nn", reason="…")]) == (REPORT, 0)
    assert without_accepted(REPORT, [Accepted("T202", reason="…")]) == (REPORT, 0)


def test_an_acceptance_that_fits_nothing_any_more_is_named() -> None:
    """It can be taken out of the settings."""
    gone = Accepted("T201", "c0001", reason="Slik hos EMN.")
    assert unused(REPORT, [Accepted("T201", "c0173", reason="…"), gone]) == (gone,)


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ({"code": "T201", "concept": "c0173"}, "reason"),
        ({"code": "T201", "reason": " "}, "reason"),
        ({"reason": "…"}, "code"),
        ({"code": "T999", "reason": "…"}, "T999"),
        ({"code": "T201", "sted": "c0173", "reason": "…"}, "sted"),
        ({"code": "T201", "slot": "foretrukket@nb", "reason": "…"}, "foretrukket@nb"),
        ({"code": "T201", "concept": 173, "reason": "…"}, "concept"),
    ],
)
def test_a_row_that_cannot_be_used_is_refused(row: dict[str, Any], said: str) -> None:
    """The message names what is wrong with it."""
    with pytest.raises(SettingsError, match=said):
        read_accepted([row])
