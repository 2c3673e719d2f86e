# Targets work from a bare clone: they make .venv with the first Python >= 3.12 that is found (or PYTHON=...).

VENV := .venv
BIN := $(VENV)/bin
PYTHON ?= $(shell for name in python3.12 python3.13 python3.14 python3 python; do \
	command -v $$name >/dev/null 2>&1 && \
	$$name -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 12))' >/dev/null 2>&1 && echo $$name && break; done)

.PHONY: deck test check format lint types imports bench bench-store quality images lock clean

deck: $(VENV)/.installed
	$(BIN)/cards build decks/neuroendocrine -o build/neuroendocrine.apkg

test: $(VENV)/.installed-dev
	$(BIN)/python -m pytest -n 2

check: format lint types imports test

format: $(VENV)/.installed-dev
	$(BIN)/ruff format --check src tests benchmarks quality

lint: $(VENV)/.installed-dev
	$(BIN)/ruff check src tests benchmarks quality

types: $(VENV)/.installed-dev
	$(BIN)/mypy

imports: $(VENV)/.installed-dev
	$(BIN)/lint-imports

bench: $(VENV)/.installed-dev
	$(BIN)/python -m benchmarks.pipeline
	$(BIN)/python -m benchmarks.scheduler

bench-store: $(VENV)/.installed-dev
	$(BIN)/python -m benchmarks.store

quality: $(VENV)/.installed-dev
	$(BIN)/python -m quality.measure

images: $(VENV)/.installed-dev
	$(BIN)/python docs/images/make_theme_images.py
	$(BIN)/python -m quality.picture_of_quiz

$(VENV)/bin/python:
	@test -n "$(PYTHON)" || { echo "Python 3.12 or newer with venv is needed; install it, or say make PYTHON=/path/to/python3.12" >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)

# Locked versions with their hashes first, then this project without asking for anything more.
$(VENV)/.installed: requirements.lock pyproject.toml | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/.installed-dev: requirements-dev.lock $(VENV)/.installed
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.lock
	@touch $@

# The options leave out of the locks everything that tells where packages came from.
LOCK := pip-compile --quiet --generate-hashes --strip-extras --allow-unsafe --all-build-deps --no-header \
	--no-emit-index-url --no-emit-find-links --no-emit-trusted-host --no-emit-options --no-annotate

lock:
	python3 -m venv build/lock
	build/lock/bin/pip install --quiet pip-tools
	build/lock/bin/$(LOCK) --upgrade --output-file requirements.lock pyproject.toml
	build/lock/bin/$(LOCK) --upgrade --extra dev --constraint requirements.lock --output-file requirements-dev.lock pyproject.toml

clean:
	rm -rf $(VENV) build
