"""The general rule engines, each with the same equations in its own language. Some may be missing."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from identity_cases import Contender, Figures, equations

ENGINES = (
    "datalogic-py",
    "zen-engine",
    "rule-engine",
    "json-logic-qubit",
    "common-expression-language",
    "cel-expr-python",
)


def infix(write: Callable[[str, int, int], str]) -> list[str]:
    return [" == ".join(" + ".join(write(*cell) for cell in side) for side in sides) for sides in equations()]


def named(data: Figures) -> dict[str, list[list[int]]]:
    return {"t3": data[0], "t4": data[1]}


def by_name(data: Figures) -> dict[str, int]:
    return {
        f"{key}_{row}_{column}": value
        for key, lines in named(data).items()
        for row, line in enumerate(lines)
        for column, value in enumerate(line)
    }


def broken(results: Sequence[Any]) -> list[int]:
    return [number for number, holds in enumerate(results) if not holds]


def json_logic() -> list[dict[str, Any]]:
    def side(cells: list[tuple[str, int, int]]) -> dict[str, Any]:
        terms = [{"var": f"{key}.{row}.{column}"} for key, row, column in cells]
        return {"+": terms} if len(terms) > 1 else terms[0]

    return [{"==": [side(left), side(right)]} for left, right in equations()]


def datalogic() -> list[Contender]:
    import datalogic_py

    rule = datalogic_py.Engine().compile(json_logic())
    return [Contender("datalogic-py, one array of rules", named, lambda data: broken(rule.evaluate(data)))]


def zen() -> list[Contender]:
    import zen as engine

    nested = infix(lambda key, row, column: f"{key}[{row}][{column}]")
    batch = engine.compile_expression("[" + ", ".join(nested) + "]")
    single = [engine.compile_expression(text) for text in nested]
    return [
        Contender("zen-engine, one expression", named, lambda data: broken(batch.evaluate(data))),
        Contender(
            "zen-engine, an expression each",
            named,
            lambda data: broken([one.evaluate(data) for one in single]),
        ),
    ]


def rule_engine() -> list[Contender]:
    import rule_engine as engine

    rules = [engine.Rule(text) for text in infix(lambda key, row, column: f"{key}_{row}_{column}")]
    return [
        Contender(
            "rule-engine, a rule each", by_name, lambda data: broken([one.evaluate(data) for one in rules])
        )
    ]


def qubit() -> list[Contender]:
    from json_logic import jsonLogic

    rules = json_logic()
    return [
        Contender(
            "json-logic-qubit, a rule each",
            named,
            lambda data: broken([jsonLogic(one, data) for one in rules]),
        )
    ]


def cel_rust() -> list[Contender]:
    import cel

    texts = infix(lambda key, row, column: f"{key}[{row}][{column}]")
    batch = cel.compile("[" + ", ".join(texts) + "]")
    single = [cel.compile(text) for text in texts]

    def each(data: Any) -> list[int]:
        context = cel.Context(data)
        return broken([one.execute(context) for one in single])

    return [
        Contender(
            "common-expression-language (Rust), one expression", named, lambda d: broken(batch.execute(d))
        ),
        Contender("common-expression-language (Rust), an expression each", named, each),
    ]


def cel_cpp() -> list[Contender]:
    from cel_expr_python import cel

    table = cel.Type.List(cel.Type.List(cel.Type.INT))
    environment = cel.NewEnv(variables={"t3": table, "t4": table})
    texts = infix(lambda key, row, column: f"{key}[{row}][{column}]")
    batch = environment.compile("[" + ", ".join(texts) + "]")
    return [
        Contender(
            "cel-expr-python (C++), one expression",
            named,
            lambda data: broken(batch.eval(data=data).plain_value()),
        )
    ]


MAKERS: dict[str, Callable[[], list[Contender]]] = {
    "datalogic-py": datalogic,
    "zen-engine": zen,
    "rule-engine": rule_engine,
    "json-logic-qubit": qubit,
    "common-expression-language": cel_rust,
    "cel-expr-python": cel_cpp,
}


def general() -> tuple[list[Contender], list[str]]:
    """Return the engines that are installed, and why the others are not there."""
    found: list[Contender] = []
    skipped: list[str] = []
    for name in ENGINES:
        try:
            found += MAKERS[name]()
        except ImportError as error:
            skipped.append(f"{name}: not installed ({error})")
        except Exception as error:  # noqa: BLE001  # another version of the engine than this was written for
            skipped.append(f"{name}: {type(error).__name__} {error}")
    return found, skipped
