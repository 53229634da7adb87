"""All faults that are planted."""

from __future__ import annotations

from tests.acceptance import faults_dates, faults_structure, faults_tables, faults_words
from tests.acceptance.fault import Fault

FAULTS: tuple[Fault, ...] = (
    *faults_structure.FAULTS,
    *faults_tables.FAULTS,
    *faults_words.FAULTS,
    *faults_dates.FAULTS,
)
