"""A made report as flattened text: the ways in which copied pages lay out their tables."""

from __future__ import annotations

from tests.acceptance.labels import APPLICANTS, NOTE, OUTCOMES, blocks_of_table_2, rows_of_table_3
from tests.acceptance.sample import Sample

Lines = list[list[str]]  # a table: its rows, each a list of cells


def table_lines(sample: Sample) -> dict[int, Lines]:
    """Return the tables by the index of their part."""
    two: Lines = []
    for block in blocks_of_table_2(sample.figures):
        two += [[block.title], ["信息内容", *block.columns]]
        two += [[row, *sample.figures.t2[row]] for row in block.rows]
    three: Lines = [[NOTE, "申请人情况"], ["自然人", "法人或其他组织", "总计"], list(APPLICANTS)]
    for row in rows_of_table_3(sample.figures):
        lead = ["三、本年度办理结果"] if row.leads else []
        three.append([*lead, *([row.group] if row.group else []), row.label, *row.values])
    four: Lines = [
        ["行政复议", "行政诉讼"],
        [*OUTCOMES, "未经复议直接起诉", "复议后起诉"],
        list(OUTCOMES * 2),
        [str(value) for value in sample.figures.t4],
    ]
    tables = {1: two, 2: three, 3: four}
    return {index: lines for index, lines in tables.items() if sample.without_table != f"t{index + 1}"}


def _assembled(sample: Sample, between_cells: str, between_rows: str, between: str = "\n") -> str:
    tables = table_lines(sample)
    parts = [sample.title, f"发布日期：{sample.published}", sample.opening]
    for index, title in enumerate(sample.headings):
        if not title:
            continue
        parts += [title, *sample.body[index]]
        if index in tables:
            parts.append(between_rows.join(between_cells.join(row) for row in tables[index]))
    if sample.signature:
        parts.append(sample.signature)
    return between.join(parts) + "\n"


def render_lines(sample: Sample) -> str:
    """One cell a line."""
    return _assembled(sample, "\n", "\n")


def render_blank_lines(sample: Sample) -> str:
    """One cell a line, blank lines between."""
    return _assembled(sample, "\n\n", "\n\n", "\n\n")


def render_bars(sample: Sample) -> str:
    """a | b | c |, one row a line."""
    return _assembled(sample, " | ", " |\n").replace("\n\n", "\n")


def render_cell_bars(sample: Sample) -> str:
    """One cell a line, each with its own bar."""
    return _assembled(sample, " |\n", " |\n")


def render_tabs(sample: Sample) -> str:
    return _assembled(sample, "\t", "\n")


def render_spaces(sample: Sample) -> str:
    return _assembled(sample, "  ", "\n")


def render_glued(sample: Sample) -> str:
    """No separator at all: most cells cannot be told apart."""
    return _assembled(sample, "", "", "\n")


def render_divs(sample: Sample) -> str:
    """A page whose tables are rows of div."""
    tables = table_lines(sample)
    lines = [sample.title, f"发布日期：{sample.published}", sample.opening]
    out = [f"<p>{line}</p>" for line in lines]
    for index, title in enumerate(sample.headings):
        if not title:
            continue
        out += [f"<p>{line}</p>" for line in (title, *sample.body[index])]
        for row in tables.get(index, ()):
            cells = "".join(f"<div class=c>{cell}</div>" for cell in row)
            out.append(f"<div class=r>{cells}</div>")
    page = "".join(out)
    return f"<html><head><meta charset=utf-8><title>年报</title></head><body>{page}</body></html>"


def render_crlf(sample: Sample) -> str:
    return render_lines(sample).replace("\n", "\r\n")


def render_utf16(sample: Sample) -> bytes:
    return render_lines(sample).encode("utf-16")


def render_gb_text(sample: Sample) -> bytes:
    return render_lines(sample).encode("gb18030")
