"""E-mail (.eml) and web pages saved in one file (.mhtml): the parts of a message.

Source: RFC 2045 to 2049 (MIME), RFC 2557 (MHTML).
"""

from __future__ import annotations

from email import message_from_bytes, policy
from email.errors import MessageError
from email.message import EmailMessage
from typing import NamedTuple

PARTS = 500


class Part(NamedTuple):
    """A part of a message."""

    media: str
    name: str  # of the attached file, "" for none
    address: str  # of a saved page
    content: bytes
    charset: str = ""


def parts_of(content: bytes) -> list[Part]:
    """Return the leaf parts of a message; what cannot be decoded is left out."""
    try:
        message = message_from_bytes(content, policy=policy.default)
        walked = list(message.walk())[:PARTS]
    except (MessageError, ValueError, RecursionError, LookupError, AttributeError, TypeError, IndexError):
        return []
    parts: list[Part] = []
    for item in walked:
        part = _part(item)
        if part is not None:
            parts.append(part)
    return parts


def _part(item: object) -> Part | None:
    if not isinstance(item, EmailMessage) or item.is_multipart():
        return None
    try:
        payload = item.get_payload(decode=True)
        name = item.get_filename() or ""
        charset = str(item.get_content_charset() or "")
        address = str(item.get("Content-Location") or item.get("Snapshot-Content-Location") or "")
    except (MessageError, ValueError, LookupError, AttributeError, TypeError, IndexError):
        return None
    if not isinstance(payload, bytes):
        return None
    return Part(item.get_content_type(), name, address, payload, charset)
