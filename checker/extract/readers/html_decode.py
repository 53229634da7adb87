"""From the bytes of a web page or text to its characters.

One rule: a byte order mark; else strict UTF-8; else the reading that shows the most Chinese text. A page
that declares gb2312 or gbk is read as gb18030, which holds both: literal gb2312 loses characters of names.
"""

from __future__ import annotations

import re

_MARKS = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
    (b"\x84\x31\x95\x33", "gb18030"),
)
_DECLARED = re.compile(rb"""charset\s*=\s*["']?\s*([A-Za-z0-9_:.-]{2,20})""", re.ASCII)
_COMMON = "的年政府信息公开一二三件数总情况"
_RARE = re.compile("[\ue000-\uf8ff\ufffd]+")
_NAMES = {"gb2312": "gb18030", "gbk": "gb18030", "gb18030": "gb18030", "big5": "big5", "big5-hkscs": "big5"}
_BEYOND_ASCII = re.compile(rb"[\x80-\xff]")
_SAMPLE = 4_000  # bytes that are looked at to choose between readings


def decode(content: bytes) -> tuple[str, str]:
    """Return the text and the name of the encoding; bytes that fit none become U+FFFD."""
    for mark, name in _MARKS:
        if content.startswith(mark):
            return content[len(mark) :].decode(name, "replace"), name
    wide = _wide(content) if b"\0" in content[:_SAMPLE] else None  # English in UTF-16 is valid UTF-8, too
    if wide is None:
        try:
            return content.decode("utf-8"), "utf-8"
        except UnicodeDecodeError:
            pass
    name = wide or _best(content)
    return content.decode(name, "replace"), name


def _wide(content: bytes) -> str | None:
    """Recognise UTF-16 without a mark by its line feeds, tags, digits: ASCII with a zero byte beside it."""
    head = content[:_SAMPLE]
    even, odd = head[0::2], head[1::2]
    little = sum(not high and 9 <= low < 127 for low, high in zip(even, odd, strict=False))
    big = sum(not high and 9 <= low < 127 for high, low in zip(even, odd, strict=False))
    if max(little, big) < 3 or max(little, big) * 40 < len(head):
        return None
    return "utf-16-le" if little >= big else "utf-16-be"


def _best(content: bytes) -> str:
    declared = _DECLARED.search(content[:4096])
    stated = _NAMES.get(declared[1].decode("ascii").lower(), "") if declared else ""
    beyond = _BEYOND_ASCII.search(content)
    start = beyond.start() if beyond else 0
    sample = content[start : start + _SAMPLE]
    best, chosen = -1_000_000, "utf-8"
    for name in ("utf-8", "gb18030", "big5"):
        text = sample.decode(name, "replace")
        chinese = len(text) - len(text.encode("ascii", "ignore"))
        score = 10 * chinese + 40 * sum(map(text.count, _COMMON)) - 80 * len(_RARE.findall(text))
        if name == stated:
            score += chinese + 10
        if score > best:
            best, chosen = score, name
    return chosen
