"""What a child may use, and what it says it used."""

from __future__ import annotations

import subprocess
import sys

import pytest


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the peak is inherited on Linux only")
def test_a_child_does_not_count_the_memory_of_its_parent() -> None:
    code = """
import subprocess, sys
held = bytearray(200 << 20)
held[::4096] = b"x" * len(held[::4096])
ask = "from checker.worker.limits import memory_used; print(memory_used())"
print(subprocess.run([sys.executable, "-c", ask], capture_output=True, text=True, check=True).stdout)
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert 1 << 20 < int(done.stdout) < 100 << 20
