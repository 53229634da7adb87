"""Run the examples in the guides and write what they really answer: `python docs/run_examples.py`.

A guide is Markdown. In it

    ```rule title=my-rules/first.rule     a block with a title is a file, as the reader would save it;
    ```python                             is run;
    ```console                            each line `$ checker …` is run; the lines after it are its answer;
    <!-- copy FROM TO 2024=2023 -->       makes a file ready that the reader has (words replaced in order).

The commands of a page run one after the other in a folder of their own that holds `checker/samples/`. A test
fails where an answer in a guide is not the real one.
"""

from __future__ import annotations

import contextlib
import io
import os
import re
import shlex
import shutil
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).resolve().parent.parent
DOCS = ROOT / "docs"
DAY = "2025-02-01"  # printed for the day of the run
_STEP = re.compile(
    r"^<!-- copy (?P<copy>.+?) -->$|^```(?P<kind>\w+)(?: title=(?P<title>\S+))?\n(?P<body>.*?)^```$",
    re.MULTILINE | re.DOTALL,
)
_TAKES_PLUGINS = ("check", "explain", "rules list", "rules show")


def guides() -> list[Path]:
    """Return the pages whose examples are run."""
    found = [*DOCS.glob("tutorial/*.md"), *DOCS.glob("how-to/*.md"), *DOCS.glob("explanation/*.md")]
    return sorted(page for page in found if "\n$ " in page.read_text("utf-8"))


def refreshed(page: str) -> str:
    """Return a page with the answers that its commands give now."""
    with TemporaryDirectory() as folder, contextlib.chdir(folder):
        shutil.copytree(ROOT / "checker" / "samples", Path("checker", "samples"))
        names: dict[str, object] = {}
        return _STEP.sub(lambda match: _step(match, names), page)


def _step(match: re.Match[str], names: dict[str, object]) -> str:
    if match["copy"]:
        _copy(match["copy"].split())
    elif match["title"]:
        _save(Path(match["title"]), match["body"])
    elif match["kind"] == "python":
        with contextlib.redirect_stdout(io.StringIO()):
            exec(match["body"], names)
    elif match["kind"] == "console" and match["body"].startswith("$ "):
        return f"```console\n{''.join(_answers(match['body']))}```"
    return match[0]


def _copy(words: list[str]) -> None:
    source, target, *replacements = words
    text = Path(source).read_text("utf-8")
    for replacement in replacements:
        old, _, new = replacement.partition("=")
        text = text.replace(old, new)
    _save(Path(target), text)


def _save(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8", newline="\n")


def _answers(body: str) -> Iterator[str]:
    code = 0
    for line in body.splitlines():
        if not line.startswith("$ "):
            continue  # an old answer
        if line == "$ echo $?":
            yield f"{line}\n{code}\n"
            continue
        code, answer = _run(shlex.split(line[2:]))
        yield f"{line}\n{answer}"


def _run(words: list[str]) -> tuple[int, str]:
    """Run a command as the shell would; return its exit code and what it prints."""
    from checker.cli.entry import run
    from checker.testing.run import load_for_cases

    program, *arguments = words
    if program != "checker":
        raise ValueError(f"only checker is run in a guide, not {program}")
    if " ".join(arguments).startswith(_TAKES_PLUGINS):
        arguments.append("--no-plugins")  # the reader need not have those of this machine
    load_for_cases.cache_clear()  # the page may have changed the rules
    screen = io.StringIO()
    with contextlib.redirect_stdout(screen), contextlib.redirect_stderr(screen):
        code = run(arguments)
    return code, screen.getvalue().replace(date.today().isoformat(), DAY)  # noqa: DTZ011 - as the command does


def main() -> None:
    """Bring the answers of all guides up to date."""
    os.environ["NO_COLOR"] = "1"
    for page in guides():
        text = page.read_text("utf-8")
        new = refreshed(text)
        if new != text:
            page.write_text(new, "utf-8", newline="\n")
            sys.stdout.write(f"{page.relative_to(ROOT).as_posix()}\n")


if __name__ == "__main__":
    main()
