"""The finer points of the facts on structure, beside what the cases of the rules show."""

import pytest

from checker.facts.aspects import aspect_coverage
from checker.facts.emptiness import part_contents, problem_elements
from checker.facts.headings import heading_wordings, label_problems
from checker.facts.improvements import problems_and_remedies
from checker.facts.listing import parts_list
from checker.facts.numbering import chinese_number, numbering_problems
from checker.facts.presence import perhaps_unread
from checker.facts.titles import title_wording
from checker.model.unknown import Unknown
from checker.testing.reports import build_report


@pytest.mark.parametrize(
    ("number", "words"), [(1, "一"), (9, "九"), (10, "十"), (12, "十二"), (20, "二十"), (35, "三十五")]
)
def test_numbers_are_written_as_headings_write_them(number, words):
    assert chinese_number(number) == words


def test_a_restarted_numbering_is_told_once():
    numbers = "一一二三四五"
    names = ["总体情况", "主动公开情况", "申请办理情况", "复议诉讼情况", "问题与改进", "其他事项"]
    titles = {name: f"{number}、{name}" for name, number in zip(names, numbers, strict=True)}
    assert [one.kind for one in numbering_problems(build_report({"章节标题": titles}))] == ["重号"]


@pytest.mark.parametrize(
    ("heading", "agreement"),
    [
        ("五、存在的主要问题及改进情况", "一致"),
        ("五、 存在的主要问题及改进情况：", "一致"),
        ("五、存在的主要问题和改进措施", "变体"),
        ("五、2024年政府信息公开工作存在的问题及下一步打算", "变体"),
        ("五、存在的主问题及改进情况", "漏字"),
        ("五、工作思考", "不一致"),
    ],
)
def test_headings_agree_more_or_less(heading, agreement):
    found = heading_wordings(build_report({"章节标题": {"问题与改进": heading}}))
    assert found[4].agreement == agreement


def test_lost_punctuation_of_a_label_is_no_damage_of_its_words():
    labels = {"表三": [{"行": "三安全一稳定", "印作": "3.危及三安全一稳定", "情况": "损坏"}]}
    assert label_problems(build_report({"标签": labels})) == ()


@pytest.mark.parametrize("sign", ["（{}）", "{}、", "{}是"])
def test_aspects_are_found_under_any_sign(sign):
    names = ["主动公开", "依申请公开", "政府信息管理", "平台建设", "监督保障"]
    words = "\n".join(
        sign.format(n) + f"{name}情况。一切正常。" for n, name in zip("一二三四五", names, strict=True)
    )
    found = aspect_coverage(build_report({"章节": {"总体情况": words}}))
    assert {one.state for one in found} == {"有"}


def test_the_right_of_oversight_is_no_oversight():
    words = "保障群众知情权、参与权、监督权，市场监督管理局主动公开信息86条。"
    found = {one.name: one.state for one in aspect_coverage(build_report({"章节": {"总体情况": words}}))}
    assert found["监督保障"] == "没有"


def test_nothing_is_missing_for_sure_behind_a_picture():
    report = build_report({"删去章节": ["复议诉讼情况"], "章节图片": {"申请办理情况": 1}})
    assert isinstance(perhaps_unread(report, "review_litigation"), Unknown)
    assert perhaps_unread(build_report({"删去章节": ["复议诉讼情况"]}), "review_litigation") is False


@pytest.mark.parametrize(
    ("words", "state"),
    [
        ("无。", "只写“无”"),
        ("暂无", "只写“无”"),
        ("不存在问题。", "只写“无”"),
        ("有不足。", "过短"),
        ("", "没有内容"),
    ],
)
def test_part_five_may_be_hollow_in_many_ways(words, state):
    found = {one.part: one.state for one in part_contents(build_report({"章节": {"问题与改进": words}}))}
    assert found["问题与改进"] == state


@pytest.mark.parametrize(
    ("words", "lacking"),
    [
        ("存在内容不够丰富的问题。下一步将加强更新。", []),
        ("公开内容有待进一步丰富，更新仍需加强，解读形式不够多样。", ["改进"]),
        ("一年来工作扎实有序。今后将继续加强公开工作。", ["问题"]),
        ("没有专人负责的问题仍然存在，今后将配备专人。", []),
        ("主要问题是说理不强。我局采取了以下措施：编印范本；举办讲座。", []),
        ("主要问题是说理不强，采取的措施不多。", ["改进"]),
        ("一是栏目更新不勤，二是人员常换。改进：一是明确科室；二是专人负责。", []),
        ("一年来工作扎实有序。改进：明确科室、专人负责。", ["问题"]),
        ("办事结果公示偶有延迟，已启用自动推送。", []),
        ("各站公开力度不一，将编印指引。", []),
        ("人手紧张。2025年增设专岗。", ["问题"]),
        ("栏目设置不合理，尚未建立台账。", ["改进"]),
        ("解读缺少数据。今后将配上图表。", []),
    ],
)
def test_part_five_names_problems_and_remedies(words, lacking):
    found = problem_elements(build_report({"章节": {"问题与改进": words}}))
    assert [one.name for one in found if one.state != "有"] == lacking


@pytest.mark.parametrize(
    ("words", "counts"),
    [
        ("不足：一是甲；二是乙。下一步：一是丙；二是丁；三是戊。", (2, 3)),
        ("（一）存在的问题。1.甲。2.乙。（二）改进措施。1.丙。2.丁。", (2, 2)),
        ("问题：（1）甲；（2）乙。针对以上问题，（1）丙。", (2, 1)),
        ("一是甲，下一步将丙。二是乙，下一步将丁。", None),
        ("存在甲、乙的不足。下一步将丙。", None),
    ],
)
def test_problems_and_remedies_are_counted_where_both_are_numbered(words, counts):
    found = problems_and_remedies(build_report({"章节": {"问题与改进": words}}))
    assert [(one.problems, one.remedies) for one in found] == ([counts] if counts else [])


def test_the_list_of_the_opening_may_stand_in_part_one():
    words = "本报告由概述、主动公开、依申请公开、行政复议诉讼、存在问题和改进、其他事项六个部分组成。"
    (found,) = parts_list(build_report({"开头": "", "章节": {"总体情况": words}}))
    assert (found.stated, found.named, found.lacking) == (6, 6, ())


@pytest.mark.parametrize(
    ("title", "agreement"),
    [
        ("某县民政局2024年政府信息公开工作年度报告", "一致"),
        ("某县民政局\n2024年政府信息公开工作年度报告", "一致"),
        ("某县民政局2024年度政府信息公开工作报告", "变体"),
        ("2024年度政府信息公开年报", "变体"),
        ("某县民政局工作报告", "不规范"),
    ],
)
def test_titles_agree_more_or_less(title, agreement):
    (found,) = title_wording(build_report({"标题": title}))
    assert found.agreement == agreement
