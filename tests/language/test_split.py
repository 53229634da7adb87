from __future__ import annotations

import pytest

from checker.language.split import nearest, quote_pairs, split


def cut(text: str) -> list[list[str]]:
    return [[text[piece.start : piece.word_end] for piece in block.pieces] for block in split(text).blocks]


def test_blocks_and_pieces() -> None:
    text = "规则 T1 甲\n  级别：错误\n  对每个列 于 乙\n  要求：真\n词表 甲 = {乙}\n"
    assert cut(text) == [["规则", "级别", "对每个", "要求"], ["词表"]]


def test_what_stands_in_quotes_is_no_heading() -> None:
    text = "规则 T1 甲\n说明：“第一\n第二 规则 T2 乙”\n要求：真\n"
    assert cut(text) == [["规则", "说明", "要求"]]


def test_an_open_quote_ends_before_the_next_heading() -> None:
    assert cut("规则 T1 甲\n说明：“第一\n规则 T2 乙\n要求：“真”\n") == [["规则", "说明"], ["规则", "要求"]]


def test_headings_in_comments_are_none() -> None:
    assert cut("# 规则 T1 甲\n规则 T2 乙\n") == [["规则"]]


@pytest.mark.parametrize("line", ["规则，定义", "提示}", "级别 = 1", "要求.甲"])
def test_members_of_a_list_begin_nothing(line: str) -> None:
    assert cut(f"规则 T1 甲\n要求：甲 属于 {{\n{line}\n") == [["规则", "要求"]]


def test_comments() -> None:
    parts = split("# 头\n\n# 前\n规则 T1 甲 # 后\n  # 中\n  要求：真\n# 尾\n")
    assert [comment.text for comment in parts.head] == ["头"]
    assert [comment.text for comment in parts.blocks[0].comments] == ["前", "后", "中"]
    assert [comment.text for comment in parts.trailing] == ["尾"]


def test_a_misspelt_heading_begins_a_block_without_keyword() -> None:
    parts = split("规则 T1 甲\n规责 T2 乙\n")
    assert [block.pieces[0].keyword is None for block in parts.blocks] == [False, True]


@pytest.mark.parametrize(
    ("word", "near"),
    [("要球", "要求"), ("要", "要求"), ("规责", "规则"), ("requre", "require"), ("苹果", "")],
)
def test_nearest(word: str, near: str) -> None:
    assert nearest(word, ("要求", "提示", "规则", "require", "message")) == near


def test_quotes_in_pairs() -> None:
    assert quote_pairs("“a“b”c”「d", 0, 10) == {0: 6, 2: 4}
