"""`emn export` and `emn import` with the formats for other tools: TBX and tables."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from openpyxl import load_workbook

import emn_glossary as emn
from tests.cli.conftest import Emn

SHIPPED = Path(__file__).parents[2] / "data" / "skos"


def test_tbx_goes_out_and_comes_back_unchanged(run: Emn, data: Path, tmp_path: Path) -> None:
    path = tmp_path / "ordliste.tbx"
    assert run("export", path, "--data", data).code == 0
    ran = run("import", path, "--data", data, "--json", "--yes")
    assert (ran.code, ran.json["changes"], ran.json["conflicts"]) == (0, [], [])


@pytest.mark.parametrize("remembers", [True, False])
def test_a_term_changed_in_a_term_tool_comes_in_as_a_proposal(
    run: Emn, data: Path, tmp_path: Path, remembers: bool
) -> None:
    path = tmp_path / "ordliste.tbx"
    run("export", path, "--data", data)
    content = path.read_text("utf-8").replace("<term>unndragelse</term>", "<term>unnvikelse</term>")
    if not remembers:
        lines = (line for line in content.splitlines() if "<?emn-glossary-sent" not in line)
        content = "\n".join(lines)
    path.write_text(content, "utf-8")
    ran = run("import", path, "--data", data, "--json", "--yes", "--by", "oversetter")
    (change,) = ran.json["changes"]
    assert (change["concept"], change["slot"]) == ("c0002", "preferred@nb")
    assert (change["before"], change["after"]) == ("unndragelse", "unnvikelse")
    line = next(line for line in (data / "glossary.ttl").read_text("utf-8").splitlines() if '"unnvikelse"@nb' in line)
    assert "concept-status:CANDIDATE" in line
    assert 'emn:origin "NO"' in line
    assert "oversetter" in line


def test_a_broken_tbx_is_one_line_and_exit_code_3(run: Emn, data: Path, tmp_path: Path) -> None:
    path = tmp_path / "ordliste.tbx"
    path.write_text("<tbx>\n<oops", "utf-8")
    ran = run("import", path, "--data", data)
    assert ran.code == 3
    assert "ordliste.tbx, linje 2" in ran.err


def test_a_theme_is_chosen_by_id_or_name(run: Emn, tmp_path: Path) -> None:
    """The theme's name stands on the title page of a list; other formats hold its concepts only."""
    themes = emn.load(SHIPPED).themes
    theme = max(themes)
    name = themes[theme].one("preferred", "nb")
    for file in ("a.txt", "a.csv", "a.tbx"):
        by_name, by_id = (
            run("export", tmp_path / file, "--theme", said, "--data", SHIPPED, "--json").json["concepts"]
            for said in (name, theme)
        )
        assert by_name == by_id
        assert 0 < len(by_name) < 297
    run("export", tmp_path / "a.txt", "--theme", theme, "--data", SHIPPED, "--ui", "nb")
    assert f"Utvalg: {name}" in (tmp_path / "a.txt").read_text("utf-8")
    ran = run("export", tmp_path / "a.txt", "--theme", "finnes ikke", "--data", SHIPPED)
    assert (ran.code, theme in ran.err) == (3, True)


def test_the_options_of_lists_and_tables_reach_their_formats(run: Emn, data: Path, tmp_path: Path) -> None:
    assert run("export", tmp_path / "a.txt", "--title", "Til høring", "--data", data).code == 0
    assert (tmp_path / "a.txt").read_text("utf-8").startswith("Til høring\n")
    assert run("export", tmp_path / "a.csv", "--shape", "long", "--bom", "--data", data).code == 0
    assert (tmp_path / "a.csv").read_bytes().startswith(b"\xef\xbb\xbfid,type,field")
    assert run("export", tmp_path / "a.xlsx", "--list", "norsk", "--data", data).code == 0
    assert load_workbook(tmp_path / "a.xlsx").properties.title == "Ordliste – norsk"
    ran = run("export", tmp_path / "a.pdf", "--list", "norsk", "--data", data)
    assert (ran.code, "--list" in ran.err) == (2, True)


def test_what_a_format_has_no_room_for_is_told(run: Emn, data: Path, tmp_path: Path) -> None:
    ran = run("export", tmp_path / "a.tbx", "--data", data)
    assert "B301" in ran.err
    assert run("export", tmp_path / "a.ttl", "--data", data).err.count("\n") == 1


def test_a_table_goes_out_and_comes_back(run: Emn, data: Path, tmp_path: Path) -> None:
    for shape in ("flat", "long"):
        path = tmp_path / f"{shape}.csv"
        run("export", path, "--shape", shape, "--data", data)
        ran = run("import", path, "--data", data, "--json", "--yes")
        assert (ran.code, ran.json["changes"], ran.json["conflicts"]) == (0, [], [])
    text = (tmp_path / "flat.csv").read_text("utf-8").replace("unndragelse", "unnvikelse")
    (tmp_path / "flat.csv").write_bytes(text.encode("cp1252", "replace"))
    ran = run("import", tmp_path / "flat.csv", "--data", data, "--json", "--yes")
    assert ("c0002", "preferred@nb") in [(change["concept"], change["slot"]) for change in ran.json["changes"]]
    assert "E301" in [finding["code"] for finding in ran.json["findings"]]


def test_a_list_of_changes_shows_them_since_any_earlier_state(run: Emn, data: Path, tmp_path: Path) -> None:
    """The other state is a file or a folder here; the title page says how many are new, changed and gone."""
    before = shutil.copytree(data, tmp_path / "before")
    glossary = (data / "glossary.ttl").read_text("utf-8")
    (data / "glossary.ttl").write_text(glossary.replace('"unndragelse"@nb', '"unnvikelse"@nb'), "utf-8")
    listed = tmp_path / "a.txt"
    ran = run("export", listed, "--order", "changes", "--since", before, "--data", data, "--ui", "nb", "--json")
    assert (ran.code, ran.json["concepts"]) == (0, ["c0002"])
    text = listed.read_text("utf-8")
    assert "Omfang: 0 nye, 1 endrede og 0 utgåtte begreper" in text
    assert "før: [-unndragelse-]" in text
    assert "nå: {+unnvikelse+}" in text
    assert "Utvalg" not in text
    assert run("export", listed, "--since", before, "--data", data).code == 2


def test_a_list_says_which_status_it_was_chosen_by(run: Emn, tmp_path: Path) -> None:
    listed = tmp_path / "a.txt"
    assert run("export", listed, "--status", "forslag", "--order", "nn", "--data", SHIPPED, "--ui", "nb").code == 0
    assert "Utvalg: forslag" in listed.read_text("utf-8")
    assert run("export", listed, "--select", "missing", "--lang", "nn", "--data", SHIPPED, "--ui", "nb").code == 0
    assert "Utvalg: det som mangler" in listed.read_text("utf-8")
    assert run("export", listed, "--status", "same", "--data", SHIPPED).code == 3


@pytest.mark.parametrize(("options", "count"), [((), 297), (("--order", "theme"), 297), (("--order", "full"), 342)])
def test_the_entries_written_are_those_that_the_list_shows(
    run: Emn, tmp_path: Path, options: tuple[str, ...], count: int
) -> None:
    """297 concepts; the 45 passages of the introduction stand in the whole glossary only."""
    ran = run("export", tmp_path / "a.txt", *options, "--data", SHIPPED, "--json")
    assert len(ran.json["concepts"]) == count
    assert (
        len(run("export", tmp_path / "a.xlsx", "--list", "norsk", "--data", SHIPPED, "--json").json["concepts"]) == 297
    )
