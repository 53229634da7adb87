"""Which row of table 2 a figure about documents or decisions is of: 规范性文件制发4件，废止2件."""

from __future__ import annotations

import re

from checker.facts.figures import Figure
from checker.facts.mentions import Lexicon, Mention, Named, last_mention, mentions
from checker.facts.saying import OPEN_VERB, Saying, is_filler
from checker.facts.subjects import DECISIONS

# What may stand around the verb where documents were named before: 废止 · 现行有效文件 · 清理失效文件.
_ONLY_VERBS = re.compile(
    r"(?>(?:截[至止](?:目前|今|[^,;。]{0,8}?年?底|12月31日)|20\d\d年度?|目前|本年度?|全年|年内|年底|总数|总量|件数|数量|共计?|年末|岁末|至今|仍然|"
    r"对外公开|保持|存量|实有|现存|现有|新增|新立|制作|数(?!据)|废(?!止)|已|的|了|本级|新|同步|一并|经|仍|还有|及时|依法|累计|制发|制定|发布|出台|废止|失效|宣布|清理|现行|有效|保留|继续|修改|修订|和|并|文件|"
    r"为|达|个|\s)*)"
)
# 规范性文件：制发4件 · 对规范性文件进行清理，废止7件 · 对现行有效的规范性文件逐件标注；新制定4件
_SPOKEN_OF = re.compile("[:,;]|进行|开展|全面")
_GOES_THROUGH = re.compile("进行|开展|全面|清理|梳理")
# 现行有效的20件规范性文件: the verb stands before the figure, the documents behind it.
OF_WHICH = re.compile("(?:有效|制发|制定|出台|印发)的$")
# 行政处罚案件信息公示18件
_PUBLISHED = re.compile(r"(?>(?:案件|决定|信息|结果|全部|均|已)*)(?:公示|公开|公布|上网)?[为共数]?")
_NO_DECISION = ("予", "撤销", "撤回", "变更", "注销")  # 不予处罚决定3件
_DECISION_UNITS = frozenset("件宗起例")


class DocumentRows:
    """Goes through the figures and keeps in mind which documents were named last."""

    def __init__(self, rows: Lexicon | None) -> None:
        self._rows = rows or Lexicon(None, {}, {})
        self._named: Named | None = None  # 规章 or 行政规范性文件, whichever was named last
        self._gone_through = False  # … in a sentence about going through them

    def read(self, figure: Figure, saying: Saying, subject: str, since: str) -> Named | None:
        """Return the row that a figure's words name, or that was named last where they are verbs (废止25件).

        `since` is what stands between the figure before it and this one.
        """
        words = saying.words
        found = last_mention(words, mentions(words, self._rows))
        if subject == DECISIONS:
            return self._decision(figure, words, found)
        if found is not None and not (
            is_filler(words[found.end :]) or _ONLY_VERBS.fullmatch(words, found.end)
        ):
            return None  # 规范性文件管理办法1件
        if found is None and saying.ahead and OPEN_VERB.search(words):
            inside = mentions(saying.ahead, self._rows)
            found = inside[0] if inside and is_filler(saying.ahead[inside[0].end :]) else None
        elif found is None and saying.ahead and OF_WHICH.search(words):
            inside = mentions(saying.ahead, self._rows)
            found = inside[0] if inside and inside[0].start == 0 else None
        if found is not None:
            self._named, self._gone_through = found.named, False
            return found.named
        return self._named_before(words, since) if _ONLY_VERBS.fullmatch(words) else None

    def _decision(self, figure: Figure, words: str, found: Mention | None) -> Named | None:
        """Return which decisions words name: 作出行政处罚决定 · 许可决定 · 行政处罚案件信息公示."""
        if found is None or not (is_filler(words[found.end :]) or _PUBLISHED.fullmatch(words, found.end)):
            return None
        if words[: found.start].endswith(_NO_DECISION):
            return None
        whole = figure.unit in _DECISION_UNITS or (figure.unit == "条" and "决定" in words)
        return found.named if whole else None

    def _named_before(self, words: str, since: str) -> Named | None:
        named = last_mention(since, mentions(since, self._rows))
        if named is not None and _SPOKEN_OF.search(since, named.end):
            self._named = named.named
            self._gone_through = _GOES_THROUGH.search(since) is not None
        # 对规范性文件进行清理，保留20件: of those gone through, not of all
        return None if self._gone_through and "保留" in words else self._named
