"""The bar is for people only, and leaves nothing behind."""

from __future__ import annotations

import io
import sys

import pytest

from checker.cli.progress import Progress


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("stream", "total", "shown"),
    [
        pytest.param(Terminal(), 9, True, id="a terminal and much to do"),
        pytest.param(Terminal(), 2, False, id="little to do"),
        pytest.param(io.StringIO(), 9, False, id="no terminal"),
    ],
)
def test_when_it_is_shown(stream: io.StringIO, total: int, shown: bool, monkeypatch) -> None:
    monkeypatch.setattr(sys, "stderr", stream)
    with Progress(total) as progress:
        for _ in range(total):
            progress.tick()
    text = stream.getvalue()
    assert (f"{total}/{total}" in text) == shown
    assert not shown or text.endswith("\r")
