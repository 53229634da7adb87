"""Tables recognised by their labels; no figure in another's place."""

from __future__ import annotations

import pytest

from checker.model.cell import AMBIGUOUS, BLANK, COUNT, DASH, MISSING, WORDS
from checker.model.table import ABSENT, DAMAGED, EXACT, FOREIGN, READ, VARIANT

WHOLE = [100 + n for n in range(175)]


def values(table) -> list[object]:
    return [cell.value for cell in table.cells]


def agreement(table, raw: str) -> list[str]:
    return [label.agreement for label in table.labels if label.raw == raw]


def test_a_table_cut_in_two(page, rows_of_3, header_of_3) -> None:
    rows = rows_of_3()
    first, second = "".join(rows[:9]), "".join(rows[9:])
    page.tables[2] = f"<table>{header_of_3}{first}</table><p>续表</p><table>{second}</table>"
    assert values(page.read().tables["t3"]) == WHOLE


def test_header_repeated_on_the_next_page(page, rows_of_3, header_of_3) -> None:
    rows = rows_of_3()
    page.tables[2] = f"<table>{header_of_3}{''.join(rows[:12])}{header_of_3}{''.join(rows[12:])}</table>"
    assert values(page.read().tables["t3"]) == WHOLE


def test_a_table_inside_a_layout_table(page) -> None:
    page.before += "<table><tr><td><table><tr><td>"
    page.after = "</td></tr></table></td></tr></table>" + page.after
    assert values(page.read().tables["t3"]) == WHOLE
    assert len(page.read().sections) == 6


def test_a_rowspan_one_too_long(page) -> None:
    page.tables[2] = page.tables[2].replace('rowspan="8"', 'rowspan="9"')
    assert values(page.read().tables["t3"]) == WHOLE


def test_a_figure_over_two_columns_is_one_figure(page) -> None:
    doubled = page.tables[3].replace('colspan="10"', 'colspan="20"').replace('colspan="5"', 'colspan="10"')
    page.tables[3] = doubled.replace("<td>", '<td colspan="2">').replace(
        '<td rowspan="2">', '<td rowspan="2" colspan="2">'
    )
    assert values(page.read().tables["t4"]) == list(range(1, 16))


def test_a_row_with_a_cell_missing_is_undecided(page) -> None:
    page.tables[2] = page.tables[2].replace("<td>103</td>", "")
    report = page.read()
    row = report.tables["t3"].cells[:7]
    assert {cell.state for cell in row} == {AMBIGUOUS}
    assert row[0].raw == "100 101 102 104 105 106"
    assert "6格" in row[0].note
    assert values(report.tables["t3"])[7:] == WHOLE[7:]
    assert [problem.code for problem in report.problems] == ["E146"]


def test_columns_in_another_order_are_placed_by_their_header(page) -> None:
    swapped = page.tables[2].replace(
        "<td>商业企业</td><td>科研机构</td>", "<td>科研机构</td><td>商业企业</td>"
    )
    page.tables[2] = swapped
    table = page.read().tables["t3"]
    assert table.cell("new_received", "business").value == 102
    assert table.cell("new_received", "research").value == 101
    assert table.cell("new_received", "total").value == 106


def test_a_broken_header_is_no_other_order(page) -> None:
    page.tables[2] = page.tables[2].replace('<td colspan="5">法人或其他组织', "<td>法人或其他组织")
    report = page.read()
    assert {cell.state for cell in report.tables["t3"].cells} == {AMBIGUOUS}
    assert [problem.code for problem in report.problems] == ["E146"]


def test_disclosure_columns_in_another_order(page) -> None:
    page.tables[1] = page.tables[1].replace(
        "<td>本年制发件数</td><td>本年废止件数</td>", "<td>本年废止件数</td><td>本年制发件数</td>"
    )
    table = page.read().tables["t2"]
    assert table.cell("rules", "issued").value == 2
    assert table.cell("rules", "repealed").value == 1
    assert table.cell("licence", "decisions").value == 7


def test_outcomes_in_another_order_are_undecided(page) -> None:
    page.tables[3] = (
        page.tables[3].replace("结果纠正", "?").replace("结果维持", "结果纠正").replace("?", "结果维持")
    )
    report = page.read()
    assert {cell.state for cell in report.tables["t4"].cells} == {AMBIGUOUS}
    assert report.problems[0].code == "E146"


def test_three_small_tables_of_outcomes(page) -> None:
    names = "<td>结果维持</td><td>结果纠正</td><td>其他结果</td><td>尚未审结</td><td>总计</td>"
    page.tables[3] = "".join(
        f"<p>{title}</p><table><tr>{names}</tr><tr>"
        + "".join(f"<td>{n}</td>" for n in range(start, start + 5))
        + "</tr></table>"
        for title, start in (("行政复议", 1), ("未经复议直接起诉", 6), ("复议后起诉", 11))
    )
    assert values(page.read().tables["t4"]) == list(range(1, 16))


def test_fourteen_outcomes_are_undecided(page) -> None:
    page.tables[3] = page.tables[3].replace("<td>15</td>", "")
    assert {cell.state for cell in page.read().tables["t4"].cells} == {AMBIGUOUS}


def test_four_small_tables_of_disclosure(page) -> None:
    cut = page.tables[1].replace('<tr><td colspan="4">', '</table><table><tr><td colspan="4">')
    page.tables[1] = cut.replace("<table></table>", "", 1)
    report = page.read()
    assert values(report.tables["t2"])[:9] == [1, 2, 3, 4, 5, 6, 7, 8, 9]
    assert report.problems == ()


def test_blank_and_dash_and_words(page) -> None:
    page.tables[2] = (
        page.tables[2]
        .replace("<td>100</td>", "<td></td>")
        .replace("<td>101</td>", "<td>&nbsp;</td>")
        .replace("<td>102</td>", "<td>—</td>")
        .replace("<td>103</td>", "<td>详见附件</td>")
        .replace("<td>104</td>", "<td><p>1,104</p></td>")
    )
    cells = page.read().tables["t3"].cells
    assert [cell.state for cell in cells[:6]] == [BLANK, BLANK, DASH, WORDS, COUNT, COUNT]
    assert cells[4].value == 1104


def test_two_figures_in_one_cell_are_not_run_together(page) -> None:
    page.tables[2] = page.tables[2].replace("<td>100</td>", "<td><p>1</p><p>00</p></td>")
    cell = page.read().tables["t3"].cells[0]
    assert cell.value is None
    assert cell.state == AMBIGUOUS


def test_a_script_in_a_cell_is_no_figure(page) -> None:
    page.tables[2] = page.tables[2].replace("<td>100</td>", "<td><script>var a = 7;</script>100</td>")
    assert page.read().tables["t3"].cells[0].value == 100


def test_wrapped_labels(page) -> None:
    page.tables[3] = (
        page.tables[3].replace("结果维持", "结果<br>维持").replace("尚未审结", "<p>尚未</p><p>审结</p>")
    )
    page.tables[2] = (
        page.tables[2].replace("商业企业", "商业 企业").replace("1.属于国家秘密", "1、 属于国家<br/>秘密")
    )
    report = page.read()
    assert values(report.tables["t4"]) == list(range(1, 16))
    assert values(report.tables["t3"]) == WHOLE


def test_how_labels_agree(page) -> None:
    page.tables[2] = (
        page.tables[2]
        .replace("2.其他法律行政法规禁止公开", "2.其他法律行政止公开")
        .replace("（七）总计", "（七）合计")
        .replace("<td>总计</td>", "<td>总计</td>")
    )
    table = page.read().tables["t3"]
    assert values(table) == WHOLE
    assert agreement(table, "2.其他法律行政止公开") == [DAMAGED]
    assert agreement(table, "（七）合计") == [VARIANT]
    assert agreement(table, "一、本年新收政府信息公开申请数量") == [EXACT]


def test_a_lost_label_between_two_known_ones(page) -> None:
    page.tables[1] = page.tables[1].replace("<td>规章</td>", "<td></td>")
    table = page.read().tables["t2"]
    assert values(table)[:6] == [1, 2, 3, 4, 5, 6]
    assert next(label for label in table.labels if label.key == "rules").agreement == DAMAGED


def test_a_row_of_no_form_is_told(page) -> None:
    page.tables[2] = page.tables[2].replace(
        '<tr><td colspan="3">四、结转',
        '<tr><td colspan="3">五、主动撤回</td>' + "<td>1</td>" * 7 + '</tr><tr><td colspan="3">四、结转',
    )
    report = page.read()
    assert values(report.tables["t3"]) == WHOLE
    assert agreement(report.tables["t3"], "五、主动撤回") == [FOREIGN]
    assert [problem.code for problem in report.problems] == ["E147"]


def test_a_row_that_is_not_printed_is_missing(page, rows_of_3, header_of_3) -> None:
    rows = rows_of_3()
    del rows[5]
    rows[4] = rows[4].replace('rowspan="8"', 'rowspan="7"')
    page.tables[2] = f"<table>{header_of_3}{''.join(rows)}</table>"
    table = page.read().tables["t3"]
    assert {cell.state for cell in table.cells[35:42]} == {MISSING}
    assert values(table)[42:] == WHOLE[42:]


def test_the_single_row_of_2019_in_a_later_report(page, rows_of_3, header_of_3) -> None:
    rows = rows_of_3()
    single = '<tr><td colspan="2">（六）其他处理</td>' + "<td>5</td>" * 7 + "</tr>"
    rows[20:23] = [single]
    page.tables[2] = f"<table>{header_of_3}{''.join(rows)}</table>"
    report = page.read()
    table = report.tables["t3"]
    assert table.form == "2019"
    assert report.layout == ("2021", "2021", "2019", "2021")
    assert [table.cell("other_handling", column.key).value for column in table.spec.columns] == [5] * 7
    assert table.cell("carried_out", "total").value == 274


def test_the_disclosure_table_of_2019(page) -> None:
    page.tables[1] = (
        "<table><tr><td>信息内容</td><td>本年新制作数量</td><td>本年新公开数量</td><td>对外公开总数量</td></tr>"
        "<tr><td>规章</td><td>1</td><td>2</td><td>3</td></tr><tr><td>规范性文件</td><td>4</td><td>5</td><td>6</td></tr>"
        "<tr><td>信息内容</td><td>上一年项目数量</td><td>本年增/减</td><td>处理决定数量</td></tr>"
        "<tr><td>行政许可</td><td>7</td><td>+2</td><td>9</td></tr><tr><td>其他对外管理服务事项</td><td>1</td><td>减3</td><td>0</td></tr>"
        "<tr><td>行政处罚</td><td>0</td><td>0</td><td>0</td></tr><tr><td>行政强制</td><td>0</td><td>0</td><td>0</td></tr>"
        "<tr><td>信息内容</td><td>上一年项目数量</td><td>本年增/减</td></tr><tr><td>行政事业性收费</td><td>1</td><td>-1</td></tr>"
        "<tr><td>信息内容</td><td>采购项目数量</td><td>采购总金额</td></tr><tr><td>政府集中采购</td><td>4</td><td>0.37万元</td></tr></table>"
    )
    table = page.read().tables["t2"]
    assert table.form == "2019"
    assert table.cell("licence", "change").value == 2
    assert table.cell("other_services", "change").value == -3
    assert table.cell("fees", "change").value == -1
    assert agreement(table, "规范性文件") == [EXACT]


def test_the_same_table_twice(page) -> None:
    page.tables[2] += page.tables[2]
    report = page.read()
    assert values(report.tables["t3"]) == WHOLE
    assert [(problem.code, problem.gravity) for problem in report.problems] == [("E144", "note")]


def test_a_table_under_another_heading(page) -> None:
    page.tables[4] = page.tables[3]
    page.tables[3] = ""
    page.words[3] = "本年度发生行政复议若干件，情况见下表所列各项。"
    report = page.read()
    assert values(report.tables["t4"]) == list(range(1, 16))
    assert [problem.code for problem in report.problems] == ["E145"]


def test_words_instead_of_a_table(page) -> None:
    page.tables[3] = ""
    page.words[3] = "2024年没有发生因政府信息公开引起的行政复议、行政诉讼。"
    report = page.read()
    table = report.tables["t4"]
    assert (table.state, table.words) == (ABSENT, page.words[3])
    assert report.problems == ()
    assert report.tables["t3"].state == READ


def test_headers_without_rowspans(page) -> None:
    page.tables[2] = (
        page.tables[2]
        .replace('<td rowspan="2">', "<td>")
        .replace("<tr><td>商业企业", "<tr><td></td><td>商业企业")
        .replace("<td>其他</td></tr>", "<td>其他</td><td></td></tr>", 1)
    )
    page.tables[3] = (
        page.tables[3]
        .replace('<td rowspan="2">', "<td>")
        .replace("</tr><tr><td>结果维持", "</tr><tr>" + "<td></td>" * 5 + "<td>结果维持")
    )
    report = page.read()
    assert report.problems == ()
    assert values(report.tables["t3"]) == WHOLE
    assert values(report.tables["t4"]) == list(range(1, 16))


@pytest.mark.parametrize(
    ("table", "whole", "damaged", "key"),
    [
        ("t3", "科研机构", "科研结构", "research"),
        ("t3", "社会公益组织", "社会公益组", "social_welfare"),
        ("t4", "结果纠正", "结果纠止", "corrected"),
        ("t2", "本年制发件数", "本年制发什数", "issued"),
        ("t2", "本年处理决定数量", "本年处理决数量", "decisions"),
        ("t2", "本年收费金额（单位：万元）", "本年收费全额（单位：万元）", "amount"),
    ],
)
def test_a_damaged_column_label_is_told_and_its_figures_are_read(page, table, whole, damaged, key) -> None:
    at = int(table[1]) - 1
    page.tables[at] = page.tables[at].replace(whole, damaged)
    report = page.read()
    found = report.tables[table]
    assert {label.agreement for label in found.labels if label.raw == damaged} == {DAMAGED}
    assert {label.key for label in found.labels if label.raw == damaged} == {key}
    assert all(label.axis == "column" for label in found.labels if label.raw == damaged)
    assert all(cell.value is not None for cell in found.cells)
    assert report.problems == ()


def test_a_column_of_no_form_is_foreign(page) -> None:
    page.tables[2] = page.tables[2].replace("科研机构", "民办非企业")
    table = page.read().tables["t3"]
    assert agreement(table, "民办非企业") == [FOREIGN]
    assert values(table) == WHOLE


def test_words_over_several_columns_are_no_columns(page) -> None:
    labels = [label for table in page.read().tables.values() for label in table.labels]
    assert {label.agreement for label in labels} == {EXACT}


def test_two_headings_on_one_line_share_the_tables_below_by_their_labels(page) -> None:
    page.headings[2] = page.headings[1] + page.headings[2]
    page.headings[1] = None
    page.tables[2] = page.tables[1] + page.tables[2]
    report = page.read()
    assert report.problems == ()
    assert [cell.value for cell in report.tables["t2"].cells][:3] == [1, 2, 3]
    assert report.tables["t3"].cell("new_received", "natural_person").value == 100
