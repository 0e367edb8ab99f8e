"""`import emn_glossary as emn`: what is public is there, documented, and cheap to import."""

import importlib
import subprocess
import sys
from types import ModuleType

import pytest

import emn_glossary as emn


def test_all_is_sorted_as_isort_does_and_complete() -> None:
    """Constants, then classes, then functions; each name once, `dir()` shows exactly these."""

    def rank(name: str) -> tuple[int, str]:
        return (0 if name.isupper() else 1 if name[0].isupper() else 2), name

    assert emn.__all__ == sorted(set(emn.__all__), key=rank)
    assert dir(emn) == sorted(emn.__all__)


@pytest.mark.parametrize("name", emn.__all__)
def test_every_public_name_is_there_and_documented(name: str) -> None:
    thing = getattr(emn, name)
    assert not isinstance(thing, ModuleType)
    assert name.isupper() or thing.__doc__


@pytest.mark.parametrize("name", ["coverage", "diff", "merge", "publish"])
def test_functions_keep_their_name_when_their_module_is_imported(name: str) -> None:
    """Importing emn_glossary.coverage must not put the module in the function's place."""
    importlib.import_module(f"emn_glossary.{name}")
    assert callable(getattr(emn, name))


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no_such_thing"):
        _ = emn.no_such_thing


def test_importing_costs_no_third_party() -> None:
    """The package itself loads nothing; a look-up loads only what reads the data."""
    heavy = (
        "{m.split('.')[0] for m in sys.modules} & {'rdflib', 'openpyxl', 'lxml', 'jinja2', 'typst', 'babel', 'rich'}"
    )
    for work in ("pass", "emn.lookup(emn.load(), 'asylsøker')"):
        code = f"import sys, emn_glossary as emn; {work}; print({heavy})"
        ran = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=True)
        assert ran.stdout.strip() == "set()"
