"""Who looks on at which request, beside the requests themselves: read by the list of each person."""

import json

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"

_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    observer = op.create_table(
        "observer",
        sa.Column("person", _ID, nullable=False),
        sa.Column("request", _ID, nullable=False),
        sa.ForeignKeyConstraint(["person"], ["person.id"], name=op.f("fk_observer_person")),
        sa.ForeignKeyConstraint(["request"], ["request.id"], name=op.f("fk_observer_request")),
        sa.PrimaryKeyConstraint("person", "request", name=op.f("pk_observer")),
    )
    looking_on = sa.text("""SELECT id, state FROM request WHERE state LIKE '%"observers":%'""")
    for id, state in op.get_bind().execute(looking_on).all():
        if people := [person for person, _confirmed in json.loads(state).get("observers", ())]:
            op.bulk_insert(observer, [{"person": person, "request": id} for person in people])
