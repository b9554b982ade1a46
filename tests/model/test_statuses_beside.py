"""Beside the moves of a stage: its clock, who hears of them, who reads on, and how it begins anew."""

from dataclasses import replace
from datetime import timedelta

from core.model.access import readable
from core.model.command import Answer as Reply
from core.model.command import Ask as Question
from core.model.command import Cancel, Snooze, Submit
from core.model.effect import Ask, Refresh, Tell
from core.model.evolve import evolve
from core.model.ids import StageKey
from core.model.moving import moves
from core.model.remind import deadline, watched
from core.model.request import involved, listeners, waiting_for
from core.model.statuses import Moved
from core.model.turn import NotYourTurn
from core.model.who import Author, InField
from tests.model.build import (
    ANNA,
    BORIS,
    EGOR,
    FELIX,
    HELEN,
    MARAT,
    NOON,
    OLGA,
    ORG,
    VERA,
    form,
    key,
    named,
    stage,
)
from tests.model.samples import FIELDS
from tests.model.story import after, approve, effects, give_back, open_stage, refusal
from tests.model.tickets import (
    OPEN,
    PURCHASING,
    SOLVED,
    STATUSES,
    WAITING,
    had_by,
    move,
    standing,
    status,
    ticket,
    with_status,
    work,
)

HOUR = timedelta(hours=1)
FRESH = ticket()
AWAY = after(FRESH, move(FRESH, ANNA, PURCHASING, comment="a new screen"))
BACK = after(AWAY, move(AWAY, HELEN, OPEN))


def test_the_clock_goes_on_from_status_to_status_and_stops_where_it_pauses() -> None:
    assert deadline(FRESH) == deadline(AWAY) == NOON + 8 * HOUR
    paused = after(FRESH, move(FRESH, ANNA, WAITING, NOON + HOUR))
    assert deadline(paused) is None
    assert watched(paused) == {}
    back = after(paused, move(paused, BORIS, OPEN, NOON + 4 * HOUR))
    assert deadline(back) == NOON + 11 * HOUR
    assert set(watched(back)) == {ANNA, BORIS}


def test_it_is_as_it_is_since_it_was_moved() -> None:
    moved = after(FRESH, move(FRESH, ANNA, PURCHASING, NOON + HOUR))
    assert [one.open.waits_since for one in (FRESH, moved) if one.open is not None] == [NOON, NOON + HOUR]
    plain = ticket(form(stage("plain", named(MARAT))))
    assert plain.open is not None
    assert plain.open.waits_since == NOON


def test_a_pause_and_a_question_at_once_count_once() -> None:
    asked = after(FRESH, Question(ANNA, open_stage(FRESH), 1, NOON + HOUR, EGOR, "which one?"))
    paused = after(asked, move(asked, ANNA, WAITING, NOON + 2 * HOUR))
    answered = after(paused, Reply(EGOR, open_stage(paused), 1, NOON + 3 * HOUR, "the left one"))
    assert deadline(answered) is None
    back = after(answered, move(answered, ANNA, OPEN, NOON + 5 * HOUR))
    assert deadline(back) == NOON + 12 * HOUR


def test_a_question_of_whoever_has_lost_it_falls() -> None:
    asked = after(FRESH, Question(ANNA, open_stage(FRESH), 1, NOON + HOUR, EGOR, "which one?"))
    away = after(asked, move(asked, ANNA, PURCHASING, NOON + 3 * HOUR))
    assert waiting_for(away) == {HELEN}
    assert deadline(away) == NOON + 10 * HOUR


def test_it_may_begin_with_a_pause() -> None:
    first = status(OPEN, PURCHASING, WAITING, SOLVED, pause=True)
    request = with_status(first)
    assert deadline(request) is None
    assert deadline(after(request, move(request, ANNA, PURCHASING, NOON + HOUR))) == NOON + 9 * HOUR


def test_what_was_put_off_is_put_off_no_more() -> None:
    snoozed = after(FRESH, Snooze(ANNA, open_stage(FRESH), 1, NOON, NOON + 5 * HOUR))
    moved = after(snoozed, move(snoozed, BORIS, WAITING))
    assert moved.open is not None
    assert moved.open.put_off == ()


def test_whoever_gets_it_gets_a_card_and_all_others_look_on_in_silence() -> None:
    silent = {Refresh(ANNA), Refresh(BORIS), Refresh(EGOR)}
    assert effects(FRESH, move(FRESH, ANNA, PURCHASING)) == {Ask(HELEN), *silent}
    assert effects(AWAY, move(AWAY, HELEN, OPEN)) == {Ask(ANNA), Refresh(BORIS), Refresh(EGOR), Refresh(HELEN)}
    assert effects(FRESH, move(FRESH, ANNA, WAITING)) == silent


def test_what_others_have_moved_back_is_new_to_whoever_has_it() -> None:
    paused = after(with_status(status(OPEN, WAITING, by=(Author(),))), move(FRESH, ANNA, WAITING))
    assert effects(paused, move(paused, EGOR, OPEN)) == {Ask(ANNA), Ask(BORIS), Refresh(EGOR)}


def test_only_the_end_says_approved() -> None:
    last = ticket(form(work()))
    assert effects(last, move(last, ANNA, SOLVED)) == {Tell(EGOR), Refresh(ANNA), Refresh(BORIS)}
    on = effects(FRESH, move(FRESH, EGOR, SOLVED))
    assert on == {Ask(VERA), Refresh(ANNA), Refresh(BORIS), Refresh(EGOR)}


def test_whoever_has_moved_it_or_gets_it_back_hears_what_is_said() -> None:
    assert {EGOR, ANNA, HELEN} <= set(listeners(AWAY))
    assert BORIS not in listeners(AWAY)
    assert {ANNA, HELEN} <= set(listeners(BACK))
    assert set(involved(BACK)) == {EGOR, ANNA, BORIS, HELEN}


def test_who_has_had_it_reads_what_the_stage_reads() -> None:
    secret = replace(FIELDS["text"], sensitive=True, seen_by=(StageKey("work"),))
    request = ticket(form(work(), fields=(secret,)))
    away = after(request, move(request, ANNA, PURCHASING))
    back = after(away, move(away, HELEN, OPEN))
    assert not readable(secret, HELEN, request, outside=False)
    for person in (ANNA, BORIS, HELEN):
        assert readable(secret, person, away, outside=False)
        assert readable(secret, person, back, outside=False)
    assert not readable(secret, FELIX, back, outside=False)


def test_after_rework_it_begins_anew() -> None:
    again = after(AWAY, give_back(AWAY, HELEN), Submit(EGOR, {}, NOON + HOUR))
    assert had_by(again) == (OPEN, {ANNA, BORIS})
    assert standing(again).since == NOON + HOUR


def test_a_move_is_not_undone() -> None:
    checked = form(stage("first", named(MARAT)), work())
    opened = after(ticket(checked), approve(ticket(checked), MARAT))
    assert opened.before is not None
    moved = after(opened, move(opened, ANNA, PURCHASING))
    assert moved.before is None
    solved = after(opened, move(opened, ANNA, SOLVED))
    assert solved.before is None


def test_what_is_cancelled_asks_for_a_yes_and_knows_no_statuses() -> None:
    of = replace(form(work()), cancel=(StageKey("work"),))
    done = after(ticket(of), move(FRESH, ANNA, SOLVED))
    request = after(done, Cancel(EGOR, NOON, "no need"))
    assert request.open is not None
    assert request.open.standing is None
    assert moves(request, ANNA, ORG) == ()
    assert isinstance(refusal(request, move(request, ANNA, PURCHASING)), NotYourTurn)
    assert evolve(request, Moved(ANNA, StageKey("work"), OPEN, PURCHASING, (), NOON)) == request


def test_a_field_may_name_who_has_it() -> None:
    of = form(
        work(STATUSES[0], status(PURCHASING, OPEN, who=(InField(key("who")),)), *STATUSES[2:]),
        fields=(replace(FIELDS["person"], key=key("who")),),
    )
    request = ticket(of, who=OLGA)
    assert had_by(after(request, move(request, ANNA, PURCHASING))) == (PURCHASING, {OLGA})
