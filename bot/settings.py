"""Settings from the environment: KIVOK_... names the value, KIVOK_..._FILE a file that holds it."""

import os
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated
from urllib.parse import urlsplit

from pydantic import AfterValidator, Field, SecretStr, ValidationError
from pydantic_settings import BaseSettings, EnvSettingsSource, PydanticBaseSettingsSource, SettingsConfigDict
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError
from typing_extensions import override

from core.model.words import N_

TELEGRAM = "https://api.telegram.org"
_PREFIX = "KIVOK_"
_LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR")


class BadSetting(Exception):
    """The start is refused: `variable` says what must be changed, `what` why, as an English template for `about`."""

    def __init__(self, variable: str, what: str, **about: str) -> None:
        super().__init__(f"{variable}: {what.format_map(about)}")
        self.variable = variable
        self.what = what
        self.about = about


def _web(value: str) -> str:
    if not _is_web(value):
        raise ValueError(N_("must be an address that begins with https:// or http://"))
    return value.rstrip("/")


def _is_web(value: str) -> bool:
    try:
        parts = urlsplit(value)
        return parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:
        return False


def _database(value: str) -> str:
    if not _is_database(value):
        raise ValueError(N_("must look like sqlite:///FILE or postgresql://USER@HOST/NAME"))
    if "sslmode" in make_url(value).query:
        raise ValueError(N_("must say ssl=..., as the driver asyncpg does, in the place of sslmode=..."))
    return value


def _is_database(value: str) -> bool:
    try:
        url = make_url(value)
    except (ArgumentError, ValueError):
        return False
    # Reading and writing use connections of their own: each would have a database in memory of its own, too.
    in_memory = url.database == ":memory:" or "mode=memory" in value
    return url.get_backend_name() in ("sqlite", "postgresql") and bool(url.database) and not in_memory


def _listen(value: str) -> str:
    host, _, port = value.rpartition(":")
    if not host or not re.fullmatch("[0-9]{1,5}", port) or int(port) > 65535:
        raise ValueError(N_("must look like HOST:PORT, for example 127.0.0.1:8080"))
    return value


def _token(value: SecretStr) -> SecretStr:
    if not re.fullmatch(r"[0-9]{1,20}:[A-Za-z0-9_-]{10,}", value.get_secret_value()):
        raise ValueError(N_("must look like 123456:ABC..., as BotFather has written it"))
    return value


def _secret(value: SecretStr) -> SecretStr:
    # The alphabet is Telegram's; the length keeps the secret from being guessed.
    if not re.fullmatch(r"[A-Za-z0-9_-]{16,256}", value.get_secret_value()):
        raise ValueError(N_("must be 16 to 256 letters, digits, _ or -"))
    return value


def _level(value: str) -> str:
    if value.upper() not in _LEVELS:
        raise ValueError(N_("must be DEBUG, INFO, WARNING or ERROR"))
    return value.upper()


class Settings(BaseSettings):
    """Every setting there is; README.md explains them."""

    # No value is ever shown, for it may be a secret.
    model_config = SettingsConfigDict(env_prefix=_PREFIX, env_ignore_empty=True, frozen=True, hide_input_in_errors=True)

    bot_token: Annotated[SecretStr, AfterValidator(_token)] | None = None
    telegram_api: Annotated[str, AfterValidator(_web)] = TELEGRAM
    database_url: Annotated[str, AfterValidator(_database)] = Field(default="sqlite:///var/kivok.db", repr=False)
    webhook_url: Annotated[str, AfterValidator(_web)] | None = None
    webhook_secret: Annotated[SecretStr, AfterValidator(_secret)] | None = None
    public_url: Annotated[str, AfterValidator(_web)] | None = None
    listen: Annotated[str, AfterValidator(_listen)] = "127.0.0.1:8080"
    log_level: Annotated[str, AfterValidator(_level)] = "INFO"

    @classmethod
    @override
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """What it is given, nothing else: `load` reads the environment, so that a demo or a test can have its own."""
        return (init_settings,)

    @property
    def address(self) -> tuple[str, int]:
        host, _, port = self.listen.rpartition(":")
        return host.strip("[]"), int(port)


class _Environment(EnvSettingsSource):
    """Any environment, each variable with its twin that names a file."""

    def __init__(self, environment: Mapping[str, str]) -> None:
        self._environment = environment
        super().__init__(Settings)

    @override
    def _load_env_vars(self) -> Mapping[str, str | None]:
        return {name.lower(): value for name, value in _with_files(self._environment).items()}


def load(environment: Mapping[str, str] | None = None) -> Settings:
    """The settings of this process. Raises BadSetting; never shows a value, which may be a secret."""
    values = _Environment(os.environ if environment is None else environment)()
    try:
        settings = Settings(**values)
    except ValidationError as error:
        first = error.errors(include_input=False)[0]
        what = str(first["msg"]).removeprefix("Value error, ")
        raise BadSetting(_PREFIX + str(first["loc"][0]).upper(), what) from None
    if settings.webhook_url and settings.webhook_secret is None:
        why = N_("is needed with KIVOK_WEBHOOK_URL: without it anybody could pose as Telegram")
        raise BadSetting("KIVOK_WEBHOOK_SECRET", why)
    return settings


def _with_files(environment: Mapping[str, str]) -> dict[str, str]:
    """The settings that are set. Empty ones are left out: compose files write them for what is not set."""
    known = {_PREFIX + name.upper() for name in Settings.model_fields}
    values = {name: environment[name] for name in known if environment.get(name)}
    for name in known:
        file = environment.get(f"{name}_FILE")
        if file and name in values:
            raise BadSetting(name, N_("is set twice, here and in {other}"), other=f"{name}_FILE")
        if file:
            values[name] = _read(f"{name}_FILE", file)
    return values


def _read(variable: str, file: str) -> str:
    try:
        text = Path(file).read_text(encoding="utf-8-sig").strip()
    except (OSError, ValueError):
        raise BadSetting(variable, N_("names a file that cannot be read")) from None
    if not text:
        raise BadSetting(variable, N_("names an empty file"))
    return text
