# The front door. Each target works on a fresh checkout and leaves nothing running behind it.
export PORT ?= 8000
ifdef DATABASE_URL
export DATABASE_URL
endif
PYTHON := .venv/bin/python

.PHONY: run test check fix migrate seed db browser bench ground ground-dev
.DEFAULT_GOAL := run

run: ## serve the demonstration on http://127.0.0.1:$(PORT)
	@bin/run

test: ## all checks, then all tests
	@bin/test

browser: ## the browser tests alone
	@bin/test browser

bench: ground-dev ## how long the rules, the matrix and the PDF take on a very large case
	@$(PYTHON) bin/bench.py

check: ground-dev ## formatting, types, imports, migrations: changes nothing
	@bin/check

fix: ground-dev ## format, and mend what can be mended without thinking
	@.venv/bin/ruff format .
	@.venv/bin/ruff check --fix .

migrate: ground ## bring the database up to date
	@$(PYTHON) manage.py migrate

seed: migrate ## load the demonstration data, once
	@$(PYTHON) manage.py seed

db: ground ## start the private database and print its address
	@if [ -n "$$DATABASE_URL" ]; then echo "$$DATABASE_URL"; else $(PYTHON) -m rosh.database url; fi

ground:
	@bin/ground

ground-dev:
	@bin/ground dev
