"""Parts that are there but say nothing."""

from __future__ import annotations

import re
from typing import NamedTuple

from checker.facts.presence import perhaps_unread
from checker.facts.wording import clip, place_of, sentences
from checker.model.report import Report, Section
from checker.model.unknown import Unknown
from checker.schema.load import load_form
from checker.source.location import Location

EMPTY = "没有内容"
ONLY_NONE = "只写“无”"
FILLER = "只有引言"
SHORT = "过短"
NO_PROBLEM = "没有写问题"
NO_REMEDY = "没有写改进"
NO_PROBLEM_CLAIMED = "称不存在问题"

_NONE = re.compile(
    r"^[\s(]*(?:暂|本年度|目前|我[局镇乡委办厅])?(?:无|没有|空|略|不存在)(?:其他|内容|有关|相关|需要|说明|的|情况|事项|问题)*[\s。.)]*$"
)
_BASIS = re.compile(
    r"(?:根据|按照|依据|遵照|为(?:贯彻|落实))[^。]*(?:条例|要求|规定|格式|通知)|统计期限|本(?:年度)?报告(?:由|所|中|是|的|包括|可)|"
    r"全文(?:包括|由)|(?:现将|现就|特)[^。]*(?:如下|公布|报告|编制|汇报)|汇报[^。]*工作|如下[:。]?$"
)
_PROBLEM = re.compile(
    r"问题|不足|短板|差距|薄弱|有待|不够|欠缺|仍需|还需|尚需|弱项|困难|滞后|待提[高升]|待加强|待改进|待完善|不到位|不强|缺乏|不高|较少|偏少|"
    r"单一|不及时|不全面|不完善|不规范|不深|不足|瓶颈|局限|不平衡|不充分|不精准|不均|不健全|不丰富|不多|不便|不透|不新|不熟|较低|较弱|缺少"
)
_REMEDY = re.compile(
    r"下一步|今后|接下来|改进|整改|进一步|将|加强|强化|完善|提升|提高|优化|加大|拓宽|拓展|丰富|健全|推进|改善|措施|规范|创新|深化|细化|落实"
)
_DENIED = re.compile(
    r"(?:不存在|未发现|没有(?:发现|存在)?|无)(?:任何|明显|突出|较大|主要|需要)*(?:的)?(?:问题|不足)"
)


class HollowPart(NamedTuple):
    """A part that says nothing, or part five without a problem or a remedy. `kind`: see the constants."""

    part: str
    kind: str
    raw: str
    location: Location | None


def hollow_parts(report: Report) -> tuple[HollowPart, ...] | Unknown:
    """Return the parts of plain words that are empty, only 无, only an introduction, or far too short.

    Part six may say 无. Unknown: a part stands without words, but pictures or lost content may be why.
    """
    form = load_form(report.identity.form)
    found = []
    for spec in form.sections:
        section = report.section(spec.key)
        if spec.kind != "text" or section is None:
            continue
        kind = _hollow(spec.key, section)
        if kind is None:
            continue
        if kind == EMPTY:
            doubt = _unread(report, section)
            if doubt is not None:
                return doubt
        found.append(HollowPart(spec.name, kind, clip(section.body.text), place_of(section)))
    return tuple(found)


def _unread(report: Report, section: Section) -> Unknown | None:
    title = section.heading.title if section.heading else section.key
    if section.images or section.attachments:
        return Unknown(f"“{title}”部分是图片或附件，没有读取，请人工查看", place_of(section))
    if section is report.sections[-1] and not report.closing:
        return Unknown(f"正文到“{title}”标题就断了，后面没有读到", place_of(section))
    position = [spec.key for spec in load_form(report.identity.form).sections]
    following = position[position.index(section.key) + 1 :]
    if following and report.section(following[0]) is None:
        doubt = perhaps_unread(report, following[0])
        return doubt if isinstance(doubt, Unknown) else None
    return None


def _hollow(key: str, section: Section) -> str | None:
    words = section.body.folded.strip()
    if not words:
        return EMPTY
    if key == "other":
        return None
    if _NONE.match(words):
        return ONLY_NONE
    if key == "problems":
        return SHORT if len(words) < 10 else None
    left = [one.text for one in sentences(section.body) if not _BASIS.search(one.text)]
    return FILLER if sum(map(len, left)) < 20 else None


def problem_part(report: Report) -> tuple[HollowPart, ...] | Unknown:
    """Return what part five lacks: a problem that is named, or a remedy."""
    section = report.section("problems")
    if section is None:
        return Unknown("没有读到“存在的主要问题及改进情况”部分")
    words = section.body.folded
    if len(words.strip()) < 10 or _NONE.match(words.strip()):
        return ()
    place = section.body.locate(0, min(len(words), 30))
    name = "问题与改进"
    denied = _DENIED.search(words)
    if denied:
        where = section.body.locate(denied.start(), denied.end())
        return (HollowPart(name, NO_PROBLEM_CLAIMED, denied.group(), where),)
    found = []
    if not _PROBLEM.search(words):
        found.append(HollowPart(name, NO_PROBLEM, clip(section.body.text), place))
    if not _REMEDY.search(words):
        found.append(HollowPart(name, NO_REMEDY, clip(section.body.text), place))
    return tuple(found)
