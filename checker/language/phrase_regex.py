"""Read a regular expression /…/ of a rule: for the rare case that a phrase cannot say."""

from __future__ import annotations

import re
import warnings
from typing import Any, NamedTuple

from checker.language.phrase import Capture, CaptureSpec, PhraseFault, read_phrase
from checker.text.width import fold

_CAPTURE = re.compile(r"〔[^〔〕]*〕")
_MAX_LENGTH = 1000


class RegexSource(NamedTuple):
    """A regular expression for folded text; NULs around its number stand for a typed capture."""

    source: str
    typed: tuple[Capture, ...]
    captures: tuple[CaptureSpec, ...]


def read_regex(pattern: str) -> RegexSource | PhraseFault:
    """Read /…/ (without the slashes). `〔名：数〕` may stand in it; a plain named group is 文.

    The text searched is folded, so full-width marks in the pattern are taken for half-width ones.
    """
    if len(pattern) > _MAX_LENGTH:
        return PhraseFault("B022", f"正则表达式太长（超过 {_MAX_LENGTH} 字）", 0, len(pattern), "拆成几个")
    typed: list[Capture] = []
    pieces: list[str] = []
    at = 0
    for found in _CAPTURE.finditer(pattern):
        read = read_phrase(found[0] + "字")
        if isinstance(read, PhraseFault):
            return read._replace(start=found.start(), end=found.end())
        capture = next(part for part in read.root.branches[0] if isinstance(part, Capture))
        pieces.append(_folded(pattern[at : found.start()]))
        pieces.append(f"(?P<{capture.name.replace('·', '_')}>\0{len(typed)}\0)")
        typed.append(capture._replace(name=capture.name.replace("·", "_")))
        at = found.end()
    pieces.append(_folded(pattern[at:]))
    return _checked("".join(pieces), tuple(typed), pattern)


def _folded(text: str) -> str:
    return "".join(re.escape(fold(c)) if fold(c) != c else c for c in text).replace("\\/", "/")


def _checked(source: str, typed: tuple[Capture, ...], pattern: str) -> RegexSource | PhraseFault:
    from re import _parser  # the only way to see what a pattern repeats

    probe = re.sub("\0[0-9]+\0", "1", source)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            tree = _parser.parse(probe)
            regex = re.compile(probe)
    except (re.error, RecursionError, OverflowError, MemoryError) as error:
        at = getattr(error, "pos", None) or 0
        spot = min(at, max(len(pattern) - 1, 0))
        return PhraseFault("B020", f"正则表达式写错了（{error}）", spot, spot + 1, "能用句式写的，请改用句式")
    if _repeats_repeats(tree, inside=False):
        return PhraseFault(
            "B021",
            "正则表达式里重复套着重复，遇到长文字会非常慢",
            0,
            len(pattern),
            "去掉一层 * 或 +，或改用句式",
        )
    kinds = {capture.name: capture for capture in typed}
    plain = Capture("", "text")
    found = {name: kinds.get(name, plain) for name in regex.groupindex}
    specs = tuple(CaptureSpec(name, c.kind, c.table, optional=True) for name, c in found.items())
    return RegexSource(source, typed, specs)


def _repeats_repeats(tree: Any, *, inside: bool) -> bool:
    for operator, argument in tree:
        name = str(operator)
        if name in ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"):
            low, high, body = argument
            wide = int(high) > 1 and low != high
            if (wide and inside) or _repeats_repeats(body, inside=inside or wide):
                return True
        elif any(_repeats_repeats(part, inside=inside) for part in _subpatterns(argument)):
            return True
    return False


def _subpatterns(argument: Any) -> list[Any]:
    """Return the patterns inside an operator's argument, at any depth of tuples and lists."""
    if type(argument).__name__ == "SubPattern":
        return [argument]
    if isinstance(argument, (tuple, list)):
        return [part for item in argument for part in _subpatterns(item)]
    return []
