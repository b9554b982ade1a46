"""An approved vacation is moved: two taps and a sentence, and until all have agreed it stays as it was."""

from core.model.ids import RequestId
from core.model.rescheduling import MoveCancelled
from dialogs.action import OnRequest, Verb
from dialogs.packing import packed
from tests.dialogs.house import House
from tests.dialogs.moving import (
    JULY,
    LATER,
    MOVE,
    agreed,
    asks,
    days_of,
    free,
    moved,
    moves,
    office,
    opens,
    rests,
    settled,
)
from tests.dialogs.pages import told_in
from tests.dialogs.sayings import begins, fresh, incoming, misses, press, press_data, sees, toast, twice

__all__ = ["moved", "office"]


def test_two_taps_and_a_sentence(office: House) -> None:
    say = office.say
    opens(office, 1, sees("Approved", f"[{MOVE}]"))
    office.as_(
        "Иван",
        (
            press(MOVE),
            begins(say("Перенос отпуска", "Move a vacation")),
            sees(say("На какие даты перенести?", "To which dates?")),
            fresh(),
        ),
        (
            say(*LATER),
            sees(
                say("Новые даты: 12–25 июля 2027, 14 дней", "New dates: 12–25 July 2027, 14 days"),
                say("Вместо: 5–18 июля 2027, 14 дней", "Instead of: 5–18 July 2027, 14 days"),
                say("на 12 июля 27, после отпуска 13 дней", "27 on 12 July, 13 days after this leave"),
                say("Вид отпуска: Ежегодный", "Kind of leave: Annual"),
                say("Путь: Ольга Смирнова → Бухгалтерия", "Route: Ольга Смирнова → Accounting"),
                "[Submit]",
            ),
        ),
        (press("Submit"), sees("⏳ Ольга")),
    )


def test_everybody_taps_as_often_as_the_page_says(office: House) -> None:
    names = ("Иван", "Ольга", "Анна")
    before = [office.spent(name) for name in names]
    moves(office)
    agreed(office)
    assert [office.spent(name) for name in names] == told_in("vacation_move")
    assert all(before)


def test_two_taps_begin_one_draft(office: House) -> None:
    office.as_("Иван", (twice(press(MOVE)),), ("/my", sees(office.say("[Черновики · 1]", "[Drafts · 1]"))))


def test_the_manager_reads_both_and_the_balance_and_who_is_away(office: House) -> None:
    say = office.say
    asks(office, "с 20 по 22 июля", "from 20 to 22 July", "Вера")
    moves(office)
    new = say("Перенос отпуска · Иван Петров · 12–25 июля 2027", "Move a vacation · Иван Петров · 12–25 July 2027")
    office.hears(
        "Ольга",
        sees(
            new,
            say("Вместо: 5–18 июля 2027, 14 дней", "Instead of: 5–18 July 2027, 14 days"),
            say("14 дней из остатка: 27 → 13 дней", "14 days of the balance: 27 → 13 days"),
            say("не будет: 1 из 2 (Вера Ким, 20–22 июля)", "Also away then: 1 of 2 (Вера Ким, 20–22 July)"),
        ),
    )


def test_until_it_is_granted_the_vacation_stands_and_then_it_is_moved(office: House) -> None:
    say = office.say
    assert free(office) == 26 + 56 - 28
    moves(office)
    pending, done = (
        say("Переносится на 12–25 июля · № 2", "Is being moved to 12–25 July · #2"),
        say("Перенесён на", "Moved to"),
    )
    opens(office, 1, sees("Approved", pending), misses(MOVE, "Cancel the request"))
    assert (free(office), days_of(office)) == (26 + 56 - 28, [(1, True), (2, False)])
    agreed(office)
    opens(office, 1, sees(say("Перенесён на 12–25 июля · № 2", "Moved to 12–25 July · #2")))
    opens(
        office,
        1,
        misses("Approved", MOVE, "Cancel the request", say("Хорошего отдыха!", "Enjoy your time off!"), pending),
    )
    assert (free(office), days_of(office)) == (26 + 56 - 28, [(2, True)])
    opens(office, 2, sees("Approved", f"[{MOVE}]", say("Хорошего отдыха!", "Enjoy your time off!")), misses(done))


def test_accounting_reads_until_when_to_pay_and_hr_is_told(office: House) -> None:
    say = office.say
    moves(office)
    office.agree("Ольга")
    office.hears(
        "Анна",
        sees(
            say("Выплатить до 9 июля", "To be paid by 9 July"), say("Перенесите отпуск в учёте", "Record the new days")
        ),
    )
    office.as_("Анна", (press("Done"),))
    office.hears("Елена", sees("Approved", say("Перенос отпуска", "Move a vacation")))
    office.hears("Иван", sees("Approved", say("12–25 июля", "12–25 July")), fresh())


def test_the_card_of_whoever_stood_in_tells_it_too(house: House) -> None:
    say = house.say
    rests(settled(house, "Иван", "Вера"), *JULY, substitute="Вера Ким")
    house.as_(
        "Иван",
        (press(MOVE),),
        (say(*LATER), sees(say("Замещает: Вера Ким", "Stands in: Вера Ким"))),
        (press("Submit"),),
    )
    house.hears(
        "Вера", sees(say("Переносится на 12–25 июля · № 2", "Is being moved to 12–25 July · #2")), misses(f"[{MOVE}]")
    )
    agreed(house, looks_away=False)
    house.hears("Вера", sees(say("Перенесён на 12–25 июля · № 2", "Moved to 12–25 July · #2")), fresh())


def test_what_is_rejected_leaves_the_vacation_as_it_was(office: House) -> None:
    moves(office)
    office.as_("Ольга", (press("Reject"),), ("отчёт", sees("Rejected")))
    assert (free(office), days_of(office)) == (26 + 56 - 28, [(1, True)])
    opens(
        office,
        1,
        sees("Approved", f"[{MOVE}]", "[Cancel the request]"),
        misses(*office.say("Переносится Перенесён", "moved Moved").split()),
    )


def test_what_is_returned_is_sent_again_on_other_days(office: House) -> None:
    say = office.say
    moves(office)
    office.as_("Ольга", (press("Return"),), ("лучше позже", sees("Returned")))
    assert days_of(office) == [(1, True), (2, False)]
    office.as_(
        "Иван",
        (press("Change and send"), sees(say("Вместо: 5–18 июля", "Instead of: 5–18 July"))),
        (press("Change"),),
        (press(say("Новые даты", "New dates")),),
        (say("2–15 августа", "2–15 August"), sees("[Submit]")),
        (press("Submit"), sees("⏳")),
    )
    agreed(office)
    opens(office, 1, sees(say("Перенесён на 2–15 августа · № 2", "Moved to 2–15 August · #2")))
    assert (free(office), days_of(office)) == (26 + 56 - 28, [(2, True)])


def test_cancelled_afterwards_neither_is_left_and_the_days_are_back(moved: House) -> None:
    say = moved.say
    opens(moved, 2)
    never = say(
        "Прежние даты, 5–18 июля 2027, не вернутся: отпуска не будет совсем",
        "The old days, 5–18 July 2027, do not come back: there will be no leave at all",
    )
    moved.as_("Иван", (press("Cancel the request"), sees(never)), ("дети заболели",))
    moved.as_("Ольга", (incoming(), sees(never), misses(say("Вместо", "Instead"))))
    for name in ("Ольга", "Анна"):
        moved.as_(name, (press("Cancel it"),))
    moved.as_("Иван", (incoming(), sees(say("Вернулось в остаток: 14 дней", "Back in the balance: 14 days"))))
    moved.hears("Анна", misses(say("Вернулось", "Back in")))
    assert (free(moved), days_of(moved)) == (26 + 56, [])
    words = say("Перенесён на 12–25 июля · № 2 · отменено", "Moved to 12–25 July · #2 · cancelled")
    opens(moved, 1, sees(words), misses(MOVE, "Open again"))
    opens(moved, 2, sees("Cancelled"), misses("Open again"))
    moved.as_("Иван", (press_data(packed(OnRequest(RequestId(2), Verb.REOPEN))), toast(MoveCancelled)))


def test_it_is_moved_twice_and_the_newest_counts(moved: House) -> None:
    say = moved.say
    opens(moved, 2)
    moves(moved, "2–15 августа", "2–15 August")
    moved.hears("Ольга", sees(say("Вместо: 12–25 июля 2027", "Instead of: 12–25 July 2027")))
    agreed(moved)
    assert (free(moved), days_of(moved)) == (26 + 56 - 28, [(3, True)])
    opens(moved, 1, sees(say("Перенесён на 12–25 июля · № 2", "Moved to 12–25 July · #2")))
    opens(moved, 2, sees(say("Перенесён на 2–15 августа · № 3", "Moved to 2–15 August · #3")), misses(MOVE))
    opens(moved, 3, sees(f"[{MOVE}]"))


def test_by_words_it_is_asked_which_one(office: House) -> None:
    say = office.say
    rests(office, "с 2 по 8 августа", "from 2 to 8 August")
    asks(office, "с 6 по 7 сентября", "from 6 to 7 September")
    vacation, august = say("Отпуск · 5–18 июля", "Vacation · 5–18 July"), say("2–8 августа", "2–8 August")
    office.as_(
        "Иван",
        (
            say("перенести отпуск", "move vacation"),
            sees(say("Какой отпуск переносим?", "Which vacation is to be moved?"), vacation, august),
            misses(say("сентября", "September")),
        ),
        (press(vacation), sees(say("На какие даты перенести?", "To which dates?"))),
        (say(*LATER), sees(say("Вместо: 5–18 июля", "Instead of: 5–18 July"))),
        (press("Submit"), sees("⏳")),
    )


def test_the_sentence_may_hold_the_days(office: House) -> None:
    office.as_(
        "Иван",
        (office.say("перенести отпуск на 12–25 июля", "move vacation to 12–25 July"),),
        (office.say("№ 1", "#1"), sees(office.say("Новые даты: 12–25 июля", "New dates: 12–25 July"), "[Submit]")),
    )
