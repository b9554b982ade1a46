"""What people of other companies see and hear of a request: what is marked or shown to them, and nothing else."""

from dataclasses import replace

import pytest

from core.model.access import (
    HR,
    ForColleagues,
    check_begins,
    may_add_row,
    may_announce,
    may_begin,
    may_let_in,
    may_see,
    readable,
)
from core.model.announcement import Audience, Group, members
from core.model.command import Add, Answer, Approve, Ask, Comment, HandOn, Reject, Reopen, Return, Snooze
from core.model.decide import NotPassed, allowed, decide
from core.model.effect import Forward
from core.model.event import Approved, Closed, Commented, Event, Recalled, Snoozed, Submitted, Where
from core.model.evolve import followed
from core.model.form import Do, Form, in_headline
from core.model.ids import PersonId, StageKey
from core.model.observers import Observe, Observed
from core.model.org import ADMIN, PARTNER
from core.model.outcome import Outcome
from core.model.outside import NoPartner, ShownAlready, hears, partners, shown, told_outside
from core.model.partners import Show, Shown
from core.model.react import settle
from core.model.refusal import Refusal
from core.model.request import Request, waiting_for
from core.model.terms import NO_TERMS, Terms
from core.model.turn import NotYours, NotYourTurn
from core.model.value import FileKind
from tests.model.build import (
    ACCOUNTING,
    ADAM,
    ANNA,
    EGOR,
    FELIX,
    FINANCE,
    LATER,
    MARAT,
    NOON,
    ORG,
    STRANGER,
    VERA,
    form,
    key,
    named,
    org_with,
    stage,
)
from tests.model.catalogs import CLIENTS
from tests.model.samples import field
from tests.model.story import BOTH, after, approve, complete, open_stage, submitted
from tests.model.test_terms import RATES

OUTSIDER = replace(ORG.people[STRANGER], roles=frozenset({PARTNER, ADMIN, HR, ACCOUNTING}), branch="Moscow")
COMPANY = org_with(OUTSIDER)
FORM: Form = form(
    stage("manager", named(MARAT)),
    replace(stage("partner", named(STRANGER), do=Do.ACT), fill=(key("answer"),)),
    fields=(
        field("text", key=key("inside")),
        field("text", key=key("marked"), partners=True),
        field("text", key=key("both"), partners=True, sensitive=True),
        field("text", key=key("answer")),
    ),
)


def said(request: Request, *by: PersonId) -> Request:
    return after(request, *(Comment(one, NOON, "hello") for one in by), org=COMPANY)


def watched(request: Request) -> Request:
    return after(request, Observe(EGOR, STRANGER, NOON), org=COMPANY)


ASKED = submitted(BOTH, org=COMPANY)
TALKED = said(watched(ASKED), EGOR, STRANGER, MARAT)


def test_a_partner_sees_what_he_takes_part_in_whatever_his_roles_are() -> None:
    assert [may_see(STRANGER, request, COMPANY) for request in (ASKED, TALKED)] == [False, True]
    assert may_see(ADAM, ASKED, COMPANY)


def test_a_partner_does_nothing_that_tells_of_the_company() -> None:
    catalog = replace(CLIENTS, added_by=(ACCOUNTING,))
    assert not may_announce(STRANGER, COMPANY)
    assert not may_add_row(catalog, STRANGER, COMPANY)
    assert not may_let_in(STRANGER, TALKED, COMPANY)
    assert [may_begin(person, COMPANY) for person in (STRANGER, EGOR)] == [False, True]
    check_begins(EGOR, COMPANY)
    with pytest.raises(ForColleagues):
        check_begins(STRANGER, COMPANY)


def test_a_partner_decides_and_brings_nobody_in() -> None:
    """Whom he could ask, or hand it on to, would tell him who works in the company, and the stages how it goes."""
    request = submitted(form(stage("first", named(MARAT)), stage("partner", named(STRANGER))), org=COMPANY)
    asked = after(request, approve(request, MARAT), org=COMPANY)
    assert allowed(asked, STRANGER, COMPANY) == (Approve, Reject, Return, Snooze)
    at = (STRANGER, open_stage(asked), asked.round, NOON)
    forged = (Ask(*at, EGOR, "who?"), HandOn(*at, ANNA, "you"), Add(*at, ANNA, Where.BESIDE))
    for command in forged:
        with pytest.raises(NotYourTurn):
            decide(asked, command, COMPANY)
    with pytest.raises(NotPassed):
        decide(asked, Return(*at, "no", StageKey("first")), COMPANY)
    assert decide(asked, Return(*at, "no"), COMPANY)


def test_a_partner_answers_what_he_is_asked() -> None:
    request = submitted(form(stage("partner", named(STRANGER)), stage("next", named(MARAT))), org=COMPANY)
    agreed = after(request, approve(request, STRANGER), org=COMPANY)
    at = (open_stage(agreed), agreed.round, NOON)
    asked = after(agreed, Ask(MARAT, *at, STRANGER, "when?"), org=COMPANY)
    assert Answer in allowed(asked, STRANGER, COMPANY)
    assert waiting_for(after(asked, Answer(STRANGER, *at, "tomorrow"), org=COMPANY)) == {MARAT}


def test_a_partner_opens_nothing_again_by_a_role() -> None:
    org = org_with(replace(OUTSIDER, roles=OUTSIDER.roles | {FINANCE}), org=COMPANY)
    request = submitted(form(stage("one", named(MARAT))), org=org)
    assert Reopen not in allowed(after(request, approve(request, MARAT), org=org), STRANGER, org)


def _reads(request: Request) -> list[bool]:
    return [readable(one, STRANGER, request, outside=True) for one in FORM.fields]


def test_a_partner_reads_what_is_marked_and_what_he_fills_in() -> None:
    request = submitted(FORM, org=COMPANY, inside="x", marked="y", both="z")
    assert _reads(request) == [False, True, False, False]
    asked = after(request, approve(request, MARAT), org=COMPANY)
    assert _reads(asked) == [False, True, False, True]
    done = after(asked, replace(complete(asked, STRANGER), values={key("answer"): "a"}), org=COMPANY)
    assert _reads(done) == [False, True, False, True]


def test_a_headline_tells_a_partner_only_what_is_marked() -> None:
    headed = replace(FORM, headline=tuple(one.key for one in FORM.fields))
    assert [one.key for one in in_headline(headed, outside=True)] == ["marked"]


def test_announcements_reach_partners_by_a_role_alone() -> None:
    assert STRANGER not in members(Audience(), COMPANY)
    assert STRANGER not in members(Audience(Group.BRANCH, "Moscow"), COMPANY)
    assert members(Audience(Group.ROLE, "partner"), COMPANY) == (STRANGER,)


def test_comments_stay_inside_and_those_of_partners_are_for_all() -> None:
    assert [hears(STRANGER, number, TALKED, COMPANY) for number in (1, 2, 3)] == [False, True, False]
    assert [hears(MARAT, number, TALKED, COMPANY) for number in (1, 2, 3)] == [True, True, True]


def test_a_comment_that_is_shown_reaches_the_partners() -> None:
    files = (FileKind.PHOTO,)
    events = decide(TALKED, Show(EGOR, 1, LATER, files), COMPANY)
    assert events == (Shown(EGOR, 1, LATER, (STRANGER,), files),)
    later, effects = settle(TALKED, followed(TALKED, events))
    assert [one for one in effects if isinstance(one, Forward)] == [Forward(STRANGER, frozenset(files))]
    assert later.shown == {1, 2}
    assert [hears(STRANGER, number, later, COMPANY) for number in (1, 2, 3)] == [True, True, False]
    assert later.observers == TALKED.observers


@pytest.mark.parametrize(
    ("by", "number", "why"),
    [
        (STRANGER, 1, NotYours),
        (VERA, 1, NotYours),
        (EGOR, 0, NotYours),
        (EGOR, 4, NotYours),
        (EGOR, 2, ShownAlready),
        (FELIX, 1, None),
    ],
)
def test_whoever_sees_the_request_shows_a_comment_that_is_there_and_inside(
    by: PersonId, number: int, why: type[Refusal] | None
) -> None:
    if why is None:
        assert shown(TALKED, Show(by, number, NOON), COMPANY).by == by
    else:
        with pytest.raises(why):
            shown(TALKED, Show(by, number, NOON), COMPANY)


def test_nothing_is_shown_twice_nor_to_nobody() -> None:
    with pytest.raises(ShownAlready):
        shown(replace(TALKED, shown=frozenset({1, 2})), Show(EGOR, 1, NOON), COMPANY)
    with pytest.raises(NoPartner):
        shown(said(ASKED, EGOR), Show(EGOR, 1, NOON), COMPANY)
    gone = org_with(replace(OUTSIDER, active=False))
    assert (partners(TALKED, COMPANY), partners(TALKED, gone)) == ((STRANGER,), ())


def test_a_partner_hears_of_a_history_what_concerns_him() -> None:
    events: tuple[Event, ...] = (
        sent := Submitted(EGOR, {key("inside"): "x"}, NOON, Terms(RATES)),
        Observed(EGOR, VERA, NOON),
        own := Observed(EGOR, STRANGER, NOON),
        Commented(EGOR, "inside", NOON),
        answer := Commented(STRANGER, "hello", NOON, outside=True),
        Commented(MARAT, "inside", NOON),
        Approved(MARAT, BOTH.route[0].key, NOON, "inside"),
        put_off := Snoozed(STRANGER, BOTH.route[0].key, LATER, NOON),
        Shown(EGOR, 3, NOON, (STRANGER,)),
        Recalled(EGOR, NOON, "inside"),
        end := Closed(Outcome.RECALLED, NOON),
    )
    open_ = replace(sent, values={}, terms=NO_TERMS)
    assert tuple(told_outside(events, STRANGER, TALKED, COMPANY)) == (open_, own, answer, put_off, end)
    told = tuple(told_outside(events, STRANGER, replace(TALKED, shown=frozenset({1, 2})), COMPANY))
    assert told == (open_, own, events[3], answer, put_off, end)
