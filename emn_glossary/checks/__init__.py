"""Checks: what is wrong with a glossary, found, named and placed. Reads only; never changes, never prints.

    check(glossary) ─▶ Report ─▶ without_accepted ─▶ locate ─▶ groups · page · sarif
                          └────▶ fixes ─▶ changes for diff.apply

A rule is a small function (`skos`, `links`, `levels`, `terms`, `form`, `norwegian`, `spelling`, `tags`, `usage`,
`texts`, `state`), a row in the table of `registry`, and its words in `emn_glossary.messages.checks`. What is not here:
reading files' own problems (each reader tells them), and anything that asks another machine.
"""

from emn_glossary.checks.accepted import Accepted, read_accepted, unused, without_accepted
from emn_glossary.checks.context import Context, Limits, Speller, read_limits
from emn_glossary.checks.fixes import FIXES, fixes
from emn_glossary.checks.groups import Group, groups
from emn_glossary.checks.locate import locate, located
from emn_glossary.checks.page import page
from emn_glossary.checks.registry import RULES, Rule, Runner, check
from emn_glossary.checks.sarif import sarif
from emn_glossary.checks.spelling import Hunspell
from emn_glossary.checks.usage import Usage, usages

__all__ = [
    "FIXES",
    "RULES",
    "Accepted",
    "Context",
    "Group",
    "Hunspell",
    "Limits",
    "Rule",
    "Runner",
    "Speller",
    "Usage",
    "check",
    "fixes",
    "groups",
    "locate",
    "located",
    "page",
    "read_accepted",
    "read_limits",
    "sarif",
    "unused",
    "usages",
    "without_accepted",
]
