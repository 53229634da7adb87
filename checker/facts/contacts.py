"""Postcodes, telephones, e-mail and web addresses: only their form is judged."""

from __future__ import annotations

import re
from typing import NamedTuple

from checker.facts.lazy import Lazy
from checker.facts.wording import narrative
from checker.model.report import Report
from checker.source.location import Location
from checker.source.passage import Passage

_POSTCODE = Lazy(r"(?:邮政编码|邮编)(?:为|是)?:?\s*(\d[\d ]*)")
_PHONE = Lazy(r"(?:电话|传真|热线)(?:号码)?(?:为|是)?:\s*([\d()+][\d\-—–―~()+ /、转]*)")
_EMAIL = Lazy(r"(?:邮[箱件]|mail|MAIL)(?:地址)?(?:为|是)?:\s*([A-Za-z0-9_.@#%+\-]+)")
_SCHEME = Lazy(r"([A-Za-z]{2,7})://[A-Za-z0-9.\-]*")
_SCHEMES = ("http", "https", "ftp")
_ADDRESS = Lazy(r"(?:https?|www)[A-Za-z0-9:/.\-_?=&%#~+;,]*", re.IGNORECASE)
_GOOD_EMAIL = Lazy(r"[A-Za-z0-9_.+\-]+@[A-Za-z0-9\-]+(?:\.[A-Za-z0-9\-]+)+\.?")
_GOOD_ADDRESS = Lazy(
    r"(?:https?://)?(?:[A-Za-z0-9\-_]+\.)+[A-Za-z]{2,}(?::\d+)?(?:[/?#].*)?|https?://\d{1,3}(?:\.\d{1,3}){3}(?::\d+)?(?:/.*)?",
    re.IGNORECASE,
)
_PHONE_SPLIT = Lazy(r"[、/ ]+")
_EXTENSION = Lazy(r"转\d+$|-\d{1,4}$")


class ContactProblem(NamedTuple):
    """A contact whose form cannot be right. `kind`: 邮政编码, 电话, 电子邮箱, 网址."""

    kind: str
    raw: str
    reason: str
    location: Location | None


def contact_problems(report: Report) -> tuple[ContactProblem, ...]:
    """Return contacts that are badly formed."""
    found: list[ContactProblem] = []
    for passage in narrative(report):
        words = passage.folded
        if "邮编" in words or "邮政编码" in words:
            found.extend(_postcodes(passage))
        if "电话" in words or "传真" in words or "热线" in words:
            found.extend(_phones(passage))
        if "@" in words or "邮箱:" in words or "邮件:" in words or "mail:" in words:
            found.extend(_emails(passage))
        if "www" in words or "://" in words or "http" in words:
            found.extend(_addresses(passage))
    return tuple(found)


def _postcodes(passage: Passage) -> list[ContactProblem]:
    found = []
    for hit in _POSTCODE.finditer(passage.folded):
        digits = hit.group(1).replace(" ", "")
        if len(digits) != 6:
            found.append(_problem("邮政编码", passage, hit, f"应为6位数字，现为{len(digits)}位"))
    return found


def _phones(passage: Passage) -> list[ContactProblem]:
    found = []
    for hit in _PHONE.finditer(passage.folded):
        numbers = [part for part in _PHONE_SPLIT.split(hit.group(1).strip()) if part]
        joined = "".join(numbers)
        if any(_good_phone(number) for number in (*numbers, joined)):
            continue
        digits = sum(character.isdigit() for character in joined)
        found.append(_problem("电话", passage, hit, f"号码有{digits}位数字，不像完整的电话号码"))
    return found


def _good_phone(number: str) -> bool:
    digits = "".join(character for character in _EXTENSION.sub("", number) if character.isdigit())
    whole = "".join(character for character in number if character.isdigit())
    return any(_good_digits(one) for one in (digits, whole))


def _good_digits(digits: str) -> bool:
    if digits.startswith("86") and len(digits) > 11:
        digits = digits[2:]
    if digits.startswith("0"):
        return 10 <= len(digits) <= 12
    if digits.startswith("1") and len(digits) == 11:
        return True
    if digits.startswith(("400", "800")) and len(digits) == 10:
        return True
    return len(digits) in (7, 8) or (len(digits) in (3, 5, 6) and digits[0] in "19")


def _emails(passage: Passage) -> list[ContactProblem]:
    return [
        _problem("电子邮箱", passage, hit, "不是完整的邮箱地址")
        for hit in _EMAIL.finditer(passage.folded)
        if not _GOOD_EMAIL.fullmatch(hit.group(1)) and not hit.group(1).lower().startswith(("www", "http"))
    ]


def _addresses(passage: Passage) -> list[ContactProblem]:
    found = [
        ContactProblem("网址", hit.group(), "网址开头写错", passage.locate(*hit.span()))
        for hit in _SCHEME.finditer(passage.folded)
        if hit.group(1).lower() not in _SCHEMES
    ]
    for hit in _ADDRESS.finditer(passage.folded):
        address = hit.group().rstrip(".,;:")
        if len(address) > 6 and not _GOOD_ADDRESS.fullmatch(address):
            place = passage.locate(hit.start(), hit.start() + len(address))
            found.append(ContactProblem("网址", address, "网址写法不对", place))
    return found


def _problem(kind: str, passage: Passage, hit: re.Match[str], reason: str) -> ContactProblem:
    raw = passage.text[hit.start() : hit.end()].strip()
    return ContactProblem(kind, raw, reason, passage.locate(hit.start(1), hit.end(1)))
