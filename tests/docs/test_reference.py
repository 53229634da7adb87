"""Nothing is left out of the documents: links lead somewhere, every option and every code is told."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

import click
import pytest

from checker.cli.entry import root

ROOT = Path(__file__).resolve().parents[2]
REFERENCE = ROOT / "docs" / "reference"
PAGES = sorted(
    [
        *ROOT.glob("*.md"),
        *(ROOT / "docs").rglob("*.md"),
        ROOT / "rules" / "README.md",
        *ROOT.glob("plugins/*/README.md"),
    ]
)
_CODE = re.compile(r"```.*?```|`[^`\n]*`", re.DOTALL)
_LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)\)")


def name(page: Path) -> str:
    return page.relative_to(ROOT).as_posix()


def links(page: Path) -> Iterator[tuple[str, str]]:
    """Yield each link of a page into the repository: file ("" for the page itself) and heading."""
    for target in _LINK.findall(_CODE.sub("", page.read_text("utf-8"))):
        if not re.match(r"[a-z]+:", target):
            path, _, anchor = unquote(target).partition("#")
            yield path, anchor


def anchors(page: Path) -> set[str]:
    """Return the headings of a page as GitHub makes them into anchors."""
    text = re.sub(r"```.*?```", "", page.read_text("utf-8"), flags=re.DOTALL)
    headings = re.findall(r"^#+ (.+)$", text, re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.strip().lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_links_lead_somewhere(page: Path) -> None:
    lost = []
    for path, anchor in links(page):
        target = (page.parent / path).resolve() if path else page
        if not target.exists() or (anchor and anchor not in anchors(target)):
            lost.append(f"{path}#{anchor}")
    assert lost == []


def test_every_page_is_reached_from_the_index() -> None:
    seen: set[Path] = set()
    waiting = [ROOT / "docs" / "index.md"]
    while waiting:
        page = waiting.pop()
        if page in seen or page.suffix != ".md" or not page.exists():
            continue
        seen.add(page)
        waiting += [(page.parent / path).resolve() for path, _ in links(page) if path]
    assert [name(page) for page in PAGES if page.is_relative_to(ROOT / "docs") and page not in seen] == []


def commands(group: click.Group, words: tuple[str, ...] = ()) -> Iterator[tuple[str, click.Command]]:
    context = click.Context(group)
    for word in group.list_commands(context):
        command = group.get_command(context, word)
        assert command is not None
        if isinstance(command, click.Group):
            yield from commands(command, (*words, word))
        else:
            yield " ".join((*words, word)), command


COMMANDS = dict(commands(root))
COMMAND_LINE = (REFERENCE / "command-line.md").read_text("utf-8")


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_and_option_is_told(command: str) -> None:
    assert f"`checker {command}" in COMMAND_LINE
    for parameter in COMMANDS[command].params:
        if isinstance(parameter, click.Option) and not parameter.hidden:
            for option in parameter.opts:
                assert re.search(rf"`(?:[^`\n]* )?{re.escape(option)}\b", COMMAND_LINE), option


def test_no_option_is_told_that_there_is_not() -> None:
    known = {option for command in COMMANDS.values() for one in command.params for option in one.opts}
    known |= {"--help", "--version", "-h", "-V"}
    told = set(re.findall(r"(?<![\w-])--?[a-z][a-z-]*", COMMAND_LINE))
    assert told - known - {"-j"} == set()


def source_codes() -> set[str]:
    """Return the problem codes that the program itself gives."""
    files = [path for path in (ROOT / "checker").rglob("*.py") if "testing" not in path.parts]
    return {code for path in files for code in re.findall(r'"(E\d{3})"', path.read_text("utf-8"))}


def test_every_problem_code_is_told() -> None:
    told = set(re.findall(r"^\| (E\d{3}) \|", (REFERENCE / "problems.md").read_text("utf-8"), re.MULTILINE))
    assert source_codes() - told == set()
    assert told - source_codes() == set()


def test_every_exit_code_is_told() -> None:
    from checker.cli import exit_codes

    codes = {value for key, value in vars(exit_codes).items() if key.isupper() and isinstance(value, int)}
    told = re.findall(r"^\| (\d+) \|", (REFERENCE / "exit-codes.md").read_text("utf-8"), re.MULTILINE)
    assert {int(code) for code in told} == codes


def diagnostic_codes() -> set[str]:
    files = (ROOT / "checker").rglob("*.py")
    pattern = re.compile(r'"([PRCKB]\d{3})"')
    return {code for path in files for code in pattern.findall(path.read_text("utf-8"))}


def test_every_mistake_in_rules_is_told() -> None:
    pages = "".join(path.read_text("utf-8") for path in REFERENCE.glob("*.md"))
    assert {code for code in diagnostic_codes() if code not in pages} == set()


def shown_commands() -> Iterator[tuple[Path, str]]:
    """Yield each command line of checker that a page shows, in a block of its own or in a sentence."""
    for page in PAGES:
        text = page.read_text("utf-8")
        for block in re.findall(r"^```\w*[^\n]*\n(.*?)^```", text, re.MULTILINE | re.DOTALL):
            yield from (
                (page, line) for line in block.splitlines() if re.match(r"(\$ )?(\S*/)?checker ", line)
            )
        sentences = re.sub(r"^```.*?^```", "", text, flags=re.MULTILINE | re.DOTALL)
        yield from ((page, code) for code in re.findall(r"`(checker [^`\n]+)`", sentences))


def unknown_in(line: str) -> list[str]:
    """Return the words of a command line that checker does not know: a command, an option."""
    words = re.sub(r"^.*?checker ", "", re.split(r"\s{2,}|[#>|]", line)[0]).split()
    command: click.Command = root
    while words and isinstance(command, click.Group) and words[0][0] != "-":
        found = command.get_command(click.Context(command), words[0])
        if found is None:
            return [words[0]] if re.fullmatch(r"[a-z]+", words[0]) else []
        command, words = found, words[1:]
    known = {option for one in command.params for option in one.opts} | {"--help", "-h"}
    return [word for word in words if re.fullmatch(r"--?[a-z][a-z-]*", word) and word not in known]


def test_commands_that_are_shown_exist() -> None:
    shown = list(shown_commands())
    assert len(shown) > 50
    assert [(name(page), line) for page, line in shown if unknown_in(line)] == []


@pytest.mark.parametrize(
    ("line", "unknown"),
    [
        ("$ checker rules lnt x", ["lnt"]),
        ("checker check a.html --selct T3", ["--selct"]),
        ("checker check 年报.html -o text  只看文字", []),
    ],
)
def test_a_command_that_does_not_exist_is_seen(line: str, unknown: list[str]) -> None:
    assert unknown_in(line) == unknown
