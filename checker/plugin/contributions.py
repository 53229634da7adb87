"""What a plugin can give: plain frozen data, checked when it is handed over."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

from checker.extract.blocks import Reading
from checker.findings.finding import Finding
from checker.findings.result import RunResult
from checker.model.identity import LEVELS, ORGAN_KINDS, UNKNOWN
from checker.source.document import Document


class LabelVariant(NamedTuple):
    """More wordings of a label that reports of a region use for a row, a column or a part.

    `form` is "2019" or "2021"; `table` is t2, t3, t4, or "sections"; `axis` is row or column (section for
    a part); `key` is the key of the form; `variants` are labels as printed.
    """

    form: str
    table: str
    axis: str
    key: str
    variants: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ReaderSpec:
    """A reader for one more kind of document.

    `matches` sees the first 4096 bytes and tells whether the reader knows them; `read` makes the blocks.
    """

    media: str
    matches: Callable[[bytes], bool]
    read: Callable[[Document], Reading]


class OrganEntry(NamedTuple):
    """An organ by its full name, where its kind, level or province cannot be read from the name."""

    name: str
    kind: str = UNKNOWN
    level: str = UNKNOWN
    province: str | None = None

    def fault(self) -> str:
        """Return what is wrong with the entry, or ""."""
        if self.kind not in (*ORGAN_KINDS, UNKNOWN):
            return f"机关类别“{self.kind}”不在规定的类别之内"
        if self.level not in (*LEVELS, UNKNOWN):
            return f"层级“{self.level}”不在规定的层级之内"
        return ""


class Enrichment(NamedTuple):
    """What a plugin adds to a finding. It adds; it cannot change the verdict."""

    contact: str = ""  # whom to ask: 县政务公开办 0000-0000000
    letter: str = ""  # wording for the letter to the organ


class ScoreItem(NamedTuple):
    """One deduction or credit, and the findings it rests on."""

    label: str
    points: str  # exact, as a decimal in words: "-0.5"
    findings: tuple[str, ...] = ()  # fingerprints


class Score(NamedTuple):
    """A score of a report by a local standard. It stands beside the verdict and does not change it."""

    name: str
    total: str
    items: tuple[ScoreItem, ...] = ()
    basis: str = ""


@dataclass(frozen=True, slots=True)
class ReporterSpec:
    """One more output format: `render` turns a run into text or bytes."""

    name: str
    render: Callable[[RunResult], str | bytes]


class PreparedFinding(NamedTuple):
    """A finding with what plugins added to it."""

    finding: Finding
    additions: tuple[tuple[str, Enrichment], ...] = ()  # (plugin name, what it added)
