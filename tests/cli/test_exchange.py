"""`emn export` and `emn import` with the formats for other tools: TBX and tables."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Emn


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
