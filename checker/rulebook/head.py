"""Read pack.yaml: what the pack is called, whose it is, what it builds on; every mistake with its line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

from checker.language.diagnostics import Diagnostic, Passed
from checker.language.names import PROVINCES, nearest
from checker.regions.registry import province_named
from checker.rulebook.pack import FORMS, HEAD_FILE, PackHead
from checker.source.rule_text import RuleText, Span
from checker.source.yaml_text import Mistake, YamlText, keys_of, read_yaml

_KEYS = ("id", "title", "version", "issuer", "issued", "forms", "depends", "province", "place", "files")
_NEEDED = ("id", "title", "version")
_PLAIN = ("id", "title", "version", "issuer", "province", "place")
_FULL_WIDTH = re.compile(rf"^({'|'.join(_KEYS)})：", re.MULTILINE)


def read_head(text: RuleText) -> Passed[PackHead | None]:
    """Read pack.yaml; None where anything in it is wrong."""
    full_width = _FULL_WIDTH.search(text.text)
    if full_width is not None:
        message = f"“{full_width[1]}”后面用了全角冒号“：”"
        advice = f"写成 {full_width[1]}: …（半角冒号，后面空一格）"
        span = Span(full_width.end() - 1, full_width.end())
        return Passed(None, (Diagnostic("K103", message, text, span, (), advice),))
    read = read_yaml(text.text)
    if read.fault is not None:
        return Passed(None, (_at(text, read.fault),))
    if not isinstance(read.data, dict):
        message = f"{HEAD_FILE} 是空的或不是“键: 值”"
        return Passed(None, (Diagnostic("K103", message, text, Span(0, 0), (), "至少写 id、title、version"),))
    found = [*(_at(text, one) for one in read.twice), *_faults(text, read)]
    found.sort(key=lambda one: one.span.start)
    return Passed(None if found else _head(read.data, text.name), tuple(found))


def key_span(text: RuleText, key: str) -> Span:
    """Return where a key of pack.yaml stands; the beginning of the file where it does not."""
    place = keys_of(read_yaml(text.text).node).get(key)
    if place is None:
        return Span(0, 0)
    start = text.offset(*place)
    return Span(start, start + len(key))


def _at(text: RuleText, mistake: Mistake) -> Diagnostic:
    start = text.offset(mistake.line, mistake.column)
    return Diagnostic("K103", mistake.message, text, Span(start, start + 1), (), mistake.advice)


def _faults(text: RuleText, read: YamlText) -> Iterator[Diagnostic]:
    data, places = read.data, keys_of(read.node)

    def wrong(code: str, message: str, key: str = "", suggestion: str = "") -> Diagnostic:
        start = text.offset(*places.get(key, (1, 1)))
        span = Span(start, start + len(key) if key in places else start)
        return Diagnostic(code, message, text, span, (), suggestion)

    for key in data:
        if key not in _KEYS:
            near = nearest(str(key), _KEYS)
            advice = f"是不是“{near}”？" if near else ""
            yield wrong("K104", f"{HEAD_FILE} 里不认识“{key}”；可以写：{'、'.join(_KEYS)}", str(key), advice)
    for key in _NEEDED:
        if data.get(key) in (None, ""):
            yield wrong("K105", f"{HEAD_FILE} 里没有写“{key}”", key, f"加一行 {key}: …")
    for key in _PLAIN:
        if isinstance(data.get(key), dict | list):
            yield wrong("K116", f"“{key}”只写一个词或一句话", key, f"写成 {key}: …")
    for form in _texts(data.get("forms")):
        if form not in FORMS:
            yield wrong("K106", f"没有“{form}”这一版格式；可以写：{'、'.join(FORMS)}", "forms")
    province = data.get("province")
    if province not in (None, "", *PROVINCES):
        code = _code_of(str(province))
        advice = f"写成 province: {code}" if code else f"可以写：{'、'.join(PROVINCES)}"
        yield wrong("K116", f"没有代码是“{province}”的省份；要写两个大写字母", "province", advice)
    if data.get("issued") is not None and _day(data["issued"]) is None:
        yield wrong("K116", f"“issued”写了“{data['issued']}”，不是日期", "issued", "写成 2024-12-31 的样子")


def _code_of(name: str) -> str:
    """Return the letters of a province: 山东, 山东省 or sd → SD; "" if it is none."""
    return name.upper() if name.upper() in PROVINCES else province_named(name) or ""


def _day(value: object) -> date | None:
    """Read a date of pack.yaml; a month or a year alone is one too."""
    if isinstance(value, date):
        return value
    found = re.fullmatch(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?", str(value))
    if found is None:
        return None
    try:
        return date(int(found[1]), int(found[2] or 1), int(found[3] or 1))
    except ValueError:
        return None


def _head(data: dict[str, Any], file: str) -> PackHead:
    return PackHead(
        id=str(data["id"]),
        title=str(data["title"]),
        version=str(data["version"]),
        issuer=str(data.get("issuer") or ""),
        issued=str(data.get("issued") or ""),
        forms=_texts(data.get("forms")) or FORMS,
        depends=_texts(data.get("depends")),
        province=str(data["province"]) if data.get("province") else None,
        place=str(data.get("place") or ""),
        file=file,
    )


def _texts(value: Any) -> tuple[str, ...]:
    if value is None:
        return ()
    return tuple(str(item) for item in value) if isinstance(value, list) else (str(value),)
