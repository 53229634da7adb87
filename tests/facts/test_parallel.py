from __future__ import annotations

import pytest

from checker.facts.figures import figures
from checker.facts.parallel import named_apart


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("予以公开、部分公开分别为5件、2件", ["予以公开", "部分公开"]),
        ("办结9件,其中予以公开和部分公开分别是5件和2件", ["予以公开", "部分公开"]),
        ("自然人、法人和其他组织分别提出申请5件、2件", []),
        ("自然人、法人和其他组织分别有5件、2件", ["自然人", "法人和其他组织"]),
        ("予以公开、部分公开的件数分别为5件,2件", ["予以公开", "部分公开"]),
        ("予以公开、部分公开、不予公开分别为5件、2件", ["", ""]),
        ("近三年分别为5件、2件", ["", ""]),
        ("分别占5%、2%", ["", ""]),
    ],
)
def test_names_and_figures_side_by_side(text, names):
    assert list(named_apart(text, 0, figures(text)).values()) == names
