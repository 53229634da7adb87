"""One wrong figure is one matter."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from identities import COLUMNS, DETAILS, Cells, consistent, judge, name_of, trial

from checker.findings.group import ONE_CELL, grouped

FIGURES = st.integers(0, 60)
TABLES = st.builds(
    consistent,
    st.lists(st.lists(FIGURES, min_size=3, max_size=3), min_size=4, max_size=4),
    st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), min_size=3, max_size=3),
)
ROWS = ("新收", "上年结转", *DETAILS, "办理总计", "结转下年")


@given(TABLES)
@settings(max_examples=50)
def test_a_consistent_table_has_no_findings(cells: Cells) -> None:
    assert judge(cells) == []


@given(TABLES, st.sampled_from(ROWS), st.sampled_from((*COLUMNS, "总计")), st.integers(1, 500))
@settings(max_examples=100)
def test_one_wrong_figure_gives_one_group_headed_by_it(
    cells: Cells, row: str, column: str, extra: int
) -> None:
    wrong = {**cells, (row, column): cells[row, column] + extra}
    findings = grouped(judge(wrong), trial(wrong))
    heads = [finding for finding in findings if not finding.group]
    assert len(findings) >= 2
    assert [finding.fingerprint for finding in heads] == [findings[0].fingerprint]
    assert {finding.group for finding in findings[1:]} == {findings[0].fingerprint}
    guess = findings[0].guess
    assert guess is not None
    assert (guess.kind, guess.cell, guess.proposed) == (
        ONE_CELL,
        name_of((row, column)),
        str(cells[row, column]),
    )


@given(TABLES, st.sampled_from(DETAILS), st.integers(1, 500), st.integers(501, 999))
@settings(max_examples=50)
def test_two_wrong_figures_give_two_groups(cells: Cells, row: str, one: int, other: int) -> None:
    wrong = dict(cells)
    wrong[row, "自然人"] += one
    wrong["新收", "商业企业"] += other
    findings = grouped(judge(wrong))
    heads = {finding.guess.cell for finding in findings if not finding.group and finding.guess}
    assert heads == {name_of((row, "自然人")), name_of(("新收", "商业企业"))}


def test_a_change_that_breaks_what_holds_is_no_explanation() -> None:
    """T301 and T302 of a column both miss 5, but the row of totals holds: the total is not at fault."""
    cells = consistent([[20, 0, 0], [10, 0, 0], [0, 0, 0], [0, 0, 0]], [(0, 5), (0, 0), (0, 0)])
    cells["办理总计", "自然人"] -= 5
    cells["办理总计", "总计"] -= 5
    findings = judge(cells)
    assert {finding.rule for finding in findings} == {"T301", "T302"}
    assert all(not finding.group and finding.guess is None for finding in grouped(findings, trial(cells)))


def test_a_finding_without_figures_is_left_alone() -> None:
    cells = consistent([[1, 2, 3]] * 4, [(0, 0)] * 3)
    cells["新收", "自然人"] += 1
    plain = judge(cells)[0]._replace(left=None, right=None, fingerprint="other")
    findings = grouped([plain, *judge(cells)], trial(cells))
    assert findings[0].group == ""
    assert len([finding for finding in findings if finding.group]) == 1
