"""A form with a field of every type, filled in by words and by buttons, in Russian and in English."""

import pytest
from sqlalchemy import text

from core.forms.read import read_both
from core.model.fields import FIELD_TYPES
from core.model.fields.choice import NoSuchOption
from core.model.fields.choices import TooFewChosen, TooManyChosen
from core.model.fields.date import DayIsPast
from core.model.fields.datetime import MomentIsPast
from core.model.fields.email import EmailNotUnderstood
from core.model.fields.link import LinkNotUnderstood, LinkOfAnotherKind
from core.model.fields.location import NotOnEarth
from core.model.fields.money import OtherCurrencies
from core.model.fields.person import NobodyFound, NotYourself
from core.model.fields.persons import TooFewPeople
from core.model.fields.phone import NoExtension, PhoneNotUnderstood
from core.model.fields.sign_off import NotConfirmed
from core.model.ids import DraftId
from core.model.numbers import AmountTooLarge, MoneyNotUnderstood
from core.store import forms
from dialogs.action import Fill, NotAButton, OnDraft
from dialogs.fill import CannotBeRead, EditedNotHeard
from dialogs.packing import packed
from dialogs.widgets.catalog import NothingFound
from tests.dialogs.event import EVENT, PLACES, SAID, tell, until
from tests.dialogs.rows import CLIENTS, RATES, keep
from tests.dialogs.sayings import (
    Needle,
    Saying,
    attach,
    changed,
    contact,
    edited,
    file,
    fresh,
    incoming,
    misses,
    place,
    press,
    press_data,
    sees,
    sticker,
    toast,
)
from tests.dialogs.talk import Talk


@pytest.fixture
def event(talk: Talk) -> Talk:
    talk.write(keep, "clients", CLIENTS)
    talk.write(keep, "rates", RATES)
    talk.write(forms.publish, read_both(EVENT, 1)[0], talk.clock.now)
    return talk


def _pressed(talk: Talk, do: Fill, arg: int = 0) -> Saying:
    revision = talk.read(lambda tx: int(tx.execute(text("SELECT revision FROM draft")).scalar_one()))
    return press_data(packed(OnDraft(DraftId(1), revision, do, arg)))


def test_the_form_has_every_type() -> None:
    assert {field["type"] for field in read_both(EVENT, 1)[0]["fields"]} == set(FIELD_TYPES)


def test_all_of_it_by_words(event: Talk) -> None:
    event.change("Анна", roles=frozenset())  # who agrees in the team would not be asked again in finance
    until(event, 22)
    event.as_(
        "Иван",
        (
            "подтверждаю",
            sees("Начало: 5 августа 2027, 18:00", "Сбор: 17:00", "Место: 55.7512, 37.6184"),
            sees("Телефон площадки: +7 701 234 5678", "Почта площадки: Hall@example.com"),
            sees("Страница: https://example.com/hall", "Что нужно: Свет, Звук", "Бюджет: 8 000 000 ₸"),
            sees("Команда: Вера Ким, Анна Серова", "Подтвердите: ✅ Подтверждено", "Клиент: Kaspi Bank"),
            sees("Смета: 2 строки, 15 000,50 ₽", "1. Стул · Количество: 2 · Цена: 1 500 ₽", "Итого: 15 000,50 ₽"),
            sees("Путь: Вера Ким + Анна Серова → Финансы", "8 000 000 ₸ = 1 400 000 ₽ по курсу 0,175 на 1 июля 2027"),
        ),
        (press("Отправить"), sees("⏳ Вера Ким + Анна Серова")),
    )
    for name in ("Вера", "Анна"):
        event.as_(
            name, (incoming(), sees("Мероприятие · Иван Петров · 5 августа 2027, 18:00")), (press("Согласовать"),)
        )
    event.as_(
        "Борис",
        (incoming(), sees("по курсу 0,175 на 1 июля 2027: больше 1 000 000 ₽", "[Согласовать]")),
        (press("Согласовать"),),
    )
    event.as_("Иван", (incoming(), sees("Согласовано")), (press("Файлы"), sees("📎 план.pdf")))


def test_all_of_it_in_english(event: Talk) -> None:
    event.as_(
        "Emma",
        ("an event", sees("Name", "1 of 22")),
        ("Jubilee", sees("Beginning", "“5 August 15:00”, or choose the day", "(July 2027)", "[Today] [Tomorrow]")),
        (press("Tomorrow"), sees("2 July 2027. At what time?", "[08:00] [09:00] [10:00] [11:00]", "[Another day]")),
        (press("18:00"), sees("Event · 2 July 2027, 18:00", "Gathering", "“14:30”, or choose", "[19:00]")),
        ("5 pm", sees("Rehearsal")),
        (press("Today"), sees("Set-up")),
        ("1–2 July", sees("Place", "send your location")),
        ("Gorky Park,  gate 3", sees("Phone of the venue", "share a contact")),
        ("8 701 234 56 78", sees("E-mail of the venue")),
        ("hall@example.com", sees("Page", "[Skip]")),
        (press("Skip"), sees("What is needed", "Tick what fits, 3 at most", "[⚪ Stage] [⚪ Light]", "(1 / 2)")),
        (press("Light"), sees("[✅ Light]")),
        (press("More →"), sees("[⚪ Flowers]")),
        (press("Flowers"), sees("[✅ Flowers]", "[Done]")),
        (press("Done"), sees("Kind")),
        (press("Ours"), sees("Guests")),
        ("120", sees("Budget", "In RUB, unless you write another: KZT, AED, USD, EUR.")),
        ("1,200 AED", sees("Urgent")),
        (press("No"), sees("Lead")),
        ("Вера", sees("Team", "then press Done")),
        (press("⚪ Вера Ким"), sees("Now: Вера Ким", "[✅ Вера Ким]", "[Done]")),
        (press("⚪ Иван Петров"), sees("Now: Вера Ким, Иван Петров")),
        (press("Done"), sees("Safety")),
        (press("All done"), sees("Plan")),
        (attach(file("plan.pdf")),),
        (press("Done"), sees("Client", "Write how the name begins, or choose.", "[Kaspi Bank]", "(1 / 3)")),
        (press("Kaspi Bank"), sees("Estimate", "Write a row: What; Quantity; Price.", "[Add a row]")),
        ("Chair", sees("Row 1: Chair", "Quantity")),
        ("2", sees("Row 1: Chair · Quantity: 2", "Price")),
        ("1500", sees("Now: 1 row, RUB 3,000", "1. Chair · Quantity: 2 · Price: RUB 1,500", "[Done]")),
        (press("Done"), sees("Earlier request", "Write a number or a word, or choose.", "[Skip]")),
        (
            press("Skip"),
            sees("Noise until 23:00", "Please confirm", "I confirm that I have read the rules.", "[Confirm]"),
        ),
        (
            press("Confirm"),
            sees("Beginning: 2 July 2027, 18:00", "Gathering: 17:00", "Place: Gorky Park, gate 3"),
            sees("Phone of the venue: +7 701 234 5678", "What is needed: Light, Flowers", "Budget: AED 1,200"),
            sees("Team: Вера Ким, Иван Петров", "Please confirm: ✅ Confirmed", "[Submit]"),
            sees("Client: Kaspi Bank", "Estimate: 1 row, RUB 3,000", "Total: RUB 3,000"),
            misses("Page:"),
        ),
    )


@pytest.mark.parametrize(
    ("type_", "said", "why"),
    [
        ("datetime", "скоро", "Здесь нужны день и время"),
        ("datetime", "вчера", DayIsPast),
        ("datetime", "сегодня в 11:00", MomentIsPast),
        ("datetime", "31 июня 10:00", "такого дня нет в календаре"),
        ("time", "потом", "Это не похоже на время"),
        ("time", "25:00", "Такого времени нет"),
        ("location", "91.5, 37.6", NotOnEarth),
        ("location", sticker(), CannotBeRead),
        ("location", contact("+79261234567"), CannotBeRead),
        ("phone", "позвоните мне", PhoneNotUnderstood),
        ("phone", "8 495 123-45-67 доб. 12", NoExtension),
        ("phone", contact("12"), PhoneNotUnderstood),
        ("phone", place("55.7", "37.6"), CannotBeRead),
        ("phone", edited("8 926 123 45 67"), EditedNotHeard),
        ("email", "hall@example", EmailNotUnderstood),
        ("link", "площадка", LinkNotUnderstood),
        ("link", "javascript:alert(1)", LinkOfAnotherKind),
        ("choices", "вода", NoSuchOption),
        ("choices", "свет, звук, еда, сцена", TooManyChosen),
        ("choices", press("Готово"), TooFewChosen),
        ("money", "1" + "0" * 20, AmountTooLarge),
        ("money", "NaN", MoneyNotUnderstood),
        ("money", "1_000", MoneyNotUnderstood),
        ("money", "١٢٣", MoneyNotUnderstood),
        ("money", "100 фунтов", OtherCurrencies),
        ("persons", "кто-нибудь", NobodyFound),
        ("persons", "вера, кто-нибудь", NobodyFound),
        ("catalog", "сберегательная касса", NothingFound),
        ("table", "Стул; много; 1500", "Строка 1, Количество: "),
        ("sign_off", "не буду", NotConfirmed),
    ],
)
def test_what_cannot_be_an_answer_is_explained(event: Talk, type_: str, said: Saying, why: Needle) -> None:
    until(event, PLACES[type_])
    event.as_("Иван", (said, sees(why, f"{PLACES[type_]} из 22", "[Отмена]")))


def test_a_day_then_an_hour(event: Talk) -> None:
    until(event, 2)
    event.as_(
        "Иван",
        (press("Сегодня"), sees("1 июля 2027. Во сколько?", "[13:00] [14:00]"), misses("[12:00]"), changed()),
        (press("Другой день"), sees("(Июль 2027)"), misses("Во сколько?"), changed()),
        (press("31"), sees("31 июля 2027. Во сколько?", "[08:00]")),
        ("25:00", sees("Такого времени нет", "31 июля 2027. Во сколько?"), fresh()),
        ("7 вечера", sees("31 июля 2027, 19:00", "Сбор"), fresh()),
        (press("Назад"), sees("Сейчас: 31 июля 2027, 19:00", "(Июль 2027)", "[Оставить]")),
        ("послезавтра", sees("3 июля 2027. Во сколько?", "Напишите, например, «14:30»")),
        ("6 августа 10:00", sees("6 августа 2027, 10:00", "Сбор")),
        (press("09:00"), sees("Репетиция")),
    )


def test_late_in_the_evening_the_hour_is_typed(event: Talk) -> None:
    until(event, 2)
    event.wait(hours=9)
    event.as_("Иван", (press("Сегодня"), sees("Во сколько?", "[Другой день]"), misses("[19:00]")))
    event.as_("Иван", ("23:30", sees("1 июля 2027, 23:30")))


def test_a_place_that_was_sent(event: Talk) -> None:
    until(event, 6)
    event.as_("Иван", (place("55.7512441", "37.6184229"), sees("Телефон площадки")))
    event.as_("Иван", (press("Назад"), sees("Сейчас: 55.7512, 37.6184")), ("Тверская, 1", sees("Телефон площадки")))


def test_options_on_pages_keep_their_ticks(event: Talk) -> None:
    until(event, 10)
    event.as_(
        "Иван",
        (press("Сцена"), sees("[✅ Сцена]", "(1 / 2)"), changed()),
        (press("Ещё →"), sees("[⚪ Цветы]", "(2 / 2)")),
        (press("Цветы"), sees("[✅ Цветы]", "(2 / 2)"), changed()),
        (press("← Раньше"), sees("[✅ Сцена]")),
        (press("Сцена"), sees("[⚪ Сцена]"), misses("Сейчас")),
        (press("Свет"),),
        (press("Звук"),),
        (press("Еда"), toast(TooManyChosen)),
        (press("Готово"), sees("Вид")),
        (press("Назад"), sees("[✅ Свет]", "[✅ Звук]"), misses("[Оставить]")),
        ("сцена", sees("Вид")),
    )


def test_people_are_found_by_name_and_ticked(event: Talk) -> None:
    until(event, 16)
    event.as_(
        "Иван",
        ("вера", sees("Сейчас: Вера Ким", "[✅ Вера Ким]"), fresh()),
        (press("Готово"), sees(TooFewPeople)),
        ("е", sees("[⚪ Елена Рот]", "[⚪ Emma Stone]", "[Показать всех]"), misses("[✅ Вера Ким]")),
        (press("⚪ Елена Рот"), sees("Сейчас: Вера Ким, Елена Рот", "[✅ Вера Ким]", "[✅ Елена Рот]"), changed()),
        ("вера", sees("Сейчас: Елена Рот")),
        ("анна, е", sees("[✅ Елена Рот]", "[Показать всех]")),
        (press("Показать всех"), sees("[⚪ Вера Ким]")),
        ("Ольга, Елена", sees("Безопасность")),
        (press("Назад"), sees("Сейчас: Елена Рот, Ольга Смирнова"), misses("[Оставить]")),
    )
    event.as_("Иван", (_pressed(event, Fill.PERSON, event.person("Иван").id), toast(NotYourself)))


@pytest.mark.parametrize("type_", PLACES)
def test_a_button_of_another_kind_of_question_is_none(event: Talk, type_: str) -> None:
    own = {
        "datetime": {Fill.DAY, Fill.MONTH},
        "time": {Fill.TIME},
        "choices": {Fill.TICK, Fill.PAGE},
        "persons": {Fill.PERSON, Fill.PAGE},
        "catalog": {Fill.PAGE, Fill.ROW},
        "table": {Fill.PAGE},
        "request": {Fill.PAGE},
        "sign_off": {Fill.YES},
    }.get(type_, set())
    until(event, PLACES[type_])
    every = (Fill.OPTION, Fill.TICK, Fill.ALL, Fill.DAY, Fill.MONTH, Fill.TIME, Fill.PAGE, Fill.PERSON, Fill.YES)
    for do in (do for do in (*every, Fill.NO, Fill.DETACH) if do not in own):
        event.as_("Иван", (_pressed(event, do), toast(NotAButton), sees(f"{PLACES[type_]} из 22"), changed()))


def test_an_hour_or_an_option_that_does_not_exist_is_no_button(event: Talk) -> None:
    until(event, 3)
    event.as_("Иван", (_pressed(event, Fill.TIME, 24 * 60), toast(NotAButton), sees("3 из 22")))
    tell(event, SAID[2:9])
    event.as_("Иван", (_pressed(event, Fill.TICK, 9), toast(NotAButton), sees("10 из 22")))


def test_a_moment_and_a_time_are_found_in_the_wish(event: Talk) -> None:
    event.as_("Иван", ("мероприятие 5 августа в 18:00", sees("Мероприятие · 5 августа 2027, 18:00", "Название")))
