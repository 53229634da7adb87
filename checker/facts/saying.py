"""Which words say what a figure counts: those before it, those after it, or both.

A list is one or the other throughout: in 52件予以公开、11件部分公开 the words behind a figure are its own, so
the next figure has none before it; in 予以公开52件、部分公开11件 nothing stands behind.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from checker.facts.mentions import Lexicon, Named, last_mention, mentions
from checker.facts.rows_of_form import PROCESSED

_DELIMITERS = frozenset(',;:。!?()\n“”"')
_LINK = re.compile(
    r"(?:(?:申请|件)中|其中|另外|另有|另|此外|以及|及|和|与|并|且|同时|还有|包括|包含|含|分别为|分别是|分别|即|剩余|剩下|其余|余下|剩|尚有|仍有|"
    r"现有|还|仍|有(?!效)|约|近|:|、|\s)+"
)
_SUM_WORDS = re.compile(r"(?:总共|一共|共计|合计|总计|累计|共|计)")
# All that was to be dealt with in the year: 加上上年结转的4件，需要办理的49件.
_LOAD = re.compile(
    r"(?:20\d\d年度?|全年|年内|本年度?|有|数量)*(?:(?:应|需要?|须|待)(?:予|当)?(?:办理?|答复|处理|办结)|总?办件|办件总?|办理总|应办件|(?:申请)?总(?=[数量]))(?:的|件|政府信息公开|申请|总?数|总?量|为|达)*"
)
_LOAD_BEHIND = re.compile(r"(?:申请)?(?:需要?|应|待)(?:办|答复|处理)|$")
VERB = re.compile(
    r"新收|收到|接收|接受|登记|受理|收办|接到|收件|答复|办结|办理|处理|回复|办复|结转|转结|顺延|制发|制定|出台|废止|失效|"
    r"有效|保留|作出|做出|查处|发生|引发|提起|收取|新增|审结|收"
)
# A verb whose object comes behind the figure: 收到4件政府信息公开申请.
OPEN_VERB = re.compile(
    r"(?:新收|收到|接收|接受|登记|受理|收办|接到|收|答复|办结|办理|处理|回复|办复|制发|制定|出台|废止|修改|修订|发生|引发|提起|"
    r"新增|有)了?$"
)
_YEAR_IN_ALL = re.compile(
    r"(?:20\d\d年度?|全年|本年度?|今年|年内|我[局厅委办镇县市区])*(?:共计?|总计|合计|累计)"
)
_NOUN_AHEAD = re.compile(
    r"(?:的)?(?:政府|政务)?(?:信息)?(?:公开)?类?(?:依?申请|公开申请|行政|规范性文件|规章|复议|诉讼)"
    r"|(?:涉及?|有关|关于|因)?(?:政府)?信息公开(?:工作)?(?:引发|引起|方面|被申请|被提起)?的?(?:行政)?(?:复议|诉讼)"
    r"|[^,。;]{0,24}信息公开[^,。;]{0,8}申请|[^,。;]{0,8}申请$"
)
_NO_NOUN_AHEAD = re.compile(
    r"(?:均|已|全部|都|正在|尚|仍在|未办|未到|待办|待答复|需要?办|应办|并|按|且|其中|同比|较|比|占|以上|左右|次|被)"
)
# What may stand between the words that name a row and the figure. Never tried twice (?>): words that can be
# cut in two ways would take for ever; the longer word stands before the shorter one.
_FILLER = re.compile(
    r"(?>(?:的|依法|依|一共|共计?|还有|只有|仅有|仅|只|合计|总计|总数|总量|为|有|计|是|达|:|等|类|信息|数量?|量|件数|件|案件|案|情形|情况|答复|办结|处理|办理|告知|原因|"
    r"申请人|申请|政府信息公开|政府信息|政府|公开|提出|提交|所|结果|被|了|事项|决定|已|均|以上|\s)*)"
)
_NEAR = 4  # characters between a figure and the words behind it that name its row
# … by whom, or when: 1件被人民法院依法纠正 · 33件在2024年内办结
_BY_WHOM_OR_WHEN = re.compile(
    r"(?:得到|获得?|被|经|由|均|已)*(?:复议机关|人民法院|法院)(?:依法|决定|判决|裁定|予以)*"
    r"|(?:均|已|在|于|当年|年内|20\d\d年度?|内|年底前)*"
)
_SHORT = 40  # characters after a figure that still belong to it
_DAY = re.compile(r"20\d\d年(?:\d{1,2}月)?(?:\d{1,2}日)?|\d{1,2}月(?:\d{1,2}日)?")


class Saying(NamedTuple):
    """The words around a figure. `words` says what it counts; `leading`: they follow the figure."""

    words: str
    head: str  # right before the figure
    ahead: str  # right behind it
    leading: bool = False
    bracket: str = ""  # what stands in brackets between `head` and the figure


def read_saying(
    text: str, start: int, gap: int, at: int, stop: int, end: int, summed: str, load: str = ""
) -> Saying:
    """Read the words around the figure at text[at:stop] of the sentence start..end.

    `gap` is where the figure before it ends, with the words that are its own; `summed` is what a bare sum
    (合计122件) is the sum of, `load` what all that was to be done (需办理12件) is; "" where not certain.
    """
    head, bracket = _head(text, start, gap, at)
    ahead = _ahead(text, stop, end)
    linked = _LINK.match(head)
    words = head[linked.end() :] if linked else head
    if words in ("对", "将") and ahead.startswith("申请"):
        words = ""  # 对30件申请予以公开
    said = _SUM_WORDS.sub("", words).strip()
    if (load and _LOAD.fullmatch(said)) or (summed and said == "有" and _LOAD_BEHIND.match(ahead)):
        return Saying(load or summed, head, "")
    if not said:
        if words and summed:
            return Saying(summed + words, head, ahead)
        title, begin = ("", at) if ahead else _title(text, gap, at - len(head), stop)
        if title:  # 予以公开：52件, 过程性信息（7件）
            return Saying(title, text[begin:at], ahead)
        return Saying(ahead + _joined(text, stop, ahead, end), head, ahead, leading=bool(ahead))
    if ahead and (OPEN_VERB.search(words) or _YEAR_IN_ALL.fullmatch(words)) and _NOUN_AHEAD.match(ahead):
        return Saying(words + ahead, head, ahead)
    return Saying(words, head, ahead, bracket=bracket)


def own_end(text: str, stop: int, saying: Saying) -> int:
    """Return where the words of a figure that ends at `stop` end."""
    own = saying.ahead and (saying.leading or saying.words.endswith(saying.ahead))
    return text.find(saying.ahead, stop) + len(saying.ahead) if own else stop


def _title(text: str, gap: int, at: int, stop: int) -> tuple[str, int]:
    """Return the words that a colon, quotation marks or a bracket of its own set off before a figure."""
    end = at - 1 if text[at - 1 : at] == "(" and text[stop : stop + 1] == ")" else at
    while end > gap and text[end - 1] in ':"” ':
        end -= 1
    begin = end
    while begin > max(gap, end - _SHORT) and text[begin - 1] not in _DELIMITERS:
        begin -= 1
    linked = _LINK.match(text, begin, end)
    words = text[linked.end() if linked else begin : end].strip(" 、")
    if begin > gap and text[begin - 1] in '"“':
        begin -= 1
    return ("", at) if end == at else (words, begin)


def _joined(text: str, stop: int, ahead: str, end: int) -> str:
    """Return what is joined to the words behind a figure: 14件来自科研机构、法律服务机构及其他组织."""
    at = text.find(ahead, stop) + len(ahead)
    if not ahead or at >= end - 1 or text[at] != "、" or text[at + 1].isdigit():
        return ""
    close = at
    while close < min(end, at + _SHORT) and text[close] not in _DELIMITERS:
        if text[close].isdigit():
            return ""
        close += 1
    return text[at:close]


def is_load(words: str) -> bool:
    """Tell whether words are about all the applications that were to be dealt with (全年应办理申请12件)."""
    return "办理" in words and "申请" in words and _LOAD.fullmatch(_SUM_WORDS.sub("", words)) is not None


def object_behind(saying: Saying) -> bool:
    """Tell whether the object of the verb stands behind the figure and is none that `words` took in."""
    return bool(
        saying.ahead
        and OPEN_VERB.search(saying.head)
        and not saying.words.endswith(saying.ahead)
        and not _NO_NOUN_AHEAD.match(saying.ahead)
    )


def _head(text: str, start: int, gap: int, at: int) -> tuple[str, str]:
    end, bracket = at, ""
    if at > start and text[at - 1] == ")":
        opened = text.rfind("(", gap, at)
        if opened < 0:
            return "", ""
        end, bracket = opened, text[opened + 1 : at - 1]
    begin = end
    while begin > gap and text[begin - 1] not in _DELIMITERS:
        begin -= 1
    return text[begin:end].strip(" 、"), bracket


def _ahead(text: str, at: int, end: int) -> str:
    stop = at
    limit = min(end, at + _SHORT)
    while stop < limit and text[stop] not in _DELIMITERS and text[stop] != "、":
        if text[stop].isdigit():
            day = _DAY.match(text, stop)
            if day is None:
                return ""  # the words belong to the next figure
            stop = day.end()
        else:
            stop += 1
    return text[at:stop].strip()


def is_filler(words: str) -> bool:
    """Whether nothing in these words changes what the words before them name."""
    return _FILLER.fullmatch(words) is not None


def named_by(words: str, lexicon: Lexicon, *, leading: bool) -> Named | None:
    """Return the row or column that the words name right beside the figure."""
    found = mentions(words, lexicon)
    if not found:
        return lexicon.named.get(words.strip())
    if leading:
        first = found[0]
        near = first.start <= _NEAR or _BY_WHOM_OR_WHEN.fullmatch(words, 0, first.start) is not None
        return first.named if near and is_filler(words[first.end :]) else None
    beside = [mention for mention in found if is_filler(words[mention.end :])]
    if not beside:
        return None
    # 同意公开答复9件: the result is told, not the total that 答复 alone would mean.
    named = [mention for mention in beside if mention.named.name != PROCESSED] or beside
    last = last_mention(words, [mention for mention in found if mention.end <= named[-1].end])
    if last is None or words[: last.start].endswith("、"):
        return None  # 个人隐私、过程性信息的7件: of all that is listed, which the form does not name
    return last.named
