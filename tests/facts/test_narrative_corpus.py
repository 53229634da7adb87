"""Real reports beside the checkout: the faults that stand in them are found, and nothing else is an error."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from shared import FOLDER, shared_file

from checker.engine.run import judge
from checker.pipeline import Request, read_document
from checker.source.document import Document
from checker.testing.run import load_for_cases

NATIONAL = Path(__file__).parents[2] / "rules" / "national"

# File, that of the year before, and the faults in its tables and its narrative: code and left side.
REPORTS = [
    ("shandong-bigdata-2024.txt", None, []),
    ("hongze-district-2023.pdf", None, [("T401", "11"), ("T401", "5")]),
    ("suqian-city-2023.html", None, []),
    ("suqian-city-2024.html", "suqian-city-2023.html", [("N502", "1.05%")]),
    (
        "shanghai-general-office-2019.html",
        None,
        [("N304", "258"), ("N304", "265"), ("N306", "33.9%"), ("N403", "1"), ("N403", "2")],
    ),
    ("hebei-education-2019.txt", None, []),
    ("hebei-education-2021.txt", None, []),
    ("hebei-education-2022.txt", "hebei-education-2021.txt", [("Y201", "159")]),
    ("hebei-hr-2022-tables-as-images.txt", None, []),
    ("hebei-science-2021.txt", None, []),
    ("hebei-industry-2021.txt", None, []),
    ("hebei-industry-2022.txt", "hebei-industry-2021.txt", []),
]


@pytest.fixture(scope="module")
def rulebook():
    whole = load_for_cases(NATIONAL).rulebook
    return replace(whole, enabled=frozenset(e.head.id for e in whole.entries if e.head.id[0] in "TNY"))


def read(name: str):
    return read_document(Document.of_file(shared_file(f"corpus/{name}")), Request())


def grave(report, previous, rulebook):
    judged = judge(report, previous, rulebook, date(2026, 6, 1))
    return [finding for finding in judged.findings if finding.severity != "info"]


@pytest.mark.parametrize(("name", "before", "expected"), REPORTS, ids=[name for name, _, _ in REPORTS])
def test_a_real_report_gives_its_faults_and_no_others(name, before, expected, rulebook):
    findings = grave(read(name), None if before is None else read(before), rulebook)
    assert sorted((finding.rule, finding.left or "") for finding in findings) == sorted(expected)


@pytest.mark.parametrize("path", sorted(FOLDER.glob("corpus/openings/*.txt")), ids=lambda path: path.stem)
def test_the_opening_of_a_report_gives_no_alarm(path, rulebook):
    assert grave(read(f"openings/{path.name}"), None, rulebook) == []
