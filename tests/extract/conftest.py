"""Pages of an imaginary city, built piece by piece, and the shared corpus where it stands beside."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from checker.extract.passes import Given, read_report
from checker.model.report import Report
from checker.schema.load import load_form
from checker.source.document import Document

SHARED = Path(__file__).resolve().parents[2] / ".." / "shared"
TITLE = "明湖市水务局2024年政府信息公开工作年度报告"
OPENING = (
    "根据《中华人民共和国政府信息公开条例》编制本报告，全文包括总体情况、主动公开政府信息情况、"
    "收到和处理政府信息公开申请情况、政府信息公开行政复议和行政诉讼情况、存在的主要问题及改进情况、其他需要报告的事项。"
    "所列数据的统计期限自2024年1月1日起至2024年12月31日止。"
)
HEADINGS = (
    "一、总体情况",
    "二、主动公开政府信息情况",
    "三、收到和处理政府信息公开申请情况",
    "四、政府信息公开行政复议、行政诉讼情况",
    "五、存在的主要问题及改进情况",
    "六、其他需要报告的事项",
)
WORDS = (
    "（一）主动公开。全年公开河道水质信息三百余条。（二）依申请公开。全年受理申请若干件，均按期答复。",
    "",
    "",
    "",
    "主要问题是解读形式单一，下一步将增加图解。",
    "本年度没有收取信息处理费。",
)


def figure(row: int, column: int) -> int:
    """Return a figure that no other cell of table 3 has."""
    return 100 + row * 7 + column


def table_2() -> str:
    return (
        '<table><tr><td colspan="4">第二十条第（一）项</td></tr>'
        "<tr><td>信息内容</td><td>本年制发件数</td><td>本年废止件数</td><td>现行有效件数</td></tr>"
        "<tr><td>规章</td><td>1</td><td>2</td><td>3</td></tr>"
        "<tr><td>行政规范性文件</td><td>4</td><td>5</td><td>6</td></tr>"
        '<tr><td colspan="4">第二十条第（五）项</td></tr>'
        '<tr><td>信息内容</td><td colspan="3">本年处理决定数量</td></tr>'
        '<tr><td>行政许可</td><td colspan="3">7</td></tr>'
        '<tr><td colspan="4">第二十条第（六）项</td></tr>'
        '<tr><td>信息内容</td><td colspan="3">本年处理决定数量</td></tr>'
        '<tr><td>行政处罚</td><td colspan="3">8</td></tr>'
        '<tr><td>行政强制</td><td colspan="3">9</td></tr>'
        '<tr><td colspan="4">第二十条第（八）项</td></tr>'
        '<tr><td>信息内容</td><td colspan="3">本年收费金额（单位：万元）</td></tr>'
        '<tr><td>行政事业性收费</td><td colspan="3">10.25</td></tr></table>'
    )


HEADER_3 = (
    '<tr><td colspan="3" rowspan="3">'
    "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）</td>"
    '<td colspan="7">申请人情况</td></tr><tr><td rowspan="2">自然人</td><td colspan="5">法人或其他组织</td>'
    '<td rowspan="2">总计</td></tr><tr><td>商业企业</td><td>科研机构</td><td>社会公益组织</td>'
    "<td>法律服务机构</td><td>其他</td></tr>"
)
GROUP_SIZES = {"（三）不予公开": 8, "（四）无法提供": 3, "（五）不予处理": 5, "（六）其他处理": 3}


def rows_3(value: Callable[[int, int], object] = figure) -> list[str]:
    """Return the 25 rows of table 3 with the spans of the form."""
    rows = []
    group = ""
    for at, row in enumerate(load_form("2021").tables["t3"].rows):
        cells = "".join(f"<td>{value(at, column)}</td>" for column in range(7))
        lead = ""
        if row.key == "granted":
            lead = '<td rowspan="22">三、本年度办理结果</td>'
        if row.group and row.group != group:
            lead += f'<td rowspan="{GROUP_SIZES[row.group]}">{row.group}</td>'
        span = 3 if row.key in ("new_received", "carried_in", "carried_out") else 1 if row.group else 2
        group = row.group
        rows.append(f'<tr>{lead}<td colspan="{span}">{row.label}</td>{cells}</tr>')
    return rows


def table_3(value: Callable[[int, int], object] = figure) -> str:
    return f"<table>{HEADER_3}{''.join(rows_3(value))}</table>"


def table_4(values: tuple[object, ...] = tuple(range(1, 16))) -> str:
    outcome = "<td>结果维持</td><td>结果纠正</td><td>其他结果</td><td>尚未审结</td><td>总计</td>"
    return (
        '<table><tr><td colspan="5">行政复议</td><td colspan="10">行政诉讼</td></tr><tr>'
        + outcome.replace("<td>", '<td rowspan="2">')
        + '<td colspan="5">未经复议直接起诉</td><td colspan="5">复议后起诉</td></tr>'
        + f"<tr>{outcome * 2}</tr><tr>"
        + "".join(f"<td>{value}</td>" for value in values)
        + "</tr></table>"
    )


class Page:
    """A page in pieces; change a piece, then read it."""

    def __init__(self) -> None:
        self.title = TITLE
        self.head = '<meta charset="utf-8"><meta name="PubDate" content="2025-01-20 09:00">'
        self.before = (
            '<div class="nav"><a href="/">首页</a> &gt; <a href="/x">政府信息公开年报</a></div>'
            f"<h1>{TITLE}</h1><div>发布日期：2025-01-21 来源：明湖市水务局 【字体：大 中 小】 打印</div>"
        )
        self.opening = OPENING
        self.headings = list(HEADINGS)
        self.words = list(WORDS)
        self.tables = ["", table_2(), table_3(), table_4(), "", ""]
        self.closing = "<p>明湖市水务局</p><p>2025年1月20日</p>"
        self.after = '<div class="foot"><a href="/a.html">上一篇</a> 扫一扫在手机打开当前页 版权所有</div>'

    def parts(self) -> str:
        return "".join(
            f"<p>{heading}</p>{table}{f'<p>{words}</p>' if words else ''}"
            for heading, words, table in zip(self.headings, self.words, self.tables, strict=True)
            if heading is not None
        )

    def body(self) -> str:
        opening = f"<p>{self.opening}</p>" if self.opening else ""
        title = f"<p><b>{self.title}</b></p>" if self.title else ""
        return f'{self.before}<div id="zoom">{title}{opening}{self.parts()}{self.closing}</div>{self.after}'

    def source(self) -> str:
        head = f"<head><title>{self.title}</title>{self.head}</head>"
        return f"<!doctype html><html>{head}<body>{self.body()}</body></html>"

    def read(self, given: Given | None = None) -> Report:
        return read_text(self.source(), given)


def read_text(text: str, given: Given | None = None) -> Report:
    document = Document("page.html", text.encode())
    return read_report(document) if given is None else read_report(document, given=given)


@pytest.fixture
def page() -> Page:
    return Page()


@pytest.fixture
def read() -> Callable[[str], Report]:
    return read_text


@pytest.fixture
def rows_of_3() -> Callable[..., list[str]]:
    return rows_3


@pytest.fixture
def header_of_3() -> str:
    return HEADER_3


@pytest.fixture(scope="session")
def corpus() -> Path:
    folder = SHARED / "corpus"
    if not folder.is_dir():
        pytest.skip("the shared corpus does not stand beside the checkout")
    return folder


@pytest.fixture(scope="session")
def samples() -> Path:
    folder = SHARED / "samples"
    if not folder.is_dir():
        pytest.skip("the shared samples do not stand beside the checkout")
    return folder
