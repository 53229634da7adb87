"""The name of a finding that stays the same from run to run."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable

# Figures change when an organ corrects its report; the finding's name must not.
_DIGITS = re.compile(r"[0-9０-９]+(?:[.．][0-9０-９]+)?")


def fingerprint(
    rule: str,
    organ: str | None,
    year: int | None,
    bindings: Iterable[tuple[str, str]] = (),
    case: str = "",
) -> str:
    """Name a finding by rule, organ, year and place; figures inside the place's words are left out.

    Returns 16 hexadecimal digits.
    """
    parts = [rule, case, organ or "", str(year or "")]
    parts.extend(f"{name}={_DIGITS.sub('#', value)}" for name, value in bindings)
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:16]
