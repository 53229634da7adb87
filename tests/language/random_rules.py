"""Random rules and random reports: well typed by construction, strange in every other way.

They are drawn from a seed with `random`, not with hypothesis strategies: a hundred times faster, and
shrinking trees of this kind takes minutes and tells little.
"""

from __future__ import annotations

from random import Random
from typing import Any

from checker.language.syntax import (
    Approx,
    Attribute,
    Binary,
    Binding,
    Call,
    Case,
    Choice,
    Conditional,
    Expr,
    Index,
    Name,
    Number,
    Quantified,
    Rule,
    Text,
    Truth,
    Unary,
)

T3_ROWS = ("新收", "上年结转", "予以公开", "办理总计", "结转下年", "国家秘密")
T3_COLUMNS = ("自然人", "商业企业", "其他", "总计")
T3_GROUPS = ("明细行", "不予公开", "其他处理")
T4_ROWS = ("行政复议", "直接起诉")
T4_COLUMNS = ("维持", "总计")
SECTIONS = ("总体情况", "问题与改进", "其他事项")
WORDS = ("公开", "督查", "没有这样的话", "收费", "（公开｜没有）…信息")
STATES = ("空白", "横线", "数", "读不清", "文字", "缺失")
SENTENCES = (
    "全年新收2件",
    "其中予以公开1件，占50%，不予公开3件",
    "其他处理0件，占 12.5%。公开信息若干",
    "部分公开两件。督查一次",
)
CELL_WORDS = (0, 1, 2, 3, 3, 5, "空白", "空白", "-", "缺失", "读不清", "图片", "另附", "2（其中1件）", "1.5")
DOMAINS: tuple[tuple[str, Expr], ...] = (
    ("column", Attribute(Name("表三"), "列")),
    ("column", Attribute(Name("表三"), "申请人")),
    ("row", Attribute(Name("表三"), "明细行")),
    ("row", Attribute(Name("表三"), "行")),
    ("row", Choice((Name("新收"), Name("办理总计")))),
    ("cell", Attribute(Name("表三"), "格")),
    ("cell", Attribute(Name("表四"), "格")),
    ("section", Name("章节")),
    ("match", Call("匹配", (Name("全文"), Text("〔类：表三行〕〔件数：数〕件（，占〔比：百分数〕）？")))),
)


class RuleMaker:
    """Makes rules; `variables` map a name to the kind of thing it stands for."""

    def __init__(self, seed: int) -> None:
        self.random = Random(seed)
        self.variables: dict[str, str] = {}

    def rule(self) -> Rule:
        cases = tuple(self.case(str(number)) for number in range(self.random.randint(1, 2)))
        return Rule("X101", "试", "error", (), "推断", cases, blanks_unknown=self.random.random() < 0.15)

    def case(self, name: str) -> Case:
        self.variables = {"上年": "previous"} if self.random.random() < 0.4 else {}
        bindings: list[Binding] = []
        for number in range(self.random.randint(0, 2)):
            kind, domain = self.random.choice(DOMAINS)
            if kind == "cell" and number:
                continue  # 189 times 27 bindings would only be slow
            self.variables[f"项{number}"] = kind
            condition = self.condition(0) if self.random.random() < 0.4 else None
            bindings.append(Binding(f"项{number}", domain, condition))
            if kind == "cell":
                break
        return Case(
            name,
            tuple(bindings),
            given=self.condition(1) if self.random.random() < 0.5 else None,
            require=self.condition(2),
            review=self.condition(0) if self.random.random() < 0.3 else None,
            soften=self.condition(0) if self.random.random() < 0.3 else None,
        )

    def named(self, kind: str) -> list[Expr]:
        return [Name(name) for name, of in self.variables.items() if of == kind]

    def cell(self) -> Expr:
        held = self.named("cell")
        choice = self.random.random()
        if held and choice < 0.5:
            return self.random.choice(held)
        if choice < 0.8:
            row = self.random.choice([*map(Name, T3_ROWS), *self.named("row") * 4])
            column = self.random.choice([*map(Name, T3_COLUMNS), *self.named("column") * 3])
            before = "上年" in self.variables and self.random.random() < 0.3
            return Index(Attribute(Name("上年"), "表三") if before else Name("表三"), (row, column))
        if choice < 0.9:
            return Index(Name("表四"), (self._name(T4_ROWS), self._name(T4_COLUMNS)))
        return Index(Name("表二"), (self._name(("规章", "行政规范性文件")), self._name(("制发", "现行有效"))))

    def _name(self, names: tuple[str, ...]) -> Name:
        return Name(self.random.choice(names))

    def sum(self) -> Expr:
        matches = self.named("match")
        if matches and self.random.random() < 0.6:
            row = Attribute(self.random.choice(matches), "类")
            column = self._name((*T3_COLUMNS, "申请人"))
            return Call("合计", (Index(Name("表三"), (row, column)),))
        if self.random.random() < 0.5:
            return Call("合计", (Index(Name("表三"), (self._name(T3_GROUPS), self._name(T3_COLUMNS))),))
        return Call("合计", (Index(Name("表三"), (self._name(T3_ROWS), Name("申请人"))),))

    def number(self, depth: int) -> Expr:
        choice = self.random.randrange(6 if depth == 0 else 13)
        if choice < 4:
            return self.cell()
        if choice == 4:
            return self.sum()
        if choice == 5:
            matches = self.named("match")
            if matches and self.random.random() < 0.7:
                return Attribute(self.random.choice(matches), "件数")
            return Number(self.random.randint(0, 3))
        left = self.number(depth - 1)
        if choice < 9:
            return Binary(self.random.choice("+-"), left, self.number(depth - 1))
        if choice == 9:
            return Binary(self.random.choice("*/"), left, Number(self.random.randint(0, 3)))
        if choice == 10:
            return Call("绝对值", (left,)) if self.random.random() < 0.5 else Unary("-", left)
        if choice == 11:
            return Call(self.random.choice(("最大", "最小", "合计")), (left, self.number(depth - 1)))
        return Conditional(self.condition(0), left, self.number(depth - 1))

    def condition(self, depth: int) -> Expr:
        if depth and self.random.random() < 0.6:
            return self.joined(depth - 1)
        makers = (
            self.comparison, self.comparison, self.comparison, self.of_state, self.of_state, self.approx,
            self.presence, self.text, self.other,
        )  # fmt: skip
        return self.random.choice(makers)(depth)

    def joined(self, depth: int) -> Expr:
        choice = self.random.random()
        if choice < 0.5:
            left, right = self.condition(depth), self.condition(depth)
            return Binary(self.random.choice(("and", "or", "implies")), left, right)
        if choice < 0.7:
            return Unary("not", self.condition(depth))
        kind, domain = self.random.choice([*DOMAINS[:5], *DOMAINS[6:]])  # 表三.格 within 表三.格 is slow
        name = "某" if "某" not in self.variables else "某甲"
        kept = dict(self.variables)
        self.variables[name] = kind
        condition = self.condition(min(depth, 1))
        self.variables = kept
        return Quantified(self.random.choice(("all", "any")), name, domain, condition)

    def comparison(self, depth: int) -> Expr:
        operator = self.random.choice(("=", "=", "=", "!=", "<", "<=", ">", ">="))
        return Binary(operator, self.number(min(depth, 1)), self.number(min(depth, 1)))

    def approx(self, depth: int) -> Expr:
        return Approx(self.number(min(depth, 1)), self.number(0), Number(self.random.randint(0, 2)))

    def of_state(self, _: int) -> Expr:
        state = Attribute(self.cell(), "状态")
        if self.random.random() < 0.5:
            return Binary(self.random.choice(("=", "!=")), state, Text(self.random.choice(STATES)))
        return Binary("in", state, Choice(tuple(map(Name, self.random.sample(STATES, 2)))))

    def presence(self, _: int) -> Expr:
        things: list[Expr] = [
            self.cell(),
            Index(Name("章节"), (self._name(SECTIONS),)),
            Name("上年"),
            Name("公布日期"),
            Attribute(self._name(("表二", "表三", "表四")), "空白格"),
            self._name(("表二", "表三", "表四")),
            *(Attribute(match, "比") for match in self.named("match")),
        ]
        return Unary(self.random.choice(("exists", "missing")), self.random.choice(things))

    def text(self, _: int) -> Expr:
        sections: list[Expr] = [
            Index(Name("章节"), (self._name(SECTIONS),)),
            Name("全文"),
            *self.named("section"),
        ]
        sections += [Attribute(match, "所在句") for match in self.named("match")]
        return Binary("mentions", self.random.choice(sections), Text(self.random.choice(WORDS)))

    def other(self, _: int) -> Expr:
        day = Call(
            "日期",
            (
                Binary("+", Name("年度"), Number(1)),
                Number(self.random.randint(1, 3)),
                Number(self.random.randint(1, 31)),
            ),
        )
        cell = self.cell()
        choices: list[Expr] = [
            Binary("=", Name("机关类别"), self._name(("政府部门", "人民政府"))),
            Binary("<=", Name("公布日期"), day),
            Binary("=", Attribute(Name("表三"), "版本"), Text("2021")),
            Truth(self.random.random() < 0.5),
            Call("是整数", (cell,)),
            Binary("in", Attribute(cell, "行"), Choice((Name("新收"), Name("予以公开")))),
            Binary(">", Call("个数", (Name("章节"),)), Number(5)),
            Binary("=", Name("统计期限"), Binary("to", Call("日期", _day(1, 1)), Call("日期", _day(12, 31)))),
            *(
                Binary("<=", Attribute(match, "比"), Number(50, percent=True))
                for match in self.named("match")
            ),
        ]
        return self.random.choice(choices)


def _day(month: int, day: int) -> tuple[Expr, ...]:
    return Name("年度"), Number(month), Number(day)


def random_report(seed: int, year: int = 2024) -> dict[str, Any]:
    """Return plain data for build_report."""
    random = Random(seed)
    data: dict[str, Any] = {"年度": year}

    def chance(share: float) -> bool:
        return random.random() < share

    if year > 2020 and chance(0.2):
        data["表样"] = {"表三": "2019"}
    if chance(0.7):
        data["表三"] = {
            row: {column: random.choice(CELL_WORDS) for column in T3_COLUMNS if chance(0.5)}
            for row in random.sample(T3_ROWS, random.randint(0, 5))
        }
    if chance(0.3):
        data["表四"] = {
            row: {"维持": random.choice(CELL_WORDS), "总计": random.choice(CELL_WORDS)} for row in T4_ROWS
        }
    if chance(0.2):
        data["表格"] = {
            random.choice(("表二", "表三", "表四")): random.choice(("图片", "附件", "缺失", "读不清"))
        }
    if chance(0.5):
        data["章节"] = {"总体情况": random.choice(SENTENCES) + "。" + random.choice(SENTENCES)}
    if chance(0.3):
        data["删去章节"] = [random.choice(SECTIONS)]
    if chance(0.3):
        data["章节图片"] = {random.choice(SECTIONS): 1}
    if chance(0.3):
        data["公布日期"] = None
    if chance(0.2):
        data["机关类别"] = "未知"
    if chance(0.2):
        data["统计期限"] = random.choice(("没有写", "读不清"))
    return data
