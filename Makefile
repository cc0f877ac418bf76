# `make start` runs the demo, `make test` the tests. Both build what they need.
.DEFAULT_GOAL := help
SHELL := bash
PORT ?= 8080
export PORT
.PHONY: help install start cluster test check format i18n bench clean clean-data

help:  ## Show this list
	@sed -n 's/^\([a-z-]*\):.*## /\1\t/p' $(firstword $(MAKEFILE_LIST)) | expand -t 14

install:  ## Build .venv from constraints.txt, or repair it
	@scripts/install.sh

start:  ## Build everything, then serve http://127.0.0.1:$(PORT)/kamakura
	@scripts/start.sh

cluster:  ## The same on PostgreSQL, with two Zope processes behind HAProxy (see docs/operations.md)
	@scripts/cluster.sh

test:  ## Run every test: domain on bare Python, Plone, packaging, real servers, browser
	@scripts/test.sh

check:  ## Check format, lint and direction of imports
	@scripts/check.sh

format: install  ## Bring the sources into their format
	@.venv/bin/ruff check --quiet --fix . || true
	@.venv/bin/ruff format .
	@git ls-files '*.zcml' '*.xml' '*.pt' ':!:profiles' ':!:*/forms/models/*.xml' \
		| xargs .venv/bin/zpretty -i

i18n: install  ## Collect the texts for translation and merge the catalogues
	@scripts/i18n.sh

bench: install  ## Measure against stock Plone pages; prints ratios
	@scripts/instance.sh $(PORT)
	@PYTHONWARNINGS=ignore .venv/bin/python benchmarks/run.py

clean:  ## Remove what was built; keep the data in var/
	@rm -rf .venv .venv-bare .venv.lock bin parts build dist .installed.cfg src/*.egg-info \
		.pytest_cache .ruff_cache .hypothesis .import_linter_cache

clean-data:  ## Remove the demo's data too
	@rm -rf var
