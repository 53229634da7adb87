from datetime import date

import pytest

from checker.language.functions import standard_functions
from checker.language.world import World, folded_whole, lines_of, places_of
from checker.schema.load import load_form
from checker.schema.spec import Slot
from checker.testing.reports import build_report


@pytest.mark.parametrize(
    "said",
    [
        {},
        {"开头": "", "标题": ""},
        {"章节": {"总体情况": "（一）公开１２件，ＡＢ。", "其他事项": "　"}},
        {"删去章节": "全部", "开头": "", "落款": ""},
    ],
)
def test_the_words_of_the_whole_report_are_those_of_the_passage(said):
    report = build_report({"年度": 2024, "机关": "某县某局", **said})
    whole = World(report, None, date(2025, 2, 1), standard_functions()).given("whole")
    assert folded_whole(report) == whole.folded


@pytest.mark.parametrize("table", ["t3", "t4"])
def test_places_of_groups_are_those_of_their_cells(table):
    spec = load_form("2021").tables[table]
    lines = lines_of(spec)
    for (axis, row), line in lines.items():
        for (other, column), crossed in lines.items():
            if (axis, other) == ("row", "column"):
                slots = [Slot(r, c) for r in line.keys for c in crossed.keys]
                assert [spec.slots[at] for at in places_of(spec, row, column)] == slots
