"""A page with the findings, to be sent to a translator: one HTML file that needs nothing else.

No script, no picture, no address is fetched. Every text is escaped; every term carries its language. Headings, table
captions and a skip link follow WCAG 2.1 AA; colour never says anything alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from emn_glossary import messages
from emn_glossary.checks.context import slot_of
from emn_glossary.checks.groups import Group, groups
from emn_glossary.findings import Finding, Report, Severity
from emn_glossary.languages import SOURCE, TARGETS, Lang
from emn_glossary.model import Concept, Glossary

_STYLE = """
:root { color-scheme: light dark; --ink: #1b1b1b; --paper: #fff; --line: #8a8a8a; --soft: #f1f1ee; --link: #0b4f8a }
@media (prefers-color-scheme: dark) {
  :root { --ink: #ececec; --paper: #161616; --line: #8f8f8f; --soft: #242424; --link: #8fc4ff }
}
body { margin: 0 auto; max-width: 68rem; padding: 1rem 1.25rem 4rem; color: var(--ink); background: var(--paper);
  font: 1rem/1.55 system-ui, sans-serif }
h1 { font-size: 1.7rem; line-height: 1.2 } h2 { font-size: 1.2rem; line-height: 1.3; margin: 2.5rem 0 .25rem }
a { color: var(--link) } .skip { position: absolute; left: -99rem } .skip:focus { position: static }
ul.contents { columns: 20rem; padding-left: 1.2rem } ul.contents li { break-inside: avoid; margin-bottom: .3rem }
.table { overflow-x: auto } table { border-collapse: collapse; width: 100%; margin-top: .75rem }
caption { text-align: left; padding-bottom: .25rem } thead th { background: var(--soft) }
th, td { text-align: left; vertical-align: top; padding: .4rem .6rem; border: 1px solid var(--line);
  overflow-wrap: anywhere; font-weight: normal } thead th, .id { font-weight: 600 }
th:first-child { min-width: 11rem } .term { display: block }
.level { border: 1px solid; border-radius: .3rem; padding: 0 .4rem; font-size: .85em; white-space: nowrap }
@media print { .skip, nav { display: none } h2 { break-after: avoid } tr { break-inside: avoid } }
"""


def page(report: Report, glossary: Glossary, *, ui: Lang = "nb", accepted: int = 0, day: str = "") -> str:
    """The findings as a whole HTML document, in bokmål, nynorsk or English.

    `accepted` is how many findings are not shown because they are accepted; `day` is written as it is given. The
    same report gives the same page.
    """
    return "\n".join(_document(report, glossary, ui, accepted, day)) + "\n"


def _document(report: Report, glossary: Glossary, ui: Lang, accepted: int, day: str) -> Iterator[str]:
    of = glossary.scheme.one("title", ui) or glossary.scheme.one("title", "nb")
    title = f"{_plain('checks.page', ui)}: {of}" if of else _plain("checks.page", ui)
    arranged = groups(report, ui)
    yield f'<!doctype html>\n<html lang="{escape(ui)}">\n<head>\n<meta charset="utf-8">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield f"<title>{escape(title)}</title>\n<style>{_STYLE}</style>\n</head>\n<body>"
    yield f'<a class="skip" href="#findings">{_say("checks.skip", ui)}</a>'
    yield f"<header>\n<h1>{escape(title)}</h1>\n<p>{escape(_summary(report, ui, accepted, day))}</p>\n</header>"
    if len(arranged) > 1:
        yield from _contents(arranged, ui)
    yield '<main id="findings">'
    for group in arranged:
        yield from _section(group, glossary, ui)
    yield "</main>\n</body>\n</html>"


def _summary(report: Report, ui: Lang, accepted: int, day: str) -> str:
    said = [_plain("checks.made", ui, day=day)] if day else []
    counts = {level: sum(finding.severity is level for finding in report) for level in Severity}
    if report:
        errors, warnings, notes = (counts[level] for level in (Severity.ERROR, Severity.WARNING, Severity.NOTE))
        said.append(_plain("checks.count", ui, count=len(report), errors=errors, warnings=warnings, notes=notes))
    else:
        said.append(_plain("checks.none", ui))
    if accepted:
        said.append(_plain("checks.accepted", ui, count=accepted))
    return " ".join(said)


def _contents(arranged: tuple[Group, ...], ui: Lang) -> Iterator[str]:
    yield f'<nav aria-labelledby="contents">\n<h2 id="contents">{_say("checks.contents", ui)}</h2>'
    yield '<ul class="contents">'
    for group in arranged:
        code, title = escape(group.code), escape(group.title or _plain("checks.other", ui))
        yield f'<li><a href="#{code}">{code} <span{_words_of(ui)}>{title}</span></a> ({len(group)})</li>'
    yield "</ul>\n</nav>"


def _section(group: Group, glossary: Glossary, ui: Lang) -> Iterator[str]:
    words = _words_of(ui)
    level = _say(f"severity.{group.severity.name.lower()}", ui)
    code, title = escape(group.code), escape(group.title or _plain("checks.other", ui))
    yield f'<section aria-labelledby="{code}">\n<h2 id="{code}">{code} <span{words}>{title}</span>'
    yield f'<span class="level">{level}</span></h2>'
    if group.explanation:
        yield f"<p{words}>{escape(group.explanation)}</p>"
        yield f"<p>{escape(_plain('checks.source', ui, source=group.source))}</p>"
    hints = {finding.hint(ui) for finding in group.findings}
    together = hints.pop() if len(hints) == 1 else None
    if together:
        yield f"<p{words}><strong>{escape(together)}</strong></p>"
    headings = ["checks.entry", "checks.field", "checks.what", *([] if together is not None else ["checks.do"])]
    cells = "".join(f'<th scope="col">{_say(key, ui)}</th>' for key in headings)
    yield f'<div class="table">\n<table>\n<caption>{code}: {len(group)}</caption>'
    yield f"<thead><tr>{cells}</tr></thead>\n<tbody>"
    for finding in group.findings:
        advice = "" if together is not None else f"<td{words}>{escape(finding.hint(ui))}</td>"
        what = f"<td>{_field(finding, ui)}</td><td{words}>{escape(finding.text(ui))}</td>{advice}"
        yield f'<tr><th scope="row">{_entry(finding, glossary, ui)}</th>{what}</tr>'
    yield "</tbody>\n</table>\n</div>\n</section>"


def _entry(finding: Finding, glossary: Glossary, ui: Lang) -> str:
    place = finding.place
    if not place.concept:
        return escape(place.text(ui)) or _say("checks.whole", ui)
    said = [f'<span class="id">{escape(place.concept)}</span>']
    entry = glossary.entries.get(place.concept)
    for lang in (SOURCE, *TARGETS) if isinstance(entry, Concept) else ():
        term = entry.one("preferred", lang) if entry else ""
        if term:
            said.append(f'<span class="term" lang="{lang}">{escape(term)}</span>')
    where = place.text(ui).removesuffix(f"{place.concept} {place.slot}".strip()).rstrip(", ")
    return "".join(said) + (f'<span class="term">{escape(where)}</span>' if where else "")


def _field(finding: Finding, ui: Lang) -> str:
    if not finding.place.slot:
        return ""
    slot = slot_of(finding.place.slot)
    if not slot.lang:
        return escape(slot.row.heading(ui))
    key = f"checks.lang.{slot.lang}"
    lang = _plain(key, ui) if key in messages.catalogue() else slot.lang
    return escape(f"{slot.row.heading(ui)} ({lang})")


def _words_of(ui: Lang) -> str:
    """The findings' own words have no nynorsk yet: on a nynorsk page they are marked as bokmål."""
    return ' lang="nb"' if ui == "nn" else ""


def _plain(key: str, ui: Lang, **params: object) -> str:
    return messages.text(key, ui, **params)


def _say(key: str, ui: Lang) -> str:
    return escape(messages.text(key, ui))
