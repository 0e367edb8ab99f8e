"""The review packet as a web page, to decide in and save, or to print; and the tables of such a page that came back.

The choices are real form fields. What is chosen is kept in the page itself, so that saving it, by its own button or by
the browser, saves the answers. Printed, each row has boxes to tick.
"""

from __future__ import annotations

import re
from html import escape
from typing import Any

from emn_glossary.errors import ReadError
from emn_glossary.formats import encoding
from emn_glossary.formats.review.answers import COLUMNS, heading, words
from emn_glossary.formats.xlsx.columns import slot_heading
from emn_glossary.languages import SOURCE, Lang
from emn_glossary.messages import text
from emn_glossary.places import Place
from emn_glossary.review import Packet, Part, Row

_MARK = "emn-review"
_STYLE = """
body { font: 11pt/1.45 system-ui, sans-serif; margin: 2rem auto; max-width: 76rem; padding: 0 1rem; color: #1a1a1a }
article { margin: 2rem 0; break-inside: avoid } h2 { font-size: 1.15rem; margin: 0 } h2 small { color: #555 }
.about { margin: .2rem 0 .5rem; max-width: 60rem; white-space: pre-line } .source { color: #555 }
table { border-collapse: collapse; width: 100% } th { background: #dee6ef; text-align: left }
th, td { border: 1px solid #767676; padding: .35rem .5rem; vertical-align: top; white-space: pre-line }
.after { font-weight: 600 } select, textarea, button { font: inherit } textarea { width: 100%; min-width: 10rem }
button { padding: .5rem 1rem } .print { display: none } tr { break-inside: avoid }
@page { size: A4 landscape; margin: 15mm } .remark { min-width: 8rem } .field, .before { min-width: 6rem }
@media print { select, textarea, button, .screen { display: none } .print { display: inline } body { margin: 0 } }
"""
_SCRIPT = """
addEventListener('input', event => {
  const field = event.target;
  if (field.options) for (const one of field.options) one.toggleAttribute('selected', one.selected);
  else field.textContent = field.value;
});
const button = document.querySelector('button');
button.hidden = false;
button.onclick = () => {
  const link = document.createElement('a');
  const page = '<!DOCTYPE html>\\n' + document.documentElement.outerHTML;
  link.href = URL.createObjectURL(new Blob([page], { type: 'text/html' }));
  link.download = decodeURIComponent(location.pathname.split('/').pop()) || 'godkjenning.html';
  link.click();
};
"""


def html(packet: Packet, ui: Lang) -> str:
    """The page."""
    title = text("review.title", ui, status=text(f"status.{packet.status}", ui))
    said = text("review.count", ui, count=packet.count, edition=packet.edition)
    body = "".join(_article(part, ui) for part in packet.parts) or f"<p>{escape(text('export.nothing', ui))}</p>"
    how = f'<p class="screen">{escape(text("review.how.page", ui))}</p>'
    button = f"<p><button hidden>{escape(text('review.save', ui))}</button></p>"
    return (
        f'<!DOCTYPE html>\n<html lang="{ui}">\n<head><meta charset="utf-8"><meta name="generator" content="{_MARK}">'
        f'<title>{escape(title)}</title><meta name="viewport" content="width=device-width"><style>{_STYLE}</style>'
        f"</head>\n<body><main>\n<h1>{escape(title)}</h1>\n<p>{escape(said)}</p>\n{how if packet.parts else ''}\n"
        f"{body}{button if packet.parts else ''}</main><script>{_SCRIPT}</script></body>\n</html>\n"
    )


def _article(part: Part, ui: Lang) -> str:
    about = [("", "about", " / ".join(part.terms))]
    about += [(SOURCE, "about", part.definition), (SOURCE, "about source", part.source)]
    told = "".join(f'<p{_lang(lang)} class="{kind}">{escape(said)}</p>' for lang, kind, said in about if said)
    headings = "".join(f'<th scope="col">{escape(heading(name, ui))}</th>' for name in COLUMNS)
    rows = "".join(_row(row, ui) for row in part.rows)
    title = f'<h2><span lang="{SOURCE}">{escape(part.english)}</span> <small>{part.id}</small></h2>'
    table = f"<table><thead><tr>{headings}</tr></thead><tbody>\n{rows}</tbody></table>"
    return f'<article id="{part.id}">{title}{told}{table}</article>\n'


def _row(row: Row, ui: Lang) -> str:
    field = slot_heading(row.slot, ui)
    about = escape(f"{row.english}, {field}")
    choices = "".join(f"<option>{escape(word)}</option>" for word in ("", *words(ui)))
    boxes = "".join(f'<span class="print">☐ {escape(word)}<br></span>' for word in words(ui))
    cells = {
        "id": row.id,
        "field": escape(field),
        "before": escape(row.before),
        "after": escape(row.after),
        "reason": escape("\n".join(filter(None, (row.reason, row.by)))),
        "decision": f'<select aria-label="{escape(heading("decision", ui))}: {about}">{choices}</select>{boxes}',
        "remark": f'<textarea rows="2" aria-label="{escape(heading("remark", ui))}: {about}"></textarea>',
    }
    spoken = {"before": row.slot.lang, "after": row.slot.lang}
    tds = (f'<td class="{name}"{_lang(spoken.get(name, ""))}>{cells[name]}</td>' for name in COLUMNS)
    return f"<tr>{''.join(tds)}</tr>\n"


def _lang(lang: Lang) -> str:
    return f' lang="{lang}"' if lang else ""


# ---------------------------------------------------------------------------------------------------------
# The way in


def tables(data: bytes, name: str) -> list[list[list[str]]]:
    """The tables of a page that came back, as rows of cells.

    Raises:
        ReadError: not such a page, or cut off.
    """
    from lxml import html as markup  # noqa: PLC0415

    said, _ = encoding.decode(data, name)
    if _MARK not in said or not re.search(r"</html>\s*\Z", said, re.IGNORECASE):
        raise ReadError("no-review-table", place=Place(file=name))
    root = markup.document_fromstring(said.encode(), parser=markup.HTMLParser(encoding="utf-8"))
    return [[[_cell(cell) for cell in row.iter("th", "td")] for row in t.iter("tr")] for t in root.iter("table")]


def _cell(cell: Any) -> str:
    """What stands in a cell: the option chosen, the text written, else the words."""
    chosen = cell.find(".//select")
    if chosen is not None:
        return next((str(one.text or "") for one in chosen.iter("option") if one.get("selected") is not None), "")
    return str(cell.text_content())
