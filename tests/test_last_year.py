"""Only last year's report of the same organ is compared with; whatever else is given is told."""

from __future__ import annotations

from datetime import date
from importlib.resources import files

import pytest

from checker.engine.run import judge
from checker.last_year import not_read, why_not
from checker.model.unknown import Unknown
from checker.pipeline import Request, read_document
from checker.session import Setup, open_session
from checker.source.document import Document

PAGE = (files("checker") / "samples" / "minghu-2024.html").read_text("utf-8")
DAY = date(2025, 2, 1)
SESSION = open_session(Setup(DAY, plugins=False, select=("Y", "T301")))


def page(organ: str = "明湖市数据资源局", year: int = 2023) -> Document:
    changed = (
        PAGE.replace("2024", str(year)).replace("2025", str(year + 1)).replace("明湖市数据资源局", organ)
    )
    return Document(f"{organ}{year}.html", changed.encode())


THIS = page(year=2024)


def codes(previous: Document) -> list[str]:
    return [problem.code for problem in SESSION.check(THIS, previous).problems]


@pytest.mark.parametrize(
    ("organ", "year", "is_used"),
    [
        pytest.param("明湖市数据资源局", 2023, True, id="last year's"),
        pytest.param("明湖市数据资源局", 2024, False, id="this year's"),
        pytest.param("明湖市数据资源局", 2021, False, id="an older one"),
        pytest.param("明湖市大数据局", 2023, True, id="renamed"),
        pytest.param("数据资源局", 2023, True, id="without the place"),
        pytest.param("明湖市档案局", 2023, False, id="another organ of the place"),
        pytest.param("南江市数据资源局", 2023, False, id="another place"),
        pytest.param("明湖市人民政府", 2023, False, id="another kind"),
    ],
)
def test_whose_report_is_used(organ: str, year: int, is_used: bool) -> None:
    result = SESSION.check(THIS, page(organ, year))
    assert [problem.code for problem in result.problems] == ([] if is_used else ["E921"])
    compared = [finding for finding in result.findings if finding.rule.startswith("Y")]
    assert bool(compared) is is_used
    assert {item.rule for item in result.unchecked} == (
        set() if is_used else {"Y201", "Y301", "Y302", "Y501"}
    )
    assert "T301" in {finding.rule for finding in result.findings}


@pytest.mark.parametrize(
    ("one", "other", "may_be"),
    [
        ("济南市卫生健康委员会", "济南市卫生和计划生育委员会", True),
        ("济南市市场监督管理局", "济南市工商行政管理局", False),
        ("济南市教育局", "青岛市教育局", False),
        ("淮安市洪泽区大数据局", "洪泽区数据局", True),
        ("济南市教育局", "济南市教育局机关", True),
    ],
)
def test_names_of_organs(one: str, other: str, may_be: bool) -> None:
    report = read_document(page(one, 2024), Request())
    before = read_document(page(other, 2023), Request())
    assert (why_not(report, before, "去年") is None) is may_be


def test_one_that_cannot_be_read_is_named_and_costs_the_comparison_only() -> None:
    result = SESSION.check(THIS, Document("去年.html", b""))
    assert [problem.code for problem in result.problems] == ["E922"]
    assert "去年.html" in result.problems[0].message
    assert all("去年.html" in item.reason for item in result.unchecked)
    assert "T301" in {finding.rule for finding in result.findings}


def test_one_that_cannot_be_opened() -> None:
    result = SESSION.check(THIS, not_read("去年.html", "没有权限"))
    assert [problem.code for problem in result.problems] == ["E922"]
    assert {item.reason for item in result.unchecked} == {"上年报告（去年.html）没有读出：没有权限"}


def test_compiled_rules_and_the_evaluator_agree_on_it() -> None:
    report = read_document(THIS, Request())
    why = Unknown("没有用")
    one, other = (judge(report, why, SESSION.rulebook, DAY, compiled=compiled) for compiled in (True, False))
    assert (one.counts, one.unchecked, one.findings) == (other.counts, other.unchecked, other.findings)
    assert one.counts.cannot_tell > 0
