# Two commands do all the set-up on a machine with Python 3.11 and make:
#   make publish    an environment, the coverage, the Norwegian glossary in site/
#   make test       the same environment, the programs that the tests need, all tests

PYTHON ?= $(shell command -v python3.11 || command -v python3)
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready

.PHONY: publish test lint check bench data docs clean system

publish: $(READY)
	$(BIN)/emn coverage
	$(BIN)/emn publish site

test: $(READY) system
	$(BIN)/python -m pytest -q -n auto

lint: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

check: lint test

bench: $(READY)
	$(BIN)/python -m pip install --quiet --group bench
	$(BIN)/python -m benchmarks

data: $(READY)
	$(BIN)/python data/emn/convert.py

# Programs that the tests use for real; Debian's packages, installed when they are missing.
system:
	@sh tests/programs.sh

$(READY): pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade pip
	$(BIN)/python -m pip install --quiet --editable . --group dev
	@touch $@

clean:
	rm -rf $(VENV) site .pytest_cache .mypy_cache .ruff_cache .hypothesis build dist
