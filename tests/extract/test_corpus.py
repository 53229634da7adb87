"""Real reports that stand beside the checkout: every readable figure, and no claim beyond what was seen."""

from __future__ import annotations

import json
import time
from datetime import date
from pathlib import Path

import pytest

from checker.extract.passes import read_report
from checker.model.report import Report
from checker.model.table import READ, UNREADABLE
from checker.source.document import Document

PARTS = ["overview", "proactive_disclosure", "requests", "review_litigation", "problems", "other"]


def read(path: Path) -> Report:
    return read_report(Document.of_file(path))


def keys(report: Report) -> list[str]:
    return [section.key for section in report.sections]


def holds(report: Report) -> bool:
    """Tell whether the sums of table 3 hold in every column: a check on the reading, not of the report."""
    table = report.tables["t3"]
    rows = [row for row in table.spec.rows if row.leaf]
    for column in table.spec.columns:
        figures = {row.key: table.cell(row.key, column.key).number or 0 for row in table.spec.rows}
        if (
            figures["new_received"] + figures["carried_in"]
            != figures["result_total"] + figures["carried_out"]
        ):
            return False
        if sum(figures[row.key] for row in rows) != figures["result_total"]:
            return False
    return True


@pytest.mark.parametrize("year", [2023, 2024])
def test_suqian(corpus: Path, year: int) -> None:
    report = read(corpus / f"suqian-city-{year}.html")
    assert (report.identity.organ, report.identity.organ_kind, report.identity.province) == (
        "宿迁市",
        "人民政府",
        "JS",
    )
    assert report.identity.year == year
    assert keys(report) == PARTS
    assert report.problems == ()
    assert holds(report)
    assert all(cell.value is not None for table in report.tables.values() for cell in table.cells)


def test_suqian_figures(corpus: Path) -> None:
    tables = read(corpus / "suqian-city-2024.html").tables
    assert [cell.value for cell in tables["t4"].cells] == [
        88,
        18,
        28,
        36,
        170,
        7,
        0,
        11,
        7,
        25,
        33,
        0,
        6,
        13,
        52,
    ]
    assert tables["t3"].cell("carried_out", "total").value == 125
    assert tables["t2"].cell("normative_docs", "valid").value == 420


def test_shanghai_2019(corpus: Path) -> None:
    report = read(corpus / "shanghai-general-office-2019.html")
    assert report.layout == ("2019", "2019", "2019", "2019")
    assert report.identity.published == date(2020, 1, 31)
    assert report.tables["t3"].cell("granted", "natural_person").state == "count"
    assert {cell.state for cell in report.tables["t3"].cells} == {"count", "blank"}
    assert report.problems == ()


def test_shandong_2024(corpus: Path) -> None:
    report = read(corpus / "shandong-bigdata-2024.txt")
    assert report.identity.organ == "山东省大数据局"
    assert report.identity.published == date(2025, 1, 22)
    assert report.title.text == "山东省大数据局2024年政府信息公开工作年度报告"
    assert keys(report) == PARTS
    assert report.period is not None
    assert report.period.damaged
    assert "first_character" in {damage.kind for damage in report.damage}
    assert holds(report)
    assert report.sections[-1].body.text.endswith("各项要求。")


@pytest.mark.parametrize(
    "name", ["hebei-education-2021", "hebei-education-2022", "hebei-industry-2021", "hebei-industry-2022"]
)
def test_hebei(corpus: Path, name: str) -> None:
    report = read(corpus / f"{name}.txt")
    assert keys(report) == PARTS
    assert report.identity.province == "HE"
    assert report.section("other").body.text.endswith(("无。", "信息处理费。"))


def test_an_empty_page_is_not_read(corpus: Path) -> None:
    report = read(corpus / "hebei-education-2020-empty-body.txt")
    assert [problem.code for problem in report.problems] == ["E130"]


def test_tables_as_pictures_are_not_missing(corpus: Path) -> None:
    report = read(corpus / "hebei-hr-2022-tables-as-images.txt")
    assert {table.state for table in report.tables.values()} == {UNREADABLE}
    assert report.closing.text.startswith("河北省人力资源和社会保障厅2023年1月28日")


def test_openings(corpus: Path) -> None:
    for path in sorted((corpus / "openings").iterdir()):
        report = read(path)
        assert "E104" not in {problem.code for problem in report.problems}, path.name
        assert {table.state for table in report.tables.values()} <= {READ, UNREADABLE}, path.name
        if "整页" not in path.name:
            assert report.problems, path.name


def test_made_pages(samples: Path) -> None:
    truth = json.loads((samples / "truth.json").read_text("utf-8"))
    wanted = {
        "t2": [text for row in truth["t2"].values() for text in row],
        "t3": [str(number) for row in truth["t3"] for number in row],
        "t4": [str(number) for row in truth["t4"] for number in row],
    }
    for path in sorted(samples.glob("h*.html")):
        report = read(path)
        for key, texts in wanted.items():
            assert [str(cell.number) for cell in report.tables[key].cells] == texts, path.name
        assert keys(report) == PARTS, path.name


def test_the_bomb_of_spans(samples: Path) -> None:
    began = time.monotonic()
    report = read(samples / "x1_rowspan_bomb.html")
    assert time.monotonic() - began < 2
    assert report.problems
