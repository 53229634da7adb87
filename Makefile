# Thin aliases: everything is in dev.py, which needs no make.
PYTHON ?= python3

.PHONY: demo test lint format ci
demo test lint format ci:
	@$(PYTHON) dev.py $@
