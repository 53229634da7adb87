"""RTF, ODT and other formats by LibreOffice, where it is installed: converted to Word, then read as Word.

A private profile that runs no macro and follows no link; the output is checked, for LibreOffice ends well
without writing anything when two of it share a profile. The child process it runs in has no network.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from dataclasses import replace
from functools import cache
from pathlib import Path

from checker.extract.blocks import Reading
from checker.extract.readers import troubles
from checker.extract.readers.docx import read_docx
from checker.extract.readers.sheet_xlsx import read_xlsx
from checker.model.problem import Problem
from checker.source.document import Document

SECONDS = 40
_WORD, _SHEET = "docx:MS Word 2007 XML", "xlsx:Calc MS Excel 2007 XML"
_OPTIONS = ("--headless", "--norestore", "--nologo", "--nodefault", "--nolockcheck")
_SETTINGS = (
    ("Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("Common/Security/Scripting", "DisableActiveContent", "true"),
    ("Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("Common/Security/Scripting", "MacroSecurityLevel", "3"),
    ("Writer/Content/Update", "Link", "0"),
    ("Calc/Content/Update", "Link", "1"),
    ("Common/Misc", "FirstRun", "false"),
)


@cache
def installed() -> str | None:
    """Return the path of LibreOffice, None where it is not installed."""
    return shutil.which("soffice") or shutil.which("libreoffice")


def read_by_office(document: Document) -> Reading:
    """Read a text document of a format that has no reader of its own, or a broken one."""
    media, suffix = _kind(document.content)
    converted = _convert(document.content, suffix, _WORD)
    if isinstance(converted, Problem):
        return Reading(media, (), problems=(converted,))
    reading = read_docx(Document(document.name, converted))
    return replace(reading, media=media, problems=(troubles.read_by_office(), *reading.problems))


def convert_sheet(document: Document) -> Reading:
    """Read an old spreadsheet where its own reader is not installed."""
    media = "application/vnd.ms-excel"
    converted = _convert(document.content, ".xls", _SHEET)
    if isinstance(converted, Problem):
        return Reading(media, (), problems=(converted,))
    reading = read_xlsx(Document(document.name, converted))
    return replace(reading, media=media, problems=(troubles.read_by_office(), *reading.problems))


def _kind(content: bytes) -> tuple[str, str]:
    """Return media type and file ending by content."""
    if content.lstrip()[:5] == b"{\\rtf":
        return "application/rtf", ".rtf"
    if content.lstrip()[:5] == b"<?xml":
        return "application/vnd.ms-word.xml", ".xml"
    if b"opendocument" in content[:4000]:
        return "application/vnd.oasis.opendocument.text", ".odt"
    if content[:4] == b"PK\x03\x04":
        return "application/vnd.openxmlformats-officedocument.wordprocessingml.document", ".docx"
    return "application/msword", ".doc"


def _convert(content: bytes, suffix: str, target: str) -> bytes | Problem:
    """Convert a document; returns the bytes of the result or why there is none."""
    program = installed()
    if program is None:
        return troubles.needs_office("这种格式（RTF、ODT、旧 WPS 等）")
    with tempfile.TemporaryDirectory(prefix="checker-", ignore_cleanup_errors=True) as folder:
        root = Path(folder)
        source = root / f"input{suffix}"
        source.write_bytes(content)
        _write_profile(root / "profile")
        ending = target.partition(":")[0]
        command = [
            program,
            f"-env:UserInstallation={(root / 'profile').as_uri()}",
            *_OPTIONS,
            "--convert-to",
            target,
            "--outdir",
            str(root / "out"),
            str(source),
        ]
        environment = {
            "HOME": folder,
            "PATH": os.environ.get("PATH", os.defpath),
            "LANG": "C.UTF-8",
            "TMPDIR": folder,
        }
        try:
            subprocess.run(
                command, env=environment, cwd=folder, timeout=SECONDS, check=False,
                stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
            )  # fmt: skip
        except subprocess.TimeoutExpired:
            return troubles.office_failed(f"超过{SECONDS}秒")
        except OSError:
            return troubles.office_failed("启动不了")
        result = root / "out" / f"input.{ending}"
        if not result.is_file() or result.stat().st_size == 0:
            return troubles.office_failed("没有得到结果，文件可能损坏或设了密码")
        return result.read_bytes()


def _write_profile(profile: Path) -> None:
    """Write the settings of a profile that runs nothing and fetches nothing."""
    items = "".join(
        f'<item oor:path="/org.openoffice.Office.{path}"><prop oor:name="{name}" oor:op="fuse">'
        f"<value>{value}</value></prop></item>"
        for path, name, value in _SETTINGS
    )
    folder = profile / "user"
    folder.mkdir(parents=True)
    (folder / "registrymodifications.xcu").write_text(
        '<?xml version="1.0" encoding="UTF-8"?>\n<oor:items xmlns:oor="http://openoffice.org/2001/registry" '
        'xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"{items}</oor:items>\n",
        encoding="utf-8",
    )
