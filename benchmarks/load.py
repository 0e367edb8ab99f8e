"""Reading a glossary: ours, against rdflib reading the same file, and against the bare parser that we build on."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pyoxigraph
from rdflib import Graph

from benchmarks.generate import glossary
from benchmarks.measure import Result, pair
from emn_glossary import read, write

SHIPPED = Path(__file__).parents[1] / "data" / "skos" / "glossary.ttl"


def results() -> Iterator[Result]:
    """540 concepts in 25 languages, then the shipped glossary."""
    with tempfile.TemporaryDirectory() as folder:
        made = Path(folder) / "540.ttl"
        write(glossary(540, 25), made)
        for name, path in (("540 concepts, 25 languages", made), ("the shipped glossary", SHIPPED)):
            yield pair(f"load {name}", _ours(path), "rdflib.Graph().parse", _rdflib(path))
            yield pair(f"load {name}", _ours(path), "pyoxigraph.parse, nothing kept", _bare(path))


def _ours(path: Path) -> Callable[[], object]:
    return lambda: read(path)


def _rdflib(path: Path) -> Callable[[], object]:
    return lambda: Graph().parse(path, format="turtle")


def _bare(path: Path) -> Callable[[], object]:
    data = path.read_bytes()
    return lambda: sum(1 for _ in pyoxigraph.parse(data, format=pyoxigraph.RdfFormat.TURTLE))
