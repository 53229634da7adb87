"""YAML that people write by hand: its data, the place of every key, and its mistakes in plain Chinese."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    import yaml


class Mistake(NamedTuple):
    """What is wrong at a place (line and column from 1), and what to do."""

    line: int
    column: int
    message: str
    advice: str


class YamlText(NamedTuple):
    """A text as read. `fault`: it could not be read at all; `twice`: keys given twice."""

    data: Any
    node: yaml.Node | None
    fault: Mistake | None = None
    twice: tuple[Mistake, ...] = ()


# What PyYAML says, and what to tell of it.
_SAID = (
    ("'\\t'", "这里用了制表符（Tab 键）", "改用空格"),
    ("cannot start any token", "文字不能以这个字符开头", "前后加引号"),
    ("mapping values are not allowed", "这里不能再写“: ”", "文字里有半角冒号时，给它前后加引号"),
    ("could not find expected ':'", "这一行没有写成“键: 值”", "键后面写半角冒号，再空一格"),
    ("expected ',' or '}'", "花括号里的各项没有隔开或没有写完", "各项用半角逗号隔开，末尾写 }"),
    ("expected ',' or ']'", "方括号里的各项没有隔开或没有写完", "各项用半角逗号隔开，末尾写 ]"),
    ("expected <block end>", "缩进没有对齐，或者引号后面多了字", "同一层的各行，行首空格要一样多"),
    ("expected the node content", "这里没有写完", "补上内容，花括号、方括号要成对"),
    ("unexpected end of stream", "引号没有配对", "补上右引号"),
    ("undefined alias", "“*”后面的名字前面没有定义过", "文字以 * 开头时，前后加引号"),
    ("special characters are not allowed", "文件里有看不见的控制字符", "删去它"),
    ("unhashable", "键只能是文字", "值里要写花括号、方括号时，前后加引号"),
)


def read_yaml(text: str, first_line: int = 1) -> YamlText:
    """Read a text; it never raises. `first_line` is the number of its first line in the file."""
    import yaml

    loader = None
    try:
        loader = yaml.SafeLoader(text)
        node = loader.get_single_node()
        data = None if node is None else loader.construct_document(node)
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        return YamlText(None, None, _told(error, first_line))
    finally:
        if loader is not None:
            loader.dispose()
    return YamlText(data, node, None, () if node is None else tuple(_twice(node, first_line)))


def keys_of(node: yaml.Node | None, first_line: int = 1) -> dict[str, tuple[int, int]]:
    """Return line and column of each key of a mapping."""
    import yaml

    if not isinstance(node, yaml.MappingNode):
        return {}
    return {
        str(key.value): (key.start_mark.line + first_line, key.start_mark.column + 1) for key, _ in node.value
    }


def _told(error: Exception, first_line: int) -> Mistake:
    if isinstance(error, RecursionError):
        return Mistake(first_line, 1, "括号套得太深", "把内容拆成几行，少套几层")
    said = f"{getattr(error, 'problem', '')} {getattr(error, 'reason', '')} {error}"
    known = next(((message, advice) for words, message, advice in _SAID if words in said), None)
    message, advice = known or ("这里的写法不对", "每行写成“键: 值”，半角冒号后面空一格")
    mark = getattr(error, "problem_mark", None)
    if "unexpected end of stream" in said or mark is None:
        mark = getattr(error, "context_mark", None) or mark
    if mark is None:
        return Mistake(first_line, 1, message, advice)
    return Mistake(mark.line + first_line, mark.column + 1, message, advice)


def _twice(node: yaml.Node, first_line: int) -> Iterator[Mistake]:
    import yaml

    waiting, seen_nodes = [node], set()
    while waiting:
        one = waiting.pop()
        if id(one) in seen_nodes:  # an alias
            continue
        seen_nodes.add(id(one))
        if isinstance(one, yaml.SequenceNode):
            waiting.extend(one.value)
        elif isinstance(one, yaml.MappingNode):
            seen: set[str] = set()
            for key, value in one.value:
                if isinstance(key, yaml.ScalarNode):
                    if key.value in seen:
                        mark = key.start_mark
                        told = f"“{key.value}”写了两次"
                        yield Mistake(mark.line + first_line, mark.column + 1, told, "只留一处")
                    seen.add(key.value)
                waiting.append(value)
