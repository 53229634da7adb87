"""Pass 1: rule text → syntax tree, all mistakes of a file in one run.

The text is cut into blocks and pieces (split), each piece is parsed alone (grammar, build), and the pieces
of a block are put together (assemble). A block with a mistake is left out; its neighbours stay.
"""

from __future__ import annotations

import re
from typing import Any

from checker.language import early_mistakes, mistakes
from checker.language.assemble import RuleAssembler, assemble_adjustment
from checker.language.build import Field
from checker.language.complete import missing_parts, repeated
from checker.language.diagnostics import Diagnostic, Passed
from checker.language.keywords import INNER_WORDS
from checker.language.shape import MAX_DEPTH, children, depth
from checker.language.split import Block, Comment, Piece, split
from checker.language.stop import Place
from checker.language.syntax import Adjustment, Expr, Item, Name, PhraseDefinition, Rule, RuleFile, Template
from checker.language.template import BraceFault, read_template
from checker.source.rule_text import RuleText, Span
from checker.text.width import fold

_BARE_NAME = re.compile(r"\s*([^\W\d][\w·]*)\s*")
_STARTS = {
    "DEFINE": "definition",
    "WORDS": "word_list",
    "PHRASE": "phrase_definition",
    "ADJUST": "adjustment",
    "DISABLE": "disabling",
}


def parse_file(text: RuleText, *, published: bool = False) -> Passed[RuleFile]:
    """Read a rule file; what could not be read is told in the diagnostics and left out.

    A rule of a pack is `published`: without its 依据 and 依据类别 it is at fault. A draft is only warned of.
    """
    return _FileParser(text, published=published).run()


def parse_expression(text: RuleText) -> Passed[Expr | None]:
    """Read a single expression (for `explain` and for tests)."""
    reader = _FileParser(text)
    value = reader.expression(Span(0, len(text.text)))
    return Passed(value, tuple(reader.diagnostics))


class _FileParser:
    def __init__(self, text: RuleText, *, published: bool = False) -> None:
        from checker.language.grammar import parser

        self.published = published
        self.text = text
        self.lark = parser()
        self.diagnostics: list[Diagnostic] = []
        self.rule_id = ""

    def run(self) -> Passed[RuleFile]:
        parts = split(self.text.text)
        items: list[Item] = []
        self.diagnostics += early_mistakes.stray_words(self.text, parts.stray)
        for block in parts.blocks:
            before = len(self.diagnostics)
            self.rule_id = ""
            item = self._block(block)
            sound = all(found.severity != "error" for found in self.diagnostics[before:])
            if item is not None and sound:
                items.append(item)
        self.diagnostics += repeated(self.text, items)
        self.diagnostics.sort(key=lambda found: found.span.start)
        file = RuleFile(self.text, tuple(items), _texts(parts.trailing), _texts(parts.head))
        return Passed(file, tuple(self.diagnostics))

    def _block(self, block: Block) -> Item | None:
        head = block.pieces[0]
        comments = _texts(block.comments)
        if head.keyword is None or head.keyword.key == "RULE":
            return self._rule(block, comments)
        start = _STARTS[head.keyword.key]
        made = self._piece(head, start)
        if made is None:
            return None
        if start == "adjustment":
            return self._adjustment(made, comments)
        if isinstance(made, PhraseDefinition):
            from checker.language.phrase_check import check_patterns

            self.diagnostics += check_patterns(made.patterns, self.text)
        return _with_comments(made, comments)

    def _adjustment(self, made: list[Any], comments: tuple[str, ...]) -> Adjustment | None:
        inner = made[1]
        keys = [item.key for item in inner if isinstance(item, Field)]
        for item in inner:
            if isinstance(item, Field) and keys.count(item.key) > 1:
                self.diagnostics.append(early_mistakes.twice(self.text, item, made[0]))
                return None
        made[1] = [self._filled(item) if isinstance(item, Field) else item for item in inner]
        return assemble_adjustment(made, comments) if None not in made[1] else None

    def _rule(self, block: Block, comments: tuple[str, ...]) -> Rule | None:
        head, *pieces = block.pieces
        if head.keyword is None:
            self.diagnostics.append(early_mistakes.unknown_item(self.text, head))
            heading = None
        else:
            heading = self._piece(head, "rule_heading")
        self.rule_id = heading.id if heading is not None else ""
        assembler = RuleAssembler(self.text, heading) if heading is not None else None
        whole = heading is not None
        for piece in pieces:
            if piece.keyword is None:
                self.diagnostics.append(early_mistakes.unknown_field(self.text, piece, self.rule_id))
                whole = False
                continue
            is_case = piece.keyword.key == "CASE"
            made = self._piece(piece, "case_heading" if is_case else "fields")
            if made is None:
                whole = False
            elif assembler is not None and is_case:
                assembler.case(made)
            elif assembler is not None:
                whole &= self._fields(assembler, made)
        if assembler is None:
            return None
        rule = assembler.rule(comments, Span(head.start, block.pieces[-1].end))
        self.diagnostics += assembler.diagnostics
        written = {early_mistakes.meant(self.text, piece) for piece in pieces}
        self.diagnostics += missing_parts(rule, self.text, written, whole=whole, published=self.published)
        return rule if whole else None

    def _fields(self, assembler: RuleAssembler, made: list[Field]) -> bool:
        sound = True
        for item in made:
            filled = self._filled(item)
            sound &= filled is not None
            if filled is not None:
                assembler.field(filled)
        return sound

    def _filled(self, item: Field) -> Field | None:
        """Read the message of 提示 and 整改."""
        if item.key not in ("MESSAGE", "REMEDY"):
            return item
        template = self._template(item)
        return None if template is None else item._replace(value=template)

    def _template(self, item: Field) -> Template | None:
        token = item.value
        found = read_template(self.text.text, Span(token.start_pos, token.end_pos), self.expression)
        if isinstance(found, BraceFault):
            self.diagnostics.append(early_mistakes.brace(self.text, found, self.rule_id))
            return None
        return found

    def expression(self, span: Span) -> Expr | None:
        """Read one expression standing at `span`."""
        bare = _BARE_NAME.fullmatch(self.text.text, *span)
        if bare is not None and bare[1] not in INNER_WORDS:  # most {…} of messages: spare the parser
            return Name(fold(bare[1]), Span(*bare.span(1)))
        value: Expr | None = self._parse(span.start, span.end, "expression", None)
        return value

    def _piece(self, piece: Piece, start: str) -> Any:
        return self._parse(piece.start, piece.end, start, piece)

    def _parse(self, start: int, end: int, symbol: str, piece: Piece | None) -> Any:
        from lark import TextSlice
        from lark.exceptions import UnexpectedInput

        deep = early_mistakes.too_deep(self.text, Span(start, end), self.rule_id)
        if deep is not None:
            self.diagnostics.append(deep)
            return None
        try:
            made = self.lark.parse(TextSlice(self.text.text, start, end), start=symbol)
        except UnexpectedInput as error:
            place = Place(self.text, Span(start, end), symbol, piece, self.rule_id)
            self.diagnostics.append(mistakes.explain(error, place))
            return None
        for node in _expressions(made):
            if depth(node) > MAX_DEPTH:
                self.diagnostics.append(early_mistakes.deep_expression(self.text, node.span, self.rule_id))
                return None
        return made


def _expressions(made: Any) -> list[Any]:
    """Return the expressions in what the parser made."""
    if isinstance(made, list):
        return [node for item in made for node in _expressions(item)]
    if isinstance(made, Field):
        return _expressions(made.value)
    if hasattr(made, "domain") and not hasattr(made, "kind"):  # a Binding
        return [node for node in (made.domain, made.condition) if node is not None]
    if hasattr(made, "value") and hasattr(made, "name"):  # a Let or a Definition
        return [made.value]
    return [made] if children(made) else []


def _texts(comments: list[Comment]) -> tuple[str, ...]:
    return tuple(comment.text for comment in comments)


def _with_comments(item: Any, comments: tuple[str, ...]) -> Item:
    from dataclasses import replace

    made: Item = replace(item, comments=comments)
    return made
