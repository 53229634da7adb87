"""Plans for a year that is over: they were written in the report of the year before.

2024年，我局将加强培训 · 2024年改进方向：… · 力争2024年知晓率达到80%, in part five of the report of 2024.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from checker.facts.lazy import Lazy
from checker.facts.other_year import LAST_YEAR, OtherYear
from checker.facts.wording import clip, sentences
from checker.source.passage import Passage

PAST_PLAN = "已经过去的年度还写成打算"

_VERBS = (
    "继续|进一步|加强|加大|强化|着力|不断|持续|认真|大力|切实|深入|积极|严格|努力|完善|健全|提升|坚持|采取|把|以|建立|制定|制作|开展|"
    "组织|推动|推进|优化|拓展|拓宽|探索|围绕|从|明确|推出|编制|加快|扩大|在|对|通过|重点|定期|进行|增加|增设|新增|每"
)
_WHO = (
    r"年(?:度|里|内|的?工作中)?,?"
    r"(?:我[局镇乡委办厅县市区省院]|我们|我?街道|全[县市区镇乡局街]|本机关|本[局镇乡委办厅])?"
)
# 将……作为 is no plan; 计划培训3次，实际开展4次 tells of what was done.
_PLANNED = Lazy(rf"(20\d\d){_WHO}(?:将|拟|计划|打算|要(?=加强|加大|进一步|继续|着力|强化|在))(?:{_VERBS})")
_TURNS_INTO = Lazy(r"作为|列[为入]|纳入|当作|贯穿|融入|已|完成|实际|了")
# （二）2024年工作打算: the heading of a plan.
_HEADED = Lazy(
    r"^\W*(?:[一二三四五六七八九十\d]+[)、.是:]?)?(?:下一步|下步)?,?(20\d\d)年(?:度|的)?(?:主要|下一步|下步)?"
    r"(?:改进(?:方向|打算|计划)|努力方向|整改(?:打算|计划)|(?:工作)?(?:打算|思路|计划|安排)|工作目标)(?=[:。;]|如下|[是为]|$)"
)
# 下一步，2024年…; 力争2024年知晓率达到80%
_AIMED = Lazy(
    r"(?:(?:下一?步|今后|下一阶段)(?:工作中|打算)?,?在?"
    r"|(?<!原)(?:力争|预计|争取|拟|计划)(?:于|在|到)?)(20\d\d)年(?![^,;]{0,8}(?:经费|资金|支持|试点|预算|[目项]标?建设))"
)
# What may also be said of work that is done: 确保2024年底前完成 · 2024年，重点做好以下工作.
_PERHAPS = Lazy(
    rf"确保(?:于|在|到)?(20\d\d)年(?:底|末|年底|内|[1-9一二三四五六七八九十]+月底?)前?|(20\d\d){_WHO}(?:重点|主要)(?:抓好|做好|从|围绕)(?!了)"
)
_TOLD = Lazy(r"提出|承诺|原定|原计划|年初|曾|对照")  # of a plan made before …
_CAME_TRUE = Lazy(r"已|均|实现了")  # … or that came true


def past_plans(passage: Passage, year: int) -> Iterator[OtherYear]:
    """Find the plans for the report's own year and the year before it."""
    past = (f"{year}年", f"{year - 1}年")
    if not any(named in passage.folded for named in past):
        return
    earlier = ""
    for sentence in sentences(passage):
        words = sentence.text
        found = _plan(words, year) if any(named in words for named in past) else None
        if found is not None and not LAST_YEAR.search(earlier):
            plan, certain = found
            raw = passage.text[sentence.start : sentence.end].strip()
            place = passage.locate(sentence.start, sentence.end)
            named = next(int(told) for told in plan.groups() if told)
            yield OtherYear(PAST_PLAN, named - 1, clip(raw, 60), place, certain)
        earlier = words


def _plan(words: str, year: int) -> tuple[re.Match[str], bool] | None:
    """Return where a sentence plans, and whether it is certain that it does."""
    for pattern in (_PLANNED, _HEADED, _AIMED, _PERHAPS):
        plan = pattern.search(words)
        if plan is None or not {str(year), str(year - 1)} & set(plan.groups()):
            continue
        rest = words[: plan.start()] + words[plan.end() :]
        if any(word in rest for word in (f"{year - 1}", "上年", "上一年", "去年")):
            continue
        if pattern is _PLANNED and _TURNS_INTO.search(words, plan.end()):
            continue
        if pattern in (_AIMED, _PERHAPS) and (_TOLD.search(words) or _CAME_TRUE.search(words, plan.end())):
            continue
        return plan, pattern is not _PERHAPS
    return None
