import re
from decimal import Decimal

import pytest

from checker.model.cell import AMBIGUOUS, ANNOTATED, BLANK, DASH, MISSING
from checker.model.table import ABSENT, PICTURE
from checker.testing.places import CaseDataError
from checker.testing.reports import build_report


def test_the_clean_report_has_six_parts_and_full_tables_of_zeros():
    report = build_report()
    assert [section.heading.number for section in report.sections] == [1, 2, 3, 4, 5, 6]
    assert {key: len(table.cells) for key, table in report.tables.items()} == {"t2": 10, "t3": 175, "t4": 15}
    assert all(cell.value == 0 for table in report.tables.values() for cell in table.cells)


def test_every_passage_and_cell_has_a_place_of_its_own():
    report = build_report()
    places = [cell.location for table in report.tables.values() for cell in table.cells]
    places += [section.body.locate(0, 1) for section in report.sections if section.body]
    assert None not in places
    assert len(set(places)) == len(places)


def test_a_place_in_the_second_line_of_a_part_names_that_line():
    body = build_report({"章节": {"总体情况": "甲\n乙丙"}}).section("overview").body
    assert body.locate(0, 1).line + 1 == body.locate(2, 3).line


def test_rows_may_be_given_as_one_number_a_list_or_cells():
    table = build_report(
        {"表三": {"新收": 3, "予以公开": [1, 0, 0, 0, 0, 0, 1], "上年结转": {"自然人": 2}}}
    ).tables["t3"]
    assert table.cell("new_received", "natural_person").value == 3
    assert table.cell("new_received", "total").value == 3
    assert table.cell("granted", "total").value == 1
    assert table.cell("carried_in", "total").value == 0


@pytest.mark.parametrize(
    ("written", "state", "value"),
    [
        ("空白", BLANK, None),
        ("-", DASH, None),
        ("缺失", MISSING, None),
        ("读不清", AMBIGUOUS, None),
        ("22（其中修订16件）", ANNOTATED, 22),
        ("1,234", "count", 1234),
        (7, "count", 7),
    ],
)
def test_cells_are_written_in_words(written, state, value):
    cell = build_report({"表二": {"规章": {"制发": written}}}).tables["t2"].cell("rules", "issued")
    assert (cell.state, cell.value) == (state, value)


def test_amounts_are_exact():
    cell = (
        build_report({"表二": {"行政事业性收费": {"收费金额": "0.37"}}}).tables["t2"].cell("fees", "amount")
    )
    assert (cell.state, cell.value) == ("amount", Decimal("0.37"))


def test_tables_may_be_pictures_missing_or_of_the_old_form():
    report = build_report({"表格": {"表二": "图片", "表四": "缺失"}, "表样": {"表三": "2019"}})
    assert (report.tables["t2"].state, report.tables["t4"].state) == (PICTURE, ABSENT)
    assert (report.layout.form, report.layout.t3) == ("2021", "2019")


def test_a_report_of_2020_follows_the_form_of_2019():
    report = build_report({"年度": 2020})
    assert report.layout == ("2019", "2019", "2019", "2019")
    assert report.period.start.year == 2020


@pytest.mark.parametrize(
    ("data", "named"),
    [
        ({"年份": 2024}, "年份"),
        ({"表三": {"新到": 1}}, "新到"),
        ({"表三": {"新收": [1, 2]}}, "7 格"),
        ({"表格": {"表三": "模糊"}}, "模糊"),
        ({"删去章节": ["附则"]}, "附则"),
        ({"公布日期": "一月"}, "一月"),
        ({"统计期限": "全年"}, "全年"),
    ],
)
def test_what_is_written_wrongly_is_named(data, named):
    with pytest.raises(CaseDataError, match=named):
        build_report(data)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ({"年度": "二〇二四"}, "写成四位数字"),
        ({"表三": "图片"}, "表格: {表三: 图片}"),
        ({"表三": {"新手": 3}}, "是不是“新收”？"),
        ({"表三": {"新收：3": None}}, "全角冒号"),
        ({"机关类别": "部门"}, "是不是“政府部门”？"),
        ({"省份": "山东"}, "省份"),
        ({"表格": {"表三": "照片"}}, "是不是“图片”？"),
        ({"链接": "a"}, "写成 链接: [网址]"),
        ({"标签": {"表三": [{"行": "新收"}]}}, "印作"),
        ({"章节图片": {"总体情况": "两张"}}, "写法不对"),
    ],
)
def test_what_is_written_wrongly_is_told_kindly(data, said):
    with pytest.raises(CaseDataError, match=re.escape(said)):
        build_report(data)
