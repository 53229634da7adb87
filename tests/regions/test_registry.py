"""Which province a name stands in: certain or unknown, never guessed."""

import pytest

from checker.regions.registry import PROVINCE_CODES, all_regions, leading_places, province_of


@pytest.mark.parametrize(
    ("name", "province"),
    [
        ("山东省大数据局", "SD"),
        ("淮安市洪泽区人民政府", "JS"),
        ("河北省沧州市新华区民政局", "HE"),
        ("上海市普陀区人民政府", "SH"),
        ("重庆市渝中区人民政府办公室", "CQ"),
        ("济源市民政局", "HA"),
        ("宁夏回族自治区银川市财政局", "NX"),
    ],
)
def test_a_name_that_begins_with_a_known_place(name: str, province: str) -> None:
    assert province_of(name) == province


@pytest.mark.parametrize("name", ["新华区人民政府", "鼓楼区教育局", "国家税务总局", "", "省大数据局"])
def test_an_ambiguous_or_unknown_name_stays_unknown(name: str) -> None:
    assert province_of(name) is None


def test_a_chain_narrows_step_by_step() -> None:
    assert [place.code for place in leading_places("扬州市江都区水利局")] == ["321012"]


def test_a_place_of_another_province_does_not_continue_a_chain() -> None:
    # 四川 begins with 51; the code of 重庆, 500000, must not be taken for its beginning
    assert [place.name for place in leading_places("重庆市武侯区")] == ["重庆市"]


def test_every_county_of_the_standard_is_known() -> None:
    places = list(all_regions())
    assert sum(place.level == "县" for place in places) > 2800
    assert {place.province for place in places} - {None} == set(PROVINCE_CODES)
