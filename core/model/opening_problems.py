"""What is wrong with the forms that a stage opens: by themselves, and beside the other forms where these are known."""

from collections import Counter
from collections.abc import Iterator, Mapping

from core.model.form import Do, Form, Stage, asked_later
from core.model.ids import FormKey
from core.model.problem import Problem
from core.model.who import Author
from core.model.within import alike, exchanged, offered
from core.model.words import N_


def of_openings(form: Form, forms: Mapping[FormKey, Form] | None) -> Iterator[Problem]:
    """With `forms`, also those that do not exist, and answers that could not pass to them and back."""
    for stage in form.route:
        where = ("route", stage.key, "opens")
        if stage.opens and stage.do is Do.INFORM:
            what = N_("Nobody answers at the stage “{stage}”, which only tells.")
            yield Problem(where, what, (("stage", stage.key),))
        for key, times in Counter(one.form for one in stage.opens).items():
            if times > 1:
                about = (("key", key), ("times", str(times)))
                yield Problem(where, N_("The key “{key}” is used {times} times."), about)
        yield from _of_begun(stage, where)
        if forms is not None:
            yield from _of_others(form, stage, forms)


def _of_begun(stage: Stage, where: tuple[str, ...]) -> Iterator[Problem]:
    """What Kivok begins it begins for one person, who is known beforehand, and who is done when that is."""
    begun = [one for one in stage.opens if one.by_itself is not None]
    if begun and (stage.do is not Do.ACT or stage.statuses or any(one.who != Author() for one in stage.who)):
        what = N_("A form begins by itself only at a stage with “do: act” and “who: author”, without statuses.")
        yield Problem(where, what)
    if len(begun) > 1:
        yield Problem(where, N_("Only one of the forms of a stage can begin by itself."))


def _of_others(form: Form, stage: Stage, forms: Mapping[FormKey, Form]) -> Iterator[Problem]:
    where = ("route", stage.key, "opens")
    for key in dict.fromkeys(one.form for one in stage.opens):
        # A form may open more of its own kind.
        other = form if key == form.key else forms.get(key)
        if other is None:
            yield Problem(where, N_("There is no form “{form}”."), (("form", key),))
        else:
            yield from _of_exchange(form, other, where)


def _of_exchange(form: Form, other: Form, where: tuple[str, ...]) -> Iterator[Problem]:
    """Answers pass by the keys of their fields; what a stage of the other form fills in only comes back from there."""
    known, later = {field.key: field for field in form.fields}, asked_later(other)
    for field in other.fields:
        mine = known.get(field.key)
        if mine is None or not (offered(mine) and exchanged(field)):
            continue
        if not alike(mine, field) and (field.key not in later or not alike(field, mine)):
            what = N_("The field “{field}” is of another kind in the form “{form}”: its answer could not pass there.")
            yield Problem(where, what, (("field", field.key), ("form", other.key)))
