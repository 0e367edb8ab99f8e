"""Completion in PowerShell, which click itself does not know; bash, zsh and fish are click's own."""

from __future__ import annotations

import os

from click.shell_completion import CompletionItem, ShellComplete, add_completion_class

_SOURCE = """\
Register-ArgumentCompleter -Native -CommandName %(prog_name)s -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)
    $env:COMP_WORDS = ($commandAst.CommandElements | ForEach-Object { $_.ToString() }) -join "`n"
    $env:COMP_CWORD = $wordToComplete
    $env:%(complete_var)s = "powershell_complete"
    try {
        %(prog_name)s | ForEach-Object {
            [System.Management.Automation.CompletionResult]::new($_, $_, "ParameterValue", $_)
        }
    } finally {
        Remove-Item Env:COMP_WORDS, Env:COMP_CWORD, Env:%(complete_var)s
    }
}
"""


class PowerShell(ShellComplete):
    """The words so far come a line each; one completion a line goes back."""

    name = "powershell"
    source_template = _SOURCE

    def get_completion_args(self) -> tuple[list[str], str]:
        """The words before the one being typed, and that one."""
        words = os.environ["COMP_WORDS"].split("\n")[1:]
        begun = os.environ["COMP_CWORD"]
        return (words[:-1] if begun and words and words[-1] == begun else words), begun

    def format_completion(self, item: CompletionItem) -> str:
        """One line: the word."""
        return str(item.value)


add_completion_class(PowerShell)
