"""What was read from a report, as a person checks it against the page: `checker inspect`."""

from __future__ import annotations

from checker.model.cell import AMBIGUOUS, BLANK, DASH, IMAGE, MISSING, PRINTED, Cell
from checker.model.report import Report
from checker.model.table import ABSENT, ATTACHED, PICTURE, READ, UNREADABLE, Table
from checker.reporters.screen import PLAIN, Screen
from checker.reporters.text_unchecked import problem_lines
from checker.schema.load import load_form
from checker.schema.spec import FormSpec
from checker.text.columns import display_width, pad, wrap

_KINDS = {
    "page": "页面日期",
    "signature": "落款日期",
    "given": "用户给出",
    "meta": "网页信息",
    "address": "网址中的日期",
}
_STATES = {
    ABSENT: "没有表格",
    PICTURE: "表格是图片，读不出数字",
    ATTACHED: "表格在附件里，没有读",
    UNREADABLE: "有内容，但认不出是这张表",
}
_MARKS = {BLANK: "□", DASH: "-", MISSING: "缺", AMBIGUOUS: "?", IMAGE: "图"}
_LEGEND = "□ 空白  - 横线  缺 报告中没有  ? 读不清  图 图片  数字后 * 带括注  ~ 需要核对"
_SHORT_NAME = 4  # characters of a column's name that stand on one line where the screen is narrow


def render_reading(name: str, report: Report, screen: Screen = PLAIN) -> str:
    """Return what was read, ending in a line feed."""
    form = load_form(report.identity.form)
    blocks = [_identity(name, report, screen), _sections(report, form, screen)]
    blocks += [_table(report.tables[key], screen, report) for key in sorted(report.tables)]
    if report.tables:
        blocks.append([screen.paint("faint", _LEGEND)])
    if report.damage:
        blocks.append(_damage(report, screen))
    if report.problems:
        blocks.append([screen.paint("head", "读取说明"), *problem_lines(report.problems, screen)])
    return screen.harmless("\n\n".join("\n".join(block) for block in blocks if block) + "\n")


def _identity(name: str, report: Report, screen: Screen) -> list[str]:
    identity = report.identity
    unread = "未读出"
    facts = [
        ("文件", f"{name}（{report.media}）"),
        ("标题", report.title.text or unread),
        ("机关", identity.organ or unread),
        ("类别", f"{identity.organ_kind}；层级 {identity.level}；省份 {identity.province or '未知'}"),
        ("年度", f"{identity.year or unread}（应使用 {identity.form} 年格式）"),
        ("公布", identity.published.isoformat() if identity.published else unread),
        ("期限", _period(report)),
    ]
    facts += [
        (
            _KINDS.get(date.kind, date.kind),
            f"{date.value.isoformat() if date.value else unread}，原文“{date.raw}”",
        )
        for date in report.dates
    ]
    lines = [screen.paint("head", identity.organ or name)]
    if report.blank_form:
        lines.append(screen.paint("error", "  这是一份没有填写的空白格式。"))
    for label, fact in facts:
        lines += wrap(fact, screen.width, f"  {pad(label, 12)}  ")
    return lines


def _period(report: Report) -> str:
    period = report.period
    if period is None:
        return report.period_problem or "未读出"
    damaged = "（原文有缺字）" if period.damaged else ""
    return f"{period.start.isoformat()} 至 {period.end.isoformat()}{damaged}，原文“{period.raw}”"


def _sections(report: Report, form: FormSpec, screen: Screen) -> list[str]:
    names = {section.key: section.name for section in form.sections}
    lines = [screen.paint("head", "章节")]
    for section in report.sections:
        heading = section.heading.raw if section.heading else "（没有标题）"
        extra = [f"{len(section.body.text)} 字"]
        if section.images:
            extra.append(f"图片 {section.images}")
        if section.attachments:
            extra.append(f"附件 {len(section.attachments)}")
        name = names.get(section.key, section.key)
        lines += wrap(f"{heading}（{'，'.join(extra)}）", screen.width, f"  {pad(name, 14)}  ")
    found = {section.key for section in report.sections}
    missing = [section.name for section in form.sections if section.key not in found]
    if missing:
        lines.append(screen.paint("warning", f"  没有找到：{'、'.join(missing)}"))
    return lines


def _table(table: Table, screen: Screen, report: Report) -> list[str]:
    head = screen.paint("head", f"{table.spec.name}（{table.form} 年格式）")
    if table.state != READ:
        words = f"：“{table.words}”" if table.words else ""
        nothing = table.state == UNREADABLE and not report.sections  # there is no body that it could stand in
        state = "没有读到" if nothing else _STATES.get(table.state, table.state)
        return [head, *wrap(state + words, screen.width, "  ")]
    if table.spec.key == "t2":
        return [head, *_short_rows(table)]
    names = [[column.name] for column in table.spec.columns]
    label = max(display_width(row.name) for row in table.spec.rows)
    widths = _widths(names)
    if label + 2 + sum(width + 2 for width in widths) > screen.width:
        names = [[name[0][:_SHORT_NAME], name[0][_SHORT_NAME:]] for name in names]
        widths = _widths(names)
    lines = [head]
    for parts in zip(*names, strict=True):
        title = "  ".join(_right(part, width) for part, width in zip(parts, widths, strict=True))
        lines.append(f"  {pad('', label)}  {title}".rstrip())
    for row in table.spec.rows:
        values = [_shown(table.cell(row.key, column.key)) for column in table.spec.columns]
        cells = "  ".join(_right(value, width) for value, width in zip(values, widths, strict=True))
        lines.append(f"  {pad(row.name, label)}  {cells}")
    return lines


def _widths(names: list[list[str]]) -> list[int]:
    return [max(6, *map(display_width, name)) for name in names]


def _short_rows(table: Table) -> list[str]:
    """Table 2 has other columns in every row: each figure is named."""
    lines = []
    for row in table.spec.rows:
        keys = row.columns or tuple(column.key for column in table.spec.columns)
        columns = [table.spec.column(key) for key in keys]
        cells = [f"{column.name} {_shown(table.cell(row.key, column.key))}" for column in columns]
        lines.append(f"  {pad(row.name, 16)}  {'  '.join(cells)}")
    return lines


def _shown(cell: Cell) -> str:
    mark = _MARKS.get(cell.state)
    if mark:
        return mark
    if cell.value is None:
        return f"“{cell.raw}”"
    return f"{cell.value}{'*' if cell.note else ''}{'' if cell.method == PRINTED else '~'}"


def _damage(report: Report, screen: Screen) -> list[str]:
    lines = [screen.paint("head", "文字缺损（是网页或转存造成的，不算机关的错）")]
    for damage in report.damage:
        readings = "或".join(f"“{reading}”" for reading in damage.readings) or "无法判断原文"
        lines += wrap(f"“{damage.raw}” → {readings}", screen.width, "  ")
    return lines


def _right(text: str, width: int) -> str:
    return " " * max(0, width - display_width(text)) + text
