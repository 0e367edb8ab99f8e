"""`emn coverage`."""

import csv
import io
from pathlib import Path

import pytest

from emn_glossary import load
from tests.cli.conftest import Emn


def test_json_keys_and_figures(run: Emn, data: Path) -> None:
    """The keys that other tools rely on, and figures counted here in another way."""
    told = run("coverage", "--data", data, "--json").json
    concepts = load(data).concepts
    (row,) = [r for r in told["rows"] if (r["lang"], r["field"]) == ("nb", "preferred")]
    filled = sum(1 for concept in concepts if concept.preferred("nb"))
    assert told["edition"]
    assert row["total"] == len(concepts)
    assert row["filled"] == filled
    assert row["missing"] == len(concepts) - filled - row["no_equivalent"]
    assert {"approved", "waiting", "stale", "no_equivalent"} <= row.keys()


def test_the_csv_is_the_same_table(run: Emn, data: Path) -> None:
    rows = list(csv.DictReader(io.StringIO(run("coverage", "--data", data, "--csv").out)))
    told = run("coverage", "--data", data, "--json").json["rows"]
    assert [{name: str(value) for name, value in row.items()} for row in told] == rows


def test_a_limit_that_is_reached_passes(run: Emn, data: Path) -> None:
    assert run("coverage", "--data", data, "--fail-under", "nb=50").code == 0


def test_a_limit_that_is_not_reached_exits_1_and_says_so(run: Emn, data: Path, tmp_path: Path) -> None:
    ran = run("coverage", "--data", data, "--fail-under", "de=1")
    assert ran.code == 1
    assert "de preferred: 0" in ran.err


@pytest.mark.parametrize("limit", ["nb", "nb=mange", "=5", "nb=101", "nb.tittel=5"])
def test_a_limit_that_is_none_is_a_usage_error(run: Emn, data: Path, limit: str) -> None:
    ran = run("coverage", "--data", data, "--fail-under", limit)
    assert ran.code == 2
    assert "nb=95" in ran.err


def test_the_list_names_what_is_missing(run: Emn, data: Path) -> None:
    listed = run("coverage", "--data", data, "--lang", "de", "--list").out
    assert "de\tpreferred\tc0022\tasylum seeker" in listed
