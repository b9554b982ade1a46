"""The text of a formula as a tree: a small part of Python's expressions, measured before anything is parsed.

Whatever the text is, it is a tree of few known nodes or a `Mistake` within a millisecond: the words and signs are
counted first, so that neither nesting nor length reaches Python's own parser.
"""

import ast
import re
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation
from functools import lru_cache
from keyword import iskeyword

from core.model.numbers import LARGEST
from core.model.words import N_

#: Limits: characters of a formula, its words and signs, the depth of its tree.
LONGEST, TOKENS, DEPTH = 1000, 300, 40

#: The functions, each with the least and the most it takes.
ARITY = {
    "sum": (1, 1),
    "count": (1, 1),
    "min": (1, 20),
    "max": (1, 20),
    "round": (1, 2),
    "days": (1, 2),
    "when": (3, 3),
    "given": (2, 2),
}
#: Names that are values.
WORDS = {"yes": True, "no": False}

_FOREIGN = N_("“{word}” cannot stand in a formula (character {at}).")
_OPERATORS = frozenset({"and", "or", "not", "if", "else"})
_TOKEN = re.compile(
    r"""[ ]*(?:
        (?P<number>[0-9]+(?:\.[0-9]+)?)(?![0-9A-Za-z_.])
      | (?P<word>[A-Za-z][A-Za-z0-9_]*)(?!["'])
      | (?P<text>"[^"\\]*"|'[^'\\]*')
      | (?P<sign>==|!=|<=|>=|[-+*/<>(),.])
    )""",
    re.VERBOSE,
)
_NODES = (ast.BinOp, ast.UnaryOp, ast.BoolOp, ast.Compare, ast.IfExp, ast.Name, ast.Constant)
_SIGNS = (
    *(ast.Add, ast.Sub, ast.Mult, ast.Div, ast.USub, ast.UAdd, ast.Not, ast.And, ast.Or),
    *(ast.Eq, ast.NotEq, ast.Lt, ast.LtE, ast.Gt, ast.GtE, ast.Load),
)


class Mistake(Exception):
    """This is no formula. Holds an English template for translation, and what it speaks of."""

    def __init__(self, what: str, at: int, **about: str) -> None:
        super().__init__(what)
        self.what = what
        self.about = (("at", str(at)), *about.items())


@lru_cache(maxsize=512)
def tree_of(expression: str) -> ast.expr:
    """Raises Mistake."""
    text = re.sub(r"\s", " ", expression).strip()
    _measure(text)
    try:
        tree = ast.parse(text, mode="eval").body
    except SyntaxError as error:
        raise Mistake(N_("The formula cannot be understood at character {at}."), error.offset or 1) from None
    _settle(tree, text.encode())
    _check(tree)
    return tree


def names_in(tree: ast.expr) -> Iterator[tuple[str, str | None, int]]:
    """The fields that a formula looks at, each with the column or None, and the place in characters from 1."""
    columns = {id(node.value): node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
    called = {id(node.func) for node in ast.walk(tree) if isinstance(node, ast.Call)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Name) and id(node) not in called and node.id not in WORDS:
            yield node.id, columns.get(id(node)), node.col_offset + 1


def _measure(text: str) -> None:
    if len(text) > LONGEST:
        raise Mistake(N_("The formula is too long: {most} characters at most."), LONGEST, most=str(LONGEST))
    at = depth = count = 0
    text = text.rstrip(" ")
    while at < len(text):
        found = _TOKEN.match(text, at)
        if found is None:
            raise _unexpected(text, at)
        word, sign = found["word"], found["sign"]
        if word and iskeyword(word) and word not in _OPERATORS:
            raise Mistake(
                N_("“{word}” cannot stand in a formula (character {at})."), found.start("word") + 1, word=word
            )
        depth += {"(": 1, ")": -1}.get(sign or "", 0)
        at, count = found.end(), count + 1
        if depth > DEPTH or count > TOKENS:
            raise Mistake(N_("The formula is too complicated: split it into several fields."), at)
    if not count:
        raise Mistake(N_("Nothing is written here."), 1)


def _unexpected(text: str, at: int) -> Mistake:
    at += len(text[at:]) - len(text[at:].lstrip(" "))
    if text[at] == "=":
        return Mistake(N_("Write == to compare (character {at})."), at + 1)
    return Mistake(_FOREIGN, at + 1, word=text[at])


def _check(tree: ast.expr) -> None:
    """Only known nodes, and not too deep."""
    ahead: list[tuple[ast.AST, int]] = [(tree, 1)]
    while ahead:
        node, depth = ahead.pop()
        if depth > DEPTH:
            raise Mistake(N_("The formula is too complicated: split it into several fields."), 1)
        match node:
            case ast.Call():
                _check_call(node)
                ahead += [(part, depth + 1) for part in node.args]
            case ast.Attribute(value=ast.Name()):
                pass
            case _ if isinstance(node, (*_NODES, *_SIGNS)):
                ahead += [(part, depth + 1) for part in ast.iter_child_nodes(node)]
            case _:
                at = getattr(node, "col_offset", 0) + 1
                raise Mistake(N_("The formula cannot be understood at character {at}."), at)


def _settle(tree: ast.expr, text: bytes) -> None:
    """Numbers exactly as they are written, for Python has made floats of them; places in characters, not in bytes."""
    for node in ast.walk(tree):
        if isinstance(node, ast.expr):
            begin, end = node.col_offset, node.end_col_offset
            node.col_offset = len(text[:begin].decode())
            if isinstance(node, ast.Constant) and not isinstance(node.value, str):
                number = _number(text[begin:end].decode(), node.col_offset)
                if number > LARGEST:
                    raise Mistake(N_("The number at character {at} is too large."), node.col_offset + 1)
                node.value = number  # type: ignore[assignment]  # a Decimal is no constant of Python


def _number(written: str, at: int) -> Decimal:
    """Python knows constants that are no numbers, such as three dots."""
    try:
        return Decimal(written)
    except InvalidOperation:
        raise Mistake(N_("The formula cannot be understood at character {at}."), at + 1) from None


def _check_call(node: ast.Call) -> None:
    at = node.col_offset + 1
    name = node.func.id if isinstance(node.func, ast.Name) else ""
    if name not in ARITY or node.keywords:
        what = N_("There is no function “{word}” (character {at}). Known are: {known}.")
        raise Mistake(what, at, word=name or "…", known=", ".join(ARITY))
    least, most = ARITY[name]
    if not least <= len(node.args) <= most:
        what = N_("“{word}” takes from {least} to {most} values (character {at}).")
        raise Mistake(what, at, word=name, least=str(least), most=str(most))
