"""The no of the Bot API: a code, a description in Telegram's own words, and sometimes parameters."""

from typing import Any

#: A JSON object of the Bot API.
Json = dict[str, Any]


class ApiError(Exception):
    """An answer with `ok: false`."""

    def __init__(self, code: int, description: str, parameters: Json | None = None) -> None:
        super().__init__(description)
        self.code = code
        self.description = description
        self.parameters = parameters

    @property
    def body(self) -> Json:
        body: Json = {"ok": False, "error_code": self.code, "description": self.description}
        return body if self.parameters is None else body | {"parameters": self.parameters}


def bad(description: str) -> ApiError:
    return ApiError(400, f"Bad Request: {description}")


def missing(what: str) -> ApiError:
    """Better a loud 501 than a made-up `true`."""
    return ApiError(501, f"Not Implemented in the playground: {what}")
