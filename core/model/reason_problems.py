"""What is wrong with the ready reasons of a form: each is a button, and somebody must be able to press it."""

from collections.abc import Iterator

from core.model.form import Do, Form
from core.model.label import Reason
from core.model.problem import Problem
from core.model.words import N_

#: Buttons below one question, and characters of each.
_MOST, _LONGEST = 8, 40


def of_reasons(form: Form) -> Iterator[Problem]:
    yield from _of_buttons(("reasons",), form.reasons)
    for stage in form.route:
        where = ("route", stage.key, "reasons")
        yield from _of_buttons(where, stage.reasons)
        if stage.reasons and stage.do not in (Do.APPROVE, Do.ACT):
            yield Problem(where, N_("Nobody says no at this stage: it needs no reasons."))


def _of_buttons(where: tuple[str, ...], reasons: tuple[Reason, ...]) -> Iterator[Problem]:
    if len(reasons) > _MOST:
        yield Problem(where, N_("At most eight reasons can be chosen from."))
    for reason in reasons:
        if any(len(words) > _LONGEST for words in reason.words.values()):
            about = (("word", reason.in_("")[:_LONGEST]),)
            yield Problem(where, N_("A reason is a button, of at most 40 characters: “{word}…” is longer."), about)
