"""Prove a plugin: that it keeps the contract of the hooks, and that its rules do what their cases say.

from checker.testing.kit import contract_faults, pack_faults

def test_contract():
    assert contract_faults(my_plugin) == []

def test_rules_and_cases():
    assert pack_faults(Path(my_plugin.__file__).parent / "rules") == []
"""

from __future__ import annotations

from pathlib import Path
from types import ModuleType

from checker.findings.basis import Basis
from checker.findings.finding import Finding
from checker.findings.result import Counts, ReportResult
from checker.model.identity import Identity
from checker.plugin.apply import enrich_findings, prepare_report, score_report
from checker.plugin.collect import collect, collect_reporters
from checker.plugin.discover import FOLDER, Candidate
from checker.plugin.host import Loaded, PluginHost, PluginSettings
from checker.plugin.load import misspelt_hooks
from checker.plugin.manifest import read_manifest
from checker.testing.cases import read_cases
from checker.testing.reports import build_report
from checker.testing.run import CASES, failures, faults, pack_gaps


def contract_faults(module: ModuleType) -> list[str]:
    """Call every hook of a plugin as a run would, and return what is not as agreed (empty: all is well)."""
    folder = Path(module.__file__).parent if module.__file__ else None
    manifest = read_manifest(folder)
    found = [fault for fault in (manifest.fault, misspelt_hooks(module)) if fault]
    if found:
        return found
    host = PluginHost(PluginSettings())
    try:
        host.manager.register(module, module.__name__)
    except Exception as error:  # noqa: BLE001 — the plugin's own signature errors are what is told
        return [f"接口的参数与规定不符：{error}"]
    host.plugins.append(
        Loaded(Candidate(module.__name__, "", FOLDER, module.__name__, folder, manifest), module)
    )
    collect(host)
    collect_reporters(host, ())
    host.ask("checker_commands")
    prepare_report(host, build_report())
    enrich_findings(host, (_FINDING,), build_report())
    score_report(host, _RESULT)
    return [problem.message for problem in host.problems]


def pack_faults(folder: Path) -> list[str]:
    """Return what is wrong with a pack: its rule files, missing cases, and cases that come out otherwise."""
    found = [*faults(folder), *pack_gaps(folder)]
    for file in (read_cases(path) for path in sorted(folder.rglob(CASES))):
        found.extend(file.faults)
        for case in file.cases:
            found.extend(f"{case.rule}“{case.name}”：{told}" for told in failures(case))
    return found


_FINDING = Finding(
    rule="T301",
    title="示例",
    severity="error",
    needs_review=False,
    message="示例",
    basis=(Basis("示例文件"),),
    bindings=(),
    left="2",
    right="1",
    difference="1",
    formula="甲 = 乙",
    substituted="2 = 1",
    evidence=(),
    remedy="示例",
    location=None,
    fingerprint="0000000000000000",
)
_RESULT = ReportResult("sample.html", "0" * 64, Identity("某县民政局"), Counts(broken=1), (_FINDING,), (), ())
