"""What the lists of requests say of a vacation that is moved."""

from tests.dialogs.house import House
from tests.dialogs.moving import agreed, moved, moves, office, opens
from tests.dialogs.sayings import misses, press, sees

__all__ = ["moved", "office"]


def test_the_list_says_what_is_moved_and_by_which_request(office: House) -> None:
    say, july = office.say, office.say("№ 1 · Отпуск · 5–18 июля 2027", "#1 · Vacation · 5–18 July 2027")
    moves(office)
    office.as_("Иван", ("/my", sees(f"✅ {july}", say("· переносится: № 2", "· is being moved: #2"))))
    agreed(office)
    now = say(f"Перенесён · {july}, 14 дней · теперь № 2", f"Moved · {july}, 14 days · now #2")
    office.as_("Иван", ("/my", sees(now), misses(f"✅ {july}", say("отменено", "cancelled"))))


def test_the_list_says_that_the_move_was_cancelled(moved: House) -> None:
    say = moved.say
    opens(moved, 2)
    moved.as_("Иван", (press("Cancel the request"),), ("дети заболели",))
    moved.as_("Иван", ("/my", sees(say("теперь № 2 · отменяется", "now #2 · to be cancelled"))))
    for name in ("Ольга", "Анна"):
        moved.as_(name, (press("Cancel it"),))
    moved.as_("Иван", ("/my", sees(say("теперь № 2 · отменено", "now #2 · cancelled"))))


def test_where_it_is_says_that_it_was_moved(moved: House) -> None:
    say = moved.say
    told = say("Перенесён на 12–25 июля · № 2", "Moved to 12–25 July · #2")
    moved.as_("Иван", (say("где заявка 1", "where is request 1"), sees(told), misses("✅ Approved")))
