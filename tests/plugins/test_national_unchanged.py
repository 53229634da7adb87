"""All provinces installed at once change no national finding of any report."""

from __future__ import annotations

import json
import re
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from checker.findings.json_form import result_to_json
from checker.session import Session, Setup, open_session
from checker.source.document import Document

ROOT = Path(__file__).parents[2]
PLUGINS = ROOT / "plugins"
SAMPLE = ROOT / "checker" / "samples" / "minghu-2024.html"
CORPUS = ROOT.parent / "shared" / "corpus"
AS_OF = date(2026, 6, 1)
LOCAL = re.compile(r"[A-Z]{2}\d+")  # SD101; the codes of the national pack have one letter
NO_PROVINCE = "E920"


@pytest.fixture(autouse=True)
def _no_installed_plugins(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("checker.plugin.discover.installed_plugins", lambda search=None: [])
    monkeypatch.setattr("checker.plugin.load.installed_plugins", lambda search=None: [])


@cache
def without() -> Session:
    return open_session(Setup(as_of=AS_OF))


@cache
def with_all() -> Session:
    return open_session(Setup(as_of=AS_OF, plugin_folders=(str(PLUGINS),)))


def corpus() -> list[Path]:
    """Return the reports that may stand beside the checkout; one stand-in that skips where they do not."""
    if not CORPUS.is_dir():
        return [CORPUS]
    files = [path for path in CORPUS.rglob("*") if path.suffix in {".txt", ".html", ".pdf", ".docx"}]
    return sorted(files)


def national(session: Session, path: Path) -> tuple[str, list[dict[str, Any]]]:
    """Return the national part of a result as it is printed, and the local findings."""
    document = Document(path.name, path.read_bytes())
    data = result_to_json(session.run_of((session.check(document),)))
    (report,) = data["reports"]
    local = [item for item in report["findings"] if item["pack"] != "national"]
    kept = {key: value for key, value in report.items() if key not in {"counts", "summary", "scores"}}
    kept["findings"] = [item for item in report["findings"] if item["pack"] == "national"]
    kept["unchecked"] = [item for item in report["unchecked"] if not LOCAL.match(item["rule"])]
    # That no province could be told is said only where there are rules of provinces.
    kept["problems"] = [item for item in report["problems"] if item["code"] != NO_PROVINCE]
    return json.dumps(kept, ensure_ascii=False, indent=1), local


def test_every_plugin_of_the_folder_is_loaded() -> None:
    names = {path.name for path in PLUGINS.iterdir() if (path / "pyproject.toml").is_file()}
    assert {plugin.name for plugin in with_all().plugins} == names
    assert with_all().problems == ()
    assert len(names) == 22


def test_the_sample_is_judged_the_same() -> None:
    assert national(with_all(), SAMPLE) == national(without(), SAMPLE)


@pytest.mark.parametrize("path", corpus(), ids=lambda path: path.name)
def test_a_real_report_is_judged_the_same(path: Path) -> None:
    if not path.is_file():
        pytest.skip("the real reports do not stand beside the checkout")
    before, none = national(without(), path)
    after, local = national(with_all(), path)
    assert none == []
    assert after == before
    # A hint that real, good reports of a province do not meet would only annoy.
    assert len(local) <= 1
    assert {item["severity"] for item in local} <= {"info"}
