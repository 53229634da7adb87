"""Reading in a child process with limits, so that no document can hurt: the door to untrusted files."""

from checker.worker.sandbox import prepare, read_document, stop

__all__ = ["prepare", "read_document", "stop"]
