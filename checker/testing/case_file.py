"""Read a file of cases. What is wrong in it is told with its line; the other cases are read all the same.

Cases are typed with a Chinese input method. Where a key of a case is followed by “：” it is taken for “: ”;
anywhere else a full-width mark may be part of a text, so it is named, not changed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Any, NamedTuple

from checker.source.yaml_text import Mistake, keys_of, read_yaml
from checker.testing.places import CaseDataError, unknown_word

HOLDS = "通过"
BROKEN = "违反"
CANNOT_TELL = "无法判定"
NOT_APPLICABLE = "不适用"
REVIEW = "待核"
VERDICTS = (HOLDS, BROKEN, CANNOT_TELL, NOT_APPLICABLE, REVIEW)
_KEYS = ("名称", "规则", "结论", "报告", "上年", "期望", "判定日", "不可判定说明")
_EXPECTED = ("左", "右", "差", "条数", "级别", "情形", "提示包含", "提示不含", "整改包含", "原因包含")
_LIKELY = {"合格": HOLDS, "相符": HOLDS, "符合": HOLDS, "不符": BROKEN, "不合格": BROKEN, "不通过": BROKEN}
_KEY_LINE = re.compile(rf"^([ \t]*-[ \t]+|[ \t]+)({'|'.join(_KEYS)})：[ \t]*", re.MULTILINE)
_ITEM = re.compile(r"^([ \t]*)-(?=\s|[^\s-])", re.MULTILINE)
_FULL_WIDTH = re.compile(
    r"[{,，]\s*[\w·]+\s*(?P<colon>：)|(?P<comma>，)\s*[\w·]+\s*[:：]|^\s*-?\s*\w+(?P<key>：)"
)


@dataclass(frozen=True, slots=True)
class Case:
    """One case as written."""

    name: str
    rule: str
    verdict: str
    report: Mapping[str, Any]
    previous: Mapping[str, Any] | None
    expected: Mapping[str, Any]
    as_of: date
    path: Path = field(default=Path(), compare=False)
    line: int = field(default=1, compare=False)


@dataclass(frozen=True, slots=True)
class CaseFile:
    """The cases of a file, and the rules that it says can never be undecided (with the reason).

    `faults` tell what could not be read, one sentence each, with its place.
    """

    path: Path
    cases: tuple[Case, ...]
    never_undecided: Mapping[str, str]
    faults: tuple[str, ...] = ()


class _Entry(NamedTuple):
    """One item of the list, its place and its text."""

    data: Any
    line: int
    keys: Mapping[str, tuple[int, int]]
    mistakes: tuple[Mistake, ...]
    source: str


def load_cases(path: Path) -> CaseFile:
    """Read a file of cases.

    Raises:
        CaseDataError: the file is no list of cases, or a case has a key or verdict that is not known.
    """
    file = read_cases(path)
    if file.faults:
        raise CaseDataError("\n".join(file.faults))
    return file


def read_cases(path: Path) -> CaseFile:
    """Read a file of cases as far as it goes; what is wrong is in its `faults`."""
    try:
        text = path.read_bytes().decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError:
        return CaseFile(path, (), {}, (f"{path.name} 不是 UTF-8 编码；用 UTF-8 编码另存这个文件",))
    cases: list[Case] = []
    never: dict[str, str] = {}
    faults: list[Mistake] = []
    for entry in _entries(_KEY_LINE.sub(r"\1\2: ", text)):
        found = list(entry.mistakes) or _faults(entry)
        if found:
            faults += _full_width(entry) or found
        elif "不可判定说明" in entry.data:
            never[str(entry.data["规则"])] = str(entry.data["不可判定说明"])
        else:
            cases.append(_case(entry, path))
    told = tuple(f"{path.name}:{one.line}:{one.column} {one.message}；{one.advice}" for one in faults)
    return CaseFile(path, tuple(cases), never, told)


def _entries(text: str) -> Iterator[_Entry]:
    """Go through the items of the list; each by itself where the file as a whole cannot be read."""
    whole = read_yaml(text)
    if whole.fault is None:
        if whole.data is None:
            return
        if not isinstance(whole.data, list):
            told = Mistake(1, 1, "文件应当是一个列表", "每个用例以“- 名称:”开头，其余各行比它多缩进两格")
            yield _Entry(None, 1, {}, (told,), text)
            return
        lines = text.split("\n")
        nodes = whole.node.value if whole.node is not None else ()
        for data, node in zip(whole.data, nodes, strict=True):
            start, end = node.start_mark.line, node.end_mark.line + 1
            inside = tuple(one for one in whole.twice if start < one.line <= end)
            yield _Entry(data, start + 1, keys_of(node), inside, "\n".join(lines[start:end]))
        return
    starts = _starts(text)
    if not starts:
        yield _Entry(None, 1, {}, (whole.fault,), text)
        return
    for start, end in zip(starts, [*starts[1:], len(text)], strict=True):
        source, line = text[start:end], text.count("\n", 0, start) + 1
        one = read_yaml(source, line)
        if one.fault is not None or not isinstance(one.data, list) or len(one.data) != 1:
            yield _Entry(None, line, {}, (one.fault or whole.fault,), source)
            continue
        node = one.node.value[0] if one.node is not None else None
        yield _Entry(one.data[0], line, keys_of(node, line), one.twice, source)


def _starts(text: str) -> list[int]:
    """Return where the items of the outermost list begin."""
    found = list(_ITEM.finditer(text))
    return [item.start() for item in found if item[1] == found[0][1]]


def _full_width(entry: _Entry) -> list[Mistake]:
    """Find the first full-width mark that stands where YAML wants a half-width one."""
    for number, line in enumerate(entry.source.split("\n")):
        found = _FULL_WIDTH.search(line)
        if found is None:
            continue
        mark = found["colon"] or found["comma"] or found["key"]
        name = "逗号" if mark == "，" else "冒号"
        half = "“,”" if mark == "，" else "“:”"
        return [
            Mistake(
                entry.line + number,
                line.index(mark, found.start()) + 1,
                f"这里用了全角{name}“{mark}”",
                f"键和各项之间要用半角{name}{half}，后面空一格；文字里要写全角{name}时，前后加引号",
            )
        ]
    return []


def _faults(entry: _Entry) -> list[Mistake]:
    """Return what is wrong with the keys and words of a case."""
    data = entry.data
    if not isinstance(data, dict):
        return [Mistake(entry.line, 1, "用例要写成几行“键: 值”", "例如 - 名称: …，下一行 规则: …")]
    found: list[Mistake] = []

    def tell(key: str, message: str, advice: str) -> None:
        found.append(Mistake(*entry.keys.get(key, (entry.line, 1)), message, advice))

    for key in data:
        if key not in _KEYS:
            tell(str(key), *unknown_word("用例", key, _KEYS))
    if data.get("规则") in (None, ""):
        tell("规则", "没有写“规则”", "加一行 规则: 编号，如 规则: T301")
    if found or "不可判定说明" in data:
        return found
    verdict = data.get("结论")
    if verdict is None:
        tell("结论", "没有写“结论”", f"加一行 结论: …，可以写：{'、'.join(VERDICTS)}")
    elif verdict not in VERDICTS:
        likely = _LIKELY.get(str(verdict), "")
        advice = f"可以写：{'、'.join(VERDICTS)}"
        tell("结论", f"“结论”写了“{verdict}”", f"是不是“{likely}”？{advice}" if likely else advice)
    for told in _wrong_values(data):
        tell(*told)
    return found


def _wrong_values(data: Mapping[str, Any]) -> Iterator[tuple[str, str, str]]:
    """Go through what is wrong in 报告, 上年, 期望 and 判定日: the key, what is wrong, what to do."""
    for key in ("报告", "上年", "期望"):
        if data.get(key) is not None and not isinstance(data[key], dict):
            yield (key, f"“{key}”写了“{data[key]}”", f"要写成 {key}: {{键: 值}}")
    expected = data.get("期望")
    for key in expected if isinstance(expected, dict) else ():
        if key not in _EXPECTED:
            yield ("期望", *unknown_word("期望", key, _EXPECTED))
    if _day(data) is None:
        yield ("判定日", f"“判定日”写了“{data['判定日']}”", "写成 2025-06-01 的样子")


def _day(item: Mapping[str, Any]) -> date | None:
    given = item.get("判定日", date(2025, 6, 1))
    if isinstance(given, datetime):  # YAML reads 2025-06-01 10:00 so
        return given.date()
    try:
        return given if isinstance(given, date) else date.fromisoformat(str(given))
    except ValueError:
        return None


def _case(entry: _Entry, path: Path) -> Case:
    item = entry.data
    day = _day(item)
    assert day is not None  # asked by _faults
    return Case(
        name=str(item.get("名称", "（没有名称）")),
        rule=str(item["规则"]),
        verdict=item["结论"],
        report=item.get("报告") or {},
        previous=item.get("上年"),
        expected=item.get("期望") or {},
        as_of=day,
        path=path,
        line=entry.line,
    )
