"""A catalog of clients for the tests, and its rows."""

from collections.abc import Mapping

from core.model.catalog.definition import Catalog, Column, Kind, Row
from core.model.catalog.lookup import Found
from core.model.catalog.read import rows_of
from core.model.catalog.search import Entry
from core.model.ids import CatalogKey, ColumnKey, FormKey, RequestId, RowId
from core.model.linking import Linkable
from core.model.org import Org
from core.model.table import Line, Table
from core.model.value import Linked, Picked
from tests.model.build import ORG, words


def column(
    key: str, type: Kind = Kind.TEXT, title: str = "", *, required: bool = False, search: bool = False
) -> Column:
    return Column(key=ColumnKey(key), type=type, title=words(title or key), required=required, search=search)


class Rows:
    """A lookup in what is given: the rows of one catalog by the number of each, found by the beginning of the title."""

    def __init__(self, rows: Mapping[int, Picked]) -> None:
        self._rows = rows

    def find(self, catalog: CatalogKey, typed: str, page: int) -> Found:
        entries = [
            Entry(RowId(id), row.title, "") for id, row in self._rows.items() if row.title.lower().startswith(typed)
        ]
        return Found(tuple(entries[page * 8 : page * 8 + 8]), len(entries))

    def titled(self, catalog: CatalogKey, title: str) -> tuple[Entry, ...]:
        return tuple(Entry(RowId(id), row.title, "") for id, row in self._rows.items() if row.title == title)

    def keyed(self, catalog: CatalogKey, key: str) -> Picked | None:
        return next((row for row in self._rows.values() if row.key == key), None)

    def definition(self, catalog: CatalogKey) -> Catalog:
        return CLIENTS

    def add(self, catalog: CatalogKey, written: Mapping[ColumnKey, str]) -> Picked:
        raise NotImplementedError

    def pick(self, catalog: CatalogKey, row: RowId) -> Picked | None:
        return self._rows.get(row)

    def linkable(self, form: FormKey | None, typed: str, page: int) -> Linkable:
        return Linkable()

    def linked(self, id: RequestId, form: FormKey | None) -> Linked | None:
        return None


NOTHING = Rows({})

CLIENTS = Catalog(
    key=CatalogKey("clients"),
    title=words("Клиенты", "Clients"),
    key_column=ColumnKey("code"),
    title_column=ColumnKey("name"),
    columns=(
        column("code", required=True),
        column("name", title="Название", required=True),
        column("city", search=True),
        column("employees", Kind.NUMBER),
        column("limit", Kind.MONEY),
        column("since", Kind.DATE),
        column("manager", Kind.PERSON),
        column("team", Kind.ROLE),
        column("vip", Kind.YES_NO),
        column("site", Kind.LINK),
    ),
)
NAMES = tuple(str(one.key) for one in CLIENTS.columns)


def table(*rows: dict[str, str], names: tuple[str, ...] = NAMES) -> Table:
    """A whole table; the cells that are not given are empty."""
    lines = (Line(number, tuple(cells.get(name, "") for name in names)) for number, cells in enumerate(rows, start=2))
    return Table(names, 1, tuple(lines))


def rows(*cells: dict[str, str], org: Org = ORG) -> tuple[Row, ...]:
    return rows_of(CLIENTS, table(*cells), org)


def client(**cells: str) -> Row:
    return rows({"code": "kaspi", "name": "Kaspi Bank", **cells})[0]
