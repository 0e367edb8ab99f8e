"""Page: any document's text as a web page of its own, with the terms as links; the text stays as it was."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape

from emn_glossary.annotate import Occurrence
from emn_glossary.annotate.words import paragraphs
from emn_glossary.formats.documents.readable import Annotated
from emn_glossary.formats.documents.tips import Tips
from emn_glossary.messages import text as message

STYLE = (
    ".emn-term{color:inherit;text-decoration:underline dotted;text-underline-offset:.2em}"
    ".emn-avoid{text-decoration:underline wavy}"
)
_PAGE_STYLE = (
    "body{font:1.1rem/1.6 system-ui,sans-serif;margin:2rem auto;max-width:45rem;padding:0 1rem}"
    "p{margin:0;white-space:pre-wrap;overflow-wrap:anywhere}main{white-space:pre-wrap}"
)
# What HTML cannot hold (WHATWG HTML §13.2.3.5: control characters, lone surrogates), and the line ends it changes.
_NOT_IN_HTML = dict.fromkeys((*range(9), 11, 12, *range(14, 32), *range(127, 160), 65534, 65535), "�")


def write(annotated: Annotated, marked: Sequence[Occurrence], tips: Tips) -> bytes:
    """The document as a page: a paragraph each, with its language; the same input gives the same bytes."""
    document = annotated.document
    title = escape(message("copy.title", tips.ui, name=document.name))
    body = "".join(_paragraphs(annotated, marked, tips))
    return (
        f'<!DOCTYPE html>\n<html lang="{tips.ui}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{title}</title>\n<style>{_PAGE_STYLE}{STYLE}</style>\n</head>\n<body>\n<main>{body}</main>\n"
        "</body>\n</html>\n"
    ).encode()


def _paragraphs(annotated: Annotated, marked: Sequence[Occurrence], tips: Tips) -> Iterator[str]:
    text, at, place, stretch = annotated.document.text, 0, 0, 0
    advice = annotated.advice_at()
    languages = annotated.annotation.languages
    for start, end in paragraphs(text):
        yield _plain(text[at:start])
        while stretch < len(languages) and languages[stretch].end < end:
            stretch += 1
        spoken = languages[stretch].lang if stretch < len(languages) and languages[stretch].start <= start else ""
        yield f'<p lang="{escape(spoken)}">' if spoken else "<p>"
        at = start
        while place < len(marked) and marked[place].start < end:
            one = marked[place]
            yield _plain(text[at : one.start])
            tip = "\n".join(tips.lines(one, advice.get(one.start)))
            kind = "emn-term emn-avoid" if one.start in advice else "emn-term"
            yield f'<a class="{kind}" href="{escape(tips.address(one.concept))}" title="{escape(tip)}">'
            yield f"{_plain(text[one.start : one.end])}</a>"
            at = one.end
            place += 1
        yield f"{_plain(text[at:end])}</p>"
        at = end
    yield _plain(text[at:])


def _plain(text: str) -> str:
    return escape(text.translate(_NOT_IN_HTML), quote=False)
