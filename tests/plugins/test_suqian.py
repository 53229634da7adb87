"""The city pack on top of a province: points off for lateness and for more than half repeated."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path

import pytest

from checker.findings.result import ReportResult
from checker.session import Session, Setup, open_session
from checker.source.document import Document

ROOT = Path(__file__).parents[2]
SAMPLE = (ROOT / "checker" / "samples" / "minghu-2024.html").read_text("utf-8")
CITY = "宿迁市数据资源局"
IN_TIME, LATE = "2025-01-21", "2025-02-21"


@pytest.fixture(autouse=True)
def _no_installed_plugins(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("checker.plugin.discover.installed_plugins", lambda search=None: [])
    monkeypatch.setattr("checker.plugin.load.installed_plugins", lambda search=None: [])


@cache
def session() -> Session:
    return open_session(Setup(as_of=date(2026, 1, 1), plugin_folders=(str(ROOT / "plugins"),)))


def report(organ: str = CITY, published: str = IN_TIME) -> Document:
    text = SAMPLE.replace("明湖市数据资源局", organ).replace("2025-01-21", published)
    if published == LATE:
        text = text.replace("2025年1月20日", "2025年2月20日")
    return Document("report.html", text.encode())


def the_year_before(organ: str = CITY, *, same_words: bool) -> Document:
    text = SAMPLE.replace("明湖市数据资源局", organ).replace("2025", "2024x").replace("2024年", "2023年")
    text = text.replace("2024x", "2024")
    if not same_words:
        head, _, rest = text.partition("<h2>一、总体情况</h2>")
        _, _, rest = rest.partition("<h2>二、")
        other = "这一年本机关只做了一件事：把旧的目录逐条对照着改了一遍，别的都没有动。" * 8
        tables, _, _ = rest.partition("<h2>五、")
        last = "<h2>六、其他需要报告的事项</h2><p>无。</p>"
        text = f"{head}<h2>一、总体情况</h2><p>{other}</p><h2>二、{tables}{last}"
    return Document("before.html", text.encode())


def points(result: ReportResult) -> tuple[str, list[str]]:
    (given,) = result.scores
    return given.score.total, [item.label for item in given.score.items]


def test_a_report_in_time_and_new_loses_nothing() -> None:
    result = session().check(report(), the_year_before(same_words=False))
    assert points(result) == ("0", [])


def test_a_late_report_loses_half_a_point() -> None:
    result = session().check(report(published=LATE), the_year_before(same_words=False))
    assert points(result) == ("-0.5", ["年报公布不及时"])
    assert "SQ101" in {finding.rule for finding in result.findings}


def test_a_report_more_than_half_repeated_loses_half_a_point() -> None:
    result = session().check(report(), the_year_before(same_words=True))
    assert points(result) == ("-0.5", ["与上年雷同超过一半"])


def test_both_lose_a_whole_point_and_name_their_findings() -> None:
    result = session().check(report(published=LATE), the_year_before(same_words=True))
    assert points(result) == ("-1.0", ["年报公布不及时", "与上年雷同超过一半"])
    known = {finding.fingerprint for finding in result.findings}
    (given,) = result.scores
    assert all(set(item.findings) <= known and item.findings for item in given.score.items)


def test_without_last_year_only_lateness_counts() -> None:
    assert points(session().check(report(published=LATE))) == ("-0.5", ["年报公布不及时"])


@pytest.mark.parametrize("organ", ["淮安市数据资源局", "明湖市数据资源局", "济南市数据资源局"])
def test_another_city_has_no_score(organ: str) -> None:
    result = session().check(report(organ, LATE), the_year_before(organ, same_words=True))
    assert result.scores == ()
    assert not [finding for finding in result.findings if finding.rule.startswith("SQ")]
