"""Template text and blanks to fill in that were left in a report."""

from __future__ import annotations

from typing import NamedTuple

from checker.facts.lazy import Lazy
from checker.facts.wording import whole_sentence
from checker.model.report import Report
from checker.source.location import Location
from checker.source.passage import Passage

_HAN = "㐀-鿿"
# All matched on folded text (half-width punctuation). Each pattern is tried only where its sign is there, and
# first on all the words at once: nothing is found there where no passage holds it.
_LEFT: tuple[tuple[tuple[str, ...], Lazy], ...] = (
    (
        ("表格形式", "在此处报告", "此处填", "在此填", "点击", "请输入", "待补充", "格式模板", "年报模"),
        Lazy(
            r"该部分以表格形式报告|(?:收取)?信息处理费情况在此处报告|以表格形式(?:报告|填报)|(?:请在)?此处?填写|"
            r"点击(?:此处)?输入|请输入|待补充|格式模板|年报模[板版]"
        ),
    ),
    (
        ("(",),
        Lazy(
            r"\((?:具体(?:网址|地址|链接|电话|日期)|网址|链接|(?:单位|机关|部门)(?:名称|全称)|文字描述|"
            r"请?填写[^()]{0,12}|此处[^()]{0,12})\)"
        ),
    ),
    (("机关(或",), Lazy(r"本(?:行政)?机关\(或[^()]{1,20}\)")),
    (("×", "✕", "╳", "Ⅹ"), Lazy(rf"[×Ⅹ✕╳]{{2,}}|[×✕╳](?=[年月日{_HAN}])|(?:19|20)[×*]{{2}}年?")),
    (
        ("XX", "xx", "Xx"),
        Lazy(
            rf"(?<![A-Za-z0-9])[Xx]{{2,}}(?=[{_HAN}])|(?<=[{_HAN}])[Xx]{{2,}}(?![A-Za-z0-9])|(?:19|20)[Xx]{{2}}年?"
        ),
    ),
    (("**",), Lazy(rf"(?<=[{_HAN}])\*{{2,}}(?=[局县市区镇乡厅委年月日])")),
    (("___",), Lazy(r"_{3,}")),
    (("某某",), Lazy(r"某某(?=[省市县区镇乡局厅委年月])")),
    (("○○", "〇〇"), Lazy(r"[○〇]{2,}(?=[局县市区镇乡厅委年])")),
)
_TIMES = Lazy(r"\d\s*×\s*\d|×\s*(?:24|100)|(?:24|7)\s*[×Xx*]\s*(?:24|7)")


class Placeholder(NamedTuple):
    """Words of the template, or a blank to fill in. `sentence`: the sentence it stands in."""

    raw: str
    sentence: str
    location: Location | None


def placeholders(report: Report) -> tuple[Placeholder, ...]:
    """Return what was left of the template in title, opening, parts and signature, each wording once."""
    found: dict[str, Placeholder] = {}
    passages = [report.title, report.opening, *(one.body for one in report.sections), report.closing]
    tables = [(table, Passage.of(table.words)) for table in report.tables.values() if table.words]
    whole = "\0".join([one.folded for one in (*passages, *(words for _, words in tables))])
    left = [(signs, pattern) for signs, pattern in _LEFT if _holds(whole, signs) and pattern.search(whole)]
    if not left:
        return ()
    for passage in passages:
        for one in _in(passage, left):
            found.setdefault(one.raw, one)
    for table, words in tables:
        for one in _in(words, left):
            found.setdefault(one.raw, one._replace(location=table.location))
    return tuple(found.values())


def _holds(text: str, signs: tuple[str, ...]) -> bool:
    for sign in signs:  # noqa: SIM110  # a generator costs more than the looking
        if sign in text:
            return True
    return False


def _in(passage: Passage, left: list[tuple[tuple[str, ...], Lazy]]) -> list[Placeholder]:
    folded = passage.folded
    found = []
    for signs, pattern in left:
        if not _holds(folded, signs):
            continue
        for hit in pattern.finditer(folded):
            start, end = hit.span()
            if _TIMES.search(folded[max(0, start - 4) : end + 4]):
                continue
            place = passage.locate(start, end)
            found.append(Placeholder(passage.text[start:end], whole_sentence(passage, start, end), place))
    return found
