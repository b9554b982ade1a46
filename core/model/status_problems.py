"""What is wrong with the statuses of a stage, found before a form is published."""

from collections import Counter
from collections.abc import Callable, Iterator

from core.model.agree import ALL
from core.model.form import Do, Form, Stage
from core.model.ids import StatusKey
from core.model.problem import Problem
from core.model.statuses import StageStatus
from core.model.words import N_


def of_statuses(form: Form) -> Iterator[Problem]:
    for stage in form.route:
        if stage.statuses:
            yield from _of_stage(stage)
            yield from _of_keys(stage)
            yield from _of_first(stage)
            yield from _of_moves(stage)
            yield from _of_endings(stage)


def _of_stage(stage: Stage) -> Iterator[Problem]:
    where = ("route", stage.key)
    if stage.do is not Do.ACT:
        yield Problem((*where, "statuses"), N_("Only a stage that does something has statuses: write “do: act”."))
    if stage.fill:
        what = N_(
            "A stage with statuses is done by moving it, and fills in no fields: give them to a stage of their own."
        )
        yield Problem((*where, "fill"), what)
    if stage.agree != ALL:
        what = N_("A stage with statuses is done by whoever moves it to its ending: leave “agree” out.")
        yield Problem((*where, "agree"), what)


def _of_keys(stage: Stage) -> Iterator[Problem]:
    times = Counter(status.key for status in stage.statuses)
    for at, status in enumerate(stage.statuses):
        if times[status.key] > 1:
            about = (("key", status.key), ("times", str(times[status.key])))
            yield Problem(_where(stage, at, "status"), N_("The key “{key}” is used {times} times."), about)


def _of_first(stage: Stage) -> Iterator[Problem]:
    first = stage.statuses[0]
    for word, written in (("who", first.who), ("ends", first.ends)):
        if written:
            what = N_("The stage begins with “{status}”, with its own people: leave “{word}” out here.")
            yield Problem(_where(stage, 0, word), what, (("status", first.key), ("word", word)))


def _of_moves(stage: Stage) -> Iterator[Problem]:
    """Of moves to nowhere, and of statuses to which none leads."""
    known = {status.key for status in stage.statuses}
    reached = _reached([stage.statuses[0].key], lambda key: _following(stage, key))
    for at, status in enumerate(stage.statuses):
        for key in status.next:
            if key not in known:
                what = N_("There is no status “{status}” at this stage.")
                yield Problem(_where(stage, at, "next"), what, (("status", key),))
        if status.key not in reached:
            what = N_("No move leads to the status “{status}”: name it in the “next” of another one.")
            yield Problem(_where(stage, at, "status"), what, (("status", status.key),))


def _of_endings(stage: Stage) -> Iterator[Problem]:
    """Of endings that are none, and of statuses from which none is reached."""
    endings = [status.key for status in stage.statuses if status.ends]
    if not endings:
        what = N_("None of the statuses ends the stage: write “ends: yes” at the last one.")
        yield Problem(("route", stage.key, "statuses"), what)
        return
    leading = _reached(endings, lambda key: [one.key for one in stage.statuses if key in one.next])
    for at, status in enumerate(stage.statuses):
        if status.ends:
            yield from _of_ending(stage, at, status)
        elif status.key not in leading:
            what = N_("From the status “{status}” no moves lead to an ending: the request would stay there for good.")
            yield Problem(_where(stage, at, "next" if status.next else "status"), what, (("status", status.key),))


def _of_ending(stage: Stage, at: int, status: StageStatus) -> Iterator[Problem]:
    for word, written in (("next", status.next), ("who", status.who), ("pause", status.pause)):
        if written and not (at == 0 and word == "who"):
            what = N_("“{status}” ends the stage, and nothing comes after it: leave “{word}” out here.")
            yield Problem(_where(stage, at, word), what, (("status", status.key), ("word", word)))


def _following(stage: Stage, key: StatusKey) -> list[StatusKey]:
    return [next_ for status in stage.statuses if status.key == key for next_ in status.next]


def _reached(first: list[StatusKey], following: Callable[[StatusKey], list[StatusKey]]) -> set[StatusKey]:
    """All that is come to from these."""
    found, left = set(first), list(first)
    while left:
        new = [key for key in following(left.pop()) if key not in found]
        found.update(new)
        left += new
    return found


def _where(stage: Stage, at: int, word: str) -> tuple[str, ...]:
    return ("route", stage.key, "statuses", str(at), word)
