"""Recognise labels in a stream of tokens and give each row of the form the figures behind its label."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, field
from itertools import pairwise

from checker.extract.flat_labels import BARE, COLUMN, GROUP, ROW, Known, Vocabulary
from checker.extract.flat_tokens import EMPTY, PROSE, TEXT, VALUE, Token
from checker.model.table import DAMAGED, EXACT, FOREIGN, VARIANT, Label
from checker.schema.spec import TableSpec
from checker.text.labels import normalise_label, split_numbering

_LONGEST_WRAP = 16  # lines that one label is wrapped to (narrow columns of a PDF)
_MOST_ENTRIES = 600  # a bound for text that is no report
_MOST_DAMAGED = 60
UNKNOWN = Known("unknown", "")
_HEAD = re.compile(
    r"20[0-9]{2}|报告|年报|信息公开|人民政府|网|http|www|[0-9]/[0-9]"
)  # words of a page, not of a row


@dataclass(slots=True)
class Entry:
    """A label as printed, and the cells that stand behind it until the next label."""

    known: Known
    tokens: list[Token]
    agreement: str = ""
    cells: list[Token] = field(default_factory=list)
    next: Token | None = None  # the token behind the cells
    torn: bool = False  # words that are no label stand behind the cells

    @property
    def raw(self) -> str:
        return "".join(token.text for token in self.tokens)

    @property
    def figures(self) -> list[Token]:
        return [token for token in self.cells if token.kind == VALUE]

    def to_label(self, axis: str, key: str, agreement: str) -> Label:
        first = self.tokens[0]
        last = self.tokens[-1] if self.tokens[-1].passage is first.passage else first
        return Label(axis, key, self.raw, agreement, first.passage.locate(first.start, last.end))


def find_entries(tokens: list[Token], words: Vocabulary) -> list[Entry]:
    """Group tokens to labels with their cells; cells before any label belong to an entry without tokens."""
    ordered = sorted(words.cores)
    entries = [Entry(UNKNOWN, [])]
    at = 0
    while at < len(tokens) and len(entries) < _MOST_ENTRIES:
        token = tokens[at]
        if token.kind in (VALUE, EMPTY):
            entries[-1].cells.append(token)
            at += 1
            continue
        if entries[-1].next is None:
            entries[-1].next = token
        known, end = (UNKNOWN, at + 1) if token.kind == PROSE else _longest_label(tokens, at, words, ordered)
        entries.append(Entry(known, tokens[at:end]))
        at = end
    _name_bare(entries, words)
    _name_damaged(entries, words)
    named = [entry for entry in entries if entry.tokens]
    for before, after in pairwise(named):
        before.torn = after.known is UNKNOWN
    return entries


def strays_behind(entries: list[Entry], entry: Entry) -> list[Token]:
    """Return figures behind words that are no label, where these may cut a row of the table in two.

    Such words are a running head, say, with the number of its page. A sentence is none, and neither is the
    label of a row that the form does not have.
    """
    at = next(index for index, other in enumerate(entries) if other is entry)
    after = next((other for other in entries[at + 1 :] if other.tokens), None)
    if after is None or after.known is not UNKNOWN or after.tokens[0].kind == PROSE or not after.figures:
        return []
    alike = len(after.figures) == len(entry.figures)
    return [] if alike and not _HEAD.search(after.raw) else after.figures


def _longest_label(tokens: list[Token], at: int, words: Vocabulary, ordered: list[str]) -> tuple[Known, int]:
    """Join wrapped lines as long as they may still be a label of the form; take the longest that is one."""
    found, end = UNKNOWN, at + 1
    joined = ""
    for stop in range(at, min(len(tokens), at + _LONGEST_WRAP)):
        token = tokens[stop]
        if token.kind != TEXT or token.core.startswith("?"):
            break
        joined += token.flat if joined else token.core
        if joined in words.cores:
            found, end = words.cores[joined], stop + 1
        place = bisect_left(ordered, joined)
        if place == len(ordered) or not ordered[place].startswith(joined):
            break
    return found, end


def _name_bare(entries: list[Entry], words: Vocabulary) -> None:
    """Tell the row （七）总计 or 3.其他 from the columns 总计 and 其他."""
    for at, entry in enumerate(entries):
        if entry.known.kind != BARE:
            continue
        number = split_numbering(entry.raw)[0]
        beside = entries[max(0, at - 4) : at] + entries[at + 1 : at + 3]
        columns = sum(other.known.kind == COLUMN for other in beside)
        if number and number == words.numbers.get(entry.known.key):
            entry.known = Known(ROW, entry.known.key)
        elif number or columns >= 2 or not entry.cells:
            entry.known = Known(COLUMN, normalise_label(entry.raw))
        else:
            entry.known = Known(ROW, entry.known.key)


def _name_damaged(entries: list[Entry], words: Vocabulary) -> None:
    """Recognise labels with lost or changed characters, where cells stand behind them."""
    tried = 0
    for at, entry in enumerate(entries):
        if entry.known is not UNKNOWN or not entry.cells or not entry.tokens:
            continue
        tried += 1
        if entry.tokens[0].kind == PROSE or tried > _MOST_DAMAGED:
            continue
        for first in range(max(1, at - 7), at + 1):
            part = entries[first : at + 1]
            if any(other.cells for other in part[:-1]) or any(
                other.known is not UNKNOWN or other.tokens[0].kind == PROSE for other in part[1:]
            ):
                continue
            joined = "".join(other.raw for other in part)
            known = part[0].known
            if known is not UNKNOWN:
                if known.kind == ROW and _goes_on(part[0].raw, joined, known, words):
                    _merge(part, known, VARIANT)
                    break
                continue
            match = words.index.match(joined)
            if match.key:
                _merge(part, Known(ROW, match.key), match.agreement)
                break


def _goes_on(raw: str, joined: str, known: Known, words: Vocabulary) -> bool:
    """Tell whether what follows a label is the rest of it: an explanation in brackets, or lost wording."""
    if joined[len(raw) :].lstrip()[:1] in ("(", "（"):
        return True
    return words.index.match(joined).key == known.key


def _merge(part: list[Entry], known: Known, agreement: str) -> None:
    last = part[-1]
    last.tokens = [token for entry in part for token in entry.tokens]
    last.known, last.agreement = known, agreement
    for entry in part[:-1]:
        entry.known, entry.tokens = Known("merged", ""), []


def agreement_of(entry: Entry, spec: TableSpec) -> str:
    """Return how the printed label agrees with the form's."""
    if entry.agreement:
        return entry.agreement
    label = spec.row(entry.known.key).label
    same = normalise_label(entry.raw) == normalise_label(label)
    return EXACT if same and split_numbering(entry.raw)[0] == split_numbering(label)[0] else VARIANT


def chain_of(entries: list[Entry], spec: TableSpec) -> dict[str, Entry]:
    """Choose for each row the entry that keeps the order of the form (the heaviest rising chain)."""
    place = {row.key: at for at, row in enumerate(spec.rows)}
    rows = [
        entry for entry in entries if entry.known.kind == ROW and entry.tokens and entry.known.key in place
    ]
    best: list[tuple[float, int]] = []
    for at, entry in enumerate(rows):
        weight = _weight(entry, spec)
        here = (weight, -1)
        for before in range(at):
            if place[rows[before].known.key] < place[entry.known.key] and best[before][0] + weight > here[0]:
                here = (best[before][0] + weight, before)
        best.append(here)
    chain: dict[str, Entry] = {}
    at = max(range(len(rows)), key=lambda index: best[index][0], default=-1)
    while at >= 0:
        chain[rows[at].known.key] = rows[at]
        at = best[at][1]
    return chain


def _weight(entry: Entry, spec: TableSpec) -> float:
    width = len(spec.row(entry.known.key).columns or spec.columns)
    agreement = {EXACT: 3.0, VARIANT: 2.0, DAMAGED: 1.0}[agreement_of(entry, spec)]
    return agreement + (1.0 if len(entry.figures) == width else 0.0) + (0.5 if entry.cells else 0.0)


def labels_of(entries: list[Entry], chain: dict[str, Entry], spec: TableSpec) -> tuple[Label, ...]:
    """Return the labels of rows and columns as printed, in their order."""
    columns = {normalise_label(w): c.key for c in spec.columns for w in (*c.variants, c.label)}
    exact = {normalise_label(column.label) for column in spec.columns}
    chosen = {id(entry) for entry in chain.values()}
    labels: list[Label] = []
    for entry in entries:
        if not entry.tokens:
            continue
        if id(entry) in chosen:
            labels.append(entry.to_label("row", entry.known.key, agreement_of(entry, spec)))
        elif entry.known.kind == COLUMN:
            core = normalise_label(entry.raw)
            own = entry.known.key in {column.key for column in spec.columns}
            key = entry.known.key if own else columns.get(core, "")
            agreement = EXACT if core in exact else VARIANT if key else FOREIGN
            labels.append(entry.to_label("column", key, agreement))
        elif (
            entry.known.kind in (ROW, GROUP, UNKNOWN.kind) and entry.figures and entry.tokens[0].kind == TEXT
        ):
            labels.append(entry.to_label("row", "", FOREIGN))
    return tuple(labels)
