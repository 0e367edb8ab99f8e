"""Activity: what stands, and what was written in a period."""

import csv
import io

import pytest

from emn_glossary.activity import COLUMNS, Activity, Counted, activity
from emn_glossary.model import Concept, Glossary, Link, Passage, State, Status, Term, Text, Theme
from emn_glossary.slots import Slot

EMN = State(Status.CURRENT, "EMN")


def ours(day: str, status: Status = Status.CANDIDATE) -> State:
    """The state of a value of our own, changed on a day."""
    return State(status, "NO", day)


def term(text: str, lang: str, state: State) -> dict[Slot, Term]:
    """A preferred term."""
    return {Slot("preferred", lang): Term(text, lang, state)}


THEME, MEMBER = Theme("t01"), {Slot("theme"): (Link("t01"),)}
GLOSSARY = Glossary(
    [
        THEME,
        Concept(
            "c0022",
            {
                **MEMBER,
                **term("asylum seeker", "en", EMN),
                **term("asylsøker", "nb", EMN),
                **term("asylsøkjar", "nn", ours("2026-03-01")),
            },
        ),
        Concept(
            "c0108",
            {
                **MEMBER,
                **term("family member", "en", EMN),
                **term("familiemedlem", "nb", ours("2026-03-31T10:00:00")),
                Slot("definition", "nb"): Text("Person som hører til familien.", "nb", ours("2025-12-31")),
                Slot("comment", "nb"): (Text("Sikkert.", "nb", ours("2026-03-01")),),
            },
        ),
        Concept("c0099", {**term("barn", "nb", ours("2026-03-01")), Slot("retired"): "true"}),
        Passage(
            "p0001",
            {
                Slot("text", "en"): Text("Foreword", "en"),
                Slot("text", "nb"): Text("Forord", "nb", ours("2026-02-01", Status.WAITING)),
            },
        ),
    ]
)


@pytest.fixture
def told() -> Activity:
    return activity(GLOSSARY, since="2026-01-01", until="2026-03-31")


def test_what_stands_is_counted_by_language_field_status_and_origin(told: Activity) -> None:
    assert told.concepts == 2
    assert told.standing == (
        Counted("nb", "preferred", "candidate", "NO", values=1),
        Counted("nb", "preferred", "current", "EMN", values=1),
        Counted("nb", "definition", "candidate", "NO", values=1),
        Counted("nb", "text", "waiting", "NO", values=1),
        Counted("nn", "preferred", "candidate", "NO", values=1),
    )


def test_only_the_days_of_the_period_count_both_ends_included(told: Activity) -> None:
    """The definition is from the day before; comments and retired concepts are nobody's news."""
    assert told.changed == (
        Counted("nb", "text", "waiting", "NO", "2026-02", values=1),
        Counted("nb", "preferred", "candidate", "NO", "2026-03", values=1),
        Counted("nn", "preferred", "candidate", "NO", "2026-03", values=1),
    )
    later = activity(GLOSSARY, since="2026-03-01", until="2026-03-30")
    assert [row.lang for row in later.changed] == ["nn"]


def test_themes_tell_what_changed_in_them(told: Activity) -> None:
    assert told.number(told.by_theme, theme="t01") == 2
    assert told.number(told.by_theme, theme="t01", lang="nn") == 1


def test_only_the_languages_asked_for(told: Activity) -> None:
    assert {row.lang for row in activity(GLOSSARY, since="2026-01-01", until="2026-12-31", langs=["nn"]).standing} == {
        "nn"
    }


def test_the_table_has_every_number_once(told: Activity) -> None:
    buffer = io.StringIO()
    csv.writer(buffer).writerows(told.table())
    buffer.seek(0)
    rows = list(csv.DictReader(buffer))
    assert list(rows[0]) == list(COLUMNS)
    assert sum(int(row["values"]) for row in rows if row["part"] == "standing") == 5
    assert [(row["month"], row["field"]) for row in rows if row["part"] == "changed" and row["lang"] == "nn"] == [
        ("2026-03", "preferred")
    ]
    (total,) = [
        r for r in rows if (r["lang"], r["field"], r["theme"], r["measure"]) == ("nb", "preferred", "", "total")
    ]
    assert total["values"] == "2"


def test_an_empty_glossary_has_no_activity() -> None:
    told = activity(Glossary(), since="2026-01-01", until="2026-12-31")
    assert (told.concepts, told.standing, told.changed, told.by_theme, told.newest) == (0, (), (), (), ())
