"""Documents of every kind on the command line: archives, attacks in a batch, pictures."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from checker.cli.entry import run
from checker.testing.build_office import as_docx, zipped
from checker.testing.build_pdf import as_pdf
from checker.testing.build_text import as_html
from checker.testing.builders import made_report


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    report = made_report()
    (tmp_path / "甲.pdf").write_bytes(as_pdf(report))
    (tmp_path / "乙.doc").write_bytes(as_docx(report))  # with the wrong ending
    (tmp_path / "丙.docx").write_bytes(b"PK\x03\x04" + b"x" * 500)
    (tmp_path / "丁.zip").write_bytes(zipped({"一.html": as_html(report), "二.docx": as_docx(report)}))
    return tmp_path


def test_a_batch_goes_on_over_what_cannot_be_read(folder: Path) -> None:
    assert run(["check", str(folder), "-o", f"json:{folder / 'out'}"]) == 3
    result = json.loads((folder / "out").read_text("utf-8"))
    verdicts = {Path(report["path"]).name: report["verdict"] for report in result["reports"]}
    assert set(verdicts) == {"甲.pdf", "乙.doc", "丙.docx", "丁.zip!一.html", "丁.zip!二.docx"}
    assert verdicts["丙.docx"] == "unreadable"
    assert all(verdict != "unreadable" for name, verdict in verdicts.items() if name != "丙.docx")


def test_all_formats_get_the_same_judgement(folder: Path) -> None:
    (folder / "丙.docx").unlink()
    run(["check", str(folder), "-o", f"json:{folder / 'out'}"])
    result = json.loads((folder / "out").read_text("utf-8"))
    findings = [
        sorted((one["rule"], one["message"]) for one in report["findings"]) for report in result["reports"]
    ]
    assert len(findings) == 4
    assert all(other == findings[0] for other in findings)


def test_inspect_draws(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pytest.importorskip("PIL.Image")
    assert run(["inspect", str(folder / "甲.pdf"), "--picture", str(folder / "甲.png")]) == 0
    assert (folder / "甲.png").read_bytes().startswith(b"\x89PNG")
    capsys.readouterr()
    assert run(["inspect", str(folder / "甲.pdf"), "--picture", str(folder / "no" / "甲.png")]) == 2
    assert "写不了" in capsys.readouterr().err
