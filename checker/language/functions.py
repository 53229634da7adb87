"""Functions that a rule may call, each with its types and its documentation.

General ones are registered in `builtins`, those of the domain in `domain`, a province's own by its plugin.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple, TypeAlias

from checker.language.types import Type, describe

Returns: TypeAlias = Type | Callable[[Sequence[Type]], Type]


class Parameter(NamedTuple):
    """A parameter of a function. Optional and repeated ones come last."""

    name: str
    type: Type
    optional: bool = False
    repeated: bool = False


class FunctionSpec(NamedTuple):
    """A function of the rule language.

    `call` gets the arguments as values (see `types`): a cell arrives as its number where the parameter
    is a number, a section as its passage where the parameter is a passage. It is not called when an
    argument is undecided (Unknown, Absent); the result is then undecided for the same reason,
    unless `sees_unknown`.
    With `takes_report` the report comes first. It returns a value or Unknown; what it raises
    becomes 规则故障 of the one rule that called it.
    """

    name: str
    english: str
    parameters: tuple[Parameter, ...]
    returns: Returns
    doc: str  # Chinese, one or two sentences with an example
    call: Callable[..., Any]
    takes_report: bool = False
    sees_unknown: bool = False
    origin: str = "checker"  # the plugin it comes from

    def result(self, arguments: Sequence[Type]) -> Type:
        """Return the type of the result for arguments of these types."""
        return self.returns(arguments) if callable(self.returns) else self.returns

    @property
    def signature(self) -> str:
        """合计(一组数) → 数, as the reference prints it."""
        parts = []
        for parameter in self.parameters:
            words = f"{parameter.name}：{describe(parameter.type)}"
            if parameter.repeated:
                words += "……"
            parts.append(f"［{words}］" if parameter.optional else words)
        result = "随参数而定" if callable(self.returns) else describe(self.returns)
        return f"{self.name}({'，'.join(parts)}) → {result}"


Functions: TypeAlias = Mapping[str, FunctionSpec]


def registry(specs: Sequence[FunctionSpec]) -> dict[str, FunctionSpec]:
    """Put functions under both of their names. A later one of the same name wins; `doctor` tells of it."""
    table: dict[str, FunctionSpec] = {}
    for spec in specs:
        table[spec.name] = spec
        if spec.english:
            table[spec.english] = spec
    return table


def standard_functions() -> dict[str, FunctionSpec]:
    """All functions that come with the checker: the general ones and those of the domain."""
    from checker.language.builtins import BUILTINS
    from checker.language.domain import DOMAIN

    return registry((*BUILTINS, *DOMAIN))
