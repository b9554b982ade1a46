"""A yes or a no in human words: only when the words are exactly that, and nothing besides."""

import re
from enum import StrEnum

from core.model.batch import approvable
from core.model.form import Answering
from core.model.ids import PersonId
from core.model.request import Request


class Assent(StrEnum):
    YES = "yes"
    NO = "no"


#: The reaction that says yes.
_THUMB = "👍"

_YES = (
    "ок окей оке да согласен согласна согласны согласовано согласовать согласую утверждаю утвердить утверждено "
    "одобряю одобрено + 👍 👌 ok okay yes yep approve approved agree agreed confirmed"
)
_NO = "нет отказ отказать отклонить отклоняю отклонено no nope reject rejected decline declined 👎"
_MEANT = dict.fromkeys(_YES.split(), Assent.YES) | dict.fromkeys(_NO.split(), Assent.NO)
#: Skin tones, and what asks for a coloured sign: the same thumb.
_LOOKS = re.compile("[\N{EMOJI MODIFIER FITZPATRICK TYPE-1-2}-\N{EMOJI MODIFIER FITZPATRICK TYPE-6}\ufe0f]")
#: Longer texts are no such word.
_LONGEST = 40


def assent_in(words: str) -> Assent | None:
    """What the words come to: «Ок!», «согласна.», «+»; None for all that says more than that."""
    if len(words) > _LONGEST:
        return None
    return _MEANT.get(_LOOKS.sub("", words).strip().rstrip(".!)").rstrip().casefold())


def is_thumb(emoji: str) -> bool:
    """Whether a reaction says yes."""
    return _LOOKS.sub("", emoji) == _THUMB


def answerable(request: Request, person: PersonId, way: Answering) -> bool:
    """Whether this person can approve it in this way now."""
    return way in request.form.answers and approvable(request, person)
