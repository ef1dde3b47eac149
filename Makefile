# A fresh machine with Python 3.11 or later needs nothing else: `make demo`, `make test`, `make check`.
# PYTHON=/path/to/python chooses another interpreter, CASE=folder another place for the demo's case.

SHELL := /bin/sh
.DEFAULT_GOAL := help

VENV := .venv
BIN := $(VENV)/bin
CASE ?= demo-case
DATA ?= ../shared/data
# A version manager's stub may exist and fail, so each candidate is run.
PYTHON ?= $(shell for python in python3 python3.14 python3.13 python3.12 python3.11; do \
	"$$python" -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo "$$python" && break; \
	done)
# Tests start hundreds of programs: where an environment forbids it to keep compiled modules, each compiles all of ours.
unexport PYTHONDONTWRITEBYTECODE
# Each worker starts graph servers of its own; one server that was given is for one worker.
WORKERS ?= $(if $(NEO4J_URI),0,2)
PYTEST := $(BIN)/python -m pytest -rs --numprocesses $(WORKERS) --dist loadscope --no-loadscope-reorder
PIP := $(BIN)/python -m pip install --quiet

.PHONY: help demo test check lint stores slow wheel bench mutants docs clean

help: ## say what can be made
	@sed -n 's/^\([a-z]*\):.*## /  make \1	/p' $(MAKEFILE_LIST) | expand -t 16

demo: $(VENV)/.demo ## install and run the invented world in fixtures/ from files to findings
	$(BIN)/catchgraph --case $(CASE) demo

test: $(VENV)/.test ## install and run the fast tests
	$(PYTEST)

check: test lint stores slow wheel ## everything that must hold before a change lands

lint: $(VENV)/.check ## style, types, import layers
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

stores: $(VENV)/.test ## compare the graph stores: a Neo4j server beside the embedded one
	$(BIN)/python -m pytest -rs -m 'stores and not slow'

slow: $(VENV)/.test ## kills, full disks and other long tests
	$(PYTEST) -m slow

wheel: $(VENV)/.check ## build the wheel and use it in a clean environment
	.ci/wheel $(BIN)/python

bench: $(VENV)/.test ## print the measured figures; needs the public data in DATA
	$(BIN)/python bench/resolution/vessels.py $(DATA) --json $(VENV)/vessels.json
	$(BIN)/python bench/resolution/names.py $(DATA) --json $(VENV)/names.json
	$(BIN)/python bench/screening.py $(DATA)
	$(BIN)/python bench/files_to_findings.py $(DATA)
	$(BIN)/python bench/commands.py $(DATA)
	$(BIN)/python bench/answers.py
	$(BIN)/python bench/limits.py

mutants: $(VENV)/.test ## put plausible faults into a copy of the tree: do the tests notice each?
	$(BIN)/python bench/mutants.py

docs: $(VENV)/.demo ## write the generated pages anew
	$(BIN)/python -m catchgraph.model.docs > docs/model.md.new && mv docs/model.md.new docs/model.md
	$(BIN)/python -m catchgraph.detect.docs > docs/queries.md.new && mv docs/queries.md.new docs/queries.md
	$(BIN)/python -m catchgraph.read.layouts.page > docs/trade-records.md.new && mv docs/trade-records.md.new docs/trade-records.md
	$(BIN)/python -m catchgraph.cli.docs > docs/cli.md.new && mv docs/cli.md.new docs/cli.md
	$(BIN)/python docs/architecture.py

clean: ## remove the environment, caches and the demo's case
	rm -rf $(VENV) $(CASE) build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache

# pip knows dependency groups from 25.1 on.
$(VENV)/.pip:
	@test -n "$(PYTHON)" || { \
		echo "No Python 3.11 or later with venv and ensurepip was found." >&2; \
		echo "Install one (on Debian: python3 and python3-venv) or name it: make PYTHON=/path/to/python3.12" >&2; \
		exit 1; }
	$(PYTHON) -m venv $(VENV)
	$(PIP) --upgrade 'pip>=25.1'
	@touch $@

$(VENV)/.demo: $(VENV)/.pip pyproject.toml
	$(PIP) --editable .
	@$(PIP) --editable '.[embedded]' || { \
		echo "The embedded graph server could not be installed: pip says why above; some machines have no wheel." >&2; \
		echo "catchgraph works without it: set NEO4J_URI (and NEO4J_USERNAME, NEO4J_PASSWORD) to a Neo4j server." >&2; }
	@touch $@

$(VENV)/.test: $(VENV)/.demo
	$(PIP) --group test
	@touch $@

$(VENV)/.check: $(VENV)/.test
	$(PIP) --group check
	@touch $@
