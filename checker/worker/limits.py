"""What a child process may use, and how it gives up everything else. Called in the child only."""

from __future__ import annotations

import contextlib
import os
import sys
from typing import NamedTuple

_NEW_USER, _NEW_NETWORK = 0x10000000, 0x40000000  # of unshare(2)


class Limits(NamedTuple):
    """Limits of one kind of child."""

    memory: int  # bytes of address space
    seconds: int  # of processor time for one document, and of waiting for it
    written: int  # bytes of one file


KINDS = {
    "native": Limits(640 << 20, 20, 0),
    "recognition": Limits(4 << 30, 900, 0),
    "office": Limits(8 << 30, 45, 256 << 20),
}


def confine(limits: Limits) -> None:
    """Limit this process. Where the system offers no limits (Windows) only the waiting time holds."""
    with contextlib.suppress(ImportError, OSError, ValueError):
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        resource.setrlimit(resource.RLIMIT_FSIZE, (limits.written, limits.written))
        for which, value in ((resource.RLIMIT_NOFILE, 256), (resource.RLIMIT_AS, limits.memory)):
            hard = resource.getrlimit(which)[1]
            allowed = value if hard == resource.RLIM_INFINITY else min(value, hard)
            resource.setrlimit(which, (allowed, allowed))
    _leave_network()


def allow_time(limits: Limits) -> None:
    """Give this process the processor time for one more document."""
    with contextlib.suppress(ImportError, OSError, ValueError):
        import resource

        used = resource.getrusage(resource.RUSAGE_SELF)
        soft = int(used.ru_utime + used.ru_stime) + limits.seconds + 1
        _, hard = resource.getrlimit(resource.RLIMIT_CPU)
        resource.setrlimit(resource.RLIMIT_CPU, (soft, hard))


def memory_used() -> int:
    """Return the most memory that this process has held, in bytes; 0 where it cannot be told."""
    with contextlib.suppress(OSError, ValueError, IndexError), open("/proc/self/status", "rb") as stream:
        # Not `ru_maxrss`: on Linux a child is born with the peak of its parent in it.
        peak = next((line for line in stream if line.startswith(b"VmHWM:")), b"")
        return int(peak.split()[1]) * 1024
    with contextlib.suppress(ImportError, OSError):
        import resource

        used = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        return used if sys.platform == "darwin" else used * 1024
    return 0


def _leave_network() -> None:
    """Move to a network of our own that has no interfaces, where the system allows it."""
    if not sys.platform.startswith("linux"):
        return
    import ctypes

    with contextlib.suppress(OSError, AttributeError):
        unshare = ctypes.CDLL(None, use_errno=True).unshare
        if unshare(_NEW_NETWORK) != 0:
            identity = os.getuid()
            if unshare(_NEW_USER | _NEW_NETWORK) == 0:
                with open("/proc/self/uid_map", "w", encoding="ascii") as stream:
                    stream.write(f"{identity} {identity} 1")
