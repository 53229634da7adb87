import pytest

from checker.facts.citations import citation_problems
from checker.testing.reports import build_report

RIGHT = [
    "根据《中华人民共和国政府信息公开条例》（国务院令第711号）编制。",
    "根据《中华人民共和国政府信息公开条例》(国令第711号)编制。",
    "按照国办公开办函〔2021〕30号、国办公开办函[2021]30号、国办公开办函【2021】30号编制。",
    "按照国办公开函202130号编制。",
    "按照《国务院办公厅关于加强行政规范性文件的通知》（国办发〔2018〕37号）编制。",
    "《政府信息公开条例》（国务院令第711号）、《档案法实施条例》（国务院令第772号）。",
    "根据国务院令第711号《中华人民共和国政府信息公开条例》编制。",
    "根据《河北省实施〈中华人民共和国政府信息公开条例〉办法》（省政府令第3号）编制。",
    "按照国办函〔2020〕109号收取信息处理费。",
]
WRONG = [
    ("根据《中华人民共和国政府信息公开条例》（国务院令第771号）编制。", "令号错误"),
    ("根据《中华人民共和国政府信息公开条例》（国务院令第492号）编制。", "令号错误"),
    ("根据国务院令第492号《中华人民共和国政府信息公开条例》编制。", "令号错误"),
    ("按照国办公开函〔2021〕30号编制。", "文号错误"),
    ("按照国办政务公开办函〔2021〕30号编制。", "文号错误"),
    ("按照国办公开办函〔2021〕30编制。", "文号不全"),
    ("按照国办公开办函〔2019〕60号编制。", "依据过时"),
    ("按照《关于政府信息公开工作年度报告有关事项的通知》编制。", "依据过时"),
    (
        "按照《关于政府信息公开工作年度报告有关事项的通知》（国办公开办函〔2021〕30号）编制。",
        "名称与文号不符",
    ),
]


@pytest.mark.parametrize("words", RIGHT)
def test_right_citations_and_damaged_ones_are_left_alone(words):
    assert citation_problems(build_report({"开头": words})) == ()


@pytest.mark.parametrize(("words", "kind"), WRONG)
def test_wrong_citations_are_found(words, kind):
    (found,) = citation_problems(build_report({"开头": words}))
    assert found.kind == kind
    assert found.raw.strip("（(") in words


def test_the_notice_of_2019_is_right_for_2020():
    words = "按照国办公开办函〔2019〕60号编制。"
    assert citation_problems(build_report({"年度": 2020, "开头": words})) == ()
