"""The names for programs: `import checker; checker.check("年报.html")`. See docs/reference/python-api.md."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

from checker.findings.finding import Finding
from checker.findings.json_form import result_to_json, to_json
from checker.findings.result import ReportResult, RunResult
from checker.model.problem import Problem
from checker.model.report import Report
from checker.pipeline import Request, documents_in, read_document
from checker.session import Session, Setup, UnknownPackError, UnknownRuleError, open_session
from checker.setup import day, words
from checker.source.document import Document

if TYPE_CHECKING:
    from checker.language.diagnostics import Passed
    from checker.rulebook.pack import RulePack

Source: TypeAlias = str | PathLike[str] | Document

__all__ = [
    "Document",
    "Finding",
    "Report",
    "ReportResult",
    "RunResult",
    "Session",
    "Setup",
    "Source",
    "UnknownPackError",
    "UnknownRuleError",
    "check",
    "explain",
    "load_pack",
    "open_session",
    "read_report",
    "report_to_json",
    "result_to_json",
    "to_json",
]


def check(  # noqa: PLR0913 - one parameter for each option of the command
    source: Source | Iterable[Source],
    *,
    previous: Source | None = None,
    organ_kind: str | None = None,
    level: str | None = None,
    published: date | str | None = None,
    year: int | None = None,
    province: str | None = None,
    packs: Sequence[str] = (),
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
    as_of: date | str | None = None,
    plugins: bool = True,
) -> RunResult:
    """Check one report or several: a path, a Document (bytes with a name), or any number of them.

    What cannot be read does not raise: the report's verdict is then "unreadable" and its problems say why.
    `as_of` is the day by which rules are in force, today where it is not given. Days may be given in ISO
    form ("2025-01-31"); a single name stands for a list of one.

    Raises:
        OSError: a file cannot be opened.
        TypeError, ValueError: a value cannot be meant: no such day, year, kind, level or province.
        UnknownRuleError: `select` or `ignore` names a rule that there is not.
        UnknownPackError: there is no such pack.
    """
    session = open_session(
        Setup(
            as_of=day(as_of, "as_of") or _today(),
            organ_kind=organ_kind,
            level=level,
            province=province,
            published=day(published, "published"),
            year=year,
            packs=words(packs, "packs"),
            select=words(select, "select"),
            ignore=words(ignore, "ignore"),
            plugins=plugins,
        )
    )
    before = None if previous is None else _document(previous)
    sources = [source] if isinstance(source, str | PathLike | Document) else list(source)
    documents = [document for one in sources for document in _documents(one)]
    return session.run_of(tuple(session.check(document, before) for document in documents))


def read_report(
    source: Source,
    *,
    organ_kind: str | None = None,
    level: str | None = None,
    published: date | str | None = None,
    year: int | None = None,
) -> Report:
    """Read a report without judging it. What cannot be read is told in `problems`.

    Raises:
        OSError: the file cannot be opened.
        TypeError, ValueError: a value cannot be meant.
    """
    given = Setup(
        _today(), organ_kind=organ_kind, level=level, published=day(published, "published"), year=year
    ).checked()
    request = Request(given.organ_kind, None, given.published, given.year, given.level)
    return read_document(_document(source), request)


def explain(
    rule: str,
    source: Source | None = None,
    *,
    previous: Source | None = None,
    packs: Sequence[str] = (),
    as_of: date | str | None = None,
    plugins: bool = True,
) -> str:
    """Return a rule's page; with a report, followed by its evaluation on it, number by number.

    Raises:
        UnknownRuleError: there is no such rule.
        UnknownPackError: there is no such pack.
        OSError: a file cannot be opened.
    """
    from checker.reporters.explanation import render_explanation

    setup = Setup(as_of=day(as_of, "as_of") or _today(), packs=words(packs, "packs"), plugins=plugins)
    session = open_session(setup)
    page = session.page(rule)
    if source is None:
        return page
    document = _document(source)
    before = None if previous is None else _document(previous)
    return page + "\n" + render_explanation(document.name, session.explain(rule, document, before))


def load_pack(folder: str | PathLike[str]) -> Passed[RulePack | None]:
    """Read a pack of rules by its folder, or by its name where it ships with the checker.

    `value` is None where it is no pack; `diagnostics` say what is wrong in it.
    """
    from checker.resources import shipped
    from checker.rulebook.load import load_pack as load

    own = shipped("rules") / folder
    return load(own if own.is_dir() else Path(folder))


def report_to_json(report: Report) -> dict[str, Any]:
    """Return a report as plain data, schema checker.report/1."""
    from checker.model.json_form import report_to_json as form

    return form(report)


def _documents(source: Source) -> tuple[Document, ...]:
    """Return what a source holds: an archive or an e-mail may hold several reports."""
    document = _document(source)
    found = documents_in(document)
    return (document,) if isinstance(found, Problem) else found


def _today() -> date:
    return date.today()  # noqa: DTZ011 - the day on the user's own calendar is what is meant


def _document(source: Source) -> Document:
    return source if isinstance(source, Document) else Document.of_file(Path(source))
