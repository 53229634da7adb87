"""Faults of dates and against the year before: D101–D106, Y201–Y501."""

from __future__ import annotations

from random import Random

from tests.acceptance.fault import Fault, Planted, said_more, spoiled
from tests.acceptance.figures import CARRIED_IN, TOTAL, make_figures
from tests.acceptance.sample import Sample, form_of, make_sample


def _period(sample: Sample, rng: Random) -> bool:
    changed = sample.opening.replace("12月31日", rng.choice(("11月30日", "12月30日", "6月30日")))
    if changed == sample.opening or rng.random() < 0.3:
        old = f"{sample.year}年1月1日"
        changed = sample.opening.replace(old, f"{sample.year - 1}年1月1日")
    sample.opening = changed
    return True


def _no_period(sample: Sample, rng: Random) -> bool:
    sentences = sample.opening.split("。")
    kept = [one for one in sentences if "期限" not in one and "统计" not in one]
    sample.opening = "。".join(kept)
    return len(kept) < len(sentences)


def _late_department(sample: Sample, rng: Random) -> bool:
    sample.published = f"{sample.year + 1}-02-{rng.randint(1, 28):02d}"
    return sample.organ.kind == "政府部门"


def _late_government(sample: Sample, rng: Random) -> bool:
    sample.published = f"{sample.year + 1}-04-{rng.randint(1, 28):02d}"
    return sample.organ.top


def _late_town(sample: Sample, rng: Random) -> bool:
    sample.published = f"{sample.year + 1}-03-{rng.randint(1, 28):02d}"
    return sample.organ.kind in {"乡镇人民政府", "街道办事处", "管理委员会"}


def _other_year(sample: Sample, rng: Random) -> bool:
    last = sample.year - 1
    said_more(
        sample,
        rng.choice(
            (
                f"{last}年，我单位共举办政府开放日活动4次，主动公开信息320条。",
                f"{last}年共主动公开政府信息320条，回应群众关切15次。",
                f"{last}年度没有发生责任追究情况。",
            )
        ),
    )
    return True


def _dates_apart(sample: Sample, rng: Random) -> bool:
    sample.signature = f"{sample.organ.name}\n{sample.year + 1}年1月3日"
    sample.published = f"{sample.year + 1}-09-12"
    return True


def _pair(seed: int, *, same_words: bool = False, size: int = 0) -> tuple[Sample, Sample] | None:
    """Make two reports of an organ whose figures follow on from each other."""
    now = make_sample(seed)
    if now.year < 2022:
        return None
    before = make_sample(
        seed + 50_000,
        year=now.year - 1,
        organ=now.organ,
        wording=seed + 3 if same_words else None,
        figures=make_figures(Random(seed + 5), form_of(now.year - 1), size, rules=now.organ.rules)
        if size
        else None,
    )
    carried = [int(value) for value in before.figures.t3[before.figures.carried_out][:6]]
    figures = make_figures(
        Random(seed + 1),
        form_of(now.year),
        size or now.figures.cell(0) + 2,
        rules=now.organ.rules,
        carried=carried,
    )
    for row in ("规章", "行政规范性文件"):
        issued, repealed, _ = figures.t2[row]
        figures.t2[row][2] = str(max(0, int(before.figures.t2[row][2]) + int(issued) - int(repealed)))
        if int(before.figures.t2[row][2]) + int(issued) < int(repealed):
            return None
    return make_sample(seed, figures=figures), before


def clean_pair(seed: int) -> Planted | None:
    """Return a clean report and the clean one of the year before."""
    pair = _pair(seed)
    return Planted(*pair) if pair else None


def _documents_apart(seed: int, rng: Random) -> Planted | None:
    pair = _pair(seed)
    if pair is None:
        return None
    now, before = pair
    before.figures.t2["行政规范性文件"][2] = str(
        int(before.figures.t2["行政规范性文件"][2]) + rng.choice((1, 7))
    )
    return Planted(now, before)


def _carried_apart(seed: int, rng: Random) -> Planted | None:
    pair = _pair(seed)
    if pair is None:
        return None
    now, before = pair
    for column in (rng.randint(0, 5), TOTAL):  # last year one more went on, so one more was new
        for row in (before.figures.carried_out, CARRIED_IN - 1):
            before.figures.t3[row][column] = before.figures.cell(row, column) + 1
    return Planted(now, before)


def _jumped(seed: int, rng: Random) -> Planted | None:
    pair = _pair(seed)
    if pair is None:
        return None
    now, before = pair
    row = rng.choice(("行政许可", "行政处罚", "行政强制"))
    before.figures.t2[row][0] = "30"
    now.figures.t2[row][0] = rng.choice(("300", "3000", "4"))
    return Planted(now, before)


def _copied(seed: int, rng: Random) -> Planted | None:
    pair = _pair(seed, same_words=True)
    if pair is None:
        return None
    now, before = pair
    own = "健全信息发布协调机制，定期梳理公开目录，及时回应社会关切，公开内容更加贴近企业和群众的实际需要。"
    now.body[4] = [*now.body[4], own * 2]
    before.body[4] = list(now.body[4])
    return Planted(now, before)


FAULTS: tuple[Fault, ...] = (
    spoiled("D101", "another period", _period),
    spoiled("D101", "no period", _no_period),
    spoiled("D102", "a department in February", _late_department),
    spoiled("D103", "a government in April", _late_government),
    spoiled("D104", "a township in March", _late_town),
    spoiled("D105", "words of another year", _other_year),
    spoiled("D106", "page and signature apart", _dates_apart),
    Fault("Y201", "documents do not follow on", _documents_apart),
    Fault("Y301", "carried over does not follow on", _carried_apart),
    Fault("Y302", "a figure jumped", _jumped),
    Fault("Y501", "part five copied", _copied),
)
