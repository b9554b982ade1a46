"""Who may see what. Denied unless a rule here says otherwise."""

from core.model.catalog.definition import Catalog
from core.model.field import Field
from core.model.ids import PersonId, RoleKey
from core.model.org import ADMIN, Org
from core.model.request import Request, involved

#: The role that speaks to everybody.
HR = RoleKey("hr")


def may_announce(person: PersonId, org: Org) -> bool:
    return bool(org.active([person])) and HR in org.people[person].roles


def may_add_row(catalog: Catalog, person: PersonId, org: Org) -> bool:
    """Whoever the definition names, and the administrators."""
    return bool(org.active([person])) and bool(org.people[person].roles & {*catalog.added_by, ADMIN})


def may_see(person: PersonId, request: Request, org: Org) -> bool:
    """The author, whoever was asked or told or looks on, the owners of the process, and the administrators."""
    if not org.active([person]):
        return False
    return person in involved(request) or bool(org.people[person].roles & {request.form.owner, ADMIN})


def may_let_in(person: PersonId, request: Request, org: Org) -> bool:
    """Whether he may let somebody else look on."""
    return may_see(person, request, org)


def readable(field: Field, person: PersonId, request: Request) -> bool:
    """Whether the answer of a field may be shown to somebody who may see the request. A sensitive one is for the
    author, and for whoever is or was asked at a stage that it names or that fills it in: neither for the owner of the
    process nor for an administrator, and for nobody before his turn."""
    if not field.sensitive or person == request.author:
        return True
    stages = {*field.seen_by, *(stage.key for stage in request.form.route if field.key in stage.fill)}
    seats = (seat for step in request.steps if step.stage in stages for seat in step.seats)
    return any(person in seat.people for seat in seats)
