"""Faults of the words against the tables, and against themselves: N201–N601."""

from __future__ import annotations

from random import Random

from tests.acceptance.fault import Fault, mistold, off, said_more, spoiled, truth_of
from tests.acceptance.sample import Sample
from tests.acceptance.told import Told


def _new_off(told: Told) -> Told:
    """Another number of new ones; whom they came from stays as in the table."""
    return off("new", lambda t: t.taken, lambda t: t.done)(told)


def _review_off(told: Told) -> Told:
    return told._replace(review=(*told.review[:4], told.review[4] + 3))


def _outcome_off(told: Told) -> Told:
    kept, corrected, other, pending, total = told.review
    return told._replace(review=(kept + 2, corrected, other, pending, total))


def _suits_off(told: Told) -> Told:
    return told._replace(after=(*told.after[:4], told.after[4] + 3))


def _share_off(told: Told) -> Told:
    return told._replace(share=237)


def _all_done(sample: Sample, rng: Random) -> bool:
    truth = truth_of(sample)
    if not truth.out:
        return False
    said_more(
        sample,
        rng.choice(("所有申请均已办结，无结转。", "政府信息公开申请已全部办结。", "全年申请办结率100%。")),
    )
    return True


def _none_came(sample: Sample, rng: Random) -> bool:
    if not truth_of(sample).new:
        return False
    words = (
        "全年未收到政府信息公开申请。",
        "本年度没有收到政府信息公开申请。",
        "本机关未收到依申请公开申请。",
    )
    bodies = list(sample.overview.bodies)
    bodies[1] = rng.choice(words)
    sample.overview = sample.overview._replace(bodies=tuple(bodies))
    sample.body[0] = sample.overview.paragraphs()
    return True


def _no_dispute(sample: Sample, rng: Random) -> bool:
    truth = truth_of(sample)
    if not truth.review[4] or not truth.lawsuits or "复议" in sample.overview.bodies[1]:
        return False
    said_more(
        sample,
        rng.choice(
            (
                "全年未发生因政府信息公开引起的行政复议和行政诉讼。",
                "没有因政府信息公开被申请行政复议、提起行政诉讼的情况。",
                "本年度无政府信息公开行政复议、行政诉讼案件。",
            )
        ),
    )
    return True


def _all_upheld(sample: Sample, rng: Random) -> bool:
    truth = truth_of(sample)
    if not sum(truth.review[1:4]) or "复议" in sample.overview.bodies[1]:
        return False
    words = (
        "因政府信息公开引起的行政复议均获维持。",
        f"行政复议{truth.review[4]}件，全部维持。",
        f"被申请行政复议{truth.review[4]}件，结果均为维持。",
    )
    said_more(sample, rng.choice(words))
    return True


def _none_corrected(sample: Sample, rng: Random) -> bool:
    truth = truth_of(sample)
    if not truth.review[1]:
        return False
    said_more(sample, rng.choice(("政府信息公开行政复议未发生被纠错情况。", "政府信息公开行政复议零纠错。")))
    return True


def _parts_exceed(sample: Sample, rng: Random) -> bool:
    total, one, other = rng.randint(40, 90), rng.randint(20, 39), rng.randint(60, 99)
    said = rng.choice(
        (
            f"公开人大代表建议和政协提案办理结果{total}件，其中建议{one}件、提案{other}件。",
            f"全年办理建议提案{total}件（人大代表建议{one}件、政协提案{other}件）。",
            f"发布政策解读{total}篇，其中文字解读{one}篇，图片解读{other}篇。",
        )
    )
    said_more(sample, said)
    return True


def _parts_fall_short(sample: Sample, rng: Random) -> bool:
    said_more(sample, "承办人大代表建议和政协提案75件，其中建议28件、提案45件，均已公开。")
    return True


def _growth(sample: Sample, rng: Random) -> bool:
    new = truth_of(sample).new
    if new < 20:
        return False
    before = new * rng.choice((3, 4, 6)) // 5
    rate = 100 * (new - before) / before + rng.choice((2.5, 6.1))
    said = (
        rng.choice(
            (
                f"全年收到政府信息公开申请{new}件，去年为{before}件，同比增长{rate:.2f}%。",
                f"收到政府信息公开申请{new}件，比上年的{before}件增长{rate:.1f}%。",
            )
        )
        if rate > 0
        else f"收到政府信息公开申请{new}件，比上年的{before}件减少{-rate:.1f}%。"
    )
    said_more(sample, said)
    return True


def _told_twice(sample: Sample, rng: Random) -> bool:
    count = rng.randint(4, 40)
    said_more(sample, f"全年组织政府信息公开业务培训{count}次。")
    sample.body[5][0] += f"此外，全年组织政府信息公开业务培训{count + rng.choice((1, 5))}次。"
    return True


def _fee_paid(sample: Sample, rng: Random) -> bool:
    sample.body[5] = [f"{sample.year}年未收取政府信息公开信息处理费。"]
    said_more(sample, rng.choice(("全年收取信息处理费320元。", "依法收取政府信息公开信息处理费共计1200元。")))
    return True


def _fee_unpaid(sample: Sample, rng: Random) -> bool:
    if sample.figures.form != "2021":
        return False
    figures = sample.figures
    for column in (0, 6):  # one more applicant did not pay in time: all sums still hold
        for row in (0, 21, figures.done):
            figures.t3[row][column] = figures.cell(row, column) + 1
    sample.overview = sample.overview._replace(
        bodies=(sample.overview.bodies[0], "依申请公开渠道畅通，答复及时规范。", *sample.overview.bodies[2:])
    )
    sample.body[0] = sample.overview.paragraphs()
    sample.body[5] = ["本年度没有发出收费通知，未收取信息处理费。"]
    return True


FAULTS: tuple[Fault, ...] = (
    mistold("N201", "规范性文件 issued", off("issued"), needs="制发行政规范性文件"),
    mistold("N201", "规范性文件 valid", off("valid"), needs="现行有效"),
    mistold("N202", "licences decided", off("licences"), needs="行政许可"),
    mistold("N301", "new ones", _new_off),
    mistold(
        "N302", "answered", off("done", lambda t: t.new, lambda t: t.taken, lambda t: t.done - t.carried)
    ),
    mistold("N303", "carried over from last year", off("carried"), needs="上年"),
    mistold("N303", "carried over to next year", off("out")),
    mistold("N304", "granted", off("granted")),
    mistold("N304", "denied", off("denied")),
    mistold("N304", "not held", off("unable")),
    mistold("N305", "natural persons", off("natural", lambda t: t.natural_taken, lambda t: t.natural_done)),
    mistold("N306", "a share", _share_off),
    spoiled("N307", "all done while some go on", _all_done),
    spoiled("N307", "none came while some came", _none_came),
    mistold("N401", "reviews", _review_off),
    mistold("N401", "reviews upheld", _outcome_off),
    mistold("N402", "lawsuits", _suits_off),
    spoiled("N403", "no dispute while there were some", _no_dispute),
    spoiled("N403", "all upheld while not all were", _all_upheld),
    spoiled("N403", "none corrected while one was", _none_corrected),
    spoiled("N501", "parts exceed their total", _parts_exceed),
    spoiled("N501", "two parts of two fall short", _parts_fall_short),
    spoiled("N502", "growth", _growth),
    spoiled("N503", "told twice", _told_twice),
    spoiled("N601", "a fee taken and not taken", _fee_paid),
    spoiled("N601", "no notice, yet not paid in time", _fee_unpaid),
)
