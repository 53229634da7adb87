from __future__ import annotations

import pickle
import time
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.language.phrase import (
    Capture,
    Group,
    Guard,
    Literal,
    PhraseFault,
    PhraseTree,
    Stretch,
    read_phrase,
)
from checker.language.phrase_compile import captures_of, compile_phrase, default_wordings
from checker.language.phrase_match import Match, find
from checker.model.unknown import Unknown
from checker.source.location import TextLocation
from checker.source.passage import Anchor, Passage


def matches(pattern: str, text: str, how: str = "text") -> tuple[Match, ...]:
    return find(compile_phrase(((how, pattern),)), Passage.of(text))


def captured(pattern: str, text: str, how: str = "text") -> list[dict[str, Any]]:
    return [match.captures for match in matches(pattern, text, how)]


def test_reading() -> None:
    tree = read_phrase("（受理｜收到）…［至多40字，非：备案］（共）？〔件数：数〕件［句不含：约］")
    assert isinstance(tree, PhraseTree)
    assert tree.root.branches[0] == (
        Group(((Literal("受理"),), (Literal("收到"),))),
        Stretch(40, ("备案",)),
        Group(((Literal("共"),),), optional=True),
        Capture("件数", "number"),
        Literal("件"),
        Guard("sentence_lacks", ("约",)),
    )


def test_half_width_and_english_notation() -> None:
    wide = read_phrase("（甲｜乙）…［非：丙］〔类：表三行〕")
    assert wide == read_phrase("(甲|乙)…[not:丙]〔类:t3.row〕")


# ---- Numbers in every writing ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("收到17件", 17),
        ("收到1,234件", 1234),
        ("收到１，２３４件", 1234),
        ("收到１２３件", 123),
        ("收到一百二十件", 120),
        ("收到〇件", 0),
        ("收到1.2万件", 12000),
        ("收到3.5件", Decimal("3.5")),
    ],
)
def test_numbers(text: str, value: Any) -> None:
    assert captured("收到〔件数：数〕件", text) == [{"件数": value}]


@pytest.mark.parametrize(
    "text", ["收到3500余件", "收到约300件", "收到近百件", "收到第3件", "收到12-3", "收到多件"]
)
def test_what_is_not_a_number(text: str) -> None:
    assert captured("收到〔件数：数〕件", text) == []


def test_a_year_is_not_a_count() -> None:
    assert captured("截至〔数量：数〕", "截至2024年") == []
    assert captured("截至〔年份：数〕年", "截至2024年") == [{"年份": 2024}]


def test_a_number_is_taken_whole() -> None:
    assert captured("共…〔件数：数〕件", "共计1234件") == [{"件数": 1234}]
    assert captured("共…〔件数：数〕件", "共计12,345件") == [{"件数": 12345}]


@pytest.mark.parametrize(
    ("text", "value"),
    [("占88.6%", Decimal("0.886")), ("占８８．６０％", Decimal("0.8860")), ("占百分之五", Decimal("0.05"))],
)
def test_percentages_are_shares_with_their_decimals(text: str, value: Decimal) -> None:
    (found,) = captured("占〔比：百分数〕", text)
    assert found["比"] == value
    assert found["比"].as_tuple().exponent == value.as_tuple().exponent


@pytest.mark.parametrize("text", ["2024年1月31日公布", "2024-01-31公布", "二〇二四年一月三十一日公布"])
def test_dates(text: str) -> None:
    assert captured("〔日：日期〕公布", text) == [{"日": date(2024, 1, 31)}]


def test_an_impossible_date_is_unknown() -> None:
    (found,) = captured("〔日：日期〕公布", "2024年2月31日公布")
    assert isinstance(found["日"], Unknown)
    assert "2024年2月31日" in found["日"].reason


def test_words_end_with_the_clause() -> None:
    assert captured("制定〔名：文〕", "制定《某办法》，印发") == [{"名": "《某办法》"}]
    assert captured("制定〔名：文〕并", "制定某办法并印发") == [{"名": "某办法"}]


# ---- Stretches, groups, guards ---------------------------------------------------------------------------


@pytest.mark.parametrize("mark", ["。", "；", "！", "？", "\n"])
def test_a_stretch_stays_inside_one_sentence(mark: str) -> None:
    assert captured("受理…〔件数：数〕件", f"受理申请{mark}答复3件") == []
    assert captured("受理…〔件数：数〕件", "受理申请，共3件") == [{"件数": 3}]


def test_a_stretch_is_short() -> None:
    assert len(captured("受理…件", "受理" + "字" * 24 + "件")) == 1
    assert captured("受理…件", "受理" + "字" * 25 + "件") == []
    assert len(captured("受理…［至多40字］件", "受理" + "字" * 40 + "件")) == 1


def test_a_stretch_takes_the_nearest() -> None:
    assert captured("受理…〔件数：数〕件", "受理申请3件，办结2件") == [{"件数": 3}]


@pytest.mark.parametrize(
    "text", ["收到约300件申请，办结25件", "收到300余件申请，办结25件", "收到300件申请，办结25件"]
)
def test_a_stretch_does_not_pass_a_count_to_reach_another(text: str) -> None:
    assert captured("收到…申请…〔件数：数〕件", text) == []


def test_a_word_before_the_number_decides() -> None:
    assert captured("收到…办结〔件数：数〕件", "收到300件申请，办结25件") == [{"件数": 25}]


def test_words_that_a_stretch_may_not_hold() -> None:
    assert captured("受理…［非：备案｜代表］〔件数：数〕件", "受理备案3件") == []
    assert captured("受理…［非：备案｜代表］〔件数：数〕件", "受理申请3件") == [{"件数": 3}]


def test_guards() -> None:
    assert len(matches("［前非：未｜不］公开", "公开未公开不公开")) == 1
    assert len(matches("公开［非：征求］", "公开征求意见，公开信息")) == 1
    assert [
        match.raw for match in matches("受理〔件数：数〕件［句不含：备案］", "备案受理1件。受理2件。")
    ] == ["受理2件"]


def test_optional_and_either() -> None:
    pattern = "（受理｜收到）（申请）？〔件数：数〕（件｜份）"
    assert captured(pattern, "受理3件。收到申请4份") == [{"件数": 3}, {"件数": 4}]


def test_what_is_not_written_is_none() -> None:
    pattern = "受理〔件数：数〕件（，占〔比：百分数〕）？"
    assert captured(pattern, "受理3件。受理4件，占5%") == [
        {"件数": 3, "比": None},
        {"件数": 4, "比": Decimal("0.05")},
    ]
    specs = captures_of((("text", pattern),))
    assert [(spec.name, spec.optional) for spec in specs] == [("件数", False), ("比", True)]  # type: ignore[union-attr]


def test_marks_may_be_escaped() -> None:
    assert len(matches(r"甲\（乙\）", "甲（乙）")) == 1
    assert len(matches(r"是吗\？", "是吗？")) == 1


def test_several_writings_do_not_overlap() -> None:
    phrase = compile_phrase((("text", "申请〔件数：数〕件"), ("text", "收到…申请〔件数：数〕件")))
    found = find(phrase, Passage.of("收到申请3件，又收到信息公开申请4件"))
    assert [match.raw for match in found] == ["收到申请3件", "收到信息公开申请4件"]


# ---- Rows and columns ------------------------------------------------------------------------------------


def test_rows_and_columns_by_their_wordings() -> None:
    (found,) = captured("〔类：表三行〕〔件数：数〕件", "予以部分公开3件")
    assert (found["类"].name, found["类"].table, found["类"].axis) == ("部分公开", "t3", "row")
    (found,) = captured("〔谁：表三列〕…〔件数：数〕件", "法人或其他组织申请3件")
    assert found["谁"].name == "法人或其他组织"
    assert len(found["谁"].keys) == 5


def test_the_longest_wording_wins() -> None:
    assert [m["类"].name for m in captured("〔类：表三行〕", "不予公开，予以公开")] == [
        "不予公开",
        "予以公开",
    ]


def test_wordings_of_all_forms() -> None:
    assert {table for table, _ in default_wordings()} == {"t2", "t3", "t4"}


# ---- Places ----------------------------------------------------------------------------------------------


def test_a_match_keeps_its_place() -> None:
    text = "第一句。我局受理１７件，办结完毕。第三句"
    passage = Passage.of(text, (Anchor(0, TextLocation(100, 100 + len(text), 1, 1)),))
    (match,) = find(compile_phrase((("text", "受理〔件数：数〕件"),)), passage)
    assert (match.raw, match.sentence) == ("受理１７件", "我局受理１７件，办结完毕")
    assert match.件数 == 17
    assert match.raw_of("件数") == "１７"
    assert match.location == TextLocation(106, 111, 1, 7)
    assert match.location_of("件数") == TextLocation(108, 110, 1, 9)
    with pytest.raises(AttributeError):
        _ = match.没有
    assert pickle.loads(pickle.dumps(match)) == match


# ---- Regular expressions ---------------------------------------------------------------------------------


def test_regular_expressions() -> None:
    assert captured(r"受理(?P<词>.{2})〔件数：数〕件", "受理申请3件", "regex") == [{"词": "申请", "件数": 3}]
    assert len(matches(r"\d+，", "12，", "regex")) == 1


@pytest.mark.parametrize("pattern", [r"(a+)+", r"(\d*x?)*", "(", "x" * 1001, r"(?:a|b+)*"])
def test_dangerous_regular_expressions_are_refused(pattern: str) -> None:
    assert isinstance(captures_of((("regex", pattern),)), PhraseFault)


# ---- Any text, and in time -------------------------------------------------------------------------------

_SOUP = st.text("（）｜…〔〕：？［］非至多40字，件数文日期受理\\表三行", max_size=30)


@given(_SOUP)
@settings(max_examples=100, deadline=None)
def test_any_phrase_is_read_or_refused(source: str) -> None:
    read = read_phrase(source)
    if isinstance(read, PhraseFault):
        assert 0 <= read.start <= read.end <= len(source) + 1
        with pytest.raises(ValueError, match=r"[^\W\d]"):
            compile_phrase((("text", source),))
    else:
        find(compile_phrase((("text", source),)), Passage.of("受理件数3件，日期2024年1月1日。"))


@given(
    st.lists(
        st.sampled_from(
            ["受理", "收到", "申请", "1", "23", "，", "。", "件", "约", "万", "年", "占", "%", "\n"]
        ),
        max_size=60,
    ).map("".join)
)
@settings(max_examples=100, deadline=None)
def test_matches_are_in_order_and_inside_the_text(text: str) -> None:
    reached = 0
    for match in matches("（受理｜收到）…〔件数：数〕件（，占〔比：百分数〕）？", text):
        assert reached <= match.start < match.end <= len(text)
        assert match.raw in text
        assert match.raw.strip("。") in match.sentence
        reached = match.end


def test_text_without_the_words_costs_little() -> None:
    phrase = compile_phrase((("text", "（受理｜收到｜收办）…申请…〔件数：数〕件"),))
    passage = Passage.of("关于政府信息公开工作的情况。" * 700)
    find(phrase, passage)
    start = time.perf_counter()
    for _ in range(1000):
        find(phrase, passage)
    assert time.perf_counter() - start < 0.1  # 100 µs each is far above what it takes; machines differ


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        ("受理…申请…办结…答复…〔件数：数〕件", "受理申请办结答复" * 2000),
        ("受…受…受…受…受…〔件数：数〕件", "受" * 3000),
        ("（受｜理）…（受｜理）…（受｜理）…〔件数：数〕件", "受理" * 2000),
        ("受" + "（理）？" * 12 + "…〔件数：数〕件", "受理理理" * 1000),
        ("受…［至多200字］受…［至多200字］件", "受" * 5000),
        ("受〔名：文〕〔名二：文〕〔名三：文〕件", "受" * 3000),
    ],
)
def test_hostile_text_takes_no_minutes(pattern: str, text: str) -> None:
    phrase = compile_phrase((("text", pattern),))
    start = time.perf_counter()
    find(phrase, Passage.of(text))
    assert time.perf_counter() - start < 10


@pytest.mark.parametrize(
    "pattern", ["甲（…［至多200字］乙…［至多200字］丙）", "甲" + "（乙）？" * 13, "甲" + "…乙" * 7]
)
def test_phrases_that_would_take_long_are_refused(pattern: str) -> None:
    read = read_phrase(pattern)
    assert isinstance(read, PhraseFault)
    assert read.code == "B005"
