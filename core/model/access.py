"""Who may see what. Denied unless a rule here says otherwise."""

from core.model.ids import PersonId, RoleKey
from core.model.org import ADMIN, Org
from core.model.request import Request, involved

#: The role that speaks to everybody.
HR = RoleKey("hr")


def may_announce(person: PersonId, org: Org) -> bool:
    return bool(org.active([person])) and HR in org.people[person].roles


def may_see(person: PersonId, request: Request, org: Org) -> bool:
    """The author, whoever was asked or told, the owners of the process, and the administrators."""
    if not org.active([person]):
        return False
    return person in involved(request) or bool(org.people[person].roles & {request.form.owner, ADMIN})
