"""Answers that stand before anybody is asked, and those of the last time."""

from dataclasses import replace
from datetime import date, time
from decimal import Decimal

import pytest

from core.model.draft import asked, begin, editable
from core.model.field import Field
from core.model.fields import FIELD_TYPES
from core.model.form import Form, beginning
from core.model.ids import DraftId, RequestId, StageKey
from core.model.move import Edit, Skip, Typed
from core.model.period import Period
from core.model.repeat import as_last_time
from core.model.request import Request, blank
from core.model.value import Value
from tests.model.build import EGOR, MARAT, NOON, ORG, RU, VERA, form, here, key, named, point, rubles, stage, without
from tests.model.filling import answers, start, talk
from tests.model.samples import FIELDS, SAMPLES
from tests.model.samples import field as of

#: Answers that have no last time.
ONCE = ("checklist", "file", "formula", "sign_off", "request", "yes_no")
#: Those that depend on more than themselves; they have tests of their own.
ROWS = ("catalog", "table")
REPEATING = sorted(name for name in SAMPLES if name not in (*ONCE, *ROWS))


@pytest.mark.parametrize(
    ("field", "value"),
    [
        (of("text", default="Новая  мышь"), "Новая мышь"),
        (of("number", default="2,5"), Decimal("2.5")),
        (of("money", default="12 500"), rubles("12500")),
        (of("money", default="5", currencies=("RUB", "USD")), rubles("5")),
        (of("date", default="today"), date(2027, 7, 1)),
        (of("date", default="завтра"), date(2027, 7, 2)),
        (of("time", default="9:30"), time(9, 30)),
        (of("period", default="next week"), Period(date(2027, 7, 5), date(2027, 7, 11))),
        (of("phone", default="8 701 234 56 78"), "+77012345678"),
        (of("email", default="hall@example.com"), "hall@example.com"),
        (of("link", default="example.com"), "https://example.com"),
        (of("location", default="55.7512, 37.6184"), point("55.7512", "37.6184")),
        (of("choice", default="unpaid"), "unpaid"),
        (of("choices", default=("lamp", "desk")), frozenset({"lamp", "desk"})),
        (of("yes_no", default=False), False),
        (of("person", default="author"), EGOR),
        (of("persons", default="author"), (EGOR,)),
    ],
)
def test_a_default_is_an_answer_that_is_not_asked_and_can_be_changed(field: Field, value: Value) -> None:
    of_one = form(stage("one", named(MARAT)), fields=(field, of("text", key=key("last"))))
    draft = start(of_one)
    assert answers(draft) == {"f": value}
    assert field.preset
    assert (draft.at, [f.key for f in asked(draft)], [f.key for f in editable(draft)]) == (
        "last",
        ["last"],
        ["f", "last"],
    )


@pytest.mark.parametrize("type_", sorted(FIELD_TYPES))
def test_what_has_no_default_is_asked(type_: str) -> None:
    assert not FIELDS[type_].preset
    assert not FIELDS[type_].repeats
    assert FIELDS[type_].initial(EGOR, RU) is None


def test_today_is_the_day_on_which_the_form_is_begun() -> None:
    field = of("date", default="today")
    assert [field.initial(EGOR, here("en", day)) for day in (date(2027, 7, 1), date(2028, 2, 29))] == [
        date(2027, 7, 1),
        date(2028, 2, 29),
    ]


def test_a_default_that_has_become_no_answer_is_asked_for() -> None:
    of_one = form(stage("one", named(MARAT)), fields=(of("date", default="01.06.2027"), of("text", key=key("last"))))
    draft = talk(start(of_one), (Typed("завтра"), "last"))
    assert [f.key for f in asked(draft)] == ["last"]


def test_a_default_that_is_skipped_is_not_asked_again() -> None:
    fields = (of("date", default="today", required=False), of("text", key=key("last")))
    draft = start(form(stage("one", named(MARAT)), fields=fields), last="x")
    draft = talk(draft, (Edit(key("f")), "f"), (Skip(), None))
    assert answers(draft) == {"last": "x"}


def _last(of_form: Form, **values: Value) -> Request:
    return replace(blank(RequestId(7), of_form, EGOR, NOON), values={key(k): v for k, v in values.items()})


@pytest.mark.parametrize("type_", REPEATING)
def test_the_answer_of_the_last_time_stands_and_counts_as_a_question(type_: str) -> None:
    field = of(type_, default=("last",) if type_ == "choices" else "last")
    of_one = form(stage("one", named(MARAT)), fields=(field, of("text", key=key("end"))))
    for value in SAMPLES[type_]:
        again = as_last_time(of_one, _last(of_one, f=value, end="x"), RU, ORG)
        assert again == {"f": value}
        draft = begin(DraftId(1), of_one, EGOR, ORG, {**beginning(of_one, EGOR, RU), **again})
        assert (draft.at, len(asked(draft))) == ("end", 2)
    assert (field.preset, field.repeats, field.problems()) == (False, True, ())
    assert start(of_one).at == "f"


def test_what_is_no_answer_any_more_is_asked() -> None:
    repeating = (
        of("date", default="last"),
        of("person", key=key("who"), default="last"),
        of("text", key=key("end"), default="last"),
    )
    now = form(stage("one", named(MARAT)), fields=repeating)
    last = _last(now, f=date(2027, 6, 1), who=VERA, end="x")
    assert as_last_time(now, last, RU, without(VERA)) == {"end": "x"}
    assert as_last_time(now, last, RU, ORG) == {"who": VERA, "end": "x"}


def test_another_type_or_another_hand_repeats_nothing() -> None:
    now = form(stage("one", named(MARAT)), fields=(of("text", default="last"),))
    assert as_last_time(now, _last(replace(now, fields=(FIELDS["number"],)), f=Decimal(5)), RU, ORG) == {}
    assert as_last_time(now, _last(now), RU, ORG) == {}
    filled_later = replace(now, route=(replace(now.route[0], key=StageKey("one"), fill=(key("f"),)),))
    assert as_last_time(filled_later, _last(now, f="x"), RU, ORG) == {}


def test_an_option_that_is_called_last_is_an_option() -> None:
    field = of("choice", options={"first": FIELDS["text"].title, "last": FIELDS["text"].title}, default="last")
    assert (field.preset, field.repeats, field.initial(EGOR, RU)) == (True, False, "last")
