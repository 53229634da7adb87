"""The cases beside the rule files are tests of their own (see conftest.py); here: that they are all found."""

from pathlib import Path

import pytest

from checker.testing.cases import load_cases
from checker.testing.run import faults, load_for_cases, pack_folder

ROOT = Path(__file__).parents[2]
FILES = sorted((*ROOT.glob("rules/**/*.cases.yaml"), *ROOT.glob("plugins/**/*.cases.yaml")))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_every_rule_named_in_a_file_of_cases_is_in_its_pack(path):
    pack = load_for_cases(pack_folder(path))
    named = {case.rule for case in load_cases(path).cases}
    assert named <= {entry.head.id for entry in pack.rulebook.entries}


@pytest.mark.parametrize("path", sorted(ROOT.glob("rules/*/pack.yaml")), ids=lambda path: path.parent.name)
def test_the_rule_files_of_a_pack_have_no_mistakes(path):
    assert faults(path.parent) == []


@pytest.mark.parametrize("path", sorted(ROOT.glob("rules/*/pack.yaml")), ids=lambda path: path.parent.name)
def test_custom_is_never_more_than_a_note_and_every_rule_has_its_basis(path):
    for entry in load_for_cases(path.parent).rulebook.entries:
        assert entry.head.basis, entry.head.id
        if entry.head.basis_kind == "惯例":
            assert {case.severity for case in entry.cases} == {"info"}, entry.head.id
