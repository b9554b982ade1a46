"""Drawings as PNG: the size that was meant, and letters in it."""

import struct

import pytest

from bot.picture.render import png
from dialogs.i18n import speaking
from dialogs.picture.svg import tag, text
from dialogs.picture.team import PEOPLE, drawn
from tests.dialogs.picture.teams import here, large

#: Telegram scales down what is larger, and refuses photos of more than 10 MB.
SIDE, BYTES = 2560, 10 * 1024**2


def words(shown: str) -> bytes:
    return png(tag("svg", text(shown, 2, 20, 16), xmlns="http://www.w3.org/2000/svg", width=200, height=30))


def test_a_picture_of_thirty_people_is_a_png_that_telegram_takes() -> None:
    with speaking("ru"):
        made = png(drawn(large(PEOPLE), here("ru")))
    assert made.startswith(b"\x89PNG\r\n\x1a\n")
    wide, high = struct.unpack(">II", made[16:24])
    assert (wide, high <= SIDE) == (780, True)
    assert 20_000 < len(made) < BYTES


@pytest.mark.parametrize(
    "letters", ["Вера", "ЖШЩЮЁё", "ӘәҒғҚқҢңӨөҰұҮүҺһІі", "Zoë Øster", "№ 12 · 5–18 «»…", "₽ ₸ €", "←→"]
)
def test_every_letter_has_a_shape_of_its_own(letters: str) -> None:
    blank, absent = words(" "), words("\N{CJK UNIFIED IDEOGRAPH-4E2D}")
    drawn_ = [words(letter) for letter in letters if not letter.isspace()]
    assert all(one not in (blank, absent) for one in drawn_)


def test_letters_that_differ_look_different() -> None:
    letters = "абвгдежзийклмнопрстуфхцчшщъыьэюяәғқңөұүһі"
    assert len({words(letter) for letter in letters}) == len(letters)
