"""A run's set-up: which rules and plugins take part, loaded once for many documents."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from checker.findings.result import PackInfo, PluginInfo, ReportResult, RunResult
from checker.model.identity import Identity
from checker.model.problem import FATAL, NOTE, Problem
from checker.model.unknown import Unknown
from checker.pipeline import Request, judge_report, read_document
from checker.reporters.screen import PLAIN, Screen
from checker.resources import shipped
from checker.rulebook.pack import HEAD_FILE
from checker.setup import Setup
from checker.shelf import PackAt, Shelf, UnknownRuleError, pack_at
from checker.version import VERSION

if TYPE_CHECKING:
    from checker.findings.explanation import Explanation
    from checker.last_year import NotUsed
    from checker.model.report import Report
    from checker.plugin.collect import Contributions
    from checker.plugin.host import PluginHost, PluginSettings
    from checker.rulebook.pack import Entry, Rulebook
    from checker.source.document import Document


__all__ = ["Session", "Setup", "UnknownPackError", "UnknownRuleError", "open_session"]


class UnknownPackError(LookupError):
    """There is no such pack of rules."""

    def __init__(self, name: str) -> None:
        self.name = name
        super().__init__(f"没有规则包“{name}”：既不是自带的或插件的，也不是放有 {HEAD_FILE} 的文件夹。")


@dataclass(frozen=True, slots=True)
class Session:
    """Rules and plugins, ready to check documents. `host` is None where no plugin takes part."""

    setup: Setup
    shelf: Shelf
    host: PluginHost | None = None
    given: Contributions | None = None  # what the plugins give

    @property
    def rulebook(self) -> Rulebook:
        """All rules of all packs, for listing and showing; a report is judged by `book_for` it."""
        return self.shelf.whole()

    @property
    def packs(self) -> tuple[PackInfo, ...]:
        """The packs that took part so far."""
        return self.shelf.used()

    @property
    def folders(self) -> tuple[Path, ...]:
        return tuple(pack.folder for pack in self.shelf.packs)

    @property
    def plugins(self) -> tuple[PluginInfo, ...]:
        return () if self.host is None else self.host.infos()

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What is wrong with rule files and plugins, as far as it is known by now."""
        return (*self.shelf.faults, *(() if self.host is None else self.host.problems))

    def book_for(self, report: Report) -> Rulebook:
        """Return the rules that a report is judged by."""
        return self.shelf.book_for(report.identity)

    def check(self, document: Document, previous: Document | NotUsed | None = None) -> ReportResult:
        """Check one document; `previous` is the report of the year before, or why it was not opened."""
        report = self.read(document)
        before, not_used = self._before(report, previous)
        book = self.book_for(report)
        result = judge_report(document, report, book, self.setup.as_of, before)
        notes = [not_used, self.shelf.left_out(report.identity), nothing_judged(result, book, before)]
        if any(notes):
            result = replace(result, problems=(*result.problems, *(note for note in notes if note)))
        return self._added_to(result, report)

    def _before(
        self, report: Report, previous: Document | NotUsed | None
    ) -> tuple[Report | Unknown | None, Problem | None]:
        """Return last year's report; where the one given is of no use, why, and that as a problem."""
        if previous is None:
            return None, None
        from checker.last_year import NotUsed, why_not

        if isinstance(previous, NotUsed):
            return Unknown(previous.reason), previous.problem
        before = self._read(previous, Request())
        refused = why_not(report, before, previous.name)
        return (before, None) if refused is None else (Unknown(refused.reason), refused.problem)

    def read(self, document: Document) -> Report:
        """Read a document; what the user gave goes first, then plugins may put it in order."""
        setup = self.setup
        return self._read(
            document, Request(setup.organ_kind, setup.province, setup.published, setup.year, setup.level)
        )

    def _read(self, document: Document, request: Request) -> Report:
        if self.host is None or self.given is None:
            return read_document(document, request)
        from checker.plugin.apply import identify_organ, prepare_report, reader_with

        report = read_document(document, request, partial(reader_with, self.host, self.given.readers))
        report = identify_organ(
            report,
            self.given.organs,
            kind_given=request.organ_kind is not None,
            province_given=request.province is not None,
        )
        return prepare_report(self.host, report)

    def _added_to(self, result: ReportResult, report: Report) -> ReportResult:
        """Put beside a result what plugins add: contacts, letters, scores."""
        if self.host is None:
            return result
        from checker.plugin.apply import enrich_findings, score_report

        return replace(
            result,
            additions=enrich_findings(self.host, result.findings, report),
            scores=score_report(self.host, result),
        )

    def entry(self, rule: str) -> Entry:
        """Return a rule by its code, T301 or national.T301. Raises: UnknownRuleError."""
        entry = self.rulebook.entry(rule)
        if entry is None:
            raise self.shelf.unknown(rule, self.rulebook)
        return entry

    def page(self, rule: str, screen: Screen = PLAIN) -> str:
        """Return what there is to read about a rule. Raises: UnknownRuleError."""
        from checker.rule_pages import rule_page, rule_text

        entry = self.entry(rule)
        return rule_page(entry, rule_text(self.folders, entry), screen)

    def explain(self, rule: str, document: Document, previous: Document | None = None) -> Explanation:
        """Evaluate one rule on a document, step by step. Raises: UnknownRuleError."""
        from checker.engine.explain import explain

        report = self.read(document)
        before, _ = self._before(report, previous)
        book = self.book_for(report)
        return explain(book.entry(rule) or self.entry(rule), report, before, book, self.setup.as_of)

    def run_of(self, reports: tuple[ReportResult, ...], packs: tuple[PackInfo, ...] = ()) -> RunResult:
        """Put results together with what took part in the run; `packs` took part in other processes."""
        return RunResult(
            version=VERSION,
            as_of=self.setup.as_of.isoformat(),
            packs=packs or self.packs or self.shelf.book_for(Identity()).packs,
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
        TypeError, ValueError: a value of the set-up cannot be meant (see `Setup.checked`).
    """
    setup = setup.checked()
    from checker.language.functions import standard_functions
    from checker.regions.registry import extend_regions
    from checker.schema.load import extend_forms

    host = _host(setup)
    functions = dict(standard_functions())
    given: Contributions | None = None
    if host is None:
        extend_forms((), {})
    else:
        from checker.plugin.apply import extend_forms_with
        from checker.plugin.collect import collect

        given = collect(host, tuple(functions))
        functions |= {spec.name: spec for spec in given.functions}
        extend_forms_with(host, given)
    extend_regions(given.regions if given else ())
    packs = _packs(setup, given.packs if given else ())
    words = given.words if given else {}
    shelf = Shelf(packs, functions, words, setup.select, setup.ignore)
    shelf.require_known()
    return Session(setup, shelf, host, given)


def nothing_judged(result: ReportResult, book: Rulebook, before: Report | Unknown | None) -> Problem | None:
    """Say why no rule had anything to say of a report that was read: an empty result is no pass."""
    counts = result.counts
    judged = counts.holds or counts.broken or counts.cannot_tell or counts.failed
    if judged or any(problem.gravity == FATAL for problem in result.problems):
        return None
    if counts.not_applicable:
        hint = "与上年比较的规则要用 --previous 给出上年报告；" if before is None else ""
        reason = (
            f"选用的规则没有一条适用于这份报告：{hint}其他规则看它的“适用”“前提”（checker explain 规则编号）"
        )
    elif off := next((entry for entry in book.entries if entry.disabled and book.chose(entry)), None):
        reason = f"选用的规则都没有运行；其中 {off.head.id} 已停用：{off.disabled.rstrip('。')}"
    else:
        reason = "没有选中任何规则：请看 --select 与 --ignore 是不是互相抵消，或规则不适用于这个省"
    return Problem("E923", f"什么也没有检查。{reason}。", NOTE)


def plugin_settings(setup: Setup) -> PluginSettings:
    """Return which plugins a set-up lets take part."""
    from checker.plugin.host import PluginSettings

    return PluginSettings(
        enabled=setup.plugins,
        blocked=frozenset(setup.without),
        allowed=None if setup.only is None else frozenset(setup.only),
        folders=tuple(Path(folder) for folder in setup.plugin_folders),
        trace=setup.trace_plugins,
    )


def _host(setup: Setup) -> PluginHost | None:
    """Start the plugins; None where there are none, which is found out without loading the framework."""
    if not setup.plugins:
        return None
    from checker.plugin.discover import installed_plugins

    if not setup.plugin_folders and not installed_plugins():
        return None
    from checker.plugin.load import start_host

    return start_host(plugin_settings(setup))


def _packs(setup: Setup, of_plugins: tuple[tuple[str, Path], ...]) -> tuple[PackAt, ...]:
    """Return the national pack, those that the user named, and those of plugins, each once."""
    found = {shipped("rules") / "national": pack_at(shipped("rules") / "national")}
    by_plugin = dict(of_plugins)
    for name in setup.packs:
        folder = _pack_folder(name, by_plugin)
        found.setdefault(folder, pack_at(folder, named=True))
    for _, folder in of_plugins:
        found.setdefault(folder, pack_at(folder))
    return tuple(found.values())


def _pack_folder(name: str, of_plugins: dict[str, Path]) -> Path:
    """Return the folder of a pack that the user named. Raises: UnknownPackError."""
    known = (shipped("rules") / name, Path(name), of_plugins.get(name, Path(name)))
    folder = next((one for one in known if (one / HEAD_FILE).is_file()), None)
    if folder is None:
        raise UnknownPackError(name)
    return folder
