"""Settings from the environment: KIVOK_... names the value, KIVOK_..._FILE a file that holds it."""

import os
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Literal
from urllib.parse import urlsplit

from pydantic import AfterValidator, Field, SecretStr, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError

TELEGRAM = "https://api.telegram.org"
_PREFIX = "KIVOK_"


class BadSetting(Exception):
    """The start is refused: `variable` says what must be changed."""

    def __init__(self, variable: str, what: str) -> None:
        super().__init__(f"{variable}: {what}")
        self.variable = variable


def _web(value: str) -> str:
    parts = urlsplit(value)
    if parts.scheme not in ("http", "https") or not parts.netloc:
        raise ValueError("must be an address that begins with https:// or http://")
    return value.rstrip("/")


def _database(value: str) -> str:
    try:
        url = make_url(value)
    except ArgumentError:
        raise ValueError("must look like sqlite:///FILE or postgresql://USER@HOST/NAME") from None
    if url.get_backend_name() not in ("sqlite", "postgresql") or not url.database:
        raise ValueError("must look like sqlite:///FILE or postgresql://USER@HOST/NAME")
    return value


def _listen(value: str) -> str:
    host, _, port = value.rpartition(":")
    if not host or not port.isdigit() or int(port) > 65535:
        raise ValueError("must look like HOST:PORT, for example 127.0.0.1:8080")
    return value


def _token(value: SecretStr) -> SecretStr:
    if not re.fullmatch(r"\d{1,20}:[A-Za-z0-9_-]{10,}", value.get_secret_value()):
        raise ValueError("must look like 123456:ABC..., as BotFather has written it")
    return value


def _secret(value: SecretStr) -> SecretStr:
    # The alphabet is Telegram's; the length keeps the secret from being guessed.
    if not re.fullmatch(r"[A-Za-z0-9_-]{16,256}", value.get_secret_value()):
        raise ValueError("must be 16 to 256 letters, digits, _ or -")
    return value


class Settings(BaseSettings):
    """Every setting there is; README.md explains them."""

    model_config = SettingsConfigDict(env_prefix=_PREFIX, extra="ignore", hide_input_in_errors=True)

    bot_token: Annotated[SecretStr | None, AfterValidator(lambda v: v and _token(v))] = None
    telegram_api: Annotated[str, AfterValidator(_web)] = TELEGRAM
    database_url: Annotated[str, AfterValidator(_database)] = "sqlite:///var/kivok.db"
    webhook_url: Annotated[str | None, AfterValidator(lambda v: v and _web(v))] = None
    webhook_secret: Annotated[SecretStr | None, AfterValidator(lambda v: v and _secret(v))] = None
    listen: Annotated[str, AfterValidator(_listen)] = "127.0.0.1:8080"
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = Field(default="INFO")

    @property
    def address(self) -> tuple[str, int]:
        host, _, port = self.listen.rpartition(":")
        return host.strip("[]"), int(port)


def load(environment: Mapping[str, str] | None = None) -> Settings:
    """The settings of this process. Raises BadSetting; never shows a value, which may be a secret."""
    values = _with_files(os.environ if environment is None else environment)
    try:
        settings = Settings.model_validate({name.removeprefix(_PREFIX).lower(): v for name, v in values.items()})
    except ValidationError as error:
        first = error.errors(include_input=False)[0]
        what = str(first["msg"]).removeprefix("Value error, ")
        raise BadSetting(_PREFIX + str(first["loc"][0]).upper(), what) from None
    if settings.webhook_url and settings.webhook_secret is None:
        why = "is needed with KIVOK_WEBHOOK_URL: without it anybody could pose as Telegram"
        raise BadSetting("KIVOK_WEBHOOK_SECRET", why)
    return settings


def _with_files(environment: Mapping[str, str]) -> dict[str, str]:
    """Empty values are left out: compose files write them for what is not set."""
    known = {_PREFIX + name.upper() for name in Settings.model_fields}
    values = {name: environment[name] for name in known if environment.get(name)}
    for name in known:
        file = environment.get(f"{name}_FILE")
        if file and name in values:
            raise BadSetting(name, f"is set twice, here and in {name}_FILE")
        if file:
            values[name] = _read(f"{name}_FILE", file)
    return values


def _read(variable: str, file: str) -> str:
    try:
        return Path(file).read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError):
        raise BadSetting(variable, "names a file that cannot be read") from None
