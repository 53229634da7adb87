"""Pages that name the parts more than once: lists of the parts, copies, reports of several years."""

from __future__ import annotations

import pytest

from checker.extract.passes import read_report
from checker.model.cell import AMBIGUOUS
from checker.source.document import Document

NAMES = (
    "一、总体情况",
    "二、主动公开政府信息情况",
    "三、收到和处理政府信息公开申请情况",
    "四、政府信息公开行政复议、行政诉讼情况",
    "五、存在的主要问题及改进情况",
    "六、其他需要报告的事项",
)
LISTS = (
    "<div class=toc>" + "".join(f"<a href='#'>{name}</a><br>" for name in NAMES) + "</div>",
    f"<div><p>本页摘要：本报告包括{'；'.join(NAMES)}。</p></div>",
    f"<div><p>年度报告应当包括：{'，'.join(name[2:] for name in NAMES)}。</p></div>",
)


def body(page) -> str:
    return f"<h1>{page.title}</h1><p>{page.opening}</p>{page.parts()}"


def read(page, inner: str, head: str = ""):
    title = f"<title>{page.title}</title>{head}"
    return read_report(Document("x.html", f"<html><head>{title}</head><body>{inner}</body></html>".encode()))


def codes(report) -> list[str]:
    return [problem.code for problem in report.problems]


def changed(text: str) -> str:
    return text.replace("<td>100</td>", "<td>900</td>")


@pytest.mark.parametrize("listed", LISTS)
@pytest.mark.parametrize("wrap", ["<div>{}</div>", "{}"])
def test_a_list_of_the_parts_behind_the_report(page, listed: str, wrap: str) -> None:
    report = read(page, wrap.format(body(page)) + listed)
    assert [section.key for section in report.sections][::5] == ["overview", "other"]
    assert report.section("overview").body.text.startswith("（一）主动公开")
    assert report.tables["t3"].cell("new_received", "natural_person").value == 100
    assert codes(report) == []


@pytest.mark.parametrize(
    ("hidden", "head"),
    [
        ("style='display:none'", ""),
        ("hidden", ""),
        ("class=phone", "<style>.phone{display:none} @media(max-width:9em){.phone{display:block}}</style>"),
    ],
)
@pytest.mark.parametrize("first", [True, False])
def test_a_copy_that_is_hidden_is_not_read(page, hidden: str, head: str, *, first: bool) -> None:
    shown, other = f"<div>{body(page)}</div>", f"<div {hidden}>{changed(body(page))}</div>"
    report = read(page, shown + other if first else other + shown, head)
    assert report.tables["t3"].cell("new_received", "natural_person").value == 100
    assert codes(report) == []


def test_a_copy_that_says_the_same(page) -> None:
    report = read(page, f"<div>{body(page)}</div>\n<div>\n{body(page)}</div>")
    assert len(report.sections) == 6
    assert codes(report) == []


def test_a_copy_with_another_figure_leaves_it_undecided(page) -> None:
    report = read(page, f"<div>{body(page)}</div><div>{changed(body(page))}</div>")
    first, second = report.tables["t3"].cells[:2]
    assert (first.state, first.candidates, second.value) == (AMBIGUOUS, ("100", "900"), 101)
    assert codes(report) == ["E123"]


@pytest.mark.parametrize("newest_first", [True, False])
def test_of_two_years_the_one_of_the_title_is_read(page, *, newest_first: bool) -> None:
    own = f"<div>{body(page)}</div>"
    old = changed(own).replace("2024年", "2023年")
    report = read(page, own + old if newest_first else old + own)
    assert report.identity.year == 2024
    assert report.tables["t3"].cell("new_received", "natural_person").value == 100
    assert codes(report) == ["E123"]
    assert "2024、2023" in report.problems[0].message


def test_reports_without_elements_of_their_own(page) -> None:
    report = read(page, body(page) + body(page).replace("2024年", "2023年"))
    assert "E123" in codes(report)


def test_an_opening_that_lists_the_parts_is_no_copy(page) -> None:
    page.opening = f"本报告由{'、'.join(NAMES)}组成。" * 3
    report = page.read()
    assert codes(report) == []
    assert len(report.sections) == 6
