"""Find the three tables: in the grids of their part, in its lines, or elsewhere by their labels."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final, NamedTuple

from checker.extract import problems
from checker.extract.blocks import Attachment, Grid, Picture
from checker.extract.body import OBJECT, Flow, cut, lines_of, without
from checker.extract.grid import is_figure
from checker.extract.label_index import match_column, match_row
from checker.extract.match_sections import Found
from checker.extract.match_tables import match_table
from checker.extract.second_look import look_again, look_at_places
from checker.extract.sentence_line import is_sentence, sentences_first
from checker.model.cell import IMAGE, MISSING, WORDS
from checker.model.problem import Problem
from checker.model.table import ABSENT, ATTACHED, PICTURE, READ, UNREADABLE, Table
from checker.schema.load import form_ids, load_form
from checker.schema.spec import FormSpec
from checker.source.passage import Passage

_CAPTION: Final = re.compile(
    r"第二十条第|信息内容|\(?本列数据的?勾稽关系|申请人情况|法人或其他组织|行政复议\s?行政诉讼|未经复议直接起诉|结果\s?维持|本年\s?新?制[发作]"
)
_GROUPS: Final = re.compile(
    r"^(?:三、本年度办理结果|\([三四五六]\)\s?(?:不予公开|无法提供|不予处理|其他处理)|行政复议|行政诉讼|法人或其他组织|申请人情况|"
    r"信息内容|商业|企业|科研|机构|结果|维持|纠正|其他|尚未|审结|总计|第二十条|第\([一二三四五六七八九]\)项|[|\s\d.,/-]*)$"
)
_NO_FIGURE: Final = frozenset((WORDS, IMAGE, MISSING))
_DIGIT: Final = re.compile(r"(?:\d\D*){4}")
_PROBLEM_WORDS: Final = re.compile(r"问题|不足|差距|下一步|改进|进一步|短板")


class Parts(NamedTuple):
    """The tables, the words of their parts without them, and what went wrong."""

    tables: dict[str, Table]
    words: dict[str, Passage]
    problems: tuple[Problem, ...]


def find_tables(flow: Flow, pieces: list[tuple[Found, int, Passage]], form_id: str, media: str) -> Parts:
    """Read the tables of a report."""
    form = load_form(form_id)
    tables: dict[str, Table] = {}
    words: dict[str, Passage] = {}
    told: list[Problem] = []
    used: set[int] = set()
    for place, (found, _, body) in enumerate(pieces):
        key = form.section(found.key).table
        if key is None:
            continue
        placed = _grids_of(key, place, flow, pieces, form)
        above = [_words_above(flow, found.end, at) for at, _ in placed] if len(placed) > 1 else []
        match = match_table(key, [grid for _, grid in placed], form_id, above) if placed else None
        if match is not None:
            tables[key] = look_again(match.table, [grid for _, grid in placed], form)
            told.extend(match.problems)
            used.update(at for at, _ in placed)
            continue
        table = _in_lines(key, body, form, flow)
        if table is not None:
            tables[key] = look_at_places(table) if media == "application/pdf" else table
            words[found.key] = _outside(body, key)
    _look_elsewhere(flow, form, tables, used, told)
    tables.update({key: _with_figures(table, told) for key, table in tables.items()})
    for key, spec in form.tables.items():
        if key not in tables:
            tables[key] = _unread(key, flow, pieces, form, media, told)
        elif tables[key].state == UNREADABLE:
            told.append(problems.table_unread(spec.name, tables[key].location))
    return Parts({key: tables[key] for key in form.tables}, words, tuple(told))


def _grids_of(
    key: str, place: int, flow: Flow, pieces: list[tuple[Found, int, Passage]], form: FormSpec
) -> list[tuple[int, Grid]]:
    """Return the grids of a part; those below two headings on one line go to the part that they name."""
    found, end, _ = pieces[place]
    after = pieces[place + 1] if place + 1 < len(pieces) else None
    shared = place > 0 and pieces[place - 1][0].end == found.start
    if after is not None and after[0].start == found.end:
        shared, end = True, after[1]
    grids = [(one.at, one.block) for one in flow.within(found.end, end) if isinstance(one.block, Grid)]
    return [one for one in grids if match_table(key, [one[1]], form.id)] if shared else grids


def _words_above(flow: Flow, begin: int, at: int) -> str:
    """Return the line just above a table, "" where another table or the heading stands there."""
    folded = flow.passage.folded
    line = folded[folded.rfind("\n", begin, max(at - 1, begin)) + 1 : at] if at > begin else ""
    return "" if OBJECT in line else line.strip()


def _in_lines(key: str, body: Passage, form: FormSpec, flow: Flow) -> Table | None:
    if not body:
        return None
    from checker.extract.flat import read_flat_tables  # web pages and office files seldom need it
    from checker.extract.flat_pages import running_heads

    lines = lines_of(body)
    heads = running_heads(flow.passage.folded)
    found = read_flat_tables(lines, form, [load_form(form_id) for form_id in form_ids()], key, heads)
    return found.get(key)


def _look_elsewhere(
    flow: Flow, form: FormSpec, tables: dict[str, Table], used: set[int], told: list[Problem]
) -> None:
    """Recognise by their labels tables that stand outside their part; a second copy is told."""
    for placed in flow.objects:
        if not isinstance(placed.block, Grid) or placed.at in used:
            continue
        for key, spec in form.tables.items():
            match = match_table(key, [placed.block], form.id)
            if match is None:
                continue
            known = tables.get(key)
            if known is None or known.state != READ:
                tables[key] = look_again(match.table, [placed.block], form)
                told.append(problems.table_elsewhere(spec.name, placed.block.location))
                told.extend(match.problems)
            else:
                differs = [cell[:2] for cell in known.cells] != [cell[:2] for cell in match.table.cells]
                told.append(problems.table_copied(spec.name, placed.block.location, differs=differs))
            break


def _with_figures(table: Table, told: list[Problem]) -> Table:
    """Return a table, unread where all its cells are pictures, or words such as 加载中."""
    if any(cell.state not in _NO_FIGURE for cell in table.cells):
        return table
    states = {cell.state for cell in table.cells}
    if IMAGE in states:
        told.append(problems.table_is_picture(table.spec.name, table.location))
        return replace(table, state=PICTURE, cells=())
    # The words are told with the other tables that are not read.
    return replace(table, state=UNREADABLE, cells=()) if WORDS in states else table


def _unread(
    key: str,
    flow: Flow,
    pieces: list[tuple[Found, int, Passage]],
    form: FormSpec,
    media: str,
    told: list[Problem],
) -> Table:
    """Say what stands where a table was expected and not read."""
    spec = form.tables[key]
    piece = next((piece for piece in pieces if piece[0].key == spec.section), None)
    if piece is None:
        lost = media == "text/plain" and any(problem.code == "E143" for problem in told)
        return Table(spec, form.id, UNREADABLE if lost else ABSENT)
    found, end, body = piece
    place = flow.passage.locate(found.start, found.end)
    objects = flow.within(found.end, end)
    shown = body.text[:400]
    if any(isinstance(one.block, Picture) for one in objects) or any(
        cell.images for one in objects if isinstance(one.block, Grid) for cell in one.block.cells
    ):
        told.append(problems.table_is_picture(spec.name, place))
        return Table(spec, form.id, PICTURE, words=shown, location=place)
    if any(isinstance(one.block, Attachment) for one in objects):
        told.append(problems.table_is_attached(spec.name, place))
        return Table(spec, form.id, ATTACHED, words=shown, location=place)
    if len(_CAPTION.findall(body.folded)) >= 2 or any(isinstance(one.block, Grid) for one in objects):
        told.append(problems.table_unread(spec.name, place))
        return Table(spec, form.id, UNREADABLE, words=shown, location=place)
    later = {other.key for other, _, _ in pieces}
    strays = len(body.text) > 60 and "problems" not in later and _PROBLEM_WORDS.search(body.folded)
    if media == "text/plain" and (not body or strays):
        told.append(problems.table_perhaps_lost(found_title(flow, found), place))
        return Table(spec, form.id, UNREADABLE, words=shown, location=place)
    return Table(spec, form.id, ABSENT, words=shown, location=place)


def found_title(flow: Flow, found: Found) -> str:
    """Return a heading's words."""
    return flow.passage.text[found.title : found.end]


def _outside(body: Passage, key: str) -> Passage:
    """Return the words of a part without the lines of its flattened table (a sentence is none)."""
    folded = body.folded
    first = last = -1
    told: list[tuple[int, int]] = []  # sentences since the table's first line
    start = 0
    while start <= len(folded):
        stop = folded.find("\n", start)
        stop = len(folded) if stop < 0 else stop
        line = folded[start:stop]
        if _is_table_line(line, key):
            begin, end = _table_in(line) if len(line) > 60 else (0, len(line))
            first = first if first >= 0 else start + begin
            last = start + end
        elif first >= 0 and is_sentence(line):
            told.append((start, stop))
        start = stop + 1
    if first < 0:
        return cut(body, 0, len(folded))
    spans = []
    for begin, end in [*told, (last, last)]:
        if first < min(begin, last):
            spans.append((first, min(begin, last)))
        first = end
    return without(body, spans)


def _is_table_line(line: str, key: str) -> bool:
    if not line:
        return False
    if line.isdigit() or "|" in line:
        return True
    if len(line) <= 60:
        bare = line.strip(" \t")
        if not bare or is_figure(bare) or _GROUPS.match(bare):
            return True
        bare = re.split(r"[|\t]", bare)[0].strip() or bare
        label = re.split(r"\s+(?=[\d/-])", bare)[0]
        if match_row(key, label).key or match_column(key, label).key:
            return True
        return _CAPTION.search(line) is not None and not is_sentence(line)
    return _CAPTION.search(line) is not None and _DIGIT.search(line) is not None and not is_sentence(line)


def _table_in(line: str) -> tuple[int, int]:
    """Return where the table begins and ends in a line that may hold sentences before and behind it."""
    if "|" in line:
        return 0, len(line)
    caption = _CAPTION.search(line, sentences_first(line)) or _CAPTION.search(line)
    return (caption.start() if caption else 0), _glued_end(line)


_LAST: Final = re.compile(r"(?:行政事业性收费|政府集中采购|结转下年度继续办理|总\s?计)(?:\s*[\d.]+)+")


def _glued_end(line: str) -> int:
    end = len(line)
    for match in _LAST.finditer(line):
        end = match.end()
    return end
