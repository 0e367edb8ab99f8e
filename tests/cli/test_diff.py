"""`emn diff`."""

from pathlib import Path

from tests.cli.conftest import Emn


def test_a_glossary_does_not_differ_from_itself(run: Emn, data: Path) -> None:
    ran = run("diff", data, data, "--json")
    assert (ran.code, ran.json) == (0, {"changes": []})


def test_one_changed_line_is_one_change(run: Emn, data: Path, tmp_path: Path) -> None:
    """Files and folders of any readable format can be compared."""
    text = (data / "glossary.ttl").read_text(encoding="utf-8")
    changed = tmp_path / "changed.ttl"
    changed.write_text(text.replace('"asylsøkjar"@nn', '"asylsøkar"@nn'), encoding="utf-8")
    told = run("diff", data / "glossary.ttl", changed, "--json").json["changes"]
    assert told == [{"concept": "c0022", "slot": "preferred@nn", "before": "asylsøkjar", "after": "asylsøkar"}]


def test_without_b_the_glossary_is_the_other_side(run: Emn, data: Path) -> None:
    assert run("diff", data, "--data", data, "--json").json == {"changes": []}


def test_a_syntax_error_tells_file_and_line(run: Emn, data: Path, tmp_path: Path) -> None:
    broken = tmp_path / "broken.ttl"
    broken.write_text("@prefix a: <http://a/> .\n\na:b a:c ;;; .\n", encoding="utf-8")
    ran = run("diff", broken, data)
    assert ran.code == 3
    assert "broken.ttl, linje 3" in ran.err
