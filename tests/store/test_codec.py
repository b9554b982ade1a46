"""Values as JSON text, and back."""

import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from types import SimpleNamespace
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.model.children import Child, ChildEnded, ChildOpened, ChildReopened, Fulfilled, Parent
from core.model.erasing import Erased
from core.model.event import (
    Acknowledged,
    Added,
    AgreedBefore,
    Amended,
    Answered,
    Approved,
    Asked,
    Cancelled,
    Closed,
    Commented,
    Completed,
    Event,
    HandedOn,
    Informed,
    Nudged,
    Recalled,
    Recounted,
    Rejected,
    Reopened,
    Replaced,
    Returned,
    Skip,
    Snoozed,
    StageOpened,
    StageSkipped,
    Submitted,
    Uncancelled,
    Undone,
    Where,
)
from core.model.ids import PersonId, RequestId, RoleKey, StageKey, StatusKey
from core.model.label import Label
from core.model.leave.blackout import Blackout
from core.model.leave.facts import Balance, Cause, Doubt, Facts, Instead
from core.model.observers import Confirmed, Observed, Observer, Unobserved
from core.model.outcome import Outcome
from core.model.partners import Shown
from core.model.period import Period
from core.model.request import Before, Cancelling, Request, Status, blank
from core.model.statuses import Moved
from core.model.step import Answer, Question, Remark, Reply, Seat, Standing, State, Step, Verdict
from core.model.terms import NO_TERMS, Terms
from core.model.value import FileKind, Value
from core.model.who import Place
from core.store.codec import dump_values, load_values, text_of
from core.store.codec_events import dump_events, load_events
from core.store.codec_request import dump_request, load_request
from core.store.terms import load_terms
from tests.model.build import ANNA, BORIS, EGOR, INVOICE, MARAT, NOON, file, form, key, rubles, stage
from tests.model.samples import FIELDS, SAMPLES
from tests.model.test_terms import RATES, taken

FORM = form(stage("manager"), fields=[replace(f, key=key(name)) for name, f in FIELDS.items()])
MANAGER = StageKey("manager")
ANSWERS: Mapping[Any, Value] = {key(name): samples[-1] for name, samples in SAMPLES.items()}

LEAVE = Facts(
    half_days=25,
    not_counted=(date(2027, 5, 1), date(2027, 5, 9)),
    balance=Balance(40, 41, 16, 3),
    away=((EGOR, Period(date(2027, 5, 3), date(2027, 5, 7))),),
    team=2,
    pay_by=date(2027, 4, 23),
    doubts=tuple(Doubt),
    was=0,
    instead=Instead(RequestId(7), Period(date(2027, 7, 5), date(2027, 7, 18)), RequestId(3), Label({"ru": "Отпуск"})),
    blackout=(
        Blackout(Period(date(2027, 5, 10), date(2027, 5, 20)), "Report", "Sales", "Moscow"),
        Blackout(Period(date(2027, 5, 11), date(2027, 5, 11)), "Stocktaking"),
    ),
)
TERMS = (
    NO_TERMS,
    Terms(RATES),
    Terms(spending=taken(3_900)),
    Terms(RATES, taken(6_500)),
    Terms(leave=Facts(2), zone="Asia/Almaty"),
    Terms(zone="Asia/Dubai"),
    Terms(RATES, leave=LEAVE, zone="Europe/Moscow"),
    Terms(leave=replace(LEAVE, cause=Cause.SICKNESS, sick=LEAVE.not_counted, extended=LEAVE.away[0][1])),
)

people = st.integers(1, 2**53).map(PersonId)
moments = st.datetimes(datetime(1990, 1, 1), datetime(2200, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001 - the zone comes
words = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)
roles = st.one_of(st.none(), words.map(RoleKey))
stages = words.map(StageKey)
statuses = words.map(StatusKey)
groups = st.lists(people, max_size=3).map(tuple)
places = st.lists(st.builds(Place, groups, roles, st.booleans(), st.booleans()), max_size=3).map(tuple)
answers = st.fixed_dictionaries({}, optional={k: st.sampled_from(SAMPLES[str(k)]) for k in ANSWERS})
had = st.lists(
    st.sampled_from(sorted(ANSWERS)).flatmap(
        lambda k: st.tuples(st.just(k), st.one_of(st.none(), st.sampled_from(SAMPLES[str(k)])))
    ),
    max_size=3,
).map(tuple)
some_stages = st.lists(stages, max_size=2).map(tuple)
numbers = st.integers(1, 2**53).map(RequestId)
titles = st.dictionaries(st.sampled_from(["ru", "en"]), words).map(Label)
parents = st.one_of(st.none(), st.builds(Parent, numbers, stages, st.integers(1, 5)))
EVENTS: Mapping[type[Any], st.SearchStrategy[Event]] = {
    Submitted: st.builds(Submitted, people, answers, moments, st.sampled_from(TERMS), some_stages, parents),
    Amended: st.builds(Amended, people, answers, moments, st.sampled_from(TERMS), some_stages),
    StageOpened: st.builds(StageOpened, stages, places, moments),
    StageSkipped: st.builds(StageSkipped, stages, had, moments, st.sampled_from(TERMS), st.sampled_from(Skip)),
    Informed: st.builds(Informed, stages, places, moments),
    Approved: st.builds(Approved, people, stages, moments, words),
    Completed: st.builds(Completed, people, stages, moments, words, answers),
    Acknowledged: st.builds(Acknowledged, people, stages, moments, words),
    Rejected: st.builds(Rejected, people, stages, moments, words),
    Returned: st.builds(Returned, people, stages, moments, words, st.one_of(st.none(), stages)),
    AgreedBefore: st.builds(AgreedBefore, people, stages, stages, moments),
    Fulfilled: st.builds(Fulfilled, people, stages, moments, numbers),
    Moved: st.builds(Moved, people, stages, statuses, statuses, places, moments, words, st.booleans()),
    Asked: st.builds(Asked, people, stages, people, words, moments),
    Answered: st.builds(Answered, people, stages, people, words, moments),
    HandedOn: st.builds(HandedOn, people, stages, people, moments, words),
    Added: st.builds(Added, people, stages, people, st.sampled_from(Where), moments, words),
    Undone: st.builds(Undone, people, stages, moments),
    Cancelled: st.builds(Cancelled, people, moments, words),
    Uncancelled: st.builds(Uncancelled, moments, st.one_of(st.none(), people)),
    Reopened: st.builds(Reopened, people, moments, words),
    Recalled: st.builds(Recalled, people, moments, words),
    Replaced: st.builds(Replaced, stages, places, moments, groups),
    Recounted: st.builds(Recounted, st.sampled_from(TERMS), moments, groups),
    Erased: st.builds(Erased, st.lists(st.sampled_from(sorted(ANSWERS)), max_size=3).map(tuple), moments),
    Snoozed: st.builds(Snoozed, people, stages, moments, moments),
    Nudged: st.builds(Nudged, people, stages, moments),
    Commented: st.builds(Commented, people, words, moments, st.sampled_from([(), (file(), file("b.pdf"))])),
    Observed: st.builds(Observed, people, people, moments),
    Unobserved: st.builds(Unobserved, people, moments),
    Confirmed: st.builds(Confirmed, people, moments),
    Shown: st.builds(
        Shown, people, st.integers(1, 99), moments, groups, st.sampled_from([(), (FileKind.PHOTO, FileKind.DOCUMENT)])
    ),
    ChildOpened: st.builds(ChildOpened, people, stages, numbers, titles, moments, st.booleans()),
    ChildEnded: st.builds(ChildEnded, numbers, st.sampled_from(Outcome), moments, answers),
    ChildReopened: st.builds(ChildReopened, numbers, moments),
    Closed: st.builds(Closed, st.sampled_from(Outcome), moments),
}
given_answers = st.builds(Answer, people, st.sampled_from(Verdict), moments, words)
seats = st.builds(
    Seat,
    groups,
    roles,
    st.booleans(),
    st.one_of(st.none(), given_answers),
    st.booleans(),
    st.lists(st.integers(0, 3), max_size=2).map(tuple),
    st.one_of(st.none(), people),
    groups,
    st.one_of(st.none(), st.builds(Remark, people, people, words)),
)
standings = st.builds(
    Standing, statuses, moments, st.booleans(), groups, words, st.lists(seats, max_size=1).map(tuple), groups
)
questions = st.builds(Question, people, people, words, moments)
steps = st.builds(
    Step,
    stages,
    st.sampled_from(State),
    st.lists(seats, max_size=3).map(tuple),
    st.one_of(st.none(), moments),
    st.lists(st.tuples(people, moments), max_size=2).map(tuple),
    st.one_of(st.none(), moments),
    st.integers(0, 9),
    st.lists(given_answers, max_size=2).map(tuple),
    st.lists(questions, max_size=2).map(tuple),
    st.lists(st.builds(Reply, questions, words, moments), max_size=1).map(tuple),
    st.timedeltas(min_value=timedelta(0), max_value=timedelta(days=40)),
    st.one_of(st.none(), standings),
    st.one_of(st.none(), moments),
)
outcomes = st.one_of(st.none(), st.sampled_from(Outcome))
children = st.lists(st.builds(Child, numbers, titles, stages, people, st.booleans(), outcomes), max_size=2).map(tuple)
way = st.lists(steps, max_size=4).map(tuple)
bare = st.builds(
    Request,
    id=st.integers(1, 2**62).map(RequestId),
    form=st.just(FORM),
    terms=st.sampled_from(TERMS),
    author=people,
    created=moments,
    status=st.sampled_from(Status),
    values=answers,
    steps=way,
    round=st.integers(0, 99),
    version=st.integers(0, 9999),
    returned=st.one_of(st.none(), given_answers),
    ended=st.one_of(st.none(), moments),
    comments=st.lists(people, unique=True, max_size=3).map(tuple),
    commented=st.integers(1, 99),
    shown=st.frozensets(st.integers(1, 99), max_size=3),
    observers=st.lists(st.builds(Observer, people, st.one_of(st.none(), moments)), max_size=2).map(tuple),
    fixed=st.frozensets(st.sampled_from(sorted(ANSWERS))),
    edition=st.integers(0, 9),
    changed=had,
    met=st.lists(people, unique=True, max_size=3).map(tuple),
    parent=parents,
    children=children,
    cancelling=st.one_of(st.none(), st.builds(Cancelling, people, words, moments, way)),
)


def _once_other(request: Request, was: Request, by: PersonId, now: datetime, child: RequestId | None) -> Request:
    """A request with what it was before a decision, or before a child had ended."""
    was = replace(was, id=request.id, author=request.author, created=request.created, version=0)
    return replace(request, before=Before(by, MANAGER, now, was, child))


requests = st.one_of(bare, st.builds(_once_other, bare, bare, people, moments, st.one_of(st.none(), numbers)))


def test_every_kind_of_event_is_tried() -> None:
    assert set(EVENTS) == {kind for member in get_args(Event) for kind in (get_args(member) or (member,))}


@pytest.mark.parametrize("kind", EVENTS, ids=lambda kind: kind.__name__)
def test_every_event_comes_back_as_it_was(kind: type[Any]) -> None:
    @given(EVENTS[kind])
    def comes_back(event: Event) -> None:
        assert load_events(FORM, dump_events(FORM, [event])) == (event,)

    comes_back()


@given(st.lists(st.one_of(*EVENTS.values()), max_size=4))
def test_events_keep_their_order(events: list[Event]) -> None:
    assert load_events(FORM, dump_events(FORM, events)) == tuple(events)


@given(requests)
def test_every_state_comes_back_as_it_was(request: Request) -> None:
    assert load_request(row(request), FORM) == request


@pytest.mark.parametrize("name", SAMPLES)
def test_every_type_of_answer_comes_back_as_it_was(name: str) -> None:
    for value in SAMPLES[name]:
        assert load_values(FORM, json.loads(text_of(dump_values(FORM, {key(name): value})))) == {key(name): value}


@given(requests)
def test_the_same_is_always_written_in_the_same_way(request: Request) -> None:
    again = load_request(row(request), FORM)
    assert dump_request(again) == dump_request(request)


def test_comments_of_the_time_when_nobody_counted_them_are_counted() -> None:
    kept = row(blank(RequestId(1), FORM, EGOR, NOON))
    kept.state = json.dumps(json.loads(kept.state) | {"comments": [3, 2, 3]})
    request = load_request(kept, FORM)
    assert (request.comments, request.commented) == ((PersonId(3), PersonId(2)), 3)


def test_an_event_of_an_unknown_kind_is_not_passed_over() -> None:
    with pytest.raises(ValueError, match="Vanished"):
        load_events(FORM, '[{"event":"Vanished","now":"2027-07-01T09:00:00+00:00"}]')


# As version 0.1.0 wrote it. These texts are in databases now: the code that reads them changes, they do not.
OLD_STATE = (
    '{"values":{"supplier":"ООО Ромашка","amount":{"amount":"1500000","currency":"RUB"}},"steps":[["manager","passed",'
    '"2027-07-01T09:00:00+00:00",[[[2],null,false,[2,"approved","2027-07-01T09:00:00+00:00","ok"]]]],["director","open",'
    '"2027-07-01T09:00:00+00:00",[[[4,5],"director",true,null]]],["accounting","ahead",null,[]]],"round":1,'
    '"returned":[2,"returned","2027-07-01T09:00:00+00:00","no scan"],"created":"2027-07-01T09:00:00+00:00",'
    '"ended":null}'
)
OLD_EVENTS = (
    '[{"event":"Submitted","now":"2027-07-01T09:00:00+00:00","by":1,"values":{"supplier":"ООО Ромашка"}},'
    '{"event":"StageOpened","now":"2027-07-01T09:00:00+00:00","stage":"manager","places":[[[2],null,false]]},'
    '{"event":"StageSkipped","now":"2027-07-01T09:00:00+00:00","stage":"director","had":[["amount",null]]},'
    '{"event":"Approved","now":"2027-07-01T09:00:00+00:00","by":2,"stage":"manager","comment":"ok"},'
    '{"event":"Completed","now":"2027-07-01T09:00:00+00:00","by":4,"stage":"accounting","comment":"paid"},'
    '{"event":"Returned","now":"2027-07-01T09:00:00+00:00","by":2,"stage":"manager","reason":"no scan"},'
    '{"event":"Recalled","now":"2027-07-01T09:00:00+00:00","by":1,"reason":""},'
    '{"event":"Closed","now":"2027-07-01T09:00:00+00:00","outcome":"recalled"}]'
)


def test_an_old_state_is_still_understood() -> None:
    values: Mapping[Any, Value] = {key("supplier"): "ООО Ромашка", key("amount"): rubles("1500000")}
    old = SimpleNamespace(id=7, author=EGOR, status="pending", version=4, state=OLD_STATE)
    assert load_request(old, INVOICE) == Request(
        id=RequestId(7),
        form=INVOICE,
        author=EGOR,
        created=NOON,
        status=Status.PENDING,
        values=values,
        steps=(
            Step(MANAGER, State.PASSED, (Seat((MARAT,), answer=Answer(MARAT, Verdict.APPROVED, NOON, "ok")),), NOON),
            Step(StageKey("director"), State.OPEN, (Seat((ANNA, BORIS), RoleKey("director"), stands_in=True),), NOON),
            Step(StageKey("accounting")),
        ),
        round=1,
        version=4,
        returned=Answer(MARAT, Verdict.RETURNED, NOON, "no scan"),
        met=(MARAT, ANNA, BORIS),
    )


def test_a_place_that_was_handed_on_before_its_words_were_kept_is_still_understood() -> None:
    steps = '[["manager","open",null,[[[2],null,false,null,{"added_by":1,"hops":[3]}]]]]'
    state = f'{{"created":"2027-07-01T09:00:00+00:00","values":{{}},"steps":{steps}}}'
    old = SimpleNamespace(id=7, author=EGOR, status="pending", version=4, state=state)
    (step,) = load_request(old, INVOICE).steps
    assert step.seats == (Seat((PersonId(2),), added_by=PersonId(1), hops=(PersonId(3),)),)


def test_old_events_are_still_understood() -> None:
    assert load_events(INVOICE, OLD_EVENTS) == (
        Submitted(EGOR, {key("supplier"): "ООО Ромашка"}, NOON),
        StageOpened(MANAGER, (Place((MARAT,)),), NOON),
        StageSkipped(StageKey("director"), ((key("amount"), None),), NOON),
        Approved(MARAT, MANAGER, NOON, "ok"),
        Completed(ANNA, StageKey("accounting"), NOON, "paid"),
        Returned(MARAT, MANAGER, NOON, "no scan"),
        Recalled(EGOR, NOON),
        Closed(Outcome.RECALLED, NOON),
    )


def row(request: Request) -> SimpleNamespace:
    """What a database keeps of a request."""
    return SimpleNamespace(
        id=request.id,
        author=request.author,
        status=request.status.value,
        version=request.version,
        state=dump_request(request),
    )


def test_a_leave_with_a_doubt_of_a_later_version_is_read_without_it() -> None:
    stored = {"terms": {"leave": {"half_days": 4, "doubts": ["eclipse", "blackout"]}}}
    assert load_terms(stored) == Terms(leave=Facts(4, doubts=(Doubt.BLACKOUT,)))


def test_a_move_that_was_stored_with_the_versions_of_the_leave_is_still_understood() -> None:
    instead = [7, "2027-07-05", "2027-07-18", 3, {"ru": "Отпуск"}, 9]
    assert load_terms({"terms": {"leave": {"half_days": 4, "instead": instead}}}) == Terms(
        leave=Facts(4, instead=LEAVE.instead)
    )
