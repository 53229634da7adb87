"""`checker rules new`, `lint`, `fmt` and `test`: what an author does with rule files."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from checker.cli.exit_codes import CLEAN, FOUND, NOTHING, USAGE, gravest
from checker.cli.help_text import ChineseCommand
from checker.cli.outputs import show

if TYPE_CHECKING:
    from checker.language.diagnostics import Diagnostic
    from checker.testing.cases import Case

_PATHS = click.argument("paths", metavar="PATH…", nargs=-1, required=True)


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
@_PATHS
def lint(paths: tuple[str, ...]) -> int:
    """Tell every mistake in rule files; return the exit code."""
    from checker.language.render import render_diagnostic

    files = _files(paths, "*.rule")
    found = list(dict.fromkeys(diagnostic for folder in _groups(files) for diagnostic in _faults(*folder)))
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
@_PATHS
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
    from checker.source.rule_text import RuleText

    files = _files(paths, "*.rule")
    codes = [CLEAN] if files else [NOTHING]
    for path in files:
        text = path.read_bytes().decode("utf-8-sig").replace("\r\n", "\n")
        parsed = parse_file(RuleText(path.as_posix(), text))
        if any(diagnostic.severity == "error" for diagnostic in parsed.diagnostics):
            show(f"{path.as_posix()}  有错误，没有整理；请先运行 checker rules lint\n")
            codes.append(USAGE)
            continue
        formatted = format_file(parsed.value, lang)
        if formatted == text:
            continue
        show(f"{path.as_posix()}  {'需要整理' if check else '已整理'}\n")
        if check:
            codes.append(FOUND)
        else:
            path.write_text(formatted, "utf-8", newline="\n")
    return gravest(codes)


@click.command(
    cls=ChineseCommand,
    help="运行规则旁边的用例（*.cases.yaml），并检查每条规则是否都有通过、违反、无法判定三种用例。",
)
@_PATHS
@click.option("--select", metavar="规则", help="只运行这条规则的用例，如 T301")
def test(paths: tuple[str, ...], select: str | None) -> int:
    """Run the cases beside rules; return the exit code."""
    from checker.testing.cases import load_cases
    from checker.testing.places import CaseDataError

    wrong, done = [], 0
    files = _files(paths, "*.cases.yaml")
    for path in files:
        try:
            cases = [case for case in load_cases(path).cases if select in (None, case.rule)]
        except CaseDataError as error:
            wrong.append(str(error))
            continue
        done += len(cases)
        wrong += [told for case in cases if (told := _failure(case))]
    if select is None:
        wrong += _lacking(files)
    for told in wrong:
        show(told + "\n\n")
    show(f"{done} 个用例，{len(wrong)} 处不符。\n")
    if not done:
        return gravest([NOTHING, USAGE] if wrong else [NOTHING])
    return FOUND if wrong else CLEAN


def _failure(case: Case) -> str:
    from checker.testing.places import CaseDataError
    from checker.testing.run import failures

    try:
        told = failures(case)
    except CaseDataError as error:
        told = [str(error)]
    return "\n".join([f"✗ {case.path.name}：{case.rule} {case.name}", *told]) if told else ""


def _lacking(files: list[Path]) -> list[str]:
    from checker.testing.run import faults, pack_folder, pack_gaps

    folders = list(dict.fromkeys(pack_folder(path) for path in files))
    return [told for folder in folders for told in (*faults(folder), *pack_gaps(folder))]


def _files(paths: tuple[str, ...], pattern: str) -> list[Path]:
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
        folder = next((one for one in file.resolve().parents if (one / "pack.yaml").is_file()), None)
        groups.setdefault(folder, []).append(file)
    return [(folder, tuple(members)) for folder, members in groups.items()]


def _faults(folder: Path | None, files: tuple[Path, ...]) -> Iterator[Diagnostic]:
    from checker.testing.places import CaseDataError
    from checker.testing.run import draft_faults, load_for_cases

    if folder is None:
        for file in files:
            yield from draft_faults(file)
        return
    names = {file.resolve().relative_to(folder.parent).as_posix() for file in files}
    try:
        found = load_for_cases(folder).diagnostics
    except CaseDataError as error:
        raise click.UsageError(str(error), click.get_current_context()) from error
    yield from (one for one in found if one.text.name in names or one.text.name.endswith("pack.yaml"))
