"""What `kivok forms check` says to each mistake: file, line, column, and advice in Russian and English."""

from pathlib import Path

import pytest

from core.forms.read import read_form
from tests.bot.terminal import kivok
from tests.forms import told_fields, told_files, told_leave, told_privacy, told_stages, told_statuses
from tests.forms.written import FORM, Told, mistakes, with_field

_ALL = (told_files, told_fields, told_stages, told_statuses, told_leave, told_privacy)
TOLD = {name: told for one in _ALL for name, told in one.TOLD.items()}


@pytest.mark.parametrize("told", TOLD.values(), ids=TOLD)
def test_a_mistake_is_told_with_its_place_and_advice(told: Told, tmp_path: Path) -> None:
    file = tmp_path / "purchase.yaml"
    file.write_text(told.text, "utf-8")
    for language, words in (("en", told.english), ("ru", told.russian)):
        done = kivok("forms", "check", str(file), "--language", language)
        assert done.exit_code == 1
        assert done.stdout.splitlines() == [f"{file}:{told.place}: {words}"]


def test_at_least_twenty_five_mistakes_are_told_apart() -> None:
    assert len({mistake.what for told in TOLD.values() for mistake in mistakes(told.text)}) >= 25


def test_a_file_that_is_not_utf_8_is_told_with_its_place(tmp_path: Path) -> None:
    file = tmp_path / "purchase.yaml"
    file.write_bytes(FORM.encode("cp1251"))
    for language, words in (("en", "This is not a text in UTF-8."), ("ru", "Это не текст в кодировке UTF-8.")):
        done = kivok("forms", "check", str(file), "--language", language)
        assert done.exit_code == 1
        assert done.stdout.splitlines() == [f"{file}:2:13: {words}"]


@pytest.mark.parametrize(
    ("field", "nearest"),
    [
        ("type: number, least: '1,000'", ""),  # a thousand to one reader, one to another
        ("type: number, least: '1 000,5'", "1000.5"),
        ("type: number, least: −5", "-5"),
        ("type: number, least: 5 млн", "5000000"),
        ("type: number, decimals: '1,5'", ""),
        ("type: text, required: ДА", "yes"),
        ("type: text, required: off", "no"),
        ("type: text, title: {english: X}", "en"),
        ("type: text, title: {RU: X}", "ru"),
        ("type: text, title: {эн: X}", ""),
        ("type: text, title: {en: X, EN: X}", ""),
        ("type: text, when: {field: Вид работ, is: filled}", "vid_rabot"),
        ("type: choice, options: {A-B: X}", "a_b"),
    ],
)
def test_what_was_meant_is_offered(field: str, nearest: str) -> None:
    title = "" if "title" in field else ", title: X"
    (mistake,) = mistakes(with_field(f"{{key: x, {field}{title}}}"))
    assert mistake.about.get("nearest", "") == nearest


@pytest.mark.parametrize(("span", "nearest"), [("2 weeks", "14d"), ("2", "2d"), ("2 недели", "14d"), ("12:30", "")])
def test_a_time_limit_that_was_meant_is_offered(span: str, nearest: str) -> None:
    (mistake,) = mistakes(FORM.replace("title: Boss,", f"title: Boss, within: {span},"))
    assert mistake.about.get("nearest", "") == nearest


def test_no_and_a_time_stay_words_where_words_are_wanted() -> None:
    field = read_form(with_field("{key: x, type: choice, title: no, hint: 12:30, options: {no: no, on: on}}")).fields[
        -1
    ]
    assert field.title.in_("en") == "no"
    assert field.hint is not None
    assert field.hint.in_("en") == "12:30"
