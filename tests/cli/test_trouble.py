"""Files and streams that make trouble: told for what they are, and nothing else is lost by them."""

from __future__ import annotations

import csv
import io
import json
import os
import signal
import subprocess
import sys
import time
from importlib.resources import files
from pathlib import Path

import pytest

from checker.cli.entry import run
from checker.source import document

SAMPLE = str(files("checker") / "samples" / "minghu-2024.html")
DAY = ("--as-of", "2025-02-01", "--select", "S101")


def checker(*arguments: str, shell: str = "", **options: object) -> subprocess.CompletedProcess[str]:
    """Run the program as a shell does; `shell` follows the command ("> /dev/full")."""
    command = ["bash", "-c", f'"$0" -m checker "$@" {shell}', sys.executable, *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=60, **options)  # type: ignore[call-overload,no-any-return]


@pytest.mark.parametrize("form", ["text", "json", "jsonl", "csv"])
def test_names_that_cannot_be_shown_are_escaped(form: str, tmp_path: Path, capsysbinary) -> None:
    content = Path(SAMPLE).read_bytes()
    for name in (b"\xc4\xea.html", b"a\x1b[31m.html", b"b\nc.html"):
        Path(os.fsdecode(os.fsencode(tmp_path) + b"/" + name)).write_bytes(content)
    target = tmp_path / "out.log"
    assert run(["check", str(tmp_path), "--select", "T301", "-o", f"{form}:{target}"]) == 1
    told = target.read_text("utf-8-sig")
    for name in (r"\xc4\xea.html", r"a\x1b[31m.html", r"b\nc.html"):
        assert (name.replace("\\", "\\\\") if form.startswith("json") else name) in told
    assert "\x1b" not in told
    assert run(["check", str(tmp_path), "--select", "T301", "-o", form]) == 1
    assert capsysbinary.readouterr().out.count(b"\n") >= told.count("\n") > 0


def test_what_a_report_holds_does_not_steer_the_screen(tmp_path: Path, capsys) -> None:
    page = Path(SAMPLE).read_text("utf-8").replace("明湖市", "明&#27;[2J&#x9b;31m湖市")
    (tmp_path / "a.html").write_text(page, "utf-8")
    for arguments in (["check"], ["check", "--color", "always"], ["check", "-o", "csv"], ["inspect"]):
        run([*arguments, str(tmp_path / "a.html")])
        told = capsys.readouterr().out
        assert r"\x1b[2J" in told
        assert "\x1b[2J" not in told
        assert "\x9b" not in told
    run(["check", str(tmp_path / "a.html"), "-o", "json"])
    told = capsys.readouterr().out
    assert "\x9b" not in told
    assert "\x1b[2J" in json.loads(told)["reports"][0]["identity"]["organ"]


def test_a_table_keeps_one_line_a_row(tmp_path: Path, capsysbinary) -> None:
    path = tmp_path / "a\nb.html"
    path.write_bytes(b"")
    run(["check", str(path), "-o", "csv"])
    rows = list(csv.reader(io.StringIO(capsysbinary.readouterr().out.decode("utf-8-sig"))))
    assert rows[1][0].endswith(r"a\nb.html")


@pytest.mark.parametrize("output", ["json:年报.html", "json:./年报.html", "csv:去年.html", "text:链接.html"])
def test_what_is_read_is_never_written_over(output: str, tmp_path: Path, monkeypatch, capsys) -> None:
    monkeypatch.chdir(tmp_path)
    content = Path(SAMPLE).read_bytes()
    for name in ("年报.html", "去年.html"):
        Path(name).write_bytes(content)
    Path("链接.html").symlink_to("年报.html")
    assert run(["check", "年报.html", "--previous", "去年.html", *DAY, "-o", output]) == 2
    assert "会盖掉它" in capsys.readouterr().err
    assert run(["inspect", "年报.html", "--picture", "年报.html"]) == 2
    assert Path("年报.html").read_bytes() == Path("去年.html").read_bytes() == content


@pytest.mark.parametrize(
    ("outputs", "words"),
    [
        (["json:a", "csv:./a"], "后一个会盖掉前一个"),
        (["json:"], "冒号后面缺少文件名"),
        (["json:没有/a.json"], "没有文件夹“没有”"),
        (["xml"], "-o 的值不对"),
        (["json:-", "text"], "会混在一起"),
    ],
)
def test_outputs_that_cannot_be(outputs: list[str], words: str, tmp_path: Path, monkeypatch, capsys) -> None:
    monkeypatch.chdir(tmp_path)
    arguments = [part for output in outputs for part in ("-o", output)]
    assert run(["check", SAMPLE, *DAY, *arguments]) == 2
    assert words in capsys.readouterr().err


def test_a_dash_is_the_screen(tmp_path: Path, monkeypatch, capsys) -> None:
    monkeypatch.chdir(tmp_path)
    run(["check", SAMPLE, *DAY, "-o", "json:-"])
    assert json.loads(capsys.readouterr().out)["schema"] == "checker.result/1"
    assert not Path("-").exists()


def test_a_file_that_is_far_too_large_costs_only_itself(tmp_path: Path, monkeypatch, capsys) -> None:
    monkeypatch.setattr(document, "MOST_BYTES", 1 << 20)
    (tmp_path / "大.html").write_bytes(b"x" * ((1 << 20) + 1))
    (tmp_path / "小.html").write_bytes(Path(SAMPLE).read_bytes())
    assert run(["check", str(tmp_path), *DAY, "-o", "json"]) == 3
    reports = json.loads(capsys.readouterr().out)["reports"]
    assert [report["verdict"] for report in reports] == ["unreadable", "pass"]
    assert "文件太大，超过 1 MB" in reports[0]["problems"][0]["message"]


def test_memory_at_its_end_costs_one_report(monkeypatch, capsys) -> None:
    def exhausted(*_: object) -> None:
        raise MemoryError

    monkeypatch.setattr("checker.session.judge_report", exhausted)
    assert run(["check", SAMPLE, *DAY, "-o", "json"]) == 3
    assert json.loads(capsys.readouterr().out)["reports"][0]["problems"][0]["code"] == "E911"


@pytest.mark.parametrize(
    ("shell", "code", "words"),
    [
        pytest.param("> /dev/full", 2, "标准输出）：磁盘满了", id="full"),
        pytest.param(">&-", 2, "标准输出）：是关着的", id="closed"),
        pytest.param("| true; exit ${PIPESTATUS[0]}", 141, "", id="no reader"),
    ],
)
def test_output_that_goes_nowhere(shell: str, code: int, words: str) -> None:
    done = checker("check", SAMPLE, *DAY, shell=shell)
    assert done.returncode == code
    assert words in done.stderr
    assert "程序故障" not in done.stderr
    assert "Traceback" not in done.stderr


def test_a_closed_error_stream() -> None:
    assert checker("check", SAMPLE, *DAY, shell="2>&-").returncode == 0


def test_a_person_at_a_terminal_gets_a_word(tmp_path: Path, monkeypatch, capsys) -> None:
    arguments = ["check", SAMPLE, *DAY, "-o", f"json:{tmp_path / 'a.json'}"]
    run(arguments)
    assert capsys.readouterr().out == ""
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    run(arguments)
    assert capsys.readouterr().out.startswith("共 1 份报告（通过 1），0 个问题。")


def test_help_that_nobody_reads() -> None:
    assert checker("--help", shell="| true; exit ${PIPESTATUS[0]}").returncode == 141


def test_a_closed_standard_input() -> None:
    done = checker("check", "-", *DAY, shell="<&-")
    assert (done.returncode, done.stderr) == (3, "")
    assert "标准输入是关着的" in done.stdout


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="looks for processes in /proc")
@pytest.mark.parametrize(
    ("number", "code"), [(signal.SIGTERM, 143), (signal.SIGHUP, 129), (signal.SIGKILL, -9)]
)
def test_workers_end_with_the_program(number: signal.Signals, code: int, tmp_path: Path) -> None:
    content = Path(SAMPLE).read_bytes()
    for at in range(400):
        (tmp_path / f"{at}.html").write_bytes(content)
    command = [
        sys.executable,
        "-m",
        "checker",
        "check",
        str(tmp_path),
        "-j",
        "2",
        "-o",
        f"csv:{tmp_path / 'o'}",
    ]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    children: list[str] = []
    while len(children) < 2 and process.poll() is None:
        time.sleep(0.02)
        children = Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text().split()
    time.sleep(0.3)
    process.send_signal(number)
    assert process.wait(30) == code
    deadline = time.monotonic() + 30
    while any(alive(child) for child in children) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert [child for child in children if alive(child)] == []


def alive(pid: str) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def test_an_empty_path_is_not_the_current_folder(capsys) -> None:
    assert run(["check", SAMPLE, ""]) == 2
    assert "有一个路径是空的" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (["--select", "Y301"], "要用 --previous 给出上年报告"),
        (["--select", "T301", "--ignore", "T3"], "没有选中任何规则"),
    ],
)
def test_nothing_checked_says_why(arguments: list[str], reason: str, capsys) -> None:
    assert run(["check", SAMPLE, *arguments, "-o", "json"]) == 5
    (report,) = json.loads(capsys.readouterr().out)["reports"]
    assert [problem["code"] for problem in report["problems"]] == ["E923"]
    assert reason in report["problems"][0]["message"]


def test_a_province_by_its_name(capsys) -> None:
    run(["check", SAMPLE, *DAY, "--province", "山东", "-o", "json"])
    assert json.loads(capsys.readouterr().out)["reports"][0]["identity"]["province"] == "SD"


def test_the_level_can_be_given(capsys) -> None:
    run(["check", SAMPLE, *DAY, "--level", "县", "-o", "json"])
    assert json.loads(capsys.readouterr().out)["reports"][0]["identity"]["level"] == "县"


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"\xd6\xd0[plugins]\n", "不是 UTF-8 编码"),
        (b"[plugins\n", "第 1 行第 9 列写得不对"),
    ],
)
def test_settings_that_cannot_be_read(
    content: bytes, words: str, tmp_path: Path, monkeypatch, capsys
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("checker.toml").write_bytes(content)
    assert run(["check", SAMPLE, *DAY]) == 2
    assert words in capsys.readouterr().err
    Path("checker.toml").write_bytes(b"\xef\xbb\xbf[plugins]\n")
    assert run(["check", SAMPLE, *DAY]) == 0
