"""Parts that are there but say nothing."""

from __future__ import annotations

from typing import NamedTuple

from checker.facts.lazy import Lazy
from checker.facts.presence import cut_section, perhaps_unread
from checker.facts.wording import clip, place_of, sentences
from checker.model.report import Report, Section
from checker.model.unknown import Unknown
from checker.schema.load import load_form
from checker.source.location import Location

FULL = "有内容"
EMPTY = "没有内容"
ONLY_NONE = "只写“无”"
FILLER = "只有引言"
SHORT = "过短"
NAMED = "有"
NOT_NAMED = "没有"
DENIED = "称不存在"

_NOTHING = Lazy(
    r"^[\s(]*(?:本部分|该部分|此项|本项|暂|本年度|目前|我[局镇乡委办厅])*(?:无|没有|空|略|不存在)"
    r"(?:其他|内容|有关|相关|需要|说明|的|情况|事项|问题)*[\s。.)]*$"
)
# Sentences that only introduce the report.
_BASIS = Lazy(
    r"(?:根据|按照|依据|遵照)[^。]*(?:编制|公布|发布|如下|汇报|报告)[^。]{0,30}$|统计期限|"
    r"本(?:年度)?报告(?:由|所|中|是|的|包括|可)|全文(?:包括|由)|(?:现将|现就|特)[^。]*(?:如下|公布|报告|编制|汇报)|如下[:。]?$"
)
# What a problem is called. `_FAULT` finds the words with 不 or 难 (不足, 困难), and 缺少 but for 缺少数据.
_PROBLEM = (
    *("问题", "短板", "差距", "薄弱", "弱项", "欠缺", "缺乏", "单一", "瓶颈", "局限", "较低", "较弱"),
    *("有待", "仍需", "还需", "尚需", "待提高", "待提升", "待加强", "待改进", "待完善"),
    *("较少", "偏少", "缺少"),
)
# An improvement, and not what still waits for one (有待改进, 仍需进一步加强, 不完善).
_REMEDY = Lazy(
    r"下一步|今后|接下来|(?<!未)采取[^。;\n]{0,10}措施(?![不还仍较])|(?<![有还仍尚待需])(?<!需要)进一步|将(?!近)|"
    r"(?<![不待需未够欠尚])(?<!进一步)(?<!需要)(?:改进|整改|加强|强化|完善|提升|提高|优化|加大|拓宽|拓展|丰富|健全|推进|改善|规范|深化|细化|落实)"
)
# Not everyone calls them problems and improvements: 公示偶有延迟，已启用自动推送 · 力度不一，将制定指引.
# Meant to be wide: almost any text names a problem then, and only one without any is told of.
_FAULT = Lazy(
    r"不(?!断|仅|但|只|同|懈|忘|折不扣)|未(?!来)|偶有|延迟|难|流动(?:性)?大|简单|粗糙|参差|匮乏|(?<!减)少(?!数|儿)|"
    r"慢|窄|淡薄|偏低|低下|短腿|漏|(?<!推)迟|滞|陈旧|杂乱|传统|隐患|单薄|老化|粗放|风险"
)
_DEED = Lazy(
    r"对策|为此,|对此,|(?:措施|办法)(?!不|少|单|较|还|仍|欠)|计划|拟|(?<![未有还仍尚待需没])(?:已(?!有|经?发现)|建立|制定|修订|安排|明确|增加|增设|补充|组织|开设|启用|开展|撤并|邀请)"
)
# 一是栏目更新不勤。改进：… -- what is numbered before the improvements are the problems.
_LISTED = Lazy(r"[一1](?:是|[、.)])")
_IMPROVEMENTS = Lazy(
    r"[。;\n]\s*(?:\([一二三四]\)|[一二三四]、)?(?:改进|整改)(?:情况|措施|方向|打算|举措)?(?:如下)?:"
)
_SENTENCE = Lazy(r"[。;\n]")
_LEAST = 8  # characters of a sentence that says something
_DENIED_SENTENCE = Lazy(
    r"(?:^|[\n。;,:])[^。;,]{0,14}(?:不存在|未发现|没有(?:发现|存在)?|无)(?:任何|明显|突出|较大|主要|重大|的)*(?:问题|不足)(?:[。;,]|$)"
)


class PartContent(NamedTuple):
    """What a part of plain words holds: 有内容, 没有内容, 只写“无”, 只有引言, 过短.

    `state` is Unknown where the part stands without words and pictures or lost content may be why.
    """

    part: str
    state: str | Unknown
    raw: str
    location: Location | None


class Element(NamedTuple):
    """What part five must name: 问题 and 改进. `state`: 有, 没有, 称不存在."""

    name: str
    state: str | Unknown
    raw: str
    location: Location | None


def part_contents(report: Report) -> tuple[PartContent, ...]:
    """Return how much the parts of plain words say. Part six may say 无."""
    form = load_form(report.identity.form)
    found = []
    for spec in form.sections:
        section = report.section(spec.key)
        if spec.kind != "text" or section is None:
            continue
        state: str | Unknown = _content(spec.key, section)
        if state == EMPTY:
            state = _unread(report, section) or EMPTY
        elif state != FULL:
            state = cut_section(report, section) or state
        found.append(PartContent(spec.name, state, clip(section.body.text), place_of(section)))
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


def _content(key: str, section: Section) -> str:
    words = section.body.folded.strip()
    if not words:
        return EMPTY
    if key == "other":
        return FULL
    if _NOTHING.match(words):
        return ONLY_NONE
    if key == "problems":
        return SHORT if len(words) < 10 else FULL
    if len(words) > 400:
        return FULL
    left = [one.text for one in sentences(section.body) if not _BASIS.search(one.text)]
    return FILLER if sum(map(len, left)) < 20 else FULL


def problem_elements(report: Report) -> tuple[Element, ...] | Unknown:
    """Tell whether part five names a problem and a remedy; nothing where it is empty (see above)."""
    section = report.section("problems")
    if section is None:
        return Unknown("没有读到“存在的主要问题及改进情况”部分")
    words = section.body.folded
    if len(words.strip()) < 10 or _NOTHING.match(words.strip()):
        return ()
    denied = _DENIED_SENTENCE.search(words)
    if denied:
        where = section.body.locate(*denied.span())
        return (Element("问题", DENIED, denied.group(), where),)
    place = section.body.locate(0, min(len(words), 30))
    raw = clip(section.body.text)
    lacking = cut_section(report, section) or NOT_NAMED
    problem = _tells_fault(words) or _told_before_remedy(words)
    remedy = _REMEDY.search(words) or _DEED.search(words) or _goes_on_without_fault(words)
    return tuple(
        Element(name, NAMED if named else lacking, raw, place)
        for name, named in (("问题", problem), ("改进", remedy))
    )


def _tells_fault(words: str) -> bool:
    return any(word in words for word in _PROBLEM) or _FAULT.search(words) is not None


def _goes_on_without_fault(words: str) -> bool:
    """Tell whether a sentence without any fault follows one with a fault: it may be what was done about it.

    People write that in any words they like; only where nothing but faults is told is an improvement lacking.
    """
    told = False
    for sentence in _SENTENCE.split(words):
        if _tells_fault(sentence):
            told = True
        elif told and len(sentence) >= _LEAST:
            return True
    return False


def _told_before_remedy(words: str) -> bool:
    """Tell whether points are numbered before the improvements begin: they are the problems."""
    turn = _IMPROVEMENTS.search(words, 10)
    return turn is not None and _LISTED.search(words, 0, turn.start()) is not None
