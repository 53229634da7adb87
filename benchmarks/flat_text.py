"""Score and time the reading of flattened texts against their known answers.

Usage: python benchmarks/flat_text.py FOLDER   (a folder with t*.txt and truth.json)
"""

from __future__ import annotations

import json
import sys
import time
from decimal import Decimal
from pathlib import Path

from checker.extract.passes import read_report
from checker.source.document import Document


def main(folder: Path) -> None:
    truth = json.loads((folder / "truth.json").read_text("utf-8"))
    figures = {
        "t2": [Decimal(figure) for row in truth["t2"].values() for figure in row],
        "t3": [figure for row in truth["t3"] for figure in row],
        "t4": [figure for row in truth["t4"] for figure in row],
    }
    for path in sorted(folder.glob("t*.txt")):
        document = Document.of_file(path)
        times = []
        for _ in range(10):
            started = time.perf_counter()
            report = read_report(document)
            times.append((time.perf_counter() - started) * 1000)
        line = [f"{path.name:32}{min(times):7.2f} ms"]
        for key, table in report.tables.items():
            numbers = [cell.number for cell in table.cells]
            pairs = list(zip(numbers, figures[key], strict=False))
            right = sum(number == figure for number, figure in pairs)
            wrong = sum(number is not None and number != figure for number, figure in pairs)
            line.append(f"{key}: {right}/{len(figures[key])} right, {wrong} wrong")
        print("  ".join(line))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
