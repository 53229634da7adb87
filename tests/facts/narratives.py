"""Made-up reports whose figures agree, in many wordings, and the slips that can be planted in them.

All sentences are our own; the wordings follow those that organs use.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal
from random import Random
from typing import Any

YEAR = 2024
COLUMNS = ("自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他")
GROUPS = {
    "予以公开": ("予以公开",),
    "部分公开": ("部分公开",),
    "不予公开": (
        "国家秘密",
        "法律法规禁止",
        "三安全一稳定",
        "第三方合法权益",
        "内部事务信息",
        "过程性信息",
        "行政执法案卷",
        "行政查询事项",
    ),
    "无法提供": ("不掌握", "需另行制作", "补正后仍不明确"),
    "不予处理": ("信访举报投诉", "重复申请", "公开出版物", "大量反复申请", "确认或重新出具"),
    "其他处理": ("逾期不补正", "逾期不缴费", "其他事由"),
}
DETAILS = tuple(row for rows in GROUPS.values() for row in rows)
OUTCOMES = ("维持", "纠正", "其他结果", "未审结")

RECEIVED = (
    "全年共收到政府信息公开申请{新收}件",
    "{年}年，我局受理政府信息公开申请{新收}件",
    "本单位共收办政府信息公开申请案件{合计}件",
    "新收到依申请公开政府信息{新收}件",
    "年内共接到社会公众依申请公开{新收}件",
    "今年收到{新收}件政府信息公开申请",
    "收到公民、法人和其他组织政府信息公开申请共{新收}件",
    "全年共收到依申请公开件{新收}件",
    "共受理向本机关提出的政府信息公开申请{新收}宗",
    "全年收政府信息公开申请{新收}件",
    "共受理依申请公开事项{合计}件",
    "{年}年共受理政府信息依申请公开{合计}件（其中本年度新收申请数{新收}件，上年结转申请数{上年结转}件）",
    "全年共受理群众提交的政府信息公开申请{新收}份",
    "本年新收政府信息公开申请{新收}件",
    "全年收到各类政府信息公开申请{新收}件",
    "共接收政府信息公开申请{新收}件",
)
CARRIED_IN = (
    "上年结转{上年结转}件",
    "上年度结转办理{上年结转}件",
    "结转上年度政府信息公开申请{上年结转}件",
    "上一年度转办{上年结转}件",
    "上年度转结申请{上年结转}件",
    "去年结转{上年结转}件",
    "{去年}年结转{上年结转}件",
    "办理上年度结转申请{上年结转}件",
)
PROCESSED = (
    "答复政府信息公开申请{办结}件",
    "已答复{办结}件",
    "年内共办结{办结}件",
    "本年度办结{办结}件",
    "共办结{办结}件",
    "办结政府信息公开申请{办结}件",
    "全年完成政府信息依申请公开答复{办结}件",
    "全年答复{办结}件（含上年度结转申请{上年结转}件）",
    "共答复申请{办结}件（含上年结转{上年结转}件，另有{结转下年}件顺延到下年度答复）",
)
CARRIED_OUT = (
    "结转下年度继续办理{结转下年}件",
    "另有{结转下年}件申请按照《条例》顺延到下年度答复",
    "剩余{结转下年}件结转下年度办理",
    "转下年度办理{结转下年}件",
    "结转到{明年}年办理{结转下年}件",
    "{结转下年}件结转至下一年度继续办理",
    "结转下一年度{结转下年}件",
    "转入下年度继续办理{结转下年}件",
)
RESULT_WORDS = {
    "予以公开": ("予以公开", "属于同意公开的", "同意公开答复", "予以公开的"),
    "部分公开": ("部分公开", "予以部分公开", "部分公开的"),
    "不予公开": ("不予公开", "不予公开的", "决定不予公开"),
    "无法提供": ("无法提供", "因本机关不掌握等原因无法提供", "无法提供的"),
    "不予处理": ("不予处理", "不予处理的"),
    "其他处理": ("其他处理", "作其他处理（含申请人主动撤回申请）", "其他处理的"),
    "信访举报投诉": ("信访举报投诉类", "属于信访举报投诉类申请"),
    "不掌握": ("本机关不掌握相关政府信息", "本机关不掌握的"),
    "过程性信息": ("属于四类过程性信息",),
    "重复申请": ("重复申请",),
}
APPLICANTS = (
    "其中，自然人申请{自然人}件，法人或其他组织申请{法人}件",
    "其中自然人{自然人}件、法人或其他组织{法人}件",
    "按申请人分，自然人提出{自然人}件，法人和其他组织提出{法人}件",
)
REVIEWS = (
    "信息公开被复议{复议}件，其中结果维持{复议维持}件、结果纠正{复议纠正}件、其他结果{复议其他}件、尚未审结{复议未审结}件",
    "政府信息公开行政复议{复议}件，行政诉讼{诉讼}件",
    "全年共发生涉及政府信息公开的行政复议{复议}件，被提起行政诉讼{诉讼}件",
    "因政府信息公开申请引发行政复议{复议}件，引发行政诉讼{诉讼}件",
    "信息公开类行政复议{复议}件，诉讼{诉讼}件",
    "政府信息公开行政诉讼{诉讼}件，结果维持{诉讼维持}、纠正{诉讼纠正}、其他{诉讼其他}、未审结{诉讼未审结}",
    "因政府信息公开引起的行政诉讼{诉讼}件，其中未经复议直接起诉{直接}件，复议后起诉{复议后}件",
    "涉及政府信息公开的行政复议案件{复议}件（维持{复议维持}件，纠正{复议纠正}件）",
)
DOCUMENTS = (
    "制发行政规范性文件{制发}件，废止{废止}件，现行有效{有效}件",
    "制定发布规范性文件{制发}件，清理废止文件{废止}件，现行有效文件{有效}件",
    "全年共制发行政规范性文件{制发}个，废止行政规范性文件{废止}个，现行有效行政规范性文件{有效}个",
    "新制发规范性文件{制发}份，现行有效规范性文件{有效}份",
)
NOISE = (
    "办理12345热线工单{随机}件，按时办结率100%。",
    "共收到人大代表建议和政协委员提案75件，其中人大建议28件，政协提案47件，全部办结。",
    "受理领导信箱来信{随机}件，均按期回复。",
    "发布政策解读{随机}篇，召开新闻发布会3场。",
    "全年主动公开政府信息{随机}条。",
    "转载上级政策文件{随机}件，公开财政预决算信息2条。",
    "政务微博、微信公众号发布信息{随机}余条。",
    "收到协查函3件，均在规定期限内反馈。",
)


@dataclass
class Made:
    """A report as data for `build_report`, and the figures told in it: (words, figure, rule code)."""

    data: dict[str, Any]
    told: list[tuple[str, int, str]] = field(default_factory=list)


def make(seed: int) -> Made:
    """Make one report whose words and tables agree."""
    random = Random(seed)
    table = _requests(random)
    review = _reviews(random)
    documents = {"制发": random.randint(0, 9), "废止": random.randint(0, 5), "有效": random.randint(10, 60)}
    told: list[tuple[str, int, str]] = []
    noise = random.sample(NOISE, 3)
    paragraphs = [
        f"{YEAR}年，我单位认真落实条例要求。",
        "（一）主动公开。" + _noise(random, noise),
        _spread(random, "（二）依申请公开。", _application_sentences(random, table, told), noise),
        "（三）政府信息管理。" + _documents(random, documents, told),
        "（四）平台建设。" + _noise(random, noise),
        "（五）监督保障。开展工作考核、社会评议，没有发生责任追究情形。",
        _review_sentences(random, review, told),
    ]
    data = {
        "年度": YEAR,
        "章节": {"总体情况": "\n".join(paragraphs)},
        "表二": {"行政规范性文件": [documents["制发"], documents["废止"], documents["有效"]]},
        "表三": {row: [*cells, sum(cells)] for row, cells in table.items()},
        "表四": {row: [*cells, sum(cells)] for row, cells in review.items()},
    }
    return Made(data, told)


def _requests(random: Random) -> dict[str, list[int]]:
    table = {row: [0] * 6 for row in ("新收", "上年结转", *DETAILS, "办理总计", "结转下年")}
    for row in DETAILS:
        if row != "逾期不缴费" and random.random() < 0.6:  # the clean report says that nobody was charged
            table[row][0] = random.randint(1, 60)
            if random.random() < 0.4:
                table[row][random.randint(1, 5)] = random.randint(1, 7)
    for at in range(6):
        total = sum(table[row][at] for row in DETAILS)
        out = random.randint(0, 6) if total else 0
        carried = min(random.randint(0, 5), total + out)
        table["办理总计"][at], table["结转下年"][at] = total, out
        table["上年结转"][at], table["新收"][at] = carried, total + out - carried
    return table


def _reviews(random: Random) -> dict[str, list[int]]:
    return {row: [random.randint(0, 9) for _ in OUTCOMES] for row in ("行政复议", "直接起诉", "复议后起诉")}


def _noise(random: Random, left: list[str]) -> str:
    """Take a sentence about something else; none is taken twice, for that would be a contradiction."""
    return left.pop().format(随机=random.randint(20, 900))


def _spread(random: Random, head: str, sentences: list[str], noise: list[str]) -> str:
    if random.random() < 0.3:
        sentences.insert(random.randint(0, len(sentences)), _noise(random, noise).rstrip("。"))
    return head + "。".join(sentences) + "。"


def _say(
    template: str, values: dict[str, int], codes: dict[str, str], told: list[tuple[str, int, str]]
) -> str:
    """Fill a template in; each figure is noted with the words around it, so that it can be changed later."""
    words = template.format(**values)
    for name, code in codes.items():
        if "{" + name + "}" in template:
            before, _, after = template.partition("{" + name + "}")
            marked = before.format(**values) + "\0" + after.format(**values)
            told.append((marked, values[name], code))
    return words


def _application_sentences(
    random: Random, table: dict[str, list[int]], told: list[tuple[str, int, str]]
) -> list[str]:
    sums = {row: sum(cells) for row, cells in table.items()}
    received, carried = sums["新收"], sums["上年结转"]
    values = {
        "新收": received,
        "合计": received + carried,
        "上年结转": carried,
        "办结": sums["办理总计"],
        "结转下年": sums["结转下年"],
        "年": YEAR,
        "去年": YEAR - 1,
        "明年": YEAR + 1,
        "自然人": table["新收"][0],
        "法人": sum(table["新收"][1:]),
    }
    codes = {"新收": "N301", "合计": "N301", "上年结转": "N303", "办结": "N302", "结转下年": "N303"}
    first = random.choice(RECEIVED)
    clauses = [_say(first, values, codes, told)]
    if "上年结转" not in first and random.random() < 0.6:
        clauses.append(_say(random.choice(CARRIED_IN), values, codes, told))
    processed = random.choice(PROCESSED)
    if random.random() < 0.8:
        clauses.append(_say(processed, values, codes, told))
    if "结转下年" not in processed and random.random() < 0.7:
        clauses.append(_say(random.choice(CARRIED_OUT), values, codes, told))
    sentences = ["，".join(clauses)]
    if random.random() < 0.5:
        sentences.append(_say(random.choice(APPLICANTS), values, {"自然人": "N305", "法人": "N305"}, told))
    sentences.extend(_results(random, sums, values["办结"], told))
    return sentences


def _results(random: Random, sums: dict[str, int], total: int, told: list[tuple[str, int, str]]) -> list[str]:
    with_shares = random.random() < 0.4 and total > 0
    before = len(told)
    items = []
    names = list(GROUPS)
    if random.random() < 0.3:
        both = sums["予以公开"] + sums["部分公开"]
        items.append(_item("予以公开及部分公开", both, total, with_shares, told))
        names = names[2:]
    for name in names:
        value = sum(sums[row] for row in GROUPS[name])
        items.append(_item(random.choice(RESULT_WORDS[name]), value, total, with_shares, told))
    if random.random() < 0.3:
        name = random.choice(("信访举报投诉", "不掌握", "过程性信息", "重复申请"))
        del told[before:]
        items = [_item(random.choice(RESULT_WORDS[name]), sums[name], total, False, told)]
    sign = "；" if with_shares else random.choice(("，", "、", "；"))
    return [random.choice(("其中，", "", "从办理结果看，")) + sign.join(items)]


def _item(words: str, value: int, total: int, shared: bool, told: list[tuple[str, int, str]]) -> str:
    told.append((f"{words}\0件", value, "N304"))
    if not shared:
        return f"{words}{value}件"
    share = (Decimal(value) * 100 / total).quantize(Decimal("0.01"), ROUND_HALF_UP)
    return f"{words}{value}件，占{share}%"


def _review_sentences(random: Random, table: dict[str, list[int]], told: list[tuple[str, int, str]]) -> str:
    review, direct, after = (table[row] for row in ("行政复议", "直接起诉", "复议后起诉"))
    both = [left + right for left, right in zip(direct, after, strict=True)]
    values = {
        "复议": sum(review),
        "诉讼": sum(both),
        "直接": sum(direct),
        "复议后": sum(after),
        **{f"复议{name}": review[at] for at, name in enumerate(("维持", "纠正", "其他", "未审结"))},
        **{f"诉讼{name}": both[at] for at, name in enumerate(("维持", "纠正", "其他", "未审结"))},
    }
    codes = {name: "N401" if name.startswith("复议") and name != "复议后" else "N402" for name in values}
    head = random.choice(("", "（六）行政复议、行政诉讼情况。"))
    return head + _say(random.choice(REVIEWS), values, codes, told) + "。"


def _documents(random: Random, values: dict[str, int], told: list[tuple[str, int, str]]) -> str:
    codes = dict.fromkeys(values, "N201")
    return _say(random.choice(DOCUMENTS), values, codes, told) + "。"


def with_wrong_figure(made: Made, told: tuple[str, int, str], wrong: int) -> dict[str, Any] | None:
    """Put a wrong figure in the place of one that was told; None where the words do not stand there."""
    marked, value, _ = told
    words = marked.replace("\0", str(value))
    text = made.data["章节"]["总体情况"]
    if words not in text:
        return None
    changed = text.replace(words, marked.replace("\0", str(wrong)), 1)
    return {**made.data, "章节": {"总体情况": changed}}


def with_wrong_cell(made: Made, table: str, row: str, column: int, wrong: int) -> dict[str, Any]:
    """Put a wrong figure into a cell of a table."""
    rows = {name: list(cells) for name, cells in made.data[table].items()}
    rows[row][column] = wrong
    return {**made.data, table: rows}
