"""What the process says: never a token, wherever it hides."""

import io
import logging
from collections.abc import Iterator

import pytest

from bot import log

_TOKEN = "123456789:AAbbCCddEEffGGhhIIjjKKllMMnnOOpp_-1"


@pytest.fixture
def said() -> Iterator[io.StringIO]:
    """What is written to the log from WARNING on."""
    root, stream = logging.getLogger(), io.StringIO()
    before, level = root.handlers[:], root.level
    chatty = {name: logging.getLogger(name).level for name in ("aiogram", "aiohttp", "alembic", "uvicorn", "httpx")}
    root.handlers.clear()  # or pytest's own would be closed with them
    try:
        log.set_up("WARNING", stream=stream)
        yield stream
    finally:
        root.handlers[:] = before
        root.setLevel(level)
        for name, was in chatty.items():
            logging.getLogger(name).setLevel(was)


def test_token_in_a_message_or_its_arguments_is_blanked(said: io.StringIO) -> None:
    logging.getLogger("bot").warning("GET https://api.telegram.org/bot%s/getMe", _TOKEN)
    logging.getLogger("bot").warning(f"token {_TOKEN}.")  # noqa: G004 - just what must not get out
    assert _TOKEN not in said.getvalue()
    assert said.getvalue().count("<token>") == 2


def test_link_of_a_calendar_is_blanked(said: io.StringIO) -> None:
    secret = "Zx-8_" * 8 + "abc"
    logging.getLogger("bot").warning("GET https://kivok.example.org/calendar/%s.ics", secret)
    assert said.getvalue().endswith("/calendar/<token>.ics\n")


def test_token_in_a_traceback_is_blanked(said: io.StringIO) -> None:
    try:
        try:
            raise OSError(f"404, url='https://api.telegram.org/file/bot{_TOKEN}/photos/1.jpg'")
        except OSError as error:
            raise RuntimeError("no file") from error
    except RuntimeError:
        logging.getLogger("bot").exception("download")
    assert "no file" in said.getvalue()
    assert "/file/bot<token>/photos/1.jpg" in said.getvalue()


@pytest.mark.parametrize("token", ["42:secret_secret", "1:ABCDEFGHIJ", _TOKEN])
def test_whatever_the_settings_take_for_a_token_is_blanked(said: io.StringIO, token: str) -> None:
    logging.getLogger("bot").warning("%s", token)
    assert token not in said.getvalue()


@pytest.mark.parametrize("words", ["at 12:30:59", "http://127.0.0.1:8080/telegram", "update 12: hang"])
def test_what_is_no_token_is_left_alone(said: io.StringIO, words: str) -> None:
    logging.getLogger("bot").warning(words)
    assert words in said.getvalue()


def test_libraries_speak_only_of_trouble(said: io.StringIO) -> None:
    for name in ("aiogram", "aiohttp.client", "httpx", "uvicorn.access"):
        logging.getLogger(name).info("https://api.telegram.org/bot…")
    assert said.getvalue() == ""
