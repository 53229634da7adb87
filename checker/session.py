"""A run's set-up: which rules and plugins take part, loaded once for many documents."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from checker import __version__
from checker.findings.result import PackInfo, PluginInfo, ReportResult, RunResult
from checker.model.problem import NOTE, PARTIAL, Problem
from checker.pipeline import Request, check_document
from checker.reporters.screen import PLAIN, Screen
from checker.resources import shipped

if TYPE_CHECKING:
    from checker.language.diagnostics import Diagnostic
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


class Session(NamedTuple):
    """Rules and plugins, ready to check documents."""

    setup: Setup
    rulebook: Rulebook
    packs: tuple[PackInfo, ...]
    plugins: tuple[PluginInfo, ...]
    problems: tuple[Problem, ...]  # rule files and plugins that are at fault
    folders: tuple[Path, ...] = ()  # the packs' folders, national first

    def check(self, document: Document, previous: Document | None = None) -> ReportResult:
        """Check one document; `previous` is the organ's report of the year before."""
        setup = self.setup
        request = Request(setup.organ_kind, setup.province, setup.published)
        return check_document(document, self.rulebook, setup.as_of, request, previous)

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

    def run_of(self, reports: tuple[ReportResult, ...]) -> RunResult:
        """Put results together with what took part in the run."""
        return RunResult(
            version=__version__,
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
    from checker.language.functions import standard_functions
    from checker.rulebook.build import build_rulebook
    from checker.rulebook.load import load_pack
    from checker.rulebook.select import nearest_rule, select

    diagnostics: list[Diagnostic] = []
    packs = []
    folders = _folders(setup)
    for folder in folders:
        loaded = load_pack(folder)
        diagnostics.extend(loaded.diagnostics)
        if loaded.value is not None:
            packs.append(loaded.value)
    built = build_rulebook(packs, standard_functions())
    diagnostics.extend(built.diagnostics)
    selection = select(built.value, setup.select, setup.ignore)
    if selection.unmatched:
        name = selection.unmatched[0]
        raise UnknownRuleError(name, nearest_rule(name, built.value))
    rulebook = selection.rulebook
    problems = tuple(_problem(diagnostic) for diagnostic in diagnostics)
    return Session(setup, rulebook, rulebook.packs, (), problems, tuple(folders))


def _folders(setup: Setup) -> list[Path]:
    shipped_rules = shipped("rules")
    folders = [shipped_rules / "national"]
    for name in setup.packs:
        known = (shipped_rules / name, Path(name))
        folder = next((one for one in known if (one / "pack.yaml").is_file()), None)
        if folder is None:
            raise UnknownPackError(name)
        folders.append(folder)
    return folders


def _problem(diagnostic: Diagnostic) -> Problem:
    text = diagnostic.text
    line, column = text.position(diagnostic.span.start)
    advice = f"；{diagnostic.suggestion}" if diagnostic.suggestion else ""
    message = f"{text.name}:{line}:{column} {diagnostic.message}{advice}"
    return Problem(diagnostic.code, message, PARTIAL if diagnostic.severity == "error" else NOTE)


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
        super().__init__(f"没有规则包“{name}”：既不是自带的，也不是放有 pack.yaml 的文件夹。")
