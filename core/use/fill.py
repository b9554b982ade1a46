"""Filling in a form: begin, answer, submit, put away. Each answer is kept before the next question is shown."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from functools import partial

from core.model.access import check_begins, may_begin
from core.model.amending import again, rebased, sending
from core.model.answering import step
from core.model.catalog.lookup import named
from core.model.children import Parent
from core.model.command import Amend, Complete, Submit
from core.model.draft import Draft, begin, submitted
from core.model.draft import report as begin_report
from core.model.field import Field
from core.model.focus import Focus, OnDraft
from core.model.form import Form, beginning
from core.model.here import Here
from core.model.ids import DraftId, FieldKey, FormKey, PersonId, RequestId, StageKey
from core.model.linking import Lookup
from core.model.move import Answer, Move
from core.model.names import knowing
from core.model.org import Org
from core.model.refusal import Refusal
from core.model.request import Request
from core.model.turn import check, check_own
from core.model.value import Values
from core.store import cards, drafts, forms, people, requests, vault
from core.store.db import Tx
from core.store.drafts import KeptDraft
from core.use import keeping
from core.use.act import carry_out, lock_parents, see, seen, stage_at
from core.use.filling import Filling, catalog_field, present
from core.use.last_time import as_last_time
from core.use.linked import check_links
from core.use.matter import Matter
from core.use.movable import carried_on, nothing_to_move, shelves_of
from core.use.terms import for_draft, on_terms, pinned


class DraftGone(Refusal):
    """This form has already been sent or deleted. Here is what you can do now."""


class OldButton(Refusal):
    """That button is from an earlier question. Here is the present one."""


class NoSuchForm(Refusal):
    """This form is not in use any more. Please choose another one."""


class Unasked(Exception):
    """No question of a form waits for this person's words; a decision may, or an announcement."""

    def __init__(self, focus: Focus | None) -> None:
        super().__init__("no question waits for words")
        self.focus = focus


#: What a person said, as a move of the draft; None when it says nothing to it. Raises Refusal.
Hear = Callable[[Draft, Org, Lookup], Move]


def catalog(tx: Tx, person: PersonId) -> tuple[Form, ...]:
    """The forms that this person can fill in."""
    found = forms.newest(tx) if may_begin(person, people.org(tx)) else ()
    return tuple(published.form for published in found)


def start(
    tx: Tx, key: FormKey, person: PersonId, answers: Values, now: datetime, parent: Parent | None = None
) -> Filling:
    """A draft of a form, at its first open question; one that was begun just so, and no more, is gone on with: a double
    tap begins one draft. Raises NoSuchForm, ForColleagues, NothingToMove."""
    published = forms.named(tx, key)
    if published is None:
        raise NoSuchForm
    org = people.org(tx)
    check_begins(person, org)
    here = _here(person, org, now)
    stands = {**beginning(published.form, person, here), **answers}
    terms = for_draft(tx, Matter(published.form, person, now), org)
    draft = begin(DraftId(0), published.form, person, org, stands, terms)
    draft = as_last_time(tx, draft, answers, here, org)
    draft = replace(carried_on(tx, replace(draft, answers={}), draft, here, org), parent=parent)
    if (nothing := nothing_to_move(tx, draft, org, now)) is not None:
        raise nothing
    if (known := begun_so(tx, draft)) is not None:
        return resume(tx, known, person, now)
    id = drafts.add(tx, published.id, person, None, now)
    return _kept(tx, replace(draft, id=id), org, now)


def revise(
    tx: Tx, id: RequestId, person: PersonId, now: datetime, verb: type[Submit] | type[Amend] = Submit
) -> Filling:
    """A draft of one's own request that came back, or is under way; the one that was begun, if there is one. Raises
    Refusal."""
    request, org = see(tx, id, person), people.org(tx)
    check_own(request, verb, person, org)
    if begun := _begun_about(tx, id, None, person):
        return resume(tx, begun[0].id, person, now)
    new = drafts.add(tx, requests.form_id(tx, id), person, id, now)
    return _kept(tx, again(new, request, _here(person, org, now)), org, now)


def report(tx: Tx, id: RequestId, person: PersonId, place: int, round: int, now: datetime) -> Filling:
    """A draft of what the stage at `place` of the route has to answer; the one that was begun, if there is one. What
    was begun in an earlier round is dropped. Raises Refusal."""
    kept, org = seen(tx, id, person)
    stage = stage_at(kept.request, place)
    check(kept.request, Complete, person, stage, round, org)
    begun = _begun_about(tx, id, stage, person)
    if (known := next((draft for draft in begun if draft.round == round), None)) is not None:
        return resume(tx, known.id, person, now)
    # Before the old ones are dropped: their number must not be given to it, or their buttons would belong to it.
    new = drafts.add(tx, requests.form_id(tx, id), person, id, now)
    for old in begun:
        vault.drop(tx, old.id)
        drafts.drop(tx, old.id, person)
    return _kept(tx, begin_report(new, kept.request, stage, person, _here(person, org, now)), org, now)


def resume(tx: Tx, id: DraftId, person: PersonId, now: datetime) -> Filling:
    """One's own draft, whose question the next words answer; of a request that was sent before, as that stands by now.
    Raises DraftGone."""
    kept = _load(tx, id, person)
    draft = _rebased(tx, kept.draft)
    if draft != kept.draft:
        drafts.save(tx, draft, draft.revision, now)
    drafts.set_focus(tx, person, OnDraft(id))
    return present(tx, Filling(draft, people.org(tx), kept.message), now)


def begun(tx: Tx, person: PersonId) -> tuple[Draft, ...]:
    """One's drafts, the last touched first."""
    return tuple(kept.draft for kept in drafts.of(tx, person))


def move(tx: Tx, id: DraftId, person: PersonId, revision: int | None, hear: Hear, here: Here, now: datetime) -> Filling:
    """The draft after what was said. A refused move keeps everything and says why; so does a button of an earlier
    question, told by `revision` (None: words, which belong to the present one). Raises DraftGone."""
    kept, org = _load(tx, id, person), people.org(tx)
    if revision is not None and revision != kept.draft.revision:
        return present(tx, Filling(kept.draft, org, kept.message, OldButton()), now)
    before = on_terms(tx, kept.draft, org, now)
    said: Move | None = None
    note: Refusal | None = None
    try:
        shelves = shelves_of(tx, before, org, now)
        said = hear(before, org, shelves)
        knows = replace(knowing(here, org), named=partial(named, shelves))
        draft = carried_on(tx, before, step(before, said, knows, org), here, org)
        draft = keeping.stowed(tx, draft)
    except Refusal as refusal:
        draft, note, said = replace(before, revision=before.revision + 1), refusal, None
    drafts.save(tx, draft, kept.draft.revision, now)
    if revision is not None:
        drafts.set_focus(tx, person, OnDraft(id))
    return present(tx, Filling(draft, org, kept.message, note, filled=_filled(before, said, draft)), now)


def answer(tx: Tx, person: PersonId, hear: Hear, here: Here, now: datetime) -> Filling:
    """What was said, as the answer to the question that waits for this person's words. Raises Unasked."""
    focus = drafts.focus_of(tx, person)
    if not isinstance(focus, OnDraft) or drafts.load(tx, focus.draft, person) is None:
        raise Unasked(None if isinstance(focus, OnDraft) else focus)
    return move(tx, focus.draft, person, None, hear, here, now)


def waiting(tx: Tx, person: PersonId) -> tuple[DraftId, Field] | None:
    """The question that waits for this person's words, and its draft."""
    focus = drafts.focus_of(tx, person)
    kept = drafts.load(tx, focus.draft, person) if isinstance(focus, OnDraft) else None
    if kept is None or kept.draft.at is None:
        return None
    return kept.draft.id, kept.draft.form.field(kept.draft.at)


def submit(
    tx: Tx, id: DraftId, person: PersonId, revision: int, message: int | None, here: Here, now: datetime
) -> Request:
    """Send the draft on its way; `message`, where it was seen, shows the request from now on. Raises Refusal."""
    kept = _load(tx, id, person)
    draft, org = kept.draft, people.org(tx)
    if revision != draft.revision or draft.stage is not None:
        raise OldButton
    values = submitted(on_terms(tx, _rebased(tx, draft), org, now), here, org)
    check_links(tx, draft, values, org)
    stored = (
        requests.add(tx, kept.form_id, person, now)
        if draft.request is None
        else requests.load_to_change(tx, draft.request)
    )
    if stored is None:
        raise DraftGone
    lock_parents(tx, draft.parent or stored.request.parent)
    terms = pinned(tx, Matter(draft.form, person, now, draft.request), values, org)
    request = carry_out(tx, stored, sending(draft, stored.request, values, terms, now), org)
    _take(tx, draft, request.id)
    if message is not None:
        cards.begin(tx, request.id, person, message)
    return request


def finish(tx: Tx, id: DraftId, person: PersonId, revision: int, here: Here, now: datetime) -> Request:
    """Report that the stage is done, with what it had to answer. Raises Refusal."""
    draft, org = _load(tx, id, person).draft, people.org(tx)
    if revision != draft.revision or draft.stage is None or draft.request is None:
        raise OldButton
    stored = requests.load_to_change(tx, draft.request)
    if stored is None:
        raise DraftGone
    values = submitted(on_terms(tx, draft, org, now), here, org)
    check_links(tx, draft, values, org)
    command = Complete(person, draft.stage, draft.round, now, values=values)
    request = carry_out(tx, stored, command, org)
    _take(tx, draft, request.id)
    return request


def discard(tx: Tx, id: DraftId, person: PersonId) -> None:
    """Put the draft away for good. Raises DraftGone."""
    _load(tx, id, person)
    vault.drop(tx, id)
    drafts.drop(tx, id, person)
    _let_go(tx, id, person)


def _rebased(tx: Tx, draft: Draft) -> Draft:
    kept = requests.load(tx, draft.request) if draft.request is not None and draft.stage is None else None
    return draft if kept is None else rebased(draft, kept.request)


def _here(person: PersonId, org: Org, now: datetime) -> Here:
    """What defaults are read by: the day that it is for this person."""
    return Here("en", org.zone(person), now)


def _take(tx: Tx, draft: Draft, request: RequestId) -> None:
    """The draft is used up."""
    drafts.take(tx, draft)
    keeping.sent(tx, draft, request)
    _let_go(tx, draft.id, draft.person)


def _let_go(tx: Tx, id: DraftId, person: PersonId) -> None:
    """Nobody's words belong to this draft any more."""
    if drafts.focus_of(tx, person) == OnDraft(id):
        drafts.set_focus(tx, person, None)


def begun_so(tx: Tx, draft: Draft) -> DraftId | None:
    """The person's draft that is at the very point at which `draft` is."""
    for kept in drafts.of(tx, draft.person):
        if replace(kept.draft, id=draft.id, revision=draft.revision, terms=draft.terms) == draft:
            return kept.draft.id
    return None


def _begun_about(tx: Tx, request: RequestId, stage: StageKey | None, person: PersonId) -> tuple[Draft, ...]:
    """The person's drafts of this very thing, the last touched first."""
    begun = (kept.draft for kept in drafts.of(tx, person))
    return tuple(draft for draft in begun if draft.request == request and draft.stage == stage)


def _kept(tx: Tx, draft: Draft, org: Org, now: datetime) -> Filling:
    drafts.save(tx, draft, draft.revision, now)
    drafts.set_focus(tx, draft.person, OnDraft(draft.id))
    return present(tx, Filling(draft, org), now)


def _filled(before: Draft, said: Move | None, after: Draft) -> tuple[FieldKey, ...]:
    """The answers that came with a row that was chosen."""
    asked = catalog_field(before)
    if asked is None or not isinstance(said, Answer):
        return ()
    return tuple(key for key in asked.fills if key in after.answers)


def _load(tx: Tx, id: DraftId, person: PersonId) -> KeptDraft:
    kept = drafts.load(tx, id, person)
    if kept is None:
        raise DraftGone
    return kept
