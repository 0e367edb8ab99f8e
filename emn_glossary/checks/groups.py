"""Groups: a report arranged for people: by rule, the gravest first. What tables and pages are made from."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from emn_glossary.checks.registry import RULES
from emn_glossary.findings import Finding, Severity
from emn_glossary.languages import Lang
from emn_glossary.messages import catalogue, text


@dataclass(frozen=True, slots=True)
class Group:
    """The findings of one rule: `severity` is the worst of them; `title` and `explanation` are the rule's."""

    code: str
    severity: Severity
    title: str
    explanation: str
    source: str
    findings: tuple[Finding, ...]

    def __len__(self) -> int:
        return len(self.findings)


def groups(findings: Iterable[Finding], ui: Lang = "nb") -> tuple[Group, ...]:
    """The findings by rule: errors before warnings before notes, then by code; in each the order of the report.

    A code that is no rule here (a reader's finding) has no source; its explanation may be missing too.
    """
    by_code: dict[str, list[Finding]] = {}
    for finding in findings:
        by_code.setdefault(finding.code, []).append(finding)
    made = [_group(code, tuple(found), ui) for code, found in by_code.items()]
    return tuple(sorted(made, key=lambda group: (-group.severity, group.code)))


def _group(code: str, found: tuple[Finding, ...], ui: Lang) -> Group:
    rule = RULES.get(code)
    worst = max(finding.severity for finding in found)
    if rule is None:
        explained = text(f"explain.{code}", ui) if f"explain.{code}" in catalogue() else ""
        return Group(code, worst, explained.partition(". ")[0].rstrip("."), explained, "", found)
    return Group(code, worst, rule.title(ui), rule.explanation(ui), rule.source, found)
