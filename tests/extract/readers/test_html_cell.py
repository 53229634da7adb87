"""Cells of web pages: a cell without words is blank only where nothing else is in it."""

from __future__ import annotations

import pytest

from checker.extract.blocks import Grid, GridCell
from checker.extract.readers.html import read_html
from checker.source.document import Document


def cell(inner: str, head: str = "") -> GridCell:
    body = f"<table><tr><td>甲</td><td>{inner}</td></tr><tr><td>乙</td><td>2</td></tr></table>"
    page = f"<html><head>{head}</head><body>{body}</body></html>"
    (grid,) = read_html(Document("x", page.encode())).blocks
    assert isinstance(grid, Grid)
    return grid.cells[1]


@pytest.mark.parametrize(
    ("inner", "shown", "told"),
    [
        ('<img src="n.png" alt="140">', "图片", ("140",)),
        ('<img src="data:image/png;base64,AAAA">', "图片", ()),
        ('<input type="text" value="140" readonly>', "输入框", ("140",)),
        ("<textarea>140</textarea>", "输入框", ("140",)),
        ("<select><option selected>140</option></select>", "选择框", ("140",)),
        ('<script>document.write("140")</script>', "脚本写出的内容", ()),
        ("<svg><text>140</text></svg>", "图形", ("140",)),
        ("<canvas width=40 height=20></canvas>", "图形", ()),
        ('<object data="n.svg"></object>', "嵌入的内容", ()),
        ("<button>140</button>", "按钮", ("140",)),
        ('<i class="digit-1"></i><i class="digit-4"></i>', "样式画出的内容", ()),
        ('<span style="background:url(140.png)"></span>', "样式画出的内容", ()),
        ("<noscript>140</noscript>", "没有脚本才显示的内容", ("140",)),
        ("<s>140</s>", "划去的字", ("140",)),
        ('<span style="text-decoration:line-through">140</span>', "划去的字", ("140",)),
    ],
)
def test_what_a_cell_shows_without_words_is_named(inner: str, shown: str, told: tuple[str, ...]) -> None:
    read = cell(inner)
    assert (read.text, read.unseen, read.candidates) == ("", shown, told)


@pytest.mark.parametrize(
    "inner",
    [
        "",
        "&nbsp;",
        "<p class=MsoNormal><span lang=EN-US>&nbsp;<o:p></o:p></span></p>",
        "<span style='display:none'>7</span>",
        "<span style='display:none'><img src='n.png'></span>",
        "<input type=hidden value=7>",
        "<img src='/images/spacer.gif' width=1 height=1>",
        "<style>p{margin:0}</style><script></script><noscript></noscript>",
        "<i></i><s></s>",
    ],
)
def test_a_blank_cell_stays_blank(inner: str) -> None:
    read = cell(inner)
    assert (read.text, read.images, read.unseen) == ("", 0, "")


@pytest.mark.parametrize(
    ("inner", "text", "unseen"),
    [
        ("5<img src='n.png'>", "5", "图片"),
        ("5<img src='icon.gif'>", "5", ""),
        ("5<script>var a = 7;</script>", "5", ""),
        ("5<script>document.write(7)</script>", "5", "脚本写出的内容"),
        ("<s>4</s>5", "5", ""),
        ("5<input value=1>", "5", "输入框"),
    ],
)
def test_words_with_something_beside_them(inner: str, text: str, unseen: str) -> None:
    read = cell(inner)
    assert (read.text, read.unseen) == (text, unseen)


@pytest.mark.parametrize("inner", ["50<div>23</div>", "50<hr>23", "<div>50</div>23", "<ul><li>50<li>23</ul>"])
def test_two_lines_are_not_run_together(inner: str) -> None:
    assert cell(inner).text == "50 23"


@pytest.mark.parametrize(
    "style",
    [
        "text-decoration: line-through",
        "font-size:0",
        "font-size: 0px;",
        "opacity:0",
        "color:transparent",
        "visibility:hidden",
    ],
)
def test_words_that_cannot_be_seen_are_no_digits(style: str) -> None:
    assert cell(f'<span style="{style}">7</span>140').text == "140"


@pytest.mark.parametrize(
    "style", ["font-size:0.5em", "opacity:0.9", "background-color:transparent", "color:#000"]
)
def test_words_that_can_be_seen_are_read(style: str) -> None:
    assert cell(f'<span style="{style}">7</span>140').text == "7140"


def test_words_made_visible_in_something_hidden_are_read() -> None:
    assert cell('<p style="visibility:hidden">&nbsp;<b style="visibility:visible">7</b></p>').text == "7"


def test_room_made_by_a_size_of_nothing_hides_nothing() -> None:
    assert cell('<div style="font-size:0"><span style="font-size:14px">7</span></div>').text == "7"


@pytest.mark.parametrize(
    ("styles", "text"),
    [
        (".hide{display:none}", "140"),
        ("/* a */ span.hide , b { color:red; display : none }", "140"),
        ("@import url(a.css); .hide{visibility:hidden}", "140"),
        ("@media print{.hide{display:none}}", "7140"),
        (".hide{display:none} .on .hide{display:block}", "7140"),
        ("td .hide{display:none}", "7140"),
        (".hider{display:none}", "7140"),
        (".hide{display:none", "7140"),
    ],
)
def test_a_class_of_the_page_hides_words(styles: str, text: str) -> None:
    assert cell('<span class="hide">7</span>140', f"<style>{styles}</style>").text == text


def test_a_class_hides_little_things_in_tables_only() -> None:
    page = "<style>.tab{display:none}</style><div class=tab><p>切换后可见</p></div>"
    (block,) = read_html(Document("x", page.encode())).blocks
    assert block.passage.text == "切换后可见"  # type: ignore[union-attr]


def test_a_hidden_body_of_a_table_is_not_read() -> None:
    rows = "<tr><td>甲<td>1</tr><tbody hidden><tr><td>乙<td>2</tr></tbody><tbody><tr><td>丙<td>3</tr>"
    (grid,) = read_html(Document("x", f"<table>{rows}</table>".encode())).blocks
    assert [one.text for one in grid.cells] == ["甲", "1", "丙", "3"]  # type: ignore[union-attr]


def test_a_page_shown_by_its_script_is_read() -> None:
    (block,) = read_html(Document("x", '<body style="display:none"><p>甲</p>'.encode())).blocks
    assert block.passage.text == "甲"  # type: ignore[union-attr]


def test_the_lines_of_preformatted_words() -> None:
    blocks = read_html(Document("x", "<pre>\n甲 一\n<b>乙</b>\n\n丙</pre><p>丁\n戊</p>".encode())).blocks
    assert [block.passage.text for block in blocks] == ["甲一", "乙", "丙", "丁戊"]  # type: ignore[union-attr]
