"""Whether a figure tells of the whole that a table counts: the report's year, its organ, all applications.

Narratives also tell of a month, of a place, of one department, of all the years since …, of what was
answered within so many days. Such figures are true, and equal to no total: they are not compared.
"""

from __future__ import annotations

import re

from checker.facts.carried import of_another_year

_STOPS = ",;:。!?\n"
_MONTH = "(?:[0-9]{1,2}|[一二三四五六七八九十]{1,2})月"
# All of the year, in so many words.
_ALL_YEAR = re.compile(
    r"(?<![0-9])1月?(?:1日)?(?:起|以来)?[至到\-—–~](?:20\d\d年)?12月(?:31日|底)?"
    r"|截[至止到][^,;:]{0,8}12月(?:31日|底)?|(?:今年|本年度?|年初|年内)以来"
)
_SHORTER = re.compile(rf"{_MONTH}|月份|个月|季度|上半年|下半年|之日|最[多少高低]|[单当][月日天]|一天")
_LONGER = re.compile(r"以来|历年|近[一二三四五六七八九十两几0-9]{1,2}年|[三四五两]年来")
_ANY_TIME = re.compile("[年月日季来最]|[上下]半")
# A time that stands before the clause it is about: 自2008年施行以来，累计收到 …
_TIME_AHEAD = re.compile(
    rf"(?:以来|年来|之日|之后|期间|{_MONTH}(?:[0-9]{{1,2}}日|底|份)?|季度|半年)(?:起|止)?[\"”]?[,:]$"
)
_THIS_YEAR = re.compile("全年|今年|本年|年内")
_OTHER_YEAR = re.compile(r"(?:在|于)?(?:20\d\d年|上年|去年|上一年)(?!.*(?:结转|转结|遗留|顺延|较|比|增|减))")

_UNITS = "部门|单位|乡镇|镇街|街道|分局|林场|二级机构|科室|处室|企事业"
_ONE_UNIT = re.compile(
    rf"(?P<before>各级|各有关|[各我本])?(?:{_UNITS}|[、和及]){{0,6}}(?:{_UNITS})(?:共|共计|累计|全年|新)*"
    r"(?:新收|收到|受理|接收|接到|登记|答复|办结|办理|结转|予以公开|部分公开|不予公开)"
)
# What makes a figure of what came in or was dealt with a part of it.
_PART = re.compile(
    # from where
    r"来自(?!社会|公众|群众|公民|各|申请人)|[外本省市县区][省市县区]?[内外](?:的|申请)|境外"
    # not done, or to be done; more or fewer than last year
    r"|(?:未|不|没有)(?:予|能|予以|被|再)?(?:受理|登记|收到|答复|办结|办理|处理)|未[到满]"
    r"|(?:(?<![相对响回适])应(?:当|予|依法)?|需要?)(?:答复|办结|办理|处理)|[多少](?:收到|受理|答复|办结|办理)"
    # by whom, and what both came in and was dealt with
    r"|^因|年底[^,]{0,4}收到|直接(?:收到|受理)|^由[^,]{1,16}(?:答复|办结|办理|处理)|会同|独立|联合|抽查|评查|重新|纠正|撤销|首次|(?:申请|收到|受理)后"
    r"|(?:收到|受理|接收)并(?:已|及时|依法)*(?:答复|办结|办理|处理)"
    # within which time
    r"|(?<!期限)(?:工作日|[0-9一二三四五六七八九十]日)(?:之)?内|延期|延长"
    # of what kind
    r"|(?<![各公])(?<!公开)类(?:的|政府信息公开|信息公开)?申请|(?:涉及|关于)(?!政府信息|信息公开)|信访|投诉|举报"
    r"|要求(?:公开|获取|提供)(?!政府信息的|信息的)[^,]{2,24}的|[产权籍属姻商]登记|登记[类证]"
)
_AND_OTHERS = re.compile(
    r"以[上下]|、(?![上去]年|上一年)[^,;。、0-9]{1,14}申请[0-9]|(?:申请)?[(,]?(?:另外?|此外)(?:还|又|有)?(?:答复|办结|办理|处理|收到|受理)"
)
# Not all that came in was accepted: which of the two the table counts is not certain.
_NOT_ACCEPTED = re.compile(r"[不未]予受理|未受理|实际受理|(?:不属于|不是|并?非)(?:政府)?信息公开申请")
_CHANNEL = re.compile(
    r"网络|网上|网站|平台|互联网|信函|邮寄|邮件|邮箱|来函|快递|当面|现场|窗口|传真|线上|线下|微信"
)
_CHANNELS = re.compile(
    r"等(?:多种|各类|各种)?(?:方式|渠道|途径|形式)|[各多]种(?:渠道|方式)|各类渠道|线上、?线下"
)


def clause_before(text: str, gap: int, at: int) -> tuple[str, str]:
    """Return the clause that text[gap:at] ends with, brackets and all, and what stands before it."""
    begin = at
    while begin > gap and text[begin - 1] not in _STOPS:
        begin -= 1
    return text[begin:at], text[gap:begin]


def of_other_time(clause: str, ahead_of_it: str, year: int | None) -> bool:
    """Tell whether a clause (or what leads over to it) is about a month, a quarter, or many years."""
    if _ANY_TIME.search(clause) is None and not ahead_of_it:
        return False
    said = clause if _TIME_AHEAD.search(ahead_of_it) is None else ahead_of_it + clause
    beside = _ALL_YEAR.sub("", said)
    if _SHORTER.search(beside) is not None:
        return True
    return _LONGER.search(beside) is not None and (year is None or f"{year}年以来" not in said)


def turns_elsewhere(clause: str, ahead_of_it: str, year: int | None) -> bool | None:
    """Tell whether a clause turns to another year or to many, for what follows too, or back to the year.

    2022年收到110件，答复100件 · 五年来收到502件，答复503件. None: it says nothing of either.
    """
    around = ahead_of_it + clause
    if "年" not in around and "以来" not in around:
        return None
    said = clause if _TIME_AHEAD.search(ahead_of_it) is None else around
    if "年" not in said and "以来" not in said:
        return None
    if _THIS_YEAR.search(said) or (year is not None and f"{year}年" in said):
        return False
    if _LONGER.search(said):
        return True
    if _OTHER_YEAR.match(clause) and of_another_year(clause, year):
        return True
    return None


def is_one_unit(words: str, organ: str) -> bool:
    """Tell whether words are about one kind of unit (市直部门收到), not the organ or all of its units."""
    found = _ONE_UNIT.search(words)
    if found is None or found["before"]:
        return False
    return not any(unit in organ for unit in ("乡镇", "街道", "分局", "林场") if unit in found.group())


def is_part(words: str, behind: str) -> bool:
    """Tell whether only a part of what came in or was dealt with is told; `behind`: what follows it."""
    return _PART.search(words) is not None or _AND_OTHERS.match(behind) is not None


def not_all_accepted(text: str, start: int, end: int) -> bool:
    """Tell whether a sentence says that some of what came in was no application, or not accepted."""
    return _NOT_ACCEPTED.search(text, start, end) is not None


def is_by_channel(words: str) -> bool:
    """Tell whether words name one channel, not all of them (通过网络、信函等渠道收到)."""
    return _CHANNEL.search(words) is not None and _CHANNELS.search(words) is None
