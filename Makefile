# What you can ask of Digitales. Each target does the set-up that it misses.
SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help
DATA ?= data
LISTEN ?= 127.0.0.1:8080

WEB := web/dist/.built
WEB_SOURCES := $(shell find web/player web/my web/intake web/styles web/package.json web/package-lock.json -type f 2>/dev/null)

.PHONY: help run test check build bench clean

help: ## say what can be asked
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 10

run: build ## serve the demonstration library (DATA=folder LISTEN=address:port)
	@exec target/release/digitales serve --demo media --data $(DATA) --listen $(LISTEN)

build: $(WEB) ## build the player and target/release/digitales
	@cargo build --release --locked

test: ## run every test, lint and licence check
	@scripts/test

check: ## formatting, lints and licences only
	@scripts/setup test
	@$(MAKE) --no-print-directory $(WEB)
	@scripts/check

bench: build ## measure what docs/performance.md claims
	@scripts/setup bench
	@scripts/bench

clean: ## remove what was built (never a data folder)
	rm -rf target web/dist web/node_modules

$(WEB): $(WEB_SOURCES)
	@scripts/setup build
	@cd web && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error
	@cd web && npm run --silent build
	@touch $@
