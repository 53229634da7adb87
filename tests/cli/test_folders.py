"""What is taken for a report in a folder, and that nothing of it goes unsaid."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest

from checker.cli.entry import run
from checker.cli.folders import look_through

SAMPLE = (files("checker") / "samples" / "minghu-2024.html").read_bytes()
DAY = ("--as-of", "2025-02-01")


def lay_out(folder: Path, *names: str) -> Path:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(SAMPLE if path.suffix == ".html" else b"x")
    return folder


def taken(folder: Path) -> list[str]:
    return [path.relative_to(folder).as_posix() for path, _ in look_through(folder).found]


@pytest.mark.parametrize(
    "name",
    [
        "a.rar",
        "a.7z",
        "a.md",
        "a.xml",
        "a.msg",
        "a.ofd",
        "a.asp",
        "a.jsp",
        "a.php",
        "a.PDF",
        "年报",
        "1.某局年报",
    ],
)
def test_what_can_hold_a_report_is_taken(name: str, tmp_path: Path) -> None:
    assert taken(lay_out(tmp_path, name)) == [name]


@pytest.mark.parametrize("name", ["~$a.docx", ".a.html", "Thumbs.db", "__MACOSX/a.html"])
def test_what_systems_leave_is_not_even_counted(name: str, tmp_path: Path) -> None:
    assert look_through(lay_out(tmp_path, name)) == ([], {})


def test_what_is_left_out_is_counted(tmp_path: Path) -> None:
    lay_out(tmp_path, "a.html", "a.css", "b.CSS", "下/c.mp4")
    assert look_through(tmp_path).skipped == {".css": 2, ".mp4": 1}


@pytest.mark.parametrize(
    ("names", "picture", "is_report"),
    [
        pytest.param(["a.html"], "b.png", False, id="beside a page"),
        pytest.param(["a.html"], "images/b.png", False, id="in the pictures of a page"),
        pytest.param(["a.html"], "扫描/b.jpg", True, id="in a folder of its own"),
        pytest.param(["a.docx"], "b.png", True, id="beside a document"),
        pytest.param([], "images/b.tif", True, id="no page anywhere"),
    ],
)
def test_pictures(names: list[str], picture: str, is_report: bool, tmp_path: Path) -> None:
    lay_out(tmp_path, *names, picture)
    assert (picture in taken(tmp_path)) is is_report
    assert bool(look_through(tmp_path).skipped) is not is_report


def test_what_a_browser_saves_with_a_page_belongs_to_it(tmp_path: Path) -> None:
    lay_out(tmp_path, "a.html", "a_files/b.html", "a_files/c.js", "别的_files/d.html")
    found = look_through(tmp_path)
    assert taken(tmp_path) == ["a.html", "别的_files/d.html"]
    assert found.skipped == {"随网页保存的": 2}


def test_links_are_followed_once_and_a_lost_one_is_told(tmp_path: Path) -> None:
    lay_out(tmp_path / "外", "x.html")
    folder = lay_out(tmp_path / "里", "a.html")
    (folder / "外").symlink_to(tmp_path / "外")
    (folder / "圈").symlink_to(folder)
    (tmp_path / "外" / "回").symlink_to(tmp_path)
    (folder / "丢.html").symlink_to(folder / "没有")
    assert taken(folder) == ["a.html", "丢.html", "外/x.html"]


def test_a_pipe_is_not_waited_for(tmp_path: Path, capsys) -> None:
    os.mkfifo(tmp_path / "a.html")
    assert look_through(tmp_path).skipped == {"管道或设备": 1}
    assert run(["check", str(tmp_path / "a.html"), *DAY]) == 3
    assert "不是普通文件" in capsys.readouterr().out


@pytest.fixture
def locked(monkeypatch) -> Callable[[Path], None]:
    """Make folders that may not be listed, also for root."""

    def lock(folder: Path) -> None:
        scandir = os.scandir

        def refuse(path: Any = ".") -> Any:
            if Path(path) == folder:
                raise PermissionError(13, "Permission denied", str(path))
            return scandir(path)

        monkeypatch.setattr(os, "scandir", refuse)

    return lock


@pytest.mark.parametrize("below", ["", "下"])
def test_a_folder_that_cannot_be_listed_is_no_pass(below: str, tmp_path: Path, locked, capsys) -> None:
    lay_out(tmp_path, "a.html", "下/b.html")
    locked(tmp_path / "下")
    assert run(["check", str(tmp_path / below), *DAY, "--select", "S101", "-o", "json"]) == 3
    last = json.loads(capsys.readouterr().out)["reports"][-1]
    assert last["path"].endswith("下")
    assert [(one["code"], one["gravity"]) for one in last["problems"]] == [("E910", "fatal")]


def test_the_rest_is_told_in_text_and_json(tmp_path: Path, capsys) -> None:
    lay_out(tmp_path, "a.html", "a.css", "b.css", "c.mp4")
    run(["check", str(tmp_path), *DAY, "--select", "S101"])
    assert "另有 3 个文件没有检查（.css 2，.mp4 1）。" in capsys.readouterr().out
    run(["check", str(tmp_path), *DAY, "--select", "S101", "-o", "json"])
    skipped = json.loads(capsys.readouterr().out)["run"]["skipped"]
    assert skipped == [{"kind": ".css", "count": 2}, {"kind": ".mp4", "count": 1}]
