"""`checker plugins new`: a working plugin with a pack, cases, tests and CI, from a template."""

from __future__ import annotations

import re
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import NamedTuple

from checker.regions.registry import PROVINCE_CODES

_NAME = re.compile(r"[a-z][a-z0-9-]{1,30}")


class Scaffold(NamedTuple):
    """The files written; or why none was (`fault`)."""

    folder: Path
    written: tuple[str, ...] = ()
    fault: str = ""


def new_plugin(name: str, title: str, province: str, where: Path) -> Scaffold:
    """Write a plugin named `name` (a-z, 0-9, -) for a province (two letters) into `where/name`.

    An existing folder is never written into.
    """
    folder = where / name
    fault = _fault(name, province, folder)
    if fault:
        return Scaffold(folder, fault=fault)
    words = {
        "name": name,
        "module": f"checker_{name.replace('-', '_')}",
        "title": title,
        "province": province,
    }
    written: list[str] = []
    for path, source in _templates(files("checker.plugin") / "template", ""):
        target = path.replace("package/", f"{words['module']}/").replace("ci-run", ".ci/run")
        text = source.read_text("utf-8")
        for key, word in words.items():
            text = text.replace("{" + key + "}", word)
        (folder / target).parent.mkdir(parents=True, exist_ok=True)
        (folder / target).write_text(text, encoding="utf-8")
        written.append(target)
    return Scaffold(folder, tuple(sorted(written)))


def _fault(name: str, province: str, folder: Path) -> str:
    if not _NAME.fullmatch(name):
        return f"名称“{name}”要用小写字母、数字和连字符，以字母开头，如 my-city。"
    if province not in PROVINCE_CODES:
        return f"没有省份代码“{province}”；可以写：{'、'.join(PROVINCE_CODES)}。"
    if folder.exists():
        return f"{folder.as_posix()} 已经存在，没有改动它；请换一个名称或位置。"
    return ""


def _templates(folder: Traversable, inside: str) -> list[tuple[str, Traversable]]:
    """Return the template's files with their paths, the ending .txt taken off."""
    found: list[tuple[str, Traversable]] = []
    for item in sorted(folder.iterdir(), key=lambda item: item.name):
        if item.is_dir():
            found.extend(_templates(item, f"{inside}{item.name}/"))
        elif item.name.endswith(".txt"):
            found.append((inside + item.name.removesuffix(".txt"), item))
    return found
