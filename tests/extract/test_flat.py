from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from checker.model.cell import AMBIGUOUS, BLANK, COUNT, DASH, GLUED, MISSING
from checker.model.table import DAMAGED, EXACT, READ, UNREADABLE, VARIANT
from tests.extract.flattened import (
    ROW_SHAPES,
    SHAPES,
    Tokens,
    figures_of,
    read,
    rows_of,
    spec_of,
    tokens_of,
    wrong_cells,
)

QUIET = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
KEYS = ("t2", "t3", "t4")


@pytest.mark.parametrize("key", KEYS)
@pytest.mark.parametrize("shape", [*SHAPES, *ROW_SHAPES])
@pytest.mark.parametrize("form", ["2019", "2021"])
def test_a_whole_table_is_read_in_every_shape(key: str, shape: str, form: str) -> None:
    figures = figures_of(key, random.Random(7), form)
    rows = rows_of(key, figures, form)
    tokens = [token for row in rows for token in row]
    text = SHAPES[shape](tokens) if shape in SHAPES else ROW_SHAPES[shape](rows)
    table = read(text, form)[key]
    assert [cell.value for cell in table.cells] == figures
    assert table.form == form
    assert {label.agreement for label in table.labels} == {EXACT}


def drop(tokens: Tokens, at: int) -> Tokens:
    return tokens[:at] + tokens[at + 1 :]


def repeat(tokens: Tokens, at: int) -> Tokens:
    return [*tokens[: at + 1], *tokens[at:]]


def merge(tokens: Tokens, at: int) -> Tokens:
    return [*tokens[:at], "".join(tokens[at : at + 2]), *tokens[at + 2 :]]


def drop_several(tokens: Tokens, at: int) -> Tokens:
    return tokens[:at] + tokens[at + 2 + at % 7 :]


def drop_a_character(tokens: Tokens, at: int) -> Tokens:
    word = tokens[at]
    return (
        tokens
        if word.isdigit()
        else [*tokens[:at], word[: len(word) // 2] + word[len(word) // 2 + 1 :], *tokens[at + 1 :]]
    )


@pytest.mark.parametrize("mishap", [drop, repeat, merge, drop_several, drop_a_character])
@given(key=st.sampled_from(KEYS), shape=st.sampled_from(sorted(SHAPES)), seed=st.integers(0, 10**6))
@QUIET
def test_no_mishap_yields_a_wrong_figure(
    mishap: Callable[[Tokens, int], Tokens], key: str, shape: str, seed: int
) -> None:
    rng = random.Random(seed)
    figures = figures_of(key, rng)
    tokens = tokens_of(key, figures)
    for _ in range(rng.randrange(1, 4)):
        tokens = mishap(tokens, rng.randrange(len(tokens)))
    table = read(SHAPES[shape](tokens)).get(key)
    if table is not None and table.cells:
        assert wrong_cells(table, figures) == []


@pytest.mark.parametrize("mishap", [drop, repeat, merge, drop_several])
@given(key=st.sampled_from(KEYS), shape=st.sampled_from(sorted(ROW_SHAPES)), seed=st.integers(0, 10**6))
@QUIET
def test_no_mishap_in_a_row_yields_a_wrong_figure(
    mishap: Callable[[Tokens, int], Tokens], key: str, shape: str, seed: int
) -> None:
    rng = random.Random(seed)
    figures = figures_of(key, rng)
    rows = rows_of(key, figures)
    for _ in range(rng.randrange(1, 4)):
        at = rng.randrange(len(rows))
        rows[at] = mishap(rows[at], rng.randrange(len(rows[at]))) or [""]
    table = read(ROW_SHAPES[shape](rows)).get(key)
    if table is not None and table.cells:
        assert wrong_cells(table, figures) == []


def test_a_lost_figure_leaves_its_row_in_doubt_with_what_may_be() -> None:
    figures = figures_of("t3", random.Random(1))
    tokens = tokens_of("t3", list(range(1000, 1175)))
    at = tokens.index("1017")  # the fourth figure of the third row
    table = read("\n\n".join(drop(tokens, at)))["t3"]
    row = [table.cell("granted", column.key) for column in table.spec.columns]
    assert {cell.state for cell in row} == {AMBIGUOUS}
    assert row[0].candidates == ("1014",)
    assert row[3].candidates == ("1016", "1018")
    assert row[0].raw == "1014 1015 1016 1018 1019 1020"
    assert Counter(cell.state for cell in table.cells)[COUNT] == 168
    assert len(figures) == 175


def test_a_lost_label_never_gives_its_figures_to_a_neighbour() -> None:
    figures = list(range(1000, 1175))
    tokens = tokens_of("t3", figures)
    tokens.remove("2.没有现成信息需要另行制作")
    table = read("\n\n".join(tokens))["t3"]
    for row in ("unable_not_held", "unable_need_making"):
        assert {table.cell(row, column.key).state for column in table.spec.columns} == {AMBIGUOUS}
    assert wrong_cells(table, figures) == []


def test_a_lost_row_is_missing() -> None:
    rows = [row for row in rows_of("t3", [0] * 175) if row[0] != "2.重复申请"]
    table = read("\n".join(" ".join(row) for row in rows))["t3"]
    assert table.cell("refused_repeat", "total").state == MISSING


def test_the_sums_never_decide() -> None:
    # 8 cannot stand anywhere but in the total if the sums should hold; it stays in doubt all the same.
    tokens = tokens_of("t3", [0] * 175)
    at = tokens.index("一、本年新收政府信息公开申请数量")
    tokens[at + 1 : at + 8] = ["8", "0", "0", "0", "0", "8"]
    table = read("\n\n".join(tokens))["t3"]
    assert table.cell("new_received", "natural_person").state == AMBIGUOUS


def test_blank_cells_are_seen_where_the_blank_lines_of_the_table_prove_them() -> None:
    rows = rows_of("t3", list(range(1000, 1175)))
    row = next(row for row in rows if row[0].startswith("二、"))
    row[7] = ""
    text = "\n\n\n\n\n".join("\n\n\n".join(line) for line in rows)
    table = read(text)["t3"]
    assert table.cell("carried_in", "total").state == BLANK
    assert table.cell("carried_in", "other_org").value == 1012
    assert Counter(cell.state for cell in table.cells) == {COUNT: 174, BLANK: 1}


def test_blank_rows_between_bars_are_blank() -> None:
    rows = rows_of("t3", [0] * 175)
    row = next(row for row in rows if row[0] == "2.重复申请")
    row[1:] = [""] * 6 + ["0"]
    table = read("\n".join("| " + " | ".join(line) + " |" for line in rows))["t3"]
    cells = [table.cell("refused_repeat", column.key).state for column in table.spec.columns]
    assert cells == [BLANK] * 6 + [COUNT]


def test_labels_without_any_figure_are_no_table_of_zeros() -> None:
    tokens = [token for token in tokens_of("t3", [0] * 175) if token != "0"]
    table = read("\n".join(tokens))["t3"]
    assert table.state == UNREADABLE
    assert table.cells == ()


def test_glued_cells_are_cut_only_where_there_is_one_way() -> None:
    figures = [0] * 175
    figures[0:7] = [12, 1, 0, 1, 0, 0, 14]
    figures[14:21] = [3, 1, 0, 1, 0, 0, 5]
    table = read("".join(tokens_of("t3", figures)))["t3"]
    assert table.cell("granted", "natural_person")[:2] == (COUNT, 3)
    assert {table.cell("granted", column.key).method for column in table.spec.columns} == {GLUED}
    first = table.cell("new_received", "natural_person")
    assert (first.state, first.raw, first.candidates) == (AMBIGUOUS, "121010014", ("1", "12", "121"))
    assert "12种" in first.note
    assert table.labels
    assert wrong_cells(table, figures) == []


def test_a_figure_that_lost_its_neighbours_is_not_cut_like_a_glued_one() -> None:
    tokens = tokens_of("t2", [100, 107, 114, 0, 0, 0, 0, 0, 0, 0])
    tokens.remove("107")
    tokens.remove("114")
    table = read("\n".join(tokens))["t2"]
    assert table.cell("rules", "issued").state == AMBIGUOUS


def test_glued_table_four_has_fifteen_digits_or_is_in_doubt() -> None:
    digits = [int(digit) for digit in "000113000300011"]
    assert [cell.value for cell in read("".join(tokens_of("t4", digits)))["t4"].cells] == digits
    digits[0] = 12
    assert {cell.state for cell in read("".join(tokens_of("t4", digits)))["t4"].cells} == {AMBIGUOUS}


def test_the_collapsed_group_of_the_older_form_is_recognised() -> None:
    figures = figures_of("t3", random.Random(3), "2019")
    table = read("\n\n".join(tokens_of("t3", figures, "2019")), form="2021")["t3"]
    assert table.form == "2019"
    assert [cell.value for cell in table.cells] == figures


def test_wrapped_renumbered_and_damaged_labels_are_recognised() -> None:
    figures = list(range(1000, 1175))
    text = "\n\n".join(tokens_of("t3", figures))
    text = text.replace("1.本机关不掌握相关政府信息", "1、本机关不掌\n握相关政府\n信息")
    text = text.replace(
        "5.要求行政机关确认或重新出具已获取信息", "5.要求行政机关确认或重新\n\n出具已获取信息"
    )
    text = text.replace("2.其他法律行政法规禁止公开", "2.其他法律行政止公开")
    text = text.replace("2.重复申请", "3.重复申请").replace("商业企业", "商业\n企业")
    table = read(text)["t3"]
    assert [cell.value for cell in table.cells] == figures
    agreements = {label.key: label.agreement for label in table.labels if label.axis == "row"}
    assert agreements["unable_not_held"] == EXACT
    assert agreements["denied_other_law"] == DAMAGED
    assert agreements["refused_repeat"] == VARIANT


def test_labels_wrapped_in_a_narrow_column_are_joined() -> None:
    figures = list(range(1000, 1175))
    words = [
        token if token.isdigit() else "\n".join(token[at : at + 4] for at in range(0, len(token), 4))
        for token in tokens_of("t3", figures)
    ]
    assert [cell.value for cell in read("\n".join(words))["t3"].cells] == figures


def test_dashes_units_and_notes_stand_in_cells() -> None:
    text = "\n".join(tokens_of("t2", [0] * 10))
    text = text.replace("规章\n0\n0\n0", "规章\n—\n/\n22（其中修订16件）").replace(
        "行政强制\n0", "行政强制\n7件"
    )
    table = read(text)["t2"]
    assert [table.cell("rules", key).state for key in ("issued", "repealed", "valid")] == [
        DASH,
        DASH,
        "annotated",
    ]
    assert table.cell("rules", "valid").value == 22
    assert table.cell("coercion", "decisions").value == 7


def test_prose_that_names_rows_is_no_table() -> None:
    text = (
        "共收到8份申请。其中，予以公开2件，部分公开2件，属于四类过程性信息1件。\n行政许可55项，行政处罚3项。"
    )
    assert read(text) == {}


def test_a_page_number_between_cells_is_no_figure() -> None:
    figures = list(range(1000, 1175))
    tokens = tokens_of("t3", figures)
    for mark in ("- 4 -", "—5—", "第6页"):
        tokens.insert(60, mark)
    assert [cell.value for cell in read("\n".join(tokens))["t3"].cells] == figures


def test_columns_in_another_order_leave_the_figures_in_doubt() -> None:
    text = "\n".join(tokens_of("t2", [1, 2, 3, 4, 5, 6, 0, 0, 0, 0]))
    text = text.replace(
        "本年制发件数\n本年废止件数\n现行有效件数", "现行有效件数\n本年制发件数\n本年废止件数"
    )
    table = read(text)["t2"]
    assert table.cell("rules", "issued").state == AMBIGUOUS
    assert table.cell("licence", "decisions").value == 0


def test_two_copies_that_differ_are_not_chosen_from() -> None:
    one = "\n".join(tokens_of("t2", [0] * 10))
    assert read(one + "\n" + one)["t2"].cell("penalty", "decisions").value == 0
    other = one.replace("行政处罚\n0", "行政处罚\n3")
    assert read(one + "\n" + other)["t2"].cell("penalty", "decisions").state == AMBIGUOUS


def test_every_figure_has_its_place() -> None:
    text = "\n\n".join(tokens_of("t3", list(range(1000, 1175))))
    for cell in read(text)["t3"].cells:
        place = cell.location.to_json() if cell.location else {}
        assert text[place["start"] : place["end"]] == cell.raw
        assert text.splitlines()[place["line"] - 1] == cell.raw


WORDS = [
    *(row.label for key in KEYS for row in spec_of(key).rows),
    *(column.label for key in KEYS for column in spec_of(key).columns),
    *(
        "0",
        "12",
        "0000000",
        "99999999999999999999",
        "|",
        "||",
        "\t",
        "-",
        "无",
        "（",
        "1.",
        "。",
        "²",
        "其他",
        "总计",
        "\n",
        "\n\n",
        " ",
    ),
]


@given(st.lists(st.sampled_from(WORDS), max_size=120).map("".join) | st.text(max_size=200))
@settings(max_examples=80, deadline=2000, suppress_health_check=list(HealthCheck))
def test_any_text_is_answered_soon(text: str) -> None:
    for key, table in read(text).items():
        assert table.state in (READ, UNREADABLE)
        assert len(table.cells) in (0, len(table.spec.slots))
        assert table.spec.key == key


@pytest.mark.parametrize("shape", sorted(SHAPES))
@pytest.mark.parametrize("run", ["规章107", "规章000", "行政规范性文件120"])
def test_a_run_among_cells_that_stand_apart_is_not_cut(shape: str, run: str) -> None:
    tokens = tokens_of("t2", figures_of("t2", random.Random(3)))
    at = tokens.index(run.rstrip("0123456789"))
    table = read(SHAPES[shape]([*tokens[:at], run, *tokens[at + 4 :]]))["t2"]
    row = "rules" if run.startswith("规章") else "normative_docs"
    assert {table.cell(row, column).state for column in ("issued", "repealed", "valid")} == {AMBIGUOUS}
    others = [cell for slot, cell in zip(table.spec.slots, table.cells, strict=True) if slot.row != row]
    assert all(cell.value is not None for cell in others)


@pytest.mark.parametrize("zero", ["", "-"])
def test_figures_run_together_are_not_cut_where_zeros_may_be_blank(zero: str) -> None:
    figures = [0 if at % 4 else 118 for at in range(175)]
    text = "".join(zero if token == "0" else token for token in tokens_of("t3", figures))
    table = read(text).get("t3")
    assert table is None or COUNT not in {cell.state for cell in table.cells}


def test_a_total_named_before_the_applicants_leaves_the_columns_undecided() -> None:
    tokens = tokens_of("t3", list(range(1000, 1175)))
    tokens.remove("总计")
    tokens.insert(tokens.index("自然人"), "总计")
    table = read("\n\n".join(tokens))["t3"]
    assert {cell.state for cell in table.cells} == {AMBIGUOUS}


@pytest.mark.parametrize("first", ["复议后起诉", "行政诉讼"])
def test_procedures_in_another_order_are_undecided(first: str) -> None:
    tokens = tokens_of("t4", list(range(1000, 1015)))
    tokens.remove(first)
    tokens.insert(0, first)
    table = read("\n\n".join(tokens))["t4"]
    assert {cell.state for cell in table.cells} == {AMBIGUOUS}


def test_empty_cells_that_headers_span_are_no_figures() -> None:
    five = ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"]
    rows = [
        ["行政复议", *[""] * 4, "行政诉讼", *[""] * 9],
        [*five, "未经复议直接起诉", *[""] * 4, "复议后起诉", *[""] * 4],
        [*[""] * 5, *five, *five],
        [str(figure) for figure in range(1000, 1015)],
    ]
    table = read("\n".join("| " + " | ".join(row) + " |" for row in rows))["t4"]
    assert [cell.value for cell in table.cells] == list(range(1000, 1015))
