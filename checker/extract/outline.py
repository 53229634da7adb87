"""What stands before and after the parts: title, opening, signature; the page's own lines left out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from checker.extract.body import OBJECT, cut, lines_of
from checker.regions.registry import leading_places
from checker.source.passage import EMPTY, Passage, join_passages

_SUBJECT: Final = re.compile(r"信息公开|政务公开")
_ENDS_AS_TITLE: Final = re.compile(r"(?:报告?|年报|告年度报|总结)[)》\"]?(?:\.{2,6}|…{1,2})?$")
_YEAR: Final = re.compile(r"(?:20\d\d|2 0 \d \d|二[〇○零]二[〇○零一二三四五六七八九])\s?年?")
_NOT_TITLE: Final = re.compile(
    r"^(?:根据|按照|依据|现将|关于做好|本报告|附件|报告下载|下载|上一|下一|通知)|[。;>→]|的通知$|如下"
)
# What stands before a title on its line and is not of it: 2025-01-22 …, 名称：…
_PAGE: Final = re.compile(
    r"^(?:Page ?\d{1,3} ?-? ?|P\. ?\d{1,3} ?|20\d\d[-./]\d\d?[-./]\d\d?(?!\d) ?"
    r"|(?:信息|文件|公文)?(?:名 ?称|标 ?题) ?: ?)",
    re.IGNORECASE,
)
_LISTED: Final = 3  # titles of so many years, one under the other, are a list
_ORGAN_LINE: Final = re.compile(
    r"^[\u4e00-\u9fff()、·]{2,40}(?:局|厅|委|委员会|办|办公室|办公厅|政府|办事处|管委会|院|站|所|处|中心|镇|乡|街道|苏木"
    r"|县|市|区|省|旗|盟|州|海关|总队|支队|大队|部|分局|社|会)$"
)
_FURNITURE: Final = re.compile(
    r"字体|字号|打印|来源[:：]|发布(?:日期|时间|机构|单位|人)|索引号|公文|文号[:：]|浏览|点击|作者[:：]|首页|当前位置|登录|注册|"
    r"无障碍|分享|关闭|责任编辑|扫一扫|二维码|主题词|有效性|收藏|导航|^信息名称|^名称[:：]|^时间[:：]|^日期[:：]|生成日期|"
    r"^[上下]一[篇条页]|人气|阅读(?:量|次数|:)|视力保护|语音|^目录$|^P\. ?\d+$|^图片$|政府信息公开$|ICP|版权"
)
_TAIL_FURNITURE: Final = re.compile(
    r"^(?:分享|上一[篇条]|下一[篇条]|扫一扫|打印|关闭|附件|附：|报告下载|相关|更多信息|【|版权|主办|承办|网站|责任编辑|来源[:：]|"
    r"编辑[:：]|信息来源|下载|用微信|返回|纠错|字体|浏览|点击|首页|政府网站|Copyright|©|[-—]\s?\d{1,3}\s?[-—]$"
    r"|.{1,80}\.(?:docx?|wps|pdf|xlsx?|ofd|zip|rar)$)"
)
_PROSE: Final = re.compile(r"[,，。;；:：]")
_COUNT: Final = r"\s?[\d一二三四五六七八九十]{1,3}\s?"
_DAY: Final = rf"(?:20\d\d|二[〇○零OoО]二[〇○零一二三四五六七八九])\s?年{_COUNT}月{_COUNT}日"
_DAY_IN: Final = re.compile(_DAY)
_DAY_LINE: Final = re.compile(rf"^\(?(?:{_DAY}|20\d\d[-./]\d\d?[-./]\d\d?|20\d{{2}}\d{{2,4}})\)?$")
_SIGNED: Final = re.compile(
    r"(?P<organ>[\u4e00-\u9fff()]{4,40}?(?:局|厅|委员会|办公室|办公厅|政府|办事处|管委会|委|办|院|站|中心|海关|总队|支队))?"
    rf"\s*(?P<day>{_DAY})\s*(?P<rest>[^。;]{{0,60}})$"
)
_TAIL_WORDS: Final = re.compile(
    r"(?<=[。.\n])\s*(?:报告下载|附件下载|更多信息请关注|扫一扫|上一篇|下一篇|分享到)"
)
_FULL_STOPS: Final = ("。", "！", "!")
_SENTENCE_ENDS: Final = (*_FULL_STOPS, "；", ";")
_LONGEST_TAIL: Final = 3000  # characters
_HEADING_LINE: Final = re.compile(r"^[一二三四五六][、.,]")


class Head(NamedTuple):
    """What stands before part one."""

    title: Passage
    titles: tuple[Passage, ...]  # every line that reads as the report's title
    opening: Passage
    lines: tuple[Passage, ...]  # all lines, for dates and names
    dated: tuple[Passage, ...] = ()  # lines that are a date and nothing else
    below: Passage = EMPTY  # the line right below the last title


class Tail(NamedTuple):
    """What stands behind the words of the last part."""

    body: Passage
    closing: Passage
    furniture: tuple[Passage, ...]


def read_head(page_lines: list[Passage], head: Passage, page_title: str = "") -> Head:
    """Tell title, opening and the page's own lines apart; `page_title`: how the page calls itself."""
    inner = [line for line in lines_of(head) if line.text != OBJECT]
    lines = page_lines + inner
    titles: list[tuple[int, Passage]] = []
    for at in range(len(lines)):
        title = _title_at(lines, at)
        if title is not None:
            titles.append((at, title))
    after = titles[-1][0] + 1 if titles else len(page_lines)
    before = [line for line in page_lines[after:] if len(line.text) >= 40 and "。" in line.text]
    opening = _opening(before + inner[max(after - len(page_lines), 0) :], titled=bool(titles))
    dated = tuple([line for line in inner if len(line.text) <= 24 and _DAY_LINE.match(line.folded)])
    own = _without_list(titles, page_title)
    below = lines[after] if titles and after < len(lines) else EMPTY
    return Head(_best(own), tuple([title for _, title in own]), opening, tuple(lines), dated, below)


def _without_list(titles: list[tuple[int, Passage]], page_title: str) -> list[tuple[int, Passage]]:
    """Leave out a list of the organ's reports: titles of three years or more, one under the other.

    Of such a list the report's own title is the one that the page's title begins with, or that of a year
    that stands in it twice; where that tells nothing, none is taken for the report's.
    """
    runs: list[list[tuple[int, Passage]]] = []
    for title in titles:
        if runs and title[0] - runs[-1][-1][0] == 1:
            runs[-1].append(title)
        else:
            runs.append([title])
    kept = []
    for run in runs:
        years = [found[0] if (found := _YEAR.search(title.folded)) else "" for _, title in run]
        if len(set(years)) < _LISTED:
            kept.extend(run)
            continue
        kept.extend(
            one
            for one, year in zip(run, years, strict=True)
            if years.count(year) > 1 or (page_title and page_title.startswith(one[1].folded))
        )
    return kept


def _best(titles: list[tuple[int, Passage]]) -> Passage:
    """Return the last full title; of those without an organ or year the last, too."""
    whole = [title for _, title in titles if _YEAR.search(title.folded) and len(title.text) >= 18]
    return whole[-1] if whole else (titles[-1][1] if titles else EMPTY)


def _title_at(lines: list[Passage], at: int) -> Passage | None:
    """Return the title that ends on a line, with the lines above that belong to it."""
    line = _unpaged(lines[at])
    words = line.folded
    if not 4 <= len(words) <= 80 or not _ENDS_AS_TITLE.search(words) or _NOT_TITLE.search(words):
        return None
    parts = [line]
    start = at
    while (
        start > 0
        and len(parts) < 3
        and not (_SUBJECT.search(words) and _YEAR.search(words) and _has_organ(words))
    ):
        above = _unpaged(lines[start - 1])
        if not _belongs_above(above.folded, words):
            break
        parts.insert(0, above)
        words = above.folded + words
        start -= 1
    if not _SUBJECT.search(words):
        return None
    return parts[0] if len(parts) == 1 else _glue(parts)


def _belongs_above(above: str, words: str) -> bool:
    if not above or len(above) > 45 or _NOT_TITLE.search(above) or _ENDS_AS_TITLE.search(above):
        return False
    if _FURNITURE.search(above) and not above.endswith("信息公开"):
        return False
    if not _YEAR.search(words) and _YEAR.search(above):
        return True
    return _ORGAN_LINE.match(above) is not None or above.endswith("信息公开")


def _has_organ(words: str) -> bool:
    bare = _YEAR.sub("", words)
    found = _SUBJECT.search(bare)
    return found is not None and len(bare[: found.start()].replace("政府", "").strip("年度 ")) >= 2


def _glue(parts: list[Passage]) -> Passage:
    joined = join_passages(parts)
    anchors = []
    shift = 0
    at = 0
    for part in parts:
        anchors.extend([anchor._replace(at=anchor.at + at - shift) for anchor in part.anchors])
        at += len(part.text)
    return Passage(joined.text.replace("\n", ""), tuple(anchors), joined.folded.replace("\n", ""))


def _unpaged(line: Passage) -> Passage:
    mark = _PAGE.match(line.folded)
    return cut(line, mark.end(), len(line.text)) if mark else line


def _opening(lines: list[Passage], *, titled: bool) -> Passage:
    kept: list[Passage] = []
    for line in lines:
        words = line.folded.strip("| ")
        short = len(words) <= 60 and "。" not in words
        if short and (_FURNITURE.search(words) or _DAY_LINE.match(words)):
            continue
        if _HEADING_LINE.match(words) and ";" not in words and not _DAY_IN.search(words):
            continue  # of the contents; an opening may be told in points: 一、依据…;二、期间…
        if not any("\u4e00" <= character <= "\u9fff" for character in words) or (
            not kept and len(words) < 16 and not _PROSE.search(words)
        ):
            continue
        if not kept and not titled and len(words) < 24 and not words.endswith(("。", ":")):
            continue
        kept.append(line)
    return join_passages(kept) if kept else EMPTY


def read_tail(body: Passage, organs: Sequence[str] = ()) -> Tail:
    """Cut the signature and the page's own lines off the end of the last part.

    `organs`: the names in the titles; such a name signs without a date, too.
    """
    end, furniture = _cut_furniture(body)
    found = _TAIL_WORDS.search(body.folded, max(0, end - 300), end)
    window = max(0, end - 140)
    signed = _signature(body, window, end, organs)
    stop = signed[0] if signed else end
    if found and found.start() < stop:
        furniture.insert(0, cut(body, found.start(), stop))
        stop = found.start()
    closing = cut(body, signed[0], signed[1]) if signed else EMPTY
    return Tail(cut(body, 0, stop), closing, tuple(furniture))


def _cut_furniture(body: Passage) -> tuple[int, list[Passage]]:
    """Return where the words end before the page's own lines: links, buttons, lists of other reports."""
    text, folded = body.text, body.folded
    end = len(text)
    behind = end  # where the lines that are no sentences begin
    first = end  # where the first line of the page's own begins
    while behind > 0 and end - behind < _LONGEST_TAIL:
        start = text.rfind("\n", 0, behind) + 1
        line = folded[start:behind].strip()
        if len(line) > 90 or line.endswith(("。", ";", "!")) or _DAY_LINE.match(line):
            break
        if line == OBJECT or _TAIL_FURNITURE.match(line):
            first = start
        behind = max(start - 1, 0)
    furniture = lines_of(cut(body, first, end))
    return max(first - 1, 0) if first < end else end, furniture


def _signature(body: Passage, window: int, end: int, organs: Sequence[str]) -> tuple[int, int] | None:
    """Find organ and date at the end; returns where they begin and end."""
    words = body.folded
    line = words.rfind("\n", 0, end) + 1
    if _DAY_LINE.match(words[line:end].strip()):
        above_end = line - 1
        above = words.rfind("\n", 0, max(above_end, 0)) + 1
        if above_end > 0 and _ORGAN_LINE.match(words[above:above_end].strip()):
            return above, end
        return line, end
    name = _name_alone(words, line, end, organs)
    if name is not None:
        return name
    found = None
    for match in _SIGNED.finditer(words, window, end):
        found = match
    if found is None:
        return None
    start = found.start()
    if found["organ"] is None and (found["rest"] or words[start - 1 : start] not in ("\n", "。")):
        return None
    if found["rest"] and not _TAIL_FURNITURE.match(found["rest"]):
        return None
    if found["organ"] is not None and start > 0 and words[start - 1] not in "\n。:；;.":
        return None
    return start, found.end("day")


def _name_alone(words: str, line: int, end: int, organs: Sequence[str]) -> tuple[int, int] | None:
    """Find an organ's name without a date at the end: a line of its own, or glued to the last sentence."""
    name = words[line:end].strip()
    if _may_sign(name, organs, 4):
        above = words.rfind("\n", 0, max(line - 1, 0)) + 1
        if line and _DAY_LINE.match(words[above : line - 1].strip()):
            return above, end  # the date stands before the name
        return (line, end) if words[:line].rstrip().endswith(_SENTENCE_ENDS) else None
    start = max(words.rfind(mark, line, end) for mark in _FULL_STOPS) + 1
    return (start, end) if start > line and _may_sign(words[start:end].strip(), organs, 6) else None


def _may_sign(name: str, organs: Sequence[str], shortest: int) -> bool:
    """Tell whether words are an organ's name that signs: one the title names, or one with its place."""
    if not shortest <= len(name) <= 40 or not _ORGAN_LINE.match(name):
        return False
    if any(organ.endswith(name) or name.startswith(organ) for organ in organs):
        return True
    return bool(leading_places(name))
