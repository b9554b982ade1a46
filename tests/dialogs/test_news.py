"""Announcements and their readers, in both languages: the copies, the list of news, the count of their author."""

from core.model.ids import AnnouncementId, PersonId
from core.store import announcements
from core.store.announcements import State
from core.store.db import Tx
from core.use.announce import OnlyHr
from core.use.news import NoSuchNews
from dialogs.action import NotAButton
from tests.dialogs.house import House
from tests.dialogs.hr import HR, TEXT, begun, role
from tests.dialogs.sayings import (
    attach,
    begins,
    changed,
    file,
    fresh,
    incoming,
    misses,
    press,
    press_data,
    press_old,
    sees,
    silence,
    toast,
    twice,
    unseen,
)
from tests.dialogs.talk import Fate

ARCHIVED = "In the archive: this does not hold any more."


def sent(house: House, *, to: str = "", button: bool = True, until: str = "") -> None:
    """An announcement of Елена, who has seen what came of it at first."""
    begun(house)
    if to:
        house.as_(HR, (press("To whom"),), (to, sees(role(house, to))))
    if until:
        house.as_(HR, (press("Until when"),), (press(until),))
    if not button:
        house.as_(HR, (press("Remove the button"),))
    house.as_(HR, (press("Send"),))
    house.talk.goes_by(minutes=1)
    house.look_away()


def failing(house: House, **fates: Fate) -> None:
    """What becomes of messages to these people."""
    house.talk.failing = {house.talk.person(name).id: fate for name, fate in fates.items()}


def lose_the_answers(tx: Tx, *people: PersonId) -> None:
    """As if nobody knew whether the first announcement has reached them."""
    for person in people:
        announcements.set_state(tx, AnnouncementId(1), person, State.UNKNOWN)


def count(house: House, came: int, total: int) -> str:
    return house.say(f"Отправлено: {came} из {total}", f"Sent: {came} of {total}")


def figures(house: House, **figures: int) -> tuple[str, ...]:
    words = {
        "unread": ("Новости: {}", "News: {}"),
        "read": ("прочитано: {}", "read: {}"),
        "lost": ("Неизвестно: {}", "Unknown: {}"),
        "blocked": ("Не доставлено: {}", "Unreachable: {}"),
        "dropped": ("Не отправлено: {}", "Not sent: {}"),
        "again": ("[Отправить ещё раз: {}]", "[Send again: {}]"),
    }
    return tuple(house.say(*words[name]).format(figure) for name, figure in figures.items())


def test_the_menu_counts_what_is_unread(house: House) -> None:
    house.as_("Иван", ("/start", misses(*figures(house, unread=1))))
    sent(house)
    house.as_("Иван", ("/start", sees(*figures(house, unread=1), house.say("[Новости · 1]", "[News · 1]"))))
    house.as_(HR, ("/start", misses(house.say("Новости ·", "News ·"))))
    house.as_(
        "Иван", (press("I have read it"), toast("Thank you"), sees("✅", TEXT), misses("[I have read it]"), changed())
    )
    house.as_("Иван", ("/start", misses(house.say("Новости ·", "News ·"))))


def test_the_list_leads_to_each_and_back(house: House) -> None:
    sent(house)
    house.as_(
        "Иван",
        ("/start",),
        (press("News"), sees(TEXT, *figures(house, unread=1)), changed()),
        (press(TEXT[:10]), sees(TEXT, "[I have read it]", "[Back]"), changed()),
        (press("I have read it"), toast("Thank you"), sees("✅", "[Back]"), changed()),
        (press("Back"), sees(TEXT, "[To the menu]")),
        (press("To the menu"), sees("How can I help?"), misses(house.say("Новости ·", "News ·"))),
    )


def test_without_news_the_list_says_so(house: House) -> None:
    house.as_("Иван", ("/news", sees("There is no news now.", "[To the menu]"), fresh()))


def test_without_a_button_the_list_is_enough(house: House) -> None:
    sent(house, button=False)
    assert not house.talk.chat("Иван").messages[-1].choices
    house.as_("Иван", ("/start", sees(*figures(house, unread=1))), ("/news", sees(TEXT)))
    house.as_("Иван", ("/start", misses(*figures(house, unread=1))))
    house.talk.goes_by(minutes=1)
    house.hears(HR, sees(count(house, 13, 13)), misses(*figures(house, read=1)))


def test_files_come_below_and_with_what_is_opened(house: House) -> None:
    house.as_(HR, ("/announce",), (TEXT,), (attach(file("план.pdf")),), (press("Preview"), sees("план.pdf", TEXT)))
    house.as_(HR, (press("Back"),), (press("Send"),))
    house.hears("Иван", begins("📎 план.pdf"), sees(TEXT), fresh(2))
    house.as_("Иван", ("/news",), (press(TEXT[:10]), sees("план.pdf", TEXT, "[Back]"), fresh()))


def test_the_author_sees_how_many_have_read_it(house: House) -> None:
    sent(house, to="accounting")
    house.as_("Анна", (press("I have read it"),))
    house.as_("Анна", (press_old("I have read it"), toast("Thank you")))
    house.as_(HR, (incoming(), silence()))
    house.talk.goes_by(minutes=1)
    house.hears(HR, sees(count(house, 2, 2), *figures(house, read=1)), changed())
    house.as_("Борис", (twice(press("I have read it")), toast("Thank you")))
    house.talk.goes_by(minutes=1)
    house.hears(HR, sees(*figures(house, read=2)), changed())


def test_the_author_confirms_nothing(house: House) -> None:
    sent(house)
    house.as_(HR, ("/news", sees(TEXT)), (press(TEXT[:10]), sees(TEXT, "[Back]"), misses("[I have read it]")))
    house.as_(HR, (press_data("w.1.0.r.1"), misses("✅")))
    house.talk.goes_by(minutes=1)
    house.hears(HR, silence())


def test_every_outcome_is_counted_and_what_is_unknown_can_be_sent_again(house: House) -> None:
    house.talk.change("Вера", telegram=None)
    failing(house, Борис=Fate.BLOCKED, Анна=Fate.LOST, Пётр=Fate.LOST, Ольга=Fate.REFUSED)
    begun(house)
    house.as_(HR, (press("Send"),))
    house.talk.goes_by(minutes=1)
    came = (count(house, 8, 13), *figures(house, blocked=2, lost=2, dropped=1, again=2))
    house.hears(HR, sees(*came), changed())
    house.talk.goes_by(hours=2)  # nothing is repeated by itself
    house.hears("Анна", silence())
    failing(house, Пётр=Fate.LOST)
    house.look_away()
    house.as_(HR, (press(house.say("Отправить ещё раз", "Send again")), sees("The announcement is on its way")))
    house.hears("Анна", sees(TEXT), fresh())
    house.hears("Иван", silence())
    house.talk.goes_by(minutes=1)
    house.hears(HR, sees(count(house, 9, 13), *figures(house, blocked=2, lost=1, dropped=1, again=1)), changed())


def test_who_reads_what_may_not_have_arrived_has_it(house: House) -> None:
    """The messenger's answer was lost, and not the message."""
    sent(house, to="accounting")
    house.talk.write(lose_the_answers, *(house.talk.person(name).id for name in ("Анна", "Борис")))
    house.as_("Анна", (press("I have read it"), toast("Thank you")))
    house.talk.goes_by(minutes=1)
    house.hears(HR, sees(count(house, 1, 2), *figures(house, read=1, lost=1)))


def test_at_the_end_every_copy_says_that_it_is_over(house: House) -> None:
    sent(house, until="Until tomorrow")
    house.talk.goes_by(hours=36)
    house.hears("Иван", begins("📣"), sees(ARCHIVED, TEXT), misses("[I have read it]"), changed())
    house.hears(HR, sees("The announcement is in the archive"), misses("[To the archive]"), changed())
    house.as_("Иван", ("/news", sees("There is no news now."), misses(TEXT)))
    house.as_("Иван", (press_old("I have read it"), toast("This announcement does not hold any more.")))


def test_a_tap_on_its_way_when_it_ends_loses_nothing(house: House) -> None:
    sent(house)
    house.as_("Иван", ("/news",), (press(TEXT[:10]), sees("[I have read it]")))
    house.as_(HR, (press("To the archive"),), (press("To the archive"), sees("The announcement is in the archive")))
    house.as_("Иван", (press("I have read it"), sees(ARCHIVED, TEXT, "[Back]"), misses("How can I help?")))
    house.as_("Иван", (press("Back"), sees("There is no news now.")))
    house.talk.goes_by(minutes=1)
    house.hears(HR, misses(*figures(house, read=1)))


def test_the_archive_is_asked_about(house: House) -> None:
    sent(house)
    house.as_(HR, (press("To the archive"), sees("Move the announcement to the archive?", "[No]"), changed()))
    house.as_(HR, (press("No"), sees(count(house, 13, 13), "[To the archive]")))
    house.hears("Иван", silence())
    house.as_(
        HR, (press("To the archive"),), (twice(press("To the archive")), sees("The announcement is in the archive"))
    )
    house.hears("Иван", sees(ARCHIVED), changed())


def test_the_archive_in_the_middle_stops_what_is_on_its_way(house: House) -> None:
    begun(house)
    failing(house, Анна=Fate.LOST)
    house.as_(HR, (press("Send"),))
    house.as_(HR, (press("To the archive"),), (press("To the archive"),))
    house.talk.goes_by(minutes=1)
    house.hears(HR, sees(count(house, 12, 13), *figures(house, lost=1)), misses(*figures(house, again=1)))
    house.as_(HR, (press_data("w.1.0.A.0"), sees(count(house, 12, 13), *figures(house, lost=1))))
    house.talk.failing.clear()
    house.talk.sweep()
    house.hears("Анна", silence())


def test_newcomers_find_it_in_the_list(house: House) -> None:
    sent(house)
    house.talk.hire("Новый Человек", locale=house.locale)
    house.talk.chat("Новый").locale = house.locale
    house.as_("Новый", ("/start", sees(*figures(house, unread=1))), ("/news",), (press(TEXT[:10]), sees(TEXT)))
    house.as_("Новый", (press("I have read it"), toast("Thank you")), ("/start", misses(*figures(house, unread=1))))
    house.talk.goes_by(minutes=1)
    house.hears(HR, sees(count(house, 13, 13), *figures(house, read=0)))


def test_what_is_not_for_him_is_not_shown(house: House) -> None:
    sent(house, to="accounting")
    house.as_("Иван", ("/news", sees("There is no news now.")))
    for do in ("o", "r"):
        house.as_("Иван", (press_data(f"w.1.0.{do}.0"), sees(NoSuchNews), misses(TEXT)))
    house.as_("Иван", (press_data("w.9.0.o.0"), sees(NoSuchNews)), (press_data("w.1.0.t.0"), sees(OnlyHr)))
    house.as_("Иван", (press_data("w.1.0.?.0"), sees(NotAButton)))


def test_a_draft_is_nobodys_news(house: House) -> None:
    begun(house)
    for name in ("Иван", HR):
        house.as_(name, ("/news", sees("There is no news now.")), (press_data("w.1.0.o.0"), sees(NoSuchNews)))


def test_a_reader_whose_answer_was_lost_has_read_it(house: House) -> None:
    sent(house)
    house.as_("Иван", (unseen(press("I have read it")), sees("How can I help?"), misses(*figures(house, unread=1))))


def test_many_news_have_pages_the_newest_first(house: House) -> None:
    for number in range(1, 11):
        house.as_(HR, ("/announce",), (f"Новость {number}",), (press("Send"),))
    house.as_("Иван", ("/news", sees("[Новость 10]", "[Новость 3]", "10"), misses("[Новость 2]")))
    house.as_("Иван", (press("More"), sees("[Новость 2]", "[Новость 1]"), misses("[Новость 3]"), changed()))


def test_who_has_lost_the_role_still_sees_the_count_and_can_do_nothing(house: House) -> None:
    sent(house)
    house.talk.change(HR, roles=frozenset())
    house.as_(HR, (press("To the archive"), sees(OnlyHr)))
    house.as_("Иван", (press("I have read it"), toast("Thank you")))
    house.talk.goes_by(minutes=1)
    house.hears(HR, sees(*figures(house, read=1)))
