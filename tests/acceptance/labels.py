"""What the forms print, written down from the forms, apart from the program's own data."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from tests.acceptance.figures import Figures

NOTE = "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）"
APPLICANTS = ("商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他")
OUTCOMES = ("结果维持", "结果纠正", "其他结果", "尚未审结", "总计")
_HEAD = ("一、本年新收政府信息公开申请数量", "二、上年结转政府信息公开申请数量")
_RESULTS = (
    "（一）予以公开",
    "（二）部分公开（区分处理的，只计这一情形，不计其他情形）",
    "1.属于国家秘密",
    "2.其他法律行政法规禁止公开",
    "3.危及“三安全一稳定”",
    "4.保护第三方合法权益",
    "5.属于三类内部事务信息",
    "6.属于四类过程性信息",
    "7.属于行政执法案卷",
    "8.属于行政查询事项",
    "1.本机关不掌握相关政府信息",
    "2.没有现成信息需要另行制作",
    "3.补正后申请内容仍不明确",
    "1.信访举报投诉类申请",
    "2.重复申请",
    "3.要求提供公开出版物",
    "4.无正当理由大量反复申请",
    "5.要求行政机关确认或重新出具已获取信息",
)
_OTHER_2021 = (
    "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请",
    "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请",
    "3.其他",
)
_TAIL = ("（七）总计", "四、结转下年度继续办理")
_GROUPS = {4: ("（三）不予公开", 8), 12: ("（四）无法提供", 3), 15: ("（五）不予处理", 5)}


class Row(NamedTuple):
    """A row of table 3: `group` is the label that begins a group here, over `span` rows."""

    label: str
    values: list[str]
    group: str = ""
    span: int = 0
    leads: bool = False  # 三、本年度办理结果 begins here
    outer: bool = False  # stands outside of 三
    grouped: bool = False


def rows_of_table_3(figures: Figures) -> Iterator[Row]:
    new_form = figures.form == "2021"
    labels = (*_HEAD, *_RESULTS, *(_OTHER_2021 if new_form else ("（六）其他处理",)), *_TAIL)
    groups = _GROUPS | ({20: ("（六）其他处理", 3)} if new_form else {})
    inside = {row for start, (_, span) in groups.items() for row in range(start, start + span)}
    for index, label in enumerate(labels):
        group, span = groups.get(index, ("", 0))
        outer = index < 2 or index == len(labels) - 1
        values = [str(value) for value in figures.t3[index]]
        yield Row(label, values, group, span, index == 2, outer, index in inside)


class Block(NamedTuple):
    """A block of table 2: its heading, column heads and rows."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[str, ...]


_BLOCKS = {
    "2021": (
        Block(
            "第二十条第（一）项", ("本年制发件数", "本年废止件数", "现行有效件数"), ("规章", "行政规范性文件")
        ),
        Block("第二十条第（五）项", ("本年处理决定数量",), ("行政许可",)),
        Block("第二十条第（六）项", ("本年处理决定数量",), ("行政处罚", "行政强制")),
        Block("第二十条第（八）项", ("本年收费金额（单位：万元）",), ("行政事业性收费",)),
    ),
    "2019": (
        Block(
            "第二十条第（一）项",
            ("本年新制作数量", "本年新公开数量", "对外公开总数量"),
            ("规章", "规范性文件"),
        ),
        Block(
            "第二十条第（五）项",
            ("上一年项目数量", "本年增/减", "处理决定数量"),
            ("行政许可", "其他对外管理服务事项"),
        ),
        Block(
            "第二十条第（六）项", ("上一年项目数量", "本年增/减", "处理决定数量"), ("行政处罚", "行政强制")
        ),
        Block("第二十条第（八）项", ("上一年项目数量", "本年增/减"), ("行政事业性收费",)),
        Block("第二十条第（九）项", ("采购项目数量", "采购总金额"), ("政府集中采购",)),
    ),
}


def blocks_of_table_2(figures: Figures) -> tuple[Block, ...]:
    return _BLOCKS[figures.form]
