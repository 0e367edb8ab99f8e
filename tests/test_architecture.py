"""The house keeps its shape: imports point downward, third parties stay at home, the library never prints."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
LIBRARY = ROOT / "emn_glossary"

# Bottom first. A module may import its own layer only where the layer says so, and every layer below it.
LAYERS: tuple[tuple[str, ...], ...] = (
    ("messages", "places", "wording"),
    ("errors",),
    ("languages",),
    ("datafolder", "slots"),
    ("findings",),
    ("model",),
    ("settings",),
    ("coverage", "diff", "search"),
    ("merge",),
    ("update",),
    ("activity", "annotate", "checks", "decisions", "errata", "former", "history", "incoming", "matching", "workflow"),
    ("describe", "report", "review"),
    ("formats", "profiles", "stores"),
    ("editions",),
    ("publish",),
    ("workspace",),
)
# What costs start-up time; `sqlite3` is where a prepared index lives, `rich` is for tables on a terminal.
HEAVY = {
    "babel",
    "jinja2",
    "lxml",
    "openpyxl",
    "pyoxigraph",
    "python_calamine",
    "rdflib",
    "typst",
    "xlsxwriter",
    "docx",
}
RANK = {name: rank for rank, names in enumerate(LAYERS) for name in names}

# A third party may be imported below these places only.
HOMES: dict[str, tuple[str, ...]] = {
    "pyoxigraph": ("formats/rdf", "formats/tidy.py", "profiles", "stores"),
    "rdflib": ("formats/rdf", "formats/tidy.py", "checks", "profiles", "stores"),
    "openpyxl": ("formats/xlsx",),
    "xlsxwriter": ("formats/xlsx", "formats/lists"),
    "python_calamine": ("formats/xlsx",),
    "lxml": ("formats", "annotate"),
    "rapidfuzz": ("matching.py", "search"),
    "charset_normalizer": ("formats/encoding.py",),
    "typst": ("formats/pdf",),
    "docx": ("formats", "annotate"),
    "pypdf": ("formats", "annotate"),
    "pyld": ("formats/rdf",),
    "jinja2": ("publish",),
    "skosify": ("checks", "formats", "profiles"),
    "pyshacl": ("checks", "formats", "profiles"),
    "sqlite3": ("search",),
    "click": (),
    "rich": (),
}


def modules(root: Path) -> Iterator[tuple[str, ast.Module]]:
    """(path inside the package, parsed) of every module."""
    for path in sorted(root.rglob("*.py")):
        yield path.relative_to(root).as_posix(), ast.parse(path.read_text(encoding="utf-8"))


def imports(tree: ast.Module) -> Iterator[str]:
    """The dotted names a module imports, wherever in it."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def circle(root: Path, below: str) -> list[str]:
    """Modules below a folder that import one another in a circle, if only for a type or when first needed."""
    names = {path.removesuffix(".py").removesuffix("/__init__"): tree for path, tree in modules(root)}
    inside = {f"{root.name}/{name}".replace("/", "."): tree for name, tree in names.items() if name.startswith(below)}
    found = {}
    for name, tree in inside.items():
        wanted = (full if full in inside else full.rpartition(".")[0] for full in imports(tree))
        found[name] = {other for other in wanted if other in inside and other != name}
    try:
        TopologicalSorter(found).prepare()
    except CycleError as error:
        return list(error.args[1])
    return []


def layer_of(path: str) -> str:
    """The layer a module belongs to: its first folder, or its own name at the top."""
    return path.split("/", maxsplit=1)[0].removesuffix(".py")


def upward(root: Path) -> list[str]:
    """Imports that point to the same layer's neighbours or upward."""
    found = []
    for path, tree in modules(root):
        here = layer_of(path)
        if here == "__init__":
            continue
        for name in imports(tree):
            parts = name.split(".")
            if parts[0] != "emn_glossary" or len(parts) < 2 or parts[1] == here or parts[1] not in RANK:
                continue
            if RANK[parts[1]] >= RANK[here]:
                found.append(f"{path} imports {parts[1]}")
    return found


def strayed(root: Path) -> list[str]:
    """Third parties imported outside their homes."""
    return [
        f"{path} imports {name.split('.')[0]}"
        for path, tree in modules(root)
        for name in imports(tree)
        if (homes := HOMES.get(name.split(".")[0])) is not None and not path.startswith(homes)
    ]


def test_every_top_level_module_has_a_layer() -> None:
    tops = {layer_of(path) for path, _ in modules(LIBRARY)} - {"__init__"}
    assert tops <= RANK.keys()


def test_imports_point_downward() -> None:
    assert upward(LIBRARY) == []


def test_formats_do_not_import_one_another_in_a_circle() -> None:
    assert circle(LIBRARY, "formats") == []


def test_third_parties_stay_at_home() -> None:
    assert strayed(LIBRARY) == []


def test_the_library_knows_nothing_of_the_command() -> None:
    """And logs nothing; `checks/skosify.py` catches what another program logs."""
    names = [(path, name.split(".")[0]) for path, tree in modules(LIBRARY) for name in imports(tree)]
    found = {(path, name) for path, name in names if name in ("emn_cli", "click", "logging", "argparse")}
    assert found <= {("checks/skosify.py", "logging")}


def test_the_library_never_prints_or_exits() -> None:
    """Except where a module is itself run as a program (`python -m …`)."""
    found = []
    for path, tree in modules(LIBRARY):
        program = "__main__" in ast.unparse(tree)
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and ast.unparse(node.func) in ("print", "sys.exit", "exit", "quit", "input"):
                found += [] if program else [f"{path}:{node.lineno} {ast.unparse(node.func)}"]
    assert found == []


@pytest.mark.parametrize("root", [LIBRARY, ROOT / "cli" / "emn_cli"], ids=lambda root: str(root.name))
def test_every_module_says_what_it_is_for(root: Path) -> None:
    assert [path for path, tree in modules(root) if tree.body and not ast.get_docstring(tree)] == []


def test_only_the_console_prints() -> None:
    """In the command too there is one place that writes to the screen."""
    calls = {
        path
        for path, tree in modules(ROOT / "cli" / "emn_cli")
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and ast.unparse(node.func) in ("print", "click.echo", "click.secho")
    }
    assert calls <= {"console.py", "group.py"}  # the group says its version


@pytest.mark.parametrize(("command", "allowed"), [("--help", set()), ("lookup asylsøker", {"pyoxigraph"})])
def test_a_command_loads_no_library_it_does_not_need(command: str, allowed: set[str]) -> None:
    """Start-up is what a person at a terminal waits for."""
    code = (
        "import contextlib, io, sys\n"
        "from emn_cli.main import main\n"
        f"sys.argv = ['emn', *{command!r}.split()]\n"
        "with contextlib.redirect_stdout(io.StringIO()), contextlib.suppress(SystemExit):\n"
        "    main()\n"
        "print(*{name.split('.')[0] for name in sys.modules})\n"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    loaded = set(ran.stdout.split())
    assert "emn_glossary" in loaded
    assert loaded & (HEAVY - allowed) == set()


def test_the_checker_sees_a_planted_fault(tmp_path: Path) -> None:
    (tmp_path / "model").mkdir()
    (tmp_path / "model" / "bad.py").write_text("from emn_glossary.formats import read\nimport click\n")
    assert upward(tmp_path) == ["model/bad.py imports formats"]
    assert strayed(tmp_path) == ["model/bad.py imports click"]


def test_the_checker_sees_a_planted_circle(tmp_path: Path) -> None:
    root = tmp_path / "emn_glossary"
    (root / "formats").mkdir(parents=True)
    (root / "formats" / "one.py").write_text("from emn_glossary.formats import two\n")
    assert circle(root, "formats") == []
    late = "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    from emn_glossary.formats.one import One\n"
    (root / "formats" / "two.py").write_text(late)
    assert set(circle(root, "formats")) == {"emn_glossary.formats.one", "emn_glossary.formats.two"}
