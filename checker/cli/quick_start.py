"""Start quickly: keep what `re` makes of the program's patterns between runs.

Some 250 patterns have to be compiled for one report, a sixth of the time of `checker check`. What the
standard library makes of a pattern depends on the pattern, its flags and the Python version alone, so it is
kept in the user's own folder (checker/store.py) and handed to `_sre` as it is. This leans on internals of
CPython: where they are not as expected, or the folder is switched off, patterns are compiled as always.
"""

from __future__ import annotations

import marshal
import sys
from array import array
from typing import Any

from checker import store

_MOST = 4000  # patterns kept; a run makes a few hundred
_DEBUG = 128  # re.DEBUG: the compiler prints what it makes
_NEEDED = ("compile", "_code", "_parser", "_sre", "MAGIC")


class PatternStore:
    """What was compiled before, by pattern and flags; what is compiled now is added."""

    def __init__(self) -> None:
        self.name = f"patterns-{sys.implementation.cache_tag}-{sys.hexversion:x}"
        self.known: dict[tuple[str, int], tuple[Any, ...]] = {}
        self.added = 0

    def install(self) -> None:
        """Read what is kept and put it before the standard library's compiler."""
        compiler = _compiler()
        if compiler is None:
            return
        self.name += f"-{compiler.MAGIC}"
        payload = store.read(self.name)
        if payload is not None:
            self.known = marshal.loads(payload)  # checked by its hash, in the user's own folder
        plain_compile = compiler.compile

        def compile_or_find(pattern: Any, flags: int = 0) -> Any:
            if type(pattern) is not str or flags & _DEBUG:
                return plain_compile(pattern, flags)
            found = self.known.get((pattern, int(flags)))
            if found is None:
                return self._add(compiler, pattern, int(flags))
            whole, code, groups, names, numbers = found
            codes = array("I", code).tolist()
            return compiler._sre.compile(pattern, whole, codes, groups, dict(names), numbers)  # noqa: SLF001

        compiler.compile = compile_or_find

    def _add(self, compiler: Any, pattern: str, flags: int) -> Any:
        tree = compiler._parser.parse(pattern, flags)  # noqa: SLF001
        code = compiler._code(tree, flags)  # noqa: SLF001
        names = tree.state.groupdict
        numbers: list[str | None] = [None] * tree.state.groups
        for name, number in names.items():
            numbers[number] = name
        whole = flags | tree.state.flags
        groups = tree.state.groups - 1
        if len(self.known) < _MOST:
            plain = (int(whole), array("I", code).tobytes(), groups, tuple(names.items()), tuple(numbers))
            self.known[pattern, flags] = plain
            self.added += 1
        return compiler._sre.compile(pattern, whole, code, groups, names, tuple(numbers))  # noqa: SLF001

    def save(self) -> None:
        """Keep what this run added."""
        if self.added:
            store.write(self.name, marshal.dumps(self.known))


def _compiler() -> Any:
    """Return the standard library's compiler of patterns; None where it is not as this module knows it."""
    if sys.implementation.name != "cpython":
        return None
    try:
        from re import _compiler as compiler  # type: ignore[attr-defined]  # since CPython 3.11
    except ImportError:
        return None
    return compiler if all(hasattr(compiler, name) for name in _NEEDED) else None
