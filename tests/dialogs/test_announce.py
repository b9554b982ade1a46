"""Making an announcement, in both languages: the whole way, and everything that can go wrong on it."""

import pytest

from core.model.announcement import ExpiryIsPast, NobodyReads, TextTooLong, TooManyFiles
from core.model.fields.date import DayIsPast
from core.model.ids import AnnouncementId
from core.model.rich import Look, Mark, Rich
from core.use.announce import OldAnnouncementButton, OnlyHr
from dialogs.action import News, OnNews
from dialogs.announce import NoSuchAudience, SeveralAudiences
from dialogs.fill import CannotBeRead, EditedNotHeard
from dialogs.packing import packed
from tests.dialogs.house import House
from tests.dialogs.hr import ASKS, HR, LOOK, TEXT, album, begun, people, role
from tests.dialogs.sayings import (
    attach,
    begins,
    changed,
    edited,
    file,
    fresh,
    incoming,
    misses,
    press,
    press_data,
    press_old,
    rich,
    sees,
    silence,
    sticker,
    toast,
    twice,
    unseen,
)


def test_the_whole_way(house: House) -> None:
    house.as_(
        HR,
        ("/announce", sees(ASKS, "[Cancel]"), fresh()),
        (TEXT, sees(LOOK, TEXT, people(house, 13), "Holds without an end", "[Send]"), fresh()),
        (
            press("To whom"),
            sees("To whom does it go?", house.say("[Роль «accounting» · 2]", "[Role “accounting” · 2]")),
        ),
        (press("accounting"), sees(role(house), people(house, 2)), changed()),
        (press("Until when"), sees("Until when does it hold?", "[Until tomorrow]", "[No end]"), changed()),
        (press("A week"), sees(house.say("8 июля 2027", "8 July 2027")), changed()),
        (press("Remove the button"), sees("[Add the button]"), changed()),
        (press("Add the button"), sees("[Remove the button]"), changed()),
        (press("Preview"), sees(TEXT, house.say("От кого: Елена Рот", "From: Елена Рот")), fresh()),
        (press("Back"), sees(LOOK), changed()),
    )
    for name in ("Анна", "Борис"):
        house.as_(name, (incoming(), silence()))
    house.as_(HR, (press("Send"), toast("The announcement is on its way."), sees("The announcement is on its way")))
    for name in ("Анна", "Борис"):
        house.hears(name, begins(f"📣 {TEXT}"), sees("[I have read it]"), fresh())
    house.hears("Иван", silence())
    house.talk.goes_by(minutes=1)
    house.hears(HR, sees("The announcement has been sent", house.say("Отправлено: 2 из 2", "Sent: 2 of 2")), changed())


def test_only_hr_announces(house: House) -> None:
    house.as_("Иван", ("/announce", sees(OnlyHr, "How can I help?")), ("/news", misses("[New announcement]")))
    house.as_("Иван", (press_data("w"), sees(OnlyHr)))
    house.as_(HR, ("/news", sees("[New announcement]")), (press("New announcement"), sees(ASKS), changed()))


def test_looks_are_kept_and_markup_is_shown_as_it_was_written(house: House) -> None:
    marked = "<b>Не жирно</b> & жирно"
    house.as_(HR, ("/announce",), (rich(marked, Mark(Look.BOLD, 18, 5)), sees(marked)))
    house.as_(HR, ("Ещё строка", sees(marked, "Ещё строка")), (press("Send"),))
    message = house.talk.chat("Иван").messages[-1]
    assert Rich(f"{marked}\nЕщё строка", (Mark(Look.BOLD, 18, 5),)) in message.screen.lines[0]


def test_five_thousand_characters_are_kept_and_not_sent(house: House) -> None:
    """A messenger sends them as two messages."""
    house.as_(
        HR,
        ("/announce",),
        ("я" * 4096, sees(TextTooLong, "4096", "3500")),
        ("ю" * 904, sees(TextTooLong, "5001")),
        (press("Send"), toast(TextTooLong, "5001"), sees(LOOK)),
        (press("Rewrite"), sees(ASKS), changed()),
        (TEXT, sees(LOOK, TEXT), misses("я" * 10, TextTooLong)),
        (press("Send"), sees("The announcement is on its way")),
    )
    house.hears("Иван", begins(f"📣 {TEXT}"))


def test_the_longest_text_fits_with_all_that_comes_with_it(house: House) -> None:
    house.as_(HR, ("/announce",), ("я" * 3500, misses(TextTooLong, "…")), (press("Send"),))
    house.hears("Иван", sees("я" * 3500), misses("…"))


def test_nobody_gets_nothing(house: House) -> None:
    begun(house)
    house.as_(
        HR,
        (press("To whom"),),
        (press("Кадры"), sees(people(house, 0))),
        (press("Send"), toast(NobodyReads), sees(LOOK, TEXT)),
        (press("To whom"),),
        (press(house.say("Все", "Everybody")), sees(people(house, 13))),
        (press("Send"), sees("The announcement is on its way")),
    )


def test_an_album_of_ten_fits_and_an_eleventh_does_not(house: House) -> None:
    ten = house.say("10 файлов", "10 files")
    house.as_(
        HR,
        ("/announce",),
        (attach(*album(10)), sees(ASKS, ten, "[Remove the files]")),
        (TEXT, sees(LOOK, TEXT, ten)),
        (attach(*album(11)[10:], caption="И ещё"), sees(TooManyFiles, ten, TEXT, "И ещё")),
        (press("Send"), sees("The announcement is on its way")),
    )
    house.hears("Иван", sees(TEXT, "И ещё", "photo-0.jpg", "photo-9.jpg"), misses("photo-10.jpg"), fresh(2))


def test_eleven_at_once_are_cut_to_ten(house: House) -> None:
    house.as_(HR, ("/announce",), (attach(*album(11), caption=TEXT), sees(TooManyFiles, TEXT, LOOK)))
    house.as_(HR, (press("Rewrite"), sees(house.say("10 файлов", "10 files"))), (press("Remove the files"), sees(ASKS)))
    house.as_(HR, (TEXT, sees(TEXT), misses("📎")))


def test_a_double_tap_sends_once(house: House) -> None:
    begun(house)
    house.as_(HR, (twice(press("Send")), sees(TEXT, "[To the archive]"), misses("How can I help?")))
    house.hears("Иван", sees(TEXT), fresh(1))
    house.as_(HR, (press_old("Send"), sees("[To the archive]")))
    house.hears("Иван", silence())


def test_a_tap_whose_answer_was_lost_sends_once(house: House) -> None:
    begun(house)
    house.as_(HR, (unseen(press("Send")), sees("How can I help?")))
    house.hears("Иван", sees(TEXT), fresh(1))
    house.talk.goes_by(minutes=1)
    house.hears(HR, sees("The announcement has been sent", TEXT), changed())


def test_an_end_in_the_past_is_refused(house: House) -> None:
    begun(house)
    yesterday = house.talk.clock.now.date().toordinal() - 1
    forged = packed(OnNews(AnnouncementId(1), News.UNTIL, 2, yesterday))
    house.as_(
        HR,
        (press("Until when"),),
        (house.say("вчера", "yesterday"), sees(DayIsPast, "Until when does it hold?", "[A week]")),
        (house.say("5 августа", "5 August"), sees(LOOK, TEXT, house.say("5 августа 2027", "5 August 2027"))),
        (
            press_data(forged),
            toast(DayIsPast),
            sees(house.say("5 августа", "5 August")),
        ),
    )


def test_an_end_that_passes_while_it_is_written_is_refused(house: House) -> None:
    begun(house)
    house.as_(HR, (press("Until when"),), (press("Until tomorrow"), sees(house.say("2 июля", "2 July"))))
    house.talk.wait(days=3)
    house.as_(HR, (press("Send"), toast(ExpiryIsPast), sees(LOOK, TEXT)))
    house.hears("Иван", silence())
    house.as_(HR, (press("Until when"),), (press("No end"), sees("Holds without an end")))
    house.as_(HR, (press("Send"), sees("The announcement is on its way")))


@pytest.mark.parametrize(
    ("typed", "count"),
    [
        ("accounting", 2),
        ("Бухгалтерия", 2),
        ("отдел продажи", 3),
        ("прод", 3),
        ("филиал", 13),
        ("москва", 13),
        ("hr", 0),
    ],
)
def test_an_audience_is_found_by_what_is_typed(house: House, typed: str, count: int) -> None:
    if house.locale == "en":
        typed = typed.replace("филиал", "branch").replace("отдел", "department")
    begun(house)
    house.as_(HR, (press("To whom"),), (typed, sees(LOOK, TEXT, people(house, count)), misses(NoSuchAudience)))


@pytest.mark.parametrize("typed", [("все", "everybody"), ("всем", "everyone"), ("Всем", "All")])
def test_everybody_is_called_as_people_say(house: House, typed: tuple[str, str]) -> None:
    begun(house)
    house.as_(HR, (press("To whom"),), ("accounting", sees(people(house, 2))))
    house.as_(HR, (press("To whom"),), (house.say(*typed), sees(people(house, 13), LOOK)))


def test_an_audience_that_nobody_knows_is_asked_for_again(house: House) -> None:
    begun(house)
    house.as_(
        HR,
        (press("To whom"),),
        ("космонавты", sees(NoSuchAudience, "To whom does it go?"), misses(LOOK)),
        (house.say("роль", "role"), sees(SeveralAudiences, role(house))),
        (role(house), sees(LOOK, people(house, 2), TEXT), misses("космонавты")),
        ("И ещё строка", sees(TEXT, "И ещё строка")),
    )


def test_a_long_list_of_audiences_has_pages(house: House) -> None:
    begun(house)
    house.as_(
        HR,
        (press("To whom"), misses(house.say("Роль «sales»", "Role “sales”"))),
        (press("More"), sees(house.say("Роль «sales» · 1", "Role “sales” · 1")), changed()),
        (press("sales"), sees(role(house, "sales"), people(house, 1))),
    )


def test_a_double_tap_on_a_question_shows_it(house: House) -> None:
    begun(house)
    house.as_(HR, (twice(press("To whom")), sees("To whom does it go?"), misses(OldAnnouncementButton)))
    house.as_(HR, (twice(press("accounting")), sees(people(house, 2), LOOK)))


def test_buttons_of_an_earlier_look_change_nothing(house: House) -> None:
    begun(house)
    house.as_(HR, (press("To whom"),), (press("accounting"),))
    house.as_(HR, (press_old("Remove the button"), toast(OldAnnouncementButton), sees("[Remove the button]", LOOK)))
    asks = packed(OnNews(AnnouncementId(1), News.AUDIENCE, 1))
    house.as_(HR, (press_data(asks), toast(OldAnnouncementButton), sees(LOOK)))
    house.as_(HR, ("Ещё строка", sees(TEXT, "Ещё строка")), (press_old("Send"),))
    house.hears("Иван", silence())


def test_a_sticker_and_a_correction_lose_nothing(house: House) -> None:
    begun(house)
    house.as_(HR, (sticker(), sees(CannotBeRead, LOOK, TEXT)), (edited("Другое"), sees(EditedNotHeard, TEXT)))
    house.as_(HR, (press("To whom"),), (sticker(), sees(CannotBeRead, "To whom does it go?")))
    house.as_(HR, ("accounting", sees(people(house, 2), TEXT), misses("Другое")))
    house.as_(HR, (press("Until when"),), (attach(file("план.pdf")), sees(LOOK, "📎")))
