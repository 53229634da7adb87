"""Reading in a child process with limits, so that no document can hurt: the door to untrusted files."""

from checker.worker.read import prepare, read_document

__all__ = ["prepare", "read_document"]
