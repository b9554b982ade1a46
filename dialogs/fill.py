"""Filling in a form as a conversation: one question at a time, then a last look, then it is sent."""

from dataclasses import replace
from functools import partial

from core.model.command import Amend, Submit
from core.model.draft import Draft, asked, progress
from core.model.field import Field, Widget
from core.model.fields.date import show_date
from core.model.fields.sign_off import SignOffField
from core.model.fields.table import TableField
from core.model.form import in_headline, visible
from core.model.here import Here
from core.model.ids import CatalogKey, DraftId, FormKey
from core.model.linking import Lookup
from core.model.move import Answer, Attach, Move, Sheet, Typed
from core.model.named import Named
from core.model.org import Org
from core.model.refusal import Refusal
from core.model.turn import AlreadyClosed, AlreadyDecided, CardOutdated, NotYourTurn
from core.model.value import Values
from core.use import fill
from core.use.filling import Filling
from dialogs import leave, likeness, menu, review, sheet, widgets
from dialogs.action import Fill, Go, OnDraft, OnRequest, Place, Verb
from dialogs.around import part_of
from dialogs.card import number
from dialogs.desk import Desk
from dialogs.i18n import _, here_of, told
from dialogs.present import present
from dialogs.said import Said, Way
from dialogs.screen import Bold, Choice, Line, Reply, Row, Screen, Style, line, paired, without_search
from dialogs.whose import surroundings, whose
from dialogs.widgets import hint, new_row, table
from dialogs.widgets.catalog import came_with
from dialogs.widgets.catalog import words as catalog_words
from dialogs.widgets.common import button

#: Somebody else has done it, or it is not to be done any more.
_TOO_LATE = (AlreadyDecided, AlreadyClosed, CardOutdated, NotYourTurn)

#: Questions whose answer so far is kept by Done.
_GATHERED = (Widget.FILES, Widget.CHOICES, Widget.PEOPLE, Widget.TABLE)


class CannotBeRead(Refusal):
    """I cannot read that. Please answer in words, or with the buttons below."""


class EditedNotHeard(Refusal):
    """Editing a message changes nothing. Please write a new one; an earlier answer is corrected by the buttons."""


async def begin(desk: Desk, said: Said, key: FormKey, answers: Values | None = None) -> Reply:
    """The first open question of a form."""
    filling = await desk.write(said.once, fill.start, key, whose(said).id, answers or {}, desk.now())
    return _shown(filling, said, desk)


async def revise(desk: Desk, said: Said, action: OnRequest) -> Reply:
    """One's own request, open for changes; below its card, whose words stay and whose buttons go."""
    verb = Amend if action.do is Verb.AMEND else Submit
    filling = await desk.write(said.once, fill.revise, action.request, whose(said).id, desk.now(), verb)
    return replace(_shown(filling, said, desk, fresh=True), old=said.message)


async def report(desk: Desk, said: Said, action: OnRequest) -> Reply:
    """What a stage has to answer, below its card, which stays."""
    at = (action.request, whose(said).id, action.stage, action.round)
    filling = await desk.write(said.once, fill.report, *at, desk.now())
    return _shown(filling, said, desk, fresh=True)


async def resume(desk: Desk, said: Said, draft: DraftId) -> Reply:
    """The present question of a draft that was left."""
    filling = await desk.write(said.once, fill.resume, draft, whose(said).id, desk.now())
    return _shown(filling, said, desk)


async def pressed(desk: Desk, said: Said, action: OnDraft) -> Reply:
    """A button of a question, of the review, or of the list of drafts."""
    match action.do:
        case Fill.RESUME:
            return await resume(desk, said, action.draft)
        case Fill.SUBMIT:
            return await _submit(desk, said, action)
        case Fill.FINISH:
            return await _finish(desk, said, action)
        case Fill.CANCEL:
            return await put_away(desk, said, action.draft)
        case Fill.DISCARD:
            await desk.write(said.once, fill.discard, action.draft, whose(said).id)
            return Reply(await menu.home(desk, said), toast=_("Deleted"))
        case _:
            return await _moved(desk, said, action)


async def answered(desk: Desk, said: Said) -> Reply:
    """Words or files that answer the question which waits for them. Raises Unasked."""
    if said.files and said.way is not Way.EDITED:
        asked_ = await desk.read(fill.waiting, whose(said).id)
        if asked_ is not None and asked_[1].widget is Widget.TABLE:
            return await _filed(desk, said, asked_[0])
    now = desk.now()
    here = surroundings(said, now)
    filling = await desk.write(said.once, fill.answer, whose(said).id, partial(_heard, said, here), here, now)
    return _shown(filling, said, desk)


async def _filed(desk: Desk, said: Said, id: DraftId) -> Reply:
    """Rows in a file, for a table. It is fetched and read first, in no transaction; what came of it is then heard like
    words are."""
    read = await sheet.read(desk.sheet, said.files)
    now = desk.now()
    here = surroundings(said, now)
    before: list[Draft] = []

    def hear(draft: Draft, _org: Org, _lookup: Lookup) -> Move:
        before[:] = [draft]
        if isinstance(read, Refusal):
            raise read
        if draft.at is None or not isinstance(draft.form.field(draft.at), TableField):
            raise CannotBeRead
        return Sheet(read)

    # A draft of its own, not whatever is in focus by now: between the two, something may have been pressed.
    filling = await desk.write(said.once, fill.move, id, whose(said).id, None, hear, here, now)
    return _shown(filling, said, desk, more=table.taken(before[-1], filling.draft, here, said.files[0].name))


async def put_away(desk: Desk, said: Said, draft: DraftId) -> Reply:
    """Keep it for another day, or delete it? Nothing is deleted before that has been asked."""
    filling = await desk.write(said.once, fill.resume, draft, whose(said).id, desk.now())
    title = _title(filling.draft, here_of(whose(said), filling.org, desk.now()))
    later = Choice(_("Keep for later"), Go(Place.HOME), Style.MAIN)
    delete = Choice(_("Delete"), OnDraft(draft, 0, Fill.DISCARD), Style.DANGER)
    back = Choice(_("Back to the form"), OnDraft(draft, 0, Fill.RESUME))
    text = line(Bold(_("Leave this form?")), " ", _("Your answers are kept unless you delete them."))
    return Reply(Screen((text, title), ((later, delete), (back,))))


def screen(filling: Filling, here: Here, more: tuple[Line, ...] = ()) -> Screen:
    """The present question of a draft; the review when all are answered. `more` stands above it."""
    draft, here = filling.draft, replace(here, named=partial(_named, filling))
    # Why it could not be sent is said before it is tried, too.
    why = filling.note if filling.note is not None else filling.refused
    refused = (line(told(why, here)), line("")) if why is not None else ()
    note = [*refused, *more, *came_with(draft, filling.filled, here)]
    if draft.at is None:
        note += [*part_of(draft.parent, filling.parent, here), *likeness.lines(draft.form, filling.alike, here)]
        return review.screen(draft, filling.org, here, note, filling.was)
    return _question(filling, draft.form.field(draft.at), here, note)


def _named(filling: Filling, catalog: CatalogKey, typed: str) -> Named:
    return filling.named.get((catalog, typed), Named())


def _heard(said: Said, here: Here, draft: Draft, org: Org, lookup: Lookup) -> Move:
    if said.way is Way.EDITED:
        raise EditedNotHeard
    widget = draft.form.field(draft.at).widget if draft.at is not None else Widget.NONE
    if said.files and widget is Widget.FILES:
        return Attach(said.files)
    if said.location is not None and widget is Widget.PLACE:
        return Answer(said.location)
    if said.phone and widget is Widget.PHONE:
        return Typed(said.phone)
    if said.way is Way.OTHER or not said.words:
        raise CannotBeRead
    return widgets.written(said.words, here, draft, org, lookup)


async def _moved(desk: Desk, said: Said, action: OnDraft) -> Reply:
    now = desk.now()
    here, at = surroundings(said, now), (action.draft, whose(said).id, action.revision)
    filling = await desk.write(said.once, fill.move, *at, partial(widgets.pressed, action, here), here, now)
    return _shown(filling, said, desk)


def _shown(filling: Filling, said: Said, desk: Desk, *, fresh: bool = False, more: tuple[Line, ...] = ()) -> Reply:
    """A press changes the message it came from; words are followed by a new one, and the old buttons go."""
    here = here_of(whose(said), filling.org, desk.now())
    # Where the old button is in the message of the present question, it was tapped twice: a note in passing is enough.
    twice = isinstance(filling.note, fill.OldButton) and said.message == filling.message
    drawn, draft = screen(replace(filling, note=None) if twice else filling, here, more), filling.draft.id
    drawn = drawn if said.searches else without_search(drawn)
    if said.way is Way.PRESS and not fresh:
        toast = told(filling.note, here) if filling.note is not None else ""
        return Reply(drawn, toast=toast, alert=len(toast) > 60, draft=draft)
    return Reply(drawn, fresh=True, draft=draft, old=filling.message)


async def _submit(desk: Desk, said: Said, action: OnDraft) -> Reply:
    now, at = desk.now(), (action.draft, whose(said).id, action.revision)
    try:
        request = await desk.write(said.once, fill.submit, *at, said.message, surroundings(said, now), now)
    except (fill.DraftGone, fill.NoSuchForm):
        raise
    except Refusal as refusal:
        filling = await desk.write((), fill.resume, action.draft, whose(said).id, desk.now())
        return _shown(replace(filling, note=refusal), said, desk)
    return Reply(toast=_("Sent: {number}").format(number=number(request)))


async def _finish(desk: Desk, said: Said, action: OnDraft) -> Reply:
    now, at = desk.now(), (action.draft, whose(said).id, action.revision)
    try:
        request = await desk.write(said.once, fill.finish, *at, surroundings(said, now), now)
    except fill.DraftGone:
        raise
    except Refusal as refusal:
        return await _not_finished(desk, said, action.draft, refusal)
    to_request = Choice(_("To the request"), OnRequest(request.id, Verb.OPEN))
    note = Screen(
        (line(f"{_('Done')} · {number(request)}"),), ((to_request, Choice(_("To the menu"), Go(Place.HOME))),)
    )
    return Reply(note, toast=_("Done"), about=request.id)


async def _not_finished(desk: Desk, said: Said, draft: DraftId, why: Refusal) -> Reply:
    """Whoever comes too late has nothing to report any more: he sees what has become of the request."""
    filling = await desk.write((), fill.resume, draft, whose(said).id, desk.now())
    request = filling.draft.request
    if request is None or not isinstance(why, _TOO_LATE):
        return _shown(replace(filling, note=why), said, desk)
    await desk.write(said.once, fill.discard, draft, whose(said).id)
    here = here_of(whose(said), filling.org, desk.now())
    return Reply(await present(desk, said, request), toast=told(why, here), alert=True)


def _question(filling: Filling, field: Field, here: Here, note: list[Line]) -> Screen:
    draft, (at, count) = filling.draft, progress(filling.draft)
    question = (field.ask or field.title).in_(here.locale)
    place = _("{at} of {count}").format(at=at, count=count).replace(" ", "\N{NO-BREAK SPACE}")
    words = table.words(field, draft, here, filling.found) if isinstance(field, TableField) else None
    help_ = " ".join(filter(None, (hint.below(field, draft, here), place)))
    lines = (
        *note,
        _title(draft, here),
        *_notes_before(draft, field, here),
        *map(line, leave.on_question(filling.unwelcome, here)),
        *([line(Bold(question)), *_to_confirm(field, here), *_so_far(draft, field, here)] if words is None else words),
        *catalog_words(field, draft, filling.found, here),
        line(help_ if words is None and not new_row.inside(draft, filling.found) else place),
    )
    rows = widgets.rows(field, draft, filling.org, here, filling.found, filling.linkable)
    inside = table.inside(field, draft) or new_row.inside(draft, filling.found)
    return Screen(lines, (*rows, *(_way_out(draft) if inside else _ways_on(draft, field, here))))


def _title(draft: Draft, here: Here) -> Line:
    """«Отпуск · 5–18 июля 2027, 14 дней»: the form, and what is known of it that matters."""
    headed = in_headline(draft.form, outside=here.outside)
    known = [field for field in headed if field.key in draft.answers and field.key != draft.at]
    shown = [field.show(draft.answers[field.key], here) for field in known]
    return line(Bold(draft.form.title.in_(here.locale)), *(f" · {one}" for one in shown))


def _notes_before(draft: Draft, field: Field, here: Here) -> list[Line]:
    """The notes that stand between the question before and this one."""
    notes: list[Field] = []
    for one in visible(draft.form, draft.answers, draft.terms):
        if one.key == field.key:
            break
        notes = [*notes, one] if one.widget is Widget.NONE else []
    return [line(note.show(None, here)) for note in notes]


def _so_far(draft: Draft, field: Field, here: Here) -> list[Line]:
    value, first = draft.answers.get(field.key), draft.view.first
    if first is not None and (value is None or field.widget is Widget.MOMENT):
        asked_for = _("{day}. At what time?") if field.widget is Widget.MOMENT else _("From {day}. And the last day?")
        return [line(asked_for.format(day=show_date(first, here.locale)))]
    if value in (None, ()) or field.widget in (Widget.CHECKLIST, Widget.CHOICES):
        return []
    return [line(_("Now: {value}").format(value=field.show(value, here)))]


def _to_confirm(field: Field, here: Here) -> list[Line]:
    return [line(field.text.in_(here.locale))] if isinstance(field, SignOffField) else []


def _ways_on(draft: Draft, field: Field, here: Here) -> tuple[Row, ...]:
    """Keep, Skip, Back, Cancel: what every question has, as far as it applies."""
    value = draft.answers.get(field.key)
    on: list[Choice] = []
    if value is not None and field.complete(value) and not draft.editing and field.widget not in _GATHERED:
        on.append(button(draft, _("Keep"), Fill.KEEP))
    if not field.required and not (value and field.widget in _GATHERED):
        on.append(button(draft, _("Skip"), Fill.SKIP))
    first = not draft.editing and draft.at == next((one.key for one in asked(draft)), None)
    back = [] if first else [button(draft, _("Back"), Fill.BACK)]
    return (*paired(on), *((*back, *row) for row in _way_out(draft)))


def _way_out(draft: Draft) -> tuple[Row, ...]:
    return ((button(draft, _("Cancel"), Fill.CANCEL),),)
