"""A child reads; what it does wrong costs only the document it did it to."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator

import pytest

from checker.extract.blocks import Reading
from checker.extract.detect import read_document as read_here
from checker.model.problem import Problem
from checker.source.document import Document
from checker.testing.build_office import as_docx
from checker.testing.build_pdf import as_pdf
from checker.testing.builders import made_report
from checker.worker import limits, read_document
from checker.worker import sandbox as module
from checker.worker.sandbox import Sandbox

ROOT = pytest.mark.skipif(
    not sys.platform.startswith("linux") or os.getuid() != 0, reason="only root may always leave the network"
)
PDF = Document("x", as_pdf(made_report()))
# A form that draws itself: PDFium follows it until its memory is at an end.
_FORM = b"""%PDF-1.4
1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj
2 0 obj << /Type /Pages /Kids [3 0 R] /Count 1 >> endobj
3 0 obj << /Type /Page /Parent 2 0 R /MediaBox [0 0 300 300] /Contents 4 0 R
 /Resources << /XObject << /F 5 0 R >> >> >> endobj
4 0 obj << /Length 5 >> stream
/F Do
endstream endobj
5 0 obj << /Type /XObject /Subtype /Form /BBox [0 0 300 300] /Length 11
 /Resources << /XObject << /F 5 0 R >> >> >> stream
/F Do /F Do
endstream endobj
trailer << /Root 1 0 R >>
%%EOF"""


@pytest.fixture
def sandbox() -> Iterator[Sandbox]:
    made = Sandbox("native")
    yield made
    made.stop()


def test_the_child_reads_what_the_parent_would(sandbox: Sandbox) -> None:
    expected = read_here(PDF)
    assert sandbox.read(PDF, "application/pdf") == expected


def test_one_child_serves_many_documents(sandbox: Sandbox) -> None:
    sandbox.read(PDF, "application/pdf")
    child = sandbox._child
    sandbox.read(Document("y", as_docx(made_report())), "")
    assert sandbox._child is child


def test_web_pages_need_no_child() -> None:
    before = dict(module._SANDBOXES)
    assert isinstance(read_document(Document("x", "<html><p>年报</p></html>".encode())), Reading)
    assert before == module._SANDBOXES


def test_a_crash_costs_only_its_document(sandbox: Sandbox) -> None:
    start = time.monotonic()
    answer = sandbox.read(Document("x", _FORM), "application/pdf")
    assert time.monotonic() - start < 20
    assert isinstance(answer, Problem | Reading)
    if isinstance(answer, Problem):
        assert answer.code == "E360"
        assert answer.gravity == "fatal"
    assert isinstance(sandbox.read(PDF, "application/pdf"), Reading)


def test_a_child_that_is_gone_is_replaced(sandbox: Sandbox) -> None:
    sandbox.read(PDF, "application/pdf")
    assert sandbox._child is not None
    sandbox._child.kill()
    sandbox._child.wait()
    assert isinstance(sandbox.read(PDF, "application/pdf"), Reading)


def test_a_child_that_hangs_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_START", "import time; time.sleep(60) #{path}{kind}{media}")
    slow = Sandbox("native")
    slow._limits = limits.Limits(1 << 30, 1, 0)
    start = time.monotonic()
    answer = slow.read(PDF, "application/pdf")
    slow.stop()
    assert isinstance(answer, Problem)
    assert "超过1秒" in answer.message
    assert time.monotonic() - start < 5


def test_an_answer_that_is_no_reading_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    answer = "b'\\0' * 7 + b'\\4more' + b'\\0' * 7 + b'\\2{{}}'"
    lie = f"import sys; sys.stdout.buffer.write({answer}); sys.stdout.flush()"
    monkeypatch.setattr(module, "_START", lie + " #{path}{kind}{media}")
    lying = Sandbox("native")
    answer = lying.read(PDF, "application/pdf")
    lying.stop()
    assert isinstance(answer, Problem)
    assert answer.code == "E360"


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="limits of the system differ elsewhere")
def test_the_child_is_confined(sandbox: Sandbox) -> None:
    sandbox.read(PDF, "application/pdf")
    assert sandbox._child is not None
    with open(f"/proc/{sandbox._child.pid}/limits", encoding="ascii") as stream:
        told = {line[:25].strip(): line[26:47].strip() for line in stream}
    assert int(told["Max address space"]) <= 1 << 30
    assert told["Max file size"] == "0"
    assert told["Max core file size"] == "0"


@ROOT
def test_the_child_has_no_network(sandbox: Sandbox) -> None:
    sandbox.read(PDF, "application/pdf")
    assert sandbox._child is not None
    with open(f"/proc/{sandbox._child.pid}/net/dev", encoding="ascii") as stream:
        devices = [line.split(":")[0].strip() for line in stream if ":" in line]
    if "lo" not in devices or len(devices) > 1:
        pytest.skip("this system does not let a process leave the network")
    assert devices == ["lo"]
