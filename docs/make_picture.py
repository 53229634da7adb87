"""Draw the README's picture from the real output into docs/images/sample.svg: `python docs/make_picture.py`.

The same output gives the same bytes; a test holds the picture against the output.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from datetime import date
from html import escape
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SAMPLE = "checker/samples/minghu-2024.html"
PICTURE = ROOT / "docs" / "images" / "sample.svg"

COLUMN, LINE, MARGIN = 8.4, 20, 16  # pixels
FONT = "'Sarasa Mono SC','Noto Sans Mono CJK SC',Menlo,Consolas,'PingFang SC','Microsoft YaHei',monospace"
COLOURS = {
    "1;31": "#ff7b72",
    "1;33": "#e3b341",
    "1;36": "#79c0ff",
    "1;32": "#7ee787",
    "1": "#ffffff",
    "2": "#8b949e",
}
CODE = re.compile(r"\x1b\[([0-9;]*)m")


def draw(text: str) -> str:
    """Return an SVG of terminal output with colours."""
    from checker.text.columns import display_width

    lines = text.rstrip("\n").split("\n")
    width = max(display_width(CODE.sub("", line)) for line in lines) * COLUMN + 2 * MARGIN
    height = len(lines) * LINE + 2 * MARGIN
    rows = "\n".join(row for number, line in enumerate(lines) for row in _row(number, line))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:.0f} {height}" width="{width:.0f}">\n'
        f'<rect width="100%" height="100%" rx="8" fill="#161b22"/>\n'
        f'<g font-family="{FONT}" font-size="14" fill="#d0d7de" xml:space="preserve">\n{rows}\n</g>\n</svg>\n'
    )


def _row(number: int, line: str) -> Iterator[str]:
    y = MARGIN + number * LINE + 14
    column, style = 0, ""
    for part in re.split(r"(\x1b\[[0-9;]*m)", line):
        code = CODE.fullmatch(part)
        if code:
            style = "" if code[1] == "0" else code[1]
            continue
        # Each run of equally wide characters has its own place: fonts differ in how wide Chinese is.
        for run in re.findall(r"[\x20-\x7e]+|[^\x20-\x7e]+", part):
            columns = _columns(run)
            if run.strip():
                colour = f' fill="{COLOURS[style]}"' if style in COLOURS else ""
                length = f' textLength="{columns * COLUMN:.1f}"'
                x = MARGIN + column * COLUMN
                yield f'<text x="{x:.1f}" y="{y}"{colour}{length}>{escape(run)}</text>'
            column += columns


def _columns(text: str) -> int:
    from checker.text.columns import display_width

    return display_width(text)


def sample_output() -> str:
    """Return what `checker check` shows of the sample, with colours."""
    from checker.reporters.screen import Screen
    from checker.reporters.text import render_text
    from checker.session import Setup, open_session
    from checker.source.document import Document

    session = open_session(Setup(as_of=date(2025, 2, 1), plugins=False))
    document = Document(SAMPLE, (ROOT / SAMPLE).read_bytes())
    return render_text(session.run_of((session.check(document),)), Screen(88, colour=True))


if __name__ == "__main__":
    PICTURE.parent.mkdir(exist_ok=True)
    PICTURE.write_text(draw(sample_output()), "utf-8", newline="\n")
    sys.stdout.write(f"{PICTURE.relative_to(ROOT).as_posix()}\n")
