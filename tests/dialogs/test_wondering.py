"""Who asks who is away, in his own words, and who wants something else."""

from datetime import date

import pytest

from dialogs.wondering import asked_about

TODAY = date(2027, 7, 14)


@pytest.mark.parametrize(
    ("words", "month"),
    [
        ("кто в отпуске", "2027-07-01"),
        ("Кто сейчас в отпуске?", "2027-07-01"),
        ("кого сегодня нет?", "2027-07-01"),
        ("кто у нас отсутствует", "2027-07-01"),
        ("отпуска команды", "2027-07-01"),
        ("Отпуска нашего отдела", "2027-07-01"),
        ("график отпусков", "2027-07-01"),
        ("кто в отпуске в июле", "2027-07-01"),
        ("кто в отпуске в мае", "2028-05-01"),
        ("кто в отпуске в августе?", "2027-08-01"),
        ("отпуска команды, март", "2028-03-01"),
        ("график отпусков на июнь 2027", "2027-06-01"),
        ("who is away", "2027-07-01"),
        ("Who's away today?", "2027-07-01"),
        ("who is on vacation in September", "2027-09-01"),
        ("who will be out in Feb", "2028-02-01"),
        ("team vacations", "2027-07-01"),
        ("our team's absences", "2027-07-01"),
        ("vacation calendar", "2027-07-01"),
    ],
)
def test_a_question_is_heard_with_its_month(words: str, month: str) -> None:
    assert asked_about(words, TODAY) == date.fromisoformat(month)


@pytest.mark.parametrize(
    "words",
    [
        "хочу в отпуск",
        "отпуск с 5 по 18 августа",
        "отпуска",
        "оформить отпуска",
        "кто меня заменит в отпуске",
        "кто в отпуске подпишет счёт",
        "кто в отпуске Марат",
        "кто в отпуске в июле и в августе",
        "кто в отпуске 2027",
        "vacation from 5 to 18 August",
        "who is away from home",
        "team lunch",
        "кто в отпуске" + " и" * 40,
        "",
    ],
)
def test_anything_else_is_not(words: str) -> None:
    assert asked_about(words, TODAY) is None
