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
from checker.language.names import nearest
from checker.language.parse import parse_file
from checker.resources import shipped
from checker.rulebook.build import build_rulebook
from checker.rulebook.head import key_span
from checker.rulebook.load import load_pack, pack_above, read_text
from checker.rulebook.pack import HEAD_FILE, PackHead, Rulebook, RulePack
from checker.source.rule_text import RuleText, Span
from checker.testing.cases import Case, Outcome, complaints, gaps, read_cases
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
    folder = pack_above(path)
    if folder is None:
        raise CaseDataError(f"{path.name} 旁边没有规则包（上层文件夹里没有 {HEAD_FILE}）")
    return folder


class PackFaultError(CaseDataError):
    """A pack cannot be read; `diagnostics` tell why."""

    def __init__(self, told: str, diagnostics: tuple[Diagnostic, ...]) -> None:
        super().__init__(told)
        self.diagnostics = diagnostics


@lru_cache(maxsize=32)
def load_for_cases(folder: Path) -> LoadedPack:
    """Load a pack, the packs it builds on, and the functions of the plugin it stands in.

    Raises:
        PackFaultError: the pack, or one that it builds on, cannot be read or is nowhere.
    """
    diagnostics: list[Diagnostic] = []
    packs: dict[str, RulePack] = {}
    waiting = [folder]
    while waiting:
        loaded = load_pack(waiting.pop())
        diagnostics.extend(loaded.diagnostics)
        if loaded.value is None:
            told = f"规则包 {folder.name} 读不了：{_said(loaded.diagnostics)}"
            raise PackFaultError(told, tuple(diagnostics))
        packs[loaded.value.head.id] = loaded.value
        waiting.extend(_folder_of(name, folder) for name in loaded.value.head.depends if name not in packs)
    first = next(iter(packs.values()))
    taken = _taken_id(first)
    if taken:
        raise PackFaultError(_said(taken), tuple(taken))
    built = build_rulebook(list(packs.values()), _functions(folder))
    diagnostics.extend(built.diagnostics)
    return LoadedPack(first.head.id, folder, built.value, tuple(diagnostics))


def _taken_id(pack: RulePack) -> list[Diagnostic]:
    """Tell where a pack calls itself by the name of one that ships with the checker."""
    known = shipped("rules") / pack.head.id
    if not (known / HEAD_FILE).is_file() or known.resolve() == pack.folder.resolve():
        return []
    message = f"“{pack.head.id}”是自带规则包的 id"
    text = _head_text(pack.folder, pack.head.file)
    at = max(text.text.find("id:"), 0)
    advice = "换个 id；要建立在它上面，写 depends"
    return [Diagnostic("K107", message, text, Span(at, at + len(f"id: {pack.head.id}")), (), advice)]


def draft_faults(path: Path) -> list[Diagnostic]:
    """Return what is wrong in a rule file that stands in no pack: it may use the national pack's names."""
    read = read_text(path, path.as_posix())
    text = read.value
    if text is None:
        return list(read.diagnostics)
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
        near = nearest(case.rule, pack.rules)
        guess = f"；是不是“{near}”？" if near else ""
        reason = f"它有错误，没有装入：{told}" if told else f"规则包里没有这条规则{guess}"
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
    files = [read_cases(path) for path in sorted(folder.rglob(CASES))]
    return gaps(load_for_cases(folder).rules, files)


def faults(folder: Path) -> list[str]:
    """Return the mistakes in a pack's rule files, one line each."""
    found = [one for one in load_for_cases(folder).diagnostics if one.severity == "error"]
    return [_line(one) for one in found]


def _year_before(case: Case) -> dict[str, object]:
    year = case.report.get("年度", 2024)
    given = dict(case.previous or {})
    given.setdefault("年度", year - 1 if isinstance(year, int) else None)
    if "机关" in case.report:
        given.setdefault("机关", case.report["机关"])
    return given


def _heads(above: Path, depth: str) -> list[Path]:
    try:
        return sorted(above.glob(f"{depth}/{HEAD_FILE}"))
    except OSError:  # a folder went away while it was looked through
        return []


def _folder_of(name: str, folder: Path) -> Path:
    """Find a pack by name: shipped with the checker, beside this one, or in a plugin beside this one's."""
    known = shipped("rules") / name
    if (known / HEAD_FILE).is_file():
        return known
    for above in list(folder.parents)[:4]:
        if above == above.parent:
            break  # the whole machine is not looked through
        for depth in ("*", "*/*", "*/*/*"):
            for head in _heads(above, depth):
                if _id_of(head) == name:
                    return head.parent
    message = f"找不到规则包“{name}”（{folder.name} 的 {HEAD_FILE} 里 depends 写的）"
    text = _head_text(folder, f"{folder.name}/{HEAD_FILE}")
    near = nearest(name, [one.parent.name for one in shipped("rules").glob(f"*/{HEAD_FILE}")])
    advice = f"是不是“{near}”？" if near else "核对名称，把它放在这个规则包旁边"
    raise PackFaultError(message, (Diagnostic("K109", message, text, key_span(text, "depends"), (), advice),))


def _head_text(folder: Path, name: str) -> RuleText:
    return read_text(folder / HEAD_FILE, name).value or RuleText(name, "")


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
