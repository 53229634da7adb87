"""`checker explain`, `rules` and `plugins`."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

import pytest

from checker.cli.entry import run

SAMPLE = str(files("checker") / "samples" / "minghu-2024.html")
PACK = "id: demo\ntitle: 试\nversion: '1'\ndepends: [national]\n"
RULE = """规则 X101 试
    级别：提示
    依据：《示范》
    依据类别：惯例
    要求：表三[新收, 总计] ≥ 0
"""


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    folder = tmp_path / "demo"
    folder.mkdir()
    (folder / "pack.yaml").write_text(PACK, "utf-8")
    (folder / "a.rule").write_text(RULE, "utf-8")
    return folder


def test_a_rules_page(capsys) -> None:
    assert run(["explain", "T301"]) == 0
    text = capsys.readouterr().out
    assert text.startswith("T301 收转与办结相抵\n  级别  错误\n")
    assert "规则 T301 收转与办结相抵" in text
    assert "国办公开办函〔2021〕30号" in text


def test_a_rule_on_a_report_number_by_number(capsys) -> None:
    assert run(["explain", "T301", SAMPLE]) == 0
    text = capsys.readouterr().out
    assert "通过 6 · 违反 1" in text
    assert "52 + 3 = 25 + 3" in text
    assert "表三[办理总计, 列] → 25" in text


def test_an_unknown_rule_is_told_with_the_nearest(capsys) -> None:
    assert run(["explain", "T3O1"]) == 2
    assert "没有规则“T3O1”；是否指 T301？" in capsys.readouterr().err


def test_the_list_of_rules(capsys) -> None:
    assert run(["rules", "list"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert any(line.startswith("T301  错误  原文  收转与办结相抵") for line in lines)
    assert lines[-1].startswith(f"共 {len(lines) - 1} 条")


def test_where_a_rule_comes_from(capsys) -> None:
    assert run(["rules", "show", "T301"]) == 0
    assert "规则：national（national/tables.rule 第" in capsys.readouterr().out


def test_a_pack_given_by_its_folder(pack: Path, capsys) -> None:
    assert run(["check", SAMPLE, "--pack", str(pack), "--select", "X101", "-o", "json"]) == 0
    assert '"id": "demo"' in capsys.readouterr().out


def test_an_unknown_pack(capsys) -> None:
    assert run(["check", SAMPLE, "--pack", "没有"]) == 2
    assert "没有规则包“没有”" in capsys.readouterr().err


def test_a_faulty_rule_is_told_and_costs_no_other(pack: Path, capsys) -> None:
    (pack / "b.rule").write_text(RULE.replace("X101", "X102").replace("新收", "新手"), "utf-8")
    assert run(["check", SAMPLE, "--pack", str(pack), "--select", "X101"]) == 2
    text = capsys.readouterr().out
    assert "新手" in text
    assert "相符 1" in text


def test_lint_of_a_sound_pack(pack: Path, capsys) -> None:
    assert run(["rules", "lint", str(pack)]) == 0
    assert "1 个文件，0 处错误" in capsys.readouterr().out


def test_lint_points_at_the_mistake(pack: Path, capsys) -> None:
    (pack / "a.rule").write_text(RULE.replace("新收", "新手"), "utf-8")
    assert run(["rules", "lint", str(pack / "a.rule")]) == 2
    text = capsys.readouterr().out
    assert "demo/a.rule:5:11" in text
    assert "^^^^" in text


def test_fmt_changes_a_file_once(pack: Path, capsys) -> None:
    path = pack / "a.rule"
    path.write_text(RULE.replace("    级别：提示", "级别: 提示"), "utf-8")
    assert run(["rules", "fmt", "--check", str(pack)]) == 1
    assert run(["rules", "fmt", str(pack)]) == 0
    assert path.read_text("utf-8") == RULE
    assert run(["rules", "fmt", "--check", str(pack)]) == 0
    assert run(["rules", "fmt", "--lang", "en", str(pack)]) == 0
    assert "RULE X101" in path.read_text("utf-8").upper()
    assert run(["rules", "fmt", "--lang", "zh", str(pack)]) == 0
    assert path.read_text("utf-8") == RULE
    capsys.readouterr()


def test_cases_beside_rules(pack: Path, capsys) -> None:
    cases = "- 名称: 有数\n  规则: X101\n  结论: 通过\n- 名称: 想错了\n  规则: X101\n  结论: 违反\n"
    (pack / "a.cases.yaml").write_text(cases, "utf-8")
    assert run(["rules", "test", str(pack)]) == 1
    text = capsys.readouterr().out
    assert "X101 想错了" in text
    assert "2 个用例" in text
    assert run(["rules", "test", str(pack), "--select", "X999"]) == 2
    capsys.readouterr()


def test_plugins_of_a_folder(tmp_path: Path, capsys) -> None:
    (tmp_path / "demo.py").write_text(
        "from checker.plugin import ReporterSpec, hookimpl\n\n\n"
        "@hookimpl\ndef checker_reporters():\n"
        "    return [ReporterSpec('count', lambda result: f'{len(result.reports)}\\n')]\n",
        "utf-8",
    )
    (tmp_path / "broken.py").write_text("raise RuntimeError('坏了')\n", "utf-8")
    arguments = ["--plugins-dir", str(tmp_path)]
    assert run(["plugins", "list", *arguments]) == 4
    assert "demo" in capsys.readouterr().out
    assert run(["check", SAMPLE, "-o", "count", *arguments]) == 4
    assert capsys.readouterr().out == "1\n"
    assert run(["check", SAMPLE, "-o", "count", *arguments, "-p", "no:broken"]) == 1
    assert run(["check", SAMPLE, "-o", "count", *arguments, "--no-plugins"]) == 2
    assert run(["plugins", "doctor", *arguments]) == 4
    assert "坏了" in capsys.readouterr().out


def test_a_plugins_pack_is_used_for_its_province_only(tmp_path: Path, pack: Path, capsys) -> None:
    (pack / "pack.yaml").write_text(PACK + "province: SD\n", "utf-8")
    arguments = ["check", SAMPLE, "--plugins-dir", str(tmp_path), "--select", "X101"]
    assert run(arguments) == 5
    assert run([*arguments, "--province", "SD"]) == 0
    assert run([*arguments, "--province", "JS"]) == 5
    assert run([*arguments, "--pack", "demo"]) == 0
    capsys.readouterr()


def test_a_file_in_no_pack_is_checked_against_the_national_names(tmp_path: Path, capsys) -> None:
    draft = tmp_path / "draft.rule"
    draft.write_text(RULE.replace("新收, 总计", "新收, 总记"), "utf-8")
    assert run(["rules", "lint", str(draft)]) == 2
    text = capsys.readouterr().out
    assert "错误[R102] 表三没有叫“总记”的列" in text
    assert "是不是“总计”？" in text
    draft.write_text(RULE.replace("    依据：《示范》\n", ""), "utf-8")
    assert run(["rules", "lint", str(draft)]) == 0
    assert "警告[K013]" in capsys.readouterr().out


def test_a_new_pack_works_and_nothing_is_written_over(tmp_path: Path, capsys) -> None:
    folder = tmp_path / "my-rules"
    assert run(["rules", "new", str(folder), "--title", "明湖市的规则"]) == 0
    assert "first.cases.yaml" in capsys.readouterr().out
    assert run(["rules", "lint", str(folder)]) == 0
    assert run(["rules", "test", str(folder)]) == 0
    assert run(["rules", "fmt", "--check", str(folder)]) == 0
    assert "3 个用例，0 处不符" in capsys.readouterr().out
    assert run(["check", SAMPLE, "--pack", str(folder), "--select", "MY101"]) == 1
    assert "明湖市的规则" in capsys.readouterr().out
    assert run(["rules", "new", str(folder)]) == 2
    assert "里已经有内容" in capsys.readouterr().err


def test_two_packs_are_compared(pack: Path, tmp_path: Path, capsys) -> None:
    assert run(["rules", "diff", "national", "national"]) == 0
    other = tmp_path / "other"
    other.mkdir()
    (other / "pack.yaml").write_text(PACK, "utf-8")
    (other / "a.rule").write_text(RULE.replace("≥ 0", "≥ 1"), "utf-8")
    capsys.readouterr()
    assert run(["rules", "diff", str(pack), str(other)]) == 1
    assert "修改  X101 试\n      意思：改了要求" in capsys.readouterr().out
    assert run(["rules", "diff", str(pack), str(tmp_path)]) == 2
    assert "不能比较" in capsys.readouterr().err


def test_the_pages_of_a_pack(tmp_path: Path, capsys) -> None:
    folder, out = tmp_path / "my-rules", tmp_path / "pages"
    run(["rules", "new", str(folder)])
    assert run(["rules", "docs", str(folder), "--out", str(out)]) == 0
    assert "已写 2 页" in capsys.readouterr().out
    assert "| [MY101](MY101.md) |" in (out / "README.md").read_text("utf-8")
    page = (out / "MY101.md").read_text("utf-8")
    assert "年底还有 6 件没有办完" in page
    assert "报告与完好报告不同的地方" in page
    assert run(["rules", "docs", str(tmp_path / "nothing")]) == 2


def test_a_rule_that_is_wrong_is_told_with_its_mistake(pack: Path, capsys) -> None:
    (pack / "b.rule").write_text(RULE.replace("X101", "X102").replace("新收", "新手"), "utf-8")
    for command in (["check", SAMPLE, "--select", "X102"], ["explain", "X102"], ["rules", "show", "X102"]):
        assert run([*command, "--pack", str(pack)]) == 2
        told = capsys.readouterr().err
        assert "规则 X102 有错误，没有装入" in told
        assert "R102 demo/b.rule:5:11" in told


def test_a_file_in_another_encoding_costs_no_other(pack: Path, tmp_path: Path, capsys) -> None:
    (pack / "b.rule").write_bytes(RULE.replace("X101", "X102").encode("gbk"))
    assert run(["rules", "lint", str(pack)]) == 2
    assert "K102" in capsys.readouterr().out
    assert run(["rules", "fmt", "--check", str(pack)]) == 2
    assert "b.rule  不是 UTF-8 编码" in capsys.readouterr().out
    assert run(["explain", "X102", "--pack", str(pack)]) == 2
    assert "K102" in capsys.readouterr().err
    assert run(["explain", "X101", "--pack", str(pack)]) == 0
    draft = tmp_path / "draft.rule"
    draft.write_bytes(RULE.encode("utf-16"))
    assert run(["rules", "lint", str(draft), str(pack / "a.rule")]) == 2
    assert "2 个文件，1 处错误" in capsys.readouterr().out


def test_an_empty_file_and_a_pack_without_cases_are_remarked(pack: Path, capsys) -> None:
    (pack / "b.rule").write_text("# 还没有写\n", "utf-8")
    assert run(["rules", "lint", str(pack)]) == 0
    assert "K017" in capsys.readouterr().out
    assert run(["rules", "test", str(pack)]) == 1
    assert "X101 没有“违反”的用例" in capsys.readouterr().out
    assert run(["rules", "test", str(pack), "--select", "X102"]) == 2
    assert "是否指 X101？" in capsys.readouterr().out
    assert run(["rules", "test", str(pack / "a.rule")]) == 2
    assert "rules lint" in capsys.readouterr().err


def test_a_wrong_case_is_a_matter_of_usage(pack: Path, capsys) -> None:
    cases = "- {规则: X101, 名称: 有数, 结论: 通过}\n- {规则: X101, 结论: 合格}\n"
    (pack / "a.cases.yaml").write_text(cases, "utf-8")
    assert run(["rules", "test", str(pack)]) == 2
    text = capsys.readouterr().out
    assert "a.cases.yaml:2:14 “结论”写了“合格”" in text
    assert "1 个用例" in text


def test_a_pack_may_not_take_the_name_of_one_that_ships(pack: Path, tmp_path: Path, capsys) -> None:
    assert run(["rules", "new", str(tmp_path / "national")]) == 2
    assert "自带规则包" in capsys.readouterr().err
    (pack / "pack.yaml").write_text(PACK.replace("demo", "national"), "utf-8")
    assert run(["rules", "lint", str(pack)]) == 2
    assert "K107" in capsys.readouterr().out


def test_pages_do_not_overwrite_other_files(pack: Path, tmp_path: Path, capsys) -> None:
    out = tmp_path / "pages"
    out.mkdir()
    (out / "README.md").write_text("我的\n", "utf-8")
    assert run(["rules", "docs", str(pack), "--out", str(out)]) == 2
    assert (out / "README.md").read_text("utf-8") == "我的\n"
    (out / "README.md").rename(out / "AB99.md")
    assert run(["rules", "docs", str(pack), "--out", str(out)]) == 0
    assert run(["rules", "docs", str(pack), "--out", str(out)]) == 0
    assert sorted(path.name for path in out.iterdir()) == ["AB99.md", "README.md", "X101.md"]
    capsys.readouterr()


def test_the_doctor_tells_what_is_no_plugin(tmp_path: Path, pack: Path, capsys) -> None:
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "checker-plugin.toml").write_text("api = \n", "utf-8")
    assert run(["plugins", "doctor", "--plugins-dir", str(tmp_path)]) == 4
    assert "不是插件" in capsys.readouterr().out
    assert run(["plugins", "doctor", "--plugins-dir", str(tmp_path / "无")]) == 2
    (pack / "pack.yaml").write_text(PACK + "province: SD\n", "utf-8")
    assert run(["plugins", "list", "--plugins-dir", str(pack)]) == 0
    assert "demo 试  1  pack  适用 SD" in capsys.readouterr().out


def test_rules_of_plugins_are_chosen_with_limits_too(pack: Path, tmp_path: Path, capsys) -> None:
    arguments = ["check", SAMPLE, "--plugins-dir", str(tmp_path), "--limit-plugins", "--select"]
    assert run([*arguments, "X101"]) == 0
    assert run([*arguments, "X109"]) == 2
    assert "没有规则“X109”" in capsys.readouterr().err


def test_a_pack_may_be_linted_by_its_head_and_by_no_other_file(pack: Path, capsys) -> None:
    assert run(["rules", "lint", str(pack / "pack.yaml")]) == 0
    assert "1 个文件，0 处错误" in capsys.readouterr().out
    assert run(["rules", "lint", str(pack / "my-pack.yaml")]) == 2
    assert "my-pack.yaml" in capsys.readouterr().err
