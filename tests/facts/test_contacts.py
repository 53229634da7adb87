import pytest

from checker.facts.contacts import contact_problems
from checker.testing.reports import build_report

FINE = [
    "邮编：130000，邮政编码为 223001。",
    "电话：0431-1234567；传真：（010）12345678；联系电话：12345；热线：12345678、13800000000。",
    "电话：0527-84368800转801。",
    "电子邮箱：abc_1@example.gov.cn。",
    "网址：http://www.example.gov.cn/zwgk/index.html?id=3#top；https://example.gov.cn:82/a/；www.example.gov.cn。",
]
BAD = [
    ("邮编：67800。", "邮政编码"),
    ("邮政编码：2230011。", "邮政编码"),
    ("电话：0431-123。", "电话"),
    ("电子邮箱：abc#example.com。", "电子邮箱"),
    ("电子邮箱：abc@example。", "电子邮箱"),
    ("网址：http:www.example.gov.cn。", "网址"),
    ("网址：htp://www.example.gov.cn。", "网址"),
    ("网址：http//www.example.gov.cn。", "网址"),
]


@pytest.mark.parametrize("words", FINE)
def test_good_contacts_pass(words):
    assert contact_problems(build_report({"开头": words})) == ()


@pytest.mark.parametrize(("words", "kind"), BAD)
def test_bad_contacts_are_named(words, kind):
    (found,) = contact_problems(build_report({"开头": words}))
    assert found.kind == kind
