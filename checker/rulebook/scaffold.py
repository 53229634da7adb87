"""`checker rules new`: a small pack that works, one rule with its three cases, from a template."""

from __future__ import annotations

import re
from importlib.resources import files
from pathlib import Path
from typing import NamedTuple

from checker.resources import shipped
from checker.rulebook.pack import HEAD_FILE

_ID = re.compile(r"[\w-]{1,40}")
_FILES = (HEAD_FILE, "first.rule", "first.cases.yaml")


class NewPack(NamedTuple):
    """The files written; or why none was (`fault`)."""

    folder: Path
    written: tuple[str, ...] = ()
    fault: str = ""


def new_pack(folder: Path, title: str) -> NewPack:
    """Write a pack into a folder that is new or empty; its id is the folder's name."""
    name = folder.resolve().name
    if not _ID.fullmatch(name):
        told = f"文件夹名“{name}”要做规则包的 id，只能用文字、数字和连字符，如 my-rules。"
        return NewPack(folder, fault=told)
    if (shipped("rules") / name / HEAD_FILE).is_file():
        told = f"“{name}”是自带规则包的 id，新建的规则包不能同名；请换一个文件夹名。"
        return NewPack(folder, fault=told)
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        return NewPack(folder, fault=f"{folder.as_posix()} 里已经有内容，没有改动它；请换一个文件夹。")
    folder.mkdir(parents=True, exist_ok=True)
    for file in _FILES:
        source = files("checker.rulebook") / "template" / f"{file}.txt"
        text = source.read_text("utf-8").replace("{id}", name).replace("{title}", title)
        (folder / file).write_text(text, encoding="utf-8", newline="\n")
    return NewPack(folder, _FILES)
