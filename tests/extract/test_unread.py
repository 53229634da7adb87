"""What was not read is told, and never called missing."""

from __future__ import annotations

import re

import pytest

from checker.extract.passes import read_report
from checker.facts.presence import cut_section, perhaps_unread
from checker.model.cell import MISSING
from checker.model.problem import FATAL, PARTIAL
from checker.model.table import ABSENT, ATTACHED, PICTURE, READ, UNREADABLE
from checker.model.unknown import Unknown
from checker.source.document import Document


def codes(report) -> list[str]:
    return [problem.code for problem in report.problems]


def test_a_page_with_a_title_only(read) -> None:
    report = read(
        "<html><title>明湖市水务局2024年政府信息公开工作年度报告</title><body><h1>明湖市水务局2024年政府信息公开工作年度报告</h1></body>"
    )
    assert [(problem.code, problem.gravity) for problem in report.problems] == [("E130", FATAL)]
    assert {table.state for table in report.tables.values()} == {UNREADABLE}
    assert report.identity.organ == "明湖市水务局"


def test_a_page_with_attachments_only(read) -> None:
    report = read(
        "<html><body><h1>明湖市水务局2024年政府信息公开工作年度报告</h1>"
        "<p>附件：<a href='/f/年报.doc'>年报.doc</a></p></body>"
    )
    assert codes(report) == ["E131"]
    assert "年报.doc" in report.problems[0].message


def test_a_page_with_pictures_only(read) -> None:
    report = read(
        "<html><body><h1>2024年政府信息公开工作年度报告</h1><p><img src='1.png'><img src='2.png'></p></body>"
    )
    assert codes(report) == ["E132"]


def test_a_list_of_reports(read) -> None:
    items = "".join(
        f"<li><a href='{year}.html'>明湖市水务局{year}年政府信息公开工作年度报告</a> {year + 1}-01-20</li>"
        for year in range(2010, 2025)
    )
    assert codes(read(f"<html><body><h1>政府信息公开年报</h1><ul>{items}</ul></body>")) == ["E133"]


def test_something_else(read) -> None:
    assert codes(read("<html><body><p>今天天气很好。</p></body>")) == ["E134"]


def test_text_without_headings(page) -> None:
    page.headings = ["", "", "", "", "", ""]
    page.tables = [""] * 6
    page.words = [
        "全年主动公开政府信息三百条，受理申请若干件，均按期答复，没有发生行政复议和行政诉讼。" * 4,
        "",
        "",
        "",
        "",
        "",
    ]
    report = page.read()
    assert [(problem.code, problem.gravity) for problem in report.problems] == [("E135", PARTIAL)]
    assert {table.state for table in report.tables.values()} == {UNREADABLE}


def test_tables_as_pictures(page) -> None:
    page.tables = ["", "<p><img src='t2.png'></p>", "<p><img src='t3.png'></p>", page.tables[3], "", ""]
    report = page.read()
    assert [report.tables[key].state for key in ("t2", "t3", "t4")] == [PICTURE, PICTURE, READ]
    assert codes(report) == ["E141", "E141"]
    assert report.section("requests").images == 1


def test_an_icon_is_no_picture(page) -> None:
    page.tables[1] = "<p><img src='/icon_doc.gif'><img src='x.png' width=16></p>"
    page.words[1] = "本机关没有规章和行政规范性文件，没有许可、处罚、强制和收费。"
    assert page.read().tables["t2"].state == ABSENT


def test_a_table_in_an_attachment(page) -> None:
    page.tables[2] = "<p><a href='t3.xlsx'>申请情况表</a></p>"
    report = page.read()
    assert report.tables["t3"].state == ATTACHED
    assert report.section("requests").attachments == ("t3.xlsx",)
    assert codes(report) == ["E142"]


def test_an_embedded_page(page) -> None:
    page.tables[2] = "<iframe src='t3.pdf'></iframe>"
    report = page.read()
    assert report.tables["t3"].state == ATTACHED
    assert codes(report) == ["E111", "E142"]


@pytest.mark.parametrize("share", [20, 30, 45, 60, 75, 88])
def test_a_page_cut_in_the_middle_claims_nothing_is_absent(page, read, share: int) -> None:
    page.closing = page.after = ""
    source = page.source()
    start = source.index("<p>一、总体情况")
    report = read(source[: start + (len(source) - start) * share // 100])
    assert "E120" in codes(report)
    assert ABSENT not in {table.state for table in report.tables.values()}
    whole = page.read()
    for key, table in report.tables.items():
        for cell, other in zip(table.cells, whole.tables[key].cells, strict=False):
            assert cell.value in (None, other.value) or len(cell.raw) < len(other.raw)


def test_a_page_out_of_the_middle(page) -> None:
    page.title = page.before = page.opening = ""
    page.headings, page.tables, page.words = page.headings[3:], page.tables[3:], page.words[3:]
    report = page.read()
    assert codes(report) == ["E121"]
    assert [report.tables[key].state for key in ("t2", "t3", "t4")] == [UNREADABLE, UNREADABLE, READ]


def test_a_blank_form(page) -> None:
    page.tables[1] = blank(page.tables[1])
    page.tables[2] = blank(page.tables[2])
    page.tables[3] = blank(page.tables[3])
    page.words = ["（文字描述）", "", "", "", "（文字描述）", "（文字描述，收取信息处理费情况在此处报告。）"]
    page.opening = page.closing = ""
    assert page.read().blank_form


def blank(table: str) -> str:
    return re.sub(r">[\d.]+</td>", "></td>", table)


def test_a_report_of_blank_tables_with_words_is_no_blank_form(page) -> None:
    page.tables[1] = blank(page.tables[1])
    page.tables[2] = blank(page.tables[2])
    page.tables[3] = blank(page.tables[3])
    page.words[0] = page.words[0] * 5
    assert not page.read().blank_form


def test_a_part_that_is_not_there_is_absent(page) -> None:
    del page.headings[3], page.tables[3], page.words[3]
    report = page.read()
    assert report.tables["t4"].state == ABSENT
    assert codes(report) == []
    assert report.tables["t4"].cell("review", "total").state == MISSING


@pytest.mark.parametrize(
    "closing",
    [
        "<p>明湖市水务局</p>",
        "<p>明湖市水务局</p><p>2025年1月20日</p>",
        "<p>2025年1月20日</p><p>明湖市水务局</p>",
    ],
)
def test_a_signed_report_without_part_six_is_not_cut(page, read, closing: str) -> None:
    page.headings[5] = None
    page.closing, page.after = closing, ""
    report = read(page.source().replace("</body></html>", ""))
    assert codes(report) == []
    assert report.closing.text.startswith(closing[3:8])
    assert perhaps_unread(report, "other") is False


def test_a_name_glued_to_the_last_sentence_signs(page, read) -> None:
    page.headings[5] = None
    page.closing, page.after = "", ""
    page.words[4] += "明湖市水务局"
    report = read(page.source().replace("</body></html>", ""))
    assert (codes(report), report.closing.text) == ([], "明湖市水务局")
    assert report.sections[-1].body.text.endswith("增加图解。")


@pytest.mark.parametrize(
    "end", ["认真贯彻落实省政府", "下一步我局", "加强与明湖市水务局", "将由市水务局办公室"]
)
def test_a_sentence_that_breaks_off_at_a_name_is_no_signature(page, read, end: str) -> None:
    page.headings[5] = None
    page.closing = page.after = ""
    page.words[4] = f"主要问题是解读形式单一。{end}"
    report = read(page.source().replace("</div></body></html>", ""))
    assert codes(report) == ["E120"]
    assert not report.closing


def test_a_page_read_to_its_end_lost_no_part(page, read) -> None:
    page.headings[5] = None
    page.closing = page.after = ""
    page.words[4] = "主要问题是解读形式单一，下一步将增加图解"
    whole = page.source()
    assert codes(read(whole)) == []
    assert perhaps_unread(read(whole), "other") is False
    for cut in (whole.replace("</body></html>", ""), whole.replace("</div></body>", "</div>下一页</body>")):
        assert codes(read(cut)) == ["E120"]
        assert perhaps_unread(read(cut), "other") is not False


PLAIN = """明湖市水务局2024年政府信息公开工作年度报告
一、总体情况
全年公开河道水质信息三百余条，通过门户网站、政务新媒体和公示栏向社会发布，并按季度更新目录和指南。
全年受理申请若干件，均在规定期限内答复，没有因答复不当被复议或者诉讼，也没有收到对答复的举报投诉。
五、存在的主要问题及改进情况
主要问题是解读形式单一，图解和视频偏少，基层单位对公开要求掌握不够，下一步将增加图解并组织一次培训。
还要完善目录，做到有重点、多角度、有特色地发布，让群众看得懂、用得上，并接受社会各界的监督和评议。
六、其他需要报告的事项
"""


@pytest.mark.parametrize(
    "last",
    [
        "本机关按照有关规定收取信息处理费，全年没有收取，并将按照《政府信息公开信息处理费管理办法》规定",
        "本年度办理人大代表建议3件，政协委员提案2件，全部按期办结，",
    ],
)
def test_a_text_cut_in_its_last_sentence(last: str) -> None:
    report = read_report(Document("年报.txt", (PLAIN + last).encode()))
    assert "E120" in codes(report)
    assert isinstance(cut_section(report, report.sections[-1]), Unknown)


@pytest.mark.parametrize(
    "last",
    [
        "无",
        "本机关本年度没有收取信息处理费，无其他需要报告的事项",
        "本年度没有收取信息处理费，办理建议提案情况已在网站公开。",
        "本年度没有收取信息处理费，公开办电话：0531-1234567",
        "没有其他需要报告的事项，\n也没有收取信息处理费。\n明湖市水务局\n2025年1月20日",
    ],
)
def test_a_last_part_without_a_full_stop_is_not_cut(last: str) -> None:
    assert "E120" not in codes(read_report(Document("年报.txt", (PLAIN + last).encode())))
