"""The page docs/checks.md, made from the table of rules: `python -m emn_glossary.checks.docs > docs/checks.md`."""

from __future__ import annotations

import sys
from collections.abc import Iterator

from emn_glossary import messages
from emn_glossary.checks.fixes import FIXES
from emn_glossary.checks.registry import RULES, SUBJECTS, Rule

ASKED_FOR = "PK"  # the first letter of codes that are no rules of ours: `--profile`, `--skosify`
_INTRO = {
    "nb": """\
# Reglene / The rules

Denne siden er laget av reglene selv (`python -m emn_glossary.checks.docs`) og er ikke skrevet for hånd. Først kommer
reglene på bokmål, deretter på engelsk. *This page is made from the rules themselves; English follows below.*

`emn check` kjører alle reglene, `emn check --select T,L2` noen av dem. Alvoret kan settes i `settings.toml`, for en
regel eller for alle som begynner likt, og et funn kan godtas med en begrunnelse:

```toml
[checks.severities]
T208 = "off"        # error, warning, note, off
L1 = "warning"

[checks.limits]
waiting_days = 30   # C301; her finnes også levels, characters, few og most

[[checks.accepted]]
code = "T101"
concept = "c0173"
slot = "preferred@nb"
reason = "EMN gir de to begrepene samme norske term."
```

Feil gir sluttkode 1; advarsler og merknader gjør det ikke. ✓ i siste kolonne: kan rettes med `emn check --fix`.
""",
    "en": """\
`emn check` runs every rule, `emn check --select T,L2` some of them. Severities can be set in `settings.toml`, for one
rule or for all that begin alike, and a finding can be accepted with a reason, as shown above. Errors end in exit code
1; warnings and notes do not. ✓ in the last column: `emn check --fix` can mend it.
""",
}


def document() -> str:
    """The whole page, in bokmål and then in English; the same rules give the same page."""
    return "\n".join([_INTRO["nb"], *_both("nb"), "# In English\n", _INTRO["en"], *_both("en")])


def _both(ui: str) -> Iterator[str]:
    yield from _part(ui)
    yield from _asked_for(ui)


def _part(ui: str) -> Iterator[str]:
    for letter in SUBJECTS:
        rules = [rule for rule in RULES.values() if rule.code.startswith(letter)]
        yield f"## {messages.text(f'checks.subject.{letter}', ui)}\n"
        keys = ("checks.code", "checks.rule", "checks.severity", "checks.origin", "checks.mends")
        yield "| " + " | ".join(messages.text(key, ui) for key in keys) + " |\n|---|---|---|---|---|"
        yield from (_row(rule, ui) for rule in rules)
        yield ""


def _asked_for(ui: str) -> Iterator[str]:
    """What runs only when asked for: the profiles, and skosify."""
    for letter in ASKED_FOR:
        yield f"## {messages.text(f'checks.subject.{letter}', ui)}\n"
        keys = ("checks.code", "checks.rule", "checks.severity")
        yield "| " + " | ".join(messages.text(key, ui) for key in keys) + " |\n|---|---|---|"
        for code, row in sorted(messages.catalogue().items()):
            if code.startswith(letter) and f"explain.{code}" in messages.catalogue():
                title, _, rest = messages.text(f"explain.{code}", ui).partition(". ")
                level = messages.text(f"severity.{row.severity}", ui)
                yield f"| {code} | **{title.rstrip('.')}.** {rest}".rstrip() + f" | {level} |"
        yield ""


def _row(rule: Rule, ui: str) -> str:
    level = messages.text(f"severity.{rule.severity.name.lower()}", ui)
    title, _, rest = rule.explanation(ui).partition(". ")
    said = f"**{title.rstrip('.')}.** {rest}".strip().replace("|", "\\|")
    return f"| {rule.code} | {said} | {level} | {rule.source} | {'✓' if rule.code in FIXES else ''} |"


if __name__ == "__main__":
    sys.stdout.write(document())
