"""A whole page to a report, and any bytes to a report or a problem."""

from __future__ import annotations

import time
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from checker.extract.passes import Given, read_report
from checker.model.problem import FATAL
from checker.source.document import Document
from checker.source.location import HtmlLocation


def test_a_whole_page(page) -> None:
    report = page.read()
    assert report.problems == ()
    assert report.title.text == "明湖市水务局2024年政府信息公开工作年度报告"
    identity = report.identity
    assert (identity.organ, identity.organ_kind, identity.year, identity.form) == (
        "明湖市水务局",
        "政府部门",
        2024,
        "2021",
    )
    assert identity.published == date(2025, 1, 21)
    assert [section.key for section in report.sections] == [
        "overview",
        "proactive_disclosure",
        "requests",
        "review_litigation",
        "problems",
        "other",
    ]
    assert [section.heading.number for section in report.sections] == [1, 2, 3, 4, 5, 6]
    assert report.opening.text == page.opening
    assert report.period.start == date(2024, 1, 1)
    assert report.period.end == date(2024, 12, 31)
    assert not report.period.damaged
    assert report.closing.text == "明湖市水务局\n2025年1月20日"
    assert report.section("other").body.text == "本年度没有收取信息处理费。"
    assert report.section("requests").body.text == ""
    assert {(mention.kind, mention.value) for mention in report.dates} == {
        ("page", date(2025, 1, 21)),
        ("signature", date(2025, 1, 20)),
        ("meta", date(2025, 1, 20)),
    }
    assert report.blank_form is False


def test_every_cell_and_its_place(page) -> None:
    source = page.source()
    report = page.read()
    assert [cell.value for cell in report.tables["t2"].cells] == [1, 2, 3, 4, 5, 6, 7, 8, 9, Decimal("10.25")]
    assert [cell.value for cell in report.tables["t3"].cells] == [100 + n for n in range(175)]
    assert [cell.value for cell in report.tables["t4"].cells] == list(range(1, 16))
    for table in report.tables.values():
        for cell in table.cells:
            assert isinstance(cell.location, HtmlLocation)
            assert source[cell.location.start : cell.location.end] == cell.raw


def test_words_know_their_place(page) -> None:
    source = page.source()
    body = page.read().section("problems").body
    at = body.text.index("图解")
    place = body.locate(at, at + 2)
    assert source[place.start : place.end] == "图解"
    assert place.describe().startswith("网页第")


def test_what_the_user_gives_goes_first(page) -> None:
    report = page.read(Given(organ_kind="垂直管理机构", province="SD", year=2019, published=date(2025, 3, 1)))
    assert report.identity.organ_kind == "垂直管理机构"
    assert report.identity.province == "SD"
    assert report.identity.form == "2019"
    assert report.identity.published == date(2025, 3, 1)
    assert report.layout.t3 == "2021"
    assert report.dates[0].kind == "given"


def test_the_same_bytes_give_the_same_report(page) -> None:
    assert page.read() == page.read()


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes(content: bytes) -> None:
    report = read_report(Document("x", content))
    assert "E104" not in {problem.code for problem in report.problems}


PIECES = (
    "<table>", "</table>", "<tr>", "<td rowspan=3>", "<td colspan='9'>", "</td>", "<p>", "</p>", "<br>",
    "<div>", "</div>", "一、总体情况", "二、主动公开政府信息情况", "三、收到和处理政府信息公开申请情况",
    "规章", "自然人", "总计", "（七）总计", "3.其他", "0", "1,234", "-", "无", "2024年", "2024年1月1日",
    "政府信息公开工作年度报告", "明湖市水务局", "<img src=a.png>", "<a href=b.doc>附件</a>",
    "<iframe src=c.pdf>", "<script>7</script>", "\n", "&nbsp;", "。", "，", "结果维持", "尚未审结",
    "行政复议", "<h2>", "&lt;", "<!--", "-->",
)  # fmt: skip


@settings(max_examples=80, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=60))
def test_any_soup_of_pieces(pieces: list[str]) -> None:
    report = read_report(Document("x", ("<html><body>" + "".join(pieces)).encode()))
    assert "E104" not in {problem.code for problem in report.problems}


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(start=st.integers(0, 12_000), length=st.integers(1, 60))
def test_a_hole_in_the_source_moves_no_figure(page, start: int, length: int) -> None:
    source = page.source()
    whole = [cell.value for cell in page.read().tables["t3"].cells]
    report = read_report(Document("x", (source[:start] + source[start + length :]).encode()))
    assert "E104" not in {problem.code for problem in report.problems}
    table = report.tables["t3"]
    if table.form == "2021" and table.cells:
        moved = [
            (cell.value, value)
            for cell, value in zip(table.cells, whole, strict=True)
            if cell.value is not None and cell.value != value and len(cell.raw) == 3
        ]
        assert moved == []


@pytest.mark.parametrize(
    "source",
    [
        "<table>" * 50_000 + "1",
        "<table><tr><td>" * 5_000 + "1",
        "<div>" * 50_000 + "一、总体情况",
        "<table><tr>" + "<td rowspan=65534 colspan=1000>1</td>" * 900,
        "<table>" + "<tr><td>1<td>2" * 20_000,
        "<p>" + "<b>1</b>" * 40_000,
        "一、总体情况" * 5_000,
        "一、" * 50_000,
        "<!-- > " * 20_000,
        "&nbsp;" * 50_000,
        "<p>（" * 10_000,
        "2024年" * 20_000,
    ],
    ids=lambda source: source[:20],
)
def test_hostile_pages_end_quickly(source: str) -> None:
    began = time.monotonic()
    report = read_report(Document("x", ("<html><body>" + source).encode()))
    assert time.monotonic() - began < 5
    assert "E104" not in {problem.code for problem in report.problems}


def test_nothing_at_all() -> None:
    report = read_report(Document("x", b" \n"))
    assert [(problem.code, problem.gravity) for problem in report.problems] == [("E101", FATAL)]


def test_a_report_in_one_table(page, read) -> None:
    rows = []
    for heading, table, words in zip(page.headings, page.tables, page.words, strict=True):
        rows.append(f'<tr><td colspan="10">{heading}</td></tr>')
        rows.append(table.replace("<table>", "").replace("</table>", ""))
        rows.append(f'<tr><td colspan="10">{words * 3}</td></tr>' if words else "")
    report = read(
        f"<html><body><p>{page.title}</p><p>{page.opening}</p><table>{''.join(rows)}</table></body>"
    )
    assert [section.key for section in report.sections] == [section.key for section in page.read().sections]
    for key, table in page.read().tables.items():
        assert [cell.value for cell in report.tables[key].cells] == [cell.value for cell in table.cells]


def test_the_title_of_the_site_is_not_the_report_s(page, read) -> None:
    page.title = page.before = ""
    source = page.source().replace("<title></title>", "<title>明湖市人民政府门户网站</title>")
    report = read(source)
    assert report.title.text == ""
    assert report.identity.organ == "明湖市水务局"  # from the signature
    assert report.identity.year == 2024  # the stated period is the whole year


@pytest.mark.parametrize("place", ["<title>", "<h1>"])
@pytest.mark.parametrize(
    ("other", "told"),
    [
        ("明湖市水务局2023年政府信息公开工作年度报告", True),
        ("明湖市教育局2024年政府信息公开工作年度报告", True),
        ("水务局2024年政府信息公开工作年度报告", False),
        ("2023年政府信息公开工作年度报告", False),
        ("政府信息公开", False),
    ],
)
def test_another_title_of_the_page_is_told_and_not_taken(page, read, place, other, told) -> None:
    source = page.source()
    end = source.index("</", source.index(place))
    report = read(source[: source.index(place) + len(place)] + other + source[end:])
    assert (report.identity.organ, report.identity.year) == ("明湖市水务局", 2024)
    assert report.titles[-1].text == report.title.text == "明湖市水务局2024年政府信息公开工作年度报告"
    assert [problem.code for problem in report.problems] == (["E122"] if told else [])


def test_a_page_s_date_long_before_the_year_ends_is_told_but_is_not_that_of_publication(page) -> None:
    page.head = ""
    page.before = page.before.replace("2025-01-21", "2024-05-06")
    report = page.read()
    assert report.identity.published is None
    assert ("page", date(2024, 5, 6)) in [(one.kind, one.value) for one in report.dates]
    page.before = page.before.replace("2024-05-06", "2024-12-30")
    assert page.read().identity.published == date(2024, 12, 30)


def test_the_day_a_period_begins_with_hides_no_late_publication(page) -> None:
    page.head = ""
    page.before = page.before.replace("发布日期：2025-01-21 ", "")
    page.opening = "按要求编制本报告，统计起止时间：2024年1月1日至2024年12月31日。"
    report = page.read()
    assert report.identity.published is None
    assert report.period is not None
    assert (report.period.start, report.period.end) == (date(2024, 1, 1), date(2024, 12, 31))
