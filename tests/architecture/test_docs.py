"""What can be used is documented: every command, option, output format, problem code and public name."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import click

import checker
from checker.cli.entry import root
from checker.reporters.registry import BUILT_IN

ROOT = Path(__file__).resolve().parents[2]
REFERENCE = ROOT / "docs" / "reference"
COMMAND_LINE = (REFERENCE / "command-line.md").read_text("utf-8")


def leaves(command: click.Command, path: str) -> Iterator[tuple[str, click.Command]]:
    if not isinstance(command, click.Group):
        yield path, command
        return
    context = click.Context(command)
    for name in command.list_commands(context):
        found = command.get_command(context, name)
        assert found is not None
        yield from leaves(found, f"{path} {name}")


def section(path: str) -> str:
    """Return what the reference says of a command, with what it says of its group."""
    head, _, rest = COMMAND_LINE.partition(f"# `{path}")
    assert rest, f"no heading for {path}"
    level = len(re.search(r"#*$", head).group()) + 1  # type: ignore[union-attr]
    own = re.split(rf"\n#{{1,{level}}} ", rest, maxsplit=1)[0]
    group = path.rpartition(" ")[0]
    if group == "checker":
        return own
    return re.split(r"\n## ", COMMAND_LINE.partition(f"\n## `{group}`")[2], maxsplit=1)[0]


def test_every_command_and_option_is_documented() -> None:
    missing = []
    for path, command in leaves(root, "checker"):
        text = section(path)
        for parameter in command.params:
            if isinstance(parameter, click.Option):
                missing += [f"{path} {name}" for name in parameter.opts if f"{name}" not in text]
    assert missing == []


def test_every_documented_option_exists() -> None:
    options = {
        name
        for _, command in leaves(root, "checker")
        for parameter in command.params
        if isinstance(parameter, click.Option)
        for name in parameter.opts
    }
    told = set(re.findall(r"`(?:-\w, )?(--[a-z-]+)", COMMAND_LINE)) - {"--help", "--version"}
    assert told - options == set()


def test_every_format_is_documented() -> None:
    assert [one.name for one in BUILT_IN if f"| `{one.name}` |" not in COMMAND_LINE] == []


def test_every_problem_code_is_documented() -> None:
    used = set()
    for path in (ROOT / "checker").rglob("*.py"):
        if path.is_relative_to(ROOT / "checker" / "testing"):
            continue  # made-up problems of cases
        used |= set(re.findall(r'"(E\d{3})"', path.read_text("utf-8")))
    told = set(re.findall(r"\| (E\d{3}) \|", (REFERENCE / "problems.md").read_text("utf-8")))
    assert (sorted(used - told), sorted(told - used)) == ([], [])


def test_every_public_name_is_documented_and_there() -> None:
    text = (REFERENCE / "python-api.md").read_text("utf-8")
    assert [name for name in checker.__all__ if f"`{name}" not in text] == []
    assert [name for name in checker.__all__ if not hasattr(checker, name)] == []


def test_links_lead_somewhere() -> None:
    links = [
        (path, target)
        for path in [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")]
        for target in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", path.read_text("utf-8"))
    ]
    broken = [(path.name, target) for path, target in links if not (path.parent / target).exists()]
    assert broken == []


def test_the_version_is_the_same_everywhere() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    assert checker.__version__ == project["version"]
