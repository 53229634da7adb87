"""The page on formats names every format that is recognised."""

from __future__ import annotations

from pathlib import Path

from checker.extract.detect import READERS
from checker.worker.limits import KINDS

PAGE = (Path(__file__).parents[2] / "docs" / "reference" / "formats.md").read_text("utf-8")


def test_every_format_is_named() -> None:
    assert all(entry.name.partition("（")[0] in PAGE for entry in READERS.values() if entry.name != "OFD")


def test_limits_are_those_in_force() -> None:
    native, office, recognition = KINDS["native"], KINDS["office"], KINDS["recognition"]
    assert f"{native.seconds} 秒；识别 {recognition.seconds} 秒；LibreOffice {office.seconds} 秒" in PAGE
    assert f"{native.memory >> 20} MB；识别 {recognition.memory >> 30} GB" in PAGE
