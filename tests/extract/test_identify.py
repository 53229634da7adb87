"""Organ, year, kind and level, only as far as they are certain."""

from __future__ import annotations

import pytest

from checker.extract.identify import Given, identify, kind_of, name_of, split_title
from checker.model.identity import UNKNOWN
from checker.source.passage import Passage


@pytest.mark.parametrize(
    ("title", "organ", "year"),
    [
        ("明湖市水务局2024年政府信息公开工作年度报告", "明湖市水务局", 2024),
        ("2024年明湖市水务局政府信息公开工作年度报告", "明湖市水务局", 2024),
        ("明湖市水务局2024年度政府信息公开工作年度报告", "明湖市水务局", 2024),
        ("明湖市水务局2024年政府信息公开年度报告", "明湖市水务局", 2024),
        ("明湖市水务局2024年度信息公开年报", "明湖市水务局", 2024),
        ("明湖市水务局政府信息公开工作2024年度报告", "明湖市水务局", 2024),
        ("柳溪镇人民政府信息公开工作2024年度报告", "柳溪镇人民政府", 2024),
        ("2025年度政府信息公开年报", "", 2025),
        ("政府信息公开工作年度报告", "", None),
        ("明湖市水务局二〇二四年政府信息公开工作年度报告", "明湖市水务局", 2024),
        ("柳溪镇2023年政府信息公开工作告年度报", "柳溪镇", 2023),
        ("明湖市水务局2024年政府信息公开工作年度报...", "明湖市水务局", 2024),
        ("关于印发2024年政府信息公开工作年度报告", "", 2024),
        ("明湖市水务局2 0 2 4年政府信息公开工作年度报告", "明湖市水务局", 2024),
        ("明湖市水务局", "", None),
    ],
)
def test_titles(title: str, organ: str, year: int | None) -> None:
    assert split_title(title) == (organ, year)


@pytest.mark.parametrize(
    ("organ", "kind", "level", "province"),
    [
        ("山东省人民政府", "人民政府", "省", "SD"),
        ("宿迁市", "人民政府", "市", "JS"),
        ("宿迁市人民政府", "人民政府", "市", "JS"),
        ("淮安市洪泽区人民政府", "人民政府", "县", "JS"),
        ("上海市人民政府", "人民政府", "省", "SH"),
        ("上海市人民政府办公厅", "政府部门", "省", "SH"),
        ("宿迁市人民政府办公室", "政府部门", "市", "JS"),
        ("河北省教育厅", "政府部门", "省", "HE"),
        ("柳溪镇人民政府", "乡镇人民政府", "乡", None),
        ("柳溪乡", "乡镇人民政府", "乡", None),
        ("广州市海珠区官洲街道办事处", "街道办事处", "乡", "GD"),
        ("长春新区管理委员会", "管理委员会", UNKNOWN, None),
        ("山东省人民政府国有资产监督管理委员会", "政府部门", "省", "SD"),
        ("湖口县卫生健康委员会", "政府部门", "县", "JX"),
        ("宣城市气象局", "垂直管理机构", "市", "AH"),
        ("国家税务总局宿迁市税务局", "垂直管理机构", UNKNOWN, None),
        ("南京海关", "垂直管理机构", UNKNOWN, None),
        ("宿迁市地震局", "政府部门", "市", "JS"),
        ("宿迁高新区管委会教育局", "政府部门", UNKNOWN, None),
        ("明湖图书馆", UNKNOWN, UNKNOWN, None),
    ],
)
def test_kinds(organ: str, kind: str, level: str, province: str | None) -> None:
    assert kind_of(organ) == (kind, level, province)


def test_the_lost_first_character_is_found_in_another_title() -> None:
    titles = [
        Passage.of("山东省水利厅2024年政府信息公开工作年度报告"),
        Passage.of("东省水利厅2024年政府信息公开工作年度报告"),
    ]
    named = name_of(titles, [], "", "")
    assert named.organ == "山东省水利厅"
    assert [(damage.kind, damage.raw, damage.readings) for damage in named.damage] == [
        ("first_character", "东省水利厅", ("山东省水利厅",))
    ]


def test_the_lost_first_character_is_found_in_the_text() -> None:
    titles = [Passage.of("东省水利厅2024年政府信息公开工作年度报告")]
    named = name_of(titles, [Passage.of("结合山东省水利厅工作实际，编制本报告。")], "", "")
    assert named.organ == "山东省水利厅"


def test_a_longer_name_in_the_text_is_no_damage() -> None:
    titles = [Passage.of("水利厅2024年政府信息公开工作年度报告")]
    named = name_of(titles, [Passage.of("我省水利厅编制本报告。省水利厅负责解释。")], "", "")
    assert (named.organ, named.damage) == ("水利厅", ())


def test_without_a_title_the_text_names_the_organ() -> None:
    opening = Passage.of("现公布2023年长春市二道区人民政府信息公开工作年度报告。")
    assert name_of([], [opening], "", "")[:2] == ("长春市二道区人民政府", 2023)
    opening = Passage.of("本年度报告由江苏省公安厅编制。统计期限自2023年1月1日起。")
    assert name_of([], [opening], "", "")[0] == "江苏省公安厅"
    assert name_of([], [], "明湖市水务局", "")[0] == "明湖市水务局"
    assert name_of([], [Passage.of("按照省政府办公厅要求编制。")], "", "")[0] is None


def test_nothing_known_stays_unknown() -> None:
    identity = identify(name_of([], [], "", ""), Given(), None)
    assert (identity.organ, identity.organ_kind, identity.year, identity.form) == (
        None,
        UNKNOWN,
        None,
        "2021",
    )
