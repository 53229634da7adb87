"""`checker rules new`, `lint` and `fmt`: what an author does with rule files."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from checker.cli.exit_codes import CLEAN, FOUND, NOTHING, USAGE, gravest
from checker.cli.help_text import ChineseCommand
from checker.cli.outputs import show
from checker.rulebook.load import pack_above
from checker.rulebook.pack import HEAD_FILE

if TYPE_CHECKING:
    from checker.language.diagnostics import Diagnostic

PATHS = click.argument("paths", metavar="PATH…", nargs=-1, required=True)


@click.command(cls=ChineseCommand, help="新建一个能用的规则包：一条规则和它的三个用例，照着改成自己的。")
@click.argument("folder", metavar="文件夹")
@click.option("--title", default="我的规则", metavar="标题", help="规则包的标题；默认“我的规则”")
def new(folder: str, title: str) -> int:
    """Write a pack from the template; return the exit code."""
    from checker.rulebook.scaffold import new_pack

    made = new_pack(Path(folder), title)
    if made.fault:
        raise click.UsageError(made.fault)
    where = made.folder.as_posix()
    show(f"已建立 {where}：\n" + "".join(f"  {path}\n" for path in made.written))
    show(f"接下来：checker rules test {where}，再用 checker check 年报.html --pack {where} 试一份报告。\n")
    return CLEAN


@click.command(
    cls=ChineseCommand,
    help="检查规则文件（*.rule）或整个规则包写得对不对：一次列出全部错误，指出错在哪个字、应当怎样写。",
)
@PATHS
def lint(paths: tuple[str, ...]) -> int:
    """Tell every mistake in rule files; return the exit code."""
    from checker.language.render import render_diagnostic

    files = files_in(tuple(_pack_meant(path) for path in paths), "*.rule")
    faults = [diagnostic for folder in _groups(files) for diagnostic in _faults(*folder)]
    found = list(dict.fromkeys([*faults, *(fault for file in files for fault in _without_rules(file))]))
    for diagnostic in found:
        show(render_diagnostic(diagnostic) + "\n\n")
    errors = sum(diagnostic.severity == "error" for diagnostic in found)
    show(f"{len(files)} 个文件，{errors} 处错误，{len(found) - errors} 处提醒。\n")
    if not files:
        return NOTHING
    return USAGE if errors else CLEAN


@click.command(
    cls=ChineseCommand,
    help="把规则文件整理成统一的写法。不改变意思；有错误的文件不动，先用 lint 改正。",
)
@PATHS
@click.option("--check", is_flag=True, help="只看哪些文件需要整理，不改动；有则退出码为 1")
@click.option(
    "--lang",
    type=click.Choice(["zh", "en"]),
    default="zh",
    metavar="zh|en",
    help="关键字用中文（zh，默认）还是英文（en）",
)
def fmt(paths: tuple[str, ...], *, check: bool, lang: str) -> int:
    """Format rule files; return the exit code."""
    from checker.language.format import format_file
    from checker.language.parse import parse_file
    from checker.rulebook.load import read_text

    files = files_in(paths, "*.rule")
    codes = [CLEAN] if files else [NOTHING]
    for path in files:
        read = read_text(path, path.as_posix())
        if read.value is None:
            show(f"{path.as_posix()}  不是 UTF-8 编码，没有整理；用 UTF-8 编码另存这个文件\n")
            codes.append(USAGE)
            continue
        parsed = parse_file(read.value)
        if any(diagnostic.severity == "error" for diagnostic in parsed.diagnostics):
            show(f"{path.as_posix()}  有错误，没有整理；请先运行 checker rules lint\n")
            codes.append(USAGE)
            continue
        formatted = format_file(parsed.value, lang)
        if formatted == read.value.text:
            continue
        show(f"{path.as_posix()}  {'需要整理' if check else '已整理'}\n")
        if check:
            codes.append(FOUND)
        else:
            path.write_text(formatted, "utf-8", newline="\n")
    return gravest(codes)


def _pack_meant(path: str) -> str:
    """Return the folder of a pack that was named by its pack.yaml; any other path as it is."""
    return Path(path).parent.as_posix() if Path(path).name == HEAD_FILE else path


def files_in(paths: tuple[str, ...], pattern: str) -> list[Path]:
    """Return the files given, and those in the folders given. Raises: click.UsageError."""
    return [file for text in paths for file in _expanded(Path(text), pattern)]


def _expanded(path: Path, pattern: str) -> Iterator[Path]:
    if path.is_dir():
        yield from sorted(path.rglob(pattern), key=lambda file: file.as_posix())
    elif path.is_file():
        yield path
    else:
        raise click.UsageError(f"找不到“{path.as_posix()}”；请核对路径。", click.get_current_context())


def _groups(files: list[Path]) -> list[tuple[Path | None, tuple[Path, ...]]]:
    """Put files together by the pack they stand in; a file in no pack is looked at by itself."""
    groups: dict[Path | None, list[Path]] = {}
    for file in files:
        groups.setdefault(pack_above(file), []).append(file)
    return [(folder, tuple(members)) for folder, members in groups.items()]


def _without_rules(file: Path) -> Iterator[Diagnostic]:
    """Remark that a file holds nothing but blanks and comments."""
    from checker.language.diagnostics import Diagnostic
    from checker.language.split import split
    from checker.rulebook.load import read_text
    from checker.source.rule_text import Span

    text = read_text(file, file.as_posix()).value
    parts = None if text is None else split(text.text)
    if text is not None and parts is not None and not parts.blocks and not parts.stray:
        advice = "写上规则，或者删去这个文件"
        yield Diagnostic("K017", "这个文件里没有规则", text, Span(0, 0), (), advice, severity="warning")


def _faults(folder: Path | None, files: tuple[Path, ...]) -> Iterator[Diagnostic]:
    from checker.testing.run import PackFaultError, draft_faults, load_for_cases

    if folder is None:
        for file in files:
            yield from draft_faults(file)
        return
    names = {file.resolve().relative_to(folder.parent).as_posix() for file in files}
    try:
        found = load_for_cases(folder).diagnostics
    except PackFaultError as error:
        found = error.diagnostics
    yield from (one for one in found if one.text.name in names or one.text.name.endswith(HEAD_FILE))
