import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.facts.repeats import doubled, repeats
from checker.testing.reports import build_report

RIGHT = [
    "人人参与，常常更新，种种举措，一一答复，天天公布，件件有回音。",
    "一件一件办理，一步一步推进，逐项逐项核对。",
    "区政府政府信息公开专栏，依法行政行政执法信息，公共服务服务事项，公开工作工作人员。",
    "的的确确做到了，和和美美，与与会人员座谈，以及及时回应。",
    "教育局局长、镇镇长、委委员、厅厅长、深圳市市场监管部门、各县县城。",
    "进一步一步一个脚印，年年公布，月月检查，条条落实。",
]
WRONG = [
    ("公开的的内容。", "的的", "叠字"),
    ("四类过程性性信息。", "性性", "叠字"),
    ("做好资金资金管理。", "资金资金", "叠词"),
    ("主动公开公开信息三条。", "公开公开", "叠词"),
    ("可以通过可以通过网站查询。", "可以通过可以通过", "叠词"),
    ("可通过可以通过网站查询。", "可通过可以通过", "叠词"),
    ("鸭南乡乡人民政府高度重视。", "乡乡", "叠字"),
]


def found_in(words):
    return repeats(build_report({"章节": {"总体情况": words}}))


@pytest.mark.parametrize("words", RIGHT)
def test_words_that_stand_twice_rightly_are_left_alone(words):
    assert found_in(words) == ()


@pytest.mark.parametrize(("words", "raw", "kind"), WRONG)
def test_doubled_words_are_found_with_their_place(words, raw, kind):
    (found,) = found_in(words)
    assert (found.raw, found.kind) == (raw, kind)
    assert found.location.column == words.index(raw) + 1


def test_a_sentence_said_twice_in_a_row_is_found_once():
    sentence = "全年主动公开政府信息八十六条，均按规定公布。"
    assert [one.kind for one in found_in(sentence + sentence)] == ["重复句"]


def test_the_words_of_a_table_that_was_not_read_are_no_prose():
    data = {"章节": {"复议诉讼情况": "维持纠正结果结果其他尚未审结"}, "表格": {"表四": "读不清"}}
    assert repeats(build_report(data)) == ()


@given(st.text("的性和与及被县甲乙，。\n", max_size=60))
@settings(max_examples=60)
def test_any_words_may_come(words):
    for one in found_in(words):
        assert one.raw in words


@given(st.text("甲乙丙，a1\n😀", max_size=40))
@settings(max_examples=100)
def test_the_big_number_finds_what_the_regular_expression_finds(words):
    expected = [found.start() for found in re.finditer(r"([㐀-鿿]{1,6})\1", words)]
    found = doubled(words)
    covered = {at for start, length in found for at in range(start, start + 2 * length)}
    assert bool(found) == bool(expected)
    assert all(at in covered for at in expected)
    assert all(words[s : s + n] == words[s + n : s + 2 * n] for s, n in found)
