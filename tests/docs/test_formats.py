"""The page on formats names every format that is recognised."""

from __future__ import annotations

from pathlib import Path

from checker.worker.limits import KINDS

PAGE = (Path(__file__).parents[2] / "docs" / "reference" / "formats.md").read_text("utf-8")


def test_every_ending_is_named() -> None:
    for ending in [".html", ".txt", ".docx", ".doc", ".wps", ".pdf", ".xlsx", ".xls", ".et", ".mhtml", ".zip", ".eml", ".png"]:
        assert ending in PAGE


def test_limits_are_those_in_force() -> None:
    native, office, recognition = KINDS["native"], KINDS["office"], KINDS["recognition"]
    assert f"{native.seconds} 秒；识别 {recognition.seconds} 秒；LibreOffice {office.seconds} 秒" in PAGE
    assert f"{native.memory >> 20} MB；识别 {recognition.memory >> 30} GB" in PAGE
