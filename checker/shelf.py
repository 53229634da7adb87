"""The packs at hand, and for each report the rulebook of those that are for it.

A pack of a province (`province` in pack.yaml) or of a place (`place`) takes part only in reports of that
province or place: neither its rules nor what it adjusts or switches off touches any other report.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from checker.model.problem import NOTE, PARTIAL, Problem
from checker.rulebook.open import open_rulebook
from checker.rulebook.pack import HEAD_FILE

if TYPE_CHECKING:
    from checker.findings.result import PackInfo
    from checker.language.diagnostics import Diagnostic
    from checker.language.functions import FunctionSpec
    from checker.model.identity import Identity
    from checker.rulebook.pack import Rulebook

_COSTING_FILES = ("K101", "K102", "K103", "K104", "K105", "K106", "K116")  # no rule of the file is there
_NATIONWIDE = ("", "null", "~")


class PackAt(NamedTuple):
    """A pack's folder and the lines of its pack.yaml that say whom it is for."""

    folder: Path
    id: str = ""
    province: str = ""
    place: str = ""
    named: bool = False  # given with --pack: for every report

    def takes_part(self, identity: Identity) -> bool:
        """Whether the pack is for reports of this organ."""
        if self.named:
            return True
        if self.province and self.province != identity.province:
            return False
        return not self.place or self.place in (identity.organ or "")


class UnknownRuleError(LookupError):
    """There is no such rule; `nearest` is the code most like it ("" where none is).

    `fault` is why it was not loaded, where it is there but wrong.
    """

    def __init__(self, name: str, nearest: str, fault: str = "") -> None:
        self.name = name
        self.nearest = nearest
        self.fault = fault
        told = f"没有规则“{name}”" + (f"；是否指 {nearest}？" if nearest else "。")
        super().__init__(fault or told)


@dataclass(slots=True)
class Shelf:
    """The packs, and the rulebooks made of them so far."""

    packs: tuple[PackAt, ...]
    functions: Mapping[str, FunctionSpec]
    words: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    chosen: tuple[str, ...] = ()  # --select
    ignored: tuple[str, ...] = ()  # --ignore
    books: dict[tuple[Path, ...], Rulebook] = field(default_factory=dict)
    faults: list[Problem] = field(default_factory=list)
    lost: dict[str, list[str]] = field(default_factory=dict)  # what is wrong, by the rule that it cost

    def book_for(self, identity: Identity) -> Rulebook:
        """Return the rules for a report of this organ."""
        return self._book(tuple(pack for pack in self.packs if pack.takes_part(identity)))

    def whole(self) -> Rulebook:
        """Return all rules of all packs, for listing and showing."""
        return self._book(self.packs)

    def used(self) -> tuple[PackInfo, ...]:
        """Return the packs of all rulebooks made so far, as the packs stand."""
        return self.in_order({info.id: info for book in self.books.values() for info in book.packs})

    def in_order(self, infos: Mapping[str, PackInfo]) -> tuple[PackInfo, ...]:
        """Return packs (by id) in the order in which they stand on the shelf."""
        order = {pack.id: at for at, pack in enumerate(self.packs)}
        return tuple(sorted(infos.values(), key=lambda info: order.get(info.id, len(order))))

    def left_out(self, identity: Identity) -> Problem | None:
        """Tell that the organ's province is not known while there are packs of provinces."""
        if identity.province is not None or not any(pack.province for pack in self.packs if not pack.named):
            return None
        message = "看不出是哪个省的机关，省级规则没有参加检查；可以用 --province 指明，如 --province SD。"
        return Problem("E920", message, NOTE)

    def require_known(self) -> None:
        """Check the codes of --select and --ignore. Raises: UnknownRuleError."""
        from checker.rulebook.select import select

        if not self.chosen and not self.ignored:
            return
        book = self._open(self.packs)
        unmatched = select(book, self.chosen, self.ignored).unmatched
        if unmatched:
            raise self.unknown(unmatched[0], book)

    def unknown(self, name: str, book: Rulebook) -> UnknownRuleError:
        """Tell why there is no such rule: it is wrong, its file could not be read, or it is misspelt."""
        from checker.rulebook.select import nearest_rule

        own = self.lost.get(name.rpartition(".")[2], ())
        files = [f"{one.code} {one.message}" for one in self.faults if one.code in _COSTING_FILES]
        near = nearest_rule(name, book)
        if own:
            return UnknownRuleError(name, near, "\n".join([f"规则 {name} 有错误，没有装入：", *own]))
        if files and near != name.upper():
            return UnknownRuleError(name, near, f"没有找到规则“{name}”；有文件没有装入：{files[0]}")
        return UnknownRuleError(name, near)

    def _book(self, packs: tuple[PackAt, ...]) -> Rulebook:
        key = tuple(pack.folder for pack in packs)
        book = self.books.get(key)
        if book is None:
            from checker.rulebook.select import select

            book = select(self._open(packs), self.chosen, self.ignored).rulebook
            self.books[key] = book
        return book

    def _open(self, packs: tuple[PackAt, ...]) -> Rulebook:
        opened = open_rulebook([pack.folder for pack in packs], self.functions, self.words)
        for diagnostic in opened.diagnostics:
            problem = problem_of(diagnostic)
            if problem not in self.faults:
                self.faults.append(problem)
                if diagnostic.rule and diagnostic.severity == "error":
                    self.lost.setdefault(diagnostic.rule, []).append(f"{problem.code} {problem.message}")
        named = {pack.id for pack in packs if pack.named}
        for entry in opened.value.entries:
            if entry.head.pack in named:
                entry.province = None
        return opened.value


def pack_at(folder: Path, *, named: bool = False) -> PackAt:
    """Read whom a pack is for. The few lines are read as text: YAML costs a start 20 ms."""
    try:
        text = (folder / HEAD_FILE).read_text("utf-8")
    except (OSError, UnicodeDecodeError):
        return PackAt(folder, named=named)  # opening it tells what is wrong
    lines = dict(line.partition(":")[::2] for line in text.splitlines() if line[:1].isalpha())
    said = {key: value.partition(" #")[0].strip().strip("\"'") for key, value in lines.items()}
    name, province, place = (said.get(key, "") for key in ("id", "province", "place"))
    return PackAt(folder, name, "" if province in _NATIONWIDE else province, place, named)


def problem_of(diagnostic: Diagnostic) -> Problem:
    """Tell a mistake of a rule file as a problem of the run."""
    text = diagnostic.text
    line, column = text.position(diagnostic.span.start)
    advice = f"；{diagnostic.suggestion}" if diagnostic.suggestion else ""
    message = f"{text.name}:{line}:{column} {diagnostic.message}{advice}"
    return Problem(diagnostic.code, message, PARTIAL if diagnostic.severity == "error" else NOTE)
