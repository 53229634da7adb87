"""RTF and ODT by LibreOffice, where it is installed."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from checker.extract.passes import read_report
from checker.extract.readers import office
from checker.source.document import Document
from checker.testing.build_office import as_docx
from checker.testing.builders import made_report, unlike
from checker.worker import read_document

needs_office = pytest.mark.skipif(
    shutil.which("soffice") is None and shutil.which("libreoffice") is None,
    reason="LibreOffice is not installed",
)


def test_without_it_a_message_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(office, "installed", lambda: None)
    reading = office.read_by_office(Document("x", b"{\\rtf1 x}"))
    assert [problem.code for problem in reading.problems] == ["E321"]
    assert "LibreOffice" in reading.problems[0].message


def test_the_profile_runs_nothing_and_fetches_nothing(tmp_path: Path) -> None:
    office._write_profile(tmp_path)
    settings = (tmp_path / "user" / "registrymodifications.xcu").read_text("utf-8")
    for name in ("DisableMacrosExecution", "BlockUntrustedRefererLinks", "DisableActiveContent"):
        assert f'oor:name="{name}" oor:op="fuse"><value>true<' in settings


@needs_office
@pytest.mark.parametrize("ending", ["rtf", "odt"])
def test_a_report_comes_through(ending: str, tmp_path: Path) -> None:
    source = tmp_path / "report.docx"
    source.write_bytes(as_docx(made_report()))
    command = [
        "soffice",
        f"-env:UserInstallation={(tmp_path / 'p').as_uri()}",
        "--headless",
        "--convert-to",
        ending,
    ]
    subprocess.run(
        [*command, "--outdir", str(tmp_path), str(source)], check=True, capture_output=True, timeout=120
    )
    report = read_report(Document.of_file(tmp_path / f"report.{ending}"), read=read_document)
    assert [problem.code for problem in report.problems] == ["E323"]
    for table in report.tables.values():
        assert [str(cell.value) for cell in table.cells] == [unlike(slot) for slot in table.spec.slots]


@needs_office
def test_no_output_is_told() -> None:
    reading = office.read_by_office(Document("x", b"PK\x03\x04broken"))
    assert [problem.code for problem in reading.problems] == ["E322"]
