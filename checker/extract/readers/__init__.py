"""One module a format: bytes to blocks."""
