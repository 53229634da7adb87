"""A document handed in: its bytes and its identity."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Document:
    """Bytes with a name. The file is read once and never again."""

    name: str
    content: bytes

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.content).hexdigest()

    @staticmethod
    def of_file(path: Path) -> Document:
        """Read a file. Raises: OSError where it cannot be read."""
        return Document(path.as_posix(), path.read_bytes())
