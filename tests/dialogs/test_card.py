"""Cards, ways and histories as texts: who sees what, and the buttons that the rules allow."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from core.model.command import (
    Add,
    Approve,
    Ask,
    Command,
    Complete,
    HandOn,
    Recall,
    Reject,
    Replace,
    Return,
    Undo,
)
from core.model.condition import All, Amount, Op, Text
from core.model.decide import allowed, decide
from core.model.event import Event
from core.model.fields.number import NumberField
from core.model.here import Here
from core.model.ids import PersonId, StageKey
from core.model.label import Label
from core.model.period import Period
from core.model.request import Request
from core.model.who import InRole
from core.use.overview import History
from dialogs import history
from dialogs.card import card, headline
from dialogs.i18n import speaking
from dialogs.screen import Quote, Screen, text_of
from dialogs.way import plan, waited_for, way
from tests.dialogs.manners import mind
from tests.model.build import (
    ALL_KINDS,
    ANNA,
    BORIS,
    DIRECTOR,
    EGOR,
    EN,
    HELEN,
    INVOICE,
    MARAT,
    NOON,
    OLGA,
    ORG,
    OVER_A_MILLION,
    RU,
    VACATION,
    VERA,
    file,
    key,
    rubles,
    stage,
    without,
)
from tests.model.story import after, approve, new, submit, submitted

#: What everybody who takes part is offered while it is on its way.
ADD = "Добавить наблюдателя"
#: What has no button on the card itself.
_SELDOM = (Ask, HandOn, Add, Undo)
_DATES = Period(date(2027, 8, 5), date(2027, 8, 18))


def vacation() -> Request:
    handover = frozenset({"passed", "warned"})
    return submitted(VACATION, employee=EGOR, kind="annual", period=_DATES, substitute=VERA, handover=handover)


def invoice(amount: str = "900000") -> Request:
    return submitted(INVOICE, supplier="ООО <Ромашка>", amount=rubles(amount), scan=(file(),))


def _seen(request: Request, person: PersonId, here: Here = RU) -> Screen:
    with speaking(here.locale):
        screen = card(request, person, ORG, here)
    mind(screen)
    return screen


def _text(screen: Screen) -> str:
    return text_of(screen).replace("\N{NO-BREAK SPACE}", " ")


def _labels(screen: Screen) -> list[str]:
    return [choice.label for row in screen.rows for choice in row if choice.action]


def test_the_first_line_says_who_what_and_when() -> None:
    request = vacation()
    assert _text(_seen(request, MARAT)).startswith("Отпуск · Egor Lapin · 5–18 августа 2027, 14 дней · № 1041")
    assert _text(_seen(request, EGOR)).startswith("Отпуск · 5–18 августа 2027, 14 дней · № 1041")
    assert _text(_seen(request, MARAT, EN)).startswith("Vacation · Egor Lapin · 5–18 August 2027, 14 days")


@pytest.mark.parametrize("whose", [True, False])
def test_a_headline_names_the_author_to_others(whose: bool) -> None:
    assert ("Egor Lapin" in headline(vacation(), ORG, RU, whose=whose)) is whose


def test_the_author_sees_folded_below_the_way_what_he_has_asked_for() -> None:
    """Others see what they decide on at once."""
    *_others, last = _seen(vacation(), EGOR).lines
    (folded,) = last
    assert isinstance(folded, Quote)
    assert folded.text.startswith("Вид: Ежегодный\n")
    assert "Дела переданы" in folded.text
    assert Quote not in {type(span) for one in _seen(vacation(), VERA).lines for span in one if "Дела" in str(span)}


@pytest.mark.parametrize("person", [EGOR, VERA, MARAT, ANNA, BORIS, HELEN, OLGA])
def test_buttons_are_what_the_rules_allow(person: PersonId) -> None:
    """Each verb that is allowed has its button, and no other button decides anything."""
    words = {
        "Approve",
        "Done",
        "Read",
        "I have read it",
        "Reject",
        "Return",
        "Change and send",
        "Change",
        "Recall",
        "Cancel the request",
        "Open again",
    }
    words |= {"💤 Put off", "Remind"}
    request = vacation()
    for command in (None, Approve(VERA, StageKey("substitute"), 1, NOON), Approve(MARAT, StageKey("manager"), 1, NOON)):
        request = request if command is None else after(request, command)
        deciding = [label for label in _labels(_seen(request, person, EN)) if label in words]
        assert len(deciding) == len([verb for verb in allowed(request, person, ORG) if verb not in _SELDOM])


@pytest.mark.parametrize(
    ("person", "labels"),
    [
        (VERA, ["Согласовать", "Отклонить", "Вернуть", "С комментарием", "💤 Отложить", "История", "Ещё…"]),
        (EGOR, ["Напомнить", "Изменить", "Отозвать", "История", "Ещё…"]),
        (MARAT, ["История"]),
    ],
)
def test_the_substitute_is_asked_first(person: PersonId, labels: list[str]) -> None:
    assert _labels(_seen(vacation(), person)) == labels


def test_a_card_with_files_shows_them() -> None:
    assert "📎 Файлы" in _labels(_seen(invoice(), MARAT))
    assert "📎 Файлы" not in _labels(_seen(vacation(), VERA))


def test_an_ending_is_in_the_first_line() -> None:
    rejected = after(vacation(), Reject(VERA, StageKey("substitute"), 1, NOON, "не могу"))
    assert _text(_seen(rejected, EGOR)).startswith("❌ Отклонено: Отпуск")
    assert "❌ Vera Kim: не могу" in _text(_seen(rejected, EGOR))
    recalled = after(vacation(), Recall(EGOR, NOON))
    assert _text(_seen(recalled, VERA)).startswith("Отозвано: Отпуск · Egor Lapin")
    assert _labels(_seen(recalled, EGOR)) == ["История", "Открыть снова", "Скопировать"]


def test_a_returned_request_offers_to_be_changed() -> None:
    returned = after(vacation(), Return(VERA, StageKey("substitute"), 1, NOON, "даты"))
    assert _labels(_seen(returned, EGOR)) == ["Изменить и отправить", "Отозвать", "История", "Скопировать", ADD]
    assert _labels(_seen(returned, VERA)) == ["Отменить решение", "История", ADD]


def test_the_way_names_people_and_offices() -> None:
    request = vacation()
    assert _way(request) == "⏳ Vera Kim → ⚪ Marat Yusupov → ⚪ Accounting"
    request = after(request, approve(request, VERA))
    assert _way(request) == "✅ Vera Kim → ⏳ Marat Yusupov → ⚪ Accounting"
    assert request.open is not None
    assert waited_for(request.open, request, ORG, EN) == "Marat Yusupov"
    request = after(request, approve(request, MARAT))
    assert waited_for(request.open or request.steps[0], request, ORG, EN) == "Accounting"
    request = after(request, Complete(ANNA, StageKey("accounting"), 1, NOON))
    assert _way(request) == "✅ Vera Kim → ✅ Marat Yusupov → ✅ Accounting"


def test_a_stage_that_the_end_has_stopped_is_not_on_the_way() -> None:
    """Unless somebody has said no there: nobody is waited for any more."""
    request = after(vacation(), approve(vacation(), VERA))
    assert _way(after(request, Recall(EGOR, NOON, "Not now"))) == "✅ Vera Kim"
    assert _way(after(vacation(), Recall(EGOR, NOON))) == ""
    rejected = after(request, Reject(MARAT, StageKey("manager"), 1, NOON, "no"))
    assert _way(rejected) == "✅ Vera Kim → ❌ Marat Yusupov"
    returned = after(request, Return(MARAT, StageKey("manager"), 1, NOON, "dates"))
    assert _way(returned) == "✅ Vera Kim → ↩️ Marat Yusupov"
    assert _way(after(returned, Recall(EGOR, NOON, "Not now"))) == "✅ Vera Kim → ↩️ Marat Yusupov"


def test_what_will_not_be_is_not_on_the_way() -> None:
    assert _way(invoice()) == "⏳ Marat Yusupov → ⚪ Accounting"
    assert _way(invoice("1000000.01")) == "⏳ Marat Yusupov → ⚪ Director → ⚪ Accounting"
    assert plan(invoice(), ORG, EN) == "Marat Yusupov → Accounting"


def test_several_at_one_stage_are_named_together() -> None:
    assert _way(submitted(ALL_KINDS)) == "⏳ Marat Yusupov + Approve → ⚪ Vera Kim → ⚪ Olga Petrova"


def test_the_story_is_told_line_by_line() -> None:
    request = invoice()
    told = _history(request, approve(request, MARAT, comment="ok"))
    assert "Sent: Egor Lapin" in told
    assert "⏳ Manager: Marat Yusupov" in told
    assert "✅ Manager: Marat Yusupov: “ok”" in told
    assert "⏭ Director: amount: RUB 900,000 ≤ RUB 1,000,000" in told
    assert "⏳ Accounting: Anna Serova / Boris Hahn" in told


def test_who_takes_over_is_told() -> None:
    request = invoice()
    org = without(MARAT)
    (replaced,) = decide(request, Replace(NOON), org)
    with speaking("en"):
        told = _text(history.screen(History(request, (replaced,), org), EGOR, EN))
    assert "Manager: now Felix Fine" in told


def test_every_end_is_told() -> None:
    request = vacation()
    assert "Finished: recalled" in _history(request, Recall(EGOR, NOON))
    rejected = _history(request, Reject(VERA, StageKey("substitute"), 1, NOON, "no"))
    assert "❌ Substitute: Vera Kim: “no”" in rejected
    assert "❌ Finished: rejected" in rejected
    returned = _history(request, Return(VERA, StageKey("substitute"), 1, NOON, "dates"))
    assert "↩️ Substitute: Vera Kim: “dates”" in returned


def test_what_was_told_to_whom_is_told() -> None:
    request = submitted(ALL_KINDS)
    told = _history(request, approve(request, MARAT), Approve(ANNA, StageKey("approve"), 1, NOON))
    assert "Informed: Helen Roth, Egor Lapin" in told


def test_why_a_stage_was_passed_over_is_told() -> None:
    """With several conditions, and with a text."""
    both = All((OVER_A_MILLION, Text(key("supplier"), "ООО Роза")))
    passed = replace(INVOICE, route=(stage("manager", InRole(DIRECTOR), when=(both,)), *INVOICE.route[2:]))
    told = _history(replace(invoice(), form=passed))
    assert "⏭ Manager: amount: RUB 900,000 ≤ RUB 1,000,000, supplier: ООО <Ромашка>" in told


def test_a_bound_reads_like_the_answer_it_was_compared_with() -> None:
    """A number in English, and an amount in Russian."""
    dozen = Amount(key("count"), Op.MORE, Decimal("1234.5"))
    count = NumberField(key=key("count"), title=Label({"en": "Count"}))
    form = replace(INVOICE, fields=(*INVOICE.fields, count))
    form = replace(form, route=(stage("manager", InRole(DIRECTOR), when=(dozen,)), *form.route[2:]))
    request = replace(invoice(), form=form, values={**invoice().values, key("count"): Decimal(12)})
    assert "⏭ Manager: count: 12 ≤ 1,234.5" in _history(request)


def _way(request: Request) -> str:
    return way(request, ORG, EN).replace("\N{NO-BREAK SPACE}", " ")


def _history(request: Request, *commands: Command) -> str:
    """What is told of a request that was submitted just so, and what came then."""
    values = {str(name): value for name, value in request.values.items()}
    events: list[Event] = []
    state = new(request.form)
    for command in (submit(EGOR, **values), *commands):
        events += decide(state, command, ORG)
        state = after(state, command)
    with speaking("en"):
        screen = history.screen(History(state, tuple(events), ORG), EGOR, EN)
    mind(screen)
    return _text(screen)


def test_amounts_are_not_rounded() -> None:
    assert "1 000 000,01 ₽" in _text(_seen(invoice("1000000.01"), MARAT))
