"""The five aspects that part one covers, whatever wording and order the organ chose."""

from __future__ import annotations

from typing import NamedTuple

from checker.facts.lazy import Lazy
from checker.facts.presence import cut_section
from checker.model.report import Report
from checker.model.unknown import Unknown
from checker.schema.load import load_form
from checker.source.location import Location
from checker.source.passage import Passage

OWN = "有"
PASSING = "顺带提到"
NOWHERE = "没有"

# A heading inside part one: （一）… 1.… 一是… and what follows up to the first stop.
_HEAD_WORDS = (
    r"\s*(?:\([一二三四五六七八九十]{1,3}\)|[一二三四五六七八九十]{1,2}[、.是]|\d{1,2}[.、)]|\(\d{1,2}\)|[①-⑩]|"
    r"第[一二三四五六七八九十]+[,、])\s*([^\n。;:,]{2,40})"
)
_PLAIN_WORDS = r"\s*([^\n。;:,]{2,24})(?=[。:\n]|$)"
# At the very beginning, and behind what may stand before a heading (a class first: the matcher jumps there).
_HEAD = (Lazy(_HEAD_WORDS), Lazy(f"[\\n。;]{_HEAD_WORDS}"))
_PLAIN_HEAD = (Lazy(_PLAIN_WORDS), Lazy(f"\\n{_PLAIN_WORDS}"))

# What a heading of the aspect says; and words that cover it in running text.
_HEADINGS = {
    "主动公开": Lazy(r"主动[^依申]{0,8}公开|^公开(?:内容|情况)"),
    "依申请公开": Lazy(r"依申请|申请公开|公开申请|申请办理"),
    "政府信息管理": Lazy(
        r"信息(?:的)?(?:规范)?(?:化)?管理|信息资源管理|规范性文件管理|信息发布管理|管理情况|规范管理"
    ),
    "政府信息公开平台建设": Lazy(r"平台|网站建设|网站.{0,4}管理|渠道建设|载体建设|阵地建设|新媒体"),
    "监督保障": Lazy(r"监督|保障|考核|培训|组织领导|评议|责任追究"),
}
_RUNNING = {
    "主动公开": Lazy(
        r"主动(?:[^依申。]{0,8})公开|(?:公开|发布|公布)[^。;\n]{0,12}(?:信息|文件|稿件|政策|举措|栏目|动态)"
    ),
    "依申请公开": Lazy(
        r"依申请|信息公开(?:的)?申请|公开申请|申请公开|申请(?:获取|提供)|收到[^。;\n]{0,12}申请"
    ),
    "政府信息管理": Lazy(
        r"信息(?:的)?(?:规范)?(?:化)?管理|规范性文件|保密审查|审核|公开目录|公开属性|公文|清理|动态更新|动态调整|三审三校"
    ),
    "政府信息公开平台建设": Lazy(
        r"平台|网站|专栏|栏目|新媒体|公众号|微博|微信|公报|公开栏|公示栏|查阅(?:点|场所|室)|专区|公开载体"
    ),
    "监督保障": Lazy(
        r"监督(?!权|管理|检查局|局|执法)|监督检查|考核|考评|培训|评议|责任追究|追责|问责|组织领导|领导小组|工作机制|人员保障|组织保障|制度保障"
    ),
}


class Aspect(NamedTuple):
    """One of the five. `state`: 有, 顺带提到 (only in passing, while the others have headings), 没有."""

    name: str
    state: str | Unknown
    raw: str
    location: Location | None


def aspect_coverage(report: Report) -> tuple[Aspect, ...] | Unknown:
    """Tell for each of the five aspects whether part one covers it.

    Where at least three aspects have headings of their own, one without is only 顺带提到 or 没有;
    in running text any mention counts.
    """
    section = report.section("overview")
    if section is None:
        return Unknown("没有读到“总体情况”部分")
    body = section.body
    if not body:
        if section.images or section.attachments:
            return Unknown("“总体情况”部分是图片或附件，没有读取，请人工查看")
        return Unknown("“总体情况”部分没有读到文字")
    names = [topic.name for topic in load_form(report.identity.form).section("overview").topics]
    heads = _heads(_HEAD, body)
    own = {name: _first(heads, _HEADINGS[name]) for name in names if name in _HEADINGS}
    if any(found is None for found in own.values()):
        heads = _heads(_PLAIN_HEAD, body)
        own = {name: found or _first(heads, _HEADINGS[name]) for name, found in own.items()}
    structured = sum(found is not None for found in own.values()) >= 3
    found = [_aspect(name, own.get(name), body, structured=structured) for name in own]
    cut = cut_section(report, section)
    if cut is None:
        return tuple(found)
    return tuple(one if one.state == OWN else one._replace(state=cut) for one in found)


def _heads(patterns: tuple[Lazy, Lazy], body: Passage) -> list[tuple[str, int]]:
    first = patterns[0].match(body.folded)
    others = patterns[1].finditer(body.folded, first.end() if first else 0)
    return [(found[1], found.start(1)) for found in (*((first,) if first else ()), *others)]


def _first(heads: list[tuple[str, int]], wording: Lazy) -> tuple[str, int] | None:
    search = wording.search
    for head in heads:
        if search(head[0]):
            return head
    return None


def _aspect(name: str, own: tuple[str, int] | None, body: Passage, *, structured: bool) -> Aspect:
    if own is not None:
        words, start = own
        return Aspect(name, OWN, words, body.locate(start, start + len(words)))
    found = _RUNNING[name].search(body.folded)
    if found is None:
        return Aspect(name, NOWHERE, "", body.locate(0, 1))
    state = PASSING if structured else OWN
    return Aspect(name, state, found.group(), body.locate(found.start(), found.end()))
