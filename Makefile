# Everything a developer does here has a name; `make help` lists the names.

PYTHON ?= python3
PORT ?= 8000
AWS_PORT ?= 4566
STATE_DIR ?= .local
override STATE_DIR := $(abspath $(STATE_DIR))
export PORT AWS_PORT STATE_DIR

BIN := .venv/bin
LOCAL_AWS := .venv-local-aws/.installed
BACKEND := .venv/.installed
NODE_MODULES := frontend/node_modules/.installed
BUNDLE := frontend/dist/.built
STATIC := staticfiles/.collected
SOURCES := $(shell find frontend -type f -not -path '*/node_modules/*' -not -path '*/dist/*' 2>/dev/null)
# Settings for what calls nothing: type checks, the API's schema, collecting static files.
OFFLINE := STATE_DIR=tests/offline
# Python compiles what is imported, when it is; compiling all that is installed takes longer than the first start.
PIP_FLAGS := --quiet --disable-pip-version-check --require-hashes --no-compile

# A file's tests share what they made, and the first ones come first.
SPREAD := -n 3 --dist loadfile --no-loadscope-reorder --durations 25

MAKEFLAGS += --no-print-directory
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
SHELL := /bin/sh

.PHONY: help
help: ## List what can be made
	@awk 'BEGIN {FS = ":.*## "} /^[a-z-]+:.*## / {printf "  %-22s %s\n", $$1, $$2}' $(MAKEFILE_LIST)
	@echo "Variables: PORT=$(PORT) AWS_PORT=$(AWS_PORT) STATE_DIR=$(STATE_DIR) PYTHON=$(PYTHON)"

# -- Run it -------------------------------------------------------------------------------------------------------------

.PHONY: demo
demo: free-ports ## Run everything with sample pictures until Ctrl-C
	@$(MAKE) -j4 install build
	@$(BIN)/python -m infrastructure.demo

.PHONY: aws
aws: ## Start the local AWS for `manage.py runserver`, `worker` and `jobs`
	@$(MAKE) -j4 install build
	@$(BIN)/python -m infrastructure.local_aws up
	@echo "Now run, each in its terminal: $(BIN)/python manage.py runserver   $(BIN)/python manage.py worker   and   $(BIN)/python manage.py jobs"

.PHONY: aws-stop
aws-stop: $(BACKEND) ## Stop the local AWS; its data stays
	@$(BIN)/python -m infrastructure.local_aws stop

# -- Check it -----------------------------------------------------------------------------------------------------------

.PHONY: test
test: ## Lint, then every test but the long ones, in a browser too
	@$(MAKE) -j4 install browser build
	@$(MAKE) -j2 lint
	@$(MAKE) -j2 test-scale test-frontend
	$(BIN)/python -m pytest -m "not long and not registry" $(SPREAD) --ignore tests/e2e --ignore tests/deploy --ignore tests/scale
	$(BIN)/python -m pytest -m "not long" $(SPREAD) tests/e2e

.PHONY: test-scale test-frontend
test-scale: $(BACKEND) $(LOCAL_AWS)
	$(BIN)/python -m pytest -m "not long" tests/scale

test-frontend: $(NODE_MODULES) $(BUNDLE)
	cd frontend && node budget.mjs
	cd frontend && npm test

.PHONY: budget
budget: ## Check the front end's budgets: sizes, shifts, 10,000 pictures scrolled; reports how soon the feed shows something
	@$(MAKE) -j4 install browser build
	cd frontend && node budget.mjs
	@$(BIN)/python -m benchmarks.front_end

.PHONY: screenshots
screenshots: ## Take the documents' pictures of the site again; those that look as before stay
	@$(MAKE) -j4 install browser build
	@$(BIN)/python -m infrastructure.screenshots

.PHONY: test-ingest
test-ingest: ## Everything about uploads, the largest files and a 300 MB upload in a browser included
	@$(MAKE) -j4 install browser build
	$(BIN)/python -m pytest tests/gallery tests/e2e/test_uploads.py

.PHONY: test-long
test-long: ## The tests that `make test` leaves out: minutes of storms and crashes, gigabytes of temporary files
	@$(MAKE) -j4 install browser build
	$(BIN)/python -m pytest -m long --timeout 900 tests

.PHONY: test-client
test-client: ## Install the command line the way people do, with its dependencies from the package registry
	@$(MAKE) -j4 install build
	$(BIN)/python -m pytest -m registry tests/client

.PHONY: test-deploy
test-deploy: ## Deploy from nothing to a local AWS, use, update, break and destroy it
	@$(MAKE) -j4 install browser build
	$(BIN)/python -m pytest -m "not long" --durations 10 tests/deploy

.PHONY: benchmark-cold-start
benchmark-cold-start: ## Measure cold starts beside a bare application's; fails above 1.3 times
	@$(MAKE) -j4 install build
	@$(BIN)/python -m benchmarks.cold_start

.PHONY: benchmark-pictures
benchmark-pictures: $(BACKEND) ## Measure what a photograph becomes, in bytes and seconds
	@$(BIN)/python -m benchmarks.per_picture

.PHONY: costs
costs: $(BACKEND) ## What a month costs at three sizes, with the arithmetic
	@$(BIN)/python -m infrastructure.costs

.PHONY: lint lint-python lint-frontend
lint: lint-python lint-frontend ## Style, types, import rules, template, stale generated files

lint-python: $(BACKEND)
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(OFFLINE) $(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/cfn-lint infrastructure/template.yaml
	@mkdir -p dist
	$(OFFLINE) $(BIN)/python manage.py spectacular --validate --fail-on-warn --file dist/openapi.yaml
	@cmp -s dist/openapi.yaml frontend/openapi.yaml || { echo "frontend/openapi.yaml is stale: run make schema"; exit 1; }

lint-frontend: $(NODE_MODULES)
	cd frontend && npm run generate -- --check
	cd frontend && npm run lint
	cd frontend && npm run typecheck

# -- Deploy it ----------------------------------------------------------------------------------------------------------

.PHONY: packages
packages: ## Build the two Lambda packages, twice, and compare
	@$(MAKE) -j4 install build
	@$(BIN)/python -m infrastructure.packages --twice

.PHONY: deploy
deploy: stage ## Bring a stage to AWS: make deploy STAGE=prod AWS_REGION=… [SITE_URL=https://…]
	@$(MAKE) -j4 install build
	@$(BIN)/python -m infrastructure.deploy up $(STAGE)

.PHONY: destroy
destroy: stage $(BACKEND) ## Delete a stage with everything in it, after asking
	@$(BIN)/python -m infrastructure.deploy down $(STAGE)

.PHONY: pause
pause: stage $(BACKEND) ## Have a stage's functions answer nothing until `make resume`
	@$(BIN)/python -m infrastructure.deploy pause $(STAGE)

.PHONY: resume
resume: stage $(BACKEND) ## Let a stage go on that was paused
	@$(BIN)/python -m infrastructure.deploy resume $(STAGE)

.PHONY: rotate-secret-key
rotate-secret-key: stage ## Sign with a new key from now on, and deploy
	@$(MAKE) -j4 install build
	@$(BIN)/python -m infrastructure.deploy rotate $(STAGE)

.PHONY: backup
backup: stage $(BACKEND) ## Keep a copy of a stage's rows until it is deleted: make backup STAGE=prod
	@$(BIN)/python -m infrastructure.recovery backup $(STAGE)

.PHONY: restore
restore: stage $(BACKEND) ## Bring rows back: AT=2026-11-25T16:00:00Z or BACKUP=name; PLAN=1 only tells; EXACT=1 undoes what came since
	@$(BIN)/python -m infrastructure.recovery restore $(STAGE) $(if $(AT),--at $(AT)) $(if $(BACKUP),--backup $(BACKUP)) $(if $(PLAN),--plan) $(if $(EXACT),--exact)

.PHONY: backup-drill
backup-drill: stage $(BACKEND) ## Prove that a stage's rows can be restored, beside the tables in use
	@$(BIN)/python -m infrastructure.recovery drill $(STAGE)

.PHONY: stage
stage:
	@[ -n "$(STAGE)" ] || { echo "Name a stage of zappa_settings.json, such as STAGE=prod."; exit 1; }

# -- Change it ----------------------------------------------------------------------------------------------------------

.PHONY: format
format: $(BACKEND) $(NODE_MODULES) ## Put the code into the house's format
	$(BIN)/ruff check --fix
	$(BIN)/ruff format
	cd frontend && npm run lint -- --fix

.PHONY: schema
schema: $(BACKEND) $(NODE_MODULES) ## Write the API's schema, and the front end's types from it
	$(OFFLINE) $(BIN)/python manage.py spectacular --validate --fail-on-warn --file frontend/openapi.yaml
	cd frontend && npm run generate

.PHONY: requirements
requirements: $(BACKEND) ## Pin the newest versions that the requirements*.in allow
	@for name in requirements requirements-worker requirements-dev infrastructure/requirements-local-aws; do \
	  echo "$$name.txt"; \
	  $(BIN)/uv pip compile --quiet --upgrade --universal --python-version 3.11 --generate-hashes \
	    --custom-compile-command "make requirements" $$name.in -o $$name.txt || exit 1; \
	done

.PHONY: clean
clean: ## Remove what was installed and built; the data in STATE_DIR stays
	rm -rf .venv .venv-local-aws dist staticfiles frontend/node_modules frontend/dist
	rm -rf .mypy_cache .ruff_cache .pytest_cache .import_linter_cache

# -- What those stand on ------------------------------------------------------------------------------------------------

.PHONY: install
install: $(BACKEND) $(LOCAL_AWS) $(NODE_MODULES) ## Install what the project needs, below this directory only

.PHONY: build
build: $(BUNDLE) $(STATIC) ## Build the front end and collect the static files
	@:

$(BACKEND): requirements-dev.txt | python
	@echo "Installing the Python packages"
	@$(PYTHON) -m venv .venv
	@$(BIN)/pip install $(PIP_FLAGS) -r requirements-dev.txt
	@touch $@

$(LOCAL_AWS): infrastructure/requirements-local-aws.txt | python
	@echo "Installing the local AWS"
	@$(PYTHON) -m venv .venv-local-aws
	@.venv-local-aws/bin/pip install $(PIP_FLAGS) -r $<
	@touch $@

$(NODE_MODULES): frontend/package.json frontend/package-lock.json | node
	@echo "Installing the front end's packages"
	@cd frontend && npm ci --no-audit --no-fund --loglevel=error
	@touch $@

$(BUNDLE): $(NODE_MODULES) $(SOURCES)
	@echo "Building the front end"
	@cd frontend && npm run --silent build
	@touch $@

# Compressed beside them, as a distribution sends them; only those whose names change with their content.
$(STATIC): $(BUNDLE) $(BACKEND)
	@$(OFFLINE) $(BIN)/python manage.py collectstatic --noinput --clear --verbosity 0
	@$(BIN)/python -m whitenoise.compress --quiet staticfiles/assets
	@touch $@

.PHONY: python
python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { \
	  echo "ImageShare needs Python 3.11 or newer, and $(PYTHON) is: $$($(PYTHON) --version 2>&1). Name another: make PYTHON=python3.12"; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { \
	  echo "$(PYTHON) cannot make virtual environments. Install your system's package for that, such as python3-venv."; exit 1; }

.PHONY: node
node:
	@node -e 'const [a, b] = process.versions.node.split("."); process.exit(a > 20 || (a == 20 && b >= 19) ? 0 : 1)' 2>/dev/null || { \
	  echo "ImageShare needs Node 20.19 or newer, and node is: $$(node --version 2>&1)."; exit 1; }
	@npm --version >/dev/null 2>&1 || { echo "ImageShare needs npm, which comes with Node; it is not there."; exit 1; }

.PHONY: free-ports
free-ports: python node
	@$(PYTHON) -m infrastructure.demo --check

.PHONY: browser
browser:
	@[ -n "$$CHROMIUM" ] || command -v chromium || command -v chromium-browser || { \
	  [ "$$(id -u)" = 0 ] && command -v apt-get && apt-get update -qq && apt-get install -qq -y --no-install-recommends chromium; } >/dev/null || { \
	  echo "The tests need Chromium. Install your system's package chromium, or name one: make test CHROMIUM=/path"; exit 1; }
