"""The route of one report: document → report → judgement → result. Read first.

    read_document   the document becomes a Report (checker.extract); what the user gave goes first
    judge_report    the rules in force are run over it, beside last year's report (checker.engine)
    settle          findings of one cause are put under one head, likely slips guessed (checker.findings)

A session (checker/session.py) takes documents this way with the rules and plugins of a run.

Nothing unread is ever a pass: where nothing could be read the rules do not run at all, and the result says
so by its problems.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from checker.findings.finding import SEVERITIES, Finding
from checker.findings.result import Counts, ReportResult
from checker.model.problem import FATAL, Problem
from checker.model.unknown import Unknown

if TYPE_CHECKING:
    from checker.extract.passes import Read
    from checker.model.report import Report
    from checker.rulebook.pack import Rulebook
    from checker.source.document import Document


class Request(NamedTuple):
    """What the user says of a report; it goes before what is read."""

    organ_kind: str | None = None
    province: str | None = None  # two letters
    published: date | None = None
    year: int | None = None
    level: str | None = None


def documents_in(document: Document) -> tuple[Document, ...] | Problem:
    """Return the documents that an archive or an e-mail holds; anything else is itself."""
    from checker.extract.unpack import unpack

    return unpack(document)


def read_document(
    document: Document, request: Request, through: Callable[[Read], Read] | None = None
) -> Report:
    """Read a document; what the user gave goes before what can be read from it.

    `through` puts something (a plugin's readers) before the first step of reading.
    """
    from checker.extract.identify import Given
    from checker.extract.passes import read_report
    from checker.worker import read_document as read_safely

    return read_report(
        document,
        given=Given(
            organ_kind=request.organ_kind,
            province=request.province,
            level=request.level,
            year=request.year,
            published=request.published,
        ),
        read=read_safely if through is None else through(read_safely),
    )


def judge_report(
    document: Document,
    report: Report,
    rulebook: Rulebook,
    as_of: date,
    before: Report | Unknown | None = None,
) -> ReportResult:
    """Run the rules over a report that was read; one that could not be read is not judged.

    `before` is last year's report, or why the one that was given is not used.
    """
    if any(problem.gravity == FATAL for problem in report.problems):
        return ReportResult(
            document.name, document.sha256, report.identity, Counts(), (), (), report.problems
        )
    from checker.engine.run import judge

    def found_in(changed: Report) -> tuple[Finding, ...]:
        return judge(changed, before, rulebook, as_of).findings

    judgement = judge(report, before, rulebook, as_of)
    return ReportResult(
        path=document.name,
        sha256=document.sha256,
        identity=report.identity,
        counts=judgement.counts,
        findings=settle(report, judgement.findings, before, found_in),
        unchecked=judgement.unchecked,
        problems=report.problems,
    )


def settle(
    report: Report,
    findings: tuple[Finding, ...],
    before: Report | Unknown | None,
    found_in: Callable[[Report], tuple[Finding, ...]],
) -> tuple[Finding, ...]:
    """Order findings (gravest first, then as the rules stand), group by cause, guess at slips."""
    if not findings:
        return ()
    from checker.findings.figures import figures_by_name
    from checker.findings.group import grouped
    from checker.findings.slips import with_guesses

    ordered = tuple(sorted(findings, key=lambda finding: SEVERITIES.index(finding.severity)))
    last_year = {} if before is None or isinstance(before, Unknown) else figures_by_name(before)
    return with_guesses(grouped(ordered, _Trial(report, findings, found_in).mends), last_year)


class _Trial:
    """What would be found if one figure were another: asked of a copy, the report stays as printed."""

    def __init__(
        self, report: Report, findings: tuple[Finding, ...], judge: Callable[[Report], tuple[Finding, ...]]
    ) -> None:
        self.report = report
        self.found = frozenset(finding.fingerprint for finding in findings)
        self.judge = judge

    def mends(self, name: str, value: Decimal, mended: frozenset[str]) -> bool:
        """Tell whether the change mends these findings and breaks nothing that holds."""
        from checker.findings.figures import with_figure

        changed = with_figure(self.report, name, value)
        if changed is None:
            return False
        left = frozenset(finding.fingerprint for finding in self.judge(changed))
        return left <= self.found - mended
