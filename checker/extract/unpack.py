"""Several documents in one: archives and e-mails are opened, everything else is itself."""

from __future__ import annotations

import re

from checker.extract.detect import detect
from checker.extract.readers import troubles
from checker.model.problem import Problem
from checker.source.document import Document

DEPTH = 3  # archives in archives
MOST = 500  # documents in one
BYTES = 512 << 20  # of all of them
_ZIP, _MAIL = "application/zip", "message/rfc822"
_MAY_HOLD_OTHERS = re.compile(rb"PK|\s*[A-Za-z-]+:")
_REPORTS = (".doc", ".docx", ".wps", ".pdf", ".xls", ".xlsx", ".et", ".htm", ".html", ".mht", ".mhtml",
            ".txt", ".rtf", ".odt", ".ofd")  # fmt: skip


def unpack(document: Document) -> tuple[Document, ...] | Problem:
    """Return the documents in a document, in the order of their names.

    A document that holds no others is returned as it is. The name of one that was inside another is the
    name of the outer one, an exclamation mark and its own. Files that are no documents are left out, but
    what claims to be one and cannot be opened stays, so that it is told; where nothing is left, a Problem
    says so.
    """
    if not _MAY_HOLD_OTHERS.match(document.content):
        return (document,)
    media = detect(document)
    if isinstance(media, Problem) or media not in (_ZIP, _MAIL):
        return (document,)
    found: list[Document] = []
    problem = _open(document, media, 1, found)
    if problem is not None:
        return problem
    documents = [item for item in found if detect(item) != "image"] or found
    if not documents:
        return troubles.nothing_in_archive()
    return tuple(documents)


def _open(document: Document, media: str, depth: int, found: list[Document]) -> Problem | None:
    if media == _MAIL:
        from checker.extract.readers.mail import parts_of

        parts = [part for part in parts_of(document.content) if _is_attached(part.name)]
        if not parts:
            found.append(document)
            return None
        inner = [Document(f"{document.name}!{part.name}", part.content) for part in parts]
    else:
        from checker.extract.readers.archive import members_of

        members = members_of(document.content)
        if isinstance(members, Problem):
            return members
        inner = [Document(f"{document.name}!{member.name}", member.content) for member in members]
    for item in inner:
        problem = _take(item, depth, found)
        if problem is not None:
            return problem
    return None


def _is_attached(name: str) -> bool:
    return name.lower().endswith((*_REPORTS, ".zip", ".eml"))


def _take(document: Document, depth: int, found: list[Document]) -> Problem | None:
    """Add a document, or those inside it."""
    kind = detect(document)
    if isinstance(kind, Problem):
        if document.name.lower().endswith(_REPORTS):
            found.append(document)  # it claims to be a report: that it cannot be read must be told
        return None
    if kind in (_ZIP, _MAIL):
        before = len(found)
        problem = None if depth >= DEPTH else _open(document, kind, depth + 1, found)
        if problem is not None or len(found) == before:
            del found[before:]
            found.append(document)  # its reader tells why it could not be opened
        return None
    found.append(document)
    if len(found) > MOST or sum(len(item.content) for item in found) > BYTES:
        return troubles.bomb("里面的文件太多或太大")
    return None
