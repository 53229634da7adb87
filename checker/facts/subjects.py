"""What words are about: applications, reviews, litigation, documents, decisions, fees, or else."""

from __future__ import annotations

import re

from checker.facts.clauses import APPLICATIONS, OTHER
from checker.facts.mentions import Lexicon, Mention, mentions

REVIEW = "复议"
LITIGATION = "诉讼"
DOCUMENTS = "文件"
DECISIONS = "处理决定"
FEES = "信息处理费"
ANYTHING = ""

# What figures are also told of, in the same paragraphs, and must not be taken for applications.
_OTHER_WORDS = (
    "热线|工单|留言|来信|信箱|来电|建议|提案|议案|咨询|协查|解读|新闻|公众号|微博|稿|访谈|信访|诉求|投诉|举报|举办|培训|会议|"
    "公文|政策文件|文件解读|主动公开|公开信息|公开各类|信息公开指南|发布|刊发|刊登|公报|征集|调查|网民|办件|政务服务|回应|"
    "通知|行政案件|检索|答问|审查|征求|意见|送达|告知书|补正告知|延期|培训班|复印|邮寄费|工作人员|专栏|栏目"
)
# Applications for other things than information, told of in the same paragraphs.
_OTHER_APPLICATIONS = (
    "流转申请|建房申请|用地申请|许可申请|审批申请|救助申请|补贴申请|补助申请|低保申请|认定申请|鉴定申请|"
    "办证申请|入学申请|备案申请|仲裁申请|执行申请|报建申请|立项申请|贷款申请"
)
# Alternatives that all begin with a plain character: Python's matcher then jumps between those characters.
_SUBJECTS = re.compile(
    "复议|诉讼|起诉|应诉|被诉案件|被诉至法院|依申请(?:公开)?(?:政府)?(?:信息)?|公开申请|信息申请|申请公开件|申请件"
    "|申请公开(?:的?政府)?(?:信息)?|申请|总办件|应办件|办件总|办件量|规范性文件|规章制度|规章|行政许可|行政处罚|行政强制|许可决定|处罚决定|"
    "强制决定|行政事业性收费|信息处理费|"
    f"{_OTHER_APPLICATIONS}|{_OTHER_WORDS}"
)
# Where applications are spoken of, all that was to be done with them; anywhere else, of nothing new.
_ALL_CASES = frozenset(("总办件", "应办件", "办件总", "办件量"))
_HANDLED = re.compile("(?:受理|收到|接到|接收|登记|办理|办结|转办|转交|(?<!不予)处理)$")
_APPLICATION_BEHIND = re.compile("类?(?:的)?(?:政府)?(?:信息公开)?申请")
_OTHER_APPLICATION = frozenset(_OTHER_APPLICATIONS.split("|"))
_SUBJECT_OF = {
    "复议": REVIEW,
    "诉讼": LITIGATION,
    "起诉": LITIGATION,
    "应诉": LITIGATION,
    "被诉案件": LITIGATION,
    "被诉至法院": LITIGATION,
    "规范性文件": DOCUMENTS,
    "规章": DOCUMENTS,
    "行政许可": DECISIONS,
    "行政处罚": DECISIONS,
    "行政强制": DECISIONS,
    "许可决定": DECISIONS,
    "处罚决定": DECISIONS,
    "强制决定": DECISIONS,
    "行政事业性收费": DECISIONS,
    "信息处理费": FEES,
}


def _is_handled(text: str, mention: Mention) -> bool:
    """Tell whether what is named was taken in or handled, as no application is: 受理信访投诉举报35件."""
    before = text[max(0, mention.start - 4) : mention.start]
    return _HANDLED.search(before) is not None and not _APPLICATION_BEHIND.match(text, mention.end)


def subject_in(text: str, start: int, end: int, topic: str, results: Lexicon | None) -> str:
    """Return the subject named last in text[start:end], "" if none is.

    申请 alone names applications only under a heading about them. Words that name a result of table 3
    (`results`), such as 信访举报投诉类申请, name no other subject.
    """
    heard = ANYTHING
    named: list[Mention] | None = None
    for match in _SUBJECTS.finditer(text, start, end):
        word = match.group()
        said = _SUBJECT_OF.get(word, "")
        if not said:
            if word == "申请":
                said = APPLICATIONS if topic == APPLICATIONS else heard
            elif word in _OTHER_APPLICATION:
                said = OTHER
            elif "申请" in word:
                said = APPLICATIONS
            elif (
                word == "规章制度"
                or word in _ALL_CASES
                or (word == "审查" and text[match.start() - 1 : match.start()] == "经")
            ):
                said = heard  # 经审查，予以公开3件
            else:
                if named is None:
                    named = mentions(text, results, start, end) if results is not None else []
                inside = any(
                    mention.start <= match.start() < mention.end and not _is_handled(text, mention)
                    for mention in named
                )
                said = heard if inside else OTHER
        heard = said
    return heard
