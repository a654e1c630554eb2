# Each target sets up what it needs, with nothing but python3 (3.11 or newer) on the machine.
PYTHON ?= python3
VENV ?= .venv
BIN = $(VENV)/bin
SHARED ?= ../shared

.PHONY: demo test lint gate bench fuzz peer picture train open clean

demo: $(VENV)/.installed
	@mkdir -p build
	$(BIN)/onrecord read examples/october1962 --into build/october1962.db
	$(BIN)/onrecord timeline build/october1962.db
	$(BIN)/onrecord initiatives build/october1962.db
	$(BIN)/onrecord disagreements build/october1962.db

test: $(VENV)/.dev lint
	$(BIN)/python -m pytest

lint: $(VENV)/.dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check --quiet .
	$(BIN)/mypy
	$(BIN)/lint-imports

gate: $(VENV)/.dev
	$(BIN)/python -m benchmarks.gate --shared $(SHARED)

bench: $(VENV)/.dev
	$(BIN)/python -m pip install --quiet --editable '.[compare]'
	$(BIN)/python -m benchmarks.results --shared $(SHARED)

fuzz: $(VENV)/.dev
	$(BIN)/python -m pip install --quiet --editable '.[fuzz]'
	$(BIN)/python -m benchmarks.fuzz

peer: $(VENV)/.dev
	$(BIN)/python -m benchmarks.peer --shared $(SHARED)

picture: $(VENV)/.installed
	@mkdir -p build
	$(BIN)/onrecord read examples/october1962 --into build/october1962.db
	$(BIN)/python docs/picture.py build/october1962.db

train: $(VENV)/.train
	$(BIN)/python -m training.grammar --data $(SHARED)/data
	$(BIN)/python -m training.taggers --shared $(SHARED)
	$(BIN)/python -m training.branch --shared $(SHARED)
	$(BIN)/python -m training.events --shared $(SHARED)
	$(BIN)/python -m training.export --first
	$(BIN)/python -m training.attributions --shared $(SHARED)
	$(BIN)/python -m training.export
	$(BIN)/python -m training.likeness --shared $(SHARED)
	$(BIN)/python -m training.events --apart --shared $(SHARED) --out build/events_apart
	$(BIN)/python -m training.export --events build/events_apart --out build/apart/model
	$(BIN)/python -m training.participation --shared $(SHARED) --model build/apart/model
	$(BIN)/python -m training.timing --shared $(SHARED) --model build/apart/model
	$(BIN)/python -m training.pages --shared $(SHARED)

open: $(VENV)/.train
	$(BIN)/python -m training.taggers --open --shared $(SHARED) --out build/open
	$(BIN)/python -m training.export --open --taggers build/open --out build/open/model
	$(BIN)/python -m benchmarks.language --shared $(SHARED) --model build/open/model --only Names

clean:
	rm -rf $(VENV) build

$(VENV)/bin/python:
	$(PYTHON) -m venv $(VENV)

$(VENV)/.installed: $(VENV)/bin/python pyproject.toml
	$(BIN)/python -m pip install --quiet --editable .
	touch $@

$(VENV)/.dev: $(VENV)/.installed
	$(BIN)/python -m pip install --quiet --editable '.[dev]'
	touch $@

$(VENV)/.train: $(VENV)/.dev
	$(BIN)/python -m pip install --quiet --editable '.[train]'
	touch $@
