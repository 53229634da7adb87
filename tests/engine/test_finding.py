"""What a finding says of its requirement: the formula as written, both sides, the words it rests on."""

from __future__ import annotations

from checker.findings.basis import Basis
from checker.findings.result import Counts, PackInfo, ReportResult, RunResult
from checker.model.identity import Identity
from checker.reporters.text import render_text
from tests.language.books import judged, rule

NO_YEAR_IS_1 = "要求：年度 = 1 或 (年度 = 2 且 (年度 = 3))"


def test_the_formula_keeps_the_brackets_at_its_ends() -> None:
    assert judged(rule(NO_YEAR_IS_1)).findings[0].formula == NO_YEAR_IS_1.removeprefix("要求：")
    wrapped = "（ (年度 = 1) 且 年度 = 2 ）"
    assert judged(rule(f"要求：{wrapped}")).findings[0].formula == wrapped


def test_a_computed_share_is_a_percentage_beside_a_percentage() -> None:
    data = {"表三": {"办理总计": [0] * 6 + [64]}}
    finding = judged(rule("要求：27 / 表三[办理总计, 总计] = 45.2%"), data).findings[0]
    assert (finding.left, finding.right, finding.difference) == ("约42.19%", "45.2%", "约3.01个百分点")
    exact = judged(rule("要求：16 / 表三[办理总计, 总计] = 50%"), data).findings[0]
    assert (exact.left, exact.right, exact.difference) == ("25%", "50%", "25个百分点")


def test_a_basis_is_written_once() -> None:
    def of(basis: str) -> str:
        return judged(rule("要求：年度 = 1").replace("《试》第一条", basis)).findings[0].basis[0].text

    assert of("《试》（试发〔2021〕1号）第一条") == "《试》（试发〔2021〕1号）第一条"
    assert of("省里的通行做法") == "省里的通行做法"
    assert Basis("《试》").text == Basis("试").text == "《试》"


def test_a_basis_is_that_of_the_report_year() -> None:
    text = rule("要求：年度 = 1").replace(
        "依据：", "依据（2021年度起）：《新》第一条\n    依据（2020年度止）：《旧》第一条\n    依据："
    )
    cited = {
        year: [one.text for one in judged(text, {"年度": year}).findings[0].basis] for year in (2020, 2021)
    }
    assert cited == {2020: ["《旧》第一条", "《试》第一条"], 2021: ["《新》第一条", "《试》第一条"]}


def test_empty_cells_are_named_the_first_few() -> None:
    found = judged(rule("要求：没有 表三.空白格"), {"表三": {"新收": [""] * 6 + [0]}}).findings
    assert len(found[0].evidence) == 6  # JSON has them all
    identity = Identity("某县民政局", "政府部门", year=2024)
    report = ReportResult("甲.txt", "0" * 64, identity, Counts(broken=1), found, (), ())
    text = render_text(RunResult("1", "2025-02-01", (PackInfo("p", "试", "1", ""),), (), (report,)))
    assert "表三[新收, 自然人]" in text
    assert "等 6 处" in text
    assert "表三[新收, 其他]" not in text


def test_a_long_text_is_told_by_its_length() -> None:
    data = {"章节": {"总体情况": "本年度工作平稳。" * 100}}
    finding = judged(rule("要求：全文 提到 “没有这样的话”"), data).findings[0]
    evidence = next(item for item in finding.evidence if item.name == "全文")
    assert evidence.value.endswith("字）")
    assert evidence.raw == ""


def test_what_none_of_a_group_has_is_told_of_each() -> None:
    finding = judged(rule("要求：存在 列 于 表三.列 使 表三[新收, 列] > 9"), {"表三": {"新收": 3}}).findings[
        0
    ]
    assert {one.name: one.value for one in finding.evidence}["表三[新收, 自然人]"] == "3"
    assert (finding.left, finding.right) == (None, None)


def test_a_part_of_a_date_rests_on_the_date() -> None:
    finding = judged(rule("要求：公布日期.年 = 年度 且 公布日期.月 = 1")).findings[0]
    assert "公布日期" in [one.name for one in finding.evidence]


def test_a_zero_that_decides_is_shown() -> None:
    found = judged(rule("要求：表四[行政复议, 其他结果] > 3")).findings
    identity = Identity("某县民政局", "政府部门", year=2024)
    report = ReportResult("甲.txt", "0" * 64, identity, Counts(broken=1), found, (), ())
    text = render_text(RunResult("1", "2025-02-01", (PackInfo("p", "试", "1", ""),), (), (report,)))
    assert "表四[行政复议, 其他结果] 0（" in text
