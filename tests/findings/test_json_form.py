"""The JSON form: every part validated, nothing lost, the same bytes."""

from __future__ import annotations

import json
from typing import Any

from jsonschema import Draft202012Validator

from checker.cli.schema import schema_text
from checker.findings.basis import Basis
from checker.findings.finding import Evidence, Finding, Slip, Unchecked
from checker.findings.json_form import to_json
from checker.findings.result import Counts, PackInfo, PluginInfo, ReportResult, RunResult
from checker.model.identity import Identity
from checker.model.problem import FATAL, NOTE, Problem
from checker.source.location import (
    DocxLocation,
    HtmlLocation,
    PdfLocation,
    SheetLocation,
    TextLocation,
)

PLACES = (
    TextLocation(0, 3, 1, 1),
    HtmlLocation("/html/body/p", 4, 9, "第1段"),
    DocxLocation("word/document.xml", "tbl[2]/tr[1]", 0, 2),
    PdfLocation(2, (1.0, 2.5, 3.0, 4.25)),
    SheetLocation("表1", "C4"),
    None,
)


def whole() -> RunResult:
    evidence = tuple(
        Evidence(f"数{at}", str(at), str(at), "count", place, "left", -1 if at else 1)
        for at, place in enumerate(PLACES)
    )
    finding = Finding(
        "T301",
        "名",
        "error",
        True,
        "说明",
        (Basis("文件", "文号", "条款", "原文", "https://example.org/"),),
        (("列", "自然人"),),
        "1",
        "2",
        "1",
        "甲 = 乙",
        "1 = 2",
        evidence,
        "整改",
        PLACES[0],
        "0" * 16,
        Slip("unit", "推测", "数1", "3"),
        "",
    )
    problem = Problem("E101", "空", FATAL, PLACES[3])
    report = ReportResult(
        "a.html",
        "f" * 64,
        Identity("甲", "政府部门", "县", "SD", 2024),
        Counts(1, 2, 3, 4, 5),
        (finding, finding._replace(guess=None, group="0" * 16, location=None)),
        (Unchecked("D102", "名", (("机关", "甲"),), "原因", None, True),),
        (problem, Problem("E310", "修订", NOTE)),
    )
    packs = (PackInfo("national", "国家", "1", "sha256:0"),)
    return RunResult("0.1", "2025-02-01", packs, (PluginInfo("x", "1", "folder"),), (report,), (problem,))


def test_every_part_is_as_the_schema_says() -> None:
    text = to_json(whole())
    data: Any = json.loads(text)
    Draft202012Validator(json.loads(schema_text("result"))).validate(data)
    (report,) = data["reports"]
    assert [item["location"].get("kind") for item in report["findings"][0]["evidence"]] == [
        "text",
        "html",
        "docx",
        "pdf",
        "sheet",
        None,
    ]
    assert report["findings"][0]["guess"] == {
        "kind": "unit",
        "message": "推测",
        "cell": "数1",
        "proposed": "3",
    }
    assert [item["group"] for item in report["findings"]] == [None, "0" * 16]
    assert report["verdict"] == "unreadable"
    assert text.endswith("}\n")
    assert text == to_json(whole())


def test_a_result_with_a_wrong_word_is_refused_by_the_schema() -> None:
    data = json.loads(to_json(whole()))
    data["reports"][0]["verdict"] = "ok"
    assert not Draft202012Validator(json.loads(schema_text("result"))).is_valid(data)
