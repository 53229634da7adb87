"""Packs from folders: what pack.yaml must say, and how a faulty file is told of."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from checker.resources import shipped
from checker.rulebook.load import load_pack, read_texts, revision_of

HEAD = "id: my\ntitle: 我的规则\nversion: '1'\n"
RULE = "规则 X101 试\n    级别：错误\n    依据：《试》\n    依据类别：推断\n    要求：年度 > 2000\n"


def pack(folder: Path, head: str = HEAD, rules: str = RULE) -> Path:
    folder.mkdir(exist_ok=True)
    (folder / "pack.yaml").write_text(head, "utf-8")
    (folder / "a.rule").write_text(rules, "utf-8")
    return folder


def test_a_pack_is_read(tmp_path: Path) -> None:
    loaded = load_pack(pack(tmp_path / "my"))
    assert loaded.diagnostics == ()
    assert loaded.value is not None
    assert loaded.value.head.id == "my"
    assert loaded.value.head.forms == ("2019", "2021")
    assert loaded.value.revision.startswith("sha256:")
    assert [len(file.items) for file in loaded.value.files] == [1]


@pytest.mark.parametrize(
    ("head", "code", "words"),
    [
        ("title: 甲\nversion: 1\n", "K105", "id"),
        (HEAD + "form: [2021]\n", "K104", "form"),
        (HEAD + "forms: ['2020']\n", "K106", "2020"),
        ("- 一\n", "K103", "键"),
        ("id: [\n", "K103", "没有写完"),
        (HEAD + "title: 又一个\n", "K103", "“title”写了两次"),
        (HEAD + "province: 山东\n", "K116", "山东"),
        (HEAD + "province: ZZ\n", "K116", "ZZ"),
        (HEAD + "issued: 昨天\n", "K116", "昨天"),
        (HEAD + "province：SD\n", "K103", "全角冒号"),
    ],
)
def test_a_faulty_pack_yaml_is_told(tmp_path: Path, head: str, code: str, words: str) -> None:
    loaded = load_pack(pack(tmp_path / "my", head))
    assert loaded.value is None
    assert loaded.diagnostics[0].code == code
    assert words in loaded.diagnostics[0].message


def test_a_mistake_in_pack_yaml_is_told_at_its_line(tmp_path: Path) -> None:
    found = load_pack(pack(tmp_path / "my", HEAD + "depends: [national\nprovince: SD\n")).diagnostics[0]
    assert found.text.position(found.span.start)[0] > 3
    province = load_pack(pack(tmp_path / "my", HEAD + "province: 山东\n")).diagnostics[0]
    assert province.text.position(province.span.start) == (4, 1)
    assert province.suggestion == "写成 province: SD"


def test_a_folder_without_pack_yaml_is_no_pack(tmp_path: Path) -> None:
    assert load_pack(tmp_path).diagnostics[0].code == "K101"


def test_a_file_in_another_encoding_is_told(tmp_path: Path) -> None:
    folder = pack(tmp_path / "my")
    (folder / "a.rule").write_bytes(RULE.encode("gb18030"))
    (folder / "b.rule").write_text(RULE.replace("X101", "X102"), "utf-8")
    loaded = load_pack(folder)
    assert [found.code for found in loaded.diagnostics] == ["K102"]
    assert loaded.value is not None
    assert [item.id for file in loaded.value.files for item in file.items] == ["X102"]


def test_a_faulty_rule_does_not_cost_its_neighbours(tmp_path: Path) -> None:
    loaded = load_pack(pack(tmp_path / "my", rules="规则 X100 坏\n    要求：（\n" + RULE))
    assert loaded.value is not None
    assert loaded.diagnostics
    assert [item.id for item in loaded.value.files[0].items] == ["X101"]  # type: ignore[union-attr]


def test_the_revision_follows_the_words_and_not_the_line_ends(tmp_path: Path) -> None:
    one, _ = read_texts(pack(tmp_path / "my"))
    (tmp_path / "my" / "a.rule").write_bytes(RULE.replace("\n", "\r\n").encode())
    two, _ = read_texts(tmp_path / "my")
    assert revision_of(one) == revision_of(two)
    three, _ = read_texts(pack(tmp_path / "my", rules=RULE + "# 说明\n"))
    assert revision_of(one) != revision_of(three)


def test_the_national_pack_has_no_fault() -> None:
    loaded = load_pack(shipped("rules") / "national")
    assert [(fault.code, fault.message) for fault in loaded.diagnostics] == []


@pytest.mark.parametrize(("line", "code"), [("    依据：《试》\n", "K013"), ("    依据类别：推断\n", "K012")])
def test_a_rule_without_its_basis_is_not_loaded(tmp_path: Path, line: str, code: str) -> None:
    rules = RULE.replace(line, "") + RULE.replace("X101", "X102")
    loaded = load_pack(pack(tmp_path / "my", rules=rules))
    assert [(one.code, one.severity, one.rule) for one in loaded.diagnostics] == [(code, "error", "X101")]
    assert loaded.value is not None
    assert [item.id for item in loaded.value.files[0].items] == ["X102"]


def test_a_folder_that_cannot_be_opened_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = pack(tmp_path / "my")
    walk = os.walk

    def closed(top: Path, onerror: Callable[[OSError], object]) -> Iterator[tuple[str, list[str], list[str]]]:
        yield from walk(top)
        onerror(PermissionError(13, "no", str(folder / "inner")))

    monkeypatch.setattr(os, "walk", closed)
    loaded = load_pack(folder)
    assert loaded.value is not None
    assert [(one.code, "inner" in one.message) for one in loaded.diagnostics] == [("K102", True)]
