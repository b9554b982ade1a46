"""Which requests name which other ones; those that are there already are read from their answers."""

import json
from collections.abc import Iterable, Iterator
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"

_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    link = op.create_table(
        "link",
        sa.Column("source", _ID, nullable=False),
        sa.Column("target", _ID, nullable=False),
        sa.ForeignKeyConstraint(["source"], ["request.id"], name=op.f("fk_link_source")),
        sa.ForeignKeyConstraint(["target"], ["request.id"], name=op.f("fk_link_target")),
        sa.PrimaryKeyConstraint("source", "target", name=op.f("pk_link")),
    )
    op.create_index("ix_link_target", "link", ["target", "source"])
    if rows := [{"source": source, "target": target} for source, target in sorted(_known())]:
        op.bulk_insert(link, rows)


def _known() -> set[tuple[int, int]]:
    """Every answer that names another request."""
    connection = op.get_bind()
    asking = {}
    for id, source in connection.execute(sa.text("SELECT id, source FROM form")):
        if keys := list(_link_fields(json.loads(source).get("fields", ()))):
            asking[id] = keys
    found = set()
    for form, keys in asking.items():
        requests = connection.execute(sa.text("SELECT id, state FROM request WHERE form = :form"), {"form": form})
        for id, state in requests:
            values = json.loads(state).get("values", {})
            found |= {(id, values[key]["id"]) for key in keys if key in values and values[key]["id"] != id}
    return found


def _link_fields(fields: Iterable[dict[str, Any]]) -> Iterator[str]:
    return (field["key"] for field in fields if field.get("type") == "request")
