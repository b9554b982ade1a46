"""Requests that another one can name: how they are looked for, and what an answer keeps of one."""

import re
from dataclasses import dataclass
from typing import Protocol

from core.model.catalog.lookup import Catalogs
from core.model.form import in_headline
from core.model.ids import FormKey, RequestId
from core.model.label import Label
from core.model.names import key
from core.model.request import Request
from core.model.value import Linked, Picked

_NUMBER = re.compile(r"(?:№|#|n[o°]?\.?)?\s*([0-9]{1,9})", re.IGNORECASE | re.ASCII)


@dataclass(frozen=True, slots=True)
class Linkable:
    """A page of the requests that can be named."""

    requests: tuple[Request, ...] = ()
    count: int = 0  #: on all pages


class Requests(Protocol):
    """The requests that one person may name."""

    def linkable(self, form: FormKey | None, typed: str, page: int) -> Linkable:
        """A page of his own that were sent, the newest first, as far as they are called like what was typed."""
        ...

    def linked(self, id: RequestId, form: FormKey | None) -> Linked | None:
        """Any that he may see, as an answer; None for all others."""
        ...


class Lookup(Catalogs, Requests, Protocol):
    """What can be looked up while a form is filled in."""


def picture(request: Request) -> Linked:
    """What is kept of it."""
    return Linked(request.id, request.form.title, request.author)


def named_by(request: Request) -> frozenset[RequestId]:
    """The other requests that its answers name."""
    return frozenset(value.id for value in request.values.values() if isinstance(value, Linked)) - {request.id}


def number_in(typed: str) -> RequestId | None:
    """«№ 12», "#12", "12"."""
    found = _NUMBER.fullmatch(typed.strip())
    return RequestId(int(found[1])) if found else None


def is_called(request: Request, typed: str) -> bool:
    """Whether every word that was typed begins a word of its title, or of an answer in its headline."""
    words = key(" ".join(_names(request))).split()
    return all(any(word.startswith(part) for word in words) for part in key(typed).split())


def _names(request: Request) -> list[str]:
    form = request.form
    answers = (request.values.get(field.key) for field in in_headline(form, outside=False))
    titles = (answer.title if isinstance(answer, Picked) else answer for answer in answers)
    labels = (words for label in (form.title, *form.aliases) for words in _words(label))
    return [*labels, *(title for title in titles if isinstance(title, str))]


def _words(label: Label) -> tuple[str, ...]:
    return tuple(label.words.values())
