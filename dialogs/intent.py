"""What somebody wants who says it in his own words: «хочу в отпуск с 5 по 18 августа»."""

from collections.abc import Iterable

from core.model.draft import asked, begin
from core.model.field import Field
from core.model.form import Form, beginning
from core.model.here import Here
from core.model.ids import DraftId, FieldKey, PersonId
from core.model.label import Label
from core.model.names import key as latin
from core.model.org import Org
from core.model.refusal import Refusal
from core.model.value import Value

#: Sentences longer than this are letters, not wishes.
_LONGEST = 300
#: Letters by which a form is looked for, at least.
_SHORTEST = 3


def meant(words: str, forms: Iterable[Form]) -> tuple[Form, ...]:
    """The forms that are called by one of these words, the best match first. A name that is part of another one's was
    not meant by itself: «перенести отпуск» calls no vacation, and "sick leave" not any leave."""
    said = words_of(words[:_LONGEST])
    named = [(_letters(name), _told(form, said), form) for form in forms if (name := _said_name(form, said))]
    best = sorted(named, key=lambda one: -one[0])
    return tuple(form for _points, told, form in best if not any(told < other for _more, other, _form in best))


def looked_for(words: str, forms: Iterable[Form]) -> tuple[Form, ...]:
    """The forms of which a name begins with every word that was typed, of three letters at least: «ком», "bus tr"."""
    typed = words_of(words[:_LONGEST])
    if sum(map(len, typed)) < _SHORTEST:
        return ()
    return tuple(form for form in forms if any(_begins(name, typed) for name in all_names(form)))


def understood(words: str, form: Form, person: PersonId, here: Here, org: Org) -> dict[FieldKey, Value]:
    """The answers that the sentence holds already. What is meant but cannot be is left to the question itself."""
    answers: dict[FieldKey, Value] = {}
    for field in asked(begin(DraftId(0), form, person, org, beginning(form, person, here))):
        if (value := _found(field, words[:_LONGEST], here)) is not None:
            answers[field.key] = value
    return answers


def all_names(form: Form) -> list[list[str]]:
    """What the form is called, in every language, as words that can be compared with what was said."""
    return [name for label in (form.title, *form.aliases) for name in _names(label)]


def was_said(word: str, said: list[str]) -> bool:
    """Endings change by case: a word is recognised by all but its last two letters."""
    stem = word if len(word) < 5 else word[: max(4, len(word) - 2)]
    return any(one.startswith(stem) and len(one) <= len(word) + 3 for one in said)


def words_of(text: str) -> list[str]:
    """In small Latin letters, whatever the alphabet."""
    return "".join(letter if letter.isalnum() else " " for letter in latin(text)).split()


def _found(field: Field, words: str, here: Here) -> Value | None:
    try:
        return field.find(words, here)
    except Refusal:
        return None


def _said_name(form: Form, said: list[str]) -> list[str]:
    """The longest name of the form that was said in full; nothing when none was."""
    names = (name for name in all_names(form) if all(was_said(word, said) for word in name))
    return max(names, key=_letters, default=[])


def _letters(name: list[str]) -> int:
    return sum(map(len, name))


def _told(form: Form, said: list[str]) -> frozenset[str]:
    """The words that are part of a name of the form which was said in full."""
    names = [name for name in all_names(form) if all(was_said(word, said) for word in name)]
    return frozenset(one for one in said if any(was_said(word, [one]) for name in names for word in name))


def _begins(name: list[str], typed: list[str]) -> bool:
    return all(any(word.startswith(part) for word in name) for part in typed)


def _names(label: Label) -> list[list[str]]:
    return [words_of(name) for name in label.words.values() if words_of(name)]
