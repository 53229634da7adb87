from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.facts.clauses import sentences
from checker.facts.figures import chinese_number, figure_at, figures, figures_of, is_scaled, share_of
from checker.source.passage import Passage
from checker.text.width import fold


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("受理10件", 10, "件"),
        ("受理1,234件", 1234, "件"),
        ("受理１，２３４件", 1234, "件"),
        ("受理三十二件", 32, "件"),
        ("共计一百零五件", 105, "件"),
        ("占33.9%", Decimal("33.9"), "%"),
        ("收费1.2万元", Decimal("1.2"), "万元"),
        ("收取2950元", 2950, "元"),
        ("制发6个", 6, "个"),
        ("受理8份", 8, "份"),
        ("申请一件", 1, "件"),
    ],
)
def test_a_figure_is_read_in_every_writing(text, value, unit):
    assert [(figure.value, figure.unit) for figure in figures(fold(text))] == [(value, unit)]


@pytest.mark.parametrize(
    "text",
    ["2024年", "第711号", "每一件", "办好一件事", "〔2021〕30号", "一二三件", "3 646件", "申请一件一档"],
)
def test_what_counts_nothing_is_no_figure(text):
    assert figures(fold(text)) == []


@pytest.mark.parametrize("text", ["30余件", "约30件", "近30件", "3万余件"])
def test_what_is_not_exact_is_marked(text):
    assert [figure.about for figure in figures(text)] == [True]


def test_a_number_without_a_unit_counts_only_at_the_end_of_a_list_item():
    assert [figure.value for figure in figures("维持25、纠正5,到2024年")] == [25, 5]


def test_decimals_are_counted_as_printed():
    assert [figure.places for figure in figures("占50%;占6.02%")] == [0, 2]


@pytest.mark.parametrize(("words", "value"), [("十", 10), ("二十一", 21), ("两百", 200), ("一千零三", 1003)])
def test_chinese_numbers(words, value):
    assert chinese_number(words) == value


@settings(max_examples=60)
@given(st.text(alphabet="0123456789,.件条万亿余%元一二十百、。(） 第每约", max_size=60))
def test_any_text_gives_figures_in_order_and_inside_it(text):
    found = figures(text)
    assert all(0 <= figure.start < figure.end <= len(text) for figure in found)
    assert [figure.start for figure in found] == sorted(figure.start for figure in found)


@settings(max_examples=200)
@given(st.text(alphabet="0123456789,.件条万亿余%元一二十百、。;:!? \n()是 第每约", max_size=80))
def test_the_figures_of_a_sentence_are_the_same_read_with_all_others(text):
    for sentence in sentences(Passage.of(text)):
        words, start, end = sentence.passage.folded, sentence.start, sentence.end
        assert figures_of(words, start, end) == figures(words, start, end)


@settings(max_examples=60)
@given(st.integers(min_value=0, max_value=10**9), st.booleans())
def test_a_number_written_is_the_number_read(value, commas):
    assert figures(f"受理{value:,}件" if commas else f"受理{value}件")[0].value == value


def test_digits_run_together_are_no_figure():
    """Python itself refuses to read 5,000 digits as a number."""
    assert figures("申请" + "9" * 5000 + "件，办结5件")[0].value == 5


def test_what_is_written_in_large_units_is_rounded():
    text = "浏览1.2亿次，其中网站3万次、专栏5次"
    assert [is_scaled(text, figure) for figure in figures(text)] == [True, True, False]


def test_a_figure_is_asked_for_by_where_it_begins():
    text = "收到12件，办结9件"
    assert [at for at in range(len(text) + 1) if figure_at(text, at)] == [2, 8]
    assert figure_at(text, 8) == figures(text)[1]


def test_a_percentage_is_a_share_and_as_exact_as_it_is_printed():
    assert share_of(figures("占33.9%")[0]) == (Decimal("0.339"), Decimal("0.001"))
    assert share_of(figures("占50%")[0]) == (Decimal("0.5"), Decimal("0.01"))
