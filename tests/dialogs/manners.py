"""What every screen owes its reader, whatever it shows: checked each time that a test shows one."""

from core.model.invitation import LinkVoid
from dialogs import menu
from dialogs.action import Because, Begin, Fill, OnDraft
from dialogs.i18n import LOCALES, _, speaking
from dialogs.packing import packed
from dialogs.screen import Choice, Screen, Search, fitted, text_of

#: What a button of one's own words may be called at most, in characters.
_LABEL = 24
#: Buttons that carry what users have written: titles, options, names.
_WITH_WORDS_OF_USERS = frozenset({Fill.OPTION, Fill.TICK, Fill.PERSON, Fill.EDIT, Fill.ROW, Fill.OWN})


class BadManners(AssertionError):
    """A screen that leaves its reader alone."""


def mind(screen: Screen) -> None:
    """Raises BadManners."""
    if screen.files and not screen.lines:
        return  # they belong to a message above
    text = text_of(fitted(screen))
    _require(bool(text.split("\n")[0].strip()), "the first line says nothing", screen)
    _require(len(text.encode("utf-16-le")) // 2 <= screen.longest, "it does not fit into a message", screen)
    choices = [choice for row in screen.rows for choice in row]
    _require(bool(_ways(choices)) or screen.answer or _leads_nowhere(screen), "there is no way on", screen)
    for choice in choices:
        _require(bool(choice.label.strip()), "a button without words", screen)
        _require(len(choice.label) <= _LABEL or _is_users_own(choice), f"[{choice.label}] is too long", screen)
    _require(all(len(row) <= 8 for row in screen.rows), "Telegram draws at most eight buttons in a row", screen)
    _require(len(choices) <= 100, "Telegram draws at most a hundred buttons", screen)


def _ways(choices: list[Choice]) -> list[str]:
    return [packed(one.action) for one in choices if one.action is not None and not isinstance(one.action, Search)]


def _is_users_own(choice: Choice) -> bool:
    match choice.action:
        case Begin() | Because():
            return True
        case OnDraft(do=do):
            return do in _WITH_WORDS_OF_USERS
        case _:
            return False


def _leads_nowhere(screen: Screen) -> bool:
    """What is told to many needs no answer; and a stranger has nothing to do here."""
    if text_of(screen).startswith("📣"):
        return True
    for locale in LOCALES:
        with speaking(locale):
            if screen in (menu.stranger(), menu.stranger(_(LinkVoid.message()))):
                return True
    return False


def _require(true: bool, why: str, screen: Screen) -> None:
    if not true:
        raise BadManners(f"{why}:\n{text_of(screen)}\n{screen.rows}")
