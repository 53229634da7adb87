"""Which outcome of table 3 words name, all of them read: 因本机关不掌握所申请信息无法提供 · 不公开的.

`checker.facts.saying.named_by` reads the name that stands beside a figure. Here the words must say nothing
but an outcome, the reason for it, and what links the two; so it does not matter in which order they stand.
"""

from __future__ import annotations

import re

from checker.facts.mentions import Lexicon, Mention, Named, mentions
from checker.facts.rows_of_form import GRANTED, PROCESSED

_DENIED = "不予公开"
# What links a reason and an outcome and narrows neither. Never tried twice (?>), the longer word first.
_LINKS = re.compile(
    r"(?>(?:因为|因|由于|属于|属|为由|为|系|是|经|被|均|都|全部|已|应当|而|从而|故|作出|做出|作|以|对|将|"
    r"依法|依规|依据|根据|按照|按|《[^》]{1,20}》|(?:第[一二三四五六七八九十]{1,3}[条款项])+|规定|决定|认定|"
    r"本行政机关|本机关|本单位|本部门|行政机关|机关|我[局厅委办院所市县区镇乡]|该|所|其|"
    r"申请人|申请公开|要求公开|申请|要求|政府信息公开|政府信息|政府|信息|内容|相关|有关|"
    r"事项|情形|情况|范围|类|告知|答复|涉及|涉|无正当理由|视为|视作|放弃|不再|区分|处理|后|"
    r"加工|汇总|整理|分析|现成|需要|需|或者|或|以及|及|和|与|并|且|、|的|了|有|共|计|原因|理由|主动|予以|\s)*)"
)
_ABSENT = re.compile(r"(?:所?(?:申请|涉及|相关|有关|政府)*信息)?不存在")
_HELD = "不掌握"  # the row that takes in what does not exist, too
# 公开 alone names an outcome beside another one: 公开30件，部分公开12件. 不公开 is everything else, unless
# what could not be provided is told apart: 公开30件，部分公开12件，不公开19件，无法提供18件.
_BARE = re.compile(
    r"(?:(?:申请)?(?:获得|获|得到|准予|作出|依法|决定|可以)+)?(?P<whole>全部|全文|完全)?"
    r"(?P<not>不|未予?)?公开(?:的|共|有|计|答复|决定|申请)*"
)
_TOLD_APART = re.compile("(?=.*部分公开[^,;。()0-9]{0,6}[0-9])(?=.*无法提供)")
_OTHER_OUTCOMES = re.compile(r"部分公开|[不未]予?公开|无法提供|不予处理|同意公开")


def told_outcome(words: str, rows: Lexicon) -> Named | None:
    """Return the outcome that words name; the reason, where they name one, and `also` a second one."""
    found = [one for one in mentions(words, rows) if one.named.name != PROCESSED]
    if not found:
        return None
    names = list(dict.fromkeys(one.named.name for one in found))
    reasons = [name for name in names if name in rows.within]
    classes = {name for name in names if name not in rows.within}
    if len(reasons) > 2 or len(classes | {rows.within[name] for name in reasons}) > 1:
        return None
    if not only_links(words, found, held=_HELD in reasons):
        return None
    named = next(one.named for one in found if one.named.name == (reasons or names)[0])
    return named._replace(also=reasons[1]) if len(reasons) > 1 else named


def only_links(words: str, found: list[Mention], *, held: bool) -> bool:
    """Tell whether words say nothing besides what they name. `held`: what does not exist is taken in."""
    at, rest = 0, []
    for one in found:
        rest.append(words[at : one.start])
        at = max(at, one.end)
    rest.append(words[at:])
    if held:
        rest = [_ABSENT.sub("", part) for part in rest]
    return all(_LINKS.fullmatch(part) for part in rest)


def bare_outcome(words: str, sentence: str, *, of_processed: bool) -> Named | None:
    """Return the row of 公开 or 不公开 alone, beside another one or in a list of all dealt with."""
    bare = _BARE.fullmatch(words)
    if bare is None:
        return None
    if bare["not"]:
        apart = not bare["whole"] and _TOLD_APART.match(sentence)
        return Named("t3", "row", _DENIED) if apart else None
    if of_processed or bare["whole"] or _OTHER_OUTCOMES.search(sentence):
        return Named("t3", "row", GRANTED)
    return None
