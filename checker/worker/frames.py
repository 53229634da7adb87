"""Messages between parent and child: a length of eight bytes, then the bytes."""

from __future__ import annotations

from typing import IO

MOST = 512 << 20


def write(stream: IO[bytes], *parts: bytes) -> None:
    """Write parts, each behind its length. Raises: OSError where the other side is gone."""
    for part in parts:
        stream.write(len(part).to_bytes(8, "big"))
        stream.write(part)
    stream.flush()


def read(stream: IO[bytes]) -> bytes | None:
    """Return the next part, None where the other side is gone."""
    head = stream.read(8)
    if len(head) < 8:
        return None
    size = int.from_bytes(head, "big")
    if size > MOST:
        return None
    content = stream.read(size)
    return content if len(content) == size else None
