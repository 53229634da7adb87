"""Automatic numbers: printed, but in no text."""

from __future__ import annotations

import pytest
from lxml import etree

from checker.extract.readers.docx_numbering import Level, Numbering, written

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def xml(text: str) -> etree._Element:
    return etree.fromstring(f'<r xmlns:w="{W}">{text}</r>')


LISTS = """
<w:abstractNum w:abstractNumId="1">
 <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/></w:lvl>
 <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1.%2"/>
 <w:pStyle w:val="H2"/></w:lvl>
</w:abstractNum>
<w:num w:numId="5"><w:abstractNumId w:val="1"/></w:num>
<w:num w:numId="6"><w:abstractNumId w:val="1"/>
 <w:lvlOverride w:ilvl="0"><w:startOverride w:val="4"/></w:lvlOverride></w:num>
"""
STYLES = """
<w:style w:styleId="H2"><w:pPr><w:numPr><w:numId w:val="5"/></w:numPr>
 <w:outlineLvl w:val="1"/></w:pPr></w:style>
<w:style w:styleId="Child"><w:basedOn w:val="H2"/></w:style>
<w:style w:styleId="Loop"><w:basedOn w:val="Loop"/></w:style>
<w:style w:styleId="Gone"><w:rPr><w:vanish/></w:rPr></w:style>
"""


def properties(number: str, level: int) -> etree._Element:
    return xml(f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>')


def test_levels_count_and_restart() -> None:
    numbering = Numbering.of(xml(LISTS), None)
    places = [("5", 0), ("5", 1), ("5", 1), ("5", 0), ("5", 1)]
    printed = [numbering.number(properties(number, level), None) for number, level in places]
    assert printed == ["一、", "一.1", "一.2", "二、", "二.1"]


def test_a_list_may_begin_elsewhere() -> None:
    numbering = Numbering.of(xml(LISTS), None)
    assert numbering.number(properties("6", 0), None) == "四、"
    assert numbering.number(properties("6", 0), None) == "五、"


def test_numbers_of_styles() -> None:
    numbering = Numbering.of(xml(LISTS), xml(STYLES))
    assert numbering.number(None, "H2") == "一.1"
    assert numbering.outline("Child") == 1
    assert numbering.hidden("Gone")
    assert not numbering.hidden("Loop")


def test_a_paragraph_may_refuse_its_style_s_number() -> None:
    numbering = Numbering.of(xml(LISTS), xml(STYLES))
    assert numbering.number(properties("0", 0), "H2") == ""


@pytest.mark.parametrize(
    ("value", "number_format", "printed"),
    [
        (1, "chineseCounting", "一"),
        (10, "chineseCounting", "十"),
        (12, "chineseCountingThousand", "十二"),
        (20, "chineseCounting", "二十"),
        (105, "chineseCounting", "一百零五"),
        (112, "chineseCounting", "一百一十二"),
        (3, "decimalEnclosedCircle", "③"),
        (4, "lowerRoman", "iv"),
        (28, "upperLetter", "BB"),
        (7, "decimalZero", "07"),
        (2, "ideographTraditional", "乙"),
        (9, "something new", "9"),
    ],
)
def test_number_formats(value: int, number_format: str, printed: str) -> None:
    assert written(value, number_format) == printed


def test_bullets_print_no_number() -> None:
    numbering = Numbering()
    numbering.add_levels("a", {0: Level(number_format="bullet", text="·")})
    numbering.add_list("1", "a", {})
    assert numbering.count("1", 0) == ""
