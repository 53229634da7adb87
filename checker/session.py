"""A run's set-up: which rules and plugins take part, loaded once for many documents."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from checker.findings.result import PackInfo, PluginInfo, ReportResult, RunResult
from checker.model.problem import NOTE, PARTIAL, Problem
from checker.pipeline import Request, judge_report, read_document
from checker.reporters.screen import PLAIN, Screen
from checker.resources import shipped
from checker.version import VERSION

if TYPE_CHECKING:
    from checker.findings.explanation import Explanation
    from checker.language.diagnostics import Diagnostic
    from checker.language.functions import FunctionSpec
    from checker.model.report import Report
    from checker.plugin.host import PluginHost
    from checker.rulebook.pack import Entry, Rulebook
    from checker.source.document import Document


class Setup(NamedTuple):
    """What the user chose. Plain data, so that it can be handed to another process."""

    as_of: date
    organ_kind: str | None = None
    province: str | None = None
    published: date | None = None
    packs: tuple[str, ...] = ()  # beside the national one: names or folders
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    plugins: bool = True
    without: tuple[str, ...] = ()  # plugins switched off by name
    plugin_folders: tuple[str, ...] = ()


class UnknownRuleError(LookupError):
    """There is no such rule; `nearest` is the code most like it ("" where none is)."""

    def __init__(self, name: str, nearest: str) -> None:
        self.name = name
        self.nearest = nearest
        super().__init__(f"没有规则“{name}”" + (f"；是否指 {nearest}？" if nearest else "。"))


class UnknownPackError(LookupError):
    """There is no such pack of rules."""

    def __init__(self, name: str) -> None:
        self.name = name
        super().__init__(f"没有规则包“{name}”：既不是自带的或插件的，也不是放有 pack.yaml 的文件夹。")


@dataclass(frozen=True, slots=True)
class Session:
    """Rules and plugins, ready to check documents. `host` is None where no plugin takes part."""

    setup: Setup
    rulebook: Rulebook
    folders: tuple[Path, ...]  # of the packs, national first
    faults: tuple[Problem, ...]  # of rule files
    host: PluginHost | None = None

    @property
    def packs(self) -> tuple[PackInfo, ...]:
        return self.rulebook.packs

    @property
    def plugins(self) -> tuple[PluginInfo, ...]:
        return () if self.host is None else self.host.infos()

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What is wrong with rule files and plugins, as far as it is known by now."""
        return (*self.faults, *(() if self.host is None else self.host.problems))

    def check(self, document: Document, previous: Document | None = None) -> ReportResult:
        """Check one document; `previous` is the organ's report of the year before."""
        report = self.read(document)
        before = None if previous is None else self._prepared(read_document(previous, Request()))
        return judge_report(document, report, self.rulebook, self.setup.as_of, before)

    def read(self, document: Document) -> Report:
        """Read a document; what the user gave goes first, then plugins may put it in order."""
        setup = self.setup
        return self._prepared(
            read_document(document, Request(setup.organ_kind, setup.province, setup.published))
        )

    def _prepared(self, report: Report) -> Report:
        if self.host is None:
            return report
        from checker.plugin.apply import prepare_report

        return prepare_report(self.host, report)

    def entry(self, rule: str) -> Entry:
        """Return a rule by its code, T301 or national.T301. Raises: UnknownRuleError."""
        from checker.rulebook.select import nearest_rule

        entry = self.rulebook.entry(rule)
        if entry is None:
            raise UnknownRuleError(rule, nearest_rule(rule, self.rulebook))
        return entry

    def page(self, rule: str, screen: Screen = PLAIN) -> str:
        """Return what there is to read about a rule. Raises: UnknownRuleError."""
        from checker.rule_pages import rule_page, rule_text

        entry = self.entry(rule)
        return rule_page(entry, rule_text(self.folders, entry), screen)

    def explain(self, rule: str, document: Document, previous: Document | None = None) -> Explanation:
        """Evaluate one rule on a document, step by step. Raises: UnknownRuleError."""
        from checker.engine.explain import explain

        before = None if previous is None else self._prepared(read_document(previous, Request()))
        return explain(self.entry(rule), self.read(document), before, self.rulebook, self.setup.as_of)

    def run_of(self, reports: tuple[ReportResult, ...]) -> RunResult:
        """Put results together with what took part in the run."""
        return RunResult(
            version=VERSION,
            as_of=self.setup.as_of.isoformat(),
            packs=self.packs,
            plugins=self.plugins,
            reports=reports,
            problems=self.problems,
        )


def open_session(setup: Setup) -> Session:
    """Load the rules and plugins that a run needs.

    A rule that is at fault is left out and told in `problems`; the others run.

    Raises:
        UnknownRuleError: --select or --ignore names a rule that there is not.
        UnknownPackError: a pack named is neither shipped, nor given by a plugin, nor a folder.
    """
    host = _host(setup)
    functions = _functions()
    given: tuple[tuple[str, Path], ...] = ()
    if host is not None:
        from checker.plugin.collect import collect

        contributions = collect(host, tuple(functions))
        given = contributions.packs
        functions = {**functions, **{spec.name: spec for spec in contributions.functions}}
    named = [_pack_folder(name, dict(given)) for name in setup.packs]
    national = shipped("rules") / "national"
    folders = list(dict.fromkeys((national, *named, *(folder for _, folder in given))))
    from checker.rulebook.open import open_rulebook
    from checker.rulebook.select import nearest_rule, select

    opened = open_rulebook(folders, functions)
    _for_every_province(opened.value, named)
    selection = select(opened.value, setup.select, setup.ignore)
    if selection.unmatched:
        name = selection.unmatched[0]
        raise UnknownRuleError(name, nearest_rule(name, opened.value))
    faults = tuple(_problem(diagnostic) for diagnostic in opened.diagnostics)
    return Session(setup, selection.rulebook, tuple(folders), faults, host)


def _host(setup: Setup) -> PluginHost | None:
    """Start the plugins; None where there are none, which is found out without loading the framework."""
    if not setup.plugins:
        return None
    from checker.plugin.discover import installed_plugins

    if not setup.plugin_folders and not installed_plugins():
        return None
    from checker.plugin.host import PluginSettings
    from checker.plugin.load import start_host

    folders = tuple(Path(folder) for folder in setup.plugin_folders)
    return start_host(PluginSettings(blocked=frozenset(setup.without), folders=folders))


def _functions() -> dict[str, FunctionSpec]:
    from checker.language.functions import standard_functions

    return dict(standard_functions())


def _pack_folder(name: str, of_plugins: dict[str, Path]) -> Path:
    """Return the folder of a pack that the user named. Raises: UnknownPackError."""
    known = (shipped("rules") / name, Path(name), of_plugins.get(name, Path(name)))
    folder = next((one for one in known if (one / "pack.yaml").is_file()), None)
    if folder is None:
        raise UnknownPackError(name)
    return folder


def _for_every_province(rulebook: Rulebook, folders: list[Path]) -> None:
    """Let the packs that the user named judge reports of any province."""
    heads = [(folder / "pack.yaml").read_text("utf-8") for folder in folders]
    named = {
        line.partition(":")[2].strip()
        for head in heads
        for line in head.splitlines()
        if line.startswith("id:")
    }
    for entry in rulebook.entries:
        if entry.head.pack in named:
            entry.province = None


def _problem(diagnostic: Diagnostic) -> Problem:
    text = diagnostic.text
    line, column = text.position(diagnostic.span.start)
    advice = f"；{diagnostic.suggestion}" if diagnostic.suggestion else ""
    message = f"{text.name}:{line}:{column} {diagnostic.message}{advice}"
    return Problem(diagnostic.code, message, PARTIAL if diagnostic.severity == "error" else NOTE)
