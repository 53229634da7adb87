"""The rules on dates, on pages as they are read."""

from __future__ import annotations

from datetime import date

import pytest

from checker.findings.result import ReportResult
from checker.session import Setup, open_session
from checker.source.document import Document
from tests.extract.conftest import Page

DEADLINES = ("D102", "D103", "D104")


def check(page: Page) -> ReportResult:
    session = open_session(Setup(as_of=date(2026, 11, 24), plugins=False))
    return session.check(Document("page.html", page.source().encode()))


def undated(signed: str) -> Page:
    page = Page()
    page.head = ""
    page.before = ""
    page.closing = f"<p>明湖市水务局</p><p>{signed}</p>"
    return page


def found(result: ReportResult, *codes: str) -> list[str]:
    return [finding.message for finding in result.findings if finding.rule in codes]


def test_a_signature_behind_the_deadline_proves_that_the_report_is_late() -> None:
    (message,) = found(check(undated("2025年3月10日")), *DEADLINES)
    assert "2025年3月10日" in message
    assert "38 天" in message
    assert not found(check(undated("2025年1月10日")), *DEADLINES)


def test_an_address_that_tells_a_day_in_time_leaves_it_open() -> None:
    page = undated("2025年3月10日")
    page.head = '<link rel="canonical" href="http://www.minghu.gov.cn/art/t20250118_3105853.html">'
    assert not found(check(page), *DEADLINES)
    page.head = page.head.replace("20250118", "20250218")
    assert found(check(page), "D102")


@pytest.mark.parametrize("told", ["统计起止时间：", "起止日期", "数据起止时间："])
def test_the_first_day_of_the_period_makes_no_late_report_pass(told: str) -> None:
    page = undated("2025年3月10日")
    page.opening = f"按要求编制本报告，{told}2024年1月1日至2024年12月31日。"
    result = check(page)
    assert found(result, "D102")
    assert not found(result, "D101", "D106")


def test_each_of_two_dates_is_quoted_in_its_own_words() -> None:
    page = Page()
    page.head = ""
    page.before = page.before.replace("2025-01-21", "2025-01-12")
    (finding,) = [one for one in check(page).findings if one.rule == "D106"]
    told = {one.name: (one.value, one.raw) for one in finding.evidence}
    assert told == {
        "处.落款日期": ("2025年1月20日", "2025年1月20日"),
        "处.页面日期": ("2025年1月12日", "2025-01-12"),
    }
