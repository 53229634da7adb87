"""A province's wheel beside the checker's: found, named and judging, from any folder."""

from __future__ import annotations

import json
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
RUN = """
import sys
from checker.cli.entry import run
sys.exit(run(sys.argv[1:]))
"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Unpack the wheels as an installer would: pure wheels are installed by being unpacked."""
    wheels, folder = tmp_path_factory.mktemp("wheels"), tmp_path_factory.mktemp("site")
    projects = [ROOT, *(ROOT / "plugins" / name for name in ("shandong", "jiangsu", "suqian"))]
    done = subprocess.run(
        [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--wheel-dir", wheels, *projects],
        capture_output=True,
        text=True,
        check=False,
    )
    if "No matching distribution found for hatchling" in done.stderr:
        pytest.skip("the build backend cannot be fetched here")
    assert done.returncode == 0, done.stderr
    for wheel in wheels.glob("*.whl"):
        with zipfile.ZipFile(wheel) as archive:
            archive.extractall(folder)
    return folder


def ask(site: Path, folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    program = f"import sys; sys.path.insert(0, {str(site)!r})\n{RUN}"
    return subprocess.run(
        [sys.executable, "-P", "-c", program, *arguments],
        capture_output=True,
        text=True,
        check=False,
        cwd=folder,
    )


def sample(folder: Path, city: str) -> str:
    text = (ROOT / "checker" / "samples" / "minghu-2024.html").read_text("utf-8")
    # Four results that do not add up to the total, for the rule of Jiangsu.
    sums = "政府信息公开行政诉讼3件，结果维持1件，结果纠正0件，其他结果0件，尚未审结1件。"
    text = text.replace("明湖市", city).replace("<h2>五、", f"<p>{sums}</p><h2>五、")
    (folder / "report.html").write_text(text, "utf-8")
    return "report.html"


def test_the_plugins_are_found_and_named(site: Path, tmp_path: Path) -> None:
    done = ask(site, tmp_path, "plugins", "list")
    assert done.returncode == 0, done.stderr
    for name in ("shandong", "jiangsu", "suqian"):
        assert name in done.stdout
    assert ask(site, tmp_path, "plugins", "doctor").returncode == 0


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
    done = ask(site, tmp_path, "check", sample(tmp_path, city), "--as-of", "2025-02-01", "-o", "json")
    result = json.loads(done.stdout)
    (report,) = result["reports"]
    assert [pack["id"] for pack in result["run"]["packs"]] == packs
    local = {finding["rule"] for finding in report["findings"] if finding["pack"] != "national"}
    assert rule in local if rule else local == set()
    assert result["run"]["problems"] == []
