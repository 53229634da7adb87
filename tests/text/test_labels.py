from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.schema.load import load_form
from checker.text.labels import DAMAGED, EXACT, NONE, VARIANT, edit_distance, match_label, normalise_label

ROWS = {row.key: (row.label, *row.variants) for row in load_form("2021").tables["t3"].rows}


def test_what_does_not_tell_labels_apart_is_left_out() -> None:
    texts = [
        "3.危及“三安全一稳定”",
        '3、危及"三安全一稳定"',
        "３．危及 三安全一稳定",
        "3. 危及『三安全一稳定』",
    ]
    assert {normalise_label(text) for text in texts} == {"危及三安全一稳定"}
    assert (
        normalise_label("（七）总计") == normalise_label("(七) 总计") == normalise_label("㈦总计") == "总计"
    )


@pytest.mark.parametrize(
    ("text", "key", "agreement"),
    [
        ("（七）总计", "result_total", EXACT),
        ("1、本机关不掌握相关政府信息", "unable_not_held", EXACT),
        ("3.重复申请", "refused_repeat", VARIANT),
        ("重复申请", "refused_repeat", VARIANT),
        ("2.其他法律行政止公开", "denied_other_law", DAMAGED),
        ("(二)部分公开(区分处理的,只计这一情形,不计其他情形", "partial", EXACT),
        ("现行有效件数", "", NONE),
        ("", "", NONE),
        ("一、", "", NONE),
    ],
)
def test_a_label_is_matched(text: str, key: str, agreement: str) -> None:
    match = match_label(text, ROWS)
    assert (match.key, match.agreement) == (key, agreement)


def test_a_label_that_may_be_two_is_none() -> None:
    rows = {"a": ("甲乙丙丁戊己",), "b": ("甲乙丙丁戊庚",)}
    assert match_label("甲乙丙丁戊辛", rows).agreement == NONE
    assert match_label("甲乙丙丁己", rows).key in ("a", "")


@given(st.sampled_from(sorted(ROWS)), st.data())
@settings(max_examples=100, deadline=None)
def test_a_lost_character_never_makes_another_row_of_a_label(key: str, data: st.DataObject) -> None:
    label = ROWS[key][0]
    at = data.draw(st.integers(0, len(label) - 1))
    assert match_label(label[:at] + label[at + 1 :], ROWS).key in (key, "")


def test_distance_stops_at_its_limit() -> None:
    assert edit_distance("甲乙丙", "甲丙", 2) == 1
    assert edit_distance("甲乙丙", "丁戊己", 2) is None
