"""Doubled characters, words, sentences and paragraphs."""

from __future__ import annotations

import re
from typing import NamedTuple

from checker.facts.wording import clip, whole_sentence
from checker.model.report import Report
from checker.source.location import Location
from checker.source.passage import Passage

DOUBLED_CHARACTER = "叠字"
DOUBLED_WORD = "叠词"
DOUBLED_SENTENCE = "重复句"
DOUBLED_PARAGRAPH = "重复段"

# Characters that are not doubled in written Chinese, and what may follow them all the same.
_CHARACTER = re.compile(
    r"的的(?!确|士|放|卢)|性性(?!质|能|格|别|情|状|命)|和和(?!谐|平|睦|美|解|气|善|好|蔼)|与与(?!会|时|否|众)|及及(?!时|早|格|至|物)|"
    r"被被(?!子|褥)|或或|于于(?!事|是)|并并(?!轨|入|网|案|购|联|排)|是是(?!非)|县县(?=[^城级域长委直乡属情区域级政人])|乡乡人民政府|镇镇人民政府"
)
_WORD = re.compile(r"([㐀-鿿]{2,8})\1")
# Words that stand side by side rightly (区政府政府信息公开), and measure words (一件一件).
_SIDE_BY_SIDE = frozenset(
    [
        "政府",
        "服务",
        "行政",
        "信息",
        "公开",
        "管理",
        "工作",
        "研究",
        "讨论",
        "沟通",
        "交流",
        "学习",
        "商量",
        "很多",
        "非常",
        "常态",
        "建设",
    ]
)
_LEGIT = re.compile(r"^一[㐀-鿿]$|^[㐀-鿿]一$|^逐[㐀-鿿]$")
_PAIR = re.compile(r"可通过可以通过|可以通过可通过|以便以便于|将将|共共(?!享|同|计|建|治|青|产|有|和|商)")
_MIN_SENTENCE = 16
_MIN_PARAGRAPH = 30


class Repeat(NamedTuple):
    """Words that stand twice. `kind`: 叠字, 叠词, 重复句, 重复段; `sentence`: where."""

    kind: str
    raw: str
    sentence: str
    location: Location | None


def repeats(report: Report) -> tuple[Repeat, ...]:
    """Return doubled characters and words, and sentences and paragraphs that stand twice in the parts."""
    found: list[Repeat] = []
    paragraphs: dict[str, str] = {}
    passages = [report.opening, *(section.body for section in report.sections)]
    for passage in passages:
        if not passage:
            continue
        found.extend(_characters(passage))
        found.extend(_words(passage))
        found.extend(_paragraphs(passage, paragraphs))
    return tuple(found)


def _characters(passage: Passage) -> list[Repeat]:
    found: list[Repeat] = []
    for pattern in (_CHARACTER, _PAIR):
        found.extend(
            _repeat(DOUBLED_CHARACTER if pattern is _CHARACTER else DOUBLED_WORD, passage, *hit.span())
            for hit in pattern.finditer(passage.text)
        )
    return found


def _words(passage: Passage) -> list[Repeat]:
    found = []
    for hit in _WORD.finditer(passage.text):
        word = hit.group(1)
        if len(set(word)) == 1 or (len(word) == 2 and (word in _SIDE_BY_SIDE or _LEGIT.match(word))):
            continue
        if len(word) == 4 and word[:2] == word[2:]:
            continue  # told by its half
        found.append(_repeat(DOUBLED_WORD, passage, *hit.span()))
    return found


def _paragraphs(passage: Passage, seen: dict[str, str]) -> list[Repeat]:
    """Find paragraphs seen before, in this part or an earlier one, and sentences said twice in a row."""
    found = []
    at = 0
    for paragraph in passage.text.split("\n"):
        bare = paragraph.strip()
        if len(bare) >= _MIN_PARAGRAPH:
            if bare in seen:
                place = passage.locate(at, at + len(paragraph))
                found.append(Repeat(DOUBLED_PARAGRAPH, clip(bare), seen[bare], place))
            seen.setdefault(bare, clip(bare))
        found.extend(_sentences(passage, paragraph, at))
        at += len(paragraph) + 1
    return found


def _sentences(passage: Passage, paragraph: str, at: int) -> list[Repeat]:
    found = []
    previous = ""
    start = at
    for sentence in re.split(r"(?<=[。；！？])", paragraph):
        bare = sentence.strip(" 。；！？")
        if len(bare) >= _MIN_SENTENCE and bare == previous:
            place = passage.locate(start, start + len(sentence))
            found.append(Repeat(DOUBLED_SENTENCE, clip(bare), clip(bare), place))
        previous = bare
        start += len(sentence)
    return found


def _repeat(kind: str, passage: Passage, start: int, end: int) -> Repeat:
    place = passage.locate(start, end)
    return Repeat(kind, passage.text[start:end], clip(whole_sentence(passage, start, end)), place)
