"""Packs of rules as data, and the rulebook that a run works with."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

from checker.findings.result import PackInfo
from checker.language.functions import FunctionSpec
from checker.language.ready import ReadyCase, ReadyRule, RuleHead

if TYPE_CHECKING:
    from checker.language.program import Program
    from checker.language.syntax import RuleFile
    from checker.schema.spec import Layout
    from checker.source.rule_text import RuleText

HEAD_FILE = "pack.yaml"  # what makes a folder a pack
FORMS = ("2019", "2021")
# Read and write code under a name; of the cache.
Storage: TypeAlias = tuple[Callable[[str], Any], Callable[[str, Any], None]]


@dataclass(frozen=True, slots=True)
class PackHead:
    """What pack.yaml says."""

    id: str
    title: str
    version: str
    issuer: str = ""
    issued: str = ""
    forms: tuple[str, ...] = FORMS
    depends: tuple[str, ...] = ()
    province: str | None = None  # two letters: its rules are for reports of that province
    place: str = ""  # its rules are for organs whose name has this place: 宿迁
    file: str = ""  # pack.yaml's name, for messages


@dataclass(frozen=True, slots=True)
class RulePack:
    """A pack as read: its rule files parsed, nothing resolved yet."""

    head: PackHead
    folder: Path
    files: tuple[RuleFile, ...]
    texts: tuple[RuleText, ...]
    revision: str  # "sha256:…" of pack.yaml and all rule texts
    head_text: RuleText | None = None  # pack.yaml as written; None for a pack that was not read from one

    @property
    def info(self) -> PackInfo:
        return PackInfo(self.head.id, self.head.title, self.head.version, self.revision)


class Part(NamedTuple):
    """Where a part of a rule comes from: 规则 (the whole), 级别, 提示 …, or 停用."""

    part: str
    pack: str
    file: str
    line: int
    reason: str = ""


class Entry:
    """A rule of the rulebook. Its trees are read back only when they are needed."""

    __slots__ = ("_cases", "_read", "disabled", "forms", "head", "parts", "province")

    def __init__(
        self,
        head: RuleHead,
        read: Callable[[], tuple[ReadyCase, ...]],
        *,
        forms: tuple[str, ...],
        province: str | None,
        parts: tuple[Part, ...] = (),
        disabled: str = "",
    ) -> None:
        self.head = head
        self.forms = forms
        self.province = province
        self.parts = parts
        self.disabled = disabled  # why it is switched off; "" if it is not
        self._read = read
        self._cases: tuple[ReadyCase, ...] | None = None

    @property
    def cases(self) -> tuple[ReadyCase, ...]:
        if self._cases is None:
            self._cases = self._read()
        return self._cases

    @property
    def rule(self) -> ReadyRule:
        return ReadyRule(self.head, self.cases)


@dataclass(frozen=True)
class Rulebook:
    """All rules of a run, in order, with the functions they call.

    `enabled` are the codes that --select and --ignore leave; a rule switched off by a pack is in `entries`
    with `disabled` set, and never runs.
    """

    packs: tuple[PackInfo, ...]
    entries: tuple[Entry, ...]
    functions: Mapping[str, FunctionSpec]
    enabled: frozenset[str] | None = None  # None: all
    programs: dict[Layout, Program] = field(default_factory=dict, compare=False, repr=False)
    storage: list[Storage] = field(default_factory=list, compare=False, repr=False)  # [] or one

    def program(self, layout: Layout) -> Program:
        """Return the rules compiled for reports of a layout."""
        found = self.programs.get(layout)
        if found is None:
            found = self.programs[layout] = self._program(layout)
        return found

    def _program(self, layout: Layout) -> Program:
        from checker.language.program import program_of

        name = "-".join(layout)
        stored = self.storage[0][0](name) if self.storage else None
        if stored is not None:
            return program_of(stored)
        from checker.language.compile import compile_rules

        program = compile_rules(self.entries, layout, self.functions)
        if self.storage:
            self.storage[0][1](name, program.stored)
        return program

    def chose(self, entry: Entry) -> bool:
        """Whether the user's choice lets a rule take part (switched off, it still does not run)."""
        return self.enabled is None or entry.head.id in self.enabled

    def runs(self, entry: Entry) -> bool:
        """Whether a rule takes part in the run at all."""
        return not entry.disabled and self.chose(entry)

    def entry(self, rule: str) -> Entry | None:
        """Return a rule by its code, T301 or national.T301."""
        pack, _, code = rule.rpartition(".")
        for entry in self.entries:
            if entry.head.id == code and pack in ("", entry.head.pack):
                return entry
        return None
