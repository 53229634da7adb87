"""Cases carried over: which year they come from or go to, in any wording."""

from __future__ import annotations

import re

from checker.facts.figures import Figure
from checker.facts.rows_of_form import CARRIED_IN, CARRIED_OUT

OVER_THE_YEAR = "跨年"  # from last year or into the next
STILL_OPEN = "尚未办结"  # at the end of the year, which need not be what the table carries over

_CARRY = "(?:结转|转结|转接|接转|顺延|延续|遗留|结存|转入|转办|跨年)"
_LAST = "(?:上年度?|上一年度?|去年度?|往年|前一年度?|以前年度|上一个年度)"
_NEXT = "(?:下年度?|下一年度?|次年度?|明年|来年|下一个年度)"
_IN = re.compile(
    rf"{_LAST}[^,]{{0,14}}{_CARRY}|{_LAST}(?:转来|留下|[末底]?[未尚没有]{{1,2}}(?:办结|办完|办理完|答复|完成|处理完))"
    rf"|(?:办理|答复|办结|续办){_LAST}[末底]?(?:收到|受理)的|(?:{_CARRY}|承接|接续|续办)(?:自|于|的|来的|办理)?{_LAST}|[上去]年[末底](?:存量|结存)|年初(?:在办|未办结|待办|结存|存量)"
)
_OUT = re.compile(
    rf"(?:{_CARRY}|转|延至|延期|留待|留到|推迟)[^,]{{0,10}}(?:{_NEXT}|继续办理)"
    rf"|{_NEXT}(?:继续)?(?:办理|答复|办结|处理)|跨年[^,]{{0,4}}未(?:答复|办结)|(?<![0-9上去])年[末底终](?:{_CARRY}|存量)"
)
_WITH_YEAR = re.compile(
    rf"(20\d\d)年度?[^,]{{0,8}}(?:{_CARRY}|转来|继续(?:办理|答复)|续办)|(?:{_CARRY}|转|延至|延期|留待|承接)[^,]{{0,4}}?(20\d\d)年"
)
_FORMER = re.compile(r"上年|去年|上一年|往年|历年|前年|以前年度|20\d\d年以来|20\d\d年至20")
_IN_HAND = (
    r"正在(?:依法)?(?:办理|处理|审核|走程序)|(?<![逾超]期)(?<!人)(?:尚未|未)(?:办结|答复|办理完|到期)|(?<!已)在办(?!结|毕|理的)"
    r"|[仍尚还][在处](?:办理|[^,;。]{0,8}[期时]限内?(?=[,;。)、\n]|继续|办|答|$))|办理中|处于办理|未结(?!案)"
    r"|(?<![接期等])待(?:办(?!结率|事)|答复|处理)|未(?:到|满|届满?)[^,;。]{0,6}(?:期|时间)|没有?办[完结]"
)
_OVER_THE_YEAR = r"跨年(?:度?(?:办理|答复|办结|处理)|(?=[,;。)\n]|$))"
_OPEN = re.compile(rf"{_IN_HAND}|{_OVER_THE_YEAR}(?:的|申请|为|共)*$")
_OPEN_BEHIND = re.compile(rf"[^,;。()0-9]{{0,14}}?(?:{_IN_HAND}|{_OVER_THE_YEAR})")
_OF_ALL = re.compile("全年|累计|共")  # 全年待办理申请12件: with those that were answered
_BARE = re.compile(r"(?:现|已)?(?:结转|转结)(?:的|申请|办理|为|共|数)*")
_GOES_ON = re.compile(r"(?:现|仍|尚)?(?:需)?继续办理(?:的|申请|为|共)*")
# What is left goes over where it is still to be answered: 余下5件将于1月底前办结.
_LEFT = re.compile(r"[,、]?[尚还仍]?(?:余下?|剩[余下]?|其余|结余|遗留)的?")
_STILL_TO_DO = re.compile(
    r"(?:的|申请)*(?:(?:将|拟)(?:于|在|按|继续)|(?:尚|还|仍)?(?:未到|未满|在)[^,]{0,6}期限)"
)
_ENDS = re.compile(r"[。;\n]|$")
# 另有9件因期限未满，将在2025年继续办理 · 年末仍有38件结转至2025年: first what stands before the figure …
_REMAINING = re.compile(
    r"(?:^|,|、)?(?:另外?|此外|还|尚|仍|剩[余下]?|余下?|其余|其中|年[末底]|本年度?|截[至止](?:20\d\d年)?(?:12月31日|[^,0-9]{0,3}[底末])|有|未(?:处理|办理|办|答复)[完结毕]*的?|\s)+$"
)
_OWN_FIGURE = r"(?:继续|办理|的|申请|为|共)*[0-9](?![0-9]?月)"  # 办结24件，结转下年1件: of the next figure
# … then what stands behind it, and the year it names.
_OVER = re.compile(
    rf"(?:申请|的)*[^。;,()]{{0,26}}[,、]?(?:按[^。;,]{{0,6}}|依法|依规|均|已|拟)*"
    rf"(?:{_CARRY}|转|延至|延期|留待|待|将[于在]|[于在](?=20\d\d年))[至到入于在]?(?:{_NEXT}|(20\d\d)年)(?!{_OWN_FIGURE})"
)
_KEPT = re.compile(rf"(?:{_CARRY}|跨年)(?:了|的)?$")
_TO = re.compile(rf"[至到入](?:{_NEXT}|(20\d\d)年)(?!{_OWN_FIGURE})")
_FIGURE = re.compile(r"[0-9](?:件|宗|起|个)")
_YEARS = re.compile(r"(20\d\d)年")
# No wording above does without one of these.
_ANY = re.compile(r"[结转顺延遗跨留推续]|承接|年初|[去上]年|未|在|待|办理中|年度?(?:继续)?(?:办理|答复|处理)")


def carried_row(says: str, year: int | None) -> str:
    """Return the row of table 3 that words about a carry-over mean; "" if none, or not certain.

    结转到2025年 in the report on 2024 goes to the next year, 2023年结转 comes from the last.
    """
    if _ANY.search(says) is None:
        return ""
    inward, outward = _IN.search(says), _OUT.search(says)
    if inward and outward:
        return ""
    if inward:
        return CARRIED_IN
    dated = None if outward else _WITH_YEAR.search(says)
    if dated is not None and year is not None:
        told = int(dated.group(2) or dated.group(1))
        if told != year:
            return CARRIED_IN if told < year else CARRIED_OUT
        if dated.group(2) and says.endswith("的"):
            return CARRIED_IN  # 结转至2024年办理的2件已办结, in the report on 2024
    if outward or is_bare(says) or _GOES_ON.fullmatch(says):
        return CARRIED_OUT
    return CARRIED_OUT if _OPEN.search(says) and not _OF_ALL.search(says) else ""


def is_bare(says: str) -> bool:
    """Tell whether nothing but 结转 is said: to the next year, unless what stands around it says else."""
    return _BARE.fullmatch(says) is not None


def told_to_go_over(
    head: str, text: str, figure: Figure, end: int, year: int | None, *, after_processed: bool
) -> str:
    """Return what an exact figure is called that is said to go over to the next year; "" for any other.

    `head` stands right before it: 另有9件因期限未满，将在2025年继续办理 · 遗留5件至2025年 are CARRIED_OUT,
    年底尚有1件正在办理 and (after what was answered) 剩余3件 are STILL_OPEN, 有1件跨年办理 is OVER_THE_YEAR:
    neither is certainly what the table carries over.
    """
    if figure.about or not figure.unit or not isinstance(figure.value, int):
        return ""
    remains = not head or _REMAINING.search(head) is not None or _LEFT.fullmatch(head) is not None
    match = _TO.match(text, figure.end, end) if _KEPT.search(head) else None
    if match is None and remains:
        match = _OVER.match(text, figure.end, end)
    if match is not None and (head or "," not in match.group()) and _FIGURE.search(match.group()) is None:
        return CARRIED_OUT if match[1] is None or (year is not None and int(match[1]) == year + 1) else ""
    if after_processed and _LEFT.fullmatch(head):
        if _STILL_TO_DO.match(text, figure.end, end):
            return CARRIED_OUT
        if _ENDS.match(text, figure.end):
            return STILL_OPEN
    behind = _OPEN_BEHIND.match(text, figure.end, end) if remains and "共" not in head else None
    if behind is None:
        return ""
    return OVER_THE_YEAR if OVER_THE_YEAR in behind.group() else STILL_OPEN


def of_another_year(says: str, year: int | None) -> bool:
    """Tell whether words are about a year before (去年收到 …), and not about what came over from it."""
    if "年" not in says:
        return False
    former = _FORMER.search(says) is not None
    years = [int(told) for told in _YEARS.findall(says)]
    if not former and (not years or year is None or year in years):
        return False
    if _IN.search(says) or _OUT.search(says) or _WITH_YEAR.search(says):
        return False
    return former or bool(years)
