"""The rows of table 3 that the facts know by name, as the form names them (schema/forms)."""

from __future__ import annotations

RECEIVED = "新收"
CARRIED_IN = "上年结转"
GRANTED = "予以公开"
PARTIAL = "部分公开"
PROCESSED = "办理总计"
CARRIED_OUT = "结转下年"
