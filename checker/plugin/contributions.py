"""What a plugin can give: plain frozen data, checked when it is handed over."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

from checker.extract.blocks import Reading
from checker.findings.additions import Enrichment, Score, ScoreItem
from checker.findings.result import RunResult
from checker.model.identity import LEVELS, ORGAN_KINDS, UNKNOWN
from checker.schema.load import LabelWordings as LabelVariant
from checker.source.document import Document

__all__ = ["Enrichment", "LabelVariant", "OrganEntry", "ReaderSpec", "ReporterSpec", "Score", "ScoreItem"]


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


@dataclass(frozen=True, slots=True)
class ReporterSpec:
    """One more output format: `render` turns a run into text or bytes."""

    name: str
    render: Callable[[RunResult], str | bytes]
