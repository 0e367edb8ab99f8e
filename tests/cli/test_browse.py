"""`emn browse`, and the filters of `emn lookup`."""

from pathlib import Path

import pytest

import emn_glossary as emn
from emn_glossary.model import Concept, Glossary, Link, Scheme, State, Status, Term, Text, Theme, Value
from emn_glossary.search import letters, tree
from emn_glossary.slots import Slot
from tests.cli.conftest import Emn


@pytest.fixture
def themed(tmp_path: Path) -> Path:
    """A data folder with two themes, one below the other, and six concepts."""

    def theme(id: str, nb: str, *above: str) -> Theme:  # noqa: A002
        slots: dict[Slot, Value] = {Slot("preferred", "nb"): Term(nb, "nb")}
        return Theme(id, slots | ({Slot("theme"): tuple(map(Link, above))} if above else {}))

    def concept(id: str, nb: str, theme: str, broader: str = "", also: str = "") -> Concept:  # noqa: A002
        slots: dict[Slot, Value] = {
            Slot("preferred", "nb"): Term(nb, "nb", State(Status.CANDIDATE)),
            Slot("preferred", "en"): Term(f"{nb} in English", "en"),
        }
        if theme:
            slots[Slot("theme")] = (Link(theme),)
        if broader:
            slots[Slot("broader")] = (Link(broader),)
        if also:
            slots[Slot("alternative", "nb")] = (Term(also, "nb"),)
        return Concept(id, slots)

    entries = [
        Scheme("scheme", {Slot("title", "nb"): Text("Ordliste", "nb")}),
        theme("t01", "Beskyttelse"),
        theme("t02", "Mottak og bosetting", "t01"),
        concept("c0001", "migrant", "t01"),
        concept("c0002", "asylsøker", "t01", "c0001"),
        concept("c0003", "asylmottak", "t02", also="mottakssenter"),
        concept("c0004", "ålesunder", "t02"),
        concept("c0005", "arrangert ekteskap", ""),
        Concept("c0006", {Slot("preferred", "en"): Term("pull factor", "en"), Slot("theme"): (Link("t02"),)}),
    ]
    folder = tmp_path / "themed"
    folder.mkdir()
    emn.write(Glossary(entries), folder / "glossary.ttl")
    return folder


def test_the_tree_has_themes_concepts_and_narrower_concepts(run: Emn, themed: Path) -> None:
    assert run("browse", "--data", themed).out.splitlines() == [
        "Beskyttelse [t01]",
        "  Mottak og bosetting [t02]",
        "    asylmottak [c0003]",
        "    pull factor (en) [c0006]",
        "    ålesunder [c0004]",
        "  migrant [c0001]",
        "    asylsøker [c0002]",
        "arrangert ekteskap [c0005]",
    ]


def test_every_concept_is_in_the_tree(run: Emn, data: Path) -> None:
    out = run("browse", "--data", data).out
    assert all(f"[c{number:04}]" in out for number in range(1, 298))


def test_from_a_to_aa_in_one_theme(run: Emn, themed: Path) -> None:
    """The theme by the beginning of its name; an alternative term leads to the preferred one."""
    assert run("browse", "--az", "--theme", "mottak", "--data", themed).out.splitlines() == [
        "A",
        "  asylmottak [c0003]",
        "M",
        "  mottakssenter → asylmottak [c0003]",
        "Å",
        "  ålesunder [c0004]",
    ]


def test_a_theme_takes_in_those_below_it(run: Emn, themed: Path) -> None:
    out = run("browse", "--az", "--theme", "t01", "--data", themed).out
    assert "[c0003]" in out
    assert "[c0005]" not in out


def test_json(run: Emn, themed: Path) -> None:
    (theme,) = run("browse", "--theme", "t02", "--json", "--data", themed).json["tree"]
    assert [branch["id"] for branch in theme["branches"]] == ["c0003", "c0006", "c0004"]
    letters_ = run("browse", "--az", "--lang", "en", "--json", "--data", themed).json["letters"]
    assert letters_[0]["letter"] == "A"
    assert {"term": "asylsøker in English", "concept": "c0002", "see": ""} in letters_[0]["terms"]


@pytest.mark.parametrize("command", [["browse"], ["lookup", "asyl"]])
def test_a_theme_that_is_not_there_is_told(run: Emn, themed: Path, command: list[str]) -> None:
    ran = run(*command, "--theme", "fisk", "--data", themed)
    assert ran.code == 3
    assert "«fisk» finnes ikke" in ran.err
    assert "t02 (Mottak og bosetting)" in ran.err


def test_look_up_by_theme_and_status(run: Emn, themed: Path) -> None:
    def found(*options: str) -> list[str]:
        ran = run("lookup", "asyl", *options, "--data", themed, "--json")
        return [hit["id"] for hit in ran.json["hits"]]

    assert sorted(found()) == ["c0002", "c0003"]
    assert found("--theme", "t02") == ["c0003"]
    assert sorted(found("--theme", "beskyttelse")) == ["c0002", "c0003"]
    assert sorted(found("--status", "forslag")) == ["c0002", "c0003"]
    assert found("--status", "godkjent") == []
    assert run("lookup", "asyl", "--status", "tull", "--data", themed).code == 3


def _concept(id: str, name: str, **links: str) -> Concept:  # noqa: A002
    values: dict[Slot, Value] = {Slot(field): (Link(target),) for field, target in links.items()}
    return Concept(id, {Slot("preferred", "nb"): Term(name, "nb"), **values})


def test_a_circle_of_broader_concepts_ends() -> None:
    """Two concepts each broader than the other, and a third: nobody is lost, and nothing goes round for ever."""
    circle = Glossary([_concept("c1", "a", broader="c2"), _concept("c2", "b", broader="c1"), _concept("c3", "c")])
    assert [branch.id for branch in tree(circle)] == ["c1", "c3"]


def test_a_concept_stands_under_each_of_its_themes() -> None:
    themes = [Theme(id, {Slot("preferred", "nb"): Term(name, "nb")}) for id, name in (("t1", "å"), ("t2", "ø"))]  # noqa: A001
    both = Concept("c1", {Slot("preferred", "nb"): Term("x", "nb"), Slot("theme"): (Link("t1"), Link("t2"))})
    grown = tree(Glossary([*themes, both]))
    assert [(branch.id, [below.id for below in branch.branches]) for branch in grown] == [
        ("t2", ["c1"]),
        ("t1", ["c1"]),
    ]


def test_norwegian_letters_stand_last() -> None:
    names = ["ål", "øl", "ærlig", "zebra", "aa"]
    listed = letters(Glossary([_concept(f"c{n}", name) for n, name in enumerate(names)]))
    assert list(listed) == ["Z", "Æ", "Ø", "Å"]
