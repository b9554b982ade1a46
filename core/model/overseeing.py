"""Who reads what of somebody's leave: the balance is for few, and who else is away for those who lead."""

from core.model.access import HR
from core.model.climb import HIGHEST, managers
from core.model.ids import PersonId, RoleKey
from core.model.org import Org


def oversees(reader: PersonId, person: PersonId, owner: RoleKey, org: Org) -> bool:
    """Whether `reader` leads this person, at whatever height, or answers for leave: HR, and the owner of the form."""
    if not org.active([reader]) or org.partner(reader) or reader == person:
        return False
    return bool(org.people[reader].roles & {HR, owner}) or reader in managers(org, person, HIGHEST)
