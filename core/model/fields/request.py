"""Another request: the trip that an expense report belongs to, the order that is repeated."""

from dataclasses import dataclass
from typing import Any, ClassVar

from typing_extensions import override

from core.model.field import Field, Widget
from core.model.here import Here
from core.model.ids import FormKey, PersonId, RequestId
from core.model.label import Label
from core.model.refusal import Refusal
from core.model.value import Linked
from core.model.words import N_


class RequestNotChosen(Refusal):
    """Please choose one from the list, or write its number."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestField(Field):
    """The answer is its number, with what it was and whose. Which ones there are is known to the widget that asks."""

    type: ClassVar[str] = "request"
    widget: ClassVar[Widget] = Widget.REQUEST

    form: FormKey | None = None  #: only requests of this form

    @override
    def accept(self, value: Any, here: Here) -> Linked:
        if not isinstance(value, Linked):
            raise RequestNotChosen
        return value

    @override
    def show(self, value: Linked, here: Here) -> str:
        number = here.say(N_("#{number}")).format(number=value.id)
        return f"{number} · {value.title.in_(here.locale)} · {here.name(value.author)}"

    @override
    def dump(self, value: Linked) -> dict[str, Any]:
        return {"id": value.id, "title": dict(value.title.words), "author": value.author}

    @override
    def load(self, stored: Any) -> Linked:
        id, title, author = stored["id"], stored["title"], stored["author"]
        if type(id) is not int or type(author) is not int or not isinstance(title, dict):
            raise TypeError(stored)
        if not all(isinstance(words, str) for words in title.values()):
            raise TypeError(stored)
        return Linked(RequestId(id), Label(title), PersonId(author))
