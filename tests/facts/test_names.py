import pytest

from checker.facts.bodies import certainly_other, same_body
from checker.facts.names import foreign_organs, foreign_roles
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


@pytest.mark.parametrize(
    ("name", "own", "other"),
    [
        ("郎溪县教育体育局", "宁国市民政局", True),
        ("郎溪县民政局", "宁国市民政局", True),
        ("宁国市林业局", "宁国市民政局", True),
        ("宣城市民政局", "宁国市民政局", False),  # over it
        ("宁国市文化旅游局", "宁国市文广旅体局", False),
        ("宁国市民政局", "某市教育局", False),
        ("宁国市人民政府", "宁国市民政局", False),
    ],
)
def test_another_body_for_certain_has_another_place_or_nothing_in_common(name, own, other):
    assert certainly_other(name, own) == other


@pytest.mark.parametrize(
    ("organ", "parts", "names"),
    [
        ("宁国市民政局", {"总体情况": "2024年，郎溪县民政局认真落实条例。"}, ["郎溪县民政局"]),
        ("宁国市民政局", {"总体情况": "我局围绕工作。郎溪县财政局主动公开信息3条。"}, ["郎溪县财政局"]),
        ("宁国市民政局", {"总体情况": "2024年，宁国市林业局认真落实条例。"}, ["宁国市林业局"]),
        ("宁国市民政局", {"总体情况": "2024年，我局认真落实条例。宁国市林业局主动公开信息3条。"}, []),
        ("宁国市民政局", {"总体情况": "2024年，宣城市民政局认真落实条例。"}, []),
        (
            "宁国市民政局",
            {"问题与改进": "宁国市林业局政府信息公开少。宁国市林业局将加强公开。"},
            ["宁国市林业局"],
        ),
        ("宁国市中溪镇人民政府", {"总体情况": "2024年，南极乡在市委领导下公开。"}, ["南极乡"]),
        ("宁国市中溪镇人民政府", {"总体情况": "2024年，中溪镇认真落实条例。各乡镇认真落实。"}, []),
        ("宁国市中溪镇人民政府", {"总体情况": "2024年，全镇认真落实条例。南极乡积极配合。"}, []),
        (
            "宁国市中溪镇人民政府",
            {"总体情况": "全镇认真落实条例。\n(三)政府信息管理。南极乡人民政府严格执行审核制度。"},
            ["南极乡"],
        ),
        ("宁国市中溪镇人民政府", {"总体情况": "全镇落实条例。各乡镇人民政府严格执行审核制度。"}, []),
    ],
)
def test_who_does_the_reports_work_is_compared(organ, parts, names):
    found = foreign_organs(build_report({"机关": organ, "开头": "", "章节": parts}))
    assert [one.raw for one in found] == names


@pytest.mark.parametrize(
    ("words", "count"),
    [
        ("根据条例规定，郎溪县民政局编制2024年政府信息公开工作年度报告。", 1),
        ("根据条例规定，宁国市民政局编制2024年政府信息公开工作年度报告。", 0),
        ("根据条例规定，宣城市民政局编制的格式，我局编制报告。", 0),
        ("如有疑问，请与郎溪县民政局办公室联系（电话：1）。", 1),
        ("如有疑问，请与宣城市民政局办公室联系（电话：1）。", 0),
        ("如有疑问，请与宁国市民政局办公室联系（电话：1）。", 0),
    ],
)
def test_the_maker_needs_no_preposition_and_an_office_is_its_bodys(words, count):
    assert len(foreign_organs(build_report({"机关": "宁国市民政局", "开头": words}))) == count


@pytest.mark.parametrize(
    ("organ", "words", "count"),
    [
        ("丙县丁镇人民政府", "我街道认真落实条例。", 1),
        ("丙县丁街道办事处", "我镇认真落实条例。", 1),
        ("丙县丁街道办事处", "我街道认真落实条例。", 0),
        ("丙县丁乡人民政府", "我乡认真落实条例。", 0),
    ],
)
def test_a_town_is_no_street(organ, words, count):
    assert len(foreign_roles(build_report({"机关": organ, "章节": {"总体情况": words}}))) == count


def test_without_a_name_nothing_can_be_compared():
    assert isinstance(foreign_organs(build_report({"机关": None})), Unknown)


@pytest.mark.parametrize("words", ["要克服自我局限。", "我委托第三方开展评估。", "自我镇定。"])
def test_words_that_only_look_like_a_role_are_left_alone(words):
    for organ in ("丙县丁镇人民政府", "某县民政局"):
        assert foreign_roles(build_report({"机关": organ, "章节": {"总体情况": words}})) == ()
