import pytest

from checker.facts.placeholders import placeholders
from checker.testing.reports import build_report

FINE = [
    "提供7×24小时服务，面积3×5米，使用DOXX软件，型号为AXX。",
    "网址（http://www.example.gov.cn/xxgk/）、电话（0431-1234567）、邮箱xxgk@example.gov.cn。",
    "收到申请3件（含上年结转1件）。某类信息由本机关（办公室）答复。",
    "评选★★★★★，订阅数****。",
    "张某某申请公开的信息已答复。",
    "http://xx.gov.cn/xxgk/xx/index.html",
]
LEFT = [
    ("该部分以表格形式报告。", "该部分以表格形式报告"),
    ("登录门户网站（具体网址）查询。", "（具体网址）"),
    ("××县没有收取费用。", "××"),
    ("截至2024年×月×日。", "×"),
    ("XX镇主动公开信息。", "XX"),
    ("某某县民政局没有收取费用。", "某某"),
    ("20XX年度工作。", "20XX年"),
    ("本行政机关（或全州各级行政机关）新收申请3件。", "本行政机关（或全州各级行政机关）"),
    ("电话：____。", "____"),
    ("收取信息处理费情况在此处报告。", "收取信息处理费情况在此处报告"),
]


@pytest.mark.parametrize("words", FINE)
def test_usual_words_are_no_template(words):
    assert placeholders(build_report({"章节": {"总体情况": words}})) == ()


@pytest.mark.parametrize(("words", "raw"), LEFT)
def test_what_was_left_of_a_template_is_found(words, raw):
    found = placeholders(build_report({"章节": {"总体情况": words}}))
    assert raw in [one.raw for one in found]
    assert all(one.sentence for one in found)
