"""The result of a formula for given answers; and its rehearsal, by which mistakes are found before anybody answers."""

import ast
import operator
from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any

from simpleeval import SimpleEval
from typing_extensions import override

from core.model.formula.functions import FUNCTIONS
from core.model.formula.operand import (
    Brought,
    Column,
    Operand,
    add,
    as_it_is,
    brought,
    compared,
    divide,
    looked_up,
    multiply,
    negative,
    operand,
    positive,
    subtract,
    truth,
)
from core.model.formula.syntax import WORDS, tree_of
from core.model.formula.unreckoned import (
    DividedByZero,
    OperandMissing,
    ResultTooLarge,
    Unreckoned,
)

#: Nodes that are visited, and cells that are looked at.
_STEPS = 20_000

_SIGNS: dict[type[ast.AST], Callable[..., Any]] = {
    ast.Add: add,
    ast.Sub: subtract,
    ast.Mult: multiply,
    ast.Div: divide,
    ast.USub: negative,
    ast.UAdd: positive,
    ast.Not: lambda value: not truth(value),
    ast.Eq: compared(operator.eq),
    ast.NotEq: compared(operator.ne),
    ast.Lt: compared(operator.lt),
    ast.LtE: compared(operator.le),
    ast.Gt: compared(operator.gt),
    ast.GtE: compared(operator.ge),
}


def reckoned(expression: str, known: Mapping[Any, Any], bring: Brought = as_it_is) -> Operand:
    """The result of `expression` where names are the keys of `known`, and every amount is brought to the currency of
    the formula before anything is done with it. Raises Unreckoned, Mistake."""
    result: Operand = _Engine(known, bring).eval(expression, tree_of(expression))
    return result


def rehearsed(expression: str, samples: Mapping[Any, Any]) -> Operand:
    """A result of the kind that `expression` has, for answers of the kinds of `samples`. Every branch is taken, and
    what depends on the very numbers does not matter. Raises Unreckoned with its place, Mistake."""
    result: Operand = _Rehearsal(samples).eval(expression, tree_of(expression))
    return result


class _Engine(SimpleEval):  # type: ignore[misc]  # the library has no types
    """The library's walk over a tree, with our own values, names and functions, and none of its attributes."""

    def __init__(self, known: Mapping[Any, Any], bring: Brought = as_it_is) -> None:
        super().__init__(operators=_SIGNS, functions={}, names={})
        self.known = known
        self.bring = bring
        self.steps = 0
        self.nodes = {
            ast.BinOp: self._eval_binop,
            ast.UnaryOp: self._eval_unaryop,
            ast.Compare: self._eval_compare,
            ast.BoolOp: self._both,
            ast.IfExp: self._either,
            ast.Constant: self._constant,
            ast.Name: self._named,
            ast.Attribute: self._cell,
            ast.Call: self._called,
        }

    @override
    def _eval(self, node: Any) -> Any:
        self._stepped(1)
        try:
            return super()._eval(node)
        except Unreckoned as why:
            why.at = why.at or node.col_offset + 1
            raise

    def _stepped(self, steps: int) -> None:
        self.steps += steps
        if self.steps > _STEPS:
            raise ResultTooLarge

    def _constant(self, node: ast.Constant) -> Operand:
        return operand(node.value)

    def _named(self, node: ast.Name) -> Operand:
        if node.id in WORDS:
            return WORDS[node.id]
        if node.id not in self.known:
            raise OperandMissing(field=node.id)
        return brought(operand(self.known[node.id]), self.bring)

    def _cell(self, node: ast.Attribute) -> Operand:
        found = looked_up(self._eval(node.value), node.attr)
        self._stepped(len(found.values) if isinstance(found, Column) else 1)
        return brought(found, self.bring)

    def _both(self, node: ast.BoolOp) -> bool:
        values = (truth(self._eval(value)) for value in node.values)
        return all(values) if isinstance(node.op, ast.And) else any(values)

    def _either(self, node: ast.IfExp) -> Operand:
        return self._chosen(node.test, node.body, node.orelse)

    def _chosen(self, test: ast.expr, one: ast.expr, other: ast.expr) -> Operand:
        result: Operand = self._eval(one if truth(self._eval(test)) else other)
        return result

    def _given(self, value: ast.expr, otherwise: ast.expr) -> Operand:
        try:
            result: Operand = self._eval(value)
        except OperandMissing:
            result = self._eval(otherwise)
        return result

    def _called(self, node: Any) -> Operand:
        match node.func.id:
            case "when":
                return self._chosen(*node.args)
            case "given":
                return self._given(*node.args)
            case name:
                return FUNCTIONS[name](*map(self._eval, node.args))


class _Rehearsal(_Engine):
    """Takes every branch; divides by zero without minding, for the samples are no answers."""

    @override
    def _eval_binop(self, node: Any) -> Any:
        sign, left, right = self.operators[type(node.op)], self._eval(node.left), self._eval(node.right)
        try:
            return sign(left, right)
        except DividedByZero:
            return sign(left, add(right, Decimal(1)))
        except ResultTooLarge:
            return left

    @override
    def _both(self, node: ast.BoolOp) -> bool:
        values = [truth(self._eval(value)) for value in node.values]
        return all(values)

    @override
    def _chosen(self, test: ast.expr, one: ast.expr, other: ast.expr) -> Operand:
        truth(self._eval(test))
        return self._alike(self._eval(one), self._eval(other))

    @override
    def _given(self, value: ast.expr, otherwise: ast.expr) -> Operand:
        return self._alike(self._eval(value), self._eval(otherwise))

    def _alike(self, one: Operand, other: Operand) -> Operand:
        """Either of two branches; both must be of a kind, which they are when they can be compared."""
        _SIGNS[ast.Eq](one, other)
        return one if not isinstance(one, Decimal) else other
