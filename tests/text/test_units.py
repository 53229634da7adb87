from __future__ import annotations

from checker.text.units import Quantity, split_unit


def test_a_unit_is_split_from_its_number() -> None:
    assert split_unit("0.37万元") == Quantity("0.37", "万元")
    assert split_unit("251000元") == Quantity("251000", "元")
    assert split_unit("17 件") == Quantity("17", "件")
    assert split_unit("17") == Quantity("17", "")
    assert split_unit("件") == Quantity("", "件")
