"""How an answer is understood and how it reads."""

from datetime import date, time
from decimal import Decimal
from typing import cast

import pytest

from core.model.field import Source, drawn_from
from core.model.fields.choice import NoSuchOption
from core.model.fields.date import DayIsPast, show_date
from core.model.fields.money import show_money
from core.model.fields.person import NotHere, NotYourself, PersonField
from core.model.ids import PersonId
from core.model.label import Label
from core.model.money import Money
from core.model.numbers import LARGEST as LARGEST_NUMBER
from core.model.org import Org
from core.model.period import Period
from core.model.value import File, FileKind, Value
from tests.model.build import EGOR, EN, GONE, MARAT, OLGA, ORG, RU, VERA, file, moment, point, rubles, without, words
from tests.model.samples import FIELDS
from tests.model.samples import field as of


@pytest.mark.parametrize(
    ("typed", "option"),
    [("Ёлка", "yearly"), ("елка", "yearly"), ("ёл", "yearly"), (" БЕРЁЗА ", "unpaid"), ("б", "unpaid")],
)
def test_the_beginning_of_an_option_is_enough(typed: str, option: str) -> None:
    assert of("choice").parse(typed, RU) == option


def test_an_exact_option_wins_over_a_longer_one() -> None:
    field = of("choice", options={"day": words("День"), "days": words("Дни"), "daily": words("День за днём")})
    assert field.parse("день", RU) == "day"
    with pytest.raises(NoSuchOption):
        field.parse("д", RU)


def test_items_are_ticked_by_their_words() -> None:
    assert of("checklist").parse("Ключи, пропуск,", RU) == {"a", "b"}


def test_lines_are_kept_where_the_form_wants_them() -> None:
    assert of("text", lines=True).parse(" one \ntwo  \n", EN) == "one\ntwo"
    assert of("text").parse(" one \ntwo  \n", EN) == "one two"


@pytest.mark.parametrize(
    ("typed", "answer"), [("да", True), ("OK", True), ("Yes!", True), ("нет.", False), ("-", False)]
)
def test_yes_and_no_in_many_words(typed: str, answer: bool) -> None:
    assert of("yes_no").parse(typed, RU) is answer


@pytest.mark.parametrize(
    ("type_", "value", "ru", "en"),
    [
        ("money", rubles("1250000.50"), "1 250 000,50 ₽", "RUB 1,250,000.50"),
        ("money", rubles("12500.00"), "12 500 ₽", "RUB 12,500"),
        ("money", Money(Decimal(5), "USD"), "5 $", "$5"),
        ("money", Money(Decimal("5.5"), "USD"), "5,50 $", "$5.50"),
        ("money", Money(Decimal(5), "KZT"), "5 ₸", "KZT 5"),
        ("number", Decimal("12500.5"), "12 500,5", "12,500.5"),
        ("number", Decimal("0.0000000001"), "0,0000000001", "0.0000000001"),
        ("number", LARGEST_NUMBER, "1 000 000 000 000 000", "1,000,000,000,000,000"),
        ("date", date(2027, 7, 5), "5 июля 2027", "5 July 2027"),
        ("period", Period(date(2027, 7, 5), date(2027, 7, 18)), "5–18 июля 2027, 14 дней", "5–18 July 2027, 14 days"),
        ("period", Period(date(2027, 7, 5), date(2027, 7, 5)), "5 июля 2027, 1 день", "5 July 2027, 1 day"),
        (
            "period",
            Period(date(2027, 7, 28), date(2027, 8, 5)),
            "28 июля – 5 августа 2027, 9 дней",
            "28 July – 5 August 2027, 9 days",
        ),
        (
            "period",
            Period(date(2027, 12, 28), date(2028, 1, 10)),
            "28 декабря 2027 – 10 января 2028, 14 дней",
            "28 December 2027 – 10 January 2028, 14 days",
        ),
        ("yes_no", True, "Да", "Yes"),
        ("yes_no", False, "Нет", "No"),
        ("choice", "yearly", "Ёлка", "Fir"),
        ("choice", "gone", "gone", "gone"),
        ("checklist", frozenset({"b"}), "✅ Пропуск", "✅ Badge"),
        ("checklist", frozenset(), "—", "—"),
        ("file", (file("a.pdf"), file("b.pdf")), "📎 a.pdf, 📎 b.pdf", "📎 a.pdf, 📎 b.pdf"),
        ("file", (), "—", "—"),
        ("person", VERA, "Vera Kim", "Vera Kim"),
        ("choices", frozenset({"mouse", "desk"}), "Стол, дубовый, Мышь", "Oak desk, Mouse"),
        ("choices", frozenset(), "—", "—"),
        ("time", time(9, 5), "09:05", "09:05"),
        ("datetime", moment(5, 15), "5 августа 2027, 15:00", "5 August 2027, 15:00"),
        ("phone", "+77012345678", "+7 701 234 5678", "+7 701 234 5678"),
        ("email", "anna@example.com", "anna@example.com", "anna@example.com"),
        ("link", "https://example.com", "https://example.com", "https://example.com"),
        ("sign_off", True, "✅ Подтверждено", "✅ Confirmed"),
        ("persons", (VERA, MARAT), "Vera Kim, Marat Yusupov", "Vera Kim, Marat Yusupov"),
        ("location", point("55.751244", "-37.618423"), "55.7512, -37.6184", "55.7512, -37.6184"),
        ("location", "Москва, Тверская, 1", "Москва, Тверская, 1", "Москва, Тверская, 1"),
        ("note", "", "Памятка", "Mind the gap"),
        ("text", "Новая мышь", "Новая мышь", "Новая мышь"),
    ],
)
def test_values_read_as_the_reader_expects(type_: str, value: Value, ru: str, en: str) -> None:
    shown = [FIELDS[type_].show(value, where).replace("\N{NO-BREAK SPACE}", " ") for where in (RU, EN)]
    assert shown == [ru, en]


def test_other_languages_write_days_and_sums_in_their_own_way() -> None:
    assert show_date(date(2027, 7, 5), "de").replace("\N{NO-BREAK SPACE}", " ") == "5. Juli 2027"
    assert show_money(Money(Decimal("5.5"), "EUR"), "de").replace("\N{NO-BREAK SPACE}", " ") == "5,50 €"


@pytest.mark.parametrize(
    ("type_", "sentence", "value"),
    [
        ("date", "переезд 5 августа 2027", date(2027, 8, 5)),
        ("date", "переезд", None),
        ("period", "хочу в отпуск с 5 по 18 августа", Period(date(2027, 8, 5), date(2027, 8, 18))),
        ("period", "хочу в отпуск", None),
        ("text", "хочу в отпуск", None),
    ],
)
def test_days_are_found_in_a_longer_sentence(type_: str, sentence: str, value: Value | None) -> None:
    assert of(type_).find(sentence, RU) == value


@pytest.mark.parametrize(
    ("type_", "sentence"), [("date", "переезд 5 мая 2027"), ("period", "отпуск с 5 по 18 мая 2027")]
)
def test_days_that_cannot_be_are_refused_in_a_sentence_too(type_: str, sentence: str) -> None:
    with pytest.raises(DayIsPast):
        of(type_).find(sentence, RU)


def test_what_stands_before_anybody_is_asked() -> None:
    assert of("person", default="author").initial(EGOR, RU) == EGOR
    assert of("person").initial(EGOR, RU) is None
    assert of("choice", default="unpaid").initial(EGOR, RU) == "unpaid"
    assert of("yes_no", default=False).initial(EGOR, RU) is False
    assert of("text").initial(EGOR, RU) is None


@pytest.mark.parametrize("value", [GONE, PersonId(404), "Vera"])
def test_only_somebody_who_works_here_can_be_named(value: Value) -> None:
    field = cast(PersonField, of("person"))
    with pytest.raises(NotHere):
        field.fits(value, EGOR, ORG)
    field.fits(VERA, EGOR, ORG)


def test_the_author_cannot_stand_in_for_himself() -> None:
    with pytest.raises(NotYourself):
        cast(PersonField, of("person", others=True)).fits(EGOR, EGOR, ORG)
    cast(PersonField, of("person")).fits(EGOR, EGOR, ORG)


def test_a_note_takes_no_answer() -> None:
    with pytest.raises(TypeError):
        of("note").accept("x", EN)


def test_a_card_fills_in_what_it_holds() -> None:
    def drawn(attribute: str, person: PersonId = EGOR) -> Value | None:
        return drawn_from(Source(FIELDS["person"].key, attribute), person, ORG)

    assert drawn("company") == "ООО Ромашка"
    assert drawn("manager") == MARAT
    assert drawn("manager", OLGA) is None
    assert drawn("phone") is None
    assert drawn("nonsense") is None
    assert drawn("company", PersonId(404)) is None


def test_a_manager_who_has_left_is_not_filled_in() -> None:
    """Those whom he led keep him on their cards until somebody else leads them."""
    source = Source(FIELDS["person"].key, "manager")
    assert drawn_from(source, EGOR, without(MARAT)) is None
    assert drawn_from(source, EGOR, Org({EGOR: ORG.people[EGOR]})) is None


def test_a_photo_without_a_name_is_called_what_it_is() -> None:
    files = (File("1", FileKind.PHOTO, "photo-49.jpg", 1), File("2", FileKind.DOCUMENT, "photo-49.jpg", 1))
    assert of("file").show(files, RU) == "📎\N{NO-BREAK SPACE}photo, 📎\N{NO-BREAK SPACE}photo-49.jpg"


@pytest.mark.parametrize(
    ("title", "said"),
    [
        ("Юридическое лицо", "юридическое лицо"),
        ("ИНН или БИН", "ИНН или БИН"),
        ("В том числе НДС", "в том числе НДС"),
        ("", ""),
    ],
)
def test_a_title_inside_a_sentence_keeps_its_abbreviations(title: str, said: str) -> None:
    assert Label({"ru": title}).within("ru") == said
