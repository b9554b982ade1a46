"""What the roles do, in the words of their chats."""

from core.model.ids import RequestId
from dialogs.action import OnWatch, Watching
from dialogs.packing import packed
from tests.dialogs.matrix.cast import CAST, called
from tests.dialogs.matrix.row import Both, Doing
from tests.dialogs.sayings import press, press_data, reply, updates


def sends(count: str = "20") -> tuple[Doing, ...]:
    """The author asks for desks: twenty are many, two are few."""
    return (
        ("author", ("закупка", "purchase")),
        ("author", ("Столы", "Desks")),
        ("author", count),
        ("author", press("Submit")),
    )


def approves(role: str) -> Doing:
    return (role, press("Approve"))


def lets_in(*roles: str) -> tuple[Doing, ...]:
    """The author lets them look on."""
    return tuple(
        ("author", press_data(packed(OnWatch(RequestId(1), Watching.LET_IN, CAST[role][0])))) for role in roles
    )


def picks(role: str, ru: str, en: str) -> Doing:
    """Presses a button that is called so by a form or by a name."""
    return (role, lambda chat: updates(press(ru if chat.locale == "ru" else en), chat))


def names(role: str, whom: str) -> Doing:
    """Presses the button with somebody's name."""
    return picks(role, called(whom, "ru"), called(whom, "en"))


def behind_more(role: str, label: str) -> tuple[Doing, ...]:
    """Presses what is seldom needed."""
    return ((role, press("More…")), (role, press(label)))


def replies(role: str, to: str, words: Both) -> Doing:
    """Words that are a reply to his newest message with this button."""
    return (role, lambda chat: updates(reply(words[0] if chat.locale == "ru" else words[1], to), chat))


def says(role: str, button: str, words: Both) -> tuple[Doing, ...]:
    """Presses a button that wants words, and writes them."""
    return ((role, press(button)), (role, words))


#: It has come to the second stage, and everybody looks on who does.
AT_FINANCE = (*sends(), *lets_in("observer", "partner"), approves("past"))
