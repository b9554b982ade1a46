"""Beside the way of a request: putting it off, reminding of it, commenting on it."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from core.model.aside import AllPutOff, InThePast, NothingSaid, NudgedToday
from core.model.command import Comment, Nudge, Snooze
from core.model.decide import allowed, course, decide
from core.model.effect import Forward, Refresh, Remind
from core.model.event import Commented, Nudged, Snoozed
from core.model.evolve import followed
from core.model.fields.text import TooLong
from core.model.form import Do
from core.model.ids import PersonId
from core.model.org import Org
from core.model.react import settle
from core.model.refusal import Refusal
from core.model.request import Request, nudgeable, puts_off
from core.model.turn import AlreadyClosed, AlreadyDecided, CardOutdated, NobodyWaited, NotYours, NotYourTurn
from core.model.value import File, FileKind
from core.model.who import Author, InRole
from tests.model.build import (
    ACCOUNTING,
    ANNA,
    BORIS,
    EGOR,
    HELEN,
    MARAT,
    NOON,
    OLGA,
    ORG,
    STRANGER,
    VERA,
    file,
    form,
    named,
    org_with,
    stage,
)
from tests.model.story import BOTH, PAIR, after, approve, give_back, new, open_stage, recall, refusal, reject, submitted

DAY = timedelta(days=1)
MORNING = NOON + timedelta(hours=21)
PHOTO = File("ref", FileKind.PHOTO, "photo.jpg", 1000)


def snooze(request: Request, by: PersonId, until: datetime = MORNING, now: datetime = NOON) -> Snooze:
    return Snooze(by, open_stage(request), request.round, now, until)


def nudge(now: datetime = NOON, by: PersonId = EGOR) -> Nudge:
    return Nudge(by, now)


def comment(by: PersonId, words: str = "When?", *files: File) -> Comment:
    return Comment(by, NOON, words, files)


def set_off(request: Request, command: Comment | Nudge | Snooze, kind: type, org: Org = ORG) -> list[object]:
    """The effects of one kind."""
    return [effect for effect in settle(request, course(request, command, org))[1] if isinstance(effect, kind)]


def reached(request: Request, command: Comment) -> set[PersonId]:
    return {
        effect.person for effect in settle(request, course(request, command, ORG))[1] if isinstance(effect, Forward)
    }


def test_putting_off_is_a_mark_on_the_stage_and_changes_no_turn() -> None:
    request = submitted(BOTH)
    events = decide(request, snooze(request, MARAT), ORG)
    assert events == (Snoozed(MARAT, open_stage(request), MORNING, NOON),)
    later, effects = settle(request, followed(request, events))
    assert {type(effect) for effect in effects} == {Refresh}
    assert [puts_off(later, MARAT, now) for now in (NOON, MORNING - DAY / 9999, MORNING)] == [True, True, False]
    assert not puts_off(later, OLGA, NOON)
    assert allowed(later, MARAT, ORG) == allowed(request, MARAT, ORG)


def test_the_last_moment_chosen_holds() -> None:
    request = submitted(BOTH)
    later = after(request, snooze(request, MARAT), snooze(request, OLGA), snooze(request, MARAT, NOON + 2 * DAY))
    assert dict(later.steps[0].put_off) == {MARAT: NOON + 2 * DAY, OLGA: MORNING}


@pytest.mark.parametrize("until", [NOON, NOON - DAY])
def test_nothing_is_put_off_into_the_past(until: datetime) -> None:
    request = submitted(BOTH)
    assert isinstance(refusal(request, snooze(request, MARAT, until)), InThePast)


@pytest.mark.parametrize("by", [EGOR, VERA, STRANGER])
def test_only_who_is_waited_for_puts_off(by: PersonId) -> None:
    request = submitted(BOTH)
    assert isinstance(refusal(request, snooze(request, by)), NotYourTurn)
    assert Snooze not in allowed(request, by, ORG)


def test_who_has_answered_puts_off_nothing_more() -> None:
    request = submitted(BOTH)
    assert isinstance(refusal(after(request, approve(request, MARAT)), snooze(request, MARAT)), AlreadyDecided)


def test_an_old_button_puts_off_nothing() -> None:
    request = submitted(BOTH)
    old = replace(snooze(request, MARAT), round=request.round - 1)
    assert isinstance(refusal(request, old), CardOutdated)
    assert isinstance(refusal(after(request, recall()), snooze(request, MARAT)), AlreadyClosed)


def test_the_next_stage_knows_nothing_of_what_was_put_off_before() -> None:
    request = submitted(PAIR)
    later = after(request, snooze(request, ANNA), approve(request, BORIS))
    assert not puts_off(later, ANNA, NOON)
    assert nudgeable(later, NOON) == (VERA,)


def test_a_nudge_reminds_everybody_who_is_waited_for() -> None:
    request = submitted(BOTH)
    assert decide(request, nudge(), ORG) == (Nudged(EGOR, open_stage(request), NOON),)
    assert set_off(request, nudge(), Remind) == [Remind(MARAT), Remind(OLGA)]
    answered = after(request, approve(request, MARAT))
    assert set_off(answered, nudge(), Remind) == [Remind(OLGA)]


def test_a_nudge_leaves_alone_who_has_put_it_off_until_that_is_over() -> None:
    request = submitted(BOTH)
    later = after(request, snooze(request, MARAT))
    assert set_off(later, nudge(), Remind) == [Remind(OLGA)]
    assert set_off(later, nudge(MORNING), Remind) == [Remind(MARAT), Remind(OLGA)]


def test_when_all_have_put_it_off_the_author_learns_who_is_back_first() -> None:
    request = submitted(BOTH)
    later = after(request, snooze(request, MARAT, NOON + 2 * DAY), snooze(request, OLGA))
    refused = refusal(later, nudge())
    assert isinstance(refused, AllPutOff)
    assert refused.about == {"until": MORNING}


def test_what_the_author_has_put_off_himself_is_no_answer_to_his_nudge() -> None:
    request = submitted(form(stage("both", Author(), named(OLGA))))
    hour = timedelta(hours=1)
    later = after(request, snooze(request, EGOR, NOON + hour), snooze(request, OLGA, NOON + 2 * hour))
    refused = refusal(later, nudge())
    assert isinstance(refused, AllPutOff)
    assert refused.about == {"until": NOON + 2 * hour}


@pytest.mark.parametrize(
    ("zone", "hours", "allowed_again"),
    # Nudged at 9:00 UTC: the author's day ends at his own midnight.
    [
        ("UTC", 0, False),
        ("UTC", 14, False),
        ("UTC", 15, True),
        ("Europe/Moscow", 11, False),
        ("Europe/Moscow", 12, True),
        ("Asia/Almaty", 9, False),
        ("Asia/Almaty", 10, True),
        ("America/New_York", 18, False),
        ("America/New_York", 19, True),
    ],
)
def test_a_nudge_is_once_a_day_by_the_calendar_of_the_author(zone: str, hours: int, allowed_again: bool) -> None:
    org = org_with(replace(ORG.people[EGOR], zone=zone))
    nudged = after(submitted(BOTH), nudge(), org=org)
    again = nudge(NOON + timedelta(hours=hours))
    if allowed_again:
        assert set_off(nudged, again, Remind, org)
    else:
        with pytest.raises(NudgedToday) as refused:
            decide(nudged, again, org)
        assert refused.value.about == {"at": NOON}


def test_only_the_author_nudges_and_only_while_somebody_else_is_waited_for() -> None:
    request = submitted(BOTH)
    assert isinstance(refusal(request, nudge(by=MARAT)), NotYours)
    assert isinstance(refusal(after(request, recall()), nudge()), AlreadyClosed)
    assert isinstance(refusal(after(request, give_back(request, MARAT)), nudge()), NobodyWaited)
    own = submitted(form(stage("own", Author())))
    assert isinstance(refusal(own, nudge()), NobodyWaited)
    assert Nudge not in allowed(own, EGOR, ORG)


def test_nobody_can_be_nudged_where_nothing_is_open() -> None:
    assert nudgeable(new(BOTH), NOON) == ()
    assert not puts_off(new(BOTH), MARAT, NOON)


@pytest.mark.parametrize("by", [EGOR, MARAT, OLGA])
def test_a_comment_goes_to_the_others_and_changes_no_turn(by: PersonId) -> None:
    request = submitted(BOTH)
    assert decide(request, comment(by, "  When? "), ORG) == (Commented(by, "When?", NOON),)
    later, effects = settle(request, course(request, comment(by), ORG))
    assert {e.person for e in effects if isinstance(e, Forward)} == {EGOR, MARAT, OLGA} - {by}
    assert {e.person for e in effects if isinstance(e, Refresh)} == {EGOR, MARAT, OLGA}
    assert (later.comments, later.commented) == ((by,), 1)
    assert later.steps == request.steps


def test_a_request_remembers_who_has_commented_and_how_often() -> None:
    later = submitted(BOTH)
    for by in (OLGA, EGOR, OLGA):
        later, _effects = settle(later, course(later, comment(by), ORG))
    assert (later.comments, later.commented) == ((OLGA, EGOR), 3)


def test_a_role_that_has_answered_hears_by_the_one_who_did() -> None:
    request = submitted(PAIR)
    assert reached(request, comment(EGOR)) == {ANNA, BORIS}
    answered = after(request, approve(request, ANNA))
    assert reached(answered, comment(EGOR)) == {ANNA, VERA}


def test_who_was_only_told_hears_nothing_until_he_has_said_something() -> None:
    request = submitted(form(stage("told", named(HELEN), do=Do.INFORM), stage("next", named(VERA))))
    assert reached(request, comment(EGOR)) == {VERA}
    assert reached(after(request, comment(HELEN)), comment(EGOR)) == {VERA, HELEN}


def test_a_comment_is_heard_when_the_request_is_closed_or_with_its_author() -> None:
    request = submitted(BOTH)
    for ended in (after(request, reject(request, MARAT)), after(request, give_back(request, MARAT))):
        assert reached(ended, comment(EGOR)) == {MARAT}
        assert reached(ended, comment(MARAT)) == {EGOR}
    assert reached(after(request, recall()), comment(EGOR)) == set()


@pytest.mark.parametrize(
    ("files", "kinds"),
    [
        ((), set()),
        ((file(),), {FileKind.DOCUMENT}),
        ((PHOTO, PHOTO), {FileKind.PHOTO}),
        ((file(), PHOTO), {FileKind.DOCUMENT, FileKind.PHOTO}),
    ],
)
def test_files_go_along_with_the_words(files: Iterable[File], kinds: set[FileKind]) -> None:
    request = submitted(form(stage("one", named(MARAT))))
    assert set_off(request, comment(EGOR, "", *files) if files else comment(EGOR), Forward) == [
        Forward(MARAT, frozenset(kinds))
    ]


@pytest.mark.parametrize(
    ("words", "refused"), [("", NothingSaid), (" \n ", NothingSaid), ("a" * 3001, TooLong), ("ж" * 5000, TooLong)]
)
def test_nothing_and_too_much_are_refused(words: str, refused: type[Refusal]) -> None:
    assert isinstance(refusal(submitted(BOTH), comment(EGOR, words)), refused)


def test_as_much_as_fits_is_passed_on() -> None:
    (said,) = decide(submitted(PAIR), comment(EGOR, "ж" * 3000), ORG)
    assert isinstance(said, Commented)
    assert len(said.text) == 3000


def test_a_role_puts_off_one_by_one() -> None:
    request = submitted(form(stage("pair", InRole(ACCOUNTING))))
    assert nudgeable(after(request, snooze(request, ANNA)), NOON) == (BORIS,)
