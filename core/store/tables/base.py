"""What all tables share. Instants are whole milliseconds of UTC, days are written like 2027-07-05; JSON is text."""

from sqlalchemy import BigInteger, Integer, MetaData

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)

# SQLite counts up only an INTEGER PRIMARY KEY.
Id = BigInteger().with_variant(Integer, "sqlite")

PENDING = 0
DONE = 1
DEAD = 2

#: Later than any instant: when something without a time limit is due.
NEVER = 2**63 - 1
