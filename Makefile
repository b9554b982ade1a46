# Everything that people and CI do with this project. `make` lists it.
.DEFAULT_GOAL := help
SHELL := /bin/sh

PYTHON ?= $(shell command -v python3.11 || command -v python3.12 || command -v python3.13 || command -v python3)
VENV ?= .venv
BIN := $(VENV)/bin
PORT ?= 8081
DEMO ?= var/demo
ONLY ?=
STEPS ?= 100000
KILLS ?= 200
CROWD ?= 1000
RACES ?= 1000
STRINGS ?= 100000
REQUESTS ?= 10000
SECONDS ?= 300

.PHONY: help run test check format lint types contracts locales texts schema docker-lint coverage bench machine kill
.PHONY: pictures every-command mutants kill-announcement races export-strings fuzz fuzz-playground lock clean

help: ## list what can be done
	@grep -E '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## /\t/' | expand -t 18

run: $(VENV)/.run ## start the demo: a local Telegram, the bot, a demo company (RESET=1 begins anew)
	$(BIN)/kivok demo --port $(PORT) --folder $(DEMO) $(if $(RESET),--reset)

test: $(VENV)/.dev ## run all the tests: three at a time, because on two cores a fifth of the time is waiting
	$(BIN)/python -m pytest -n 3 --maxprocesses 3 $(ARGS)

check: format lint types contracts locales docker-lint coverage test ## the gate: everything that must be green

format: $(VENV)/.dev ## the code is laid out
	$(BIN)/ruff format --check .

lint: $(VENV)/.dev ## the code keeps the house rules
	$(BIN)/ruff check .

types: $(VENV)/.dev ## the types hold
	$(BIN)/mypy

contracts: $(VENV)/.dev ## the layers hold
	$(BIN)/lint-imports

locales: $(VENV)/.dev ## the texts are gathered (make texts brings them up to date)
	$(BIN)/python -m locales.gather --check

texts: $(VENV)/.dev ## bring the catalogs of texts up to date
	$(BIN)/python -m locales.gather

schema: $(VENV)/.dev ## bring the schema of form files up to date, by which editors complete them
	$(BIN)/python -m core.forms.schema

docker-lint: $(VENV)/.dev ## the Dockerfile is clean
	$(BIN)/hadolint Dockerfile

coverage: $(VENV)/.dev ## every branch of the rules is tested, not only met by the machines of chance
	$(BIN)/coverage run --source=core/model -m pytest -q -p no:randomly -p no:xdist tests/model tests/forms \
		--ignore tests/model/test_every_command.py --ignore tests/model/test_machine.py
	$(BIN)/coverage report --fail-under=100

bench: $(VENV)/.bench ## measure (ONLY=name measures one figure)
	$(BIN)/python -m tests.bench $(ONLY)

machine: $(VENV)/.dev ## drive random requests through STEPS steps of the rules
	KIVOK_MACHINE_STEPS=$(STEPS) $(BIN)/python -m pytest -s -p no:randomly --timeout=3600 tests/model/test_machine.py

every-command: $(VENV)/.dev ## press everything, by anybody, at any time (STEPS=1000000)
	KIVOK_MACHINE_STEPS=$(STEPS) $(BIN)/python -m pytest -n 0 -s tests/model/test_every_command.py

mutants: $(VENV)/.dev ## seed bugs of one line into the rules: the machines have to notice
	$(BIN)/python -m tests.mutants

kill: $(VENV)/.dev ## kill the process at KILLS random points of the walk, and count what is lost
	KIVOK_KILLS=$(KILLS) $(BIN)/python -m pytest -s -p no:randomly --timeout=3600 tests/bot/test_kill.py

kill-announcement: $(VENV)/.dev ## kill the process while it tells CROWD people something, and count who has it
	KIVOK_CROWD=$(CROWD) KIVOK_KILLS=3 $(BIN)/python -m pytest -s -p no:randomly --timeout=3600 tests/bot/test_kill_announcement.py

races: $(VENV)/.dev ## let four processes decide at the same moment, RACES times, on SQLite and on PostgreSQL
	KIVOK_RACES=$(RACES) $(BIN)/python -m pytest -s -p no:randomly --timeout=3600 tests/use/test_races.py

export-strings: $(VENV)/.dev ## send STRINGS hostile texts through both kinds of export and read them again
	KIVOK_EXPORT_STRINGS=$(STRINGS) $(BIN)/python -m pytest -s --timeout=3600 tests/bot/test_catalog_file.py -k comes_back

pictures: $(VENV)/.dev ## take the pictures of the pages in docs/forms anew (needs chromium and a font with emoji)
	$(BIN)/python -m tests.bot.playground.pictures

fuzz-playground: $(VENV)/.dev ## send REQUESTS random requests to the playground, and count the tracebacks
	$(BIN)/python -m tests.bot.playground.fuzz $(REQUESTS)

fuzz: $(VENV)/.fuzz ## feed every parser random input, each for SECONDS of CPU (ONLY=name one of them)
	$(BIN)/python -m tests.fuzz $(ONLY) $(SECONDS)

lock: $(VENV)/.dev ## pin the newest versions that fit
	$(BIN)/uv pip compile -q --upgrade --universal --generate-hashes --no-annotate --no-header --python-version 3.11 \
		pyproject.toml -o requirements.lock
	$(BIN)/uv pip compile -q --upgrade --universal --generate-hashes --no-annotate --no-header --python-version 3.11 \
		pyproject.toml --group dev -o requirements-dev.lock

clean: ## remove what was set up and made here, the demo's data too
	rm -rf $(VENV) var dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache

# A virtual environment with what the bot needs; `python3 -m venv` may lack pip where Debian packs it apart.
$(BIN)/python:
	$(PYTHON) -m venv $(VENV) || { $(PYTHON) -m pip install --user --quiet virtualenv && $(PYTHON) -m virtualenv $(VENV); }

$(VENV)/.run: requirements.lock pyproject.toml | $(BIN)/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps -e .
	@touch $@

$(VENV)/.dev: requirements-dev.lock pyproject.toml | $(BIN)/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps -e .
	@touch $@ $(VENV)/.run

# Not in the lock: there is no atheris for macOS and ARM, where everything else runs.
$(VENV)/.fuzz: $(VENV)/.dev
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --only-binary :all: atheris==3.0.0
	@touch $@

# Not in the lock: nobody else needs them, and nothing under their licences is shipped.
$(VENV)/.bench: $(VENV)/.dev
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --only-binary :all: \
		SpiffWorkflow==3.2.0 django-viewflow==2.4.0 Django==5.2.19
	@touch $@
