"""Table 4 in other shapes than the form's: read right, or left undecided."""

from __future__ import annotations

import pytest

from checker.extract.passes import read_report
from checker.model.cell import AMBIGUOUS
from checker.model.table import READ
from checker.source.document import Document

OUTCOMES = ("结果维持", "结果纠正", "其他结果", "尚未审结", "总计")
PROCEDURES = ("行政复议", "未经复议直接起诉", "复议后起诉")
OTHER_CAPTIONS = ("（一）行政复议", "行政诉讼（未经复议直接起诉）", "（三）复议后起诉情况")
WHOLE = list(range(1, 16))


def row(*cells: object) -> str:
    return (
        "<tr>"
        + "".join(cell if str(cell).startswith("<") else f"<td>{cell}</td>" for cell in cells)
        + "</tr>"
    )


def block(start: int) -> str:
    return row(*OUTCOMES) + row(*range(start, start + 5))


def outcomes(page, table: str):
    page.tables[3] = table
    return page.read().tables["t4"]


def read(page, table: str) -> list[object]:
    found = outcomes(page, table)
    assert found.state == READ
    return [cell.value for cell in found.cells]


def read_lines(table: str):
    text = f"四、政府信息公开行政复议、行政诉讼情况\n{table}\n五、存在的主要问题及改进情况\n没有问题。\n"
    return read_report(Document("report.txt", text.encode())).tables["t4"]


def is_doubtful(table) -> bool:
    return table.state != READ or {cell.state for cell in table.cells} == {AMBIGUOUS}


def test_outcomes_as_rows(page) -> None:
    head = row("<td rowspan=2>结果</td>", "<td rowspan=2>行政复议</td>", "<td colspan=2>行政诉讼</td>")
    body = "".join(row(name, at + 1, at + 6, at + 11) for at, name in enumerate(OUTCOMES))
    assert read(page, f"<table>{head}{row(*PROCEDURES[1:])}{body}</table>") == WHOLE


def test_one_figure_in_each_row(page) -> None:
    rows = [
        row(
            *([f"<td rowspan=5>{name}</td>"] if at == 0 else []),
            outcome,
            number * 5 + at + 1,
        )
        for number, name in enumerate(PROCEDURES)
        for at, outcome in enumerate(OUTCOMES)
    ]
    assert read(page, f"<table>{''.join(rows)}</table>") == WHOLE
    lost = "".join(rows).replace("<td rowspan=5>", "<td>")  # spans lost: the figures stand in two columns
    assert is_doubtful(outcomes(page, f"<table>{lost}</table>"))


@pytest.mark.parametrize("order", [(0, 1, 2), (1, 2, 0), (2, 0, 1)])
def test_procedures_as_rows_in_any_order(page, order: tuple[int, ...]) -> None:
    rows = "".join(row(PROCEDURES[at], *range(at * 5 + 1, at * 5 + 6)) for at in order)
    assert read(page, f"<table>{row('类别', *OUTCOMES)}{rows}</table>") == WHOLE


@pytest.mark.parametrize("order", [(0, 1, 2), (1, 2, 0)])
def test_blocks_in_one_table(page, order: tuple[int, ...]) -> None:
    rows = "".join(row(f"<td colspan=5>{PROCEDURES[at]}</td>") + block(at * 5 + 1) for at in order)
    assert read(page, f"<table>{rows}</table>") == WHOLE


@pytest.mark.parametrize("order", [(0, 1, 2), (1, 2, 0)])
@pytest.mark.parametrize(
    "captions", [PROCEDURES, ("（一）行政复议", "行政诉讼（未经复议直接起诉）", "（三）复议后起诉情况")]
)
def test_small_tables_with_captions(page, order: tuple[int, ...], captions: tuple[str, ...]) -> None:
    tables = "".join(f"<p>{captions[at]}</p><table>{block(at * 5 + 1)}</table>" for at in order)
    assert read(page, tables) == WHOLE


def test_small_tables_without_captions_are_undecided(page) -> None:
    tables = "".join(f"<p>表{at}</p><table>{block(at * 5 + 1)}</table>" for at in range(3))
    assert is_doubtful(outcomes(page, tables))


def test_two_tables_with_one_name_are_undecided(page) -> None:
    tables = "".join(f"<p>行政复议</p><table>{block(at * 5 + 1)}</table>" for at in range(3))
    assert is_doubtful(outcomes(page, tables))


def test_a_row_too_few_is_no_whole_table(page) -> None:
    head = row("结果", *PROCEDURES)
    body = "".join(row(name, at + 1, at + 6, at + 11) for at, name in enumerate(OUTCOMES[:4]))
    assert is_doubtful(outcomes(page, f"<table>{head}{body}</table>"))


@pytest.mark.parametrize("at", [0, 2, 14])
def test_words_in_one_cell_do_not_hide_the_other_figures(page, at: int) -> None:
    head = row("<td colspan=5>行政复议</td>", "<td colspan=10>行政诉讼</td>") + row(*OUTCOMES * 3)
    figures: list[object] = [*range(1, 16)]
    figures[at] = "若干"
    found = outcomes(page, f"<table>{head}{row(*figures)}</table>")
    assert [cell.value for cell in found.cells] == [
        None if figure == "若干" else figure for figure in figures
    ]
    assert found.cells[at].state == "words"


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_upright_text_holds_no_wrong_figure(gap: str) -> None:
    head = gap.join(PROCEDURES)
    lines = [[name, *map(str, (at + 1, at + 6, at + 11))] for at, name in enumerate(OUTCOMES)]
    upright = gap.join(gap.join(line) for line in lines)
    blocks = [
        [name, *[word for at, outcome in enumerate(OUTCOMES) for word in (outcome, str(number * 5 + at + 1))]]
        for number, name in enumerate(PROCEDURES)
    ]
    listed = gap.join(gap.join(line) for line in blocks)
    for table in (f"{head}{gap}{upright}", listed):
        found = read_lines(table)
        for value, cell in zip(WHOLE, found.cells, strict=False):
            assert cell.value in (None, value)


def _headed(first: list[str], second: list[str], figures: list[int]) -> str:
    named = [f'<td colspan="5">{name}</td>' for name in first]
    return (
        "<table>"
        + row('<td colspan="5">行政复议</td>', '<td colspan="10">行政诉讼</td>')
        + row(*[f'<td rowspan="2">{outcome}</td>' for outcome in second], *named)
        + row(*OUTCOMES, *OUTCOMES)
        + row(*figures)
        + "</table>"
    )


def test_lawsuits_in_another_order_are_read_by_their_headers(page) -> None:
    figures = [*WHOLE[:5], *WHOLE[10:], *WHOLE[5:10]]
    table = _headed(["复议后起诉", "未经复议直接起诉"], list(OUTCOMES), figures)
    assert read(page, table) == WHOLE


def test_lawsuits_before_reviews_are_read_by_their_headers(page) -> None:
    five = [f'<td rowspan="2">{outcome}</td>' for outcome in OUTCOMES]
    table = (
        "<table>"
        + row('<td colspan="10">行政诉讼</td>', '<td colspan="5">行政复议</td>')
        + row('<td colspan="5">未经复议直接起诉</td>', '<td colspan="5">复议后起诉</td>', *five)
        + row(*OUTCOMES, *OUTCOMES)
        + row(*WHOLE[5:], *WHOLE[:5])
        + "</table>"
    )
    assert read(page, table) == WHOLE
