"""What somebody asks after who wants to know where it is: «где моя заявка», “where is request 12?”."""

from collections.abc import Iterable
from dataclasses import dataclass

from core.model.form import Form
from core.model.ids import FormKey, PersonId, RequestId
from core.model.names import key as latin
from core.model.org import Org
from dialogs.intent import all_names, meant, was_said, words_of

#: Longer texts tell something, and ask after nothing.
_LONGEST = 120
#: A number longer than this is none of a request.
_DIGITS = 9


@dataclass(frozen=True, slots=True)
class Sought:
    """Requests that are looked for; those of the speaker, unless others are named."""

    number: RequestId | None = None
    forms: tuple[FormKey, ...] = ()  #: any of these; of any form where there are none
    people: tuple[PersonId, ...] = ()


def _latin(words: str) -> frozenset[str]:
    return frozenset(latin(words).split())


#: How such a question begins, the longest first.
_OPENINGS = tuple(
    tuple(latin(words).split())
    for words in (
        *("на каком этапе", "на какой стадии", "что там с", "what s with", "what about", "who has"),
        *("что с", "у кого", "как там", "status of", "где", "куда делась", "статус", "where", "status"),
    )
)
#: What says nothing in such a question.
_FILLERS = _latin(
    "а и ну же подскажите скажите пожалуйста привет здравствуйте добрый день сейчас там теперь вообще наша наш "
    "в на по о об с со от находится застряла застрял зависла завис стоит лежит это "
    "s is are please hi hello the a an of for to on in by at with now currently stuck our"
)
_IT = _latin("она он оно они it they")
_MINE = _latin("моя мой мое мои моей моего моих моим моими мою my mine")
#: How the word for a request begins.
_REQUEST = tuple(map(latin, ("заявк", "заявлен", "request")))


def sought(text: str, forms: Iterable[Form], org: Org) -> Sought | None:
    """None for words that ask after no request: they may be a wish."""
    rest = _asked_after(words_of(text)) if len(text) <= _LONGEST else None
    if rest is None:
        return None
    if not rest:
        # A form may be called just so.
        return None if meant(text, forms) else Sought()
    told = [word for word in rest if word not in _MINE and word not in _IT]
    numbers = [word for word in told if word.isdecimal() and len(word) <= _DIGITS]
    called, names = _called(told, forms)
    left = [word for word in told if word not in numbers and word not in names and not word.startswith(_REQUEST)]
    if len(left) == len(told) and told:
        return None
    people = _people(left, org) if left else ()
    if left and not people and not set(rest) & _MINE:
        return None
    number = RequestId(int(numbers[0])) if len(numbers) == 1 else None
    return Sought(number, called, people)


def _asked_after(said: list[str]) -> list[str] | None:
    """The words behind the opening, less those that say nothing; None where nothing is asked."""
    while said and said[0] in _FILLERS and not _opening(said):
        said = said[1:]
    opening = _opening(said)
    return [word for word in said[len(opening) :] if word not in _FILLERS] if opening else None


def _opening(said: list[str]) -> tuple[str, ...]:
    return next((opening for opening in _OPENINGS if tuple(said[: len(opening)]) == opening), ())


def _called(words: list[str], forms: Iterable[Form]) -> tuple[tuple[FormKey, ...], set[str]]:
    """The forms of which a name is among the words, and the words that are these names."""
    called: dict[FormKey, None] = {}
    names: set[str] = set()
    for form in forms:
        for name in all_names(form):
            if all(was_said(part, words) for part in name):
                called[form.key] = None
                names |= {word for word in words if any(was_said(part, [word]) for part in name)}
    return tuple(called), names


def _people(words: list[str], org: Org) -> tuple[PersonId, ...]:
    """Those whose name holds every one of these words, in whatever case."""
    return tuple(
        person.id
        for person in org.people.values()
        if all(any(_is_name(part, word) for part in words_of(person.name)) for word in words)
    )


def _is_name(name: str, word: str) -> bool:
    """«Веры» and «Ивана» are Вера and Иван."""
    return word.startswith(name[: max(3, len(name) - 2)]) and len(word) <= len(name) + 3
