from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from checker.text.sentences import split_clauses, split_sentences
from checker.text.width import fold


def cut(text: str, *, clauses: bool = False) -> list[str]:
    folded = fold(text)
    return [folded[span.start : span.end] for span in (split_clauses if clauses else split_sentences)(folded)]


def test_sentences_end_at_full_stops_and_lines() -> None:
    assert cut("收到1,126件。答复12.5%！\n下一步：改进") == ["收到1,126件。", "答复12.5%!", "下一步:改进"]


def test_clauses_do_not_end_inside_a_number() -> None:
    assert cut("收到1,126件，答复3件；结转，无。", clauses=True) == [
        "收到1,126件,",
        "答复3件;",
        "结转,",
        "无。",
    ]


@given(st.text("甲乙1,。;\n ", max_size=40))
@settings(max_examples=60, deadline=None)
def test_no_word_is_lost(text: str) -> None:
    for split in (split_sentences, split_clauses):
        kept = "".join(text[span.start : span.end] for span in split(text))
        assert [c for c in kept if not c.isspace()] == [c for c in text if not c.isspace()]
