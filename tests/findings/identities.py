"""A table 3 in small and the findings that its identities give: what slips and groups are tested on."""

from __future__ import annotations

from decimal import Decimal

from checker.findings.finding import Evidence, Finding

COLUMNS = ("自然人", "商业企业", "其他")
DETAILS = ("予以公开", "部分公开", "不掌握", "重复申请")
Cells = dict[tuple[str, str], int]


def consistent(details: list[list[int]], carried: list[tuple[int, int]]) -> Cells:
    """Build a table whose identities hold: results by row and column, carried in and out by column."""
    cells: Cells = {}
    for row, values in zip(DETAILS, details, strict=True):
        cells.update({(row, column): value for column, value in zip(COLUMNS, values, strict=True)})
    for column, (carried_in, carried_out) in zip(COLUMNS, carried, strict=True):
        cells["办理总计", column] = sum(cells[row, column] for row in DETAILS)
        # A column can take in no less than nothing, so what is carried in is at most what is dealt with.
        cells["上年结转", column] = min(carried_in, cells["办理总计", column])
        cells["结转下年", column] = carried_out
        cells["新收", column] = cells["办理总计", column] + carried_out - cells["上年结转", column]
    for row in ("新收", "上年结转", *DETAILS, "办理总计", "结转下年"):
        cells[row, "总计"] = sum(cells[row, column] for column in COLUMNS)
    return cells


def judge(cells: Cells) -> list[Finding]:
    """Return the findings of T301, T302 and T303 on a table."""
    findings = []
    for column in (*COLUMNS, "总计"):
        left = [("新收", column), ("上年结转", column)]
        right = [("办理总计", column), ("结转下年", column)]
        findings.append(equality(cells, "T301", column, left, right))
    for column in (*COLUMNS, "总计"):
        details = [(row, column) for row in DETAILS]
        findings.append(equality(cells, "T302", column, details, [("办理总计", column)]))
    for row in ("新收", "上年结转", *DETAILS, "办理总计", "结转下年"):
        parts = [(row, column) for column in COLUMNS]
        findings.append(equality(cells, "T303", row, parts, [(row, "总计")]))
    return [finding for finding in findings if finding is not None]


def trial(cells: Cells):
    """Return what tells whether changing one figure mends exactly the findings named."""
    before = {finding.fingerprint for finding in judge(cells)}

    def tried(name: str, value: Decimal, mended: frozenset[str]) -> bool:
        row, column = name.removeprefix("表三[").removesuffix("]").split(", ")
        after = {finding.fingerprint for finding in judge({**cells, (row, column): int(value)})}
        return after == before - mended

    return tried


def equality(cells: Cells, rule: str, place: str, left, right) -> Finding | None:
    sums = [sum(cells[key] for key in side) for side in (left, right)]
    if sums[0] == sums[1]:
        return None
    evidence = tuple(
        Evidence(name_of(key), str(cells[key]), str(cells[key]), "count", None, side)
        for side, keys in (("left", left), ("right", right))
        for key in keys
    )
    return Finding(
        rule=rule,
        title=rule,
        severity="error",
        needs_review=False,
        message="",
        basis=(),
        bindings=(("处", place),),
        left=str(sums[0]),
        right=str(sums[1]),
        difference=str(abs(sums[0] - sums[1])),
        formula="",
        substituted="",
        evidence=evidence,
        remedy="",
        location=None,
        fingerprint=f"{rule}-{place}",
    )


def name_of(key: tuple[str, str]) -> str:
    return f"表三[{key[0]}, {key[1]}]"
