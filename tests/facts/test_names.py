import pytest

from checker.facts.names import foreign_organs, foreign_roles, same_body
from checker.model.unknown import Unknown
from checker.testing.reports import build_report

SAME = [
    ("东省大数据局", "山东省大数据局"),
    ("湖口县卫健委", "湖口县卫生健康委员会"),
    ("湖口县卫生健康委员会", "湖口县卫健委"),
    ("淮安市人民政府办公室", "淮安市洪泽区人民政府"),
    ("二道区政府政务公开办公室", "长春市二道区人民政府"),
    ("市政府办公室", "宿迁市人民政府"),
    ("平乡县人民政府办公室", "寻召乡人民政府"),
    ("龙华监管局", "深圳市市场监督管理局龙华监管局"),
    ("深圳市市场监督管理局", "深圳市市场监督管理局龙华监管局"),
    ("汉台区徐望镇人民政府", "徐望镇人民政府"),
    ("甲县教育局办公室", "甲县教育局"),
    ("甲县政务服务和数据管理局", "甲县人民政府"),
    ("沭阳县发改局", "沭阳县发展和改革局"),
    ("长春新区管委会", "长春新区管理委员会"),
    ("省人社厅", "河北省人力资源和社会保障厅"),
    ("昌图县人民政府办公室", "昌图县七家子镇人民政府"),
    ("官洲街道办事处", "广州市海珠区官洲街道办事处"),
    ("市人民政府办公室", "湛江市人民政府地方志办公室"),
    ("甲县教育局", "甲市甲县教育体育局"),
    ("甲县住建局", "甲县住房和城乡建设局"),
    ("市城市管理综合行政执法局", "徐州市城管局"),
    ("南京市市监局", "南京市市场监督管理局"),
    ("黔东南州政府办公室", "黔东南苗族侗族自治州人民政府"),
    ("我局办公室", "某县教育局"),
    ("县人民政府", "某县民政局"),
]
OTHER = [
    ("乙县民政局", "甲县教育局"),
    ("乙县教育局", "甲县教育局"),
    ("甲县民政局", "甲县教育局"),
    ("建水县民族宗教事务局", "面甸镇人民政府"),
    ("丙镇人民政府", "甲县乙镇人民政府"),
    ("某县丙镇人民政府", "某县教育局"),
    ("丙县人民政府", "甲县人民政府"),
    ("丙市乙区人民政府", "丙市甲区人民政府"),
    ("县农业农村局", "某县教育局"),
]


@pytest.mark.parametrize(("name", "own"), SAME)
def test_short_names_offices_and_parents_are_no_other_organ(name, own):
    assert same_body(name, own)


@pytest.mark.parametrize(("name", "own"), OTHER)
def test_what_cannot_be_the_organ_is_another(name, own):
    assert not same_body(name, own)


def test_only_who_says_to_have_made_the_report_is_compared():
    words = "会同乙县民政局开展检查，转办乙县公安局3件。"
    assert foreign_organs(build_report({"机关": "甲县教育局", "章节": {"总体情况": words}})) == ()


def test_the_place_of_a_foreign_name_is_that_of_the_name():
    report = build_report({"机关": "甲县教育局", "开头": "本报告由乙县民政局编制。"})
    (found,) = foreign_organs(report)
    assert (found.raw, found.where, found.location.column) == ("乙县民政局", "开头", 5)


@pytest.mark.parametrize(
    ("words", "count"),
    [
        ("如有疑问，请与甲县人民政府办公室联系。", 0),
        ("如有疑问，请与甲县政务服务局联系。", 0),
        ("如有疑问，请与乙县政务服务局联系。", 1),
        ("现将乙县民政局2024年政府信息公开工作年度报告公布如下。", 1),
        ("现将甲县教育局2024年政府信息公开工作年度报告公布如下。", 0),
    ],
)
def test_whom_to_ask_may_be_another_office_of_the_same_place(words, count):
    assert len(foreign_organs(build_report({"机关": "甲县教育局", "开头": words}))) == count


def test_without_a_name_nothing_can_be_compared():
    assert isinstance(foreign_organs(build_report({"机关": None})), Unknown)


@pytest.mark.parametrize("words", ["要克服自我局限。", "我委托第三方开展评估。", "自我镇定。"])
def test_words_that_only_look_like_a_role_are_left_alone(words):
    for organ in ("丙县丁镇人民政府", "某县民政局"):
        assert foreign_roles(build_report({"机关": organ, "章节": {"总体情况": words}})) == ()
