# The commands of the project; `make` alone lists them.
.DEFAULT_GOAL := help
.PHONY: help run test check fmt lock clean
PYTHON := .venv/bin/python

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z]+:.*## /{printf "make %-8s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

run: ## open the market on this machine (the demo, unless DEMO=false)
	@scripts/environment requirements.lock
	@$(PYTHON) -m netpracharat.running

test: check ## everything that must hold: make check, then all tests
	@scripts/browser
	@echo "— tests"
	@$(PYTHON) -m pytest -n auto tests

check: ## the quick half of make test: style, imports, migrations, translations, deployment
	@scripts/environment requirements-dev.lock
	@echo "— ruff check"; .venv/bin/ruff check --quiet .
	@echo "— ruff format"; .venv/bin/ruff format --quiet --check .
	@echo "— imports only go down"; said=$$(.venv/bin/lint-imports --no-cache) || { echo "$$said"; exit 1; }
	@echo "— every model change has its migration"; $(PYTHON) manage.py makemigrations --check
	@echo "— every sentence has its translation"; $(PYTHON) manage.py translations --check
	@$(PYTHON) manage.py translations --compile

fmt: ## format the code and mend what can be mended
	@scripts/environment requirements-dev.lock
	@.venv/bin/ruff check --quiet --fix . ; .venv/bin/ruff format .

lock: ## renew both lock files from pyproject.toml
	@scripts/environment requirements-dev.lock
	@.venv/bin/uv pip compile --quiet --universal --generate-hashes --no-header --upgrade pyproject.toml -o requirements.lock
	@.venv/bin/uv pip compile --quiet --universal --generate-hashes --no-header --upgrade pyproject.toml --group dev -o requirements-dev.lock

clean: ## remove .venv and caches; var/ with its database stays
	@rm -rf .venv .pytest_cache .ruff_cache .hypothesis .import_linter_cache
	@find . -name __pycache__ -prune -exec rm -rf {} +
