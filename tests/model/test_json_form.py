"""The JSON form of a report."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal

from checker.model.cell import AMBIGUOUS, AMOUNT, COUNT, Cell
from checker.model.identity import Identity
from checker.model.json_form import cell_to_json, number_text, report_to_json
from checker.model.problem import FATAL, Problem
from checker.model.report import Damage, DateMention, Heading, Period, Report, Section
from checker.model.table import ABSENT, READ, Table
from checker.schema.load import load_form
from checker.schema.spec import Layout
from checker.source.location import TextLocation
from checker.source.passage import Passage

PLACE = TextLocation(3, 5, 1, 4)


def sample() -> Report:
    tables = load_form("2021").tables
    figures = tuple(Cell(COUNT, at, str(at), PLACE) for at in range(175))
    return Report(
        Identity("明湖市水务局", "政府部门", "市", None, 2024, "2021", date(2025, 1, 20)),
        Layout("2021", "2021", "2021", "2021"),
        title=Passage.of("题目"),
        period=Period(date(2024, 1, 1), date(2024, 12, 31), "2024年1月1日至12月31日", False, PLACE),
        dates=(DateMention("page", None, "202511", PLACE),),
        sections=(
            Section(
                "overview", Heading("一、总体情况", "总体情况", 1, PLACE), Passage.of("文字"), 2, ("a.doc",)
            ),
        ),
        tables={
            "t2": Table(tables["t2"], "2021", ABSENT, words="无"),
            "t3": Table(tables["t3"], "2021", READ, figures),
            "t4": Table(tables["t4"], "2021", ABSENT),
        },
        damage=(Damage("date", "202511", ("2025-01-01",), PLACE),),
        problems=(Problem("E130", "没有读到正文。", FATAL),),
    )


def test_keys_of_the_contract() -> None:
    form = report_to_json(sample())
    assert form["schema"] == "checker.report/1"
    assert form["identity"]["published"] == "2025-01-20"
    assert form["period"]["start"] == "2024-01-01"
    assert form["sections"][0]["heading"] == "一、总体情况"
    assert form["tables"]["t2"]["rules.issued"]["state"] == "missing"
    assert form["tables"]["t3"]["new_received"]["total"]["value"] == "6"
    assert form["tables"]["t4"]["review_upheld"]["value"] is None
    assert form["table_states"]["t2"]["words"] == "无"
    assert form["problems"][0]["code"] == "E130"
    assert form["dates"][0]["value"] is None


def test_the_form_is_plain_json_and_stable() -> None:
    once = json.dumps(report_to_json(sample()), ensure_ascii=False)
    assert once == json.dumps(report_to_json(sample()), ensure_ascii=False)
    assert json.loads(once) == report_to_json(sample())


def test_cells() -> None:
    assert cell_to_json(Cell(AMOUNT, Decimal("0.370"), "0.370万元", PLACE, "万元")) == {
        "value": "0.370",
        "raw": "0.370万元",
        "state": "amount",
        "location": PLACE.to_json(),
        "note": "万元",
    }
    undecided = cell_to_json(Cell(AMBIGUOUS, None, "811", None, "几种切法", "glued", ("8 1 1", "81 1")))
    assert undecided["candidates"] == ["8 1 1", "81 1"]
    assert undecided["method"] == "glued"


def test_numbers_have_no_exponent() -> None:
    assert number_text(Decimal("1E+3")) == "1000"
    assert number_text(12) == "12"
    assert number_text(None) is None
