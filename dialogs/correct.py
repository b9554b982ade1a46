"""HR corrects a balance of leave: whose, by how much and why are asked for, unless one sentence has told them."""

from dataclasses import replace
from functools import partial

from core.model.correcting import correctable
from core.model.fields.person import NobodyFound
from core.model.leave.correction import Correction, change_in
from core.model.names import found
from core.model.org import Person
from core.model.refusal import Refusal
from core.store import people
from core.use import correct
from core.use.correct import Correcting
from dialogs import correction
from dialogs.action import Correcting as Do
from dialogs.action import NotAButton, OnBalance
from dialogs.desk import Desk
from dialogs.fill import CannotBeRead, EditedNotHeard
from dialogs.i18n import _, here_of
from dialogs.said import Said, Way
from dialogs.screen import Reply
from dialogs.whose import whose
from dialogs.widgets.person import by_nearness


class NothingIsAsked(Refusal):
    """Everything is known already. Please press a button below."""


async def begin(desk: Desk, said: Said, words: str = "") -> Reply:
    """The first question; `words` may have answered some already. Raises OnlyHrCorrects."""
    org = await desk.read(people.org)
    wish = correction.sentence(words)
    meant = found(wish.name[:100], correctable(whose(said).id, org)) if wish is not None else ()
    known, note = _known(wish, meant)
    if note is None and wish is not None and wish.name and not meant:
        note = NobodyFound(typed=wish.name[:40])
    seen = await desk.write(said.once, correct.begin, whose(said).id, desk.now(), known)
    return _shown(desk, said, replace(seen, note=seen.note or note), meant)


async def resumed(desk: Desk, said: Said) -> Reply:
    """What was begun, as it is now. Raises Refusal."""
    return _shown(desk, said, await desk.read(correct.look, whose(said).id, desk.now()))


async def heard(desk: Desk, said: Said) -> Reply:
    """Words while a correction is being told. Raises Refusal."""
    try:
        seen = await desk.read(correct.look, whose(said).id, desk.now())
    except Refusal:
        await desk.write((), correct.put_away, whose(said).id)
        raise
    if said.way is not Way.WORDS:
        note = EditedNotHeard() if said.way is Way.EDITED else CannotBeRead()
        return _shown(desk, said, replace(seen, note=note))
    if correction.sentence(said.words) is not None:
        return await begin(desk, said, said.words)
    if seen.correction.person is None:
        return await _named(desk, said, seen)
    return await _changed(desk, said, partial(_told, said.words.strip()))


async def pressed(desk: Desk, said: Said, action: OnBalance) -> Reply:
    """Raises Refusal."""
    match action.do:
        case Do.BEGIN:
            return await begin(desk, said)
        case Do.CONFIRM:
            return await _confirmed(desk, said, action)
        case _:
            return await _changed(desk, said, partial(_chosen, action))


async def _named(desk: Desk, said: Said, seen: Correcting) -> Reply:
    """The one who is meant; those who may be meant; everybody, when nobody is."""
    typed = said.words.strip()
    meant = found(typed[:100], correctable(whose(said).id, seen.org))
    if len(meant) == 1:
        return await _changed(desk, said, partial(_chosen, OnBalance(meant[0].id, Do.WHOM)))
    return _shown(desk, said, seen if meant else replace(seen, note=NobodyFound(typed=typed[:40])), meant)


async def _changed(desk: Desk, said: Said, make: correct.Change) -> Reply:
    return _shown(desk, said, await desk.write(said.once, correct.change, whose(said).id, desk.now(), make))


async def _confirmed(desk: Desk, said: Said, action: OnBalance) -> Reply:
    by, now = whose(said).id, desk.now()
    made = await desk.write(said.once, correct.confirm, by, action.person, action.revision, now)
    if isinstance(made, Correcting):
        return _shown(desk, said, made)
    org = await desk.read(people.org)
    screen = correction.done(made, org.name(action.person), here_of(whose(said), org, now))
    return Reply(screen, toast=_("Saved"))


def _shown(desk: Desk, said: Said, seen: Correcting, meant: tuple[Person, ...] = ()) -> Reply:
    here, by = here_of(whose(said), seen.org, desk.now()), whose(said)
    if seen.correction.person is None:
        people_ = by_nearness(meant or correctable(by.id, seen.org), by)
        return Reply(correction.whom(people_, here, seen.note), fresh=said.way is not Way.PRESS)
    return Reply(correction.screen(seen, here), fresh=said.way is not Way.PRESS)


def _known(wish: correction.Sentence | None, meant: tuple[Person, ...]) -> tuple[Correction, Refusal | None]:
    """What a sentence has told; what it tells of no days that can be, is asked for."""
    if wish is None:
        return Correction(), None
    known = Correction(meant[0].id if len(meant) == 1 else None, reason=wish.reason)
    try:
        return (replace(known, half_days=change_in(wish.change)) if wish.change else known), None
    except Refusal as refusal:
        return known, refusal


def _told(words: str, seen: Correcting) -> Correction:
    """The first thing that is not known yet. Raises Refusal."""
    before = seen.correction
    if before.half_days is None:
        return replace(before, half_days=change_in(words))
    if before.reason:
        raise NothingIsAsked
    return replace(before, reason=words)


def _chosen(action: OnBalance, seen: Correcting) -> Correction:
    """Raises NotAButton."""
    before, kinds = seen.correction, tuple(seen.kinds)
    match action.do:
        case Do.WHOM:
            return replace(before, person=action.person or None)
        case Do.KIND if action.person == before.person and action.arg < len(kinds):
            return replace(before, kind=kinds[action.arg])
        case Do.DAYS:
            return replace(before, half_days=None)
        case Do.REASON:
            return replace(before, reason="")
        case _:
            raise NotAButton
