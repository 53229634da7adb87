"""Functions for the rules of structure, dates and care (S, D, Q)."""

from __future__ import annotations

from typing import Any

from checker.facts.aspects import aspect_coverage
from checker.facts.citations import citation_problems
from checker.facts.contacts import contact_problems
from checker.facts.damage_facts import damage_facts
from checker.facts.emptiness import part_contents, problem_elements
from checker.facts.headings import heading_wordings, label_problems, table_forms
from checker.facts.improvements import problems_and_remedies
from checker.facts.listing import parts_list
from checker.facts.names import foreign_organs, foreign_roles
from checker.facts.neighbours import neighbours
from checker.facts.organ_rank import county_or_above
from checker.facts.placeholders import placeholders
from checker.facts.presence import all_read, opening_read, perhaps_unread, required_tables
from checker.facts.repeats import repeats
from checker.facts.titles import title_variants, title_wording
from checker.facts.years import date_pairs, other_years, report_links
from checker.language.functions import FunctionSpec, Parameter
from checker.language.types import (
    ANY,
    DATE,
    NUMBER,
    TEXT,
    TRUTH,
    Field,
    Type,
    list_of,
    number,
    record,
    text_of,
)
from checker.model.report import Report
from checker.model.unknown import Unknown
from checker.schema.load import load_form

_YEAR = number("年")
_RAW = Field("原文", "raw", TEXT, "报告里的原话")
_SENTENCE = Field("所在句", "sentence", TEXT, "原话所在的句子")

HEADING = record(
    "部分标题",
    Field("部分", "part", TEXT, "规则里的名称，如 总体情况"),
    _RAW,
    Field("题名", "title", TEXT, "去掉序号的标题"),
    Field("格式题名", "form_title", TEXT, "格式印的标题"),
    Field("用语", "agreement", text_of("一致", "变体", "漏字", "不一致"), "与格式标题相比"),
    Field("编号情况", "numbering", text_of("正确", "重号", "跳号", "倒序", "重复部分", "次序不对")),
    Field("编号说明", "detail", TEXT, "编号哪里不对"),
)
TABLE_PRESENCE = record(
    "应有表格",
    Field("部分", "part", TEXT, "表格所在部分的标题"),
    Field("表", "table", TEXT, "表二、表三、表四"),
    Field("已列出", "present", TRUTH, "表格是图片、附件，或者看不出来时无法判定"),
    Field("文字", "words", TEXT, "代替表格的话"),
)
TABLE_FORM = record(
    "表样",
    Field("表", "table", TEXT),
    Field("版本", "edition", text_of("2019", "2021"), "表格实际是哪一年的格式"),
    Field("应用版本", "demanded", text_of("2019", "2021"), "报告年度应使用哪一年的格式"),
    Field("行列名", "labels", TEXT, "不属于应用版本的行名和列名"),
)
LABEL_PROBLEM = record(
    "行列名",
    Field("表", "table", TEXT),
    Field("印作", "raw", TEXT, "报告印的行名或列名"),
    Field("格式印作", "form_label", TEXT, "格式印的行名或列名"),
)
TITLE = record(
    "标题用语",
    _RAW,
    Field(
        "用语",
        "agreement",
        text_of("一致", "变体", "不规范"),
        "与“机关名称＋年度＋政府信息公开工作年度报告”相比",
    ),
    Field("说明", "lacks", TEXT, "缺什么、哪里不同"),
)
ASPECT = record(
    "方面",
    Field("名", "name", TEXT),
    Field("情况", "state", text_of("有", "顺带提到", "没有")),
    _RAW,
)
CONTENT = record(
    "部分内容",
    Field("部分", "part", TEXT),
    Field("情况", "state", text_of("有内容", "没有内容", "只写“无”", "只有引言", "过短")),
    _RAW,
)
ELEMENT = record(
    "要素",
    Field("名", "name", text_of("问题", "改进")),
    Field("情况", "state", text_of("有", "没有", "称不存在")),
    _RAW,
)
PARTS_LIST = record(
    "部分清单",
    Field("写明数", "stated", NUMBER, "开头写的“六个部分”"),
    Field("列出数", "named", NUMBER, "实际列出的项数"),
    Field("未列出", "lacking", list_of(TEXT), "报告里有、开头没有列出的部分"),
    Field("不是部分", "foreign", list_of(TEXT), "列出来但不是报告部分的项"),
    _RAW,
)
ORGAN = record(
    "机关名称",
    Field("名称", "raw", TEXT, "另一个机关的名称，或者“我局”这样的自称"),
    Field("所在", "where", TEXT, "开头、总体情况、问题与改进、其他事项、落款；自称在“正文”"),
    _SENTENCE,
)
PLACEHOLDER = record("模板残留", _RAW, _SENTENCE)
CITATION = record(
    "引用",
    Field("种类", "kind", text_of("令号错误", "文号错误", "文号不全", "依据过时", "名称与文号不符")),
    _RAW,
    Field("应为", "proper", TEXT),
    _SENTENCE,
)
CONTACT = record(
    "联系方式",
    Field("种类", "kind", text_of("邮政编码", "电话", "电子邮箱", "网址")),
    _RAW,
    Field("说明", "reason", TEXT),
)
DAMAGE = record(
    "文本损伤",
    Field("种类", "kind", TEXT, "日期丢字、括号丢失……"),
    _RAW,
    Field("读作", "used", TEXT, "采用的读法；有几种读法时无法判定"),
)
REPEAT = record(
    "重复",
    Field("种类", "kind", text_of("叠字", "叠词", "重复句", "重复段")),
    _RAW,
    _SENTENCE,
)
BALANCE = record(
    "条数",
    Field("问题数", "problems", NUMBER, "编了号的问题有几条"),
    Field("改进数", "remedies", NUMBER, "编了号的改进有几条"),
    _RAW,
)
OTHER_YEAR = record(
    "年度表述",
    Field("种类", "kind", TEXT),
    Field("年", "year", _YEAR, "这句话说的是哪一年"),
    Field("确定", "certain", TRUTH, "用语表明是另一年度留下的"),
    _RAW,
)
REPORT_LINK = record("年报网址", Field("年", "year", _YEAR, "网址里的年份"), _RAW)
DATE_PAIR = record("两处日期", Field("页面日期", "page", DATE), Field("落款日期", "signed", DATE), _RAW)


def _perhaps_unread(report: Report, part: Any) -> bool | Unknown:
    """Take the part as 格式.部分 gives it, or by its name."""
    key = part if isinstance(part, str) else part.key
    for section in load_form(report.identity.form).sections:
        if key in (section.key, section.name, section.title):
            return perhaps_unread(report, section.key)
    return Unknown(f"格式没有“{key}”这一部分")


def _of_report(name: str, english: str, kind: Type, doc: str, call: Any) -> FunctionSpec:
    return FunctionSpec(name, english, (), list_of(kind), doc, call, takes_report=True)


STRUCTURE: tuple[FunctionSpec, ...] = (
    FunctionSpec(
        "读全了",
        "all_read",
        (),
        TRUTH,
        "读到了报告的全文，没有找到的就是没有；文本中断或者只读到一部分时无法判定。",
        all_read,
        takes_report=True,
    ),
    _of_report("合格的标题", "whole_titles", TITLE, "要素齐全的标题（一致或者是变体）。", title_variants),
    FunctionSpec(
        "可能没有读到",
        "perhaps_unread",
        (Parameter("部分", ANY),),
        TRUTH,
        "没有找到的部分，是不是可能只是没读到（正文中断、图片、附件）：可能时无法判定，肯定没有时为假。",
        _perhaps_unread,
        takes_report=True,
    ),
    FunctionSpec(
        "读到开头",
        "opening_read",
        (),
        TRUTH,
        "读到了报告的开头；只读到后半截或者没有读到正文时无法判定。",
        opening_read,
        takes_report=True,
    ),
    FunctionSpec(
        "县级以上政府",
        "county_or_above",
        (),
        TRUTH,
        "机关是县级以上人民政府；区、市、县、旗、州的人民政府都是，不必认准是哪一级。",
        county_or_above,
        takes_report=True,
    ),
    _of_report(
        "部分标题", "part_headings", HEADING, "报告里各部分的标题：用语、编号与格式比较。", heading_wordings
    ),
    _of_report(
        "应有表格", "required_tables", TABLE_PRESENCE, "格式要求的三张表，各在不在报告里。", required_tables
    ),
    _of_report(
        "表样版本", "table_forms", TABLE_FORM, "读到的各表是哪一年的格式，应当用哪一年的。", table_forms
    ),
    _of_report(
        "缺字的行列名",
        "damaged_labels",
        LABEL_PROBLEM,
        "缺字、错字的行名和列名（只差标点、括号的不算）。",
        label_problems,
    ),
    _of_report("标题用语", "title_wording", TITLE, "报告标题与格式比较，只有一项。", title_wording),
    _of_report("总体情况各方面", "aspects", ASPECT, "总体情况应写的五个方面，各写了没有。", aspect_coverage),
    _of_report("部分内容", "part_contents", CONTENT, "文字部分（一、五、六）是不是有内容。", part_contents),
    _of_report(
        "问题与改进要素", "problem_elements", ELEMENT, "第五部分写没写问题、写没写改进。", problem_elements
    ),
    _of_report(
        "开头部分清单",
        "parts_list",
        PARTS_LIST,
        "开头“由……六个部分组成”的清单，没有写明数目时为空。",
        parts_list,
    ),
    _of_report(
        "其他机关名称",
        "foreign_organs",
        ORGAN,
        "开头、落款里自称编制本报告、又不可能是本机关的名称。",
        foreign_organs,
    ),
    _of_report(
        "其他部门自述",
        "neighbours",
        ORGAN,
        "部门报告里，同级另一个部门像本机关那样说的话，可能是抄来的。",
        neighbours,
    ),
    _of_report(
        "其他机关自称", "foreign_roles", ORGAN, "乡镇报告里的“我局”、部门报告里的“我镇”之类。", foreign_roles
    ),
    _of_report("模板残留", "placeholders", PLACEHOLDER, "没有删去的模板文字、没有填的空。", placeholders),
    _of_report(
        "引用有误处", "citation_problems", CITATION, "令号、文号引用有误或依据过时之处。", citation_problems
    ),
    _of_report(
        "联系方式有误处",
        "contact_problems",
        CONTACT,
        "邮编、电话、邮箱、网址写法不对之处。",
        contact_problems,
    ),
    _of_report("文本损伤", "damage_facts", DAMAGE, "网页复制时丢失文字之处，以及采用的读法。", damage_facts),
    _of_report("重复之处", "repeats", REPEAT, "叠字、叠词、重复的句子和段落。", repeats),
    _of_report(
        "问题与改进条数",
        "problems_and_remedies",
        BALANCE,
        "第五部分编号的问题和改进各有几条；没有编号时为空。",
        problems_and_remedies,
    ),
    _of_report(
        "其他年度表述", "other_years", OTHER_YEAR, "把上一年或下一年的工作当作本年写的句子。", other_years
    ),
    _of_report("年报网址", "report_links", REPORT_LINK, "开头给出的本报告网址（带日期的）。", report_links),
    _of_report(
        "页面与落款日期", "date_pairs", DATE_PAIR, "网页日期和落款日期，两处都读到时才有。", date_pairs
    ),
)
