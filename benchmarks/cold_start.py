"""How long `checker check FILE` takes from a cold start, and how much memory: paired with `python -c pass`.

    python benchmarks/cold_start.py [FILE] [--runs 15]

Each round starts both programs one after the other, so that whatever else the machine does hits both. Goal:
0.25 s wall at most (0.1 s is the aim), 60 MB at most.
"""

from __future__ import annotations

import argparse
import os
import statistics
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SAMPLE = ROOT / "checker" / "samples" / "minghu-2024.html"
GOAL_SECONDS, GOAL_MEGABYTES = 0.25, 60


def start(arguments: list[str]) -> tuple[float, float, float]:
    """Run a program; return wall seconds, processor seconds and the most memory it held (MB)."""
    null = os.open(os.devnull, os.O_WRONLY)
    begin = time.perf_counter()
    actions = [(os.POSIX_SPAWN_DUP2, null, 1), (os.POSIX_SPAWN_DUP2, null, 2)]
    # Bytecode is kept, as it is wherever this variable is not set.
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    pid = os.posix_spawn(arguments[0], arguments, environment, file_actions=actions)
    _, _, usage = os.wait4(pid, 0)
    wall = time.perf_counter() - begin
    os.close(null)
    return wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("file", nargs="?", default=str(SAMPLE))
    parser.add_argument("--runs", type=int, default=15)
    options = parser.parse_args()
    program = Path(sys.executable).with_name("checker")
    check = [str(program), "check", options.file, "--as-of", "2025-02-01"]
    nothing = [sys.executable, "-c", "pass"]
    for arguments in (check, nothing):  # once unmeasured: rule cache, bytecode, page cache
        start(arguments)
    rounds = [(start(check), start(nothing)) for _ in range(options.runs)]
    for label, at in (("checker check", 0), ("python -c pass", 1)):
        wall, cpu, memory = zip(*(pair[at] for pair in rounds), strict=True)
        print(
            f"{label:<16} wall median {statistics.median(wall) * 1e3:6.1f} ms  min {min(wall) * 1e3:6.1f} ms "
            f"cpu median {statistics.median(cpu) * 1e3:6.1f} ms   memory {max(memory):5.1f} MB"
        )
    over = statistics.median(pair[0][0] - pair[1][0] for pair in rounds)
    wall = statistics.median(pair[0][0] for pair in rounds)
    memory = max(pair[0][2] for pair in rounds)
    print(f"over the bare interpreter: {over * 1e3:.1f} ms (paired median)")
    reached = wall <= GOAL_SECONDS and memory <= GOAL_MEGABYTES
    print(f"goal {GOAL_SECONDS * 1e3:.0f} ms, {GOAL_MEGABYTES} MB: {'reached' if reached else 'MISSED'}")
    return 0 if reached else 1


if __name__ == "__main__":
    sys.exit(main())
