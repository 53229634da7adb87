"""All renderings by name, and the document of a sample in one of them."""

from __future__ import annotations

from collections.abc import Callable

from checker.source.document import Document
from tests.acceptance import rendering_html as html
from tests.acceptance import rendering_text as text
from tests.acceptance.sample import Sample

RENDERINGS: dict[str, Callable[[Sample], str | bytes]] = {
    "html": html.render_html,
    "html gb18030": html.render_gb18030,
    "html of Word": html.render_word_html,
    "html, split digits": html.render_split_digits,
    "html, blank zeros": html.render_nbsp_zeros,
    "html in layout tables": html.render_in_layout_tables,
    "html of div": text.render_divs,
    "text, a cell a line": text.render_lines,
    "text, blank lines": text.render_blank_lines,
    "text, bars": text.render_bars,
    "text, a bar a cell": text.render_cell_bars,
    "text, tabs": text.render_tabs,
    "text, spaces": text.render_spaces,
    "text, glued": text.render_glued,
    "text, CRLF": text.render_crlf,
    "text, UTF-16": text.render_utf16,
    "text, gb18030": text.render_gb_text,
}
UNSURE = frozenset({"text, glued"})  # where cells may stay undecided


def document(sample: Sample, rendering: str) -> Document:
    content = RENDERINGS[rendering](sample)
    data = content.encode() if isinstance(content, str) else content
    return Document(f"{sample.seed}.{'html' if rendering.startswith('html') else 'txt'}", data)
