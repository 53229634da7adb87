"""Checks of places in the report: rows and columns of a table, their units, parts."""

from __future__ import annotations

from collections.abc import Sequence

from checker.language import core
from checker.language.check_report import Reporter
from checker.language.names import TableNames
from checker.language.resolve import Resolver
from checker.language.type_rules import line_of, line_options
from checker.language.types import NOTHING, Type, describe, loose
from checker.source.rule_text import Span


class PlaceChecks(Reporter):
    """Checks on indices whose types are known."""

    def line_type(self, node: core.Core, found: Type, names: TableNames, axis: str) -> Type:
        """Check a row or column: a line of this table, or a text that names one."""
        word = "行" if axis == "row" else "列"
        if loose(found):
            return found
        if found.kind == "line":
            if found.name != names.key:
                self.wrong("C203", f"这里要{names.name}的{word}，写的是{describe(found)}", node.span)
                return NOTHING
            if axis not in found.options:
                self.wrong(
                    "C203",
                    f"这里要{names.name}的{word}，写的是{describe(found)}",
                    node.span,
                    "方括号里先写行、后写列",
                )
                return NOTHING
            return found
        if found.kind == "text" and found.options:
            return self._named_lines(found.options, node.span, names, axis)
        if found.kind in ("text", "record"):
            return line_of(names.key, axis, group=True) if found.kind == "text" else NOTHING
        self.wrong("C203", f"这里要{names.name}的{word}，写的是{describe(found)}", node.span)
        return NOTHING

    def _named_lines(self, options: Sequence[str], span: Span, names: TableNames, axis: str) -> Type:
        """Check that every text that a variable can be names a row (column)."""
        resolver = Resolver(self.scope, self.text, self.rule)
        for option in options:
            if option not in names.axis(axis):
                resolver.unknown_line(names, axis, option, span)
        self.diagnostics += resolver.diagnostics
        if resolver.diagnostics:
            return NOTHING
        lines = [names.axis(axis)[option] for option in options]
        return line_of(names.key, axis, group=any(one.group for one in lines))

    def meets(self, names: TableNames, node: core.CellOf, row: core.Core, column: core.Core) -> None:
        """Refuse a row and a column that meet in no cell of any edition."""
        if not isinstance(row, core.LineOf) or not isinstance(column, core.LineOf):
            return
        if names.rows[row.name].group or names.columns[column.name].group:
            return
        if (row.name, column.name) not in names.pairs:
            columns = [c for r, c in sorted(names.pairs) if r == row.name]
            self.wrong(
                "C204",
                f"{names.name}的“{row.name}”一行没有“{column.name}”这一格",
                node.span,
                f"这一行有：{'、'.join(columns)}",
            )

    def unit(self, names: TableNames, row: core.Core, column: core.Core) -> str:
        """Return the unit of the cells that may be meant, "?" where there are several."""
        options = line_options(column)
        if options:
            units = {unit for option in options for unit in names.columns[option].units}
        else:
            units = {unit for one in names.columns.values() for unit in one.units}
        if len(units) > 1:
            rows = line_options(row)
            units &= {unit for option in rows for unit in names.rows[option].units} or units
        return next(iter(units)) if len(units) == 1 else "?"
