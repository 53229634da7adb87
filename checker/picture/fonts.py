"""A font with Chinese characters, where the system has one."""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path

_NAMES = (
    "NotoSansCJK-Regular.ttc", "NotoSansSC-Regular.otf", "SourceHanSansSC-Regular.otf", "wqy-microhei.ttc",
    "wqy-zenhei.ttc", "msyh.ttc", "simsun.ttc", "simhei.ttf", "PingFang.ttc", "STHeiti Light.ttc",
    "DroidSansFallbackFull.ttf",
)  # fmt: skip
_FOLDERS = ("/usr/share/fonts", "/usr/local/share/fonts", "~/.fonts", "~/.local/share/fonts",
            "/System/Library/Fonts", "/Library/Fonts", "C:/Windows/Fonts")  # fmt: skip


@cache
def chinese_font() -> Path | None:
    """Return the file of a Chinese font, None where none is installed."""
    found: dict[str, Path] = {}
    for folder in _FOLDERS:
        for place, folders, files in os.walk(Path(folder).expanduser()):
            folders.sort()
            for name in sorted(files):
                found.setdefault(name, Path(place) / name)
    return next((found[name] for name in _NAMES if name in found), None)
