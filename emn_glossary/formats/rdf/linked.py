"""JSON-LD that people can read: one object an entry, what belongs to a value inside it, in short words.

The words are the context, made from the field table, so a new field has its word at once. Compaction is pyld's; what
is nested in what is decided here, since framing would drop whatever no frame asks for. Nothing is ever fetched: the
one context that has an address is ours, and it is in the package.

    triples ──▶ nodes (expanded) ──▶ nested ──▶ pyld ──▶ one order of keys ──▶ bytes
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from json.decoder import scanstring  # type: ignore[attr-defined]  # the standard library's own, untyped
from typing import Any, TypeAlias

from pyoxigraph import Literal, NamedNode

from emn_glossary.errors import ReadError
from emn_glossary.formats.rdf.compact import Compact, Unusual
from emn_glossary.formats.rdf.vocabulary import PREFIXES, TYPE, iri, node_prefix
from emn_glossary.model import DEFAULT_BASE
from emn_glossary.slots import FIELDS, Field

Expanded: TypeAlias = dict[str, Any]  # a node as expanded JSON-LD has it
Context: TypeAlias = Mapping[str, Any]

CONTEXT_IRI = DEFAULT_BASE + "context.jsonld"  # where the context is published; known here without asking for it
_STATEMENT, _ABOUT = iri("rdf:Statement"), iri("rdf:subject")
_STRING, _INTEGER, _BOOLEAN = iri("xsd:string"), iri("xsd:integer"), iri("xsd:boolean")
_LARGEST = 2**53 - 1  # the largest whole number that every JSON reader keeps exact (RFC 8259 §6)
_ADDRESS = {"@type": "@id"}
_WORDS = {"@container": "@language"}
# The words for what the nodes of values say: labels, notes, sources, and statements about relations.
_OF_VALUES: Mapping[str, Any] = {
    "form": {"@id": "skosxl:literalForm", **_WORDS},
    "value": {"@id": "rdf:value", **_WORDS},
    "status": {"@id": "euvoc:status", **_ADDRESS},
    "origin": "emn:origin",
    "by": "emn:by",
    "renders": "emn:renders",
    "kind": {"@id": "dct:type", **_ADDRESS},
    "usage": "emn:usage",
    "part": "emn:part",
    "citation": {"@id": "dct:bibliographicCitation", **_WORDS},
    "relationship": {"@id": "skosno:relationshipWithSource", **_ADDRESS},
    "seeAlso": {"@id": "rdfs:seeAlso", **_ADDRESS, "@container": "@set"},
    "stated": {"@reverse": "rdf:subject", "@container": "@set"},
    "relation": {"@id": "rdf:predicate", **_ADDRESS},
    "target": "rdf:object",
    "verbatim": {"@id": "emn:verbatim", **_WORDS},
    "english": "emn:english",
}
_DEEPEST = 3  # an entry, its label or note, the source of that
_FIRST = {name: rank for rank, name in enumerate(("@context", "@id", "id", "@type", "type", "@value", "en"))}


@cache
def context() -> Context:
    """Our context: prefixes, and a word for every field of the table and for its values' own nodes."""
    words: dict[str, Any] = {"id": "@id", "type": "@type", **PREFIXES}
    for field in FIELDS.values():
        name = "member" if field.name == "theme" else _camel(field.name)
        words[name] = _term(field)
        if field.xl:
            words[name + ("Label" if field.kind == "term" else "Node")] = {"@id": field.xl, "@container": "@set"}
    return {**words, **_OF_VALUES}


def _term(field: Field) -> dict[str, Any]:
    if field.translatable:
        return {"@id": field.property, "@container": ["@language", "@set"] if field.many else "@language"}
    if field.kind == "link":
        return {"@id": field.property, "@type": "@id", "@container": "@set"}
    if field.name == "page":
        return {"@id": field.property, "@type": "@id"}
    if field.name in ("created", "modified"):
        return {"@id": field.property, "@type": "xsd:date"}
    return {"@id": field.property, "@container": "@set"} if field.many else {"@id": field.property}


def _camel(name: str) -> str:
    first, *rest = name.split("_")
    return first + "".join(part.capitalize() for part in rest)


# ---------------------------------------------------------------------------------------------------------
# Writing


def written(triples: Iterable[tuple[Any, NamedNode, Any]], words: Context) -> bytes:
    """Triples as compact JSON-LD with a context; the same triples in the same order give the same bytes.

    Where the context would make an address ambiguous (one that begins like a prefix of ours), it is written without.
    """
    return next(written_apart([triples], words))


def written_apart(parts: Iterable[Iterable[tuple[Any, NamedNode, Any]]], words: Context) -> Iterator[bytes]:
    """Several lists of triples, each as a JSON-LD document of its own; what one holds depends on nothing in another."""
    from pyld import jsonld  # noqa: PLC0415

    ranks = {**{name: len(_FIRST) + rank for rank, name in enumerate(words)}, **_FIRST}
    short, context_as_text = Compact(words), _text(words)
    for triples in parts:
        nodes = list(_nested(_nodes(triples)))
        try:
            graph = _text(_ordered(_compacted(nodes, short, words), ranks))
            written = f'{{\n "@context": {context_as_text},\n "@graph": {graph}\n}}\n'
        except jsonld.JsonLdError:
            written = json.dumps(_ordered(nodes, ranks), ensure_ascii=False, indent=1) + "\n"
        yield written.encode()


def _text(value: Any) -> str:
    """JSON as it stands inside an object: a step further in."""
    return json.dumps(value, ensure_ascii=False, indent=1).replace("\n", "\n ")


def _compacted(nodes: Iterable[Expanded], short: Compact, words: Context) -> list[Any]:
    from pyld import jsonld  # noqa: PLC0415

    found, unusual = [], []
    for node in nodes:
        try:
            found.append(short.node(node))
        except Unusual:
            found.append({})
            unusual.append(node)
    if unusual:
        options = {"skipExpansion": True, "graph": True, "documentLoader": _fetch_nothing}
        rest = iter(jsonld.compact(unusual, dict(words), options)["@graph"])
        found = [node or next(rest) for node in found]
    return found


def _nodes(triples: Iterable[tuple[Any, NamedNode, Any]]) -> dict[str, Expanded]:
    """Triples by subject, as expanded JSON-LD."""
    nodes: dict[str, Expanded] = {}
    for subject, predicate, node in triples:
        name = _name(subject)
        about = nodes.setdefault(name, {"@id": name})
        if predicate.value == TYPE and type(node) is not Literal:
            about.setdefault("@type", []).append(_name(node))
        else:
            about.setdefault(predicate.value, []).append(_value(node))
    return nodes


def _name(node: Any) -> str:
    return node.value if type(node) is NamedNode else str(node)


def _value(node: Any) -> Expanded:
    if type(node) is not Literal:
        return {"@id": _name(node)}
    if node.language:
        said = {"@value": node.value, "@language": node.language}
        return {**said, "@direction": str(node.direction)} if node.direction else said
    kind = node.datatype.value
    if kind == _STRING:
        return {"@value": node.value}
    if kind == _BOOLEAN and node.value in ("true", "false"):
        return {"@value": node.value == "true"}
    if (
        kind == _INTEGER
        and node.value.isdecimal()
        and str(int(node.value)) == node.value
        and int(node.value) < _LARGEST
    ):
        return {"@value": int(node.value)}
    return {"@value": node.value, "@type": kind}


def _nested(nodes: dict[str, Expanded]) -> Iterator[Expanded]:
    """The nodes, each value's own node inside the one that it belongs to, statements inside what they are about.

    A node goes inside only where it is pointed to from one place, where its address begins with that place's, and
    where it is not too deep; a statement only into what is inside nothing itself.
    """
    pointed = Counter(value["@id"] for about in nodes.values() for value in _values(about) if value.get("@id") in nodes)
    places = {
        value["@id"]: (name, value)
        for name, about in nodes.items()
        for value in _values(about)
        if pointed[value.get("@id", "")] == 1 and value["@id"].startswith(node_prefix(name))
    }
    inside = {name for name in places if _depth(name, places) <= _DEEPEST}
    for name, about in nodes.items():
        owners = about.get(_ABOUT, ())
        if about.get("@type") == [_STATEMENT] and not pointed[name] and len(owners) == 1 and owners[0] != {"@id": name}:
            owner = owners[0].get("@id", "")
            if owner in nodes and owner not in inside:
                del about[_ABOUT]
                nodes[owner].setdefault("@reverse", {}).setdefault(_ABOUT, []).append(about)
                inside.add(name)
    for name, (_, value) in places.items():
        if name in inside:
            value.update(nodes[name])
            nodes[name] = value  # what goes into it goes into the one that is written
    return (about for name, about in nodes.items() if name not in inside)


def _depth(name: str, places: Mapping[str, tuple[str, Expanded]]) -> int:
    """How deep inside others a node would lie; counted no further than matters."""
    depth = 0
    while name in places and depth <= _DEEPEST:
        name, depth = places[name][0], depth + 1
    return depth


def _values(about: Expanded) -> Iterator[Expanded]:
    return (value for name, values in about.items() if not name.startswith("@") for value in values)


def _ordered(found: Any, ranks: Mapping[str, int]) -> Any:
    """The same JSON with its keys in one order: what identifies, then the words of the context, then the alphabet."""
    if isinstance(found, list):
        return [_ordered(part, ranks) for part in found]
    if not isinstance(found, dict):
        return found
    names = sorted(found, key=lambda name: (ranks.get(name, len(ranks) + len(_FIRST)), name))
    return {name: found[name] if name == "@context" else _ordered(found[name], ranks) for name in names}


def _fetch_nothing(address: str, _: Any) -> Any:
    raise ReadError("remote-context", address=address)


# ---------------------------------------------------------------------------------------------------------
# Reading


def with_context(data: bytes) -> bytes:
    """The file with our context in the place of its address; all else, and every line, stays as it is.

    Addresses of other contexts stay too: the guard refuses them by name.
    """
    if CONTEXT_IRI.encode() not in data:
        return data
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return data
    known = json.dumps(CONTEXT_IRI), json.dumps(dict(context()), ensure_ascii=False)
    pieces, last = [], 0
    for start, end in _context_names(text):
        pieces += [text[last:start], known[1]]
        last = end
    return "".join([*pieces, text[last:]]).encode()


def _context_names(text: str) -> Iterator[tuple[int, int]]:
    """Where our context is named as one: after `"@context":`, alone or in a list."""
    stack: list[tuple[str, str]] = [("", "")]  # the bracket that is open, and the key that stands before it
    name, at = "", 0
    while at < len(text):
        sign = text[at]
        if sign == '"':
            try:
                string, end = scanstring(text, at + 1)
            except ValueError:  # broken JSON is for the guard to tell
                return
            bracket, key = stack[-1]
            if bracket == "{" and not name:
                name = string
            else:
                if string == CONTEXT_IRI and (name if bracket == "{" else key) in ("@context", "@import"):
                    yield at, end
                name = ""
            at = end
            continue
        if sign in "{[":
            stack.append((sign, name))
            name = ""
        elif sign in "}]" and len(stack) > 1:
            stack.pop()
            name = ""
        elif sign == ",":
            name = ""
        at += 1
