"""Faults of structure and of care: S101–S114, Q101–Q106."""

from __future__ import annotations

import re
from random import Random

from tests.acceptance.fault import Fault, replaced, said_more, spoiled
from tests.acceptance.figures import make_figures
from tests.acceptance.sample import Sample

_OTHERS = ("铜陵市义安区水利局", "安庆市桐城市水利局", "黄冈市蕲春县残疾人联合会办公室")


def _part_missing(sample: Sample, rng: Random) -> bool:
    sample.headings[rng.choice((4, 5))] = ""
    return True


def _numbered_wrong(sample: Sample, rng: Random) -> bool:
    at = rng.choice((3, 4, 5))
    wrong = {3: "五", 4: "六", 5: "五"}[at] if rng.random() < 0.5 else "三"
    sample.headings[at] = wrong + sample.headings[at][1:]
    return True


def _heading_changed(sample: Sample, rng: Random) -> bool:
    sample.headings[4] = rng.choice(("五、存在的主要问题及下步工作打算", "五、存在的困难、问题与下一步计划"))
    return True


def _variant_heading(sample: Sample, rng: Random) -> bool:
    sample.headings[3] = "四、因政府信息公开工作被申请行政复议、提起行政诉讼情况"
    return True


def _aspect_left_out(sample: Sample, rng: Random) -> bool:
    if sample.year < 2021:
        return False
    sample.body[0] = sample.overview.paragraphs(without=rng.choice((2, 4)))
    return True


def _no_assessment(sample: Sample, rng: Random) -> bool:
    if sample.organ.kind not in {"人民政府", "乡镇人民政府"}:
        return False
    sample.overview = sample.overview._replace(
        bodies=(*sample.overview.bodies[:4], "监督保障方面，明确专人负责，定期开展业务培训和检查。")
    )
    sample.body[0] = sample.overview.paragraphs()
    return True


def _nothing_said(sample: Sample, rng: Random) -> bool:
    at = rng.choice((0, 4))
    sample.body[at] = [rng.choice(("无。", "无", ""))] if at == 4 else [""]
    return True


def _no_problem_named(sample: Sample, rng: Random) -> bool:
    sample.body[4] = [
        rng.choice(
            (
                "下一步，我们将继续加强学习培训，完善工作机制，拓宽公开渠道，提高公开质量。",
                "存在的主要问题是公开内容还不够全面，更新还不够及时，业务能力还有差距。",
            )
        )
    ]
    return True


def _no_fee(sample: Sample, rng: Random) -> bool:
    words = "".join(sample.body[0])
    if sample.year < 2021 or "收取" in words or "费用" in words:
        return False
    sample.body[5] = [rng.choice(("无。", "没有其他需要报告的事项。", "无其他需要报告的事项。"))]
    return True


def _part_not_listed(sample: Sample, rng: Random) -> bool:
    return any(
        replaced(sample, listed, rest)
        for listed, rest in (
            ("、其他需要报告的事项六个部分", "六个部分"),
            ("、“其他需要报告的事项”六部分", "六部分"),
        )
    )


def _form_of_other_year(sample: Sample, rng: Random) -> bool:
    if sample.year < 2021:
        return False
    old = make_figures(rng, "2019", 5, rules=False)
    sample.figures.form, sample.figures.t2, sample.figures.t3 = "2019", old.t2, old.t3
    return True


def _title(sample: Sample, rng: Random) -> bool:
    organ, year = sample.organ.name, sample.year
    sample.title = rng.choice(
        (
            f"{organ}政府信息公开工作年度报告",
            f"{organ}{year}年度政府信息公开年度报告",
            f"{year}年{organ}政府信息公开工作年度报告",
            f"{organ}{year}年政府信息公开报告",
        )
    )
    return True


def _other_organ(sample: Sample, rng: Random) -> bool:
    other, own = rng.choice(_OTHERS[:2]), sample.organ.name
    return any(
        replaced(sample, old, new)
        for old, new in (
            (f"由{own}编制", f"由{other}编制"),
            (f"现公布{own}", f"现公布{other}"),
            (f"请与{own}联系", f"请与{other}联系"),
            (f"现将{own}", f"现将{other}"),
        )
    )


def _table_missing(sample: Sample, rng: Random) -> bool:
    sample.without_table = rng.choice(("t2", "t3", "t4"))
    return True


def _template_left(sample: Sample, rng: Random) -> bool:
    left = rng.choice(
        (
            "该部分以表格形式报告。",
            "电子版可在门户网站（具体网址）下载。",
            "××局负责解释。",
            "本行政机关（或全县各级行政机关）做好各项工作。",
        )
    )
    if rng.random() < 0.5:
        said_more(sample, left)
    else:
        sample.body[5].append(left)
    return True


def _wrong_number(sample: Sample, rng: Random) -> bool:
    return any(
        replaced(sample, old, new)
        for old, new in rng.sample(
            (
                ("国务院令第711号", "国务院令第492号"),
                ("国务院令第711号", "国务院令第771号"),
                ("国令第711号", "国令第771号"),
                ("国办公开办函〔2021〕30号", "国办公开函〔2021〕30号"),
                ("国办公开办函〔2021〕30号", "国办公开办函〔2019〕60号"),
            ),
            5,
        )
    )


def _contact(sample: Sample, rng: Random) -> bool:
    return any(
        replaced(sample, old, new)
        for old, new in rng.sample(
            (
                ("邮编：246000", "邮编：24600"),
                ("0556-5345678", "0556-53456"),
                ("gkb@example.gov.cn", "gkb.example.gov.cn"),
                ("http://www.example", "htp://www.example"),
            ),
            4,
        )
    )


def _lost_characters(sample: Sample, rng: Random) -> bool:
    year = sample.year
    whole = re.search(rf"{year}年1月1日[^。]{{1,8}}?{year}年12月31日", sample.opening)
    if whole is None:
        return False
    return replaced(sample, whole.group(), whole.group().replace(f"{year}年12月", f"{year}12月"))


def _doubled(sample: Sample, rng: Random) -> bool:
    doubled = rng.choice(
        (
            "进一步完善完善工作机制，压实各方责任。",
            "我们的的工作得到了群众认可。",
            "做好信息公开工作，做好信息公开工作，取得实效。",
        )
    )
    said_more(sample, doubled)
    return True


def _problem_without_improvement(sample: Sample, rng: Random) -> bool:
    if sample.issues.problems < 2:
        return False
    last = {2: "；二是", 3: "；三是"}[sample.issues.problems]
    sample.body[4][1] = sample.body[4][1].rsplit(last, 1)[0] + "。"
    return True


FAULTS: tuple[Fault, ...] = (
    spoiled("S101", "part five or six missing", _part_missing),
    spoiled("S102", "a number skipped or used twice", _numbered_wrong),
    spoiled("S103", "a heading rewritten", _heading_changed),
    spoiled("S103", "an older heading", _variant_heading),
    spoiled("S104", "an aspect left out", _aspect_left_out),
    spoiled("S105", "no assessment, appraisal, accountability", _no_assessment),
    spoiled("S106", "a part says nothing", _nothing_said),
    spoiled("S106", "no problem, or no improvement", _no_problem_named),
    spoiled("S107", "no word on the fee", _no_fee),
    spoiled("S108", "a part not listed", _part_not_listed),
    spoiled("S109", "the form of 2019 from 2021", _form_of_other_year),
    spoiled("S111", "another title", _title),
    spoiled("S112", "another organ", _other_organ),
    spoiled("S113", "a table missing", _table_missing, page_only=True),
    spoiled("S114", "words of the template", _template_left),
    spoiled("Q101", "a wrong number of a document", _wrong_number),
    spoiled("Q103", "a wrong postcode, telephone, address", _contact),
    spoiled("Q104", "characters lost by the copy", _lost_characters),
    spoiled("Q105", "doubled words", _doubled),
    spoiled("Q106", "a problem without improvement", _problem_without_improvement),
)
