"""Every hook takes part in a run: what plugins give is used, what they break is told, the rest goes on."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from checker.cli.exit_codes import exit_code
from checker.findings.json_form import result_to_json
from checker.findings.result import RunResult
from checker.reporters.text import render_text
from checker.session import Session, Setup, open_session
from checker.source.document import Document

SAMPLE = Path(__file__).parents[2] / "checker" / "samples" / "minghu-2024.html"
PACK = 'id: {id}\ntitle: 试验\nversion: 1.0.0\nforms: ["2021"]\ndepends: [national]\n'
RULE = """
规则 {code} 试验
    级别：提示
    依据：试验
    依据类别：惯例
    要求：{require}
    提示：“{code} 不成立”
"""


@pytest.fixture(autouse=True)
def _no_installed_plugins(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("checker.plugin.discover.installed_plugins", lambda search=None: [])
    monkeypatch.setattr("checker.plugin.load.installed_plugins", lambda search=None: [])


def write_pack(folder: Path, name: str, require: str, extra: str = "", rules: str = "") -> None:
    (folder / name).mkdir()
    (folder / name / "pack.yaml").write_text(PACK.format(id=name) + extra, "utf-8")
    text = RULE.format(code=name.upper().replace("-", ""), require=require)
    (folder / name / "x.rule").write_text(text + rules, "utf-8")


def session(folder: Path, **more: object) -> Session:
    return open_session(Setup(as_of=date(2026, 1, 1), plugin_folders=(str(folder),), **more))  # type: ignore[arg-type]


def run(opened: Session, document: Document) -> RunResult:
    return opened.run_of((opened.check(document),))


def document() -> Document:
    return Document("minghu.html", SAMPLE.read_bytes())


def test_words_functions_organs_enrichment_and_score_take_part(tmp_path: Path) -> None:
    (tmp_path / "full.py").write_text(
        """
from checker.language.functions import FunctionSpec
from checker.language.types import number
from checker.plugin import Enrichment, OrganEntry, Score, hookimpl

@hookimpl
def checker_words():
    return {"试验词": ("政府信息",)}

@hookimpl
def checker_functions():
    return [FunctionSpec("三个", "three", (), number("个"), "三。", lambda: 3)]

@hookimpl
def checker_organs():
    return [OrganEntry("明湖市数据资源局", kind="管理委员会", level="市")]

@hookimpl
def checker_regions():
    from checker.regions.registry import Region
    return [Region("370190", "明湖市")]

@hookimpl
def checker_enrich_finding(finding):
    return Enrichment(contact="试验热线") if finding.rule == "PX1" else None

@hookimpl
def checker_score(result):
    return Score("试验评分", str(-len(result.findings)))
""",
        "utf-8",
    )
    write_pack(tmp_path, "px1", "三个() = 4 并且 全文 提到 试验词")
    result = run(session(tmp_path), document())
    (report,) = result.reports
    assert result.problems == ()
    assert report.identity.organ_kind == "管理委员会"
    assert report.identity.province == "SD"
    assert "PX1" in {finding.rule for finding in report.findings}
    assert [item.enrichment.contact for item in report.additions] == ["试验热线"]
    assert report.scores[0].score.total == str(-len(report.findings))
    assert "试验热线" in render_text(result)
    assert "试验评分" in render_text(result)
    assert result_to_json(result)["reports"][0]["scores"][0]["plugin"] == "full"


def test_a_reader_of_a_plugin_reads_what_no_other_claims(tmp_path: Path) -> None:
    (tmp_path / "reader.py").write_text(
        """
from checker.extract.blocks import Paragraph, Reading
from checker.plugin import ReaderSpec, hookimpl
from checker.source.passage import Passage

def read(document):
    lines = document.content.decode("utf-8").splitlines()[1:]
    return Reading("text/x-note", tuple(Paragraph(Passage.of(line)) for line in lines))

@hookimpl
def checker_readers():
    return [ReaderSpec("text/x-note", lambda head: head.startswith(b"%%NOTE"), read)]
""",
        "utf-8",
    )
    text = "%%NOTE\n明湖市数据资源局2024年政府信息公开工作年度报告\n一、总体情况\n本年度公开信息3条。\n"
    report = session(tmp_path).read(Document("x.note", text.encode()))
    assert report.media == "text/x-note"
    assert report.identity.year == 2024


def test_a_reader_that_fails_makes_the_document_unreadable_and_the_run_a_failure(tmp_path: Path) -> None:
    (tmp_path / "reader.py").write_text(
        "from checker.plugin import ReaderSpec, hookimpl\n@hookimpl\ndef checker_readers():\n"
        "    return [ReaderSpec('text/x-note', lambda head: True, lambda document: 1 // 0)]\n",
        "utf-8",
    )
    result = run(session(tmp_path), Document("x.txt", "随便一段文字。".encode()))
    assert result.reports[0].verdict == "unreadable"
    assert exit_code(result, "info") == 4


def test_labels_and_editions_of_plugins_are_used_and_gone_afterwards(tmp_path: Path) -> None:
    from checker.schema.load import form_for_year, load_form

    text = (Path(__file__).parents[2] / "checker/schema/forms/form_2021.yaml").read_text("utf-8")
    changed = text.replace("id: '2021'", "id: '2031'", 1).replace("from: 2021", "from: 2031", 1)
    (tmp_path / "form_2031.yaml").write_text(changed, "utf-8")
    (tmp_path / "labels.py").write_text(
        """
from pathlib import Path
from checker.plugin import LabelVariant, hookimpl

@hookimpl
def checker_labels():
    return [
        LabelVariant("2021", "t3", "row", "carried_out", ("四、转到下一年",)),
        LabelVariant("2021", "t3", "row", "no_such_row", ("x",)),
    ]

@hookimpl
def checker_forms():
    return [Path(__file__).parent / "form_2031.yaml"]
""",
        "utf-8",
    )
    page = SAMPLE.read_text("utf-8").replace("四、结转下年度继续办理", "四、转到下一年")
    opened = session(tmp_path)
    report = opened.read(Document("x.html", page.encode()))
    assert report.tables["t3"].cell("carried_out", "total").state == "count"
    assert "四、转到下一年" in load_form("2021").tables["t3"].row("carried_out").variants
    assert form_for_year(2035).id == "2031"
    assert form_for_year(2024).id == "2021"
    assert "no_such_row" in opened.problems[0].message
    open_session(Setup(as_of=date(2026, 1, 1), plugins=False))
    assert "四、转到下一年" not in load_form("2021").tables["t3"].row("carried_out").variants
    assert form_for_year(2035).id == "2021"


def test_a_pack_of_another_province_changes_nothing(tmp_path: Path) -> None:
    (tmp_path / "one").mkdir()
    (tmp_path / "two").mkdir()
    write_pack(tmp_path / "one", "px1", "年度 = 0")
    write_pack(tmp_path / "two", "px1", "年度 = 0")
    write_pack(
        tmp_path / "two",
        "zz-far",
        "年度 = 0",
        "province: XZ\n",
        "\n停用 national.T301 理由：“试验”\n调整 national.S101 级别：提示 理由：“试验”\n",
    )
    page = document().content.decode().replace("明湖市", "济南市")
    results = [
        result_to_json(run(session(tmp_path / name), Document("x.html", page.encode())))
        for name in ("one", "two")
    ]
    for result in results:
        del result["run"]["plugins"]
    assert json.dumps(results[0]) == json.dumps(results[1])


def test_a_pack_of_a_place_touches_only_its_organs(tmp_path: Path) -> None:
    write_pack(tmp_path, "px1", "年度 = 0", "place: 济南\n", "\n停用 national.N301 理由：“试验”\n")
    opened = session(tmp_path)
    here = opened.check(Document("x.html", document().content.decode().replace("明湖市", "济南市").encode()))
    there = opened.check(document())
    assert "PX1" in {finding.rule for finding in here.findings}
    assert "PX1" not in {finding.rule for finding in there.findings}
    assert "N301" in {finding.rule for finding in there.findings}
    assert "N301" not in {finding.rule for finding in here.findings}


def test_a_function_that_raises_fails_its_rule_alone(tmp_path: Path) -> None:
    (tmp_path / "fails.py").write_text(
        "from checker.language.functions import FunctionSpec\nfrom checker.language.types import number\n"
        "from checker.plugin import hookimpl\n@hookimpl\ndef checker_functions():\n"
        "    return [FunctionSpec('坏的', 'broken', (), number('个'), '坏的。', lambda: 1 // 0)]\n",
        "utf-8",
    )
    write_pack(tmp_path, "px1", "坏的() = 4")
    result = run(session(tmp_path), document())
    (report,) = result.reports
    failed = [item for item in report.unchecked if item.failed]
    assert [item.rule for item in failed] == ["PX1"]
    assert report.counts.failed == 1
    assert len(report.findings) > 3
    assert exit_code(result, "info") == 4
