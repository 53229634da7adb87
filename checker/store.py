"""The user's own folder for what can be made again: compiled rules, the forms as plain data.

Everything in it is keyed by the content that it was made of, and checked when it is read; what is
damaged, foreign or old is simply made anew. NIANBAO_CACHE=off switches it off.
"""

from __future__ import annotations

import os
from hashlib import sha256
from pathlib import Path

_MAGIC = b"nianbao1"
_NAME = "nianbao-checker"


def folder() -> Path | None:
    """Return the folder, made if need be; None where it is switched off or not safely the user's own."""
    if os.environ.get("NIANBAO_CACHE", "").lower() in ("off", "0", "no"):
        return None
    base = os.environ.get("XDG_CACHE_HOME") or os.path.join(os.path.expanduser("~"), ".cache")
    path = Path(base, _NAME)
    try:
        path.mkdir(mode=0o700, parents=True, exist_ok=True)
        found = path.stat()
    except OSError:
        return None
    if hasattr(os, "getuid"):  # on Windows the profile folder is private already
        if found.st_uid != os.getuid():
            return None
        if found.st_mode & 0o077:
            try:
                path.chmod(0o700)
            except OSError:
                return None
    return path


def read(name: str) -> bytes | None:
    """Return what was stored under a name; None where there is nothing or it is damaged."""
    place = folder()
    if place is None:
        return None
    try:
        with open(place / name, "rb") as file:
            content = file.read()
    except OSError:
        return None
    payload = content[40:]
    if content[:8] != _MAGIC or sha256(payload).digest() != content[8:40]:
        return None
    return payload


def write(name: str, payload: bytes) -> None:
    """Store bytes under a name, whole or not at all. A folder that cannot be written to is no fault."""
    place = folder()
    if place is None:
        return
    import tempfile  # only here: it brings modules that a start with nothing new to store does not need

    try:
        handle, temporary = tempfile.mkstemp(dir=place, prefix=".new-")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(_MAGIC + sha256(payload).digest() + payload)
            os.replace(temporary, place / name)
        except OSError:
            os.unlink(temporary)
    except OSError:
        return


def trim(keep: int = 60) -> None:
    """Remove what was stored longest ago, but for so many: the folder must not grow for ever."""
    place = folder()
    if place is None:
        return
    try:
        found = sorted(os.scandir(place), key=lambda entry: (entry.stat().st_mtime_ns, entry.name))
        for entry in found[: max(len(found) - keep, 0)]:
            os.unlink(entry.path)
    except OSError:
        return
