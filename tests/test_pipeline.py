"""The whole route: one wrong figure anywhere in table 3 or 4 is told as one matter, by its name."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from importlib.resources import files
from pathlib import Path

import pytest

from checker.findings.figures import figures_by_name, with_figure
from checker.model.report import Report
from checker.pipeline import Request, judge_report, read_document
from checker.session import Setup, open_session
from checker.source.document import Document

DOCUMENT = Document.of_file(Path(str(files("checker") / "samples" / "minghu-2024.html")))
SESSION = open_session(Setup(date(2025, 2, 1), plugins=False, select=("T301", "T302", "T303", "T401")))


def sound() -> Report:
    """Return the sample's report with its wrong figure put right."""
    report = with_figure(read_document(DOCUMENT, Request()), "表三[办理总计, 自然人]", Decimal(52))
    assert report is not None
    return report


REPORT = sound()
FIGURES = {name: value for name, value in figures_by_name(REPORT).items() if not name.startswith("表二")}


def test_the_sound_report_has_no_findings() -> None:
    result = judge_report(DOCUMENT, REPORT, SESSION.rulebook, SESSION.setup.as_of)
    assert result.findings == ()
    assert result.verdict == "pass"


@pytest.mark.parametrize("extra", [3, 1000])
def test_one_wrong_figure_is_one_matter_and_is_named(extra: int) -> None:
    wrong = []
    for name, value in FIGURES.items():
        changed = with_figure(REPORT, name, value + extra)
        assert changed is not None
        result = judge_report(DOCUMENT, changed, SESSION.rulebook, SESSION.setup.as_of)
        heads = [finding for finding in result.findings if not finding.group]
        if name.startswith("表四"):
            named = len(heads) == 1  # a figure of table 4 stands in one identity only
        else:
            guess = heads[0].guess if heads else None
            named = len(heads) == 1 and guess is not None
            named = named and (guess.cell, guess.proposed) == (name, str(value))
        if not named:
            wrong.append((name, [(finding.rule, finding.bindings) for finding in heads]))
    assert wrong == []


def test_judging_leaves_the_report_as_printed() -> None:
    changed = with_figure(REPORT, "表三[新收, 自然人]", Decimal(99))
    assert changed is not None
    before = figures_by_name(changed)
    judge_report(DOCUMENT, changed, SESSION.rulebook, SESSION.setup.as_of)
    assert figures_by_name(changed) == before


def test_what_cannot_be_read_is_not_judged() -> None:
    document = Document("a.html", b"")
    result = judge_report(document, read_document(document, Request()), SESSION.rulebook, SESSION.setup.as_of)
    assert result.verdict == "unreadable"
    assert set(result.counts) == {0}
