"""Fields and special characters of the binary Word format.

Source: [MS-DOC] 2.8.25 (fields), 2.4.1 (special characters).
"""

from __future__ import annotations


def without_fields(characters: list[str], *, boxes: bool) -> tuple[str, int]:
    """Leave out field codes, keep their results; turn special characters into what is seen.

    Returns: the text and the number of pictures in it. Where a file has text `boxes` their anchors and the
    drawings in fields are no pictures.
    """
    out: list[str] = []
    pictures = 0
    codes: list[bool] = []  # for each open field: whether its code is still going on
    for character in characters:
        if character == "\x13":
            codes.append(True)
        elif character == "\x14" and codes:
            codes[-1] = False
        elif character == "\x15" and codes:
            codes.pop()
        elif any(codes):
            continue
        elif character in ("\x01", "\x08"):
            pictures += not boxes or (character == "\x01" and not codes)
        else:
            out.append(_SEEN.get(character, character))
    return _paired("".join(out)), pictures


_SEEN = {"\x0b": "\n", "\x0e": "\n", "\x1e": "-", "\x1f": "", "\x02": "", "\x03": "", "\x04": "", "\x05": "",
         "\xa0": " ", "\x13": "", "\x14": "", "\x15": "", "\x07": "", "\x0c": "\n", "\r": "\n"}  # fmt: skip


def _paired(text: str) -> str:
    """Unite surrogates to characters."""
    if not any("\ud800" <= character <= "\udfff" for character in text):
        return text
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
