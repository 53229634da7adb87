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
import random
import statistics
import subprocess
import sys
import time
import venv
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

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
ENGINES = (
    "datalogic-py",
    "zen-engine",
    "rule-engine",
    "json-logic-qubit",
    "common-expression-language",
    "cel-expr-python",
)
REPORTS = 100
LAYOUT = Layout("2021", "2021", "2021", "2021")
LEAVES = range(2, 23)  # the rows of the results in table 3
TOTAL, OUT = 23, 24  # （七）总计, 四、结转下年度
Figures = tuple[list[list[int]], list[list[int]]]  # tables 3 and 4, row by row
Run = Callable[[Any], list[int]]


class Contender(NamedTuple):
    name: str
    prepare: Callable[[Figures], Any]  # not timed
    run: Run  # timed: the numbers of the broken units
    ours: bool = False


def figures(seed: int) -> Figures:
    """Return a sound report; every tenth has one wrong figure."""
    draw = random.Random(seed)
    t3 = [[0] * 7 for _ in range(25)]
    for column in range(6):
        for row in LEAVES:
            t3[row][column] = draw.choice((0, 0, 0, 1, 2, 5, 31))
        t3[TOTAL][column] = sum(t3[row][column] for row in LEAVES)
        t3[OUT][column] = draw.choice((0, 1, 3))
        t3[1][column] = min(draw.choice((0, 2)), t3[TOTAL][column])
        t3[0][column] = t3[TOTAL][column] + t3[OUT][column] - t3[1][column]
    for line in t3:
        line[6] = sum(line[:6])
    t4 = [[draw.choice((0, 1, 2)) for _ in range(4)] for _ in range(3)]
    t4 = [[*line, sum(line)] for line in t4]
    if seed % 10 == 0:
        table = t3 if seed % 20 else t4
        line = draw.choice(table)
        line[draw.randrange(len(line))] += 1
    return t3, t4


# ---- Ours -----------------------------------------------------------------------------------------------


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


def by_hand(data: Figures) -> list[int]:
    """Check the identities as one would write them in Python."""
    t3, t4 = data
    bad = []
    for column in range(7):
        if t3[0][column] + t3[1][column] != t3[TOTAL][column] + t3[OUT][column]:
            bad.append(column)  # noqa: PERF401  # as one would write it
    for column in range(7):
        if sum([t3[row][column] for row in LEAVES]) != t3[TOTAL][column]:
            bad.append(7 + column)  # noqa: PERF401
    for number, line in enumerate(t3):
        if sum(line[:6]) != line[6]:
            bad.append(14 + number)
    for number, line in enumerate(t4):
        if sum(line[:4]) != line[4]:
            bad.append(39 + number)
    return bad


# ---- General engines ------------------------------------------------------------------------------------


def equations() -> list[tuple[list[tuple[str, int, int]], list[tuple[str, int, int]]]]:
    """Return both sides of every unit as (table, row, column)."""
    found = [([("t3", 0, c), ("t3", 1, c)], [("t3", TOTAL, c), ("t3", OUT, c)]) for c in range(7)]
    found += [([("t3", row, c) for row in LEAVES], [("t3", TOTAL, c)]) for c in range(7)]
    found += [([("t3", row, c) for c in range(6)], [("t3", row, 6)]) for row in range(25)]
    found += [([("t4", row, c) for c in range(4)], [("t4", row, 4)]) for row in range(3)]
    return found


def infix(write: Callable[[str, int, int], str]) -> list[str]:
    return [" == ".join(" + ".join(write(*cell) for cell in side) for side in sides) for sides in equations()]


def named(data: Figures) -> dict[str, list[list[int]]]:
    return {"t3": data[0], "t4": data[1]}


def by_name(data: Figures) -> dict[str, int]:
    return {
        f"{key}_{row}_{column}": value
        for key, lines in named(data).items()
        for row, line in enumerate(lines)
        for column, value in enumerate(line)
    }


def broken(results: Sequence[Any]) -> list[int]:
    return [number for number, holds in enumerate(results) if not holds]


def json_logic() -> list[dict[str, Any]]:
    def side(cells: list[tuple[str, int, int]]) -> dict[str, Any]:
        terms = [{"var": f"{key}.{row}.{column}"} for key, row, column in cells]
        return {"+": terms} if len(terms) > 1 else terms[0]

    return [{"==": [side(left), side(right)]} for left, right in equations()]


def datalogic() -> list[Contender]:
    import datalogic_py

    rule = datalogic_py.Engine().compile(json_logic())
    return [Contender("datalogic-py, one array of rules", named, lambda data: broken(rule.evaluate(data)))]


def zen() -> list[Contender]:
    import zen as engine

    nested = infix(lambda key, row, column: f"{key}[{row}][{column}]")
    batch = engine.compile_expression("[" + ", ".join(nested) + "]")
    single = [engine.compile_expression(text) for text in nested]
    return [
        Contender("zen-engine, one expression", named, lambda data: broken(batch.evaluate(data))),
        Contender(
            "zen-engine, an expression each",
            named,
            lambda data: broken([one.evaluate(data) for one in single]),
        ),
    ]


def rule_engine() -> list[Contender]:
    import rule_engine as engine

    rules = [engine.Rule(text) for text in infix(lambda key, row, column: f"{key}_{row}_{column}")]
    return [
        Contender(
            "rule-engine, a rule each", by_name, lambda data: broken([one.evaluate(data) for one in rules])
        )
    ]


def qubit() -> list[Contender]:
    from json_logic import jsonLogic

    rules = json_logic()
    return [
        Contender(
            "json-logic-qubit, a rule each",
            named,
            lambda data: broken([jsonLogic(one, data) for one in rules]),
        )
    ]


def cel_rust() -> list[Contender]:
    import cel

    texts = infix(lambda key, row, column: f"{key}[{row}][{column}]")
    batch = cel.compile("[" + ", ".join(texts) + "]")
    single = [cel.compile(text) for text in texts]

    def each(data: Any) -> list[int]:
        context = cel.Context(data)
        return broken([one.execute(context) for one in single])

    return [
        Contender(
            "common-expression-language (Rust), one expression", named, lambda d: broken(batch.execute(d))
        ),
        Contender("common-expression-language (Rust), an expression each", named, each),
    ]


def cel_cpp() -> list[Contender]:
    from cel_expr_python import cel

    table = cel.Type.List(cel.Type.List(cel.Type.INT))
    environment = cel.NewEnv(variables={"t3": table, "t4": table})
    texts = infix(lambda key, row, column: f"{key}[{row}][{column}]")
    batch = environment.compile("[" + ", ".join(texts) + "]")
    return [
        Contender(
            "cel-expr-python (C++), one expression",
            named,
            lambda data: broken(batch.eval(data=data).plain_value()),
        )
    ]


MAKERS: dict[str, Callable[[], list[Contender]]] = {
    "datalogic-py": datalogic,
    "zen-engine": zen,
    "rule-engine": rule_engine,
    "json-logic-qubit": qubit,
    "common-expression-language": cel_rust,
    "cel-expr-python": cel_cpp,
}


def general() -> tuple[list[Contender], list[str]]:
    """Return the engines that are installed, and why the others are not there."""
    found: list[Contender] = []
    skipped: list[str] = []
    for name in ENGINES:
        try:
            found += MAKERS[name]()
        except ImportError as error:
            skipped.append(f"{name}: not installed ({error})")
        except Exception as error:  # noqa: BLE001  # another version of the engine than this was written for
            skipped.append(f"{name}: {type(error).__name__} {error}")
    return found, skipped


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
