"""The functions that rules call: they answer for every report, and their records have the fields named."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.language.domain_structure import STRUCTURE
from checker.model.unknown import Unknown
from checker.testing.reports import build_report

LISTS = [spec for spec in STRUCTURE if not spec.parameters and spec.returns.kind == "list"]
WORDS = st.text(
    "一二三是、。，；：（）1234年月日 \n政府信息公开主动申请监督保障我局镇县由编制报告×X*_的", max_size=80
)
BROKEN = {
    "年度": 2024,
    "机关": "丙县丁镇人民政府",
    "标题": "丙县丁镇2024年政府信息公开报告",
    "开头": "由乙县民政局根据《政府信息公开条例》（国务院令第492号）编制，"
    "由总体情况、主动公开、依申请公开、存在问题五个部分组成。邮编：123。"
    "本报告可下载：http://a.gov.cn/202401/t20240118_3.html",
    "章节": {
        "总体情况": "2023年，我局主动公开的的信息3条。××县。",
        "问题与改进": "一是甲；二是乙。下一步：一是丙。",
    },
    "章节标题": {"问题与改进": "六、工作思考"},
    "标签": {"表三": [{"行": "新收", "印作": "一、本年新收政府信息公开申数量", "情况": "损坏"}]},
    "损伤": [{"原文": "202411日", "读法": ["2024年1月1日"]}],
}

OF_A_DEPARTMENT = {"机关": "甲县司法局", "章节": {"总体情况": "甲县审计局党组高度重视。"}}


@pytest.mark.parametrize("spec", LISTS, ids=lambda spec: spec.english)
def test_records_have_the_fields_that_rules_name(spec):
    found = spec.call(build_report(BROKEN)) or spec.call(build_report(OF_A_DEPARTMENT))
    assert found, spec.name
    for one in found:
        assert all(hasattr(one, field.attribute) for field in spec.returns.item.fields)
        assert hasattr(one, "location")


@pytest.mark.parametrize("spec", LISTS, ids=lambda spec: spec.english)
def test_nothing_read_is_unknown_or_nothing_found_never_a_fault(spec):
    found = spec.call(build_report({"删去章节": "全部", "开头": "", "落款": "", "标题": ""}))
    assert isinstance(found, Unknown) or all(type(one).__name__ in ("TableForm", "DatePair") for one in found)


@given(WORDS, WORDS, WORDS)
@settings(max_examples=60, deadline=None)
def test_any_words_are_answered(opening, overview, problems):
    report = build_report(
        {"开头": opening, "章节": {"总体情况": overview, "问题与改进": problems}, "落款": opening}
    )
    for spec in STRUCTURE:
        result = spec.call(report, *(["其他事项"] if spec.parameters else [])) if spec.takes_report else None
        assert result is not None
