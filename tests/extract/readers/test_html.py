"""Web pages: the report without the page around it, each word with its place."""

from __future__ import annotations

from checker.extract.blocks import Attachment, Grid, Paragraph, Picture
from checker.extract.readers.html import read_html
from checker.source.document import Document
from checker.source.location import HtmlLocation

PARTS = (
    "<p>一、总体情况</p><p>全年公开信息三百条。</p><p>二、主动公开政府信息情况</p><p>三、收到和处理政府信息公开申请情况</p>"
    "<p>四、政府信息公开行政复议、行政诉讼情况</p><p>五、存在的主要问题及改进情况</p><p>六、其他需要报告的事项</p><p>无。</p>"
)


def read(body: str, head: str = ""):
    return read_html(Document("x", f"<html><head>{head}</head><body>{body}</body></html>".encode()))


def words(reading) -> list[str]:
    return [block.passage.text for block in reading.blocks if isinstance(block, Paragraph)]


def test_the_page_around_the_report_is_left_out() -> None:
    reading = read(
        "<div class=top><a>首页</a> &gt; <a>年报</a></div><div><h1>题目</h1><div>时间：2025-01-20</div>"
        f"<div id=zoom>{PARTS}</div><div>相关链接</div></div><div>版权所有</div>"
    )
    assert words(reading)[0] == "一、总体情况"
    assert words(reading)[-1] == "无。"
    assert [line.passage.text for line in reading.page_lines] == ["首页>年报", "题目", "时间：2025-01-20"]


def test_an_opening_that_lists_the_parts_stays() -> None:
    listing = (
        "<p>包括总体情况、主动公开政府信息情况、收到和处理、行政诉讼情况、"
        "存在的主要问题、其他需要报告的事项。</p>"
    )
    assert words(read(f"<div>导航</div><div>{listing}{PARTS}</div>"))[0].startswith("包括")


def test_without_headings_the_whole_body_is_read() -> None:
    assert words(read("<div>甲</div><div>乙</div>")) == ["甲", "乙"]


def test_what_is_not_shown_is_not_read() -> None:
    hidden = (
        "<p style='display:none'>甲</p><p hidden>乙</p><span style='DISPLAY: NONE'>丙</span>"
        "<script>var 丁=1</script><style>戊{}</style><textarea>己</textarea><!-- 庚 -->"
        "<p>可见<span style='display:none'>不可见</span>的字</p>"
    )
    assert words(read(hidden)) == ["可见的字"]


def test_blanks_of_the_source_are_no_blanks_of_the_text() -> None:
    source = "<p>&nbsp;&emsp;2024\n   年，\u200b共　<b>12 </b> 件 of  ABC\n files</p>"
    assert words(read(source)) == ["2024年，共12件of ABC files"]


def test_a_break_ends_a_line() -> None:
    assert words(read("<p>一<br>二<br/>三</p>四<div>五</div>六")) == ["一", "二", "三", "四", "五", "六"]


def test_headings_have_a_rank() -> None:
    reading = read("<h2>一、总体情况</h2><p>文字</p>")
    assert [block.rank for block in reading.blocks] == [2, 0]


def test_every_run_has_its_place() -> None:
    source = (
        "<html><body>\r\n<p>甲<b>乙丙</b>&nbsp;丁&lt;条例&gt;戊</p><td>x</td>"
        "<p>己\r\n<span>庚</span></p></body></html>"
    )
    reading = read_html(Document("x", source.encode()))
    decoded = source.replace("\r\n", "\n")
    for block in reading.blocks:
        passage = block.passage
        for at, character in enumerate(passage.text):
            place = passage.locate(at, at + 1)
            assert isinstance(place, HtmlLocation)
            written = decoded[place.start : place.end]
            assert written in (character, "&"), (character, written)


def test_paths_are_those_of_a_browser() -> None:
    reading = read("<div><table><tr><td>甲<td>乙<tr><td>1<td>2</table></div>")
    grid = reading.blocks[0]
    assert isinstance(grid, Grid)
    assert grid.cells[3].location.path == "/html/body/div/table/tbody/tr[2]/td[2]"
    assert grid.cells[3].location.describe() == "网页第1张表第2行第2格"


def test_spans_are_bounded() -> None:
    grid = read("<table><tr><td rowspan=9999 colspan=9999>甲<td>乙<tr><td>丙</table>").blocks[0]
    assert isinstance(grid, Grid)
    assert grid.columns <= 64
    assert grid.cells[0].rowspan == 2


def test_odd_spans() -> None:
    grid = read('<table><tr><td rowspan="2px">甲<td colspan="x">乙<tr><td>丙</table>').blocks[0]
    assert [(cell.row, cell.column, cell.text) for cell in grid.cells] == [
        (0, 0, "甲"),
        (0, 1, "乙"),
        (1, 1, "丙"),
    ]
    grid = read("<table><tr><TD ROWSPAN=0>甲<td>乙<tr><td>丙<tr><td>丁</table>").blocks[0]
    assert grid.cells[0].rowspan == 3


def test_rows_of_an_inner_table_are_not_the_outer_ones() -> None:
    grid = read("<table><tr><td>甲<td><table><tr><td>7</table><tr><td>乙<td>8</table>").blocks[0]
    assert [cell.text for cell in grid.cells] == ["甲", "7", "乙", "8"]


def test_a_table_of_one_column_is_text() -> None:
    assert words(read("<table><tr><td>甲<tr><td><p>乙<p>丙</table>")) == ["甲", "乙", "丙"]


def test_lines_in_a_cell_join_without_blank_in_chinese_only() -> None:
    grid = read("<table><tr><td>结果<br>维持<td><p>1</p><p>2</p><td>a<br>b</table>").blocks[0]
    assert [cell.text for cell in grid.cells] == ["结果维持", "1 2", "a b"]


def test_pictures_and_files_and_frames() -> None:
    reading = read(
        "<p>前<img src='t.png' alt='表'>后</p><p><a href='年报.docx'>下载</a></p><embed src='a.pdf'>"
    )
    kinds = [type(block) for block in reading.blocks]
    assert kinds == [Paragraph, Picture, Paragraph, Attachment, Attachment]
    assert words(reading) == ["前后", "下载"]
    assert reading.blocks[3].address == "年报.docx"
    assert [problem.code for problem in reading.problems] == ["E111"]


def test_title_and_dates_of_the_page() -> None:
    head = (
        "<title>年报_某市政府</title><meta name='PubDate' content='2025-01-20 10:00'>"
        "<link rel=canonical href='http://a.gov.cn/art/2025/1/20/1.html'>"
    )
    reading = read("<p>x</p>", head)
    assert reading.title == "年报_某市政府"
    assert reading.meta_dates == ("2025-01-20 10:00",)
    assert reading.address == "http://a.gov.cn/art/2025/1/20/1.html"


def test_a_link_in_a_sentence_does_not_cut_it() -> None:
    assert words(read("<p>详见<a href='a.pdf'>《条例》</a>第五十条。</p>")) == ["详见《条例》第五十条。"]


def test_a_footnote_mark_is_no_digit() -> None:
    assert words(read("<p>共12<sup>1</sup>件</p>")) == ["共12¹件"]
    grid = read("<table><tr><td>甲<td>12<sup>1</sup><td><sup>2</sup></table>").blocks[0]
    assert [cell.text for cell in grid.cells] == ["甲", "12¹", "²"]


def test_struck_out_words_are_not_read() -> None:
    grid = read("<table><tr><td>甲<td><del>12</del>15<td><s>7</s></table>").blocks[0]
    assert [cell.text for cell in grid.cells] == ["甲", "15", ""]
    assert words(read("<p>共<strike>12</strike>15件</p>")) == ["共15件"]


def test_something_hidden_in_a_cell() -> None:
    source = "<table><tr><td>甲<td><span style='display:none'>1</span>2<td style='display: none'>3</table>"
    grid = read(source + "<table><tr><td>乙<td>4</table>").blocks
    assert [cell.text for cell in grid[0].cells] == ["甲", "2"]
    assert [cell.text for cell in grid[1].cells] == ["乙", "4"]
