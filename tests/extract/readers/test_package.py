"""Packages are looked at before they are opened."""

from __future__ import annotations

import io
import zipfile

import pytest

from checker.extract.readers import package
from checker.extract.readers.package import Package, parse_xml
from checker.model.problem import Problem


def archive(parts: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as out:
        for name, content in parts.items():
            out.writestr(name, content)
    return buffer.getvalue()


def code(result: object) -> str:
    assert isinstance(result, Problem)
    return result.code


def test_a_bomb_is_refused_before_it_is_unpacked() -> None:
    assert code(Package.open(archive({"word/document.xml": b"\0" * (30 << 20)}))) == "E301"


def test_too_many_members_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(package, "MEMBERS", 3)
    assert code(Package.open(archive({f"{n}.xml": b"x" for n in range(4)}))) == "E301"


def test_a_part_larger_than_it_says_is_cut_off() -> None:
    opened = Package.open(archive({"a.xml": b"x" * 1000}))
    assert isinstance(opened, Package)
    assert code(opened.read("a.xml", limit=10)) == "E301"


@pytest.mark.parametrize(
    "text",
    [
        '<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>',
        "<?xml version='1.0'?>\n<!DOCTYPE x SYSTEM 'file:///etc/passwd'><x/>",
        "<!doctype x><x/>".upper(),
    ],
)
def test_document_types_are_refused(text: str) -> None:
    assert code(parse_xml(text.encode(), "x")) in ("E302", "E303")
    assert code(parse_xml(text.encode("utf-16"), "x")) in ("E302", "E303")


def test_broken_xml_is_told() -> None:
    assert code(parse_xml(b"<x><y></x>", "x")) == "E303"
    assert code(parse_xml(b"", "x")) == "E303"


def test_a_missing_part_is_told() -> None:
    opened = Package.open(archive({"a": b"x"}))
    assert isinstance(opened, Package)
    assert code(opened.read("b")) == "E303"
