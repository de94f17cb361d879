# Two commands: `make run` shows the dashboards, `make test` runs every test. Both make their own .venv.
PYTHON ?= python3
BIN := .venv/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt

.PHONY: run test check accuracy clean

run: .venv/run
	$(BIN)/maillage init
	$(BIN)/maillage serve --port 8501

test: .venv/test
	$(BIN)/python -m pytest

check: .venv/test
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

accuracy: .venv/test
	$(PIP) --editable '.[dev,bench]'
	$(BIN)/python -m benchmarks.accuracy_dates
	$(BIN)/python -m benchmarks.accuracy_words
	$(BIN)/python -m benchmarks.accuracy_events
	$(BIN)/python -m benchmarks.accuracy_titles
	$(BIN)/python -m benchmarks.accuracy_towns
	$(BIN)/python -m benchmarks.accuracy_pages

.venv/run: pyproject.toml constraints.txt
	$(PYTHON) -m venv .venv
	$(PIP) --editable .
	@touch $@

.venv/test: pyproject.toml constraints.txt
	$(PYTHON) -m venv .venv
	$(PIP) --editable '.[dev]'
	@touch $@

clean:
	rm -rf .venv *.egg-info .pytest_cache .mypy_cache .ruff_cache
