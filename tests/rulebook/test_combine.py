"""Packs on packs: adding, adjusting, switching off, and what is told when that goes wrong."""

from __future__ import annotations

from pathlib import Path

from checker.engine.run import judge
from checker.language.diagnostics import Diagnostic
from checker.language.functions import standard_functions
from checker.rulebook.build import build_rulebook
from checker.rulebook.combine import combine
from checker.rulebook.load import load_pack
from checker.rulebook.pack import PackHead, Rulebook
from checker.testing.reports import build_report
from tests.language.books import AS_OF, pack_of, rule

BASE = PackHead("national", "全国", "1")
PROVINCE = PackHead("SD", "山东", "1", depends=("national",), province="SD")
NATIONAL = rule(
    "对每个 部分 于 格式.部分",
    "要求：字数(章节[部分]) ≥ 下限",
    "提示：“太短：{部分}”",
    before="定义 下限 = 1\n词表 常用词 = {公开}",
)


def together(*packs: tuple[PackHead, str]) -> tuple[Rulebook, list[Diagnostic]]:
    made = [pack_of(text, head) for head, text in packs]
    assert [fault.message for _, faults in made for fault in faults if fault.severity == "error"] == []
    built = build_rulebook([pack for pack, _ in made], standard_functions())
    return built.value, list(built.diagnostics)


def test_a_province_adjusts_and_tells_why() -> None:
    change = "调整 national.X101 级别：提示 提示：“{部分}不到 {下限} 字” 定义 下限 = 100000 理由：“本省从严”"
    book, faults = together((PROVINCE, change), (BASE, NATIONAL))
    assert [fault.message for fault in faults] == []
    entry = book.entries[0]
    assert [(part.part, part.pack) for part in entry.parts] == [
        ("规则", "national"),
        ("级别", "SD"),
        ("提示", "SD"),
        ("定义 下限", "SD"),
    ]
    assert entry.parts[1].reason == "本省从严"
    findings = judge(build_report({}), None, book, AS_OF).findings
    assert {finding.severity for finding in findings} == {"info"}
    assert findings[0].message.endswith("不到 100000 字")


def test_a_rule_is_switched_off_and_stays_in_the_list() -> None:
    book, faults = together((BASE, NATIONAL), (PROVINCE, "停用 national.X101 理由：“不适用”"))
    assert faults == []
    assert book.entries[0].disabled == "不适用"
    assert judge(build_report({}), None, book, AS_OF).outcomes == ()


def test_adjusting_what_is_not_there_names_both() -> None:
    _, faults = together((BASE, NATIONAL), (PROVINCE, "停用 national.X110 理由：“无”"))
    assert [fault.code for fault in faults] == ["K112"]
    assert "SD" in faults[0].message
    assert "national.X110" in faults[0].message
    assert "national.X101" in faults[0].suggestion


def test_the_same_code_twice_names_both_packs() -> None:
    book, faults = together((BASE, NATIONAL), (PROVINCE, rule("要求：年度 > 2000")))
    assert [fault.code for fault in faults] == ["K111"]
    assert "national" in faults[0].message
    assert "SD" in faults[0].message
    assert [entry.head.pack for entry in book.entries] == ["national"]


def test_names_of_the_pack_below_may_be_used() -> None:
    mine = rule("要求：章节[总体情况] 提到 常用词").replace("X101", "SD101")
    book, faults = together((PROVINCE, mine), (BASE, NATIONAL))
    assert [fault.message for fault in faults] == []
    assert [entry.head.id for entry in book.entries] == ["X101", "SD101"]


def test_what_is_missing_or_circular_is_told() -> None:
    alone = together((PROVINCE, rule("要求：年度 > 2000")))[1]
    assert [fault.code for fault in alone] == ["K109"]
    circle = PackHead("national", "全国", "1", depends=("SD",))
    assert "K108" in [fault.code for fault in together((circle, ""), (PROVINCE, ""))[1]]


def test_what_is_missing_or_circular_is_told_at_the_line_that_says_it(tmp_path: Path) -> None:
    packs = []
    for name, other in (("one", "two"), ("two", "one"), ("three", "none")):
        (tmp_path / name).mkdir()
        head = f"id: {name}\ntitle: 试  # 不写 depends\nversion: '1'\ndepends: [{other}]\n"
        (tmp_path / name / "pack.yaml").write_text(head, "utf-8")
        pack = load_pack(tmp_path / name).value
        assert pack is not None
        packs.append(pack)
    told = [
        (one.code, one.text.name, one.text.position(one.span.start)) for one in combine(packs).diagnostics
    ]
    assert told == [("K108", "one/pack.yaml", (4, 1)), ("K109", "three/pack.yaml", (4, 1))]


def test_a_province_is_for_its_own_reports() -> None:
    book, _ = together((BASE, ""), (PROVINCE, rule("要求：年度 > 2000")))
    for province, expected in (("SD", (1, 0)), ("SH", (0, 0)), (None, (0, 0))):
        counts = judge(build_report({"省份": province}), None, book, AS_OF).counts
        assert (counts.holds, counts.not_applicable) == expected


def test_a_local_habit_stays_a_hint() -> None:
    habit = NATIONAL.replace("级别：错误", "级别：提示").replace("依据类别：推断", "依据类别：惯例")
    change = "调整 national.X101 级别：警告 理由：“本省从严”"
    book, faults = together((BASE, habit), (PROVINCE, change))
    assert [fault.code for fault in faults] == ["K014"]
    assert book.entries[0].head.severity == "info"


def faults_of(change: str) -> list[tuple[str, str]]:
    _, faults = together((BASE, NATIONAL), (PROVINCE, change))
    return [(fault.code, f"{fault.message} {fault.suggestion}") for fault in faults]


def test_an_adjustment_without_effect_is_told() -> None:
    [(code, told)] = faults_of("调整 national.X101 定义 下线 = 9 理由：“从严”")
    assert code == "K114"
    assert "没有用到定义“下线”" in told
    assert "是不是“下限”？" in told
    assert [code for code, _ in faults_of("调整 national.X101 理由：“从严”")] == ["K114"]
    ends = "调整 national.X101 生效：2024年度 失效：2020年度 理由：“从严”"
    assert [code for code, _ in faults_of(ends)] == ["K016"]


def test_a_pack_that_is_not_there_is_told_apart_from_a_rule() -> None:
    [(code, told)] = faults_of("停用 natinal.X101 理由：“无”")
    assert code == "K112"
    assert "没有找到规则包“natinal”" in told
    assert "是不是“national.X101”？" in told
    [(_, told)] = faults_of("停用 shandong.SD101 理由：“无”")
    assert "装上“shandong”" in told
