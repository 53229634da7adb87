"""Reports that cannot be read in part or whole: none may pass."""

from __future__ import annotations

import re
from collections.abc import Callable

from tests.acceptance.rendering_html import render_html
from tests.acceptance.rendering_text import render_lines
from tests.acceptance.sample import Sample


def tables_as_pictures(sample: Sample) -> str:
    return re.sub(r"<table border=1>.*?</table>", "<p><img src='table.png'></p>", render_html(sample))


def empty_body(sample: Sample) -> str:
    page = render_html(sample)
    start = page.index("<div class='content'>") + len("<div class='content'>")
    return page[:start] + "</div></div></body></html>"


def attachment_only(sample: Sample) -> str:
    page = empty_body(sample)
    link = f"<p>附件：<a href='/files/2024.pdf'>{sample.title}.pdf</a></p>"
    return page.replace("<div class='content'>", f"<div class='content'>{link}")


def cut_in_table_3(sample: Sample) -> str:
    """Text that ends in the middle of table 3."""
    text = render_lines(sample)
    return text[: text.index("4.保护第三方合法权益") + 20]


def cut_after_part_one(sample: Sample) -> str:
    text = render_lines(sample)
    return text[: text.index(sample.headings[1])]


def blank_form(sample: Sample) -> str:
    """The form with nothing filled in."""
    page = re.sub(r"<td( colspan=3)?>(?:[-+]?\d+(?:\.\d+)?)</td>", r"<td\1></td>", render_html(sample))
    for words in (sample.opening, *(text for part in sample.body for text in part)):
        page = page.replace(words, "")
    return page


UNREADABLE: dict[str, Callable[[Sample], str]] = {
    "tables as pictures": tables_as_pictures,
    "empty body": empty_body,
    "attachment only": attachment_only,
    "cut in table 3": cut_in_table_3,
    "cut after part one": cut_after_part_one,
    "blank form": blank_form,
    "nothing": lambda sample: "",
    "another page": lambda sample: f"<html><body><h1>{sample.organ.name}</h1><p>欢迎访问。</p></body></html>",
}
