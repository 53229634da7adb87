"""Print what the acceptance suite measures, on as many reports as asked for.

    python -m tests.acceptance [REPORTS] [FAULTS]

REPORTS: clean reports a rendering (default 300). FAULTS: reports a planted fault (default 60).
"""

from __future__ import annotations

import sys
from collections import defaultdict

from tests.acceptance.faults import FAULTS
from tests.acceptance.faults_dates import clean_pair
from tests.acceptance.measure import alarms, check, check_clean, read_cells
from tests.acceptance.measure_faults import hunt
from tests.acceptance.renderings import RENDERINGS, document
from tests.acceptance.sample import make_sample

FIRST = 200_000  # seeds that no test uses
MIXED = ("html", "text, blank lines", "text, bars")


def tell(line: str) -> None:
    sys.stdout.write(line + "\n")


def clean_table(count: int) -> None:
    tell(
        "| rendering | cells right | wrong | undecided | reports with a false alarm |\n|---|---|---|---|---|"
    )
    shown: list[str] = []
    for rendering in RENDERINGS:
        readings = [read_cells(make_sample(seed), rendering) for seed in range(FIRST, FIRST + count)]
        right = sum(one.right for one in readings)
        wrong = sum(len(one.wrong) for one in readings)
        undecided = sum(one.undecided for one in readings)
        clean = check_clean(range(FIRST, FIRST + count), rendering)
        tell(f"| {rendering} | {right} | {wrong} | {undecided} | {len(clean.alarmed)} of {clean.reports} |")
        shown += [f"{name}: {found}" for name, found in list(clean.alarmed.items())[:3]]
        shown += clean.failed[:3]
    pairs = [pair for seed in range(FIRST, FIRST + count) if (pair := clean_pair(seed)) is not None]
    alarmed = 0
    for pair in pairs:
        if pair.previous is None:
            continue
        found = alarms(check(document(pair.sample, "html"), document(pair.previous, "html")))
        alarmed += bool(found)
        shown += [f"{pair.sample.seed}: {found}"] if found else []
    tell(f"| html, beside the year before | | | | {alarmed} of {len(pairs)} |\n")
    for line in shown[:20]:
        tell(line)


def fault_table(count: int) -> None:
    planted: dict[str, int] = defaultdict(int)
    found: dict[str, int] = defaultdict(int)
    missed: list[str] = []
    for fault in FAULTS:
        hunted = hunt(fault, range(FIRST, FIRST + 60 * count), MIXED, count)
        planted[fault.code] += hunted.planted
        found[fault.code] += hunted.found
        missed += [f"{fault.code} {fault.name} {one}" for one in hunted.missed[:2]]
    tell("| code | planted | found |\n|---|---|---|")
    for code in sorted(planted):
        tell(f"| {code} | {planted[code]} | {found[code]} |")
    whole, right = sum(planted.values()), sum(found.values())
    tell(f"| all | {whole} | {right} ({100 * right / whole:.1f} %) |\n")
    for line in missed:
        tell(line)


def main() -> None:
    counts = [int(word) for word in sys.argv[1:]]
    clean_table(counts[0] if counts else 300)
    fault_table(counts[1] if len(counts) > 1 else 60)


if __name__ == "__main__":
    main()
