"""The identities of tables 3 and 4: our generated code against hand-written Python and general rule engines.

    python benchmarks/identities.py [--rounds 15] [--install FOLDER | --engines SITE_PACKAGES] [--json FILE]

The rules are those of the national pack that are equations between figures (T301, T302, T303, T401): one unit
for each row or column. Every contender gets the same 100 reports in the shape it likes best, made beforehand,
and must name the same broken units; it is checked before it is timed. Every round runs each contender once,
in an order that rotates; a ratio is the median of the rounds' own ratios. Processor time is counted, so that
other work on the machine matters little. Engines that are not installed are skipped with the reason;
`--install` puts them into a virtual environment of their own first.

Goals: at most 1.0 times hand-written Python; at least 5 times faster than every general engine.
"""

from __future__ import annotations

import argparse
import json
import statistics
import subprocess
import sys
import time
import venv
from pathlib import Path
from typing import Any

from engines import ENGINES, general
from identity_cases import Contender, Figures, Run, by_hand, equations, figures

from checker.language.compile import compile_rules
from checker.language.functions import standard_functions
from checker.language.program import Program, PureCase
from checker.language.runtime import numbers_of, plain_table
from checker.model.cell import COUNT, Cell
from checker.model.table import READ, Table
from checker.resources import shipped
from checker.rulebook.open import open_rulebook
from checker.schema.load import load_form
from checker.schema.spec import Layout

RULES = ("T301", "T302", "T303", "T401")
REPORTS = 100
LAYOUT = Layout("2021", "2021", "2021", "2021")


def program() -> tuple[Program, dict[str, list[int]]]:
    """Return our generated code, and for each of its tables which of the reference's units its units are."""
    book = open_rulebook([shipped("rules") / "national"], standard_functions()).value
    entries = [entry for entry in book.entries if entry.head.id in RULES]
    made = compile_rules(entries, LAYOUT, standard_functions())
    order: dict[str, list[int]] = {}
    first = 0
    for cases in made.cases:
        for case in cases:
            assert isinstance(case, PureCase), "an identity is no longer decided on figures alone"
            order.setdefault(case.table, []).extend(range(first, first + len(case.bindings)))
            first += len(case.bindings)
    return made, order


def flat(data: Figures) -> tuple[tuple[int, ...], tuple[int, ...]]:
    t3, t4 = data
    return tuple(n for line in t3 for n in line), tuple(n for line in t4 for n in line)


def ours(made: Program, order: dict[str, list[int]]) -> list[Contender]:
    pure3, pure4 = made.pure["t3"], made.pure["t4"]
    units3, units4 = order["t3"], order["t4"]

    def on_figures(data: Any) -> list[int]:
        bad = pure3(data[0])
        found = [units3[unit] for unit in bad] if bad else bad
        bad = pure4(data[1])
        return found + [units4[unit] for unit in bad] if bad else found

    def on_cells(tables: Any) -> list[int]:
        t3, t4 = tables
        if not (plain_table(t3) and plain_table(t4)):
            raise AssertionError
        return on_figures((numbers_of(t3), numbers_of(t4)))

    return [
        Contender("ours: generated code on figures", flat, on_figures, ours=True),
        Contender("ours: the same from the report's cells", as_tables, on_cells, ours=True),
    ]


def as_tables(data: Figures) -> tuple[Table, Table]:
    form = load_form("2021")
    tables = []
    for key, lines in zip(("t3", "t4"), data, strict=True):
        cells = tuple(Cell(COUNT, n, str(n)) for line in lines for n in line)
        tables.append(Table(form.tables[key], "2021", READ, cells))
    return tables[0], tables[1]


# ---- Timing ---------------------------------------------------------------------------------------------


def check(contender: Contender, reports: list[Figures], expected: list[list[int]]) -> str:
    """Return what is wrong with a contender's answers, "" if nothing is."""
    try:
        for number, report in enumerate(reports):
            answer = sorted(contender.run(contender.prepare(report)))
            if answer != expected[number]:
                return f"report {number}: {answer} instead of {expected[number]}"
    except Exception as error:  # noqa: BLE001  # an engine may fail in any way
        return f"{type(error).__name__} {error}"
    return ""


def times(contenders: list[Contender], reports: list[Figures], rounds: int) -> dict[str, list[float]]:
    """Return microseconds for one report, a value for each round."""
    prepared = {one.name: [one.prepare(report) for report in reports] for one in contenders}
    loops = {one.name: _loops(one.run, prepared[one.name]) for one in contenders}
    found: dict[str, list[float]] = {one.name: [] for one in contenders}
    for number in range(rounds):
        at = number % len(contenders)
        for one in contenders[at:] + contenders[:at]:
            spent = _spent(one.run, prepared[one.name], loops[one.name])
            found[one.name].append(spent / loops[one.name] / len(reports) * 1e6)
    return found


def _loops(run: Run, prepared: list[Any]) -> int:
    """Return how often the reports are to be run through for a slot of about 20 ms."""
    spent = max(_spent(run, prepared, 1), 1e-6)
    return max(int(0.02 / spent), 1)


def _spent(run: Run, prepared: list[Any], loops: int) -> float:
    start = time.process_time()
    for _ in range(loops):
        for data in prepared:
            run(data)
    return time.process_time() - start


def main() -> int:
    """Run the benchmark; the exit code tells whether the goals are met."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--rounds", type=int, default=15)
    parser.add_argument("--install", metavar="FOLDER", help="install the engines there first")
    parser.add_argument("--engines", metavar="SITE_PACKAGES", help="where they are installed")
    parser.add_argument("--json", metavar="FILE", help="write the results there, too")
    choices = parser.parse_args()
    place = installed(Path(choices.install)) if choices.install else choices.engines
    if place:
        sys.path.append(str(place))
    reports = [figures(seed) for seed in range(REPORTS)]
    expected = [by_hand(report) for report in reports]
    hand = Contender("hand-written Python", lambda data: data, by_hand)
    engines, skipped = general()
    contenders = []
    for one in [*ours(*program()), hand, *engines]:
        fault = check(one, reports, expected)
        if fault:
            skipped.append(f"{one.name}: wrong answer, {fault}")
        else:
            contenders.append(one)
    found = times(contenders, reports, choices.rounds)
    return told(contenders, found, skipped, sum(map(len, expected)), choices.json)


def installed(folder: Path) -> Path:
    """Make a virtual environment for the engines; return where its packages are."""
    python = folder / "bin" / "python"
    if not python.exists():
        venv.create(folder, with_pip=True)
    for engine in ENGINES:
        subprocess.run([python, "-m", "pip", "install", "-q", engine], check=False)
    return next((folder / "lib").glob("python*/site-packages"))


def told(
    contenders: list[Contender],
    found: dict[str, list[float]],
    skipped: list[str],
    findings: int,
    file: str | None,
) -> int:
    hand = found["hand-written Python"]
    best = next(one.name for one in contenders if one.ours)
    print(f"{len(equations())} identities, {REPORTS} reports, {findings} broken units")
    print(f"{'':56}{'us/report':>10}{'min':>8}{'x by hand':>11}{'(min..max)':>16}{'x ours':>9}")
    rows: dict[str, dict[str, float]] = {}
    for one in contenders:
        ratios = [mine / theirs for mine, theirs in zip(found[one.name], hand, strict=True)]
        to_ours = [mine / theirs for mine, theirs in zip(found[one.name], found[best], strict=True)]
        row = {
            "us": statistics.median(found[one.name]),
            "by_hand": statistics.median(ratios),
            "ours": statistics.median(to_ours),
        }
        rows[one.name] = row
        spread = f"({min(ratios):.2f}..{max(ratios):.2f})"
        print(
            f"{one.name:56}{row['us']:10.2f}{min(found[one.name]):8.2f}"
            f"{row['by_hand']:11.3f}{spread:>16}{row['ours']:9.1f}"
        )
    for reason in skipped:
        print(f"skipped  {reason}")
    met: list[str] = []
    missed: list[str] = []
    ratio = rows[best]["by_hand"]
    (met if ratio <= 1.0 else missed).append(f"{ratio:.2f} x hand-written Python")
    for one in contenders:
        if not one.ours and one.name != "hand-written Python":
            ratio = rows[one.name]["ours"]
            (met if ratio >= 5 else missed).append(f"{ratio:.1f} x faster than {one.name}")
    print("met   ", "; ".join(met))
    if missed:
        print("MISSED", "; ".join(missed))
    if file:
        Path(file).write_text(json.dumps(rows, ensure_ascii=False, indent=1) + "\n", "utf-8")
    return 1 if missed else 0


if __name__ == "__main__":
    raise SystemExit(main())
