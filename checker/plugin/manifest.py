"""What a plugin says of itself, read without running it.

A package holds a file `checker-plugin.toml`:

    api = "1"
    title = "山东省"
    description = "第六部分的专项内容"
    provinces = ["SD"]
    after = ["other-plugin"]
"""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any, NamedTuple

API_VERSION = "1"  # of the hooks; raised when a hook changes its meaning
FILE_NAME = "checker-plugin.toml"
_TEXTS = ("api", "title", "description")
_LISTS = ("provinces", "before", "after")


class Manifest(NamedTuple):
    """The declared facts; `fault` tells what is wrong with the file, "" if nothing is."""

    api: str = API_VERSION
    title: str = ""
    description: str = ""
    provinces: tuple[str, ...] = ()
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    fault: str = ""


def read_manifest(folder: Path | None) -> Manifest:
    """Read the manifest of a plugin's folder; a plugin without one gets the defaults."""
    if folder is None or not (folder / FILE_NAME).is_file():
        return Manifest()
    try:
        data: dict[str, Any] = tomllib.loads((folder / FILE_NAME).read_text("utf-8"))
    except (OSError, ValueError) as error:
        return Manifest(fault=f"{FILE_NAME} 读不出来：{error}")
    for key in _TEXTS:
        if not isinstance(data.get(key, ""), str):
            return Manifest(fault=f"{FILE_NAME} 中 {key} 应为文字")
    for key in _LISTS:
        value = data.get(key, [])
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            return Manifest(fault=f'{FILE_NAME} 中 {key} 应为文字的列表，如 {key} = ["SD"]')
    unknown = sorted(set(data) - {*_TEXTS, *_LISTS})
    fault = f"{FILE_NAME} 中不认识的项：{'、'.join(unknown)}" if unknown else ""
    return Manifest(
        api=data.get("api", API_VERSION),
        title=data.get("title", ""),
        description=data.get("description", ""),
        provinces=tuple(data.get("provinces", ())),
        before=tuple(data.get("before", ())),
        after=tuple(data.get("after", ())),
        fault=fault,
    )
