from __future__ import annotations

import pytest

from checker.extract.damage import find_damage, find_label_damage
from checker.model.report import Damage
from checker.source.location import TextLocation
from checker.source.passage import Anchor, Passage
from tests.extract.flattened import read, tokens_of


def found_in(text: str) -> list[Damage]:
    return list(find_damage([Passage.of(text, (Anchor(0, TextLocation(0, len(text), 1, 1)),))]))


@pytest.mark.parametrize(
    ("text", "kind", "raw", "readings"),
    [
        ("期限从202411日起算。", "date", "202411日", ("2024年1月1日",)),
        ("我局2024度没有收费。", "date", "2024度", ("2024年度",)),
        ("依据国办公开办函202130号编制。", "citation", "国办公开办函202130号", ("国办公开办函〔2021〕30号",)),
        ("（国办公开办函〔202130", "citation", "国办公开办函〔202130", ("国办公开办函〔2021〕30号",)),
        ("甲局工作年度报告（2024年", "bracket", "甲局工作年度报告（2024年", ("甲局工作年度报告（2024年）",)),
    ],
)
def test_lost_characters_are_told_with_what_they_may_have_been(
    text: str, kind: str, raw: str, readings: tuple[str, ...]
) -> None:
    damage = found_in(text)[0]
    assert (damage.kind, damage.raw, damage.readings) == (kind, raw, readings)
    assert damage.location is not None
    place = damage.location.to_json()
    assert text[place["start"] : place["end"]] == raw


def test_a_lost_item_number_may_have_been_several() -> None:
    (damage,) = found_in("第二十条第项")
    assert len(damage.readings) == 4


@pytest.mark.parametrize(
    "text",
    [
        "国办公开办函〔2021〕30号",
        "国办公开办函[2021]30号",
        "国务院令第711号",
        "2024年1月1日至2024年12月31日",
        "2024年度",
        "第二十条第（一）项",
        "1)主动公开",
        "电话：20231234",
    ],
)
def test_whole_text_is_not_damaged(text: str) -> None:
    assert found_in(text) == []


def test_damaged_labels_are_told_with_the_label_of_the_form() -> None:
    text = "\n".join(tokens_of("t3", [0] * 175))
    text = text.replace("不计其他情形）", "不计其他情形").replace("禁止公开", "止公开")
    damages = {damage.kind: damage for damage in find_label_damage(read(text)["t3"])}
    assert damages["label"].readings == ("2.其他法律行政法规禁止公开",)
    assert damages["bracket"].readings == ("（二）部分公开（区分处理的，只计这一情形，不计其他情形）",)
