"""Forms that Kivok begins by itself: for whom, when; and the stage that is done with them."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from core.model.calendar import Calendar, DayKind
from core.model.children import ChildEnded, EndChild, Fulfilled, OpenChild, ResumeChild
from core.model.command import Ask, Comment, HandOn, Undo
from core.model.decide import decide
from core.model.effect import Ask as Card
from core.model.effect import Refresh, Tell
from core.model.ending import NothingToUndo, undoable
from core.model.event import Closed, StageOpened
from core.model.fields.period import PeriodField
from core.model.fields.text import TextField
from core.model.form import Do, Form, Nobody, Opening
from core.model.ids import FormKey, RequestId, StageKey
from core.model.outcome import Outcome
from core.model.period import Period
from core.model.remind import too_early
from core.model.request import Request, Status, waiting_for
from core.model.starting import Start, start_at, starting
from core.model.step import Answer, State, Verdict
from core.model.terms import Terms
from core.model.who import Author, InRole
from tests.model.build import ANNA, EGOR, LAWYER, MARAT, NOON, OLGA, ORG, VERA, form, key, named, stage, words
from tests.model.story import after, approve, complete, effects, recall, refusal, submitted

REPORT, CHILD, OTHER = FormKey("report"), RequestId(1042), RequestId(1043)
TITLE, SAYS = words("Отчёт", "Report"), words("С возвращением!", "Welcome back!")
BACK = StageKey("back")
#: Sunday to Thursday.
AWAY = Period(date(2027, 8, 1), date(2027, 8, 5))
MOSCOW = ZoneInfo("Europe/Moscow")
DAY = timedelta(days=1)
BY_ITSELF = Opening(form=REPORT, by_itself=SAYS)
BY_HAND = Opening(form=FormKey("letter"), wait=False)


def _trip(*opens: Opening, required: bool = True) -> Form:
    reporting = stage(
        "back",
        Author(),
        do=Do.ACT,
        opens=opens or (BY_HAND, BY_ITSELF),
        fill=(key("report"),),
        after=key("away"),
        within=30 * DAY,
    )
    fields = (
        PeriodField(key=key("away"), title=words("Даты", "Dates"), required=False),
        TextField(key=key("report"), title=words("Отчёт", "Report"), required=required),
    )
    return form(reporting, fields=fields)


def _away(of: Form | None = None, away: Period | None = AWAY) -> Request:
    trip = of or _trip()
    request = submitted(trip) if away is None else submitted(trip, away=away)
    return replace(request, terms=Terms(zone="Europe/Moscow"))


def _begun(request: Request, id: RequestId = CHILD, form: FormKey = REPORT) -> Request:
    return after(request, OpenChild(EGOR, BACK, request.round, NOON, form, id, TITLE))


def _end(outcome: Outcome = Outcome.APPROVED, id: RequestId = CHILD, report: str = "№ 1042") -> EndChild:
    return EndChild(id, outcome, NOON + DAY, {key("report"): report} if report else {})


def _local(day: int, hour: int = 9, minute: int = 0) -> datetime:
    return datetime(2027, 8, day, hour, minute, tzinfo=MOSCOW)


def test_it_is_begun_for_whoever_has_the_stage() -> None:
    request = _away()
    assert starting(request) == Start(REPORT, 2, SAYS, EGOR, BACK, request.round, NOON, AWAY.last)
    handed = after(request, HandOn(EGOR, BACK, request.round, NOON, VERA, "please"))
    known = starting(handed)
    assert known == Start(REPORT, 2, SAYS, VERA, BACK, request.round, NOON, AWAY.last)


def test_nothing_begins_where_nothing_is_to() -> None:
    assert starting(_away(_trip(BY_HAND))) is None
    assert starting(after(_away(), recall())) is None
    assert starting(_begun(_away())) is None
    assert starting(after(_begun(_away()), _end(Outcome.REJECTED))) is None


def test_where_several_have_the_stage_each_waits_for_the_other() -> None:
    both = _trip()
    both = replace(both, route=(replace(both.route[0], who=stage("x", named(VERA), named(ANNA)).who),))
    assert starting(_away(both)) is None


def _moment(last: date | None, calendar: Calendar = Calendar(), opened: datetime = NOON) -> datetime:  # noqa: B008 - a value
    return start_at(Start(REPORT, 1, SAYS, EGOR, BACK, 1, opened, last), calendar, MOSCOW).astimezone(MOSCOW)


@pytest.mark.parametrize(
    ("last", "morning"), [(5, 6), (6, 9), (7, 9), (8, 9), (9, 10)], ids=["Thu", "Fri", "Sat", "Sun", "Mon"]
)
def test_it_begins_on_the_first_working_morning_after_the_last_day(last: int, morning: int) -> None:
    assert _moment(date(2027, 8, last)) == _local(morning)


def test_holidays_are_no_working_days_and_working_weekends_are() -> None:
    bridged = Calendar({date(2027, 8, 6): DayKind.HOLIDAY, date(2027, 8, 9): DayKind.DAY_OFF})
    assert _moment(date(2027, 8, 5), bridged) == _local(10)
    worked = Calendar({date(2027, 8, 7): DayKind.WORKING_WEEKEND})
    assert _moment(date(2027, 8, 6), worked) == _local(7)


@pytest.mark.parametrize(
    ("last", "opened", "begins"),
    [
        (date(2027, 8, 5), _local(7, 12), _local(7, 12)),
        (date(2027, 8, 5), _local(7, 21), _local(8)),
        (date(2027, 8, 5), _local(6, 8), _local(6)),
        (None, _local(7, 12), _local(7, 12)),
        (None, _local(7, 3), _local(7)),
    ],
    ids=["a Saturday", "an evening", "that very morning", "no days", "a night without days"],
)
def test_where_the_stage_opens_later_it_begins_at_once_but_not_in_the_night(
    last: date | None, opened: datetime, begins: datetime
) -> None:
    assert _moment(last, opened=opened.astimezone(UTC)) == begins


def test_a_stage_without_days_waits_for_none() -> None:
    assert starting(_away(away=None)) == Start(REPORT, 2, SAYS, EGOR, BACK, 1, NOON, None)
    assert not too_early(_away(away=None), NOON)


def test_until_the_evening_of_the_last_day_it_is_too_early() -> None:
    request = _away()
    assert too_early(request, _local(5, 17, 59))
    assert not too_early(request, _local(5, 18))
    assert not too_early(after(request, recall()), NOON)


def test_when_it_is_approved_the_stage_is_done_and_the_request_ends() -> None:
    request = _begun(_away())
    at, filled = NOON + DAY, {key("report"): "№ 1042"}
    assert decide(request, _end(), ORG) == (
        ChildEnded(CHILD, Outcome.APPROVED, at, filled),
        Fulfilled(EGOR, BACK, at, CHILD),
        Closed(Outcome.APPROVED, at),
    )
    ended = after(request, _end())
    assert (ended.status, ended.step(BACK).state) == (Status.APPROVED, State.PASSED)
    assert list(ended.step(BACK).answers) == [Answer(EGOR, Verdict.COMPLETED, at)]


def test_when_that_is_under_way_again_so_is_the_stage() -> None:
    ended = after(_begun(_away()), _end())
    request = after(ended, ResumeChild(CHILD, NOON + 2 * DAY))
    assert (request.status, [one.id for one in request.held]) == (Status.PENDING, [CHILD])
    assert (request.ended, list(request.step(BACK).answers)) == (None, [])
    assert effects(ended, ResumeChild(CHILD, NOON + 2 * DAY)) == {Refresh(EGOR)}
    assert after(request, _end()).closed


def test_what_was_said_about_it_meanwhile_is_kept() -> None:
    ended = after(_begun(_away()), _end(), Comment(EGOR, NOON + DAY, "Thank you"))
    request = after(ended, ResumeChild(CHILD, NOON + 2 * DAY))
    assert (request.status, request.comments) == (Status.PENDING, (EGOR,))


def test_what_somebody_has_done_since_stays() -> None:
    trip = _trip()
    request = _begun(_away(replace(trip, route=(*trip.route, stage("last", named(OLGA))))))
    request = after(request, _end())
    done = after(request, approve(request, OLGA), ResumeChild(CHILD, NOON + 2 * DAY))
    assert (done.status, done.children[0].outcome) == (Status.APPROVED, None)
    assert after(request, ResumeChild(CHILD, NOON + 2 * DAY)).step(BACK).state is State.OPEN


def test_another_one_that_is_under_way_again_is_no_reason() -> None:
    request = _begun(_begun(_away()), OTHER, BY_HAND.form)
    ended = after(request, _end(id=OTHER), _end())
    assert after(ended, ResumeChild(OTHER, NOON + 2 * DAY)).closed


def test_nobody_can_take_it_back_himself() -> None:
    ended = after(_begun(_away()), _end())
    assert not undoable(ended, EGOR)
    assert isinstance(refusal(ended, Undo(EGOR, NOON + DAY)), NothingToUndo)


def test_its_author_hears_of_it_from_the_other_one_and_sees_it_here() -> None:
    assert effects(_begun(_away()), _end()) == {Refresh(EGOR)}


def test_whoever_else_it_concerns_is_told() -> None:
    trip = _trip()
    request = after(_away(trip), HandOn(EGOR, BACK, 1, NOON, VERA, "please"))
    request = after(request, OpenChild(VERA, BACK, 1, NOON, REPORT, CHILD, TITLE))
    assert effects(request, _end()) == {Tell(EGOR), Refresh(VERA)}


def test_the_way_goes_on_behind_it() -> None:
    trip = _trip()
    request = _begun(_away(replace(trip, route=(*trip.route, stage("last", named(EGOR), do=Do.ACKNOWLEDGE)))))
    assert [type(event) for event in decide(request, _end(), ORG)] == [ChildEnded, Fulfilled, StageOpened]
    assert effects(request, _end()) == {Card(EGOR)}


@pytest.mark.parametrize("outcome", [Outcome.REJECTED, Outcome.RECALLED, Outcome.CANCELLED])
def test_any_other_end_leaves_the_stage_to_its_people(outcome: Outcome) -> None:
    assert waiting_for(after(_begun(_away()), _end(outcome))) == {EGOR}


def test_what_is_still_to_be_filled_in_leaves_it_to_its_people() -> None:
    assert waiting_for(after(_begun(_away()), _end(report=""))) == {EGOR}
    assert after(_begun(_away(_trip(required=False))), _end(report="")).closed


def test_while_another_one_is_waited_for_the_stage_is_not_done() -> None:
    request = _begun(_begun(_away()), OTHER)
    request = after(request, _end())
    assert (request.status, [one.id for one in request.held]) == (Status.PENDING, [OTHER])
    assert after(request, _end(id=OTHER)).closed


def test_a_stage_that_begins_nothing_by_itself_is_not_done_by_itself() -> None:
    by_hand = _trip(Opening(form=REPORT))
    assert waiting_for(after(_begun(_away(by_hand)), _end())) == {EGOR}


def test_what_is_asked_there_is_answered_first() -> None:
    trip = _trip()
    request = _away(replace(trip, route=(stage("boss", named(MARAT)), *trip.route)))
    request = after(request, approve(request, MARAT))
    request = _begun(after(request, Ask(EGOR, BACK, request.round, NOON, MARAT, "Was it paid?")))
    assert waiting_for(after(request, _end())) == {EGOR, MARAT}


def test_whoever_has_handed_the_stage_on_does_not_end_it() -> None:
    request = _begun(_away())
    request = after(request, HandOn(EGOR, BACK, request.round, NOON, OLGA, "please"))
    assert waiting_for(after(request, _end())) == {OLGA}


def test_where_nobody_is_found_for_what_follows_its_people_try_again() -> None:
    trip, nobody = _trip(), stage("law", InRole(LAWYER), if_nobody=Nobody.REFUSE)
    request = _away(replace(trip, route=(*trip.route, nobody)))
    assert [type(event) for event in decide(_begun(request), _end(), ORG)] == [ChildEnded]


def test_of_a_request_that_nobody_knows_nothing_follows() -> None:
    request = _begun(_away())
    assert [type(event) for event in decide(request, _end(id=OTHER), ORG)] == [ChildEnded]


def test_a_stage_that_was_left_is_not_done_once_more() -> None:
    trip = _trip()
    request = _begun(_away(replace(trip, route=(*trip.route, stage("last", named(OLGA))))), form=BY_HAND.form)
    filled = replace(complete(request, EGOR), values={key("report"): "by hand"})
    request = after(request, filled)
    assert [type(event) for event in decide(request, _end(), ORG)] == [ChildEnded]
    assert waiting_for(request) == {OLGA}
