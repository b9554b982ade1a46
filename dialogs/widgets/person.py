"""Somebody of the company: the nearest colleagues first, the others by typing a name."""

from collections.abc import Iterable

from core.model.draft import Draft
from core.model.field import Field
from core.model.fields.person import NobodyFound, PersonField
from core.model.fields.persons import PersonsField
from core.model.ids import PersonId
from core.model.move import Answer, Look, Move, View
from core.model.names import found
from core.model.org import Org, Person
from dialogs.action import Fill, NotAButton, OnDraft
from dialogs.i18n import _
from dialogs.screen import Row, paired
from dialogs.widgets.common import button, page_of, turned, turning


def rows(field: Field, draft: Draft, org: Org) -> tuple[Row, ...]:
    people = shown(field, draft, org)
    buttons = [button(draft, person.name, Fill.PERSON, person.id) for person in page_of(people, draft.view.page)]
    return (*paired(buttons), *turning(draft, len(people)), *everybody(draft))


def pressed(action: OnDraft, draft: Draft) -> Move:
    match action.do:
        case Fill.PERSON:
            return Answer(PersonId(action.arg))
        case _:
            return leafed(action, draft.view)


def leafed(action: OnDraft, view: View) -> Move:
    """Another page, or everybody again. Raises NotAButton."""
    if action.do is not Fill.PAGE:
        raise NotAButton
    return Look(View()) if action.arg == 0 and view.page == 0 else turned(action, view)


def everybody(draft: Draft) -> tuple[Row, ...]:
    """The way back from a search."""
    return ((button(draft, _("Show everybody"), Fill.PAGE),),) if draft.view.query else ()


def shown(field: Field, draft: Draft, org: Org) -> tuple[Person, ...]:
    """Who is in the list now: everybody who can be chosen, or those whom the search has found."""
    people = _candidates(field, draft, org)
    return found(draft.view.query, people) if draft.view.query else people


def written(words: str, draft: Draft, org: Org) -> Move:
    """The one who is meant; the list of those who may be meant. Raises NobodyFound."""
    people = meant(words, draft, org)
    return Answer(people[0].id) if len(people) == 1 else Look(View(query=words[:100]))


def meant(words: str, draft: Draft, org: Org) -> tuple[Person, ...]:
    """Those who may be meant by what was typed. Raises NobodyFound."""
    field = draft.form.field(draft.at) if draft.at is not None else None
    people = found(words[:100], _candidates(field, draft, org)) if field else ()
    if not people:
        raise NobodyFound(typed=words.strip()[:40])
    return people


def _candidates(field: Field, draft: Draft, org: Org) -> tuple[Person, ...]:
    """Everybody who can be chosen, the nearest to the author first, then by name."""
    own = org.people.get(draft.person)
    left_out = draft.person if isinstance(field, PersonField | PersonsField) and field.others else None
    people = (person for person in org.people.values() if person.active and person.id != left_out)
    return by_nearness(people, own)


def by_nearness(people: Iterable[Person], own: Person | None) -> tuple[Person, ...]:
    """Those who are led by the same manager first, then by department, branch and name."""

    def distance(person: Person) -> tuple[bool, bool, bool, str]:
        if own is None:
            return (True, True, True, person.name)
        led_alike = person.manager is not None and person.manager == own.manager
        return (not led_alike, person.department != own.department, person.branch != own.branch, person.name)

    return tuple(sorted(people, key=distance))
