"""`checker rules test`: run the cases beside rules, and ask that each rule has its three kinds of cases."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click

from checker.cli.exit_codes import CLEAN, FOUND, NOTHING, USAGE, gravest
from checker.cli.help_text import ChineseCommand
from checker.cli.outputs import show
from checker.cli.rules_files import PATHS, files_in
from checker.rulebook.load import pack_above
from checker.rulebook.pack import HEAD_FILE

if TYPE_CHECKING:
    from checker.testing.cases import Case


class _Told(NamedTuple):
    """Something to tell, and the exit code it calls for."""

    text: str
    code: int


@click.command(
    cls=ChineseCommand,
    help="运行规则旁边的用例（*.cases.yaml），并检查每条规则是否都有通过、违反、无法判定三种用例。",
)
@PATHS
@click.option("--select", metavar="规则", help="只运行这条规则的用例，如 T301")
def test(paths: tuple[str, ...], select: str | None) -> int:
    """Run the cases beside rules; return the exit code."""
    from checker.testing.cases import read_cases

    rules = [text for text in paths if text.endswith(".rule") and Path(text).is_file()]
    if rules:
        advice = f"检查规则文件用 checker rules lint {rules[0]}"
        raise click.UsageError(
            f"{rules[0]} 是规则文件；这里要用例文件（*.cases.yaml）或规则包的文件夹。{advice}",
            click.get_current_context(),
        )
    files = files_in(paths, "*.cases.yaml")
    read = [read_cases(path) for path in files]
    cases = [case for file in read for case in file.cases if select in (None, case.rule)]
    told = [_Told(fault, USAGE) for file in read for fault in file.faults]
    told += [one for case in cases if (one := _failure(case)) is not None]
    packs = _packs(paths, files)
    if select is None:
        told += [one for folder in packs for one in _of_pack(folder)]
    elif not cases:
        told += _unknown(select, packs)
    for one in told:
        show(one.text + "\n\n")
    show(f"{len(cases)} 个用例，{len(told)} 处不符。\n")
    codes = [one.code for one in told]
    return gravest([*codes, CLEAN if cases or codes else NOTHING])


def _failure(case: Case) -> _Told | None:
    from checker.testing.places import CaseDataError
    from checker.testing.run import failures

    try:
        wrong, code = failures(case), FOUND
    except CaseDataError as error:
        wrong, code = [str(error)], USAGE
    if not wrong:
        return None
    where = f"✗ {case.path.name}:{case.line}：{case.rule} {case.name}"
    return _Told("\n".join([where, *wrong]), code)


def _packs(paths: tuple[str, ...], files: list[Path]) -> list[Path]:
    """Return the packs that are meant: those of the files of cases, and those in the folders given."""
    found = [folder for path in files if (folder := pack_above(path)) is not None]
    for path in (Path(text) for text in paths):
        inside = sorted(path.rglob(HEAD_FILE)) if path.is_dir() else []
        found += [head.resolve().parent for head in inside]
        above = pack_above(path)
        found += [above] if path.is_dir() and not inside and above is not None else []
    return list(dict.fromkeys(found))


def _of_pack(folder: Path) -> Iterator[_Told]:
    """Tell what is wrong in a pack's rule files, and which cases are lacking."""
    from checker.testing.places import CaseDataError
    from checker.testing.run import faults, pack_gaps

    try:
        yield from (_Told(fault, USAGE) for fault in faults(folder))
        yield from (_Told(gap, FOUND) for gap in pack_gaps(folder))
    except CaseDataError as error:
        yield _Told(str(error), USAGE)


def _unknown(select: str, packs: list[Path]) -> list[_Told]:
    """Tell that no case is for the rule chosen: there is no such rule, or it has none."""
    from checker.language.names import nearest
    from checker.testing.places import CaseDataError
    from checker.testing.run import load_for_cases

    try:
        rules = [rule for folder in packs for rule in load_for_cases(folder).rules]
    except CaseDataError as error:
        return [_Told(str(error), USAGE)]
    if select in rules:
        return [_Told(f"规则 {select} 还没有用例", FOUND)]
    near = nearest(select, rules)
    return [_Told(f"没有规则“{select}”" + (f"；是否指 {near}？" if near else "。"), USAGE)]
