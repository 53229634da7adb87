"""The words of a table of the form, made ready to recognise them in flattened text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from checker.schema.spec import FormSpec, TableSpec
from checker.text.labels import LabelIndex, normalise_label, split_numbering

ROW = "row"
GROUP = "group"  # a heading above rows: （三）不予公开
COLUMN = "column"
STUB = "stub"  # other words the form prints: 信息内容, 第二十条第（一）项
BARE = "bare"  # 其他, 总计: a column's name, or a row's whose number was lost

_STUBS = {
    "t2": ("信息内容", "第二十条第", "第二十条", "单位万元",
           "第一项", "第五项", "第六项", "第八项", "第九项"),
    "t3": (
        "本年度办理结果", "办理结果", "申请人情况", "法人或其他组织",
        "本列数据的勾稽关系为",
        "本列数据的勾稽关系为第一项加第二项之和等于第三项加第四项之和",
        "本列数据的勾稽关系为第一项加第二项之和", "等于第三项加第四项之和",
    ),
    "t4": ("行政诉讼", "复议", "诉讼"),
}  # fmt: skip


class Known(NamedTuple):
    """What printed words stand for: `key` is the row, column or group."""

    kind: str
    key: str


class Vocabulary:
    """The words of one table in all editions."""

    __slots__ = ("cores", "glued", "index", "numbers", "table")

    def __init__(self, table: str, specs: Sequence[TableSpec]) -> None:
        self.table = table
        self.cores: dict[str, Known] = {}
        self.numbers: dict[str, str] = {}  # row key: the number the form prints before its label
        wordings: dict[str, tuple[str, ...]] = {}
        for spec in specs:
            for row in spec.rows:
                self.numbers.setdefault(row.key, split_numbering(row.label)[0])
                known = wordings.get(row.key, ())
                wordings[row.key] = (*known, *(w for w in (row.label, *row.variants) if w not in known))
                self._add(Known(ROW, row.key), (row.label, *row.variants))
        self.index = LabelIndex(wordings)
        for spec in specs:
            for column in spec.columns:
                self._add(Known(COLUMN, column.key), (column.label, *column.variants))
            self._add_headings(spec)
        for words in _STUBS[table]:
            self._add(Known(STUB, words), (words,))
        self.glued = _alternation(self.cores)

    def _add_headings(self, spec: TableSpec) -> None:
        keys = {row.key for row in spec.rows}
        for heading in [row.group for row in spec.rows if row.group]:
            if normalise_label(heading) not in self.cores or "other_handling" not in keys:
                self._add(Known(GROUP, heading), (heading,))
        for block in [row.block for row in spec.rows if row.block]:
            self._add(Known(STUB, block), (block,))

    def _add(self, known: Known, wordings: Iterable[str]) -> None:
        for wording in wordings:
            core = normalise_label(wording)
            before = self.cores.get(core)
            if before is None:
                self.cores[core] = known
            elif before.kind == ROW and known.kind == COLUMN:
                self.cores[core] = Known(BARE, before.key)


def _alternation(words: Iterable[str]) -> re.Pattern[str]:
    """Match any of the words, the longest first; grouped by first character to be quick."""
    heads: dict[str, list[str]] = {}
    for word in sorted(words, key=lambda word: (-len(word), word)):
        heads.setdefault(word[0], []).append(word[1:])
    return re.compile(
        "|".join(f"{head}(?:{'|'.join(map(re.escape, tails))})" for head, tails in sorted(heads.items()))
    )


_CACHE: dict[tuple[int, ...], tuple[Sequence[FormSpec], dict[str, Vocabulary]]] = {}


def vocabularies(forms: Sequence[FormSpec]) -> dict[str, Vocabulary]:
    """Return the words of each table of these editions (made once)."""
    key = tuple(id(form) for form in forms)
    if key not in _CACHE:
        _CACHE.clear()
        tables = dict.fromkeys(table for form in forms for table in form.tables if table in _STUBS)
        made = {
            table: Vocabulary(table, [form.tables[table] for form in forms if table in form.tables])
            for table in tables
        }
        _CACHE[key] = (tuple(forms), made)  # holds the forms, so that their ids stay theirs
    return _CACHE[key][1]
