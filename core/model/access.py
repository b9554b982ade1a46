"""Who may see what. Denied unless a rule here says otherwise."""

from core.model.ids import PersonId
from core.model.org import ADMIN, Org
from core.model.request import Request, involved


def may_see(person: PersonId, request: Request, org: Org) -> bool:
    """The author, whoever was asked or told, the owners of the process, and the administrators."""
    if not org.active([person]):
        return False
    return person in involved(request) or bool(org.people[person].roles & {request.form.owner, ADMIN})
