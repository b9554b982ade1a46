"""Settings from an environment: what is taken, and what the refusal says."""

from pathlib import Path

import pytest

from bot.settings import TELEGRAM, BadSetting, Settings, load

TOKEN = "123456:ABCdef_ghi-jkl"
SECRET = "a-secret-that-nobody-guesses"

GOOD = [
    ("BOT_TOKEN", TOKEN),
    ("TELEGRAM_API", "http://127.0.0.1:8081"),
    ("DATABASE_URL", "sqlite:////var/lib/kivok/kivok.db"),
    ("DATABASE_URL", "postgresql://kivok:p%40ss@db.example.org:5433/kivok?ssl=require"),
    ("DATABASE_URL", "postgresql://kivok@/kivok?host=/run/postgresql"),
    ("WEBHOOK_SECRET", SECRET),
    ("PUBLIC_URL", "https://kivok.example.org/bot"),
    ("LISTEN", "0.0.0.0:80"),
    ("LISTEN", "[::1]:8080"),
    ("LOG_LEVEL", "DEBUG"),
]

BAD = [
    ("BOT_TOKEN", "ABC:123456", "must look like 123456:ABC..., as BotFather has written it"),
    ("BOT_TOKEN", "١٢٣:ABCdef_ghi-jkl", "must look like 123456:ABC"),
    ("BOT_TOKEN", " ", "must look like 123456:ABC"),
    ("TELEGRAM_API", "ftp://hidden", "must be an address that begins with https:// or http://"),
    ("TELEGRAM_API", "https://", "must be an address"),
    ("TELEGRAM_API", "http://[hidden]", "must be an address"),
    ("TELEGRAM_API", "http://host:hidden", "must be an address"),
    ("WEBHOOK_URL", "kivok.hidden.org", "must be an address"),
    ("PUBLIC_URL", "hidden", "must be an address"),
    ("WEBHOOK_SECRET", "hidden", "must be 16 to 256 letters, digits, _ or -"),
    ("WEBHOOK_SECRET", "hidden " * 4, "must be 16 to 256 letters"),
    ("WEBHOOK_SECRET", "hidden" * 50, "must be 16 to 256 letters"),
    ("DATABASE_URL", "kivok.hidden", "must look like sqlite:///FILE or postgresql://USER@HOST/NAME"),
    ("DATABASE_URL", "mysql://root:hidden@db/kivok", "must look like sqlite:///FILE"),
    ("DATABASE_URL", "postgresql://kivok:hidden@db", "must look like sqlite:///FILE"),
    ("DATABASE_URL", "postgresql://kivok:p@db:hidden/kivok", "must look like sqlite:///FILE"),
    ("DATABASE_URL", "postgresql://kivok:hidden@db/kivok?sslmode=require", "must say ssl=..."),
    ("DATABASE_URL", "sqlite://", "must look like sqlite:///FILE"),
    ("DATABASE_URL", "sqlite:///:memory:", "must look like sqlite:///FILE"),
    ("DATABASE_URL", "sqlite:///file:hidden?mode=memory&uri=true", "must look like sqlite:///FILE"),
    ("LISTEN", "hidden", "must look like HOST:PORT, for example 127.0.0.1:8080"),
    ("LISTEN", ":8080", "must look like HOST:PORT"),
    ("LISTEN", "localhost:65536", "must look like HOST:PORT"),
    ("LISTEN", "localhost:²", "must look like HOST:PORT"),
    ("LOG_LEVEL", "hidden", "must be DEBUG, INFO, WARNING or ERROR"),
]


def value(settings: Settings, name: str) -> str:
    found = getattr(settings, name.lower())
    return str(getattr(found, "get_secret_value", lambda: found)())


def refused(environment: dict[str, str]) -> BadSetting:
    with pytest.raises(BadSetting) as raised:
        load(environment)
    return raised.value


def test_nothing_has_to_be_set() -> None:
    settings = load({})
    assert (settings.bot_token, settings.webhook_url, settings.webhook_secret) == (None, None, None)
    assert settings.database_url == "sqlite:///var/kivok.db"
    assert settings.telegram_api == TELEGRAM
    assert settings.address == ("127.0.0.1", 8080)
    assert settings.log_level == "INFO"


def test_every_variable_is_tested() -> None:
    names = {name.upper() for name in Settings.model_fields}
    assert {name for name, _ in GOOD} == names - {"WEBHOOK_URL"}  # which needs another one
    assert {name for name, *_ in BAD} == names


@pytest.mark.parametrize(("name", "given"), GOOD)
def test_a_good_value_is_taken(name: str, given: str) -> None:
    assert value(load({f"KIVOK_{name}": given}), name) == given


@pytest.mark.parametrize(("name", "given"), GOOD)
def test_a_good_value_may_stand_in_a_file(name: str, given: str, tmp_path: Path) -> None:
    file = tmp_path / "value"
    file.write_text(f"\ufeff{given}\n")
    assert value(load({f"KIVOK_{name}_FILE": str(file)}), name) == given


@pytest.mark.parametrize(("name", "given", "said"), BAD)
def test_a_bad_value_is_refused_by_name_and_not_shown(name: str, given: str, said: str) -> None:
    error = refused({f"KIVOK_{name}": given})
    assert error.variable == f"KIVOK_{name}"
    assert str(error).startswith(f"KIVOK_{name}: {said}")
    assert "hidden" not in f"{error}{error.__cause__}{error.about}"
    assert error.__suppress_context__


@pytest.mark.parametrize(("name", "given", "said"), BAD)
def test_a_bad_value_in_a_file_is_refused_just_so(name: str, given: str, said: str, tmp_path: Path) -> None:
    file = tmp_path / "value"
    file.write_text(given)
    error = refused({f"KIVOK_{name}_FILE": str(file)})
    assert "hidden" not in str(error)
    assert error.variable in (f"KIVOK_{name}", f"KIVOK_{name}_FILE")
    if given.strip():
        assert str(error).startswith(f"KIVOK_{name}: {said}")


@pytest.mark.parametrize("name", sorted(Settings.model_fields))
def test_empty_is_not_set(name: str) -> None:
    assert load({f"KIVOK_{name.upper()}": "", f"KIVOK_{name.upper()}_FILE": ""}) == load({})


@pytest.mark.parametrize("name", sorted(Settings.model_fields))
def test_a_variable_that_is_set_twice_is_refused(name: str) -> None:
    variable = f"KIVOK_{name.upper()}"
    error = refused({variable: "hidden", f"{variable}_FILE": "/hidden"})
    assert str(error) == f"{variable}: is set twice, here and in {variable}_FILE"


def test_a_file_that_cannot_be_read_is_refused(tmp_path: Path) -> None:
    (tmp_path / "bytes").write_bytes(b"\xff\xfe\x00")
    for file in (tmp_path / "nothing", tmp_path, tmp_path / "bytes"):
        error = refused({"KIVOK_BOT_TOKEN_FILE": str(file)})
        assert str(error) == "KIVOK_BOT_TOKEN_FILE: names a file that cannot be read"


@pytest.mark.parametrize("name", ["BOT_TOKEN", "WEBHOOK_SECRET"])
def test_a_file_without_a_secret_is_refused(name: str, tmp_path: Path) -> None:
    (tmp_path / "empty").write_text(" \n")
    error = refused({f"KIVOK_{name}_FILE": str(tmp_path / "empty")})
    assert str(error) == f"KIVOK_{name}_FILE: names an empty file"


def test_a_webhook_needs_a_secret() -> None:
    error = refused({"KIVOK_WEBHOOK_URL": "https://kivok.example.org"})
    assert error.variable == "KIVOK_WEBHOOK_SECRET"
    settings = load({"KIVOK_WEBHOOK_URL": "https://kivok.example.org/", "KIVOK_WEBHOOK_SECRET": SECRET})
    assert settings.webhook_url == "https://kivok.example.org"


def test_only_the_environment_that_is_given_counts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KIVOK_LISTEN", "127.0.0.1:9999")
    assert load({}).listen == "127.0.0.1:8080"
    assert load().listen == "127.0.0.1:9999"


def test_what_is_not_kivoks_is_left_alone() -> None:
    assert load({"PATH": "/bin", "LISTEN": "x", "KIVOK_TESTS": "x", "KIVOK_TESTS_FILE": "/x"}) == load({})


def test_settings_do_not_show_their_secrets() -> None:
    url = "postgresql://kivok:hidden@db/kivok"
    settings = load({"KIVOK_BOT_TOKEN": TOKEN, "KIVOK_WEBHOOK_SECRET": SECRET, "KIVOK_DATABASE_URL": url})
    shown = f"{settings!r} {settings} {settings.bot_token}"
    assert not any(secret in shown for secret in (TOKEN, SECRET, "hidden"))


@pytest.mark.parametrize(("written", "address"), [("[::1]:80", ("::1", 80)), ("0.0.0.0:0", ("0.0.0.0", 0))])  # noqa: S104
def test_an_address_is_a_host_and_a_port(written: str, address: tuple[str, int]) -> None:
    assert load({"KIVOK_LISTEN": written}).address == address


def test_the_level_of_the_log_may_be_written_small() -> None:
    assert load({"KIVOK_LOG_LEVEL": "debug"}).log_level == "DEBUG"
