"""A formula in a form: computed while it is filled in, never asked, and looked at by conditions."""

from dataclasses import replace
from decimal import Decimal
from typing import Any, cast

import pytest

from core.model.condition import Amount, Chosen, Condition, Mask, Op, Said, Text
from core.model.draft import asked, editable, mine, progress, rework, submitted
from core.model.draft import report as begin_report
from core.model.field import Field
from core.model.fields.formula import FormulaField, Result
from core.model.form import Do, Form, completed, unreckoned
from core.model.formula.unreckoned import CurrenciesMixed, DividedByZero, KindsMixed, OperandMissing, ResultTooLarge
from core.model.ids import DraftId, RequestId, StageKey
from core.model.label import Label
from core.model.money import Money
from core.model.move import Edit, Typed
from core.model.problems import problems
from core.model.request import blank
from core.model.value import Value, Values
from core.model.who import InRole
from tests.model.build import ACCOUNTING, ANNA, EGOR, EN, MARAT, NOON, ORG, RU, form, key, named, rubles, stage, words
from tests.model.filling import answers, sent, start, talk
from tests.model.samples import field
from tests.model.story import after, approve
from tests.model.story import submitted as on_its_way

GOOD = stage("good", named(MARAT))
PRICE = field("money", key=key("price"))
COUNT = field("number", key=key("count"), title=words("Количество", "Quantity"))
PLAN = field("period", key=key("plan"))
NAME = field("text", key=key("name"))
SUBSTITUTE = field("person", key=key("who"))


def formula(name: str, expression: str, **options: Any) -> FormulaField:
    return FormulaField(key=key(name), title=words(name), expression=expression, **options)


TOTAL = formula("total", "price * count", result=Result.MONEY)
ORDER = form(GOOD, fields=(PRICE, COUNT, TOTAL))


def found(*fields: Field) -> list[tuple[str, str, str]]:
    return [
        (problem.where[1], problem.where[-1], problem.what.format(**dict(problem.about)))
        for problem in problems(form(GOOD, fields=fields))
    ]


def test_it_is_computed_when_all_is_there_and_follows_every_change() -> None:
    draft = start(ORDER)
    assert [f.key for f in asked(draft)] == ["price", "count"]
    assert progress(draft) == (1, 2)
    draft = talk(draft, (Typed("100,50"), "count"))
    assert key("total") not in draft.answers
    draft = talk(draft, (Typed("3"), None))
    assert answers(draft)["total"] == rubles("301.50")
    assert [f.key for f in editable(draft)] == ["price", "count"]
    assert [f.key for f in mine(draft)] == ["price", "count", "total"]
    draft = talk(draft, (Edit(key("total")), None), (Edit(key("count")), "count"), (Typed("2"), None))
    assert sent(draft)["total"] == rubles("201.00")


def test_a_formula_that_has_lost_its_result_is_not_sent() -> None:
    quotient = formula("each", "price / count", result=Result.MONEY)
    draft = talk(start(form(GOOD, fields=(PRICE, COUNT, quotient))), (Typed("100"), "count"), (Typed("4"), None))
    assert sent(draft)["each"] == rubles("25.00")
    draft = talk(draft, (Edit(key("count")), "count"), (Typed("0"), None))
    assert "each" not in sent(draft)
    assert isinstance(unreckoned(draft.form, quotient, draft.answers), DividedByZero)


def test_why_there_is_no_result_names_the_question_in_words() -> None:
    why = unreckoned(ORDER, TOTAL, {key("price"): rubles("5")})
    assert isinstance(why, OperandMissing)
    assert why.about["field"] == COUNT.title
    assert unreckoned(ORDER, TOTAL, {key("price"): rubles("5"), key("count"): Decimal(1)}) is None
    assert unreckoned(ORDER, COUNT, {}) is None
    lost = unreckoned(form(GOOD), TOTAL, {})
    assert lost is not None
    assert lost.about["field"] == Label({})


def test_it_may_hide_like_any_field() -> None:
    hidden = replace(TOTAL, when=(Amount(key("count"), Op.MORE, Decimal(10)),))
    known: Values = {key("price"): rubles("5"), key("count"): Decimal(10), key("total"): rubles("1")}
    assert completed(form(GOOD, fields=(PRICE, COUNT, hidden)), known, ORG) == {
        key("price"): rubles("5"),
        key("count"): Decimal(10),
    }


def test_a_draft_of_a_request_that_came_back_computes_anew() -> None:
    known: Values = {key("price"): rubles("5"), key("count"): Decimal(2), key("total"): rubles("10")}
    request = replace(blank(RequestId(1), ORDER, EGOR, NOON), values=known)
    draft = talk(rework(DraftId(1), request, RU), (Edit(key("count")), "count"), (Typed("3"), None))
    assert sent(draft)["total"] == rubles("15.00")


def test_a_stage_computes_what_follows_from_its_own_answers() -> None:
    paid = field("money", key=key("paid"))
    rest = formula("rest", "price - paid", result=Result.MONEY)
    accounting = replace(stage("accounting", InRole(ACCOUNTING), do=Do.ACT), fill=(key("paid"), key("rest")))
    bill = form(GOOD, accounting, fields=(PRICE, paid, rest))
    assert problems(bill) == ()
    request = on_its_way(bill, price=rubles("100"))
    request = after(request, approve(request, MARAT))
    draft = talk(begin_report(DraftId(1), request, StageKey("accounting"), ANNA, RU), (Typed("60"), None))
    assert submitted(draft, RU, ORG) == {key("paid"): rubles("60"), key("rest"): rubles("40.00")}


@pytest.mark.parametrize(
    ("result", "found", "value"),
    [
        (Result.NUMBER, Decimal("2.005"), Decimal("2.01")),
        (Result.MONEY, Decimal("2.005"), rubles("2.01")),
        (Result.MONEY, rubles("-2.005"), rubles("-2.01")),
        (Result.TEXT, "word", "word"),
        (Result.YES_NO, False, False),
    ],
)
def test_a_result_is_rounded_and_of_its_kind(result: Result, found: Any, value: Value) -> None:
    assert formula("f", "1", result=result).fitting(found) == value


@pytest.mark.parametrize(
    ("result", "found", "why"),
    [
        (Result.NUMBER, rubles("1"), KindsMixed),
        (Result.NUMBER, True, KindsMixed),
        (Result.TEXT, Decimal(1), KindsMixed),
        (Result.YES_NO, "yes", KindsMixed),
        (Result.MONEY, Money(Decimal(1), "USD"), CurrenciesMixed),
        (Result.NUMBER, Decimal(10) ** 15 + 1, ResultTooLarge),
    ],
)
def test_a_result_of_another_kind_is_none(result: Result, found: Any, why: type[Exception]) -> None:
    with pytest.raises(why):
        formula("f", "1", result=result).fitting(found)


def test_a_formula_that_no_rule_allows_any_more_has_no_result() -> None:
    with pytest.raises(KindsMixed):
        formula("f", "2 **").computed({})


@pytest.mark.parametrize(
    ("result", "value", "ru", "en"),
    [
        (Result.NUMBER, Decimal("-1234.50"), "-1\xa0234,5", "-1,234.5"),
        (Result.MONEY, rubles("12500.00"), "12\xa0500\xa0₽", "RUB\xa012,500"),
        (Result.TEXT, "слово", "слово", "слово"),
        (Result.YES_NO, True, "Да", "Yes"),
    ],
)
def test_it_is_shown_and_kept_as_an_answer_of_its_kind(result: Result, value: Value, ru: str, en: str) -> None:
    one = formula("f", "1", result=result)
    assert (one.show(value, RU), one.show(value, EN)) == (ru, en)
    assert one.load(one.dump(value)) == value


@pytest.mark.parametrize(
    "fields",
    [
        (PRICE, COUNT, TOTAL),
        (PLAN, formula("f", "days(plan) * 700", result=Result.MONEY)),
        (PRICE, COUNT, TOTAL, formula("f", "total > 1000 or count > 5", result=Result.YES_NO)),
        (NAME, field("choice", key=key("kind")), formula("f", "name if kind == 'a' else '—'", result=Result.TEXT)),
        (field("date", key=key("a")), field("date", key=key("b")), formula("f", "b - a")),
        (COUNT, formula("f", "10 / (count - 1)")),
        (field("yes_no", key=key("y")), formula("a", "1"), formula("b", "'x'", result=Result.TEXT),
         formula("c", "y", result=Result.YES_NO), formula("f", "when(c, a, given(a, 0))")),
    ],
)  # fmt: skip
def test_a_good_formula_is_no_problem(fields: tuple[Field, ...]) -> None:
    assert found(*fields) == []


@pytest.mark.parametrize(
    ("fields", "problem"),
    [
        ((formula("f", "1 +"),), ("f", "expression", "The formula cannot be understood at character 1.")),
        ((formula("f", "1", decimals=11),), ("f", "decimals", "A number from 0 to 10 is expected here.")),
        (
            (COUNT, formula("f", "1 + price")),
            ("f", "expression", "There is no field “price” in this form (character 5)."),
        ),
        (
            (formula("f", "count"), COUNT),
            ("f", "expression", "The field “count” is asked later (character 1): put that one first."),
        ),
        (
            (replace(COUNT, sensitive=True), formula("f", "2 * count")),
            (
                "f",
                "expression",
                "The field “count” is sensitive (character 5), and this one tells of it: write “sensitive: yes”.",
            ),
        ),
        (
            (SUBSTITUTE, formula("f", "2 * who")),
            ("f", "expression", "Nothing can be reckoned with the field “who” (character 5)."),
        ),
        (
            (PRICE, NAME, formula("f", "1 + price * name", result=Result.MONEY)),
            ("f", "expression", "This cannot be reckoned: the kinds do not fit (character 5)."),
        ),
        (
            (PRICE, field("money", key=key("usd"), currency="USD"), formula("f", "price + usd", result=Result.MONEY)),
            ("f", "expression", "RUB and USD cannot be reckoned together (character 1)."),
        ),
        ((PRICE, formula("f", "price")), ("f", "result", "The result of the formula is no “number”.")),
        (
            (PRICE, formula("f", "price", result=Result.MONEY, currency="USD")),
            ("f", "currency", "The result is in RUB, and this field in USD."),
        ),
    ],
)
def test_a_bad_formula_is_found_before_the_form_is_published(
    fields: tuple[Field, ...], problem: tuple[str, str, str]
) -> None:
    assert found(*fields) == [problem]


def test_circles_are_found_at_each_of_their_formulas() -> None:
    circle = "The formula goes in a circle: “{}” needs this field itself (character 1)."
    assert found(formula("a", "c"), formula("b", "a"), formula("c", "b"), formula("d", "d")) == [
        ("a", "expression", circle.format("c")),
        ("b", "expression", circle.format("a")),
        ("c", "expression", circle.format("b")),
        ("d", "expression", circle.format("d")),
    ]


def test_what_a_stage_answers_is_later_than_the_authors_formula() -> None:
    accounting = replace(stage("accounting", InRole(ACCOUNTING), do=Do.ACT), fill=(key("price"),))
    (problem,) = problems(form(GOOD, accounting, fields=(PRICE, COUNT, TOTAL)))
    assert problem.where == ("fields", "total", "expression")


_OF_ROUTE: list[tuple[Condition, Result, str | None]] = [
    (Amount(key("f"), Op.MORE, Decimal(1)), Result.NUMBER, None),
    (Amount(key("f"), Op.MORE, Decimal(1)), Result.MONEY, None),
    (Amount(key("f"), Op.MORE, Decimal(1)), Result.TEXT, "The field “f” holds no amount to compare."),
    (Text(key("f"), "a"), Result.TEXT, None),
    (Mask(key("f"), "a*"), Result.NUMBER, "The field “f” holds no text to compare."),
    (Said(key("f"), True), Result.YES_NO, None),
    (Said(key("f"), True), Result.NUMBER, "The field “f” is not answered by yes or no."),
    (Chosen(key("f"), frozenset({"a"})), Result.TEXT, "The field “f” has no option “a”."),
]
_EXPRESSIONS = {Result.NUMBER: "1", Result.MONEY: "1", Result.TEXT: "'a'", Result.YES_NO: "yes"}


@pytest.mark.parametrize(("condition", "result", "problem"), _OF_ROUTE)
def test_conditions_of_the_route_look_at_results(condition: Condition, result: Result, problem: str | None) -> None:
    over: Form = form(
        GOOD, stage("big", named(MARAT), when=(condition,)), fields=(formula("f", _EXPRESSIONS[result], result=result),)
    )
    told = [one.what.format(**dict(one.about)) for one in problems(over)]
    assert told == ([] if problem is None else [problem])


def test_a_stage_opens_by_the_result() -> None:
    over = stage("cfo", named(ANNA), when=(Amount(key("total"), Op.MORE, Decimal(50_000)),))
    order = form(GOOD, over, fields=(PRICE, COUNT, TOTAL))
    for price, last in (("25000", "closed"), ("25000.01", "cfo")):
        draft = talk(start(order), (Typed(price), "count"), (Typed("2"), None))
        request = on_its_way(order, **cast(Any, sent(draft)))
        request = after(request, approve(request, MARAT))
        assert ("closed" if request.open is None else request.open.stage) == last
