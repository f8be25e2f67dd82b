# Every target sets up what it needs. `make` alone tells what there is.

PYTHON ?= $(shell command -v python3.11 || command -v python3)
WORKERS ?= 2
POINTS ?= 200
ifndef SEED
SEED := $(shell date +%s)
endif
VENV := .venv
BIN := $(VENV)/bin
RUN_READY := $(VENV)/.ready-run
DEV_READY := $(VENV)/.ready-dev
BENCH_READY := $(VENV)/.ready-bench
INSTALL := $(BIN)/python -m pip install --quiet --no-input --disable-pip-version-check
FROM_LOCK := --no-deps --only-binary :all: --require-hashes --requirement
PYTEST := $(BIN)/python -m pytest --numprocesses $(WORKERS)
COMPILE := uv pip compile pyproject.toml --extra postgres --group build --universal --generate-hashes --no-header --quiet

.DEFAULT_GOAL := help
.PHONY: help setup demo serve test check format bench soak audit lock clean

help: ## what can be made
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "make %-7s %s\n", $$1, $$2}' $(firstword $(MAKEFILE_LIST))

setup: $(RUN_READY) ## install tiendo into .venv from the lock; nothing happens when the lock is unchanged

demo: $(RUN_READY) ## run the main job on illustrative data, from forms to Word reports
	@$(BIN)/tiendo demo

serve: $(RUN_READY) ## start the deployments and the inbox watcher
	@$(BIN)/tiendo serve

test: $(DEV_READY) ## run all tests
	@$(PYTEST)

check: $(DEV_READY) ## formatter, linter, types, import contracts, fast tests
	@$(BIN)/ruff format --check --quiet .
	@$(BIN)/ruff check --quiet .
	@$(BIN)/mypy --no-error-summary
	@$(BIN)/lint-imports --no-logo
	@$(PYTEST) -m "not slow"

format: $(DEV_READY) ## put the code into its form and mend what the linter can mend
	@$(BIN)/ruff check --fix --quiet . || true
	@$(BIN)/ruff format .

bench: $(BENCH_READY) ## measure; writes bench/results.json; CASES="collect --size 340" chooses
	@$(BIN)/python -m bench $(CASES)

soak: $(DEV_READY) ## kill processes at many random points; POINTS=200, SEED repeats a run
	@echo "POINTS=$(POINTS) SEED=$(SEED)"
	@CRASH_POINTS=$(POINTS) CRASH_SEED=$(SEED) $(PYTEST) --override-ini faulthandler_timeout=0 \
		tests/app/test_crashes.py tests/ledger/test_processes.py

# What cannot be looked up fails: silence would pass for safety. The tool is the newest and lives by itself. Where its
# usual source cannot be reached, AUDIT names another: AUDIT="--vulnerability-service osv --osv-url URL".
audit: ## look the locked packages up among known vulnerabilities; needs the network
	@$(PYTHON) -m venv build/audit
	@build/audit/bin/python -m pip install --quiet --no-input --disable-pip-version-check --upgrade pip-audit
	@build/audit/bin/pip-audit --strict --progress-spinner off --disable-pip --require-hashes --requirement requirements-dev.lock $(AUDIT) \
		|| { echo "No pass: a package has a known fault, or could not be looked up." >&2; exit 1; }

lock: ## resolve the locks anew, keeping what is pinned (needs uv); UPGRADE=--upgrade raises everything
	$(COMPILE) $(UPGRADE) --output-file requirements.lock
	$(COMPILE) $(UPGRADE) --group dev --fork-strategy fewest --constraint requirements.lock --output-file requirements-dev.lock

clean: ## remove the set-up and the caches, never data
	rm -rf $(VENV) .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis build dist
	find schemas tiendo flows tests bench -name __pycache__ -type d -prune -exec rm -rf {} +

# pip comes last into a new environment: where it is missing, the environment is half made.
$(BIN)/pip:
	@echo "Creating $(VENV) with $(PYTHON) …"
	@rm -rf $(VENV)
	@$(PYTHON) -m venv $(VENV)

$(RUN_READY): requirements.lock pyproject.toml | $(BIN)/pip
	@echo "Installing tiendo (about a minute the first time) …"
	@$(INSTALL) $(FROM_LOCK) requirements.lock
	@$(INSTALL) --no-deps --no-build-isolation --editable .
	@touch $@

$(DEV_READY): requirements-dev.lock $(RUN_READY)
	@echo "Installing the development tools …"
	@$(INSTALL) $(FROM_LOCK) requirements-dev.lock
	@touch $@

# Beside the environment, where only today's script looks for it: pandera would import pandas wherever it finds it.
$(BENCH_READY): bench/requirements.lock $(DEV_READY)
	@echo "Installing what today's script needs …"
	@$(INSTALL) $(FROM_LOCK) bench/requirements.lock --upgrade --target $(VENV)/usual
	@touch $@
