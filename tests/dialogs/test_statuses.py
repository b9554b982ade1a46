"""A support ticket through purchasing and back: who has it, who hears of it, and what everybody reads."""

from core.model.ids import RequestId
from core.model.moving import MovedAlready, NoSuchMove, OthersMove
from core.model.turn import AlreadyClosed, NotYourTurn
from dialogs.action import OnRequest, Verb
from dialogs.packing import packed
from tests.dialogs.helpdesk import asks_for_help, open_for_tickets
from tests.dialogs.house import House
from tests.dialogs.sayings import (
    begins,
    changed,
    fresh,
    misses,
    press,
    press_data,
    press_old,
    repeated,
    sees,
    silence,
    toast,
    twice,
)


def test_through_purchasing_and_back(house: House) -> None:
    say = house.say
    open_, purchasing, solved = say("В работе", "Open"), say("В закупке", "In purchasing"), say("Решено", "Solved")
    head = say("Обращение · Иван Петров · Экран", "Ticket · Иван Петров · The screen")
    since = say("с 12:00", "since 12:00")
    open_for_tickets(house)
    asks_for_help(house)
    house.as_(
        "Павел",
        (press(purchasing), toast(purchasing), sees(f"⏳ {purchasing} {since}: Сауле Ибраева"), misses("[Return]")),
    )
    house.hears("Мария", sees(f"⏳ {purchasing}"), misses(f"[{purchasing}]"), changed())
    house.hears("Иван", sees(f"⏳ {purchasing} {since}: Сауле Ибраева"), misses("Approved", f"[{solved}]"), changed())
    house.hears("Сауле", begins(head), sees(say("Разберитесь", "Please look"), f"[{open_}]", "[Return]"), fresh())
    house.hears("Сауле", misses("[Done]", f"[{solved}]"))
    house.talk.wait(hours=1)
    house.as_(
        "Сауле",
        (press("With a comment"), sees(say("«В работе»", "“Open”"), "[Cancel]")),
        (say("на складе", "in the store"), sees(f"{open_} · {say('№ 1', '#1')}"), misses(f"[{open_}]")),
    )
    store = say("Сауле Ибраева: «на складе»", "Сауле Ибраева: “in the store”")
    late = say("с 13:00", "since 13:00")
    house.hears("Павел", begins(head), sees(f"⏳ {open_} {late}: Павел Гусев", store, f"[{solved}]"), fresh())
    house.hears("Мария", sees(f"⏳ {open_} {late}: Павел Гусев", f"[{solved}]"), misses(f"[{purchasing}]"), changed())
    house.hears("Иван", sees(f"⏳ {open_} {late}: Павел Гусев", store, f"[{solved}]"), changed())
    house.as_("Павел", (press(solved), toast(solved), sees("Approved"), misses(f"[{solved}]", "[Undo]")))
    house.hears("Иван", begins(say("✅ Согласовано", "✅ Approved")), fresh())
    house.history(
        sees(
            f"Павел Гусев: {open_} → {purchasing} · ⏳ Сауле Ибраева",
            f"Сауле Ибраева: {purchasing} → {open_}: {say('«на складе»', '“in the store”')} · ⏳ Павел Гусев",
            f"✅ Павел Гусев: {open_} → {solved}",
            "Finished: approved",
        )
    )


def test_what_the_author_is_asked_stops_the_clock(house: House) -> None:
    say = house.say
    asked, due = say("Ждёт автора", "Author asked"), say("Срок", "To be done by")
    open_for_tickets(house)
    asks_for_help(house)
    house.as_(
        "Павел",
        (press("With a comment"), sees(f"[{asked}]", "[Back]"), changed()),
        (press(asked),),
        (say("какой экран?", "which screen?"), sees(asked)),
    )
    question = say("Павел Гусев: «какой экран?»", "Павел Гусев: “which screen?”")
    house.hears("Иван", sees(question, f"[{say('В работе', 'Open')}]"), misses(due), fresh())
    house.as_("Иван", ("/inbox", sees(f"Иван Петров · {say('Экран', 'The screen')}", asked)))
    house.talk.goes_by(days=3)
    house.look_away()
    house.as_("Иван", (press(say("№ 1", "#1")),), (press(say("В работе", "Open")),))
    house.hears("Павел", sees(due, say("6 июля, 12:00", "6 July, 12:00")), misses("🔴"), fresh())
    house.hears("Мария", misses(f"[{asked}]"), changed())


def test_a_double_tap_moves_once(house: House) -> None:
    purchasing = house.say("В закупке", "In purchasing")
    open_for_tickets(house)
    asks_for_help(house)
    house.as_("Павел", (repeated(press(purchasing)), sees(f"⏳ {purchasing}")))
    house.as_("Павел", (press_old(purchasing), toast(MovedAlready), sees(f"⏳ {purchasing}")))
    house.hears("Сауле", sees(f"⏳ {purchasing}"), fresh())
    house.as_("Сауле", (twice(press(house.say("В работе", "Open"))), toast(MovedAlready)))
    house.hears("Павел", fresh())
    house.history(sees(f"→ {purchasing}"))
    assert str(house.talk.chat("Иван").messages[-1]).count("→") == 2


def test_old_buttons_and_strange_hands_move_nothing(house: House) -> None:
    purchasing, solved = house.say("В закупке", "In purchasing"), house.say("Решено", "Solved")
    waiting = house.say("Ждёт автора", "Author asked")
    open_for_tickets(house)
    asks_for_help(house)

    def forged(which: int, round_: int = 1, do: Verb = Verb.MOVE) -> str:
        return packed(OnRequest(RequestId(1), do, 0, round_, which))

    house.as_("Иван", (press_data(forged(2)), toast(NotYourTurn), sees(f"⏳ {house.say('В работе', 'Open')}")))
    house.as_("Павел", (press_data(forged(9)), toast(NotYourTurn)), (press_data(forged(9, do=Verb.MOVE_SAYING)),))
    house.as_(
        "Павел", (press(purchasing),), (press_old(waiting), toast(NoSuchMove)), (press_old(solved), toast(NoSuchMove))
    )
    house.as_("Павел", (press_old("With a comment"), toast(NotYourTurn)))
    house.as_("Сауле", (press(house.say("В работе", "Open")),))
    house.as_("Сауле", (press_data(forged(4)), toast(OthersMove)))
    house.as_("Мария", (press(solved), sees("Approved")))
    house.as_("Павел", (press_old(solved), sees("Approved")))
    house.as_("Иван", (press_old(solved), toast(AlreadyClosed)))


def test_words_that_come_too_late_move_nothing(house: House) -> None:
    waiting, solved = house.say("Ждёт автора", "Author asked"), house.say("Решено", "Solved")
    open_for_tickets(house)
    asks_for_help(house)
    house.as_("Павел", (press("With a comment"),), (press(waiting), sees(waiting)))
    house.as_("Мария", (press(solved), sees("Approved")))
    house.as_("Павел", ("уже неважно", sees("Approved")))
    house.history(misses("уже неважно"))


def test_the_author_says_himself_that_it_is_solved(house: House) -> None:
    solved = house.say("Решено", "Solved")
    open_for_tickets(house)
    asks_for_help(house)
    house.as_(
        "Иван",
        (press("With a comment"), sees(house.say("«Решено»", "“Solved”"))),
        (house.say("само прошло", "it went away"), sees(solved)),
    )
    house.hears("Павел", sees("Approved", house.say("✅ Иван Петров: само прошло", "✅ Иван Петров: it went away")))
    house.hears("Сауле", silence())


def test_what_is_returned_is_asked_anew(house: House) -> None:
    open_for_tickets(house)
    asks_for_help(house)
    house.as_("Павел", (press(house.say("В закупке", "In purchasing")),))
    house.as_("Сауле", (press("Return"),), ("не хватает модели", sees("Returned")))
    house.as_("Иван", (press("Change and send"),), (press("Submit"), sees(f"⏳ {house.say('В работе', 'Open')}")))
    house.hears("Сауле", misses(f"[{house.say('В работе', 'Open')}]"))
