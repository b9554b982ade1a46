"""The scan of a passport is deleted thirty days after the trip has come to an end: for everybody, and everywhere."""

from sqlalchemy import text

from core.model.fields.file import FileExpected
from core.model.ids import RequestId
from core.store import requests, timers
from core.store.db import Tx
from core.store.tables import metadata
from core.use import audit
from tests.dialogs.house import House
from tests.dialogs.sayings import attach, file, misses, photo, press, sees
from tests.dialogs.trips import bought, received

REF, NAME, OTHER = "ref-ivanov.pdf", "ivanov.pdf", "ref-new.pdf"
TRIP = RequestId(1)


def _asks(house: House) -> None:
    """Иван has sent a trip, with his passport as a document."""
    house.trips(passport=file(NAME))
    house.as_("Иван", (press("Done"), sees("📎 file.pdf"), misses("ivanov")), (press("Submit"), sees("⏳ Ольга")))


def _rejected(house: House) -> None:
    house.as_("Ольга", (press("Reject"),), (press(house.say("Слишком дорого", "Too expensive")),))
    house.look_away()


def _gone(house: House) -> str:
    return house.say("Скан паспорта: удалено по сроку хранения", "Passport scan: deleted after its time")


def _told(house: House) -> str:
    return house.say("Удалено по сроку хранения: Скан паспорта", "Deleted after its time: Passport scan")


def _held(house: House, word: str = REF) -> set[str]:
    """The tables in which this can be read."""

    def search(tx: Tx) -> set[str]:
        tables = {one.name: tx.execute(text(f'SELECT * FROM "{one.name}"')).all() for one in metadata.sorted_tables}  # noqa: S608
        return {name for name, rows in tables.items() if any(word in str(cell) for row in rows for cell in row)}

    return house.talk.read(search)


def _timers(house: House) -> list[str]:
    found = house.talk.read(lambda tx: tx.execute(text("SELECT key, kind FROM timer")).all())
    return [key for key, kind in found if kind == timers.Kind.ERASE]


def _is_sound(house: House) -> None:
    assert house.talk.read(audit.verify).broken == ()


def test_thirty_days_after_the_end_nobody_finds_it_and_everybody_reads_why(house: House) -> None:
    _asks(house)
    assert (_held(house), _held(house, NAME)) == ({"vault"}, {"vault"})
    _rejected(house)
    house.talk.goes_by(days=29, hours=23)
    house.as_("Иван", (press("Files"), sees("📎 ivanov.pdf")))
    house.look_away()
    house.talk.goes_by(hours=2)
    assert (_held(house), _held(house, NAME), _timers(house)) == (set(), set(), [])
    house.hears("Иван", sees(_gone(house)), misses("[Files]", "file.pdf"))
    house.history(sees(_told(house)), misses("file.pdf"))
    _is_sound(house)


def test_whoever_may_not_read_the_answer_reads_no_more_of_it(house: House) -> None:
    _asks(house)
    _rejected(house)
    house.talk.goes_by(days=31)
    house.as_(
        "Ольга", (press("History"), sees(house.say("по сроку хранения: файлы", "its time: files")), misses("аспорт"))
    )


def test_a_trip_that_takes_place_keeps_it_while_it_lasts(house: House) -> None:
    _asks(house)
    house.agree("Ольга")
    house.as_("Сауле", (press("Files"), sees("📎 ivanov.pdf")))
    bought(house)
    house.talk.goes_by(days=60)
    assert _timers(house) == []
    house.as_("Сауле", (press("Files"), sees("📎 ivanov.pdf")))
    house.agree("Анна", "Виктор")
    received(house)
    assert (_held(house), _timers(house)) == ({"vault"}, [])


def test_opened_again_before_its_time_it_stays(house: House) -> None:
    _asks(house)
    house.as_("Иван", (press("Recall"),), (press("Yes, recall"),))
    assert _timers(house) == ["erase.1"]
    house.talk.goes_by(days=29)
    house.as_("Иван", (press("Open again"),))
    assert _timers(house) == []
    house.talk.goes_by(days=40)
    house.as_("Иван", (press("Files"), sees("📎 ivanov.pdf")))
    assert _held(house) == {"vault"}


def test_opened_again_after_its_time_it_is_asked_for_once_more(house: House) -> None:
    _asks(house)
    house.as_("Иван", (press("Recall"),), (press("Yes, recall"),))
    house.talk.goes_by(days=31)
    house.as_(
        "Иван",
        (press("Open again"),),
        (press("Change and send"), sees(_gone(house), "[Submit]")),
        (press("Submit"), sees(FileExpected, "[Submit]")),
        (press("Change"),),
        (press(house.say("Скан паспорта", "Passport scan")),),
        (press("Done"), sees(FileExpected)),
        (attach(file("new.pdf")),),
        (press("Done"), sees(f"{_gone(house)} → 📎 file.pdf", "[Submit]")),
        (press("Submit"), sees("⏳ Ольга")),
    )
    assert (_held(house), _held(house, OTHER)) == (set(), {"vault"})


def test_what_was_attached_earlier_goes_as_well(house: House) -> None:
    """The scan was exchanged on the way: the journal knows both."""
    _asks(house)
    house.as_(
        "Иван",
        (press("Change"),),
        (press("Change"),),
        (press(house.say("Скан паспорта", "Passport scan")), sees("📎 file.pdf")),
        (press("Remove the last one"),),
        (attach(file("new.pdf")),),
        (press("Done"),),
        (press("Submit"),),
    )
    assert (_held(house), _held(house, OTHER)) == ({"vault"}, {"vault"})
    _rejected(house)
    house.talk.goes_by(days=31)
    assert (_held(house), _held(house, OTHER)) == (set(), set())
    _is_sound(house)


def test_a_copy_asks_for_a_scan_of_its_own(house: House) -> None:
    _asks(house)
    _rejected(house)
    scan = house.say("скан паспорта", "scan of the passport")
    house.as_("Иван", (press("Copy"), sees(scan), misses("file.pdf")))
    house.as_("Иван", (attach(file("new.pdf")),), (press("Done"), sees("📎 file.pdf")), (press("Submit"),))
    house.talk.goes_by(days=31)
    assert (_held(house), _held(house, OTHER)) == (set(), {"vault"})


def test_a_draft_that_is_deleted_takes_it_along(house: House) -> None:
    house.trips(passport=file(NAME))
    assert _held(house) == {"vault"}
    house.as_("Иван", ("/cancel",), (press("Delete"),))
    assert (_held(house), _held(house, NAME)) == (set(), set())


def test_a_draft_of_changes_is_asked_for_it_once_more(house: House) -> None:
    _asks(house)
    house.as_("Иван", (press("Change"),))
    _rejected(house)
    house.talk.goes_by(days=31)
    drafts = house.talk.read(lambda tx: [row.state for row in tx.execute(text("SELECT state FROM draft")).all()])
    assert all("passport_scan" not in state for state in drafts)
    assert len(drafts) == 1


def test_it_happens_once_also_after_a_long_stop(house: House) -> None:
    _asks(house)
    _rejected(house)
    house.talk.restart()
    house.talk.wait(days=90)
    house.talk.goes_by(days=1)
    kept = house.talk.read(requests.load, TRIP)
    assert kept is not None
    version = kept.request.version
    house.talk.goes_by(days=90)
    again = house.talk.read(requests.load, TRIP)
    assert again is not None
    assert (again.request.version, _held(house)) == (version, set())


def test_a_photo_goes_the_same_way(house: House) -> None:
    house.trips(passport=photo("passport.jpg"))
    house.as_("Иван", (press("Done"), sees("📎 passport.jpg")), (press("Submit"),))
    _rejected(house)
    assert _held(house, "ref-passport.jpg") == {"vault"}
    house.talk.goes_by(days=31)
    assert _held(house, "ref-passport.jpg") == set()
