"""Checks of what operators put together: units, dates, comparisons, 提到, 属于, 至."""

from __future__ import annotations

from checker.language import core
from checker.language.check_report import Reporter
from checker.language.everyday import day_in_quotes
from checker.language.names import STATE_NAMES, nearest
from checker.language.type_rules import alike, const_type_of, product_unit, textual, unit_of
from checker.language.types import (
    ANY,
    DATE,
    NOTHING,
    PERIOD,
    Type,
    describe,
    is_number,
    loose,
    number,
    same_unit,
)
from checker.source.rule_text import Span

OPERATOR_WORDS = {"+": "相加", "-": "相减", "*": "相乘", "/": "相除"}
PHRASE_SIGNS = "｜〔…"
_SIGN = {"!=": "≠"}


class OperatorChecks(Reporter):
    """Checks on operands whose types are known."""

    def checked_phrase(self, patterns: tuple[tuple[str, str], ...], span: Span) -> core.PhraseOf:
        """Return a phrase; what is wrong in it is told."""
        from checker.language.phrase import PhraseFault
        from checker.language.phrase_match import captures_of

        fault = captures_of(patterns)
        if isinstance(fault, PhraseFault):
            start = span.start + 1 + fault.start
            place = Span(start, max(start + 1, span.start + 1 + fault.end))
            self.wrong(fault.code, fault.message, place, fault.suggestion)
        return core.PhraseOf(patterns, span)

    def arithmetic(self, node: core.Op2, left: Type, right: Type) -> Type:
        operator = node.operator
        if NOTHING in (left, right):
            return NOTHING
        if left.kind == "date" and operator in ("+", "-"):
            return self.date_arithmetic(node, right)
        for side, found, part in (("左边", left, node.left), ("右边", right, node.right)):
            if not is_number(found):
                advice = "一组格要先相加：合计(…)" if found.kind == "list" else ""
                self.wrong(
                    "C101",
                    f"{OPERATOR_WORDS[operator]}的{side}要写数，这里是{describe(found)}",
                    part.span,
                    advice,
                )
                return NOTHING
        left_unit, right_unit = unit_of(left), unit_of(right)
        if operator in ("+", "-"):
            unit = same_unit(left_unit, right_unit)
            if unit is None:
                self.units_differ("C102", node, left_unit, right_unit, OPERATOR_WORDS[operator])
                return NOTHING
            return number(unit)
        return number(product_unit(operator, left_unit, right_unit))

    def date_arithmetic(self, node: core.Op2, right: Type) -> Type:
        if right.kind == "date" and node.operator == "-":
            return number("天")
        if is_number(right) and same_unit(unit_of(right), "天") is not None:
            return DATE
        self.wrong(
            "C103",
            f"日期只能加减天数，或与另一个日期相减；右边是{describe(right)}",
            node.span,
            "例如 公布日期 - 日期(年度, 12, 31) ≤ 31，或 日期(年度 + 1, 1, 31)",
        )
        return NOTHING

    def units_differ(self, code: str, node: core.Op2, left: str, right: str, what: str) -> None:
        money = {left, right} == {"元", "万元"}
        advice = "用 换成元(…) 或 换成万元(…) 化成同一单位" if money else "检查是不是写错了行或列"
        self.wrong(
            code, f"单位不同，不能{what}：左边是{left or '数'}，右边是{right or '数'}", node.span, advice
        )

    def comparison(self, node: core.Op2, left: Type, right: Type) -> None:
        if loose(left) or loose(right):
            return
        if is_number(left) and is_number(right):
            units = unit_of(left), unit_of(right)
            if same_unit(*units) is None:
                self.units_differ("C104", node, *units, "比较")
            return
        ordered = node.operator in ("<", "<=", ">", ">=")
        if ordered and not (left.kind == right.kind == "date"):
            self.not_comparable(node, left, right, "比大小的两边要都是数，或都是日期")
            return
        if left.kind in ("text", "line", "passage") and right.kind in ("text", "line", "passage"):
            self.options(node, left, right)
            return
        if left.kind != right.kind or left.kind in ("section", "report", "table"):
            self.not_comparable(node, left, right, "比较的两边要是同一类东西")

    def not_comparable(self, node: core.Op2, left: Type, right: Type, why: str) -> None:
        advice = self._advice(node, left, right)
        self.wrong("C105", f"{why}：左边是{describe(left)}，右边是{describe(right)}", node.span, advice)

    def _advice(self, node: core.Op2, left: Type, right: Type) -> str:
        advice = ""
        kinds = {left.kind, right.kind}
        fixed = next((side.value for side in (node.left, node.right) if isinstance(side, core.Const)), None)
        if "date" in kinds and isinstance(fixed, str) and (day := day_in_quotes(fixed)):
            return f"日期不放在引号里，写成 {day}"
        if "cell" in kinds and fixed in STATE_NAMES.values():
            whole = node.left if left.kind == "cell" else node.right
            written = self.text.text[whole.span.start : whole.span.end]
            return f"问一格是什么状态，写 {written}.状态 {_SIGN.get(node.operator, '=')} {fixed}"
        if "list" in kinds and kinds & {"number", "cell"}:
            advice = "一组格要先相加：合计(…)；要数有几个：个数(…)"
        elif "section" in kinds:
            advice = "要比较字数写 字数(章节[…])，要找词写 章节[…] 提到 “词”"
        elif "date" in kinds and kinds & {"number", "cell"}:
            advice = "日期写成 日期(年度 + 1, 1, 31)；只比年份写 公布日期.年"
        elif "period" in kinds and "date" in kinds:
            advice = "期间写成 日期(…) 至 日期(…)，或取 统计期限.止"
        elif "passage" in kinds or "text" in kinds:
            number = bool(kinds & {"number", "cell"})
            advice = "文字只能和文字比；数不加引号" if number else "文字要写在引号里：“……”"
        return advice

    def options(self, node: core.Op2, left: Type, right: Type) -> None:
        """Refuse a text that the other side can never be."""
        for known, other, part in ((left, node.right, right), (right, node.left, left)):
            if not known.options or not isinstance(other, core.Const) or not isinstance(other.value, str):
                continue
            if known.kind == "text" and part.kind == "text" and other.value not in known.options:
                guess = nearest(other.value, known.options)
                self.wrong(
                    "C106",
                    f"这里不会出现“{other.value}”，只会是：{'、'.join(known.options[:12])}",
                    other.span,
                    f"是不是“{guess}”？" if guess else "",
                    known.options,
                )

    def mentions(self, node: core.Op2, left: Type, right: Type) -> core.Core:
        if not loose(left) and not textual(left):
            self.wrong(
                "C107",
                f"“提到”左边要写一段文字或一个部分，这里是{describe(left)}",
                node.left.span,
                "例如 章节[总体情况] 提到 “督查”",
            )
        target = node.right
        if isinstance(target, core.Const) and isinstance(target.value, str):
            if len(target.value) > 2 and target.value[0] == target.value[-1] == "/":
                self.wrong("C110", "引号里的 /…/ 只是普通文字", target.span, "正则表达式不加引号，直接写 /…/")
            if any(sign in target.value for sign in PHRASE_SIGNS):
                return node._replace(right=self.checked_phrase((("text", target.value),), target.span))
            return node
        if loose(right) or right.kind in ("words", "phrase") or textual(right):
            return node
        self.wrong("C107", f"“提到”右边要写词、词表或句式，这里是{describe(right)}", node.right.span)
        return node

    def member(self, node: core.Op2, left: Type, right: Type) -> core.Core:
        if loose(left) or loose(right):
            return node
        if right.kind == "period":
            if left.kind != "date":
                self.not_comparable(node, left, right, "“属于”一段期间的要是日期")
            return node
        if right.kind == "words":
            if left.kind not in ("text", "line"):
                self.not_comparable(node, left, right, "“属于”词表的要是文字")
            return node
        if right.kind != "list":
            self.wrong(
                "C108",
                f"“属于”右边要写一组东西或一段期间，这里是{describe(right)}",
                node.right.span,
                "例如 机关类别 属于 {人民政府, 乡镇人民政府}",
            )
            return node
        item = right.item or ANY
        if not alike(left, item):
            self.not_comparable(node, left, item, "“属于”两边要是同一类东西")
        elif isinstance(node.right, core.ListOf):
            for one in node.right.items:
                self.options(core.Op2("=", node.left, one, node.span), left, const_type_of(one))
        return node

    def period(self, node: core.Op2, left: Type, right: Type) -> Type:
        for found, part in ((left, node.left), (right, node.right)):
            if found.kind != "date" and not loose(found):
                self.wrong(
                    "C109",
                    f"“至”两边要写日期，这里是{describe(found)}",
                    part.span,
                    "例如 日期(年度, 1, 1) 至 日期(年度, 12, 31)",
                )
                return NOTHING
        return PERIOD
