"""Requests within requests: who opens one, what waits for it, and what comes of its end."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest

from core.model.agree import Agree, Whose
from core.model.budget import Budget, Span
from core.model.children import Adopt, Child, ChildEnded, ChildOpened, EndChild, OpenChild, Parent, ResumeChild
from core.model.command import (
    Acknowledge,
    Add,
    Approve,
    Ask,
    Cancel,
    Command,
    Complete,
    HandOn,
    Nudge,
    Reject,
    Return,
    Snooze,
    Undo,
)
from core.model.command import Answer as Say
from core.model.decide import allowed, decide
from core.model.effect import Ask as Card
from core.model.effect import Offer
from core.model.ending import NothingToUndo
from core.model.event import AgreedBefore
from core.model.field import Field
from core.model.fields.catalog import CatalogField
from core.model.fields.choice import ChoiceField
from core.model.fields.formula import FormulaField
from core.model.fields.number import NumberField
from core.model.fields.request import RequestField
from core.model.fields.sign_off import SignOffField
from core.model.fields.table import TableField
from core.model.fields.text import TextField
from core.model.form import Do, Form, Opening
from core.model.ids import CatalogKey, ColumnKey, FormKey, PersonId, RequestId, StageKey
from core.model.org import PARTNER
from core.model.outcome import Outcome
from core.model.remind import deadline, watched
from core.model.request import Request, Status, listeners, waiting_for
from core.model.step import State
from core.model.turn import DEEPEST, NobodyWaited, NotYourTurn, StageWaits, TooDeep
from core.model.value import Linked, Picked, TableRow, Value, Values
from core.model.within import outcome, passed_down, passed_up, told_above
from tests.model.build import (
    ANNA,
    EGOR,
    EN,
    FELIX,
    MARAT,
    NOON,
    OLGA,
    ORG,
    VERA,
    form,
    key,
    named,
    org_with,
    stage,
    words,
)
from tests.model.story import (
    after,
    approve,
    complete,
    effects,
    give_back,
    new,
    recall,
    refusal,
    reject,
    submit,
    submitted,
)

INVOICE, CONTRACT = FormKey("invoice"), FormKey("contract")
CHILD, OTHER = RequestId(1042), RequestId(1043)
TITLE = words("Счёт", "Invoice")
HOUR = timedelta(hours=1)


def _text(name: str, **more: object) -> TextField:
    return TextField(key=key(name), title=words(name.capitalize()), required=False, **more)  # type: ignore[arg-type]


ORDER = form(
    stage("manager", named(MARAT)),
    stage(
        "purchase",
        named(VERA),
        named(ANNA),
        do=Do.ACT,
        within=timedelta(hours=8),
        fill=(key("paid"),),
        opens=(Opening(form=INVOICE), Opening(form=CONTRACT, wait=False)),
    ),
    stage("last", named(OLGA)),
    fields=[_text("what"), _text("supplier"), _text("paid"), _text("secret", sensitive=True)],
)
PURCHASE = StageKey("purchase")


def _at_purchase(of: Form = ORDER, **values: Value) -> Request:
    answers = {key("what"): "a chair", **{key(name): value for name, value in values.items()}}
    request = after(new(of), replace(submit(), values=answers))
    return after(request, approve(request, MARAT))


def _opened(request: Request, by: PersonId = VERA, form: FormKey = INVOICE, id: RequestId = CHILD) -> OpenChild:
    return OpenChild(by, PURCHASE, request.round, NOON, form, id, TITLE)


def _with_child(of: Form = ORDER, **values: Value) -> Request:
    request = _at_purchase(of, **values)
    return after(request, _opened(request))


def _end(outcome: Outcome = Outcome.APPROVED, id: RequestId = CHILD, hours: int = 0, **values: Value) -> EndChild:
    return EndChild(id, outcome, NOON + hours * HOUR, {key(name): value for name, value in values.items()})


def test_who_has_a_place_at_the_open_stage_may_open_one() -> None:
    first = submitted(ORDER, what="a chair")
    assert not [who for who in ORG.people if OpenChild in allowed(first, who, ORG)]
    assert [who for who in ORG.people if OpenChild in allowed(_at_purchase(), who, ORG)] == [ANNA, VERA]
    assert decide(_at_purchase(), _opened(_at_purchase()), ORG) == (
        ChildOpened(VERA, PURCHASE, CHILD, TITLE, NOON, wait=True),
    )


def test_only_what_the_stage_opens_is_opened_and_only_by_its_people() -> None:
    request = _at_purchase()
    assert isinstance(refusal(request, _opened(request, form=FormKey("vacation"))), NotYourTurn)
    assert isinstance(refusal(request, _opened(request, by=EGOR)), NotYourTurn)


def test_people_of_other_companies_open_none() -> None:
    org = org_with(replace(ORG.people[VERA], roles=frozenset({PARTNER})))
    assert OpenChild not in allowed(_at_purchase(), VERA, org)
    assert OpenChild in allowed(_at_purchase(), ANNA, org)


def test_people_of_other_companies_do_not_learn_what_is_waited_for() -> None:
    org = org_with(replace(ORG.people[VERA], roles=frozenset({PARTNER})))
    request = _at_purchase()
    request = after(request, _opened(request, by=ANNA))
    assert Complete not in allowed(request, VERA, org)
    with pytest.raises(NotYourTurn):
        decide(request, complete(request, VERA), org)


@pytest.mark.parametrize(("depth", "deeper"), [(DEEPEST - 1, True), (DEEPEST, False)])
def test_they_are_opened_within_each_other_so_many_times(depth: int, deeper: bool) -> None:
    request = replace(_at_purchase(), parent=Parent(RequestId(1), PURCHASE, depth))
    assert (OpenChild in allowed(request, VERA, ORG)) is deeper
    if not deeper:
        assert refusal(request, _opened(request)).about == {"most": 5}
        assert isinstance(refusal(request, _opened(request)), TooDeep)


def test_the_stage_is_not_passed_while_it_waits_and_all_else_is_done() -> None:
    request = _with_child()
    refused = refusal(request, complete(request, VERA))
    assert isinstance(refused, StageWaits)
    assert refused.about == {"number": CHILD, "title": TITLE}
    assert allowed(request, VERA, ORG) == (Return, Ask, HandOn, OpenChild)
    assert Complete in allowed(_at_purchase(), VERA, ORG)


@pytest.mark.parametrize("do", [Do.APPROVE, Do.ACKNOWLEDGE])
def test_a_yes_of_any_kind_waits(do: Do) -> None:
    waits = form(stage("purchase", named(VERA), do=do, opens=(Opening(form=INVOICE),)))
    request = after(submitted(waits), _opened(submitted(waits)))
    assert not {Approve, Acknowledge, Snooze} & set(allowed(request, VERA, ORG))
    assert (Reject in allowed(request, VERA, ORG)) is (do is Do.APPROVE)
    assert (Add in allowed(request, VERA, ORG)) is (do is Do.APPROVE)


def test_nobody_is_waited_for_and_nobody_is_reminded() -> None:
    before, request = _at_purchase(), _with_child()
    assert waiting_for(before) == {ANNA, VERA}
    assert waiting_for(request) == frozenset()
    assert deadline(before) == NOON + 8 * HOUR
    assert (deadline(request), watched(request)) == (None, {})
    assert isinstance(refusal(request, Nudge(EGOR, NOON)), NobodyWaited)
    assert listeners(request) == listeners(before)


def test_without_waiting_the_stage_goes_on() -> None:
    request = _at_purchase()
    request = after(request, _opened(request, form=CONTRACT))
    assert request.children == (Child(CHILD, TITLE, PURCHASE, VERA, wait=False),)
    assert waiting_for(request) == {ANNA, VERA}
    assert Complete in allowed(request, VERA, ORG)


@pytest.mark.parametrize("ended", Outcome)
def test_when_it_has_ended_those_of_the_stage_get_a_new_card(ended: Outcome) -> None:
    request = _with_child()
    assert {effect for effect in effects(request, _end(ended)) if isinstance(effect, Card)} == {Card(ANNA), Card(VERA)}
    request = after(request, _end(ended))
    assert request.children[0].outcome is ended
    assert Complete in allowed(request, VERA, ORG)


def test_they_wait_for_the_last_one() -> None:
    request = _with_child()
    request = after(request, _opened(request, by=ANNA, id=OTHER))
    assert [one.id for one in request.held] == [CHILD, OTHER]
    assert not [effect for effect in effects(request, _end()) if isinstance(effect, Card)]
    request = after(request, _end())
    assert [one.id for one in request.held] == [OTHER]
    assert Card(VERA) in effects(request, _end(id=OTHER))


def test_what_is_opened_again_is_waited_for_again() -> None:
    request = after(_with_child(), _end(), ResumeChild(CHILD, NOON))
    assert [one.id for one in request.held] == [CHILD]
    assert request.children[0].outcome is None


def test_the_clock_stands_meanwhile() -> None:
    request = after(_with_child(), _end(hours=3))
    assert deadline(request) == NOON + 11 * HOUR
    request = after(request, replace(_opened(request, id=OTHER), now=NOON + 4 * HOUR), _end(id=OTHER, hours=6))
    assert deadline(request) == NOON + 13 * HOUR


@pytest.mark.parametrize(
    ("asked", "answered", "ended"), [(0, 3, 4), (0, 4, 3), (2, 3, 4), (2, 4, 3)], ids=lambda hour: f"{hour}h"
)
def test_a_question_beside_it_does_not_count_twice(asked: int, answered: int, ended: int) -> None:
    """It was opened an hour after noon; the clock stands from the first of the two to the last."""
    request = _at_purchase()
    about = (PURCHASE, request.round)
    said: dict[int, Command] = {
        asked: Ask(ANNA, *about, NOON + asked * HOUR, EGOR, "which?"),
        answered: Say(EGOR, *about, NOON + answered * HOUR, "that"),
        ended: _end(hours=ended),
        1: replace(_opened(request), now=NOON + HOUR),
    }
    request = after(request, *(said[hour] for hour in sorted(said)))
    assert deadline(request) == NOON + (8 + 4 - min(asked, 1)) * HOUR


def test_who_agreed_before_is_asked_at_a_stage_that_opens_something() -> None:
    twice = form(stage("one", named(MARAT)), stage("two", named(MARAT), opens=(Opening(form=INVOICE),)))
    request = submitted(twice)
    events = decide(request, approve(request, MARAT), ORG)
    assert not [event for event in events if isinstance(event, AgreedBefore)]


@pytest.mark.parametrize(("answers", "asked"), [({}, False), ({key("supplier"): "Media"}, True)])
def test_who_agreed_before_what_came_back_is_asked_in_his_turn(answers: Values, asked: bool) -> None:
    opens = (Opening(form=CONTRACT, wait=False),)
    in_turn = stage("two", named(OLGA), named(MARAT), agree=Agree(whose=Whose.IN_TURN))
    request = submitted(form(stage("one", named(MARAT), opens=opens), in_turn, fields=[_text("supplier")]))
    request = after(request, OpenChild(MARAT, StageKey("one"), request.round, NOON, CONTRACT, CHILD, TITLE))
    request = after(request, approve(request, MARAT))
    request = after(request, EndChild(CHILD, Outcome.APPROVED, NOON, answers))
    request = after(request, approve(request, OLGA))
    assert waiting_for(request) == ({MARAT} if asked else set())


def test_what_is_sent_too_late_is_part_of_it_all_the_same() -> None:
    request = _at_purchase()
    request = after(request, complete(request, VERA), complete(request, ANNA))
    request = after(request, Adopt(VERA, PURCHASE, NOON, CHILD, TITLE))
    assert request.children == (Child(CHILD, TITLE, PURCHASE, VERA, wait=False),)
    assert waiting_for(request) == {OLGA}


def test_a_request_that_came_back_waits_when_the_stage_is_reached_again() -> None:
    request = _with_child()
    request = after(request, give_back(request, ANNA))
    assert request.status is Status.REWORK
    assert (len(request.held), waiting_for(request)) == (0, frozenset({EGOR}))
    request = after(request, submit(what="two chairs"))
    assert request.held == ()
    request = after(request, approve(request, MARAT))
    assert [one.id for one in request.held] == [CHILD]
    assert deadline(request) is None


def test_it_can_end_as_a_no_while_it_waits() -> None:
    waits = form(stage("purchase", named(VERA), opens=(Opening(form=INVOICE),)))
    request = after(submitted(waits), _opened(submitted(waits)))
    assert Offer(VERA, CHILD) in effects(request, reject(request, VERA))


@pytest.fixture
def judged() -> Form:
    """An order whose buyer decides: it can be rejected."""
    return form(stage("purchase", named(VERA), opens=(Opening(form=INVOICE, wait=False),)), fields=ORDER.fields)


def test_whoever_opened_one_for_a_request_that_came_to_nothing_is_asked(judged: Form) -> None:
    judged = replace(judged, cancel=(PURCHASE,))
    request = submitted(judged, what="a chair")
    request = after(request, _opened(request), _opened(request, id=OTHER), _end(id=OTHER))
    approved = after(request, approve(request, VERA))
    assert not [one for one in effects(request, approve(request, VERA)) if isinstance(one, Offer)]
    cancelling = after(approved, Cancel(EGOR, NOON, "no need"))
    for before, ending in ((request, reject(request, VERA)), (cancelling, approve(cancelling, VERA))):
        assert [one for one in effects(before, ending) if isinstance(one, Offer)] == [Offer(VERA, CHILD)]


def test_a_request_that_is_to_be_cancelled_waits_for_none(judged: Form) -> None:
    waits = replace(judged.route[0], opens=(Opening(form=INVOICE),))
    request = submitted(replace(judged, route=(waits,), cancel=(PURCHASE,)), what="a chair")
    request = after(request, _opened(request), _end(), approve(after(request, _opened(request), _end()), VERA))
    request = after(request, ResumeChild(CHILD, NOON), Cancel(EGOR, NOON, "no need"))
    assert (len(request.held), waiting_for(request)) == (0, frozenset({VERA}))
    assert OpenChild not in allowed(request, VERA, ORG)


def test_its_answers_fill_what_nobody_has_answered_and_what_the_stage_fills_in() -> None:
    request = _with_child()
    ended = after(request, _end(supplier="ООО Ромашка", paid="yesterday", what="other"))
    assert ended.values == {key("what"): "a chair", key("supplier"): "ООО Ромашка", key("paid"): "yesterday"}
    assert ended.edition == request.edition + 1
    again = replace(request, values={**request.values, key("paid"): "long ago"})
    assert after(again, _end(paid="yesterday")).values[key("paid")] == "yesterday"


def test_what_somebody_has_said_yes_to_stays() -> None:
    request = _at_purchase()
    request = after(request, replace(complete(request, ANNA), values={key("paid"): "today"}), _opened(request))
    assert after(request, _end(paid="yesterday")).values[key("paid")] == "today"


@pytest.mark.parametrize("ended", [Outcome.REJECTED, Outcome.RECALLED, Outcome.CANCELLED])
def test_only_what_was_approved_answers_anything(ended: Outcome) -> None:
    request = _with_child()
    assert decide(request, _end(ended, supplier="x"), ORG) == (ChildEnded(CHILD, ended, NOON),)


def test_what_is_fixed_stays() -> None:
    fixed = replace(ORDER, fields=(*ORDER.fields[:2], _text("paid", fixed_from=StageKey("manager")), ORDER.fields[3]))
    request = replace(_with_child(fixed), fixed=frozenset({key("paid")}))
    request = replace(request, values={**request.values, key("paid"): "today"})
    assert after(request, _end(paid="yesterday")).values[key("paid")] == "today"


def test_what_a_budget_is_counted_by_stays() -> None:
    budget = Budget(catalog=CatalogKey("b"), limit=ColumnKey("l"), amount=key("supplier"), period=Span.MONTH)
    assert after(_with_child(replace(ORDER, budget=budget)), _end(supplier="x", paid="y")).values == {
        key("what"): "a chair",
        key("paid"): "y",
    }


def test_a_request_that_has_ended_only_notes_it() -> None:
    request = _with_child()
    request = after(request, give_back(request, VERA))
    assert after(request, _end(supplier="x")).values[key("supplier")] == "x"
    over = after(request, recall())
    noted = after(over, _end(supplier="x"))
    assert (noted.status, noted.values, noted.steps) == (over.status, over.values, over.steps)
    assert noted.children[0].outcome is Outcome.APPROVED


def test_a_decision_before_it_cannot_be_taken_back() -> None:
    request = _at_purchase()
    request = after(request, complete(request, ANNA))
    assert Undo in allowed(request, ANNA, ORG)
    for then in (after(request, _opened(request)), after(request, Adopt(VERA, PURCHASE, NOON, CHILD, TITLE), _end())):
        assert Undo not in allowed(then, ANNA, ORG)
        assert isinstance(refusal(then, Undo(ANNA, NOON)), NothingToUndo)


CLIENTS, GOODS = CatalogKey("clients"), CatalogKey("goods")
_COLUMNS = (_text("name"),)


def _catalog(name: str, of: CatalogKey = CLIENTS) -> CatalogField:
    return CatalogField(key=key(name), title=words(name), catalog=of, required=False)


def _table(name: str, *columns: Field) -> TableField:
    return TableField(key=key(name), title=words(name), columns=columns)


def _link(name: str, form: FormKey | None) -> RequestField:
    return RequestField(key=key(name), title=words(name), form=form)


def _choice(name: str, *options: str) -> ChoiceField:
    return ChoiceField(key=key(name), title=words(name), options={one: words(one) for one in options})


def _sign(name: str) -> SignOffField:
    return SignOffField(key=key(name), title=words(name), text=words("I agree"))


def _formula(name: str) -> FormulaField:
    return FormulaField(key=key(name), title=words(name), expression="1 + 1")


_ROWS = (TableRow(((key("name"), "x"),)),)
_LINKED = Linked(RequestId(3), TITLE, EGOR)
EXCHANGES: list[tuple[str, Field, Field, Value, bool]] = [
    ("the same", _text("a"), _text("a"), "x", True),
    ("another key", _text("a"), _text("b"), "x", False),
    ("another type", _text("a"), NumberField(key=key("a"), title=words("a")), "x", False),
    ("sensitive there", _text("a"), _text("a", sensitive=True), "x", False),
    ("sensitive here", _text("a", sensitive=True), _text("a"), "x", False),
    ("the same catalog", _catalog("a"), _catalog("a"), Picked("k", "K"), True),
    ("another catalog", _catalog("a"), _catalog("a", GOODS), Picked("k", "K"), False),
    ("the same columns", _table("a", *_COLUMNS), _table("a", *_COLUMNS), _ROWS, True),
    ("other columns", _table("a", *_COLUMNS), _table("a", _text("other")), _ROWS, False),
    ("a request of any form", _link("a", INVOICE), _link("a", None), _LINKED, True),
    ("a request of one form", _link("a", None), _link("a", INVOICE), _LINKED, False),
    ("a known option", _choice("a", "x", "y"), _choice("a", "x"), "x", True),
    ("an option that is not there", _choice("a", "x", "y"), _choice("a", "y"), "x", False),
    ("a sentence", _sign("a"), _sign("a"), True, False),
    ("what is reckoned", _formula("a"), _formula("a"), Decimal(2), False),
    ("what was reckoned", _formula("a"), NumberField(key=key("a"), title=words("a")), Decimal(2), True),
    ("what was reckoned as another type", _formula("a"), _text("a"), Decimal(2), False),
    ("to what is reckoned", NumberField(key=key("a"), title=words("a")), _formula("a"), Decimal(2), False),
]


@pytest.mark.parametrize(
    ("source", "target", "value", "passes"), [row[1:] for row in EXCHANGES], ids=[row[0] for row in EXCHANGES]
)
def test_which_answers_pass_between_two_requests(source: Field, target: Field, value: Value, passes: bool) -> None:
    giving = replace(new(form(stage("one", named(VERA)), fields=[source])), values={source.key: value})
    taking = new(form(stage("one", named(VERA)), fields=[target]))
    expected = {target.key: value} if passes else {}
    assert passed_down(giving, taking.form, VERA, EN, ORG) == expected
    assert passed_up(giving, taking, EN, ORG) == expected


def test_where_one_asks_for_the_other_it_is_the_answer() -> None:
    giving = replace(new(form(stage("one", named(VERA)), fields=[_text("b")])), id=RequestId(3))
    taking = new(
        form(stage("one", named(VERA)), fields=[_link("a", giving.form.key), _link("c", INVOICE), _link("d", None)])
    )
    named_ = {key("a"): Linked(RequestId(3), giving.form.title, giving.author)}
    assert passed_down(giving, taking.form, VERA, EN, ORG) == named_
    assert passed_up(giving, taking, EN, ORG) == named_


def test_nothing_passes_that_a_stage_of_the_new_one_fills_in() -> None:
    filling = form(stage("one", named(VERA), do=Do.ACT, fill=(key("a"),)), fields=[_text("a"), _text("b")])
    giving = replace(new(form(fields=[_text("a"), _text("b")])), values={key("a"): "x", key("b"): "y"})
    assert passed_down(giving, filling, VERA, EN, ORG) == {key("b"): "y"}


def test_to_a_partner_nothing_passes_that_he_may_not_read() -> None:
    org = org_with(replace(ORG.people[VERA], roles=frozenset({PARTNER})))
    giving = replace(new(form(fields=[_text("a"), _text("b", partners=True)])), values={key("a"): "x", key("b"): "y"})
    assert passed_down(giving, giving.form, VERA, EN, org) == {key("b"): "y"}


def _part(of: Form, status: Status = Status.NEW, depth: int = 1) -> Request:
    return replace(new(of, VERA), id=CHILD, status=status, parent=Parent(RequestId(1041), PURCHASE, depth))


BILL = replace(form(stage("one", named(OLGA)), fields=[_text("supplier")]), key=INVOICE, title=TITLE)


def test_what_is_told_above_when_it_is_sent() -> None:
    parent, sent = _at_purchase(), _part(BILL, Status.PENDING)
    blank = replace(sent, parent=None, status=Status.NEW)
    assert tuple(told_above(blank, sent, parent, ORG, NOON)) == (_opened(parent),)
    late = after(parent, complete(parent, VERA))
    assert tuple(told_above(blank, sent, late, ORG, NOON)) == (Adopt(VERA, PURCHASE, NOON, CHILD, TITLE),)
    other = replace(sent, form=replace(BILL, key=FormKey("other")))
    assert tuple(told_above(blank, other, parent, ORG, NOON)) == (Adopt(VERA, PURCHASE, NOON, CHILD, TITLE),)


def test_what_is_told_above_when_it_has_ended_or_does_so_no_more() -> None:
    parent = _with_child()
    under_way = replace(_part(BILL, Status.PENDING), values={key("supplier"): "x"})
    approved, cancelling = replace(under_way, status=Status.APPROVED), replace(under_way, status=Status.CANCELLING)
    cancelled = replace(under_way, status=Status.CANCELLED)
    passed = {key("supplier"): "x"}

    def told(was: Request, is_: Request) -> tuple[object, ...]:
        return tuple(told_above(was, is_, parent, ORG, NOON))

    assert told(under_way, approved) == (EndChild(CHILD, Outcome.APPROVED, NOON, passed),)
    assert told(approved, cancelling) == told(cancelling, approved) == ()
    assert told(cancelling, cancelled) == (EndChild(CHILD, Outcome.CANCELLED, NOON, passed),)
    assert told(approved, under_way) == (ResumeChild(CHILD, NOON),)
    assert told(under_way, replace(under_way, status=Status.REWORK)) == ()
    assert outcome(replace(under_way, status=Status.REJECTED)) is Outcome.REJECTED


def test_a_request_is_part_of_another_for_good() -> None:
    request = after(new(BILL, VERA), replace(submit(VERA), parent=Parent(RequestId(1), PURCHASE)))
    assert request.parent == Parent(RequestId(1), PURCHASE)
    request = after(request, give_back(request, OLGA))
    assert after(request, submit(VERA, supplier="x")).parent == Parent(RequestId(1), PURCHASE)


def test_whoever_takes_over_while_it_waits_is_asked_when_it_has_ended() -> None:
    request = _with_child()
    handed = HandOn(VERA, PURCHASE, request.round, NOON, FELIX, "please")
    assert not [effect for effect in effects(request, handed) if isinstance(effect, Card)]
    request = after(request, handed)
    assert request.step(PURCHASE).state is State.OPEN
    assert Card(FELIX) in effects(request, _end())
