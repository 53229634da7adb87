"""Labels of rows, columns and headings: made comparable, and matched with those of the form."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from checker.text.width import fold

# How a printed label agrees with the form's (the same words as checker.model.table).
EXACT = "exact"
VARIANT = "variant"
DAMAGED = "damaged"
NONE = "none"

_CIRCLED = {code: f"({'一二三四五六七八九十'[code - 0x3220]})" for code in range(0x3220, 0x322A)}
_MARK = r"[0-9]{1,2}|[一二三四五六七八九十]{1,3}"
_NUMBERING = re.compile(rf"\s*(?:\(\s*({_MARK})\s*\)\s*[、.,:]?|({_MARK})\s*[、.,:)])\s*")
_NOISE = re.compile(r"[^0-9A-Za-z\u3400-\u9fff\U00020000-\U0003134f]+")


class LabelMatch(NamedTuple):
    """The candidate that a label was taken for; key "" and agreement "none" if there is none."""

    key: str
    agreement: str
    score: float  # 1 for exact and variant; the part of the characters that agree for damaged


NO_MATCH = LabelMatch("", NONE, 0.0)


@lru_cache(maxsize=8192)
def split_numbering(text: str) -> tuple[str, str]:
    """Split "(七)总计" into its number "七" and "总计"; the number is "" where there is none."""
    folded = fold(text).translate(_CIRCLED)
    match = _NUMBERING.match(folded)
    if match is None:
        return "", folded.strip()
    return match[1] or match[2], folded[match.end() :].strip()


@lru_cache(maxsize=8192)
def normalise_label(text: str) -> str:
    """Leave the characters that tell labels apart: no blanks, quotes, punctuation, numbering mark."""
    return _NOISE.sub("", split_numbering(text)[1])


class LabelIndex:
    """Candidates made ready for many look-ups."""

    __slots__ = ("_cores", "_exact", "_numbers")

    def __init__(self, candidates: Mapping[str, tuple[str, ...]]) -> None:
        """`candidates`: the form's wording first, then known variants."""
        self._exact: dict[str, str] = {}
        self._cores: dict[str, set[str]] = {}
        self._numbers: dict[str, str] = {}
        for key, wordings in candidates.items():
            for at, wording in enumerate(wordings):
                core = normalise_label(wording)
                if at == 0:
                    self._exact.setdefault(core, key)
                    self._numbers[key] = split_numbering(wording)[0]
                self._cores.setdefault(core, set()).add(key)

    def match(self, text: str, *, damaged: bool = True) -> LabelMatch:
        """Find the candidate of a printed label."""
        core = normalise_label(text)
        number = split_numbering(text)[0]
        keys = self._cores.get(core)
        if keys:
            return self._pick(core, number, keys)
        return self._closest(core) if damaged else NO_MATCH

    def _pick(self, core: str, number: str, keys: set[str]) -> LabelMatch:
        exact = self._exact.get(core)
        if exact is not None:
            same = self._numbers[exact] == number
            return LabelMatch(exact, EXACT if same else VARIANT, 1.0)
        if len(keys) == 1:
            return LabelMatch(next(iter(keys)), VARIANT, 1.0)
        numbered = [key for key in sorted(keys) if number and self._numbers[key] == number]
        return LabelMatch(numbered[0], VARIANT, 1.0) if len(numbered) == 1 else NO_MATCH

    def _closest(self, core: str) -> LabelMatch:
        if not 2 < len(core) < 80:
            return NO_MATCH
        best: dict[str, tuple[float, int]] = {}
        for other, keys in self._cores.items():
            limit = min(4, max(len(other), len(core)) // 4)
            if len(other) <= 2 or abs(len(other) - len(core)) > limit:
                continue
            if sum(character not in other for character in core) > limit:
                continue
            distance = edit_distance(core, other, limit)
            if distance is None:
                continue
            score = 1 - distance / max(len(other), len(core))
            for key in keys:
                best[key] = max(best.get(key, (0.0, 0)), (score, -distance))
        ranked = sorted(best.items(), key=lambda item: (-item[1][0], item[0]))
        if not ranked or (len(ranked) > 1 and ranked[1][1][0] > ranked[0][1][0] - 0.1):
            return NO_MATCH
        return LabelMatch(ranked[0][0], DAMAGED, ranked[0][1][0])


def match_label(text: str, candidates: Mapping[str, tuple[str, ...]]) -> LabelMatch:
    """Find the candidate that a printed label means: exact, variant, damaged (unambiguous only) or none."""
    return _index(tuple(candidates.items())).match(text)


@lru_cache(maxsize=64)
def _index(items: tuple[tuple[str, tuple[str, ...]], ...]) -> LabelIndex:
    return LabelIndex(dict(items))


def edit_distance(left: str, right: str, limit: int) -> int | None:
    """Return how many characters were lost, added or changed; None where it is more than `limit`."""
    if abs(len(left) - len(right)) > limit:
        return None
    previous = list(range(len(right) + 1))
    for row, character in enumerate(left, start=1):
        current = [row]
        for column, other in enumerate(right, start=1):
            current.append(
                min(
                    previous[column] + 1,
                    current[column - 1] + 1,
                    previous[column - 1] + (character != other),
                )
            )
        if min(current) > limit:
            return None
        previous = current
    return previous[-1] if previous[-1] <= limit else None
