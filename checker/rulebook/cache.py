"""Keep compiled rulebooks between runs, as plain data and code objects (marshal), in the user's own folder.

A rulebook is found again by the hash of all that it was made of: the texts of its packs, the forms, the
functions' signatures, this program (by its files) and the Python that runs it. Trees and code are read back
only where they are needed. Nothing is kept of a rulebook that has a fault.
"""

from __future__ import annotations

import marshal
import os
import sys
from collections.abc import Callable, Mapping, Sequence
from hashlib import sha256
from importlib.util import MAGIC_NUMBER
from pathlib import Path
from typing import Any

from checker import store
from checker.findings.result import PackInfo
from checker.language.functions import FunctionSpec
from checker.language.ready import ReadyCase, case_of, head_of, plain_rule
from checker.language.signature import signature_of
from checker.rulebook.pack import Entry, Part, Rulebook
from checker.schema.load import forms_stamp
from checker.source.rule_text import RuleText

_LAYOUT = 2  # of the stored data; goes up when it changes


def key_of(texts: Sequence[RuleText], functions: Mapping[str, FunctionSpec]) -> str:
    """Name a rulebook by all that it is made of."""
    digest = sha256()
    for part in (str(_LAYOUT), sys.version, MAGIC_NUMBER.hex(), program_stamp(), forms_stamp()):
        digest.update(part.encode())
    digest.update(signature_of(functions).encode())
    for text in texts:
        for words in (text.name, text.text):
            data = words.encode("utf-8", "surrogatepass")
            digest.update(len(data).to_bytes(8, "big"))
            digest.update(data)
    return digest.hexdigest()[:40]


def program_stamp() -> str:
    """Name the state of the files of this program that make rules ready."""
    found: list[str] = []
    root = Path(__file__).parent.parent
    for part in ("language", "rulebook", "schema"):
        with os.scandir(root / part) as entries:
            files = sorted((entry.name, entry.stat()) for entry in entries if entry.name.endswith(".py"))
        found.extend(f"{name}:{stat.st_size}:{stat.st_mtime_ns}" for name, stat in files)
    return "|".join(found)


def load(key: str, functions: Mapping[str, FunctionSpec]) -> Rulebook | None:
    """Return the rulebook stored under a key; None where there is none, or none that can be read."""
    data = _read(f"rules-{key}")
    if data is None:
        return None
    try:
        packs, entries = data
        book = Rulebook(
            tuple(PackInfo(*pack) for pack in packs),
            tuple(_entry(entry) for entry in entries),
            functions,
        )
    except (TypeError, ValueError, IndexError):
        return None
    return _with_programs(book, key)


def save(key: str, rulebook: Rulebook) -> Rulebook:
    """Store a rulebook; return it so that its programs will be stored as well."""
    entries = tuple(_plain_entry(entry) for entry in rulebook.entries)
    data = (tuple(tuple(pack) for pack in rulebook.packs), entries)
    _write(f"rules-{key}", data)
    store.trim()
    return _with_programs(rulebook, key)


def _with_programs(rulebook: Rulebook, key: str) -> Rulebook:
    """Have the rulebook look for stored code of a layout, and store what it compiles."""
    rulebook.storage.append(
        (lambda name: _read(f"code-{key}-{name}"), lambda name, data: _write(f"code-{key}-{name}", data))
    )
    return rulebook


def _read(name: str) -> Any:
    payload = store.read(name)
    if payload is None:
        return None
    try:
        return marshal.loads(payload)
    except (ValueError, EOFError, TypeError):
        return None


def _write(name: str, data: Any) -> None:
    try:
        store.write(name, marshal.dumps(data))
    except ValueError:  # something in it is not plain data: then it is not kept
        return


def _plain_entry(entry: Entry) -> Any:
    head, cases = plain_rule(entry.rule)
    parts = tuple(tuple(part) for part in entry.parts)
    return head, marshal.dumps(cases), entry.forms, entry.province, parts, entry.disabled


def _entry(data: Any) -> Entry:
    head, cases, forms, province, parts, disabled = data
    return Entry(
        head_of(head),
        _reader(cases),
        forms=forms,
        province=province,
        parts=tuple(Part(*part) for part in parts),
        disabled=disabled,
    )


def _reader(payload: bytes) -> Callable[[], tuple[ReadyCase, ...]]:
    return lambda: tuple(case_of(case) for case in marshal.loads(payload))
