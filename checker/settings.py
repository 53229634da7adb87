"""The settings of a workplace: `checker.toml` in the current folder or one above it.

[plugins]
allow = ["shandong", "jinan"]   # only these may take part; leave it out to allow all
block = ["old-plugin"]
folders = ["插件"]               # beside what --plugins-dir gives; relative to this file
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any, NamedTuple

FILE_NAME = "checker.toml"
_KEYS = ("allow", "block", "folders")


class PluginChoices(NamedTuple):
    """Which plugins a workplace lets take part."""

    allow: tuple[str, ...] | None = None
    block: tuple[str, ...] = ()
    folders: tuple[str, ...] = ()


class SettingsError(ValueError):
    """checker.toml cannot be used; the message is Chinese and says what to do."""


def read_settings(folder: Path) -> PluginChoices:
    """Return what the nearest checker.toml says; without one everything is allowed.

    Raises:
        SettingsError: the file is no TOML, or has an unknown or wrong entry.
    """
    file = next(
        (place / FILE_NAME for place in (folder, *folder.parents) if (place / FILE_NAME).is_file()), None
    )
    if file is None:
        return PluginChoices()
    import tomllib

    name = file.as_posix()
    try:
        data: dict[str, Any] = tomllib.loads(file.read_text("utf-8-sig"))
    except OSError as error:
        raise SettingsError(f"{name} 打不开，请核对权限：{error.strerror}") from error
    except UnicodeDecodeError as error:
        raise SettingsError(f"{name} 不是 UTF-8 编码（可能是 GBK）；请用 UTF-8 编码另存一次。") from error
    except tomllib.TOMLDecodeError as error:
        place = re.search(r"at line (\d+), column (\d+)", str(error))
        where = f"第 {place[1]} 行第 {place[2]} 列" if place else "最后"
        raise SettingsError(f'{name} {where}写得不对（要写成 TOML，如 block = ["shandong"]）。') from error
    unknown = [key for key in data if key != "plugins"]
    if unknown:
        raise SettingsError(f"{file.as_posix()} 里不认识“{unknown[0]}”；可以写 [plugins]。")
    return _choices(data.get("plugins", {}), file)


def _choices(said: dict[str, Any], file: Path) -> PluginChoices:
    for key, value in said.items():
        if key not in _KEYS:
            raise SettingsError(
                f"{file.as_posix()} 的 [plugins] 里不认识“{key}”；可以写 {'、'.join(_KEYS)}。"
            )
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            raise SettingsError(f'{file.as_posix()} 的 {key} 应写成文字的列表，如 {key} = ["shandong"]。')
    allow = said.get("allow")
    folders = tuple(str(file.parent / name) for name in said.get("folders", ()))
    return PluginChoices(None if allow is None else tuple(allow), tuple(said.get("block", ())), folders)
