"""Approving several requests at once: a list to tick, and what came of it in one message."""

from core.model.batch import weighty
from core.model.here import Here
from core.model.ids import RequestId
from core.model.large import is_large
from core.model.refusal import Refusal
from core.model.request import Request
from core.store import people
from core.store.batches import Item, Mark
from core.use import batch as use
from core.use.batch import Batch
from dialogs.action import Go, OnSeveral, Place, Several
from dialogs.card import headline, number
from dialogs.desk import Desk
from dialogs.i18n import _, here_of, ngettext, told
from dialogs.lists import entry
from dialogs.said import Said
from dialogs.screen import Bold, Choice, Line, Reply, Row, Screen, Style, label, line
from dialogs.whose import whose

_SIZE = 8
#: Large sums that are named before they are approved, and refusals that are told one by one.
_NAMED = 10


async def pressed(desk: Desk, said: Said, action: OnSeveral) -> Reply:
    """A button of the list. Raises nothing: whatever was refused is told in the end."""
    match action.do:
        case Several.OPEN:
            return _shown(desk, said, await desk.write(said.once, use.lay_out, whose(said).id, _SIZE), 0)
        case Several.PAGE:
            return await _present(desk, said, action.page)
        case Several.TICK:
            return await _tick(desk, said, action, RequestId(action.arg), wanted=True)
        case Several.UNTICK:
            return await _tick(desk, said, action, RequestId(action.arg), wanted=False)
        case Several.ALL:
            return await _tick(desk, said, action, None, wanted=True)
        case Several.NONE:
            return await _tick(desk, said, action, None, wanted=False)
        case Several.APPROVE | Several.SURELY:
            return await _approve(desk, said, action)


async def resumed(desk: Desk, said: Said) -> Reply:
    """How the person's batch stands, whatever was pressed."""
    return await _present(desk, said, 0)


async def _present(desk: Desk, said: Said, page: int) -> Reply:
    return _shown(desk, said, await desk.read(use.laid, whose(said).id, page, _SIZE), page)


async def _tick(desk: Desk, said: Said, action: OnSeveral, request: RequestId | None, *, wanted: bool) -> Reply:
    at = (action.page, _SIZE)
    batch = await desk.write(said.once, use.tick, whose(said).id, request, *at, wanted=wanted)
    return _shown(desk, said, batch, action.page)


async def _approve(desk: Desk, said: Said, action: OnSeveral) -> Reply:
    """A button of another list than the present one approves nothing."""
    batch = await desk.read(use.ticked, whose(said).id)
    if action.arg != batch.seal or not batch.chosen:
        return await _present(desk, said, 0)
    if action.do is Several.APPROVE and not batch.settled and weighty(batch.requests):
        return Reply(_asking(batch, here_of(whose(said), batch.org, desk.now())))
    await _decide(desk, said, batch.left)
    return _shown(desk, said, await desk.write(said.once, use.laid, whose(said).id, 0, _SIZE), 0)


async def _decide(desk: Desk, said: Said, items: tuple[Item, ...]) -> None:
    """One by one, so that nobody else waits for all of them. Who goes on after a crash finds those that are left."""
    person = whose(said)
    for item in items:
        try:
            await desk.write((), use.approve, person.id, item, desk.now())
        except Refusal as refusal:
            why = told(refusal, here_of(person, await desk.read(people.org), desk.now()))
            await desk.write((), use.refuse, person.id, item, why)


def _shown(desk: Desk, said: Said, batch: Batch, page: int) -> Reply:
    here = here_of(whose(said), batch.org, desk.now())
    if batch.settled:
        return Reply(_report(batch, here), toast=_count(batch))
    if not batch.items:
        text = line(Bold(_("Nothing can be approved together now.")))
        return Reply(Screen((text,), (_ways(),)))
    return Reply(_list(batch, page, here))


def _list(batch: Batch, page: int, here: Here) -> Screen:
    first = line(Bold(_("Which ones do you approve?")))
    hint = line(
        _("Tick them, then press Approve. Ticked: {count} of {total}.").format(
            count=len(batch.chosen), total=len(batch.items)
        )
    )
    entries = [entry(request, batch.org, here, whose=True) for request in batch.requests]
    return Screen((first, *entries, hint), (*_ticks(batch, page), *_turning(batch, page), *_main(batch, page)))


def _ticks(batch: Batch, page: int) -> tuple[Row, ...]:
    marks = {item.request: item.mark for item in batch.items}

    def tick(request: Request) -> Choice:
        ticked = marks[request.id] is Mark.TICKED
        words = f"{'✅' if ticked else '⚪'} {number(request)} · {batch.org.name(request.author)}"
        return Choice(label(words), OnSeveral(Several.UNTICK if ticked else Several.TICK, request.id, page))

    return tuple((tick(request),) for request in batch.requests)


def _turning(batch: Batch, page: int) -> tuple[Row, ...]:
    earlier = [Choice("← " + _("Previous"), OnSeveral(Several.PAGE, 0, page - 1))] if page else []
    more = (page + 1) * _SIZE < len(batch.items)
    later = [Choice(_("More") + " →", OnSeveral(Several.PAGE, 0, page + 1))] if more else []
    return ((*earlier, *later),) if earlier or later else ()


def _main(batch: Batch, page: int) -> tuple[Row, ...]:
    count = len(batch.chosen)
    every = Choice(_("Tick all"), OnSeveral(Several.ALL, 0, page))
    none = Choice(_("Tick none"), OnSeveral(Several.NONE, 0, page))
    ticks = tuple(one for one, wanted in ((every, count < len(batch.items)), (none, count)) if wanted)
    back = (Choice(_("Back"), Go(Place.INBOX)),)
    if not count:
        return (ticks, back)
    words = ngettext("Approve {count} request", "Approve {count} requests", count)
    return ((Choice(words, OnSeveral(Several.APPROVE, batch.seal), Style.MAIN),), ticks, back)


def _asking(batch: Batch, here: Here) -> Screen:
    """One question before much is approved at once; large sums are named."""
    count = len(batch.chosen)
    first = line(Bold(ngettext("Approve {count} request?", "Approve {count} requests?", count)))
    large = [request for request in batch.requests if is_large(request)]
    named = [line(f"{number(one)} · {headline(one, batch.org, here, whose=True)}") for one in large[:_NAMED]]
    heading = [line(_("Among them are large sums:"))] if large else []
    surely = Choice(_("Yes, approve"), OnSeveral(Several.SURELY, batch.seal), Style.MAIN)
    return Screen((first, *heading, *named, *_more(len(large))), ((surely, Choice(_("No"), OnSeveral(Several.PAGE))),))


def _report(batch: Batch, here: Here) -> Screen:
    """What has come of all of them."""
    refused = {item.request: item.why for item in batch.items if item.mark is Mark.REFUSED}
    named = [
        line(f"{number(request)} · {headline(request, batch.org, here, whose=True)}. {refused[request.id]}")
        for request in batch.requests[:_NAMED]
    ]
    no = ngettext("❌ Not approved: {count} request", "❌ Not approved: {count} requests", len(refused))
    heads = [f"✅ {_count(batch)}"] if len(refused) < len(batch.chosen) else []
    first, *others = [*heads, *([no] if refused else [])]
    lines = (line(Bold(first)), *(line(one) for one in others), *named, *_more(len(refused)))
    return Screen(lines, (_ways(),))


def _count(batch: Batch) -> str:
    count = sum(item.mark is Mark.APPROVED for item in batch.items)
    return ngettext("Approved: {count} request", "Approved: {count} requests", count)


def _more(count: int) -> list[Line]:
    """How many there are besides those that were named."""
    left = count - _NAMED
    return [line(ngettext("… and {count} more", "… and {count} more", left))] if left > 0 else []


def _ways() -> Row:
    return (Choice(_("Waiting for me"), Go(Place.INBOX)), Choice(_("To the menu"), Go(Place.HOME)))
