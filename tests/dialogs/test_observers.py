"""Those who look on at a request: let in by a comment that speaks to them, or by a button."""

from core.model.addressed import Addressed
from core.model.fields.person import NobodyFound
from core.model.ids import RequestId
from core.model.observers import Observe
from core.model.observing import ConfirmedAlready, HearsAlready
from core.use.act import NoSuchRequest, act
from dialogs.action import Go, OnWatch, Place, Watching
from dialogs.fill import EditedNotHeard
from dialogs.packing import packed
from dialogs.said import Way
from tests.dialogs.chat import Chat
from tests.dialogs.company import ANNA, HELEN, PETER
from tests.dialogs.house import House
from tests.dialogs.sayings import (
    Update,
    changed,
    edited,
    fresh,
    misses,
    press,
    press_data,
    press_old,
    reply,
    sees,
    silence,
    sticker,
    toast,
    unseen,
)
from tests.dialogs.test_comments import CARD, asked, asks_for_vacation

__all__ = ["asked"]


def watching(house: House, who: str) -> str:
    return house.say(f"Теперь в наблюдателях: {who}", f"Watching from now on: {who}")


def let_in(person: int) -> str:
    return packed(OnWatch(RequestId(1), Watching.LET_IN, person))


def test_whoever_is_spoken_to_sees_the_request_and_the_words(asked: House) -> None:
    asked.as_("Иван", (reply("@Елена, так можно?", CARD), sees("Ольга Смирнова", watching(asked, "Елена Рот"))))
    asked.hears(
        "Елена",
        fresh(2),
        sees("Иван Петров", "@Елена, так можно?", "[I have read it]", "[Stop watching]"),
        misses("[Approve]", "[Reject]", "[Add observer]"),
    )
    asked.hears("Ольга", fresh(), sees("@Елена, так можно?"))
    for name in ("Иван", "Ольга"):
        assert asked.say("Наблюдают: Елена Рот", "Watching: Елена Рот") in str(asked.talk.chat(name).reading("[More…]"))
    asked.as_("Елена", (reply("Можно", "[I have read it]"), sees("Иван Петров", "Ольга Смирнова")))
    asked.hears("Иван", fresh(), sees("Можно"))


def test_a_colleague_whom_telegram_points_at_looks_on(asked: House) -> None:
    def pointing(chat: Chat) -> tuple[Update, ...]:
        card = chat.reading(CARD).number
        names = (Addressed("Лена", (HELEN,)), Addressed("Лис", ()))
        return (Update(Way.WORDS, "Лена и Лис, гляньте", message=card, shown="Лена…", addressed=names),)

    asked.as_("Иван", (pointing, sees(watching(asked, "Елена Рот"), asked.say("«Лис»", "“Лис”"))))
    asked.hears("Елена", fresh(2))


def test_a_name_of_several_is_asked_about_and_the_comment_goes_its_way(asked: House) -> None:
    asked.talk.hire("Елена Крот", locale=asked.locale)
    asked.as_("Иван", (reply("@Елена?", CARD), sees("Ольга Смирнова", "[Елена Рот]", "[Елена Крот]")))
    asked.hears("Ольга", sees("@Елена?"))
    asked.hears("Елена Рот", silence())
    asked.as_("Иван", (press("Елена Рот"), sees(watching(asked, "Елена Рот"))))
    asked.hears("Елена Рот", fresh(), sees("[Stop watching]"))
    asked.hears("Елена Крот", silence())


def test_of_two_who_are_called_alike_the_one_who_takes_part_is_meant(asked: House) -> None:
    asked.talk.hire("Ольга Рот", locale=asked.locale)
    asked.as_("Иван", (reply("@Ольга?", CARD), sees("Ольга Смирнова"), misses("[Ольга Рот]")))


def test_a_name_that_nobody_has_keeps_no_comment_back(asked: House) -> None:
    asked.as_(
        "Иван",
        (reply("@Никто, привет", CARD), sees(asked.say("Никого по имени «Никто»", "called “Никто”"), "Ольга Смирнова")),
    )
    asked.hears("Ольга", sees("@Никто, привет"))


def test_an_observer_is_added_by_choosing(asked: House) -> None:
    asked.as_(
        "Ольга",
        (press("More…"),),
        (
            press("Add observer"),
            fresh(),
            sees("Who is to watch?", "[Cancel]"),
            misses("[Иван Петров]", "[Ольга Смирнова]"),
        ),
        (press(asked.say("Ещё →", "More →")), sees("2 / 2")),
        (press(asked.say("← Раньше", "← Previous")), sees("1 / 2", "[Вера Ким]")),
        (press("Вера Ким"), sees(watching(asked, "Вера Ким"))),
        ("командировка", sees("[Cancel]"), misses("Who is to watch?")),
    )
    asked.hears("Вера", fresh(), sees("Иван Петров", "[I have read it]"))
    asked.hears("Иван", fresh(0), changed())


def test_an_observer_is_added_by_name(asked: House) -> None:
    asked.as_(
        "Иван",
        (press("More…"),),
        (press("Add observer"),),
        ("Никто", sees(NobodyFound, "Who is to watch?")),
        (edited("Вера"), sees(EditedNotHeard, "Who is to watch?")),
        (sticker(), sees("Who is to watch?")),
        ("анна", sees(watching(asked, "Анна Серова"))),
    )
    asked.hears("Анна", fresh())


def test_a_name_of_several_shows_them(asked: House) -> None:
    asked.talk.hire("Вера Лис", locale=asked.locale)
    asked.as_(
        "Иван",
        (press("More…"),),
        (press("Add observer"),),
        ("вера", sees("[Вера Ким]", "[Вера Лис]"), misses("[Анна Серова]")),
        (press("Вера Лис"), sees(watching(asked, "Вера Лис"))),
    )


def test_the_question_can_be_left(asked: House) -> None:
    asked.as_(
        "Иван",
        (press("More…"),),
        (press("Add observer"),),
        (press("Cancel"), sees("Nothing has changed.")),
        ("Вера", misses("Вера Ким")),
    )
    asked.hears("Вера", silence())


def test_a_question_whose_answer_was_lost_is_asked_again(asked: House) -> None:
    asked.as_("Иван", (press("More…"),), (unseen(press("Add observer")), sees("Who is to watch?")))


def test_that_it_was_read_is_noted(asked: House) -> None:
    read = asked.say("Наблюдают: ✅ Елена Рот", "Watching: ✅ Елена Рот")
    asked.as_("Иван", (reply("@Елена", CARD),))
    asked.as_(
        "Елена",
        (press("I have read it"), toast("Thank you"), sees(read, "[Stop watching]"), misses("[I have read it]")),
        (press_old("I have read it"), toast(ConfirmedAlready)),
    )
    assert read in str(asked.talk.chat("Иван").reading(CARD))
    asked.as_(
        "Иван",
        (
            press("History"),
            sees(
                asked.say(
                    "Елена Рот теперь наблюдает, по приглашению: Иван Петров", "Елена Рот now watches; let in by: Иван"
                ),
                asked.say("✅ Прочитано: Елена Рот", "✅ Read: Елена Рот"),
            ),
        ),
    )


def test_whoever_leaves_hears_nothing_more(asked: House) -> None:
    asked.as_("Иван", (reply("@Борис", CARD),))
    asked.as_(
        "Борис", (press("Stop watching"), sees("You do not watch this request any more.", asked.say("№ 1", "#1")))
    )
    asked.as_("Иван", (reply("Жаль", CARD), misses("Борис")))
    asked.hears("Борис", silence())
    asked.as_("Борис", (press_old("I have read it"), sees(NoSuchRequest)))
    asked.as_(
        "Иван", (press("History"), sees(asked.say("Борис Ганин больше не наблюдает", "Борис Ганин watches no more")))
    )


def test_who_looks_on_learns_how_it_ended(asked: House) -> None:
    asked.as_("Иван", (reply("@Елена", CARD),))
    asked.look_away()
    asked.as_("Ольга", (press("Reject"),), ("Нет замены",))
    asked.hears("Елена", fresh(), sees("❌", "Нет замены"), misses("[Add observer]"))


def test_who_becomes_an_approver_decides(asked: House) -> None:
    asked.as_("Иван", (reply("@Анна", CARD),))
    asked.agree("Ольга")
    asked.hears("Анна", sees("[Done]", "[More…]"))
    asked.as_("Анна", (press("Done"), toast("Done")))


def test_forged_buttons_let_nobody_in(asked: House) -> None:
    asked.as_("Пётр", (press_data(let_in(PETER)), sees(NoSuchRequest)))
    asked.as_("Иван", (press_data(let_in(HELEN)), sees(asked.say("Наблюдают: Елена", "Watching: Елена"))))
    asked.as_("Иван", (press_data(let_in(HELEN)), toast(HearsAlready)))
    asked.talk.change("Анна", active=False)
    asked.as_("Иван", (press_data(let_in(ANNA)), misses(watching(asked, "Анна Серова"))))


def test_what_one_watches_is_listed_in_the_menu_while_there_is_anything(asked: House) -> None:
    say = asked.say
    asked.as_("Елена", ("/start", misses("[Watching")))
    asked.as_("Иван", (reply("@Елена", CARD),))
    asked.as_(
        "Елена",
        ("/start", sees(say("[Наблюдаю · 1]", "[Watching · 1]"))),
        (
            press(say("Наблюдаю · 1", "Watching · 1")),
            sees(say("Вы наблюдаете: 1", "You are watching: 1"), say("№ 1", "#1")),
            sees("Иван Петров", say("Ольга Смирнова с 12:00", "Ольга Смирнова since 12:00")),
            changed(),
        ),
        (press(say("№ 1", "#1")), sees("[I have read it]", "[Stop watching]"), fresh()),
        (press("I have read it"), toast("Thank you")),
        (press("Stop watching"),),
        ("/start", misses("[Watching")),
        (press_data(packed(Go(Place.WATCHED))), sees("You are not watching any request.", "[To the menu]")),
    )


def test_many_that_one_watches_come_in_pages(asked: House) -> None:
    ivan, helen = asked.talk.person("Иван").id, asked.talk.person("Елена").id
    asked.as_("Иван", (reply("@Елена", CARD),))
    for day in range(1, 13, 2):
        asks_for_vacation(asked, f"с {day} по {day + 1} сентября", f"from {day} to {day + 1} September")
    for number in range(2, 8):
        asked.talk.write(act, RequestId(number), Observe(ivan, helen, asked.talk.clock.now))
    asked.as_(
        "Елена",
        (press_data(packed(Go(Place.WATCHED))), sees(asked.say("№ 7 ", "#7 "), asked.say("[Ещё →]", "[More →]"))),
        (
            press(asked.say("Ещё →", "More →")),
            sees(asked.say("№ 1 ", "#1 "), asked.say("[← Раньше]", "[← Previous]")),
            misses(asked.say("№ 2 ", "#2 ")),
        ),
    )
