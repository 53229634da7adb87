"""The page of mistakes is right: each wrong example has that mistake, each right one has none."""

from __future__ import annotations

import re
from pathlib import Path

from checker.testing.run import load_for_cases

PAGE = Path(__file__).resolve().parents[2] / "docs" / "reference" / "rule-mistakes.md"
ROW = re.compile(r"^\| ([RC]\d{3}) \| [^|]+ \| `([^`]+)` \| (?:`([^`]+)`|[^|`]+) \|$", re.MULTILINE)
RULE = "规则 {id} 例\n级别：提示\n依据：《某规定》\n依据类别：惯例\n要求：{text}\n提示：“不符”\n\n"


def mistakes_of(folder: Path, requirements: dict[str, str]) -> dict[str, set[str]]:
    (folder / "pack.yaml").write_text("id: p\ntitle: p\nversion: 1.0.0\n", "utf-8")
    rules = "".join(RULE.format(id=code, text=text) for code, text in requirements.items())
    (folder / "p.rule").write_text(rules, "utf-8")
    found: dict[str, set[str]] = {code: set() for code in requirements}
    for one in load_for_cases(folder).diagnostics:
        found[one.rule].add(one.code)
    return found


def test_each_wrong_example_has_its_mistake(tmp_path: Path) -> None:
    wrong = {code: text for code, text, _ in ROW.findall(PAGE.read_text("utf-8"))}
    assert len(wrong) > 20
    found = mistakes_of(tmp_path, wrong)
    assert {code: codes for code, codes in found.items() if codes != {code}} == {}


def test_each_right_example_is_right(tmp_path: Path) -> None:
    right = {code: text for code, _, text in ROW.findall(PAGE.read_text("utf-8")) if text}
    assert len(right) > 20
    found = mistakes_of(tmp_path, right)
    assert {code: codes for code, codes in found.items() if codes} == {}
