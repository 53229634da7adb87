"""Numbers of the regulation and of the form, as cited."""

from __future__ import annotations

import re
from typing import NamedTuple

from checker.facts.lazy import Lazy
from checker.facts.wording import narrative, whole_sentence
from checker.model.report import Report
from checker.model.unknown import Unknown
from checker.source.location import Location
from checker.source.passage import Passage

WRONG_ORDER = "令号错误"
WRONG_NUMBER = "文号错误"
INCOMPLETE = "文号不全"
OUTDATED = "依据过时"
MISMATCH = "名称与文号不符"

_ORDER = Lazy(r"(?:国务院令|国令|国务院)\s*\(?(?:第\s*(\d{2,4})\s*号?|(\d{3})\s*号)")
_AMENDED = Lazy(r"[^。]{0,50}第\s*711\s*号")
_REGULATION = Lazy(r"政府信息公开条例")
_OTHER_TITLE = Lazy(r"《([^》]{2,60})》")
_NUMBER = Lazy(
    r"国办([^〔\[【(\d。;》《]{0,10})([〔\[【(]?)\s*(20\d\d)\s*年?\s*([〕\]】)]?)\s*(\d{1,3})(\s*号)?"
)
_NOTICE_2019 = "关于政府信息公开工作年度报告有关事项的通知"
_NOTICE_2021 = Lazy(r"关于印发[〈<《“\"]?(?:中华人民共和国)?政府信息公开工作年度报告格式(?!\(试行)")
_FORM_TITLE = Lazy(rf"政府信息公开工作年度报告格式|{_NOTICE_2019}")
_TITLED = Lazy(r"([^《》]*)[》>〉]+\W{0,3}$")  # a title right before a number
_ISSUER = "公开办函"
_FORM_2021 = (_ISSUER, "2021", "30")
_FORM_2019 = (_ISSUER, "2019", "60")
_OTHER_NOTICES = (("2016", "201"), ("2019", "61"))  # of the same office, on other matters


class CitationProblem(NamedTuple):
    """A citation that is wrong. `kind`: 令号错误, 文号错误, 文号不全, 依据过时, 名称与文号不符."""

    kind: str
    raw: str
    proper: str
    sentence: str
    location: Location | None


def citation_problems(report: Report) -> tuple[CitationProblem, ...] | Unknown:
    """Return wrong citations of the regulation (国务院令第711号) and of the form (国办公开办函).

    A number whose brackets the copy has lost is damage and is not judged.
    """
    found: list[CitationProblem] = []
    year = report.identity.year
    for passage in narrative(report):
        if "信息公开" not in passage.folded and "国办" not in passage.folded:
            continue
        found.extend(_orders(passage))
        found.extend(_numbers(passage, year, opening=passage is report.opening))
        found.extend(_notices(passage, year))
    unique: dict[tuple[str, str], CitationProblem] = {}
    for one in found:
        unique.setdefault((one.kind, one.proper), one)
    return tuple(unique.values())


def _orders(passage: Passage) -> list[CitationProblem]:
    found = []
    for hit in _ORDER.finditer(passage.folded):
        before = passage.folded[max(0, hit.start() - 40) : hit.start()]
        titles = _OTHER_TITLE.findall(before)
        after = passage.folded[hit.end() : hit.end() + 40]
        subject = titles[-1] if titles else before.rsplit("。", 1)[-1]
        if not _REGULATION.search(subject) and not (not titles and _near(after)):
            continue
        if hit.group(1) == "492" and _AMENDED.search(passage.folded, hit.end(), hit.end() + 60):
            continue  # how the regulation came about: 第492号公布，第711号修订
        if "实施" in subject or "办法" in subject or (hit.group(1) or hit.group(2)) == "711":
            continue
        number = hit.group(1) or hit.group(2)
        note = "（第492号是2007年公布的旧令）" if number == "492" else ""
        found.append(_problem(WRONG_ORDER, passage, hit.start(), hit.end(), "国务院令第711号" + note))
    return found


def _near(after: str) -> bool:
    """《…条例》 follows at once, as in 国务院令第711号《…政府信息公开条例》."""
    return re.match(r"[^。,;《》]{0,6}《?(?:中华人民共和国)?政府信息公开条例", after) is not None


def _numbers(passage: Passage, year: int | None, *, opening: bool) -> list[CitationProblem]:
    found = []
    for hit in _NUMBER.finditer(passage.folded):
        issuer, opened, cited_year, closed, number, sign = hit.groups()
        if not (opened and closed):
            continue  # brackets lost in the copy
        start, end = hit.span()
        form_2021 = cited_year == "2021" and number == "30"
        form_2019 = cited_year == "2019" and number == "60"
        if not (form_2021 or form_2019) or "公开" not in issuer:
            if _means_form(passage, hit, opening=opening):
                current = year is None or year >= 2021
                proper = "国办公开办函〔2021〕30号" if current else "国办公开办函〔2019〕60号"
                found.append(_problem(WRONG_NUMBER, passage, start, end, proper))
            continue
        proper = f"国办公开办函〔{cited_year}〕{number}号"
        if issuer.strip() != _ISSUER:
            found.append(_problem(WRONG_NUMBER, passage, start, end, proper))
        elif not sign:
            found.append(_problem(INCOMPLETE, passage, start, end, proper))
        before = passage.folded[max(0, start - 60) : start]
        if form_2019 and year is not None and year >= 2021:
            found.append(_problem(OUTDATED, passage, start, end, "国办公开办函〔2021〕30号"))
        if form_2021 and _NOTICE_2019 in before:
            found.append(
                _problem(MISMATCH, passage, max(0, start - 30), end, f"{proper}是印发2021年格式的通知")
            )
        if form_2019 and _NOTICE_2021.search(before):
            found.append(_problem(MISMATCH, passage, max(0, start - 30), end, "国办公开办函〔2021〕30号"))
    return found


def _means_form(passage: Passage, hit: re.Match[str], *, opening: bool) -> bool:
    """Tell whether a number that is not the form's stands for it.

    It does behind the form's title. Without a title it does where the report says by what it was made
    and one thing alone (the office, the year or the number) differs.
    """
    start, end = hit.span()
    title = _TITLED.search(passage.folded[max(0, start - 90) : start])
    if title is not None:
        return _FORM_TITLE.search(title[1]) is not None
    issuer, _, cited_year, _, number, _ = hit.groups()
    if "函" not in issuer or (cited_year, number) in _OTHER_NOTICES:
        return False
    cited = (issuer.strip(), cited_year, number)
    if not any(sum(map(str.__eq__, cited, form)) == 2 for form in (_FORM_2021, _FORM_2019)):
        return False
    sentence = whole_sentence(passage, start, end)
    return "编制" in sentence and (opening or "报告" in sentence)


def _notices(passage: Passage, year: int | None) -> list[CitationProblem]:
    """Find the notice of 2019 cited by its title alone."""
    at = passage.folded.find(_NOTICE_2019)
    if at < 0 or year is None or year < 2021:
        return []
    end = at + len(_NOTICE_2019)
    if _NUMBER.search(passage.folded[end : end + 30]):
        return []  # judged by its number
    return [_problem(OUTDATED, passage, at, end, "国办公开办函〔2021〕30号")]


def _problem(kind: str, passage: Passage, start: int, end: int, proper: str) -> CitationProblem:
    raw = passage.text[start:end].strip()
    place = passage.locate(start, end)
    return CitationProblem(kind, raw, proper, whole_sentence(passage, start, end), place)
