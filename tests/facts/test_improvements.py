from hypothesis import given, settings
from hypothesis import strategies as st

from checker.facts import improvements


@settings(max_examples=200)
@given(st.text(alphabet="一二三是要、()第,1２。:;\n .甲", max_size=40))
def test_points_without_digits_are_found_alike_by_both_patterns(words):
    if improvements._DIGIT_ITEM.search(words) is None:
        both = (improvements._ITEM, improvements._ITEM_IN_CHARACTERS)
        full, short = ([(m.span(), m.lastindex) for m in one.finditer(words)] for one in both)
        assert full == short
