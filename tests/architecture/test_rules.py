"""What every rule that ships must have."""

from __future__ import annotations

from datetime import date

from checker.findings.basis import CUSTOM
from checker.session import Setup, open_session

SESSION = open_session(Setup(date(2025, 2, 1), plugins=False))


def test_no_rule_file_has_a_fault() -> None:
    assert SESSION.problems == ()


def test_every_rule_names_its_ground() -> None:
    assert [entry.head.id for entry in SESSION.rulebook.entries if not entry.head.basis] == []


def test_local_habit_is_never_more_than_a_hint() -> None:
    graver = [
        (entry.head.id, case.severity)
        for entry in SESSION.rulebook.entries
        if entry.head.basis_kind == CUSTOM
        for case in entry.cases
        if case.severity != "info"
    ]
    assert graver == []


def test_every_rule_says_what_is_wrong() -> None:
    """The message is written for the rule, not made up from its title."""
    silent = [
        (entry.head.id, case.name)
        for entry in SESSION.rulebook.entries
        for case in entry.cases
        if case.message is None
    ]
    assert silent == []


def test_the_national_codes_of_the_catalogue_are_there() -> None:
    codes = {entry.head.id for entry in SESSION.rulebook.entries}
    parts = {
        "S": [*range(101, 115)],
        "T": [*range(201, 205), *range(301, 306), *range(401, 405)],
        "N": [201, 202, *range(301, 308), 401, 402, 403, 501, 502, 503, 601],
        "D": [*range(101, 107)],
        "Y": [201, 301, 302, 501],
        "Q": [101, 103, 104, 105, 106],
    }
    wanted = {f"{letter}{number}" for letter, numbers in parts.items() for number in numbers}
    assert sorted(wanted - codes) == []
