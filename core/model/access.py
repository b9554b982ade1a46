"""Who may see what. Denied unless a rule here says otherwise."""

from core.model.catalog.definition import Catalog
from core.model.field import Field
from core.model.ids import PersonId, RoleKey, StageKey
from core.model.org import ADMIN, Org
from core.model.refusal import Refusal
from core.model.request import Request, involved

#: The role that speaks to everybody.
HR = RoleKey("hr")


class ForColleagues(Refusal):
    """Forms are filled in by the people of the company. What concerns you comes to you here by itself."""


def may_announce(person: PersonId, org: Org) -> bool:
    return _works_here(person, org) and HR in org.people[person].roles


def may_correct(person: PersonId, org: Org) -> bool:
    """Whether he may correct balances of leave."""
    return _works_here(person, org) and HR in org.people[person].roles


def may_add_row(catalog: Catalog, person: PersonId, org: Org) -> bool:
    """Whoever the definition names, and the administrators."""
    return _works_here(person, org) and bool(org.people[person].roles & {*catalog.added_by, ADMIN})


def may_see(person: PersonId, request: Request, org: Org) -> bool:
    """The author, whoever was asked or told or looks on, and those who answer for it. A partner whatever he takes part
    in, and nothing by a role."""
    if not org.active([person]):
        return False
    return person in involved(request) or may_answer_for(person, request, org)


def may_answer_for(person: PersonId, request: Request, org: Org) -> bool:
    """Whether he is an owner of the process or an administrator. Of a sealed request, only if he takes part in it."""
    if not _works_here(person, org) or not org.people[person].roles & {request.form.owner, ADMIN}:
        return False
    return not request.form.sealed or person in involved(request)


def may_let_in(person: PersonId, request: Request, org: Org) -> bool:
    """Whether he may let somebody else look on, and show to partners what was said. Into a sealed request only its
    author lets anybody."""
    if request.form.sealed and person != request.author:
        return False
    return may_see(person, request, org) and not org.partner(person)


def may_link(person: PersonId, request: Request, org: Org) -> bool:
    """Whether another request may name it: that shows its form and its author to whoever reads that one."""
    return not request.form.sealed and may_see(person, request, org)


def may_begin(person: PersonId, org: Org) -> bool:
    """Whether he may fill in forms of his own: they tell of the company, its people and its catalogs."""
    return _works_here(person, org)


def check_begins(person: PersonId, org: Org) -> None:
    """Raises ForColleagues."""
    if not may_begin(person, org):
        raise ForColleagues


def readable(field: Field, person: PersonId, request: Request, *, outside: bool) -> bool:
    """Whether the answer of a field may be shown to somebody who may see the request. A sensitive one is for the
    author, and for whoever is or was asked at a stage that it names or that fills it in: neither for the owner of the
    process nor for an administrator, and for nobody before his turn. To a partner, `outside`, only what the form marks
    for partners is shown, and what his own stage fills in."""
    if outside and not field.partners and not _is_asked(person, _filling(field, request), request):
        return False
    if not field.sensitive or person == request.author:
        return True
    return _is_asked(person, {*field.seen_by, *_filling(field, request)}, request)


def _works_here(person: PersonId, org: Org) -> bool:
    return bool(org.active([person])) and not org.partner(person)


def _filling(field: Field, request: Request) -> set[StageKey]:
    """The stages that fill the field in."""
    return {stage.key for stage in request.form.route if field.key in stage.fill}


def _is_asked(person: PersonId, stages: set[StageKey], request: Request) -> bool:
    steps = [step for step in request.steps if step.stage in stages]
    had = (step.standing.had for step in steps if step.standing is not None)
    return any(person in people for people in (*had, *(seat.people for step in steps for seat in step.seats)))
