"""`checker check` and `checker inspect` on whole documents."""

from __future__ import annotations

import json
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from checker.cli.entry import run
from checker.cli.schema import schema_text

SAMPLE = str(files("checker") / "samples" / "minghu-2024.html")
DAY = ("--as-of", "2025-02-01")


def strict(schema: Any) -> Any:
    """Return a schema that also refuses keys it does not know, so that no key goes undocumented."""
    if isinstance(schema, list):
        return [strict(item) for item in schema]
    if not isinstance(schema, dict):
        return schema
    changed = {key: strict(value) for key, value in schema.items()}
    if "properties" in schema and "additionalProperties" not in schema and "required" in schema:
        changed["additionalProperties"] = False
    return changed


def validator(name: str) -> Draft202012Validator:
    schema = json.loads(schema_text(name))
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(strict(schema), format_checker=Draft202012Validator.FORMAT_CHECKER)


def test_the_sample_gives_its_planted_faults_and_no_others(capsys) -> None:
    assert run(["check", SAMPLE, *DAY, "-o", "json"]) == 1
    result = json.loads(capsys.readouterr().out)
    validator("result").validate(result)
    (report,) = result["reports"]
    assert report["identity"]["organ"] == "明湖市数据资源局"
    assert report["verdict"] == "findings"
    found = sorted((item["rule"], item["severity"]) for item in report["findings"])
    assert found == [
        ("N301", "error"),
        ("N306", "warning"),
        ("Q101", "warning"),
        ("S104", "warning"),
        ("T301", "error"),
        ("T302", "error"),
        ("T303", "error"),
    ]
    assert report["unchecked"] == []
    assert result["run"]["problems"] == []


def test_one_wrong_cell_is_told_once(capsys) -> None:
    run(["check", SAMPLE, *DAY, "-o", "json", "--select", "T3"])
    (report,) = json.loads(capsys.readouterr().out)["reports"]
    heads = [item for item in report["findings"] if item["group"] is None]
    assert len(report["findings"]) == 3
    (head,) = heads
    assert head["guess"]["kind"] == "digits_swapped"
    assert (head["guess"]["cell"], head["guess"]["proposed"]) == ("表三[办理总计, 自然人]", "52")


def test_evidence_adds_up_to_both_sides(capsys) -> None:
    run(["check", SAMPLE, *DAY, "-o", "json", "--select", "T3"])
    (report,) = json.loads(capsys.readouterr().out)["reports"]
    for item in report["findings"]:
        sums = {"left": 0, "right": 0}
        for operand in item["evidence"]:
            sums[operand["side"]] += operand["sign"] * int(operand["value"])
        assert (str(sums["left"]), str(sums["right"])) == (item["left"], item["right"])


def test_what_was_read_is_as_its_schema_says(capsys) -> None:
    assert run(["inspect", SAMPLE, "--json"]) == 0
    report = json.loads(capsys.readouterr().out)
    validator("report").validate(report)
    assert report["tables"]["t3"]["result_total"]["natural_person"]["value"] == "25"
    assert report["tables"]["t2"]["licence.decisions"]["value"] == "146"
    assert report["tables"]["t4"]["review_total"]["value"] == "4"


def test_what_was_read_as_text(capsys) -> None:
    assert run(["inspect", SAMPLE]) == 0
    text = capsys.readouterr().out
    assert "明湖市数据资源局" in text
    assert "办理总计" in text


def test_the_same_input_gives_the_same_bytes(capsysbinary) -> None:
    outputs = set()
    for _ in range(2):
        run(["check", SAMPLE, *DAY, "-o", "json"])
        outputs.add(capsysbinary.readouterr().out)
    assert len(outputs) == 1


def test_several_outputs_in_one_run(tmp_path: Path, capsys) -> None:
    targets = [tmp_path / name for name in ("a.json", "a.csv", "a.jsonl")]
    arguments = [f"-o{target.suffix[1:]}:{target}" for target in targets]
    assert run(["check", SAMPLE, *DAY, "-o", "text", *arguments]) == 1
    assert capsys.readouterr().out.startswith("──")
    validator("result").validate(json.loads(targets[0].read_text("utf-8")))
    assert targets[1].read_bytes().startswith(b"\xef\xbb\xbf")
    assert len(targets[2].read_text("utf-8").splitlines()) == 1


@pytest.mark.parametrize(
    ("content", "verdict"),
    [
        pytest.param(b"", "unreadable", id="empty"),
        pytest.param(b"\x00\xff\xfe\x01", "unreadable", id="bytes"),
        pytest.param("<html><body>请见附件</body></html>".encode(), "unreadable", id="no body"),
    ],
)
def test_what_cannot_be_read_is_never_a_pass(content: bytes, verdict: str, tmp_path: Path, capsys) -> None:
    path = tmp_path / "a.html"
    path.write_bytes(content)
    assert run(["check", str(path), *DAY, "-o", "json"]) == 3
    result = json.loads(capsys.readouterr().out)
    validator("result").validate(result)
    (report,) = result["reports"]
    assert report["verdict"] == verdict
    assert set(report["counts"].values()) == {0}
    assert report["problems"]


def test_a_folder_is_read_in_order_and_in_parallel_alike(tmp_path: Path, capsys) -> None:
    content = Path(SAMPLE).read_bytes()
    for name in ("乙/2.html", "甲/1.html", "甲/.隐藏.html", "甲/图.png", "丙.txt"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(content if path.suffix == ".html" else b"")
    outputs = []
    for jobs in ("1", "2"):
        assert run(["check", str(tmp_path), *DAY, "-o", "jsonl", "--jobs", jobs]) == 3
        outputs.append(capsys.readouterr().out)
    assert outputs[0] == outputs[1]
    names = [
        Path(json.loads(line)["path"]).relative_to(tmp_path).as_posix() for line in outputs[0].splitlines()
    ]
    assert names == sorted(["乙/2.html", "甲/1.html", "丙.txt"])


def test_nothing_to_check_is_code_5(tmp_path: Path, capsys) -> None:
    assert run(["check", str(tmp_path)]) == 5
    assert "没有检查任何报告" in capsys.readouterr().out


def test_standard_input(capsys, monkeypatch) -> None:
    import io
    import sys

    stream = io.TextIOWrapper(io.BytesIO(Path(SAMPLE).read_bytes()))
    monkeypatch.setattr(sys, "stdin", stream)
    assert run(["check", "-", *DAY, "-o", "json"]) == 1
    assert json.loads(capsys.readouterr().out)["reports"][0]["path"] == "标准输入"


def test_an_unknown_rule_is_told_with_the_nearest(capsys) -> None:
    assert run(["check", SAMPLE, "--select", "T399"]) == 2
    assert "没有规则“T399”" in capsys.readouterr().err


def test_fail_on(capsys) -> None:
    assert run(["check", SAMPLE, *DAY, "--select", "S104", "--fail-on", "错误"]) == 0
    assert run(["check", SAMPLE, *DAY, "--select", "S104", "--fail-on", "警告"]) == 1
    assert run(["check", SAMPLE, *DAY, "--fail-on", "never"]) == 0
    capsys.readouterr()


def test_previous_by_name_in_a_folder(tmp_path: Path, capsys) -> None:
    last = Path(SAMPLE).read_text("utf-8").replace("2024年", "2023年").replace("2025年", "2024年")
    (tmp_path / Path(SAMPLE).name).write_text(last, "utf-8")
    run(["check", SAMPLE, *DAY, "-o", "json", "--previous", str(tmp_path)])
    (report,) = json.loads(capsys.readouterr().out)["reports"]
    assert report["counts"]["holds"] > 0


def test_one_previous_for_several_reports_is_refused(tmp_path: Path, capsys) -> None:
    other = tmp_path / "b.html"
    other.write_bytes(b"x")
    assert run(["check", SAMPLE, str(other), "--previous", SAMPLE]) == 2
    assert "文件夹" in capsys.readouterr().err


def test_the_year_can_be_given(tmp_path: Path, capsys) -> None:
    text = Path(SAMPLE).read_text("utf-8")
    report = tmp_path / "年报.html"
    report.write_text(text, "utf-8")
    run(["inspect", str(report), "--year", "2020年度", "--json"])
    identity = json.loads(capsys.readouterr().out)["identity"]
    assert (identity["year"], identity["form"]) == (2020, "2019")
    run(["check", str(report), *DAY, "--year", "2023", "-o", "json", "--select", "D"])
    assert json.loads(capsys.readouterr().out)["reports"][0]["identity"]["year"] == 2023
    assert run(["check", str(report), "--year", "24"]) == 2
    assert "“24”不是年度" in capsys.readouterr().err


def test_tables_of_a_report_without_a_body_were_not_read(tmp_path: Path, capsys) -> None:
    report = tmp_path / "年报.html"
    title = "某县民政局2024年政府信息公开工作年度报告"
    report.write_text(
        f"<html><head><title>{title}</title></head><body><h1>{title}</h1></body></html>", "utf-8"
    )
    assert run(["inspect", str(report)]) == 3
    text = capsys.readouterr().out
    assert text.count("没有读到\n") == 3
    assert "认不出" not in text
