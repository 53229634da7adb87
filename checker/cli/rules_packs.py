"""`checker rules docs` and `diff`: the pages of a pack; what changed from one pack to another."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from checker.cli.exit_codes import CLEAN, FOUND
from checker.cli.help_text import ChineseCommand
from checker.cli.outputs import screen_of, show
from checker.text.columns import wrap

if TYPE_CHECKING:
    from checker.rulebook.pack import RulePack


@click.command(
    cls=ChineseCommand,
    help="比较两个规则包（或同一个包的两版）：增加、删去了哪些规则，哪些规则的意思、级别、日期、用语变了。\n"
    "排版和注释不算。没有不同时退出码为 0，有不同时为 1。",
)
@click.argument("old", metavar="旧")
@click.argument("new", metavar="新")
def diff(old: str, new: str) -> int:
    """Tell what changed from one pack to another; return the exit code."""
    from checker.rulebook.diff import difference

    one, other = _pack(old), _pack(new)
    found = difference(one, other)
    width = screen_of("auto").width
    show(f"{one.head.title} {one.head.version} → {other.head.title} {other.head.version}\n\n")
    for change in found.changes:
        lines = wrap(f"{change.name} {change.title}", width, f"{change.kind}  ")
        lines += [line for told in change.told for line in wrap(told, width, "      ")]
        show("\n".join(lines) + "\n")
    kinds = [change.kind for change in found.changes]
    counts = "，".join(f"{kind} {kinds.count(kind)}" for kind in ("新增", "删除", "修改"))
    blank = "\n" if kinds else ""
    show(f"{blank}{counts}，未变 {found.same}。\n")
    return FOUND if kinds else CLEAN


@click.command(
    cls=ChineseCommand,
    help="给规则包的每条规则写一页说明（Markdown）：查什么、依据、例子、何时无法判定、怎么改、全文。\n"
    "例子来自规则旁边的用例，由程序运行得出。",
)
@click.argument("folder", metavar="[规则包]", default="national")
@click.option("--out", metavar="文件夹", default="rule-docs", help="写到哪里；默认 rule-docs")
def docs(folder: str, out: str) -> int:
    """Write the pages of a pack; return the exit code."""
    from checker.resources import shipped
    from checker.testing.places import CaseDataError
    from checker.testing.rule_docs import pages, write

    pack = Path(folder) if Path(folder).exists() else shipped("rules") / folder
    try:
        made = pages(pack.resolve())
        write(made, Path(out))
    except CaseDataError as error:
        raise click.UsageError(str(error), click.get_current_context()) from error
    show(f"已写 {len(made)} 页到 {Path(out).as_posix()}，从 README.md 看起。\n")
    return CLEAN


def _pack(name: str) -> RulePack:
    """Read a pack by its folder, or by name where it is shipped. Raises: click.UsageError."""
    from checker.language.render import render_diagnostic
    from checker.resources import shipped
    from checker.rulebook.load import load_pack

    folder = Path(name)
    loaded = load_pack(folder if folder.exists() else shipped("rules") / name)
    faults = [one for one in loaded.diagnostics if one.severity == "error"]
    if loaded.value is None or faults:
        told = "\n\n".join(render_diagnostic(one) for one in faults)
        raise click.UsageError(f"“{name}”有错误，不能比较：\n{told}")
    return loaded.value
