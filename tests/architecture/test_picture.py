"""The README's picture is drawn from the real output, the same way every time."""

from __future__ import annotations

import importlib.util
import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
_spec = importlib.util.spec_from_file_location("make_picture", ROOT / "docs" / "make_picture.py")
assert _spec is not None
assert _spec.loader is not None
make_picture = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(make_picture)


def test_the_picture_shows_what_is_found_now() -> None:
    output = make_picture.sample_output()
    drawn = make_picture.PICTURE.read_text("utf-8")
    codes = set(re.findall(r"\b[A-Z]\d{3}\b", make_picture.CODE.sub("", output)))
    assert codes == set(re.findall(r"\b[A-Z]\d{3}\b", drawn))


def test_drawing_is_deterministic_and_well_formed() -> None:
    from xml.etree import ElementTree as ET

    output = make_picture.sample_output()
    drawn = make_picture.draw(output)
    assert drawn == make_picture.draw(output)
    texts = [element.text for element in ET.fromstring(drawn).iter("{http://www.w3.org/2000/svg}text")]
    assert "明湖市数据资源局" in "".join(filter(None, texts))
