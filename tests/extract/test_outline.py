"""What stands before part one and behind part six."""

from __future__ import annotations

from checker.extract.outline import read_head, read_tail
from checker.source.passage import Passage

PROSE = "根据《中华人民共和国政府信息公开条例》编制本报告，所列数据的统计期限自2024年1月1日起至12月31日止。"


def head(*lines: str):
    return read_head([], Passage.of("\n".join(lines)))


def test_a_title_on_two_lines() -> None:
    found = head("明湖市水务局", "2024年政府信息公开工作年度报告", PROSE)
    assert found.title.text == "明湖市水务局2024年政府信息公开工作年度报告"
    assert found.opening.text == PROSE


def test_a_title_on_three_lines() -> None:
    found = head("明湖市水务局", "2024年", "政府信息公开工作年度报告", PROSE)
    assert found.title.text == "明湖市水务局2024年政府信息公开工作年度报告"


def test_lines_of_the_page_are_not_the_opening() -> None:
    found = head(
        "首页 > 政府信息公开 > 政府信息公开年报",
        "明湖市水务局2024年政府信息公开工作年度报告",
        "【 字体:",
        "打印",
        "时间:2025-01-22 16:09 来源:明湖市水务局",
        "明湖市水务局2024年政府信息公开工作年度报告",
        PROSE,
    )
    assert found.opening.text == PROSE
    assert len(found.titles) == 2


def test_a_covering_letter_is_not_the_opening() -> None:
    found = head(
        "明湖市水务局关于印发2024年政府信息公开工作年度报告的通知",
        "局属各单位：",
        "现将《明湖市水务局2024年政府信息公开年度报告》印发给你们，请抓好落实。",
        "2025年1月20日",
        "明湖市水务局",
        "2024年政府信息公开工作年度报告",
        PROSE,
    )
    assert found.title.text == "明湖市水务局2024年政府信息公开工作年度报告"
    assert found.opening.text == PROSE
    assert [line.text for line in found.dated] == ["2025年1月20日"]


def test_the_names_of_the_neighbouring_pages_are_not_the_opening() -> None:
    found = head(
        "明湖市水务局2024年政府信息公开工作年度报告",
        "上一篇：明湖市水务局2023年政府信息公开工作年度报告",
        "下一篇：没有了",
        PROSE,
    )
    assert found.title.text == "明湖市水务局2024年政府信息公开工作年度报告"
    assert found.opening.text == PROSE


def test_a_list_of_older_reports_below_the_title_is_not_the_title() -> None:
    lines = [f"明湖市水务局{year}年政府信息公开工作年度报告" for year in (2024, 2023, 2022)]
    found = read_head([], Passage.of("\n".join([*lines, PROSE])), f"{lines[0]}_政府网")
    assert [title.text for title in found.titles] == [lines[0]]
    assert found.opening.text == PROSE
    assert not head(*lines, PROSE).titles  # which is the report's own is not told
    assert [title.text for title in head(*lines, lines[1], PROSE).titles] == [lines[1], lines[1]]


def test_what_stands_before_a_title_on_its_line_is_not_of_it() -> None:
    for before in ("2025-01-22 ", "名称：", "标题: ", "信息名称："):
        found = head(f"{before}明湖市水务局2024年政府信息公开工作年度报告", PROSE)
        assert found.title.text == "明湖市水务局2024年政府信息公开工作年度报告"


def test_no_title_and_no_opening() -> None:
    found = head("登录 注册", "政府信息公开", "图片")
    assert not found.title
    assert not found.opening


def tail(text: str):
    return read_tail(Passage.of(text))


def test_a_signature_on_two_lines() -> None:
    found = tail("无。\n明湖市水务局\n2025年1月20日")
    assert (found.body.text, found.closing.text) == ("无。", "明湖市水务局\n2025年1月20日")


def test_a_signature_on_one_line_and_the_page_behind() -> None:
    found = tail("无。\n明湖市水务局2025年1月20日\n附件：报告.doc\n分享\n上一篇：没有了")
    assert (found.body.text, found.closing.text) == ("无。", "明湖市水务局2025年1月20日")
    assert [line.text for line in found.furniture] == ["附件：报告.doc", "分享", "上一篇：没有了"]


def test_a_signature_run_into_the_text() -> None:
    found = tail("本年度未收取信息处理费。报告下载：明湖市水务局2025年1月20日更多信息请关注官方微信")
    assert found.body.text == "本年度未收取信息处理费。"
    assert found.closing.text == "明湖市水务局2025年1月20日"


def test_a_date_in_the_last_sentence_is_no_signature() -> None:
    text = "本报告数据截至2024年12月31日。"
    assert tail(text).body.text == text
    assert not tail(text).closing


def test_a_text_that_only_ends_stays_whole() -> None:
    assert tail("无").body.text == "无"
    assert tail("").body.text == ""


def test_a_list_of_other_reports_behind_is_cut() -> None:
    found = tail(
        "本年度没有收取信息处理费。\n相关链接\n甲局2023年政府信息公开工作年度报告\n乙局2023年政府信息公开工作年度报告\n分享微信微博"
    )
    assert found.body.text == "本年度没有收取信息处理费。"
    assert len(found.furniture) == 4


def test_short_lines_of_the_report_itself_stay() -> None:
    text = "一是没有收取费用\n二是没有其他事项"
    assert tail(text).body.text == text


def test_an_opening_among_the_lines_of_the_page() -> None:
    lines = [Passage.of("明湖市水务局2024年政府信息公开工作年度报告"), Passage.of("打印"), Passage.of(PROSE)]
    assert read_head(lines, Passage.of("")).opening.text == PROSE


def test_a_name_without_a_date_signs_where_it_is_the_organs() -> None:
    text = "无。\n明湖市水务局"
    assert read_tail(Passage.of(text), ("明湖市水务局",)).closing.text == "明湖市水务局"
    assert not read_tail(Passage.of(text), ("明湖市教育局",)).closing
    assert tail("无。\n宿迁市教育局").closing.text == "宿迁市教育局"


def test_an_opening_told_in_points_is_one_and_a_table_of_contents_is_not() -> None:
    told = "一、依据为《政府信息公开条例》；二、期间为2024年1月1日至2024年12月31日；三、机关为明湖市水务局。"
    title = "明湖市水务局2024年政府信息公开工作年度报告"
    assert head(title, told).opening.text == told
    points = ("一、依据为《政府信息公开条例》；", "二、期间为2024年1月1日至2024年12月31日；")
    assert points[1] in head(title, *points).opening.text
    contents = ("一、总体情况", "二、主动公开政府信息情况", "三、收到和处理政府信息公开申请情况")
    assert not head(title, *contents).opening
