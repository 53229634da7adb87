from __future__ import annotations

import pytest

from checker.facts.organ_rank import county_or_above
from checker.model.identity import Identity
from checker.model.report import Report
from checker.model.unknown import Unknown
from checker.schema.spec import Layout

LAYOUT = Layout("2021", "2021", "2021", "2021")


def rank(organ: str, kind: str = "人民政府", level: str = "未知") -> bool | Unknown:
    return county_or_above(Report(Identity(organ, kind, level), LAYOUT))


@pytest.mark.parametrize(
    "organ",
    [
        "明湖区人民政府",
        "明湖市人民政府",
        "某某自治州人民政府",
        "青原旗人民政府",
        "明湖县政府",
        "明湖市滨江新区人民政府",
    ],
)
def test_a_government_of_a_place_is_of_a_county_s_rank_or_above_whatever_its_level(organ: str) -> None:
    assert rank(organ) is True


@pytest.mark.parametrize("organ", ["明湖开发区人民政府", "明湖山人民政府", "云台风景区政府"])
def test_what_the_name_does_not_tell_stays_unknown(organ: str) -> None:
    assert isinstance(rank(organ), Unknown)


def test_the_level_goes_first_and_other_kinds_are_none() -> None:
    assert rank("明湖区人民政府", level="县") is True
    assert rank("明湖人民政府", level="乡") is False
    assert rank("明湖区管理委员会", "管理委员会") is False
    assert rank("明湖镇人民政府", "乡镇人民政府", "乡") is False
    assert isinstance(rank("明湖区人民政府", "未知"), Unknown)
