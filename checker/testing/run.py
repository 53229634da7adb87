"""Run the cases of a rule file: find its pack, load it with what it builds on, judge each case."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from checker.engine.run import judge
from checker.language.diagnostics import Diagnostic
from checker.language.functions import FunctionSpec, registry
from checker.language.parse import parse_file
from checker.resources import shipped
from checker.rulebook.build import build_rulebook
from checker.rulebook.load import HEAD_FILE, load_pack
from checker.rulebook.pack import PackHead, Rulebook, RulePack
from checker.source.rule_text import RuleText
from checker.testing.cases import Case, Outcome, complaints, gaps, load_cases
from checker.testing.places import CaseDataError
from checker.testing.reports import build_report

CASES = "*.cases.yaml"


class LoadedPack(NamedTuple):
    """A pack with all that it builds on, ready to run; what is wrong in its rule files."""

    id: str
    folder: Path
    rulebook: Rulebook
    diagnostics: tuple[Diagnostic, ...]

    @property
    def rules(self) -> tuple[str, ...]:
        """The codes that the pack itself defines."""
        return tuple(entry.head.id for entry in self.rulebook.entries if entry.head.pack == self.id)


def pack_folder(path: Path) -> Path:
    """Return the folder of the pack that a file of cases belongs to.

    Raises:
        CaseDataError: no folder above it has a pack.yaml.
    """
    for folder in path.resolve().parents:
        if (folder / HEAD_FILE).is_file():
            return folder
    raise CaseDataError(f"{path.name} 旁边没有规则包（上层文件夹里没有 pack.yaml）")


@lru_cache(maxsize=32)
def load_for_cases(folder: Path) -> LoadedPack:
    """Load a pack, the packs it builds on, and the functions of the plugin it stands in.

    Raises:
        CaseDataError: the pack, or one that it builds on, cannot be read.
    """
    diagnostics: list[Diagnostic] = []
    packs: dict[str, RulePack] = {}
    waiting = [folder]
    while waiting:
        loaded = load_pack(waiting.pop())
        diagnostics.extend(loaded.diagnostics)
        if loaded.value is None:
            raise CaseDataError(f"规则包 {folder.name} 读不了：{_said(loaded.diagnostics)}")
        packs[loaded.value.head.id] = loaded.value
        waiting.extend(_folder_of(name, folder) for name in loaded.value.head.depends if name not in packs)
    first = next(iter(packs.values()))
    built = build_rulebook(list(packs.values()), _functions(folder))
    diagnostics.extend(built.diagnostics)
    return LoadedPack(first.head.id, folder, built.value, tuple(diagnostics))


def draft_faults(path: Path) -> list[Diagnostic]:
    """Return what is wrong in a rule file that stands in no pack: it may use the national pack's names."""
    text = RuleText(path.as_posix(), path.read_text("utf-8-sig").replace("\r\n", "\n"))
    parsed = parse_file(text)
    head = PackHead("草稿", path.name, "0", depends=("national",))
    draft = RulePack(head, path.parent, (parsed.value,), (text,), "")
    national = load_pack(shipped("rules") / "national").value
    packs = [draft] if national is None else [national, draft]
    built = build_rulebook(packs, _functions(path))
    return [*parsed.diagnostics, *(one for one in built.diagnostics if one.text.name == text.name)]


def run_case(case: Case) -> Outcome:
    """Judge the case's report by its rule alone.

    Raises:
        CaseDataError: the pack has no such rule, or the report cannot be built.
    """
    pack = load_for_cases(pack_folder(case.path))
    if pack.rulebook.entry(case.rule) is None:
        told = _said(one for one in pack.diagnostics if one.rule == case.rule)
        reason = f"它有错误，没有装入：{told}" if told else "规则包里没有这条规则"
        raise CaseDataError(f"规则 {case.rule}：{reason}")
    report = build_report(case.report)
    previous = None if case.previous is None else build_report(_year_before(case))
    rulebook = replace(pack.rulebook, enabled=frozenset((case.rule,)))
    judged = judge(report, previous, rulebook, case.as_of)
    return Outcome(judged.counts, judged.findings, judged.unchecked)


def failures(case: Case) -> list[str]:
    """Return what is not as the case expects, in words for its author; nothing where all is."""
    return complaints(case, run_case(case))


def pack_gaps(folder: Path) -> list[str]:
    """Say which rules of a pack lack a case that holds, breaks or cannot be decided."""
    files = [load_cases(path) for path in sorted(folder.rglob(CASES))]
    return gaps(load_for_cases(folder).rules, files)


def faults(folder: Path) -> list[str]:
    """Return the mistakes in a pack's rule files, one line each."""
    found = [one for one in load_for_cases(folder).diagnostics if one.severity == "error"]
    return [_line(one) for one in found]


def _year_before(case: Case) -> dict[str, object]:
    year = case.report.get("年度", 2024)
    given = dict(case.previous or {})
    given.setdefault("年度", year - 1)
    if "机关" in case.report:
        given.setdefault("机关", case.report["机关"])
    return given


def _folder_of(name: str, folder: Path) -> Path:
    """Find a pack by name: shipped with the checker, beside this one, or in a plugin beside this one's."""
    known = shipped("rules") / name
    if (known / HEAD_FILE).is_file():
        return known
    for above in list(folder.parents)[:4]:
        for depth in ("*", "*/*", "*/*/*"):
            for head in sorted(above.glob(f"{depth}/{HEAD_FILE}")):
                if _id_of(head) == name:
                    return head.parent
    raise CaseDataError(f"找不到规则包“{name}”（{folder.name} 的 {HEAD_FILE} 里 depends 写的）")


def _id_of(head: Path) -> str:
    lines = head.read_text("utf-8").splitlines()
    return next((line[3:].strip(" \"'") for line in lines if line.startswith("id:")), "")


def _functions(folder: Path) -> dict[str, FunctionSpec]:
    from checker.language.builtins import BUILTINS
    from checker.language.domain import DOMAIN

    return registry((*BUILTINS, *DOMAIN, *_plugin_functions(folder)))


def _plugin_functions(folder: Path) -> tuple[FunctionSpec, ...]:
    """Return the functions of the plugin in whose package the pack stands."""
    package = next((one for one in folder.parents if (one / "checker-plugin.toml").is_file()), None)
    if package is None:
        return ()
    from checker.plugin.collect import collect
    from checker.plugin.host import PluginSettings
    from checker.plugin.load import start_host

    host = start_host(PluginSettings(folders=(package.parent,)), search=())
    return collect(host).functions


def _said(diagnostics: Iterable[Diagnostic]) -> str:
    return "；".join(_line(one) for one in diagnostics)


def _line(one: Diagnostic) -> str:
    line, column = one.text.position(one.span.start)
    advice = f"（{one.suggestion}）" if one.suggestion else ""
    return f"{one.text.name}:{line}:{column} {one.message}{advice}"
