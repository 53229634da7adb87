import pytest

from checker.facts.years import other_years, report_links
from checker.model.unknown import Unknown
from checker.testing.reports import build_report

FINE = [
    "2024年收到申请8件，2023年收到申请5件。",
    "2023年收到申请5件。2024年收到申请8件。",
    "较2023年增加3件。2023年度结转的1件申请已办结。",
    "2023年以来共发布信息300条。截至2023年底共有文件20件。",
    "2025年，我局将主动公开信息100条。",
    "2023年12月印发的文件2件继续有效。",
    "《2023年全年工作总结》发布信息1条。",
    "2019年开展试点1项。",
    "2023年是开局之年。",
]
LEFT = [
    "2023年，我局主动公开政府信息86条。",
    "2023年度全年收到申请5件，均已答复。",
    "（一）主动公开。2025年共发布信息86条。",
    "一是2023年未收到政府信息公开申请。",
    "2023年，我局坚持以人民为中心，认真做好公开工作。",
]


@pytest.mark.parametrize("words", FINE)
def test_history_comparisons_and_plans_are_left_alone(words):
    assert other_years(build_report({"章节": {"总体情况": words}})) == ()


@pytest.mark.parametrize("words", LEFT)
def test_another_years_work_told_as_this_years_is_found(words):
    (found,) = other_years(build_report({"章节": {"总体情况": words}}))
    assert found.year in (2023, 2025)


def test_without_a_year_nothing_can_be_compared():
    assert isinstance(other_years(build_report({"年度": None, "统计期限": "没有写"})), Unknown)


def test_only_addresses_of_the_report_count():
    words = "本报告可在网站下载，网址http://a.gov.cn/202401/t20240118_3.html。另见http://b.gov.cn/201901/t20190118_3.html。"
    found = report_links(build_report({"开头": words}))
    assert [link.year for link in found][:1] == [2024]
