"""Load the parser: from the data saved beside this package, or from grammar/rule.lark when that is newer.

The saved data holds only lists, dicts, strings and numbers; it is read by an unpickler that refuses
every class, so nothing in it can run. `python -m checker.language.grammar` writes it anew.
"""

from __future__ import annotations

import hashlib
import io
import pickle
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

from checker.language.build import Builder
from checker.resources import shipped

if TYPE_CHECKING:
    from lark import Lark

STARTS = [
    "rule_heading",
    "case_heading",
    "fields",
    "definition",
    "word_list",
    "phrase_definition",
    "adjustment",
    "disabling",
    "expression",
]
DATA = Path(__file__).parent / "data" / "parser.bin"
_DIGEST = 64  # the file begins with the SHA-256 of the grammar it was made from, in hex


class _Plain(pickle.Unpickler):
    """Reads numbers, words, lists and dicts, and refuses all else."""

    def find_class(self, module_name: str, global_name: str, /) -> NoReturn:
        message = f"the saved parser may hold plain data only, not {module_name}.{global_name}"
        raise pickle.UnpicklingError(message)


def load_plain(data: bytes) -> Any:
    """Unpickle plain data.

    Raises:
        pickle.UnpicklingError: it names a class or a function.
    """
    return _Plain(io.BytesIO(data)).load()


def grammar_text() -> str:
    return (shipped("grammar") / "rule.lark").read_text(encoding="utf-8")


def digest(grammar: str) -> bytes:
    return hashlib.sha256(grammar.encode()).hexdigest().encode()


def from_text(grammar: str, **options: Any) -> Lark:
    """Build the parser from the grammar (about 0.3 s)."""
    from lark import Lark

    builder: Any = options.pop("transformer", Builder())
    return Lark(
        grammar, parser="lalr", start=STARTS, transformer=builder, maybe_placeholders=False, **options
    )


def from_saved(data: bytes) -> Lark:
    """Build the parser from saved data, without its digest (about 20 ms)."""
    from lark import Lark

    saved = load_plain(data)
    load: Any = Lark._load_from_dict  # noqa: SLF001  # what Lark's own standalone parsers use
    parser: Lark = load(saved["data"], saved["memo"], transformer=Builder())
    return parser


@cache
def parser() -> Lark:
    """Return the parser of the rule language."""
    saved = DATA.read_bytes() if DATA.is_file() else b""
    grammar = grammar_text()
    if saved[:_DIGEST] == digest(grammar):
        return from_saved(saved[_DIGEST:])
    return from_text(grammar)


def save(path: Path = DATA) -> None:
    """Write the parser's data for the present grammar."""
    grammar = grammar_text()
    buffer = io.BytesIO()
    from_text(grammar, transformer=None).save(buffer)
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(digest(grammar) + pickle.dumps(pickle.loads(buffer.getvalue()), protocol=5))


if __name__ == "__main__":
    save()
