"""Functions of the domain that rules may call; their work is done in `checker.facts`.

How to add one: write a pure function in checker/facts (Report or Passage in; a value, a tuple of records or
Unknown out; records are NamedTuples with `.raw` and `.location`), describe its record with
`types.record`, and list it here:

    QUANTITY = record("句", Field("件数", "count", COUNT), Field("原文", "raw", TEXT))
    FunctionSpec(
        "数量句", "quantities", (Parameter("段", PASSAGE),), list_of(QUANTITY), "找出……", find_quantities
    )

Imports of heavy modules belong inside the functions they serve: this module is imported on every run.
"""

from __future__ import annotations

from checker.language.domain_narrative import NARRATIVE
from checker.language.domain_reviews import REVIEWS
from checker.language.domain_structure import STRUCTURE
from checker.language.functions import FunctionSpec

# ---- Structure, dates and care (S, D, Q): see domain_structure ------------------------------------------

# ---- The words against the tables, and last year (N, T, Y): see domain_narrative and domain_reviews ------

DOMAIN: tuple[FunctionSpec, ...] = (*STRUCTURE, *NARRATIVE, *REVIEWS)
