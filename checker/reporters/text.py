"""A result as an inspector reads it: by report, gravest first, each finding with its proof."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from checker.findings.finding import SEVERITIES, SEVERITY_NAMES
from checker.findings.result import FINDINGS, INCOMPLETE, PASS, UNREADABLE, PackInfo, ReportResult, RunResult
from checker.reporters.screen import PLAIN, Screen
from checker.reporters.text_additions import addition_lines
from checker.reporters.text_finding import finding_lines, in_groups
from checker.reporters.text_unchecked import problem_lines, unchecked_lines
from checker.text.columns import display_width, pad, wrap

_MOST_PACKS = 3  # named one by one
_MOST_KINDS = 8
_VERDICTS = {
    PASS: ("good", "通过"),
    FINDINGS: ("error", "有问题"),
    INCOMPLETE: ("warning", "未能查全"),
    UNREADABLE: ("error", "读不出"),
}


def render_text(result: RunResult, screen: Screen = PLAIN) -> str:
    """Return the whole result as text, ending in a line feed."""
    blocks = [report_lines(report, screen) for report in result.reports]
    if result.problems:
        blocks.insert(0, ["运行中的问题", *problem_lines(result.problems, screen)])
    if len(result.reports) > 1:
        blocks.append(_table_of_reports(result, screen))
    if not result.reports:
        blocks.append(["没有检查任何报告。"])
    blocks.append(closing(result, screen))
    return screen.harmless("\n\n".join("\n".join(block) for block in blocks) + "\n")


def report_lines(report: ReportResult, screen: Screen) -> list[str]:
    """Return the lines on one report."""
    lines = _head(report, screen)
    for group in in_groups(report.findings):
        lines += ["", *finding_lines(group, screen)]
    if report.unchecked:
        lines += ["", *unchecked_lines(report.unchecked, screen)]
    notes = problem_lines(report.problems, screen)
    if notes:
        lines += ["", screen.paint("head", "读取说明"), *notes]
    added = addition_lines(report, screen)
    if added:
        lines += ["", *added]
    return [*lines, "", *_count_lines(report, screen)]


def verdict_word(report: ReportResult) -> tuple[str, str]:
    """Return the style and the word for a report's verdict."""
    return _VERDICTS[report.verdict]


def pack_names(packs: Sequence[PackInfo]) -> str:
    """Name the packs that took part: the first few, and how many there are."""
    names = [f"{pack.title or pack.id} {pack.version}" for pack in packs]
    if len(names) > _MOST_PACKS:
        return f"{'、'.join(names[:_MOST_PACKS])} 等 {len(names)} 个规则包"
    return "、".join(names) or "无"


def _head(report: ReportResult, screen: Screen) -> list[str]:
    identity = report.identity
    organ = identity.organ or "机关名称未读出"
    year = f"{identity.year} 年度" if identity.year else "年度未读出"
    style, verdict = verdict_word(report)
    left = f"{organ} · {year}"
    blank = screen.width - display_width(left) - display_width(verdict)
    rule = "─" * screen.width
    facts = [report.path, identity.organ_kind if identity.organ_kind != "未知" else "机关类别未知"]
    if identity.published:
        facts.append(f"{identity.published.isoformat()} 公布")
    return [
        rule,
        screen.paint("head", left) + " " * max(blank, 2) + screen.paint(style, verdict),
        screen.paint("faint", "  ".join(facts)),
        rule,
    ]


def _count_lines(report: ReportResult, screen: Screen) -> list[str]:
    if report.verdict == UNREADABLE:
        return wrap("没有读出可以检查的内容：规则未运行，不等于通过。", screen.width, "小结  ")
    found = Counter(finding.severity for finding in report.findings)
    review = sum(finding.needs_review for finding in report.findings)
    counts = report.counts
    parts = [f"{SEVERITY_NAMES[severity]} {found[severity]}" for severity in SEVERITIES]
    if review:
        parts.append(f"其中待核 {review}")
    parts += [f"相符 {counts.holds}", f"不适用 {counts.not_applicable}", f"无法判定 {counts.cannot_tell}"]
    if counts.failed:
        parts.append(f"规则故障 {counts.failed}")
    return wrap(" · ".join(parts), screen.width, "小结  ")


def _table_of_reports(result: RunResult, screen: Screen) -> list[str]:
    shared = _shared_folder([report.path for report in result.reports])
    where = f"（{shared} 下）" if shared else ""
    lines = [screen.paint("head", f"各份报告{where}"), "  结论      错误 警告 提示 无法判定"]
    for report in result.reports:
        style, verdict = verdict_word(report)
        found = Counter(finding.severity for finding in report.findings)
        numbers = " ".join(f"{found[severity]:>4}" for severity in SEVERITIES)
        path = report.path.removeprefix(f"{shared}/" if shared else "")
        row = wrap(path, screen.width, f"  {pad(verdict, 8)}  {numbers} {report.counts.cannot_tell:>8}  ")
        lines += [row[0].replace(verdict, screen.paint(style, verdict), 1), *row[1:]]
    return lines


def _shared_folder(paths: list[str]) -> str:
    """Return the folder that all paths lie in, "" if there is none to speak of."""
    parts = [path.split("/")[:-1] for path in paths]
    shared = []
    for names in zip(*parts, strict=False):
        if len(set(names)) > 1:
            break
        shared.append(names[0])
    return "/".join(shared)


def closing(result: RunResult, screen: Screen) -> list[str]:
    """Return the last lines: how many reports and findings, by which rules, what was left out."""
    verdicts = Counter(report.verdict for report in result.reports)
    parts = [f"{word} {verdicts[verdict]}" for verdict, (_, word) in _VERDICTS.items() if verdicts[verdict]]
    packs = pack_names(result.packs)
    found = sum(len(report.findings) for report in result.reports)
    total = f"共 {len(result.reports)} 份报告" + (f"（{'，'.join(parts)}）" if parts else "")
    tail = f"{total}，{found} 个问题。规则：{packs}；以 {result.as_of} 为准。"
    return wrap(f"{tail}\n{left_out(result)}" if result.skipped else tail, screen.width)


def left_out(result: RunResult) -> str:
    """Say how many files of folders were not checked, and of which kinds."""
    most_first = sorted(result.skipped, key=lambda item: (-item[1], item[0]))
    kinds = [f"{kind} {count}" for kind, count in most_first[:_MOST_KINDS]]
    more = "等" if len(most_first) > _MOST_KINDS else ""
    return f"另有 {sum(count for _, count in result.skipped)} 个文件没有检查（{'，'.join(kinds)}{more}）。"
