"""Reading errata.toml: what it takes, and where it says that a row is wrong."""

from pathlib import Path

import pytest

from emn_glossary.errata import read_errata
from emn_glossary.errors import SettingsError
from emn_glossary.slots import Slot

ROW = """
[[erratum]]
concept = "c0029"
slot = "preferred@nb"
published = "grunnlagsdokument"
proposal = "barnets beste"
kind = "concept"
reason_nb = "Termen betyr noe annet."
reason_en = "The term means something else."
"""


def written(folder: Path, content: str) -> Path:
    """An errata file with this content."""
    path = folder / "errata.toml"
    path.write_text(content, encoding="utf-8")
    return path


def test_a_row_is_read_with_its_line(tmp_path: Path) -> None:
    (erratum,) = read_errata(written(tmp_path, ROW))
    assert (erratum.concept, erratum.slot, erratum.line) == ("c0029", Slot("preferred", "nb"), 2)
    assert erratum.advice("nb") == erratum.advice("en") == "barnets beste"
    assert (erratum.reason("nn"), erratum.reason("en")) == ("Termen betyr noe annet.", "The term means something else.")


def test_without_a_proposal_the_value_is_to_be_reconsidered_or_taken_out(tmp_path: Path) -> None:
    bare = ROW.replace('proposal = "barnets beste"\n', "")
    out = bare.replace("c0029", "c0030") + "withdraw = true\n"
    doubtful, gone = read_errata(written(tmp_path, bare + out))
    assert (doubtful.advice("nb"), gone.advice("nb")) == ("vurderes på nytt", "strykes")
    assert (doubtful.advice("en"), gone.advice("en")) == ("reconsider", "take out")


def test_no_file_is_an_empty_list(tmp_path: Path) -> None:
    assert read_errata(tmp_path / "errata.toml") == ()


@pytest.mark.parametrize(
    ("was", "becomes", "said"),
    [
        ('kind = "concept"', 'kind = "feil"', "there is no 'feil'"),
        ('kind = "concept"\n', "", "lacks kind"),
        ('reason_en = "The term means something else."', 'reason_en = "  "', "lacks reason_en"),
        ('slot = "preferred@nb"', 'slot = "tittel"', "unknown field 'tittel'"),
        ('slot = "preferred@nb"', 'slot = "definition@nb"', "no field of terms"),
        ('concept = "c0029"', "concept = 29", "concept = 29"),
        ('proposal = "barnets beste"', 'forslag = "barnets beste"', "unknown key 'forslag'"),
        ('proposal = "barnets beste"', 'proposal = "grunnlagsdokument"', "'grunnlagsdokument' is no proposal"),
        ('proposal = "barnets beste"', 'proposal = "barnets beste"\nwithdraw = true', "'barnets beste' is no proposal"),
        ('proposal = "barnets beste"', 'withdraw = "ja"', "withdraw = ja"),
    ],
)
def test_a_bad_row_is_refused_with_file_and_line(tmp_path: Path, was: str, becomes: str, said: str) -> None:
    content = ROW.replace("c0029", "c0001") + ROW.replace(was, becomes)
    with pytest.raises(SettingsError) as refused:
        read_errata(written(tmp_path, content))
    assert str(refused.value).startswith("errata.toml, line 11: ")
    assert said in str(refused.value)
    assert refused.value.hint("nb")


def test_the_same_value_twice_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="line 11: 'grunnlagsdokument' is in the list already"):
        read_errata(written(tmp_path, ROW + ROW))


@pytest.mark.parametrize(
    "content", ["[[erratum]\n", "[erratum]\nconcept = 1\n", "erratum = [1]\n", "[[feil]]\nconcept = 1\n"]
)
def test_what_is_no_list_of_errata_is_refused(tmp_path: Path, content: str) -> None:
    with pytest.raises(SettingsError, match=r"errata\.toml"):
        read_errata(written(tmp_path, content))


def test_a_file_that_is_not_utf_8_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "errata.toml"
    path.write_bytes(ROW.replace("barnets", "børnets").encode("latin-1"))
    with pytest.raises(SettingsError, match="TOML"):
        read_errata(path)
