"""Which files of a folder are taken for reports, and what is left out: it is counted, never passed over.

Taken is what can hold a report, also where it cannot be read here: reading it tells what to do. Pictures
are a question of their own: a scan is a report, a picture beside a web page is a part of that page.
"""

from __future__ import annotations

import os
import re
import stat
from pathlib import Path
from typing import NamedTuple, TypeAlias

PAGES = frozenset((".html", ".htm", ".shtml", ".xhtml", ".asp", ".aspx", ".jsp", ".php"))
DOCUMENTS = frozenset(
    (".mht", ".mhtml", ".eml", ".msg", ".txt", ".md", ".docx", ".docm", ".doc", ".wps", ".pdf", ".ofd",
     ".rtf", ".odt", ".xml", ".xlsx", ".xlsm", ".xls", ".et", ".zip", ".rar", ".7z")
)  # fmt: skip
PICTURES = frozenset((".png", ".jpg", ".jpeg", ".tif", ".tiff", ".bmp", ".gif"))
# Folders in which sites and browsers keep the pictures of their pages.
PICTURE_FOLDERS = frozenset(
    ("image", "images", "img", "imgs", "pic", "pics", "picture", "pictures", "photo", "photos", "icon",
     "icons", "css", "js", "style", "styles", "static", "asset", "assets", "resource", "resources", "res",
     "skin", "upload", "uploads", "uploadfiles")
)  # fmt: skip
_SAVED_WITH_A_PAGE = ("_files", ".files")  # browsers put what belongs to X.html into X_files
_LEFT_BY_SYSTEMS = frozenset(("thumbs.db", "desktop.ini", "__macosx"))

_EXTENSION = re.compile(r"\.(?:[a-z][a-z0-9_-]{0,11}|7z|3gp)")

Skipped: TypeAlias = dict[str, int]  # how many files of a kind (".css", "网页的图片") were left out


class Folder(NamedTuple):
    """What is in a folder and below: files to read and folders that cannot be listed; what was left out."""

    found: list[tuple[Path, OSError | None]]
    skipped: Skipped


def look_through(folder: Path) -> Folder:
    """Look through a folder, and through those that links in it lead to, each once."""
    through = Folder([], {})
    seen: set[str] = set()
    waiting = [folder]
    while waiting:
        links: list[Path] = []
        for start in waiting:
            if os.path.realpath(start) not in seen:
                links += _walk(start, through, seen)
        waiting = sorted(links)
    through.found.sort(key=lambda item: item[0].relative_to(folder).as_posix())
    return through


def _walk(start: Path, through: Folder, seen: set[str]) -> list[Path]:
    """Look through the real folders below `start`; return the links to folders met."""
    links: list[Path] = []
    paged: set[str] = set()  # folders that hold web pages, or are below one that does

    def not_listed(error: OSError) -> None:
        through.found.append((Path(error.filename or start), error))

    for place, folders, files in os.walk(start, onerror=not_listed):
        seen.add(os.path.realpath(place))
        kinds = {name: kind_of(name) for name in sorted(files) if not is_left_behind(name)}
        if os.path.dirname(place) in paged or not PAGES.isdisjoint(kinds.values()):
            paged.add(place)
        pages = {Path(name).stem for name, kind in kinds.items() if kind in PAGES}
        folders[:] = [name for name in folders if not is_left_behind(name)]
        for name in list(folders):
            path = Path(place, name)
            if name.endswith(_SAVED_WITH_A_PAGE) and name[:-6] in pages:
                folders.remove(name)
                _count(through, "随网页保存的", sum(len(inner) for _, _, inner in os.walk(path)))
            elif path.is_symlink():
                folders.remove(name)
                links.append(path)
            elif os.path.realpath(path) in seen:  # a link above led here before
                folders.remove(name)
        belong = bool(pages) or (place in paged and os.path.basename(place).lower() in PICTURE_FOLDERS)
        for name, kind in kinds.items():
            _take(Path(place, name), kind, through, pictures_belong=belong)
    return links


def _take(path: Path, kind: str, through: Folder, *, pictures_belong: bool) -> None:
    """Take a file for a report, or count it among those left out."""
    if kind in PICTURES and pictures_belong:
        _count(through, f"网页的图片 {kind}")
    elif kind and kind not in PAGES | DOCUMENTS | PICTURES:
        _count(through, kind)
    elif may_be_read(path):
        through.found.append((path, None))
    else:
        _count(through, "管道或设备")


def may_be_read(path: Path) -> bool:
    """Tell whether there is a file. Where that is not to be told (a lost link), reading tells why."""
    try:
        return stat.S_ISREG(os.stat(path).st_mode)
    except OSError:
        return True


def kind_of(name: str) -> str:
    """Return the extension of a file's name in small letters; "" where there is none (1.某局年报)."""
    kind = Path(name).suffix.lower()
    return kind if _EXTENSION.fullmatch(kind) else ""


def is_left_behind(name: str) -> bool:
    """Tell whether a file is hidden, or something that programs and systems leave behind."""
    # Word writes ~$a.docx beside a document that is open.
    return name.startswith((".", "~$")) or name.lower() in _LEFT_BY_SYSTEMS


def _count(through: Folder, kind: str, count: int = 1) -> None:
    if count:
        through.skipped[kind] = through.skipped.get(kind, 0) + count
