"""Read a pack from its folder: pack.yaml and the *.rule files beside it."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from checker.language.diagnostics import Diagnostic, Passed
from checker.rulebook.pack import FORMS, PackHead, RulePack
from checker.source.rule_text import RuleText, Span

HEAD_FILE = "pack.yaml"
_KEYS = ("id", "title", "version", "issuer", "issued", "forms", "depends", "province", "place", "files")
_NEEDED = ("id", "title", "version")


def load_pack(folder: Path) -> Passed[RulePack | None]:
    """Read a pack. None where pack.yaml is missing or wrong; a faulty rule is left out and told of."""
    texts, problem = read_texts(folder)
    if problem is not None:
        return Passed(None, (problem,))
    head_text, *rule_texts = texts
    head, diagnostics = _read_head(head_text)
    if head is None:
        return Passed(None, tuple(diagnostics))
    from checker.language.parse import parse_file

    files = []
    for text in rule_texts:
        parsed = parse_file(text, published=True)
        files.append(parsed.value)
        diagnostics.extend(parsed.diagnostics)
    pack = RulePack(head, folder, tuple(files), tuple(rule_texts), revision_of(texts))
    return Passed(pack, tuple(diagnostics))


def read_texts(folder: Path) -> tuple[tuple[RuleText, ...], Diagnostic | None]:
    """Read pack.yaml and the rule files (all below the folder, by name), pack.yaml first."""
    head = folder / HEAD_FILE
    if not head.is_file():
        text = RuleText(head.as_posix(), "")
        message = f"“{folder.as_posix()}”里没有 {HEAD_FILE}，不是规则包"
        advice = "checker rules new 文件夹 可以新建一个规则包"
        return (), Diagnostic("K101", message, text, Span(0, 0), (), advice)
    texts = []
    for path in (head, *sorted(folder.rglob("*.rule"), key=lambda path: path.as_posix())):
        try:
            content = path.read_bytes().decode("utf-8")
        except (OSError, UnicodeDecodeError) as error:
            wrong = "不是 UTF-8 编码" if isinstance(error, UnicodeDecodeError) else "读不了"
            text = RuleText(path.name, "")
            return (), Diagnostic(
                "K102", f"{path.name} {wrong}", text, Span(0, 0), (), "用 UTF-8 编码另存这个文件"
            )
        name = path.relative_to(folder.parent).as_posix()
        texts.append(RuleText(name, content.replace("\r\n", "\n").lstrip("\ufeff")))
    return tuple(texts), None


def revision_of(texts: Sequence[RuleText]) -> str:
    """Name a state of a pack's texts; a file's place does not matter, its name and words do."""
    digest = hashlib.sha256()
    for text in texts:
        for part in (text.name, text.text):
            data = part.encode("utf-8", "surrogatepass")
            digest.update(len(data).to_bytes(8, "big"))
            digest.update(data)
    return f"sha256:{digest.hexdigest()}"


def _read_head(text: RuleText) -> tuple[PackHead | None, list[Diagnostic]]:
    import yaml

    def wrong(code: str, message: str, key: str = "", suggestion: str = "") -> Diagnostic:
        at = text.text.find(f"{key}:") if key else 0
        span = Span(max(at, 0), max(at, 0) + len(key))
        return Diagnostic(code, message, text, span, (), suggestion)

    try:
        data = yaml.safe_load(text.text)
    except yaml.YAMLError as error:
        where = getattr(error, "problem_mark", None)
        line = f"第 {where.line + 1} 行" if where is not None else ""
        return None, [wrong("K103", f"{HEAD_FILE} {line}写法不对", suggestion="每行写成 键: 值")]
    if not isinstance(data, dict):
        return None, [
            wrong("K103", f"{HEAD_FILE} 是空的或不是“键: 值”", suggestion="至少写 id、title、version")
        ]
    forms = _texts(data.get("forms")) or FORMS
    found = [
        wrong("K104", f"{HEAD_FILE} 里不认识“{key}”；可以写：{'、'.join(_KEYS)}", str(key))
        for key in data
        if key not in _KEYS
    ]
    found += [
        wrong("K105", f"{HEAD_FILE} 里没有写“{key}”", suggestion=f"加一行 {key}: …")
        for key in _NEEDED
        if not data.get(key)
    ]
    found += [
        wrong("K106", f"没有“{form}”这一版格式；可以写：{'、'.join(FORMS)}", "forms")
        for form in forms
        if form not in FORMS
    ]
    if found:
        return None, found
    return _head(data, forms, text.name), []


def _head(data: dict[str, Any], forms: tuple[str, ...], file: str) -> PackHead:
    return PackHead(
        id=str(data["id"]),
        title=str(data["title"]),
        version=str(data["version"]),
        issuer=str(data.get("issuer") or ""),
        issued=str(data.get("issued") or ""),
        forms=forms,
        depends=_texts(data.get("depends")),
        province=str(data["province"]) if data.get("province") else None,
        place=str(data.get("place") or ""),
        file=file,
    )


def _texts(value: Any) -> tuple[str, ...]:
    if value is None:
        return ()
    return tuple(str(item) for item in value) if isinstance(value, list) else (str(value),)
