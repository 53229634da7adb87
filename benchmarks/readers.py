"""Readers beside the libraries people know: cells right, cells wrong, time and memory, in one run.

    python benchmarks/readers.py                     documents the project makes itself
    python benchmarks/readers.py --samples FOLDER    and a folder with truth.json
    python benchmarks/readers.py --camelot PYTHON    camelot from another environment

Every library gives tables as rows of texts; the same code recognises rows and columns in all of them, so
that what differs is the reading. Each runs in a process of its own; the time is the best of three.
"""

from __future__ import annotations

import argparse
import io
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

Tables = list[list[list[str]]]
LIBRARIES = {
    ".pdf": ("own", "pdfplumber", "camelot"),
    ".docx": ("own", "python-docx"),
    ".html": ("own", "beautifulsoup"),
}


def by_pdfplumber(content: bytes) -> Tables:
    import pdfplumber

    with pdfplumber.open(io.BytesIO(content)) as opened:
        return [
            [[cell for cell in row if cell is not None] for row in table]
            for page in opened.pages
            for table in page.extract_tables()
        ]


def by_camelot(content: bytes) -> Tables:
    import camelot

    with tempfile.NamedTemporaryFile(suffix=".pdf") as file:
        file.write(content)
        file.flush()
        found = camelot.read_pdf(file.name, pages="all", flavor="lattice")
        return [[[str(cell) for cell in row] for row in table.data] for table in found]


def by_python_docx(content: bytes) -> Tables:
    import docx

    tables: Tables = []
    for table in docx.Document(io.BytesIO(content)).tables:
        rows = []
        for row in table.rows:
            seen: list[object] = []
            texts = []
            for cell in row.cells:
                element = getattr(cell, "_tc")  # noqa: B009 -- python-docx offers no other identity
                if element not in seen:
                    seen.append(element)
                    texts.append(cell.text)
            rows.append(texts)
        tables.append(rows)
    return tables


def by_beautifulsoup(content: bytes) -> Tables:
    import bs4

    soup = bs4.BeautifulSoup(content, "html.parser")
    return [
        [[cell.get_text() for cell in row.find_all(["td", "th"])] for row in table.find_all("tr")]
        for table in soup.find_all("table")
    ]


READERS: dict[str, Callable[[bytes], Tables]] = {
    "pdfplumber": by_pdfplumber,
    "camelot": by_camelot,
    "python-docx": by_python_docx,
    "beautifulsoup": by_beautifulsoup,
}


def one(library: str, path: Path) -> dict[str, object]:
    """Read a document by one library; returns its tables or figures, its time and its memory."""
    content = path.read_bytes()
    read = READERS.get(library, own)
    best = float("inf")
    tables: object = None
    for _ in range(3):
        start = time.perf_counter()
        tables = read(content)
        best = min(best, time.perf_counter() - start)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {"tables": tables, "ms": best * 1000, "mb": memory}


def own(content: bytes) -> dict[str, list[str | None]]:
    """Return the figures that the checker reads, from bytes to model."""
    from checker.extract.passes import read_report
    from checker.source.document import Document

    report = read_report(Document("x", content))
    return {
        key: [None if cell.number is None else str(cell.number) for cell in table.cells]
        for key, table in report.tables.items()
    }


def recognised(tables: Tables) -> dict[str, list[str | None]]:
    """Recognise rows by their labels, in the same way for every library: the figures are the last ones."""
    from checker.extract.label_index import match_row
    from checker.extract.readers.spacing import tidy
    from checker.schema.load import load_form

    found: dict[str, dict[str, list[str | None]]] = {"t2": {}, "t3": {}, "t4": {}}
    for texts in ([tidy(text or "") for text in row] for table in tables for row in table):
        if len(texts) >= 15 and sum(figure(text) is not None for text in texts[-15:]) >= 12:
            found["t4"].setdefault("", [figure(text) for text in texts[-15:]])
            continue
        for key, count in (("t3", 7), ("t2", None)):
            labels = [
                at for at, text in enumerate(texts) if text and match_row(key, text.replace("\n", "")).key
            ]
            if not labels:
                continue
            label = match_row(key, texts[labels[-1]].replace("\n", "")).key
            values = texts[labels[-1] + 1 :]
            values = [text for text in values if text] if count is None else values[-count:]
            if count is None or len(values) == count:
                found[key].setdefault(label, [figure(text) for text in values])
                break
    tables_of_form = load_form("2021").tables
    figures: dict[str, list[str | None]] = {"t4": found["t4"].get("", [])}
    for key in ("t2", "t3"):
        figures[key] = []
        for row in tables_of_form[key].rows:
            wanted = len(row.columns) or len(tables_of_form[key].columns)
            values = found[key].get(row.key, [])
            figures[key] += values if len(values) == wanted else [None] * wanted
    return figures


def figure(text: str) -> str | None:
    """Return a number as printed, None for anything else."""
    from checker.text.width import fold

    plain = fold(text).replace(",", "").strip()
    return plain if plain.replace(".", "", 1).isdigit() else None


def score(found: dict[str, list[str | None]], truth: dict[str, list[str]]) -> tuple[int, int]:
    """Return how many figures are right and how many wrong."""
    right = wrong = 0
    for key, figures in truth.items():
        for value, figure in zip(found.get(key) or [None] * len(figures), figures, strict=False):
            right += value == figure
            wrong += value is not None and value != figure
    return right, wrong


def made(folder: Path) -> dict[Path, dict[str, list[str]]]:
    """Write the project's own documents; returns them with the right answers."""
    from checker.schema.load import load_form
    from checker.testing.build_office import as_docx
    from checker.testing.build_pdf import Options, as_pdf
    from checker.testing.build_text import as_html
    from checker.testing.builders import made_report, unlike

    truth = {key: [unlike(slot) for slot in table.slots] for key, table in load_form("2021").tables.items()}
    report = made_report()
    contents = {
        "made.html": as_html(report),
        "made.docx": as_docx(report),
        "made.pdf": as_pdf(report),
        "made-turned.pdf": as_pdf(report, Options(turned=90)),
        "made-no-rules.pdf": as_pdf(report, Options("none")),
    }
    for name, content in contents.items():
        (folder / name).write_bytes(content)
    return dict.fromkeys((folder / name for name in contents), truth)


def samples(folder: Path) -> dict[Path, dict[str, list[str]]]:
    """Return the documents of a folder with truth.json that the libraries can be tried on."""
    data = json.loads((folder / "truth.json").read_text("utf-8"))
    truth = {
        "t2": [str(value) for row in data["t2"].values() for value in row],
        "t3": [str(value) for row in data["t3"] for value in row],
        "t4": [str(value) for block in data["t4"] for value in block],
    }
    skipped = ("p12", "p14", "x1")
    paths = sorted(path for path in folder.iterdir() if path.suffix in LIBRARIES)
    return {path: truth for path in paths if not path.name.startswith(skipped)}


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--one", nargs=2, metavar=("LIBRARY", "FILE"))
    parser.add_argument("--samples", type=Path)
    parser.add_argument("--camelot", default=sys.executable, metavar="PYTHON")
    options = parser.parse_args()
    if options.one:
        print(json.dumps(one(options.one[0], Path(options.one[1]))))
        return
    with tempfile.TemporaryDirectory() as folder:
        documents = made(Path(folder))
        if options.samples:
            documents |= samples(options.samples)
        print(f"{'document':26} {'library':14} {'right':>6} {'wrong':>6} {'ms':>8} {'MB':>6}")
        for path, truth in documents.items():
            for library in LIBRARIES[path.suffix]:
                python = options.camelot if library == "camelot" else sys.executable
                command = [python, __file__, "--one", library, str(path)]
                done = subprocess.run(command, capture_output=True, text=True, timeout=300, check=False)
                if done.returncode != 0:
                    reason = (done.stderr.strip().splitlines() or ["?"])[-1][:50]
                    print(f"{path.name:26} {library:14} {'-':>6} {'-':>6} {'-':>8} {'-':>6}  {reason}")
                    continue
                answer = json.loads(done.stdout.splitlines()[-1])
                found = answer["tables"] if library == "own" else recognised(answer["tables"])
                right, wrong = score(found, truth)
                print(
                    f"{path.name:26} {library:14} {right:6} {wrong:6} {answer['ms']:8.1f} {answer['mb']:6.0f}"
                )


if __name__ == "__main__":
    main()
