"""How many reports a test makes: ACCEPTANCE_SCALE multiplies them (1 where it is not set)."""

from __future__ import annotations

import os

SCALE = "ACCEPTANCE_SCALE"


def reports(count: int) -> int:
    return count * int(os.environ.get(SCALE, "1"))
