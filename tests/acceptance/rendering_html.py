# ruff: noqa: E501 - running Chinese text
"""A made report as a web page, in the ways of several content management systems."""

from __future__ import annotations

import re
from html import escape
from random import Random

from tests.acceptance.labels import APPLICANTS, NOTE, OUTCOMES, blocks_of_table_2, rows_of_table_3
from tests.acceptance.sample import Sample

_PARAGRAPHS = (
    '<p style="text-indent:2em"><span>{}</span></p>',
    "<p class='MsoNormal'>　　{}</p>",
    "<p><font face='仿宋'>&nbsp;&nbsp;&nbsp;&nbsp;{}</font></p>",
    "<div style='line-height:2'>{}</div>",
)
_FURNITURE = (
    (
        "<div class='nav'><a href='/'>首页</a> &gt; <a>政府信息公开</a> &gt; <a>年度报告</a></div>",
        "<div class='info'>发布日期：{date}　来源：{organ}　【字体：大 中 小】</div>",
        "<div class='foot'><a>上一篇</a><a>打印本页</a> 版权所有</div>",
    ),
    (
        "<div>当前位置：<a>首页</a>><a>公开年报</a></div>",
        (
            "<table><tr><td>索 引 号：</td><td>00300/{year}-01</td><td>发布机构：</td><td>{organ}</td></tr>"
            "<tr><td>文　　号：</td><td></td><td>发布日期：</td><td>{date}</td></tr></table>"
        ),
        "<div>扫一扫在手机打开当前页</div><div>网站地图 | 联系我们 | 主办单位：{organ}办公室</div>",
    ),
    (
        "<header><ul><li>走进我们</li><li>政务公开</li><li>政务服务</li><li>互动交流</li></ul></header>",
        "<p>时间：{date} 点击数：1024 字号：大 中 小</p>",
        "<footer>分享到：微信 微博 <p>无障碍浏览</p></footer>",
    ),
    ("", "<p>发布时间：{date}</p>", ""),
)


def render_html(sample: Sample) -> str:
    """Render as a page whose tables are tables with spans."""
    rng = Random(sample.seed + 7)
    paragraph, (before, line, after) = rng.choice(_PARAGRAPHS), rng.choice(_FURNITURE)
    info = line.format(date=sample.published, organ=sample.organ.name, year=sample.year)
    heading = rng.choice(("<h2>{}</h2>", paragraph, "<p><strong>{}</strong></p>"))
    tables = {1: _table_2(sample), 2: _table_3(sample), 3: _table_4(sample)}
    lines = [
        (
            f"<!DOCTYPE html><html><head><meta charset='utf-8'><title>{sample.title}</title>"
            f"<meta name='PubDate' content='{sample.published}'></head><body>{before}"
            f"<div class='main'><h1>{sample.title}</h1>{info}<div class='content'>"
        ),
        paragraph.format(escape(sample.opening, quote=False)),
    ]
    for index, title in enumerate(sample.headings):
        if not title:
            continue
        lines.append(heading.format(title))
        lines += [paragraph.format(escape(text, quote=False)) for text in sample.body[index]]
        if index in tables and sample.without_table != f"t{index + 1}":
            lines.append(tables[index])
    lines += [f"<p style='text-align:right'>{line}</p>" for line in sample.signature.splitlines()]
    lines.append(f"</div>{after.format(organ=sample.organ.name)}</div></body></html>")
    return "".join(lines)


def _cells(values: list[str] | tuple[str, ...], extra: str = "") -> str:
    return "".join(f"<td{extra}>{escape(value, quote=False)}</td>" for value in values)


def _table_2(sample: Sample) -> str:
    rows = []
    for block in blocks_of_table_2(sample.figures):
        rows.append(f"<tr><td colspan=4>{block.title}</td></tr>")
        span = " colspan=3" if len(block.columns) == 1 else ""
        rows.append(f"<tr><td>信息内容</td>{_cells(block.columns, span)}</tr>")
        rows += [f"<tr><td>{row}</td>{_cells(sample.figures.t2[row], span)}</tr>" for row in block.rows]
    return f"<table border=1>{''.join(rows)}</table>"


def _table_3(sample: Sample) -> str:
    heads = "".join(f"<td>{_broken(name)}</td>" for name in APPLICANTS)
    rows = [
        (
            f"<tr><td colspan=3 rowspan=3>{NOTE}</td><td colspan=7>申请人情况</td></tr><tr><td rowspan=2>自然人</td>"
            f"<td colspan=5>法人或其他组织</td><td rowspan=2>总计</td></tr><tr>{heads}</tr>"
        )
    ]
    printed = list(rows_of_table_3(sample.figures))
    for row in printed:
        cells = _cells(row.values)
        if row.outer:
            rows.append(f"<tr><td colspan=3>{row.label}</td>{cells}</tr>")
            continue
        lead = f"<td rowspan={len(printed) - 3}>三、本年度办理结果</td>" if row.leads else ""
        if row.group:
            rows.append(f"<tr>{lead}<td rowspan={row.span}>{row.group}</td><td>{row.label}</td>{cells}</tr>")
        elif row.grouped:
            rows.append(f"<tr><td>{row.label}</td>{cells}</tr>")
        else:
            rows.append(f"<tr>{lead}<td colspan=2>{row.label}</td>{cells}</tr>")
    return f"<table border=1>{''.join(rows)}</table>"


def _broken(name: str) -> str:
    return f"{name[:2]}<br>{name[2:]}" if len(name) == 4 else name


def _table_4(sample: Sample) -> str:
    heads = "".join(f"<td rowspan=2>{_broken(name)}</td>" for name in OUTCOMES)
    values = [str(value) for value in sample.figures.t4]
    return (
        f"<table border=1><tr><td colspan=5>行政复议</td><td colspan=10>行政诉讼</td></tr><tr>{heads}"
        f"<td colspan=5>未经复议直接起诉</td><td colspan=5>复议后起诉</td></tr><tr>{_cells(OUTCOMES * 2)}</tr>"
        f"<tr>{_cells(values)}</tr></table>"
    )


def render_gb18030(sample: Sample) -> bytes:
    return render_html(sample).replace("charset='utf-8'", "charset='gb2312'").encode("gb18030")


def render_word_html(sample: Sample) -> str:
    """Render with cells as Word writes them."""
    return re.sub(
        r"<td([^>]*)>(\d+)</td>",
        r"<td\1 style='border:solid'><p class=MsoNormal align=center><span lang=EN-US>\2<o:p></o:p></span></p></td>",
        render_html(sample),
    )


def render_split_digits(sample: Sample) -> str:
    """Render each number in two tags."""
    return re.sub(r"<td>(\d)(\d+)</td>", r"<td><span>\1</span><span>\2</span></td>", render_html(sample))


def render_nbsp_zeros(sample: Sample) -> str:
    return render_html(sample).replace("<td>0</td>", "<td>&nbsp;</td>")


def render_in_layout_tables(sample: Sample) -> str:
    """Render inside tables that only lay out the page."""
    page = render_html(sample).replace(
        "<div class='content'>", "<table width=100%><tr><td><table><tr><td><div class='content'>"
    )
    cut = page.rindex("</div></body>")
    return page[:cut] + "</td></tr></table></td></tr></table>" + page[cut:]
