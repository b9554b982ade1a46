"""HR corrects a balance of leave in the chat, in both languages: step by step, or in one sentence."""

from datetime import UTC, date, datetime

import pytest

from core.model.access import HR as HR_ROLE
from core.model.correcting import NoLeaveThere, NotYourOwnBalance, OnlyHrCorrects
from core.model.ids import PersonId
from core.model.leave.correction import NoChange, NotInHalves, TooMuchAtOnce
from core.model.leave.ledger import Entry, Posting
from core.model.org import PARTNER
from core.store import leave
from core.store.db import Tx
from core.use.correct import BalanceHasMoved, CorrectionGone, NoBalanceYet
from dialogs.action import Correcting, NotAButton, OnBalance
from dialogs.correct import NothingIsAsked
from dialogs.correction import Sentence, sentence
from dialogs.fill import CannotBeRead, EditedNotHeard
from dialogs.packing import packed
from tests.dialogs.house import House
from tests.dialogs.hr import HR
from tests.dialogs.moving import asks, rests
from tests.dialogs.sayings import (
    Saying,
    begins,
    edited,
    fresh,
    incoming,
    misses,
    press,
    press_data,
    press_old,
    sees,
    silence,
    sticker,
    toast,
    twice,
    unseen,
)

APRIL = datetime(2027, 4, 5, 7, tzinfo=UTC)
WHOM, DAYS, WHY = (
    "Whose balance of leave is to be corrected?",
    "By how many days is it to be changed?",
    "The reason is kept, and the person reads it.",
)
CONFIRM = "[Change the balance]"


@pytest.fixture
def office(house: House) -> House:
    """Иван has twenty days today, and is told nothing yet."""
    house.talk.clock.now = APRIL
    house.talk.change("Иван", hired=date(2020, 1, 1))
    house.talk.write(_opened, house.talk.person("Иван").id)
    return house


def _opened(tx: Tx, who: PersonId) -> None:
    entry = Posting(person=who, kind="annual", entry=Entry.OPENING, half_days=26, on=date(2026, 12, 31))
    leave.enter(tx, [entry], APRIL)


def _entered(house: House, name: str = "Иван") -> list[tuple[int, str, PersonId | None]]:
    book = house.talk.read(leave.book, house.talk.person(name).id)
    return [(one.half_days, one.reason, one.by) for one in book if one.entry is Entry.ADJUSTMENT]


def _helen(house: House) -> PersonId:
    return house.talk.person(HR).id


def _asked(house: House) -> None:
    """Up to the last look."""
    house.as_(HR, ("/balance", sees(WHOM)), ("Петров", sees(DAYS)), ("+2", sees(WHY)), ("Отгул", sees(CONFIRM)))


def test_of_the_latest_entries_those_that_are_even_are_left_out(office: House) -> None:
    """The first leave is rejected, the second granted, the third waits."""
    say = office.say
    asks(office, "с 1 по 7 июня", "from 1 to 7 June")
    office.as_("Ольга", (press("Reject"),), ("некому подменить",))
    rests(office, "с 2 по 6 августа", "from 2 to 6 August")
    asks(office, "с 1 по 6 июля", "from 1 to 6 July")
    office.as_(
        HR,
        ("/balance",),
        (
            "Петров",
            sees(
                say("−5 дней, согласовано, заявка № 2", "−5 days, granted, request 2"),
                say("−6 дней, на согласовании, заявка № 3", "−6 days, asked for, request 3"),
                say("+13 дней, начальный остаток", "+13 days, opening balance"),
            ),
            misses(say("заявка № 1", "request 1"), say("запрос снят", "asked for no more")),
        ),
        ("+2", sees(say("[Другие дни] [Другой сотрудник]\n[Отмена]", "[Other days] [Somebody else]\n[Cancel]"))),
    )


def test_step_by_step_and_the_person_is_told(office: House) -> None:
    say = office.say
    change = say("Ежегодный: сейчас 20, станет 22 дня (+2 дня)", "Annual: 20 now, 22 days afterwards (+2 days)")
    office.as_(
        HR,
        ("/balance", begins(WHOM), sees("[Cancel]"), fresh()),
        (
            "Петров",
            sees("Иван Петров", say("Ежегодный: сегодня 20 дней", "Annual: 20 days today"), DAYS),
            sees("Latest entries:", say("+13 дней, начальный остаток", "+13 days, opening balance")),
        ),
        ("+2", sees(change, WHY)),
        ("Отгул за субботу", sees(change, say("Причина: Отгул за субботу", "Reason: Отгул"), CONFIRM)),
    )
    assert _entered(office) == []
    office.as_(HR, (press("Change the balance"), sees(say("было 20, стало 22 дня", "20 before, 22 days now"))))
    assert _entered(office) == [(4, "Отгул за субботу", _helen(office))]
    office.as_(
        "Иван",
        (
            incoming(),
            begins(
                say(
                    "Отдел кадров изменил ваш остаток отпуска: было 20, стало 22 дня",
                    "HR has changed your balance of leave: 20 before, 22 days now",
                )
            ),
            sees(say("Вид: Ежегодный", "Kind: Annual"), say("Причина: Отгул за субботу", "Reason: Отгул за субботу")),
            fresh(),
        ),
        ("/leave", sees(say("сегодня 22 дня", "22 days today"))),
    )
    office.as_("Ольга", (incoming(), silence()))


@pytest.mark.parametrize(
    ("ru", "en"),
    [
        ("поправить остаток Петров -2,5 перенос из 2026", "correct the balance Петров -2.5 перенос из 2026"),
        (
            "Исправьте остаток отпуска: Иван Петров, -2,5 дня, перенос из 2026",
            "Adjust balance of Петров by -2.5 days: перенос из 2026",
        ),
    ],
)
def test_one_sentence_tells_it_all(office: House, ru: str, en: str) -> None:
    say = office.say
    change = say("сейчас 20, станет 17,5 дня (−2,5 дня)", "20 now, 17.5 days afterwards (−2.5 days)")
    reason = say("Причина: перенос из 2026", "Reason: перенос из 2026")
    office.as_(HR, (say(ru, en), sees("Иван Петров", change, reason, CONFIRM)), (press("Change the balance"),))
    assert _entered(office) == [(-5, "перенос из 2026", _helen(office))]


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ("поправить остаток", Sentence("", "", "")),
        ("поправить остаток отпуска у Иванов", Sentence("Иванов", "", "")),
        ("изменить остаток Петров-Водкин +1", Sentence("Петров-Водкин", "+1", "")),
        ("correct the balance for Kim: 2 days because of overtime", Sentence("Kim", "2", "overtime")),
        ("fix balance +0.5", Sentence("", "+0.5", "")),
        ("сколько у меня осталось", None),
        ("какой остаток", None),
        ("correct the invoice", None),
    ],
)
def test_what_a_sentence_tells(words: str, meant: Sentence | None) -> None:
    assert sentence(words) == meant


def test_a_sentence_without_all_of_it_is_asked_for_the_rest(office: House) -> None:
    say = office.say
    office.as_(
        HR,
        (say("поправить остаток", "correct the balance"), sees(WHOM)),
        ("/balance",),
        (say("Никто", "Nobody"), sees(say("Никто", "Nobody"), WHOM)),
        (say("поправить", "x"), sees(WHOM)),
        ("/menu",),
        (say("поправить остаток Никто +2 дня", "correct the balance Nobody +2 days"), sees(WHOM)),
        (press("Иван Петров"), sees("+2", WHY)),
        ("/menu",),
        (say("поправить остаток Петров +2,3 x", "correct the balance Петров +2.3 x"), sees(NotInHalves, DAYS)),
        ("+2,5", sees(CONFIRM)),
    )


def test_of_several_who_are_called_so_one_is_chosen(office: House) -> None:
    office.talk.hire("Пётр Петров", hired=date(2021, 1, 1))
    office.as_(
        HR,
        ("/balance",),
        ("Петров", sees(WHOM, "[Иван Петров]", "[Пётр Петров]"), misses("[Вера Ким]")),
        (press("Иван Петров"), sees(DAYS, "Иван Петров")),
    )


@pytest.mark.parametrize(
    ("words", "refusal"),
    [("2,3", NotInHalves), ("много", NotInHalves), ("0", NoChange), ("+400", TooMuchAtOnce), ("99999", TooMuchAtOnce)],
)
def test_a_number_that_cannot_be_is_asked_for_again(office: House, words: str, refusal: type[NotInHalves]) -> None:
    office.as_(HR, ("/balance",), ("Петров",), (words, sees(refusal, DAYS)), ("-1", sees(WHY)))
    assert _entered(office) == []


def test_what_cannot_be_read_or_is_too_late_changes_nothing(office: House) -> None:
    office.as_(
        HR,
        ("/balance",),
        ("Петров",),
        (sticker(), sees(CannotBeRead, DAYS)),
        (edited("+5"), sees(EditedNotHeard, DAYS)),
        ("+2",),
        ("Отгул", sees(CONFIRM)),
        ("ещё слово", sees(NothingIsAsked, CONFIRM)),
    )
    assert _entered(office) == []


def test_each_part_can_be_told_anew(office: House) -> None:
    office.talk.change("Вера", hired=date(2021, 1, 1))
    _asked(office)
    office.as_(
        HR,
        (press("Other days"), sees(DAYS)),
        ("-1", sees(CONFIRM, office.say("Отгул", "Отгул"))),
        (press("Other reason"), sees(WHY)),
        ("Ошибка", sees(CONFIRM, "Ошибка")),
        (press("Somebody else"), sees(WHOM)),
        ("Вера", sees(CONFIRM, "Вера Ким", "Ошибка")),
        (press("Change the balance"),),
    )
    assert (_entered(office), _entered(office, "Вера")) == ([], [(-2, "Ошибка", _helen(office))])


def test_it_is_kept_over_a_restart(office: House) -> None:
    office.as_(HR, ("/balance",), ("Петров",), ("+2", sees(WHY)))
    office.talk.restart()
    office.as_(HR, ("Отгул", sees(CONFIRM)))
    office.talk.restart()
    office.as_(HR, (press("Change the balance"),))
    assert _entered(office) == [(4, "Отгул", _helen(office))]


def test_an_answer_that_nobody_saw_is_given_again(office: House) -> None:
    office.as_(HR, ("/balance",), ("Петров",), (unseen("+2"), sees(WHY)), ("Отгул", sees(CONFIRM)))
    office.as_(HR, (unseen(press("Change the balance")), sees("How can I help?")))
    assert _entered(office) == [(4, "Отгул", _helen(office))]


def test_it_is_entered_once_however_often_it_is_pressed(office: House) -> None:
    _asked(office)
    office.as_(HR, (twice(press("Change the balance")), sees(CorrectionGone)))
    office.as_(HR, (press_old("Change the balance"), toast(CorrectionGone)))
    assert len(_entered(office)) == 1
    _asked(office)
    office.as_(HR, (press_old("Change the balance"), sees(BalanceHasMoved, CONFIRM)))
    assert len(_entered(office)) == 1


def test_whoever_goes_elsewhere_has_put_it_away(office: House) -> None:
    _asked(office)
    office.as_(HR, (press("Cancel"), sees("How can I help?")), ("Отгул", misses(CONFIRM)))
    office.as_(HR, (press_old("Change the balance"), toast(CorrectionGone)))
    assert _entered(office) == []


def test_it_is_for_hr_alone(office: House) -> None:
    say = office.say
    office.as_("Ольга", ("/balance", sees(OnlyHrCorrects, "How can I help?")), ("/leave", misses("Correct a balance")))
    office.as_(
        "Ольга", (say("поправить остаток Петров +2 x", "correct the balance Петров +2 x"), misses(DAYS, CONFIRM))
    )
    office.as_("Ольга", ("/help", misses("/balance")))
    office.as_(HR, ("/help", sees("/balance")), ("/leave", sees("[Correct a balance]")))
    office.as_(HR, (press("Correct a balance"), sees(WHOM)))


@pytest.mark.parametrize("do", Correcting)
def test_forged_buttons_of_others_change_nothing(office: House, do: Correcting) -> None:
    _asked(office)
    ivan = office.talk.person("Иван").id
    for revision in (0, 1):
        forged = press_data(packed(OnBalance(ivan, do, revision, 1)))
        office.as_("Ольга", (forged, toast(OnlyHrCorrects), misses("20", "Отгул")))
    assert _entered(office) == []
    office.as_(HR, (press("Change the balance"),))
    assert len(_entered(office)) == 1


def _forged(person: int, do: Correcting = Correcting.WHOM, arg: int = 0) -> Saying:
    return press_data(packed(OnBalance(PersonId(person), do, 0, arg)))


def test_nobody_corrects_his_own_nor_that_of_partners(office: House) -> None:
    office.talk.hire("Пар Партнёров", roles=frozenset({PARTNER, HR_ROLE}))
    partner = office.talk.person("Пар").id
    own = _helen(office)
    office.as_(
        HR,
        ("/balance", misses("[Елена Рот]", "[Пар Партнёров]")),
        (_forged(own), sees(NotYourOwnBalance, WHOM)),
        (_forged(partner), sees(NoLeaveThere, WHOM)),
        (_forged(999), sees(NoLeaveThere, WHOM)),
        ("Партнёров", sees(WHOM)),
        (press("Cancel"),),
    )
    office.talk.chat("Пар").locale = office.locale
    office.talk.change("Пар", locale=office.locale)
    office.as_("Пар", ("/balance", sees(OnlyHrCorrects)), (_forged(own), toast(OnlyHrCorrects)))


def test_a_kind_that_is_not_there_is_no_button(office: House) -> None:
    _asked(office)
    ivan = office.talk.person("Иван").id
    office.as_(HR, (_forged(ivan, Correcting.KIND, 7), sees(NotAButton, CONFIRM)))


def test_without_a_balance_there_is_nothing_to_correct(office: House) -> None:
    say = office.say
    office.as_(HR, ("/balance",), ("Emma", sees(NoBalanceYet, WHOM)))
    office.as_(HR, (say("поправить остаток Emma +1 x", "correct the balance Emma +1 x"), sees(NoBalanceYet, WHOM)))


def test_whoever_is_of_hr_no_more_loses_it_in_the_middle(office: House) -> None:
    _asked(office)
    office.talk.change(HR, roles=frozenset())
    office.as_(HR, ("слово", sees(OnlyHrCorrects)), ("слово", misses(OnlyHrCorrects)))
    office.talk.change(HR, roles=frozenset({HR_ROLE}))
    office.as_(HR, (press("Change the balance"), toast(CorrectionGone)))
    assert _entered(office) == []


def test_who_cannot_be_reached_has_to_be_told(office: House) -> None:
    say = office.say
    words = say("Сообщение не дойдёт (Иван Петров): скажите об этом лично", "Иван Петров cannot be reached here")
    _asked(office)
    office.as_(HR, (press("Cancel"),))
    office.talk.change("Иван", telegram=None)
    office.as_(HR, ("/balance",), ("Петров",), ("+2",), ("x", sees(words)), (press("Change the balance"),))
    assert len(_entered(office)) == 1


def test_another_kind_of_leave_is_a_button(office: House) -> None:
    ivan = office.talk.person("Иван").id
    entry = Posting(person=ivan, kind="study", entry=Entry.OPENING, half_days=10, on=date(2027, 1, 1))
    office.talk.write(leave.enter, [entry], APRIL)
    office.as_(
        HR,
        ("/balance",),
        ("Петров", sees(DAYS, "[study]")),
        (press("study"), sees("study: ", DAYS), misses("[study]")),
        ("+1",),
        ("x", sees("study")),
        (press("Change the balance"),),
    )
    assert [one.kind for one in office.talk.read(leave.book, ivan) if one.entry is Entry.ADJUSTMENT] == ["study"]
