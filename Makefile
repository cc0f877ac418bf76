# `make start` runs the demo, `make test` the tests. Both build what they need.
.DEFAULT_GOAL := help
SHELL := bash
PORT ?= 8080
export PORT
.PHONY: help install start test check format i18n bench clean clean-data

help:  ## Show this list
	@sed -n 's/^\([a-z-]*\):.*## /\1\t/p' $(firstword $(MAKEFILE_LIST)) | expand -t 14

install:  ## Build .venv from constraints.txt, or repair it
	@scripts/install.sh

start:  ## Build everything, then serve http://127.0.0.1:$(PORT)/kamakura
	@scripts/start.sh
