"""What a card, a list and a reminder say of the status at which a request stands, to each of its readers."""

from dataclasses import replace
from datetime import timedelta

from core.model.command import Acknowledge, HandOn
from core.model.ids import PersonId, StageKey
from core.model.org import PARTNER, Org
from core.model.request import Request
from dialogs import reminder
from dialogs.card import card
from dialogs.i18n import speaking
from dialogs.lists import Waits, entry
from dialogs.screen import Screen, text_of
from dialogs.way import way
from tests.model.build import ANNA, BORIS, EGOR, EN, FELIX, HELEN, LATER, NOON, ORG, VERA, org_with
from tests.model.story import after, open_stage
from tests.model.tickets import OPEN, PURCHASING, SOLVED, move, ticket

FRESH = ticket()
AWAY = after(FRESH, move(FRESH, ANNA, PURCHASING, LATER, "a new screen"))
BACK = after(AWAY, move(AWAY, HELEN, OPEN, LATER))
HERE = replace(EN, now=LATER + timedelta(minutes=5))
STATUS = "⏳ purchasing since 13:00: Helen Roth"


def _lined(request: Request, *, whose: bool) -> Screen:
    waits = Waits.SINCE if whose else Waits.WHOM_SINCE
    return Screen((entry(request, ORG, HERE, whose=whose, waits=waits),), ())


def _card(request: Request, person: PersonId, org: Org = ORG) -> str:
    with speaking("en"):
        return text_of(card(request, person, org, replace(HERE, outside=org.partner(person))))


def test_everybody_reads_where_it_stands_since_when_and_who_has_it() -> None:
    for person in (EGOR, ANNA, BORIS, HELEN):
        shown = _card(AWAY, person)
        assert STATUS in shown
        assert "Anna Serova: “a new screen”" in shown
        assert "Waiting for" not in shown
    assert way(AWAY, ORG, HERE).replace("\N{NO-BREAK SPACE}", " ") == "⏳ purchasing → ⚪ Vera Kim"


def test_who_has_had_it_is_not_told_that_it_was_taken_from_him_in_vain() -> None:
    done = after(BACK, move(BACK, ANNA, SOLVED, LATER))
    ended = after(done, Acknowledge(VERA, open_stage(done), 1, LATER))
    for request in (BACK, done, ended):
        for person in (ANNA, BORIS, HELEN):
            assert "There is nothing for you to decide now" not in _card(request, person)
    assert "✅ Done" not in _card(done, HELEN)


def test_a_partner_reads_the_status_only_while_it_is_his_and_never_who_else_has_it() -> None:
    org = org_with(replace(ORG.people[FELIX], roles=frozenset({PARTNER})))
    his = after(FRESH, HandOn(ANNA, open_stage(FRESH), 1, NOON, FELIX, "please"), org=org)
    assert "⏳ open since 12:00" in _card(his, FELIX, org)
    away = after(his, move(his, FELIX, PURCHASING, LATER, "please"), org=org)
    shown = _card(away, FELIX, org)
    assert "Under way" in shown
    assert "purchasing" not in shown
    assert "Helen" not in shown


def test_a_list_and_a_reminder_count_from_the_move() -> None:
    with speaking("en"):
        mine = text_of(_lined(AWAY, whose=False))
        theirs = text_of(_lined(AWAY, whose=True))
        reminded = text_of(reminder.screen(AWAY, HELEN, ORG, HERE))
    assert "purchasing · Helen Roth since 13:00" in mine
    assert "purchasing · since 13:00" in theirs
    assert "Waiting for you since 13:00" in reminded


def test_a_stage_that_was_passed_is_told_as_any_other() -> None:
    done = after(BACK, move(BACK, ANNA, SOLVED, LATER))
    assert done.step(StageKey("work")).standing is not None
    assert way(done, ORG, HERE).replace("\N{NO-BREAK SPACE}", " ") == "✅ Work → ⏳ Vera Kim"
