"""Plugins are found and their manifests read without running a line of theirs."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from checker.plugin.discover import Candidate, folder_plugins, installed_plugins
from checker.plugin.host import PLUGIN_NOT_LOADED, PLUGIN_REFUSED, PluginSettings
from checker.plugin.load import start_host
from checker.plugin.manifest import Manifest, read_manifest
from checker.plugin.order import order_plugins

BOOM = "raise RuntimeError('imported')\n"


def distribution(place: Path, name: str, module: str) -> None:
    info = place / f"{name.replace('-', '_')}-1.2.dist-info"
    info.mkdir(parents=True)
    (info / "entry_points.txt").write_text(
        f"[console_scripts]\nx = y:z\n\n[checker.plugins]\n{name} = {module}\n"
    )


def package(place: Path, module: str, manifest: str = "", code: str = BOOM) -> None:
    (place / module).mkdir(parents=True)
    (place / module / "__init__.py").write_text(code)
    if manifest:
        (place / module / "checker-plugin.toml").write_text(manifest)


def test_installed_plugins_are_read_without_import(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    distribution(tmp_path, "province-b", "pkg_b")
    distribution(tmp_path, "province-a", "pkg_a")
    package(tmp_path, "pkg_a", 'api = "1"\ntitle = "甲省"\nprovinces = ["SD"]\n')
    monkeypatch.setattr(sys, "path", [str(tmp_path), *sys.path])
    found = installed_plugins([str(tmp_path)])
    assert [(item.name, item.version, item.origin) for item in found] == [
        ("province-a", "1.2", "installed"),
        ("province-b", "1.2", "installed"),
    ]
    assert found[0].manifest == Manifest(title="甲省", provinces=("SD",))
    assert "pkg_a" not in sys.modules


def test_what_a_folder_may_hold(tmp_path: Path) -> None:
    package(tmp_path, "as_package")
    (tmp_path / "as_module.py").write_text(BOOM)
    (tmp_path / "_hidden.py").write_text(BOOM)
    (tmp_path / "as_pack").mkdir()
    (tmp_path / "as_pack" / "pack.yaml").write_text("id: x\n")
    project = tmp_path / "as_project"
    package(project, "inner", 'api = "1"\n')
    (project / "pyproject.toml").write_text(
        '[project]\nname="p"\nversion="3"\n[project.entry-points."checker.plugins"]\nprojected = "inner"\n'
    )
    (tmp_path / "something-else").mkdir()
    assert [(item.name, item.origin) for item in folder_plugins(tmp_path)] == [
        ("as_module", "folder"),
        ("as_pack", "pack"),
        ("as_package", "folder"),
        ("projected", "folder"),
    ]


def test_a_pack_folder_may_be_given_itself(tmp_path: Path) -> None:
    (tmp_path / "pack.yaml").write_text("id: x\n")
    assert [item.origin for item in folder_plugins(tmp_path)] == ["pack"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("api = ", "读不出来"),
        ("api = 1", "api 应为文字"),
        ('provinces = "SD"', "provinces 应为文字的列表"),
        ('titel = "x"', "titel"),
    ],
)
def test_a_wrong_manifest_is_explained(tmp_path: Path, text: str, words: str) -> None:
    (tmp_path / "checker-plugin.toml").write_text(text)
    assert words in read_manifest(tmp_path).fault


def candidate(name: str, **wishes: tuple[str, ...]) -> Candidate:
    return Candidate(name, "", "installed", name, None, Manifest(**wishes))  # type: ignore[arg-type]


def test_order_is_by_name_then_by_wishes() -> None:
    ordered = order_plugins(
        [candidate("c"), candidate("b", after=("c", "absent")), candidate("a", after=("b",)), candidate("d")]
    )
    assert [item.name for item in ordered.candidates] == ["c", "d", "b", "a"]


def test_contradicting_wishes_are_named() -> None:
    ordered = order_plugins([candidate("b", after=("a",)), candidate("a", after=("b",))])
    assert [item.name for item in ordered.candidates] == ["a", "b"]
    assert set(ordered.cycle) == {"a", "b"}


def test_block_allow_and_switch_off(tmp_path: Path) -> None:
    for name in ("first", "second", "third"):
        (tmp_path / f"{name}.py").write_text("X = 1\n")
    folders = (tmp_path,)
    blocked = start_host(PluginSettings(folders=folders, blocked=frozenset({"second"})), search=[])
    assert [item.candidate.name for item in blocked.plugins] == ["first", "third"]
    allowed = start_host(PluginSettings(folders=folders, allowed=frozenset({"third"})), search=[])
    assert [item.candidate.name for item in allowed.plugins] == ["third"]
    assert {problem.code for problem in allowed.problems} == {PLUGIN_REFUSED}
    assert not allowed.failed
    assert start_host(PluginSettings(enabled=False, folders=folders), search=[]).plugins == []
    for name in ("first", "third"):
        sys.modules.pop(name, None)
    assert str(tmp_path) not in sys.path


def test_another_api_version_is_refused(tmp_path: Path) -> None:
    package(tmp_path, "future", 'api = "2"\n')
    host = start_host(PluginSettings(folders=(tmp_path,)), search=[])
    assert host.plugins == []
    assert [problem.code for problem in host.problems] == [PLUGIN_NOT_LOADED]
    assert "第 2 版" in host.problems[0].message


def test_a_missing_folder_is_told(tmp_path: Path) -> None:
    host = start_host(PluginSettings(folders=(tmp_path / "nowhere",)), search=[])
    assert [problem.code for problem in host.problems] == [PLUGIN_NOT_LOADED]
    assert "nowhere 不存在，请核对" in host.problems[0].message
    assert host.failed


def test_packages_are_found_below_a_relative_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package(tmp_path, "relative_one", code="X = 1\n")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "path", list(sys.path))
    host = start_host(PluginSettings(folders=(Path(),)), search=[])
    assert [item.candidate.name for item in host.plugins] == ["relative_one"]
    again = start_host(PluginSettings(folders=(Path(),)), search=[])
    assert [item.candidate.name for item in again.plugins] == ["relative_one"]
    del sys.modules["relative_one"]


def test_a_package_named_like_another_module_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package(tmp_path, "json", code="X = 1\n")
    monkeypatch.setattr(sys, "path", list(sys.path))
    host = start_host(PluginSettings(folders=(tmp_path,)), search=[])
    assert host.plugins == []
    assert "重名" in host.problems[0].message
