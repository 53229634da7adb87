import pytest

from checker.facts.past_plans import PAST_PLAN
from checker.facts.years import other_years, report_links
from checker.model.unknown import Unknown
from checker.testing.reports import build_report

FINE = [
    "2024年收到申请8件，2023年收到申请5件。",
    "2023年收到申请5件。2024年收到申请8件。",
    "较2023年增加3件。2023年度结转的1件申请已办结。",
    "2023年以来共发布信息300条。截至2023年底共有文件20件。",
    "2025年，我局将主动公开信息100条。",
    "2025年工作打算：全年发布信息不少于100条。",
    "2023年12月印发的文件2件继续有效。",
    "《2023年全年工作总结》发布信息1条。",
    "2019年开展试点1项。",
    "2023年是开局之年。",
    "2024年收到申请8件。2023年同期收到5件。",
    "2024年共收到申请8件，办结8件。2023年共收到申请5件。",
    "上年（2023年）共收到申请5件。",
]
MENDED = [
    "2023年存在的“解读不够”问题，通过开展培训3次，已得到改善。一是宣传少。改进：加强宣传。",
    "2023年年度报告指出的2个问题，已通过开展培训4期整改到位。还存在宣传少的问题。改进：加强宣传。",
    "（一）上年度问题整改情况。2023年，开展培训4期，制定办法2件。（二）问题。宣传少。改进：加强宣传。",
]
PLANS = {
    "宣传少。2024年，我局将加强培训、增加图解。": True,
    "宣传少。下一步，在2024年工作中，我局将加强培训。": True,
    "宣传少。2023年，我局将加强培训。": True,
    "宣传少。2025年，我局将加强培训。": False,
    "宣传少。2024年，我局将加强培训作为重点，开展4次。": False,
    "上年度报告提出的改进方向：2024年将加强培训。目前宣传少。": False,
    "宣传少。2024年，我局将政务公开纳入考核。改进：加强宣传。": False,
}
LEFT = [
    "2023年，我局主动公开政府信息86条。",
    "2023年度全年收到申请5件，均已答复。",
    "（一）主动公开。2025年共发布信息86条。",
    "一是2023年未收到政府信息公开申请。",
    "信息公开人员2024年更换2人次。2023年，我局共公开信息86条。",
    "2023年，我局坚持以人民为中心，认真做好公开工作。",
]


@pytest.mark.parametrize("words", FINE)
def test_history_comparisons_and_plans_are_left_alone(words):
    assert other_years(build_report({"章节": {"总体情况": words}})) == ()


@pytest.mark.parametrize("words", LEFT)
def test_another_years_work_told_as_this_years_is_found(words):
    (found,) = other_years(build_report({"章节": {"总体情况": words}}))
    assert found.year in (2023, 2025)


@pytest.mark.parametrize("words", MENDED)
def test_last_years_problems_may_be_reported_on(words):
    assert other_years(build_report({"章节": {"问题与改进": words}})) == ()


@pytest.mark.parametrize(("words", "stale"), PLANS.items())
def test_a_plan_for_the_year_that_is_over_is_last_years(words, stale):
    found = other_years(build_report({"章节": {"问题与改进": words}}))
    assert [one.kind for one in found] == ([PAST_PLAN] if stale else [])


def test_without_a_year_nothing_can_be_compared():
    assert isinstance(other_years(build_report({"年度": None, "统计期限": "没有写"})), Unknown)


def test_only_addresses_of_the_report_count():
    words = "本报告可在网站下载，网址http://a.gov.cn/202401/t20240118_3.html。另见http://b.gov.cn/201901/t20190118_3.html。"
    found = report_links(build_report({"开头": words}))
    assert [link.year for link in found][:1] == [2024]
