# ruff: noqa: E501 - running Chinese text
"""Ways to write the paragraph on applications (依申请公开), and on reviews and lawsuits.

Every way is a function of what is told; None where it does not suit these figures. The sentences are
our own, after the kinds of wording found in published reports.
"""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from tests.acceptance.told import Told

Way = Callable[[Told], "str | None"]

NONE_CAME: tuple[Way, ...] = (
    lambda t: f"{t.year}年，{t.we}未收到政府信息公开申请。",
    lambda t: "全年收到政府信息公开申请0件。",
    lambda t: "本年度没有收到依申请公开政府信息的申请，无上年结转。",
    lambda t: f"{t.year}年度未收到公民、法人和其他组织提出的政府信息公开申请，也没有结转件。",
    lambda t: "畅通线上线下申请渠道，明确专人负责受理。本年度新收依申请公开0件，上年结转0件，结转下年度0件。",
    lambda t: "本年未收到信息公开申请，未因政府信息公开申请收取费用。",
)

SOME_CAME: tuple[Way, ...] = (
    lambda t: (
        f"全年共收到政府信息公开申请{t.new}件，上年结转{t.carried}件，已办结{t.done}件，结转下年度继续办理{t.out}件。"
        f"办理结果为：予以公开{t.granted}件，部分公开{t.partial}件，不予公开{t.denied}件，无法提供{t.unable}件，"
        f"不予处理{t.refused}件，其他处理{t.other}件。"
    ),
    lambda t: (
        f"{t.we}{t.year}年新收政府信息公开申请{t.new}件（其中自然人{t.natural}件，法人或其他组织{t.legal}件），"
        f"加上上年度结转{t.carried}件，共办理{t.taken}件；答复{t.done}件，结转下年度{t.out}件，均在法定期限内办理。"
    ),
    lambda t: (
        (
            t.done
            and f"共受理政府信息公开申请{t.new}件，答复{t.done}件（含上年度结转{t.carried}件，另有{t.out}件按照《条例》"
            f"顺延到下年度答复）。其中，予以公开和部分公开{t.granted + t.partial}件，占{t.percent(t.granted + t.partial)}；"
            f"无法提供{t.unable}件，占{t.percent(t.unable)}。"
        )
        or None
    ),
    lambda t: (
        f"严格规范答复，当面、网络、信函三种渠道畅通。全年收办依申请公开件{t.taken}件，其中网络申请{t.taken // 2}件、"
        f"信函申请{t.taken - t.taken // 2}件。"
    ),
    lambda t: f"依申请公开工作有序开展，收到申请{t.new}件，按期答复率100%，未发生超期答复情况。",
    lambda t: (
        f"{t.year}年共收到政府信息公开申请{t.new}件，同比有所变化；办结{t.done}件。从申请人看，自然人申请{t.natural}件，"
        f"法人或其他组织申请{t.legal}件。"
    ),
    lambda t: (
        f"健全登记、审核、办理、答复、归档制度。本年度共受理政府信息公开申请{t.taken}件（含上年结转{t.carried}件），"
        f"办结{t.done}件，结转下年{t.out}件。"
    ),
    lambda t: (
        (
            t.done
            and f"年内办理答复政府信息公开申请{t.done}件：予以公开{t.granted}件（{t.percent(t.granted, 1)}），"
            f"部分公开{t.partial}件（{t.percent(t.partial, 1)}），不予公开{t.denied}件（{t.percent(t.denied, 1)}）。"
        )
        or None
    ),
    lambda t: (
        f"全年新收到依申请公开申请{t.new}件，上年结转{t.carried}件。申请内容主要涉及征地拆迁、规划许可等方面，"
        f"已按时答复{t.done}件，{t.out}件结转至下年度办理。"
    ),
    lambda t: (
        f"本年新收政府信息公开申请数量{t.new}件，上年结转政府信息公开申请数量{t.carried}件，本年度办理结果总计{t.done}件，"
        f"结转下年度继续办理{t.out}件。"
    ),
    lambda t: (
        f"规范办理流程，落实一事一档。全年接收政府信息公开申请{t.new}件，其中自然人申请{t.natural}件。"
        f"经审查，作出予以公开答复{t.granted}件、部分公开答复{t.partial}件、不予公开答复{t.denied}件。"
    ),
    lambda t: (
        f"{t.year}年，{t.we}共收到公民、法人和其他组织提出的政府信息公开申请{t.new}件，全部按规定程序登记。"
        f"年内作出答复{t.done}件，其中：予以公开的{t.granted}件，部分公开的{t.partial}件，不予公开的{t.denied}件，"
        f"无法提供的{t.unable}件，不予处理的{t.refused}件，作其他处理的{t.other}件。"
    ),
    lambda t: (
        f"全年共登记办理政府信息公开申请{t.taken}件，其中本年新收{t.new}件、上年结转{t.carried}件。"
        f"截至年底，办结{t.done}件，尚有{t.out}件结转下一年度继续办理。"
    ),
    lambda t: (
        f"依法办理公开申请。{t.year}年收到申请{t.new}件，加上年结转的{t.carried}件，合计{t.taken}件，"
        f"办结{t.done}件，结转{t.year + 1}年{t.out}件。"
    ),
    lambda t: (
        f"全年依申请公开新收{t.new}件、结转上年{t.carried}件、办结{t.done}件、转结下年{t.out}件，"
        "答复按时率和规范率均有提高。"
    ),
    lambda t: (
        (
            t.done
            and f"本年度累计答复政府信息公开申请{t.done}件，其中因本机关不掌握等原因无法提供{t.unable}件，"
            f"占答复总数的{t.percent(t.unable)}；不予处理{t.refused}件，占答复总数的{t.percent(t.refused)}。"
        )
        or None
    ),
    lambda t: (
        f"坚持便民高效原则，安排专人负责受理。共收到申请{t.new}件（线上{t.new // 3}件、线下{t.new - t.new // 3}件），"
        f"均按规定办理，没有收取任何费用。"
    ),
    lambda t: (
        f"收到政府信息公开申请 {t.new} 件，比上年有所增减，已办结 {t.done} 件，"
        f"结转下年度 {t.out} 件；其中予以公开 {t.granted} 件、不予公开 {t.denied} 件。"
    ),
    lambda t: (
        f"加强与申请人沟通。{t.we}全年收到信息公开申请{t.new}件；申请人为自然人的{t.natural}件，"
        f"为法人或其他组织的{t.legal}件。予以公开{t.granted}件、部分公开{t.partial}件。"
    ),
    lambda t: (
        f"政府信息公开申请办理情况：一是受理情况，新收申请{t.new}件，上年结转{t.carried}件。"
        f"二是答复情况，共答复{t.done}件。三是结转情况，结转下年度{t.out}件。"
    ),
    lambda t: (
        f"依申请公开渠道畅通，全年共收到{t.new}件政府信息公开申请，已经答复{t.done}件，结转下年度办理{t.out}件。"
    ),
    lambda t: f"本年共收到政府信息公开申请{t.new}宗，答复{t.done}宗，结转下年度{t.out}宗，未发生逾期答复。",
    lambda t: (
        f"完善依申请公开办理规范，定期分析申请热点。全年收到政府信息公开申请{t.new}件，其中，自然人提出申请{t.natural}件，"
        f"法人或其他组织提出申请{t.legal}件；上年度结转{t.carried}件。"
    ),
)

NO_DISPUTE: tuple[Way, ...] = (
    lambda t: "未发生因政府信息公开引起的行政复议、行政诉讼。",
    lambda t: "本年度无政府信息公开行政复议和行政诉讼案件。",
    lambda t: "全年没有因信息公开被申请行政复议或者提起行政诉讼的情况。",
    lambda t: "行政复议0件，行政诉讼0件。",
    lambda t: "",
    lambda t: "",
)

DISPUTES: tuple[Way, ...] = (
    lambda t: f"因政府信息公开被申请行政复议{t.review[4]}件、提起行政诉讼{t.lawsuits}件。",
    lambda t: (
        f"全年发生信息公开类行政复议{t.review[4]}件，其中结果维持{t.review[0]}件、结果纠正{t.review[1]}件、"
        f"其他结果{t.review[2]}件、尚未审结{t.review[3]}件；行政诉讼{t.lawsuits}件。"
    ),
    lambda t: (
        f"本年度政府信息公开行政复议案件{t.review[4]}件，行政诉讼案件{t.lawsuits}件"
        f"（其中未经复议直接起诉{t.direct[4]}件，复议后起诉{t.after[4]}件）。"
    ),
    lambda t: f"涉及政府信息公开的行政复议共{t.review[4]}件，维持{t.review[0]}件；行政诉讼共{t.lawsuits}件。",
    lambda t: "",
    lambda t: "",
)


def requests_paragraph(rng: Random, told: Told, truth: Told) -> str:
    """Write the paragraph; the ways are chosen by the true figures, the numbers are those told."""
    ways = NONE_CAME if truth.taken == 0 else SOME_CAME
    return _one(rng, ways, told, truth) or SOME_CAME[0](told) or ""


def disputes_sentence(rng: Random, told: Told, truth: Told) -> str:
    ways = DISPUTES if truth.review[4] + truth.lawsuits else NO_DISPUTE
    return _one(rng, ways, told, truth)


def _one(rng: Random, ways: tuple[Way, ...], told: Told, truth: Told) -> str:
    way = rng.choice([way for way in ways if way(truth) is not None])
    return way(told) or ""
