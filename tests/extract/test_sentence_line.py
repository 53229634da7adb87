"""Sentences that hold words of a table: they are told, and the table takes nothing of them."""

from __future__ import annotations

import random
import time

import pytest

from checker.extract.passes import read_report
from checker.extract.sentence_line import is_sentence, sentences_first
from checker.model.report import Report
from checker.model.table import READ
from checker.schema.load import load_form
from checker.source.document import Document
from checker.text.width import fold
from tests.extract.conftest import HEADINGS, OPENING, TITLE
from tests.extract.flattened import ROW_SHAPES, SHAPES, figures_of, rows_of

TOLD = {
    "t2": (
        "依第二十条第（一）项公开规章2件，行政规范性文件5件，现行有效件数各为10件、20件。",
        "作出行政许可50件、行政处罚30件、行政强制2件",
        "本年制发件数3件，本年废止件数1件；行政事业性收费12万元。",
        "第二十条第（八）项：行政事业性收费本年收费金额12.5万元，比上年减少。",
    ),
    "t3": (
        "全年新收政府信息公开申请30件，其中予以公开12件，部分公开3件，不予公开5件，无法提供10件。",
        "自然人28件、商业企业2件，总计30件。",
        "三、本年度办理结果中，予以公开12件，其他处理0件。",
    ),
    "t4": (
        "今年发生行政复议1件，其中结果维持1件、尚未审结0件",
        "行政诉讼共7宗：未经复议直接起诉3宗，复议后起诉4宗",
        "行政复议1件，结果维持；无行政诉讼。",
        "结果维持3件。",
        "本年行政复议结果维持1件",
        (
            "全市产生行政复议63件，其中结果维持40件（63.49%）、结果纠正5件（7.94%）、其他结果18件（28.57%），"
            "没有未审结的。行政诉讼40件，其中维持27件、纠正1件、其他结果10件、尚未审结2件。"
        ),
        (
            "2020年行政复议56件（维持31件、纠正6件、其他12件、未审结7件）；行政诉讼47件，未经复议直接起诉的26件，"
            "复议后起诉的21件，总计103件，均已上报。"
        ),
    ),
}
PRINTED = (
    "结果维持 34",
    "行政复议",
    "总计 12",
    "3件",
    "22（其中修订16件，另有1件）",
    "行政复议行政诉讼结果维持结果纠正其他结果尚未审结总计000113000300011",
    "收到复议3件，情况如下：行政复议行政诉讼结果维持结果纠正其他结果尚未审结总计000113000300011。",
    "一、本年新收政府信息公开申请数量81010010二、上年结转政府信息公开申请数量0000000",
    "情况如下。行政复议行政诉讼结果维持结果纠正其他结果尚未审结总计",
    "规章 2 5 10",
    "规章000行政规范性文件5225",
    "1.申请人无正当理由逾期不补正，行政机关不再处理",
    "2.申请人逾期未按收费通知要求缴纳费用，行政机关不再处理其政府信息公开申请",
    "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）。",
    "（二）部分公开（区分处理的，只计这一情形，不计其他情形）",
    "行政许可 | 50件，",
)


@pytest.mark.parametrize("line", [line for lines in TOLD.values() for line in lines])
def test_what_is_told_is_a_sentence(line: str) -> None:
    assert is_sentence(fold(line))


@pytest.mark.parametrize("line", PRINTED)
def test_what_is_printed_in_a_table_is_none(line: str) -> None:
    assert not is_sentence(fold(line))


@pytest.mark.parametrize("form", ["2019", "2021"])
def test_no_label_of_a_form_is_a_sentence(form: str) -> None:
    for table in load_form(form).tables.values():
        labels = [word for row in table.rows for word in (row.label, *row.variants)]
        labels += [word for column in table.columns for word in (column.label, *column.variants)]
        assert [word for word in labels if is_sentence(fold(word))] == []


def text_of(key: str, table: str, above: str, below: str) -> Report:
    """Read a text of which one part has a table between two lines."""
    parts = [TITLE, OPENING]
    place = int(key[1]) - 1
    for at, heading in enumerate(HEADINGS):
        parts += [heading, *((above, table, below) if at == place else ())]
    return read_report(Document("年报.txt", "\n".join(part for part in parts if part).encode()))


@pytest.mark.parametrize("shape", [*SHAPES, *ROW_SHAPES, "glued"])
@pytest.mark.parametrize("key", TOLD)
def test_a_table_takes_no_sentence_before_or_behind_it(key: str, shape: str) -> None:
    figures = figures_of(key, random.Random(3))
    rows = rows_of(key, figures)
    tokens = [token for row in rows for token in row]
    if shape == "glued":
        table = "".join(tokens)
    else:
        table = SHAPES[shape](tokens) if shape in SHAPES else ROW_SHAPES[shape](rows)
    alone = text_of(key, table, "", "").tables[key]
    for line in TOLD[key]:
        for above, below in ((line, ""), ("", line), (line, line)):
            report = text_of(key, table, above, below)
            section = report.sections[int(key[1]) - 1]
            assert section.body.folded.split("\n") == [fold(one) for one in (above, below) if one]
            assert report.tables[key].state == READ
            assert [cell[:2] for cell in report.tables[key].cells] == [cell[:2] for cell in alone.cells]


def test_a_sentence_between_two_small_tables_is_kept() -> None:
    figures = [str(figure) for figure in range(1, 16)]
    rows = rows_of("t4", list(range(1, 16)))
    assert rows[-1] == figures
    lines = [" ".join(row) for row in rows]
    told = "行政诉讼共7宗：未经复议直接起诉3宗，复议后起诉4宗"
    report = text_of("t4", "\n".join([*lines[:3], told, *lines[3:]]), "", "")
    assert report.sections[3].body.text == told


def test_sentences_on_the_line_of_a_table_are_kept() -> None:
    told = "今年行政复议共1件，结果维持1件。"
    table = "".join(token for row in rows_of("t4", [0] * 15) for token in row)
    report = text_of("t4", told + table, "", "")
    assert report.sections[3].body.folded == fold(told)
    assert [cell.value for cell in report.tables["t4"].cells] == [0] * 15


@pytest.mark.parametrize(
    "piece", ["1,", "总计1,", "1 ", "(", "共", "全年", "收到1件", "结果维持1件，", "一。"]
)
def test_a_line_without_end_is_told_quickly(piece: str) -> None:
    started = time.perf_counter()
    line = piece * 40_000
    is_sentence(line)
    sentences_first(fold(line))
    assert time.perf_counter() - started < 2
