"""The shell completes terms: click's own shells, and PowerShell."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

_SIGNS = {"bash": "complete -o nosort", "zsh": "#compdef emn", "fish": "complete ", "powershell": "Register-Argument"}
EMN = [sys.executable, "-c", "from emn_cli.main import main; main()"]


def complete(shell: str, data: Path, words: str, begun: str, cword: str = "") -> list[str]:
    """What the shell is offered."""
    environment = {
        **os.environ,
        "_EMN_COMPLETE": f"{shell}_complete",
        "COMP_WORDS": words,
        "COMP_CWORD": cword or begun,
    }
    environment |= {"EMN_GLOSSARY_DATA": str(data), "PYTHONIOENCODING": "utf-8"}
    ran = subprocess.run(EMN, env=environment, capture_output=True, encoding="utf-8", check=True)
    return ran.stdout.splitlines()


def test_bash_is_offered_terms(data: Path) -> None:
    assert "plain,asylsøker" in complete("bash", data, "emn lookup asyls", "asyls", "2")


def test_a_phrase_is_completed_word_by_word(data: Path) -> None:
    assert "plain,mindreårig" in complete("bash", data, "emn lookup enslig m", "m", "3")


def test_fish_and_zsh_too(data: Path) -> None:
    assert "plain,asylsøker" in complete("fish", data, "emn lookup asyls", "asyls")
    assert "asylsøker" in complete("zsh", data, "emn lookup asyls", "asyls", "2")


def test_powershell_gets_a_line_a_word(data: Path) -> None:
    assert "asylsøker" in complete("powershell", data, "emn\nlookup\nasyls", "asyls")
    assert {"lookup", "browse"} <= set(complete("powershell", data, "emn", ""))


_SIGNS = {"bash": "complete -o nosort", "zsh": "#compdef emn", "fish": "complete ", "powershell": "Register-Argument"}


@pytest.mark.parametrize(("shell", "sign"), _SIGNS.items())
def test_the_script_for_each_shell(shell: str, sign: str) -> None:
    environment = {**os.environ, "_EMN_COMPLETE": f"{shell}_source"}
    ran = subprocess.run(EMN, env=environment, capture_output=True, encoding="utf-8", check=True)
    assert sign in ran.stdout


def test_nothing_is_offered_without_a_glossary(tmp_path: Path) -> None:
    assert complete("bash", tmp_path, "emn lookup asyls", "asyls", "2") == [""]


def test_words_that_a_shell_would_misread_are_left_out(data: Path) -> None:
    assert not [word for word in complete("bash", data, "emn lookup b", "b", "2") if set(word) & set("()'\"")]
