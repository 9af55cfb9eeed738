# newsreader: `make help` lists what there is. Everything is set up in .venv; nothing outside the checkout is
# touched, but for the site's secret key in ~/.config/newsreader.

SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
MAKEFLAGS += --no-print-directory

PYTHON ?= python3
PORT ?= 8000
SITE_URL ?= http://127.0.0.1:$(PORT)
WEB_CONCURRENCY ?= 2
NAME ?= admin
SAMPLE ?= yes
ARGS ?=
TESTS ?=
WORKERS ?= $(shell getconf _NPROCESSORS_ONLN)
DOT ?= dot
BIN := .venv/bin
TEMPLATES = $(shell find templates -name '*.html')
LOCK := --quiet --generate-hashes --allow-unsafe --strip-extras \
	--no-emit-index-url --no-emit-find-links --no-emit-trusted-host $(if $(UPGRADE),--upgrade)
# A file's tests stay together, for its costly fixtures; the last files are small ones.
SIDE_BY_SIDE = --numprocesses $(WORKERS) --dist loadfile --no-loadscope-reorder
IN_TESTS := DJANGO_SETTINGS_MODULE=tests.settings

export PIP_DISABLE_PIP_VERSION_CHECK := 1
export PIP_ROOT_USER_ACTION := ignore
export WEB_CONCURRENCY
# Kept in __pycache__, whatever the shell says: without, each of the processes a run of tests starts compiles all anew.
export PYTHONDONTWRITEBYTECODE :=

.PHONY: help run admin test lint fix docs bench bench-full lock clean machine

help: ## what can be made
	@sed -nE 's/^([a-z-]+):[^#]*## (.*)/  make \1\t\2/p' Makefile | expand -t 20

# The link that is printed for an administrator leads where the site is served.
run admin: export SITE_URL := $(SITE_URL)

admin: .venv/installed ## the first administrator (NAME=… for another name), who sets a password by the link that is printed
	@$(BIN)/python manage.py migrate --no-input --verbosity 0
	@$(BIN)/python manage.py people make $(NAME) --role administrator

run: .venv/installed ## the site with its sample, on http://127.0.0.1:8000 (PORT=… for another, SAMPLE=no without)
	@$(BIN)/python manage.py migrate --no-input --verbosity 0
	@$(BIN)/python manage.py collectstatic --no-input --verbosity 0
	@if [ "$(SAMPLE)" != no ]; then $(BIN)/python manage.py sample; fi
	@echo "newsreader is at $(SITE_URL) (Ctrl-C ends it)"
	@exec $(BIN)/gunicorn newsreader.wsgi --config python:newsreader.gunicorn --bind 127.0.0.1:$(PORT) --threads 4 --no-control-socket --log-level warning

# Status 5 of pytest: of the TESTS that are named none uses the database.
test: .venv/installed-dev ## every test, in Chromium too; then the database's again on PostgreSQL (TESTS=… for some, ARGS=… for pytest)
	$(BIN)/python -m pytest $(SIDE_BY_SIDE) $(ARGS) $(TESTS)
	$(BIN)/python -m tests.postgres -- $(BIN)/python -m pytest $(or $(TESTS),tests) --ignore tests/browser -m "database and not browser and not once" $(SIDE_BY_SIDE) $(ARGS)$(if $(TESTS), || test $$? = 5)

fix: .venv/installed-dev ## style put right, as far as tools can: ruff's fixes and format, djade
	$(BIN)/ruff check --fix --output-format concise .
	$(BIN)/ruff format .
	$(if $(TEMPLATES),$(BIN)/djade --target-version 5.2 $(TEMPLATES))

lint: .venv/installed-dev ## style, templates, types, complexity, migrations, settings
	$(BIN)/ruff check --output-format concise .
	$(BIN)/ruff format --check .
	$(if $(TEMPLATES),$(BIN)/djade --target-version 5.2 --check $(TEMPLATES))
	$(BIN)/mypy
	$(BIN)/python -m tests.complexity
	$(IN_TESTS) $(BIN)/python manage.py validate_templates
	$(IN_TESTS) $(BIN)/python manage.py makemigrations --check --dry-run
	NEWSREADER_SECRET_KEY="$$($(BIN)/python -c 'import secrets; print(secrets.token_urlsafe(50))')" \
		SITE_URL=https://news.example.org $(BIN)/python manage.py check --no-site --deploy --fail-level WARNING

docs: .venv/installed-dev ## the pictures of docs/pictures anew (needs Debian's graphviz and chromium)
	@command -v $(DOT) >/dev/null || { echo "dot is missing: apt install graphviz"; exit 1; }
	$(DOT) -Tsvg -o docs/pictures/house.svg docs/pictures/house.dot
	PYTHONPATH=. $(BIN)/python docs/pictures/tables.py | $(DOT) -Tsvg -o docs/pictures/tables.svg
	CI=true $(BIN)/python -m pytest tests/browser/take_pictures.py

bench: .venv/installed-dev ## the yardsticks, measured
	$(BIN)/python -m benchmarks $(ARGS)

bench-full: .venv/installed-dev ## the same at the largest sizes; takes long
	$(BIN)/python -m benchmarks --full $(ARGS)

lock: .venv/installed-dev ## requirements*.txt anew from requirements*.in (UPGRADE=1 for newer versions)
	$(BIN)/pip-compile $(LOCK) --output-file requirements.txt requirements.in
	$(BIN)/pip-compile $(LOCK) --output-file requirements-dev.txt requirements-dev.in

clean: ## away with what make can make again; var/newsreader.sqlite3 stays
	rm -rf .venv .mypy_cache .ruff_cache .hypothesis var/staticfiles
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

machine:
	@command -v git >/dev/null || { echo "git is missing: apt install git"; exit 1; }
	@command -v $(PYTHON) >/dev/null || { echo "$(PYTHON) is missing: apt install python3"; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
		echo "newsreader needs Python 3.11 or newer; PYTHON=... names another than $(PYTHON)."; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { \
		echo "Python's venv is missing: apt install python3-venv"; exit 1; }

# The stamps: dependencies are installed when their lock is newer, each with its hash.
.venv/installed: requirements.txt | machine
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --require-hashes -r requirements.txt
	touch $@

.venv/installed-dev: requirements-dev.txt .venv/installed
	$(BIN)/python -m pip install --quiet --require-hashes -r requirements-dev.txt
	touch $@
