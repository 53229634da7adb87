"""Draw a diagnostic with its source line, a caret under the right characters, and what to do."""

from __future__ import annotations

from functools import cache

from checker.language.diagnostics import Diagnostic

_LEVELS = {"error": "错误", "warning": "警告"}
_TAB = 4
_WIDTH = 100  # columns of a source line shown; more is cut around the mistake


@cache
def _wide(character: str) -> int:
    from wcwidth import wcwidth

    return max(wcwidth(character), 0)


def display_width(text: str) -> int:
    """Return how many columns a text takes: a Chinese character two, a tab four, a combining mark none."""
    return sum(_TAB if character == "\t" else _wide(character) for character in text)


def render_diagnostic(found: Diagnostic) -> str:
    """Return the lines to print, without colours and without a line end.

    错误[P004] 这里看不懂“并切”
      --> 规则.rule:3:12
      |
    3 | 要求：甲 并切 乙
      |          ^^^^
      = 期望：…
      = 建议：是否想写“并且”？
    """
    line, column = found.text.position(min(found.span.start, len(found.text.text)))
    source = found.text.line(line)
    source, before, marked = _window(source, column - 1, found.span.end - found.span.start)
    number = str(line)
    margin = " " * len(number)
    rule = f"（规则 {found.rule}）" if found.rule else ""
    lines = [
        f"{_LEVELS.get(found.severity, found.severity)}[{found.code}] {found.message}{rule}",
        f"{margin}--> {found.text.name}:{line}:{column}",
        f"{margin} |",
        f"{number} | {source}".rstrip(),
        f"{margin} | {' ' * before}{'^' * marked}",
    ]
    if found.expected:
        lines.append(f"{margin} = 期望：{'、'.join(found.expected)}")
    if found.suggestion:
        lines.append(f"{margin} = 建议：{found.suggestion}")
    return "\n".join(lines)


def _window(source: str, at: int, length: int) -> tuple[str, int, int]:
    """Return the part of a line to show, and the columns before and under the mistake."""
    at = min(at, len(source))
    end = min(at + max(length, 1), len(source))
    start, stop = 0, len(source)
    if display_width(source) > _WIDTH:
        start = max(0, at - 30)
        stop = min(len(source), start + 60)
        end = min(end, stop)
    shown = _shown(source[start:stop])
    lead = "…" if start else ""
    trail = "…" if stop < len(source) else ""
    before = display_width(lead + _shown(source[start:at]))
    return f"{lead}{shown}{trail}", before, max(display_width(_shown(source[at:end])), 1)


def _shown(text: str) -> str:
    """Put tabs into blanks, and a mark for what cannot be seen."""
    spread = text.replace("\t", " " * _TAB)
    if spread.isprintable():
        return spread
    return "".join(mark if mark.isprintable() or mark == "\u3000" else "\ufffd" for mark in spread)
