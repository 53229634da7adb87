"""A run's set-up: which rules and plugins take part, loaded once for many documents."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from checker import __version__
from checker.findings.result import PackInfo, PluginInfo, ReportResult, RunResult
from checker.model.problem import Problem
from checker.pipeline import Request, check_document

if TYPE_CHECKING:
    from checker.rulebook.pack import Rulebook
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

    def check(self, document: Document, previous: Document | None = None) -> ReportResult:
        """Check one document; `previous` is the organ's report of the year before."""
        setup = self.setup
        request = Request(setup.organ_kind, setup.province, setup.published)
        return check_document(document, self.rulebook, setup.as_of, request, previous)

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
    """Load the rules and plugins that a run needs."""
    return Session(setup, None, (), (), ())  # type: ignore[arg-type]  # until the rulebook stands
