# make demo     show the whole way on the bundled text       make check     lint, types, import contracts
# make test     run the tests                                make bench     run the benchmarks by hand
# make pictures draw the README's pictures anew              make docs      build the documentation
# make messages refresh the translations of the screens
# make dist     build sdist and wheel                        make release VERSION=1.2.3
# make clean    remove what make made

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
INSTALLED := $(VENV)/.installed
TESTED := $(VENV)/.tested

.PHONY: demo test check bench pictures messages docs dist release clean

demo: $(INSTALLED)
	$(BIN)/qostil demo

test: $(TESTED)
	$(BIN)/python -m pytest $(PYTEST_ARGS)

check: $(TESTED)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: $(TESTED)
	@for script in benchmarks/*.py; do echo "== $$script"; $(BIN)/python $$script || exit 1; done

pictures: $(TESTED)
	$(BIN)/python -m workbench.tui.pictures docs/pictures

messages: $(TESTED)
	$(BIN)/python -m workbench.cli.messages

docs: $(TESTED)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[docs]'
	$(BIN)/python -m workbench.cli.reference docs
	$(BIN)/mkdocs build --strict --quiet

dist: $(TESTED)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt build
	$(BIN)/python -m build --outdir dist

release:
	.ci/release $(VERSION)

clean:
	rm -rf $(VENV) build dist *.egg-info .mypy_cache .ruff_cache .pytest_cache .hypothesis

$(VENV)/bin/python:
	$(PYTHON) -c 'import sys; sys.exit("Qostil needs Python 3.11 or newer: make PYTHON=python3.12 …" if sys.version_info < (3, 11) else 0)'
	$(PYTHON) -m venv $(VENV)

$(INSTALLED): $(VENV)/bin/python pyproject.toml constraints.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e .
	@touch $@

$(TESTED): $(INSTALLED)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[dev]'
	@touch $@
