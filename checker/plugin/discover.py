"""Find the plugins that are installed or given, without importing any of them.

Reading all metadata through importlib.metadata costs 50 ms a start; looking only into the entry_points.txt
of each installed distribution costs 2 ms (benchmarks/cold_start.py).
"""

from __future__ import annotations

import os
import sys
import tomllib
from collections.abc import Iterable, Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

from checker.plugin.manifest import FILE_NAME, Manifest, read_manifest
from checker.rulebook.pack import HEAD_FILE

GROUP = "checker.plugins"

# Where a plugin comes from.
INSTALLED = "installed"
FOLDER = "folder"  # a project, package or module in a --plugins-dir
PACK = "pack"  # a folder with pack.yaml and no Python


class Candidate(NamedTuple):
    """A plugin that could be loaded."""

    name: str
    version: str
    origin: str  # installed, folder, pack
    module: str  # "" for a pack without Python
    path: Path | None  # the folder it lies in, where known
    manifest: Manifest


def installed_plugins(search: Iterable[str] | None = None) -> list[Candidate]:
    """Return the plugins of all installed distributions, by name."""
    found: dict[str, Candidate] = {}
    for entry in sys.path if search is None else search:
        for folder in _distributions(entry or "."):
            for name, module in _entry_points(folder):
                found.setdefault(name, _installed(name, module, folder))
    return [found[name] for name in sorted(found)]


def _installed(name: str, module: str, folder: Path) -> Candidate:
    version = folder.name.removesuffix(".dist-info").rpartition("-")[2]
    where = _folder_of(module)
    return Candidate(name, version, INSTALLED, module, where, read_manifest(where))


def _distributions(entry: str) -> Iterator[Path]:
    try:
        with os.scandir(entry) as entries:
            names = sorted(item.name for item in entries if item.name.endswith(".dist-info"))
    except OSError:
        return
    for name in names:
        yield Path(entry) / name


def _entry_points(folder: Path) -> Iterator[tuple[str, str]]:
    try:
        text = (folder / "entry_points.txt").read_text("utf-8")
    except (OSError, UnicodeDecodeError):
        return
    if GROUP not in text:
        return
    inside = False
    for raw in text.splitlines():
        line = raw.strip()
        if line.startswith("["):
            inside = line == f"[{GROUP}]"
        elif inside and "=" in line and not line.startswith("#"):
            name, _, target = line.partition("=")
            yield name.strip(), target.partition("[")[0].strip()


def _folder_of(module: str) -> Path | None:
    """Return the folder of a top-level package without importing it."""
    try:
        spec = find_spec(module.partition(":")[0].partition(".")[0])
    except (ImportError, ValueError):
        return None
    if spec is None:
        return None
    places = list(spec.submodule_search_locations or ())
    if places:
        return Path(places[0])
    return Path(spec.origin).parent if spec.origin and spec.has_location else None


def folder_plugins(folder: Path) -> list[Candidate]:
    """Return the plugins in a folder given with --plugins-dir, by name.

    A subfolder with pack.yaml is a pack of rules; one with pyproject.toml is a plugin's project; one with
    __init__.py is a package; a file x.py is a module. The folder itself may be a pack.
    """
    if (folder / HEAD_FILE).is_file():
        return [_pack(folder)]
    found: list[Candidate] = []
    for path in sorted(folder.iterdir()):
        if path.name.startswith((".", "_")):
            continue
        if path.is_dir():
            found.extend(_in_subfolder(path))
        elif path.suffix == ".py":
            found.append(Candidate(path.stem, "", FOLDER, path.stem, folder, Manifest()))
    return found


def unused_in(folder: Path) -> list[str]:
    """Say what lies in a folder of plugins as if it were one, but is none; or that there is nothing."""
    if (folder / HEAD_FILE).is_file():
        return []
    told = [
        f"{path.as_posix()} 不是插件：里面没有 pyproject.toml、__init__.py 或 {HEAD_FILE}"
        for path in sorted(folder.iterdir())
        if path.is_dir() and not path.name.startswith((".", "_")) and _seems_meant(path)
    ]
    if not told and not folder_plugins(folder):
        kinds = f"放有 {HEAD_FILE}、pyproject.toml 或 __init__.py 的子文件夹，或者一个 .py 文件"
        told.append(f"{folder.as_posix()} 里没有插件；插件是{kinds}")
    return told


def _seems_meant(path: Path) -> bool:
    written = (path / FILE_NAME).is_file() or any(path.glob("*.py")) or any(path.glob("*.rule"))
    known = ("pyproject.toml", "__init__.py", HEAD_FILE)
    return written and not any((path / name).is_file() for name in known)


def _in_subfolder(path: Path) -> list[Candidate]:
    if (path / "pyproject.toml").is_file():
        return _project(path)
    if (path / "__init__.py").is_file():
        return [Candidate(path.name, "", FOLDER, path.name, path.parent, read_manifest(path))]
    if (path / HEAD_FILE).is_file():
        return [_pack(path)]
    return []


def _pack(path: Path) -> Candidate:
    return Candidate(path.resolve().name, "", PACK, "", path, read_manifest(path))


def _project(path: Path) -> list[Candidate]:
    try:
        data = tomllib.loads((path / "pyproject.toml").read_text("utf-8"))
    except (OSError, ValueError) as error:
        fault = Manifest(fault=f"pyproject.toml 读不出来：{error}")
        return [Candidate(path.name, "", FOLDER, "", path, fault)]
    project = data.get("project", {})
    points = project.get("entry-points", {}).get(GROUP, {})
    found: list[Candidate] = []
    for name, module in sorted(points.items()):
        root = path / "src" if (path / "src").is_dir() else path
        package = root / module.partition(":")[0].partition(".")[0]
        manifest = read_manifest(package if package.is_dir() else None)
        found.append(Candidate(name, str(project.get("version", "")), FOLDER, module, root, manifest))
    return found
