"""The types of field a form can have: one file each, found by this folder."""

import inspect
import pkgutil
from collections.abc import Iterator
from importlib import import_module

from core.model.field import Field


def _found() -> Iterator[type[Field]]:
    for module in pkgutil.iter_modules(__path__):
        for _, found in inspect.getmembers(import_module(f"{__name__}.{module.name}"), inspect.isclass):
            if issubclass(found, Field) and found.__module__ == f"{__name__}.{module.name}":
                yield found


#: Every type of field, by the name that forms and the database know it by.
FIELD_TYPES: dict[str, type[Field]] = {found.type: found for found in _found()}
