"""A province's wheel beside the checker's: found, named and judging, from any folder."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.packaging.wheels import ROOT, ask, built, unpacked

RUN = """
import sys
from checker.cli.entry import run
sys.exit(run(sys.argv[1:]))
"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    projects = [ROOT, *(ROOT / "plugins" / name for name in ("shandong", "jiangsu", "suqian"))]
    return unpacked(built(projects, tmp_path_factory.mktemp("wheels")), tmp_path_factory.mktemp("site"))


def sample(folder: Path, city: str) -> str:
    text = (ROOT / "checker" / "samples" / "minghu-2024.html").read_text("utf-8")
    # Four results that do not add up to the total, for the rule of Jiangsu.
    sums = "政府信息公开行政诉讼3件，结果维持1件，结果纠正0件，其他结果0件，尚未审结1件。"
    text = text.replace("明湖市", city).replace("<h2>五、", f"<p>{sums}</p><h2>五、")
    (folder / "report.html").write_text(text, "utf-8")
    return "report.html"


def test_the_plugins_are_found_and_named(site: Path, tmp_path: Path) -> None:
    done = ask(RUN, "plugins", "list", folder=tmp_path, path=site)
    assert done.returncode == 0, done.stderr
    for name in ("shandong", "jiangsu", "suqian"):
        assert name in done.stdout
    assert ask(RUN, "plugins", "doctor", folder=tmp_path, path=site).returncode == 0


@pytest.mark.parametrize(
    ("city", "packs", "rule"),
    [
        ("济南市", ["national", "shandong"], "SD103"),
        ("宿迁市", ["national", "jiangsu", "suqian"], "JS101"),
        ("长沙市", ["national"], ""),
    ],
)
def test_a_province_judges_its_own_reports(
    site: Path, tmp_path: Path, city: str, packs: list[str], rule: str
) -> None:
    done = ask(
        RUN,
        "check",
        sample(tmp_path, city),
        "--as-of",
        "2025-02-01",
        "-o",
        "json",
        folder=tmp_path,
        path=site,
    )
    result = json.loads(done.stdout)
    (report,) = result["reports"]
    assert [pack["id"] for pack in result["run"]["packs"]] == packs
    local = {finding["rule"] for finding in report["findings"] if finding["pack"] != "national"}
    assert rule in local if rule else local == set()
    assert result["run"]["problems"] == []
