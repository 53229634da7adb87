"""Read a pack from its folder: pack.yaml and the *.rule files beside it."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Sequence
from pathlib import Path

from checker.language.diagnostics import Diagnostic, Passed
from checker.rulebook.head import read_head
from checker.rulebook.pack import HEAD_FILE, PackHead, RulePack
from checker.source.rule_text import RuleText, Span


def load_pack(folder: Path) -> Passed[RulePack | None]:
    """Read a pack. None where pack.yaml is missing or wrong; a faulty rule is left out and told of."""
    texts, problems = read_texts(folder)
    if not texts:
        return Passed(None, problems)
    head_text, *rule_texts = texts
    read = read_head(head_text)
    diagnostics = [*problems, *read.diagnostics]
    head = read.value
    if head is None:
        return Passed(None, tuple(diagnostics))
    from checker.language.parse import parse_file

    files = []
    for text in rule_texts:
        parsed = parse_file(text, published=True)
        files.append(parsed.value)
        diagnostics.extend(parsed.diagnostics)
    pack = RulePack(head, folder, tuple(files), tuple(rule_texts), revision_of(texts), head_text)
    return Passed(pack, tuple(diagnostics))


def pack_above(path: Path) -> Path | None:
    """Return the folder of the pack that a file stands in, None where it stands in none."""
    return next((folder for folder in path.resolve().parents if (folder / HEAD_FILE).is_file()), None)


def head_of(folder: Path) -> PackHead | None:
    """Return what a pack's pack.yaml says, None where it is missing or wrong."""
    text = read_text(folder / HEAD_FILE, HEAD_FILE).value
    return None if text is None else read_head(text).value


def read_texts(folder: Path) -> tuple[tuple[RuleText, ...], tuple[Diagnostic, ...]]:
    """Read pack.yaml and the rule files (all below the folder, by name), pack.yaml first.

    A file that cannot be read is told of and costs no other; without pack.yaml there is nothing.
    """
    head = folder / HEAD_FILE
    if not head.is_file():
        text = RuleText(head.as_posix(), "")
        message = f"“{folder.as_posix()}”里没有 {HEAD_FILE}，不是规则包"
        advice = "checker rules new 文件夹 可以新建一个规则包"
        return (), (Diagnostic("K101", message, text, Span(0, 0), (), advice),)
    texts: list[RuleText] = []
    problems: list[Diagnostic] = []
    paths, closed = _rule_files(folder)
    for error in closed:
        text = RuleText(Path(error.filename or folder).as_posix(), "")
        message = f"打不开文件夹“{text.name}”，里面的规则没有装入"
        problems.append(Diagnostic("K102", message, text, Span(0, 0), (), "看看它是否还在，是否允许读取"))
    for path in (head, *paths):
        read = read_text(path, path.relative_to(folder.parent).as_posix())
        problems += read.diagnostics
        if read.value is not None:
            texts.append(read.value)
        elif path is head:
            return (), read.diagnostics
    return tuple(texts), tuple(problems)


def _rule_files(folder: Path) -> tuple[list[Path], list[OSError]]:
    """Return the rule files below a folder, and the folders that could not be opened: none is passed over."""
    closed: list[OSError] = []
    found = [
        Path(place, name)
        for place, _, names in os.walk(folder, onerror=closed.append)
        for name in names
        if name.endswith(".rule")
    ]
    return sorted(found, key=lambda path: path.as_posix()), closed


def read_text(path: Path, name: str) -> Passed[RuleText | None]:
    """Read a file that an author wrote; None where it is no UTF-8 text, which is told under its `name`."""
    try:
        content = path.read_bytes().decode("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        undecoded = isinstance(error, UnicodeDecodeError)
        message = f"{path.name} {'不是 UTF-8 编码' if undecoded else '读不了'}，里面的规则没有装入"
        advice = "用 UTF-8 编码另存这个文件" if undecoded else "看看它是否还在，是否允许读取"
        if path.name == HEAD_FILE:
            message = message.replace("里面的规则", "规则包")
        return Passed(None, (Diagnostic("K102", message, RuleText(name, ""), Span(0, 0), (), advice),))
    return Passed(RuleText(name, content.replace("\r\n", "\n").lstrip("\ufeff")))


def revision_of(texts: Sequence[RuleText]) -> str:
    """Name a state of a pack's texts; a file's place does not matter, its name and words do."""
    digest = hashlib.sha256()
    for text in texts:
        for part in (text.name, text.text):
            data = part.encode("utf-8", "surrogatepass")
            digest.update(len(data).to_bytes(8, "big"))
            digest.update(data)
    return f"sha256:{digest.hexdigest()}"
