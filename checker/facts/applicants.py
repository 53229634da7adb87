"""Which kind of applicants words name: 自然人, 商业企业 … of table 3, in the words of every day, too.

公民, 个人, 企业 and 单位 are told of much else (个人隐私, 涉企信息), and 公民 may be everybody. They count
where the words say nothing but who applied, and others stand beside them or the words say that they applied:
个人5件、企业1件 · 由企业提出的1件. 企业 is as a rule 商业企业, and may be all that are no persons
(`instead`).
"""

from __future__ import annotations

import re

from checker.facts.mentions import Lexicon, Named, mentions
from checker.facts.saying import VERB, Saying, named_by

_PERSON, _BUSINESS, _BODY, _OTHER = "自然人", "商业企业", "法人或其他组织", "其他"
_WHO = (
    r"(?P<person>(?:公民|自然人)个人|公民|个人|居民|市民|村民|群众)|(?P<body>企事业单位|法人单位|单位)|"
    r"(?P<business>企业法人|企业单位|企业|公司)|(?P<science>科研院校|科研院所|科研单位|研究院所|研究机构|高校)|"
    r"(?P<welfare>社会组织|公益组织|公益性组织)|(?P<legal>律所|法律服务组织)|(?P<other>其[他它](?:组织|机构|主体|类型)?)"
)
_NAMES = {
    "person": (_PERSON, ""),
    "business": (_BUSINESS, _BODY),
    "body": (_BODY, ""),
    "science": ("科研机构", ""),
    "welfare": ("社会公益组织", _BODY),
    "legal": ("法律服务机构", ""),
    "other": (_OTHER, ""),
}
# Nothing but who applied: 申请人为企业的 · 由个人提出的 · 以企业名义申请的有.
_SAYS_WHO = re.compile(
    r"(?:收到|受理|新收|接收)?(?:后者|前者)?(?:包括|包含)?(?P<by>(?:申请(?:人|者|主体|对象)?(?:类型|身份|性质)?)?"
    r"(?:来自于?|来源于|为|是|系|属于?|由|以)*)"
    rf"(?:{_WHO})"
    r"(?P<act>(?:名义|身份)?(?:主动|依法)?(?:提出|提交|递交|发起|申请)*)(?P<that>的)?"
    r"(?:(?<=[的出交])(?:政府)?信息公开|政府信息公开|依申请公开)?(?:申请)?(?:数量|总数|件数|量|共计|共|计|合计|为|有|是|达|均|的)*"
)
_PERSONS = re.compile("自然人|个人|公民|[居市村]民|群众")
_BODIES = re.compile("法人|企业|公司|组织|机构|单位|律师|律所|院校|院所|高校")
_ANYBODY = re.compile(f"{_PERSONS.pattern}|企业|公司|法人")
_LOOSELY = re.compile("公民|个人")
_COUNTED_AS = re.compile("^(?:计入|列入|归入|属于?|即)")
# Another kind with a figure of its own, told beside this one and not of it (其中).
_TOLD_BESIDE = re.compile(
    r"[、,;](?:以及|另有|另)?(?!其中|含|包括)[^,;。()0-9]{0,16}(?:法人|企业|公司|组织|机构|单位)[^,;。()0-9]{0,16}[0-9]"
)
# 法人20件，其他组织17件: 法人 is not all that are no persons.
_APART = re.compile(r"(?<!或)(?<!和)(?<!及)(?<!与)(?<!或者)(?<!、)其他组织[^,;。()0-9]{0,6}[0-9]")


def applicant(saying: Saying, sentence: str, behind: str, before: str, columns: Lexicon) -> Named | None:
    """Return the column that words name; `before`: the column that the figure before it is told of."""
    words = saying.words
    says_who = _SAYS_WHO.fullmatch(words)
    if says_who is not None:
        kind = next(name for name in _NAMES if says_who[name])
        column, instead = _NAMES[kind]
        named = Named("t3", "column", column, instead=instead)
        return named if _certain(kind, says_who, sentence, behind, before) else None
    strict = named_by(words, columns, leading=saying.leading) or columns.named.get(
        _COUNTED_AS.sub("", saying.bracket)
    )
    if strict is None or saying.leading:
        return strict
    found = mentions(words, columns)
    if found and words[: found[0].start].endswith(("和", "及", "与", "或")):
        return None  # 企业和律师事务所合计5件: of both, and the form names only one so
    if strict.name == _BODY and "其他组织" not in words and _APART.search(sentence):
        return None
    if "自然人" in words or not _LOOSELY.search(words):
        return strict
    return None if VERB.search(words) or not _BODIES.search(sentence) else strict


def _certain(kind: str, says_who: re.Match[str], sentence: str, behind: str, before: str) -> bool:
    """Tell whether the word stands for a kind of applicants."""
    if kind == "other":
        return before not in ("", _BODY)
    if kind == "person":
        received = VERB.search(says_who.string) is not None
        return _BODIES.search(sentence) is not None and (
            not received or _TOLD_BESIDE.match(behind) is not None
        )
    beside = _PERSONS if kind in ("business", "body") else _ANYBODY
    return bool(says_who["by"] or says_who["act"]) or beside.search(sentence) is not None
