"""What a parcel of the outbox becomes: a new message, a changed one, or nothing; drawn from the present state."""

from dataclasses import dataclass, replace
from datetime import datetime
from hashlib import sha256
from typing import assert_never

from core.model.here import Here
from core.model.ids import PersonId
from core.model.org import Org
from core.model.pictures import pictures
from core.model.quiet import quiet
from core.model.request import puts_off, waiting_for
from core.store.outbox import Kind, Parcel
from core.use.deliver import Delivery, OfAnnouncement, OfBalance, OfMorning, OfRequest, OfStarted
from dialogs import children, comment, correction, news, reminder, started
from dialogs.card import card, moved_below
from dialogs.i18n import here_of, speaking
from dialogs.own_calendar import change
from dialogs.screen import Screen


@dataclass(frozen=True, slots=True)
class Message:
    """What is to be sent."""

    screen: Screen
    digest: str = ""  #: of a card
    edits: int | None = None  #: the message that is changed; None for a new one
    stub: int | None = None  #: the message above, in whose place this one comes
    below: Screen | None = None  #: what is left of it: that there is news below
    replies_to: int | None = None
    silent: bool = False  #: no sound: it is night there
    or_new: bool = True  #: when the message that is to be changed is gone, a new one comes
    is_card: bool = False  #: the person sees the request in it from now on
    noted: bool = False  #: and his own calendar has the leave


def message(delivery: Delivery, now: datetime) -> Message | None:
    """What the reader is to get; None when he sees it already, or it is no longer needed."""
    org, parcel = delivery.org, delivery.parcel
    person = org.people.get(parcel.person)
    if person is None or not person.active or person.telegram is None:
        return None
    here = here_of(person, org, now)
    with speaking(here.locale):
        return _drawn(delivery, here, silent=quiet(now, here.zone))


def _drawn(delivery: Delivery, here: Here, *, silent: bool) -> Message | None:
    parcel, org = delivery.parcel, delivery.org
    match delivery.matter:
        case OfRequest() as matter:
            return _about_request(parcel, matter, org, here, silent=silent)
        case OfMorning() as matter:
            screen = reminder.morning(matter.requests, matter.total, parcel.person, org, here)
            return None if screen is None else Message(screen, silent=silent)
        case OfAnnouncement() as matter:
            return _about_announcement(parcel, matter, org, silent=silent)
        case OfStarted() as matter:
            begun = matter.started
            return None if begun is None else Message(started.screen(begun, here), silent=silent)
        case OfBalance() as matter:
            return Message(correction.told_to(matter.corrected, here), silent=silent)
        case _:
            assert_never(delivery.matter)


def _about_request(parcel: Parcel, matter: OfRequest, org: Org, here: Here, *, silent: bool) -> Message | None:
    match parcel.kind:
        case Kind.REMIND if matter.card is not None:
            if parcel.person not in waiting_for(matter.request) or puts_off(matter.request, parcel.person, here.now):
                return None
            screen = reminder.screen(matter.request, parcel.person, org, here)
            return Message(screen, replies_to=matter.card.message, silent=silent)
        case Kind.OFFER:
            offered = children.offer(matter.request, matter.around, here)
            above = matter.card.message if matter.card is not None else None
            return None if offered is None else Message(offered, replies_to=above, silent=silent)
        case Kind.FORWARD | Kind.PHOTOS | Kind.DOCUMENTS:
            return _passed_on(parcel, matter, org, here, silent=silent)
        case _:
            return _card(parcel, matter, org, here, silent=silent)


def _passed_on(parcel: Parcel, matter: OfRequest, org: Org, here: Here, *, silent: bool) -> Message | None:
    screen = _words_or_photos(parcel, matter, org, here)
    above = matter.card.message if matter.card is not None else None
    return None if screen is None else Message(screen, replies_to=above, silent=silent)


def _words_or_photos(parcel: Parcel, matter: OfRequest, org: Org, here: Here) -> Screen | None:
    """What somebody has said; where nobody has said anything, the photos of a request that waits for this person."""
    if matter.said is not None:
        return comment.passed_on(matter.request, matter.said, parcel.kind, org, here)
    if parcel.kind is not Kind.PHOTOS or parcel.person not in waiting_for(matter.request):
        return None
    shown = pictures(matter.request, parcel.person, outside=here.outside)
    return Screen((), files=shown) if shown else None


def _card(parcel: Parcel, matter: OfRequest, org: Org, here: Here, *, silent: bool) -> Message | None:
    shown = matter.card
    if shown is not None and _is_known(parcel, shown.version):
        return None
    screen = card(matter.request, parcel.person, org, here, matter.around)
    drawn = Message(screen, sha256(repr(screen).encode()).hexdigest(), is_card=True)
    if _is_news(parcel, matter):
        stub, below = (shown.message, moved_below(matter.request, parcel.person, org, here)) if shown else (None, None)
        return _noted(replace(drawn, stub=stub, below=below, silent=silent), parcel, matter, here)
    if shown is None:
        return replace(drawn, silent=silent) if parcel.person == matter.request.author else None
    return None if shown.digest == drawn.digest else replace(drawn, edits=shown.message, noted=shown.noted)


def _noted(drawn: Message, parcel: Parcel, matter: OfRequest, here: Here) -> Message:
    """With what the author's own calendar should have of it, as soon as it is settled."""
    has = matter.card is not None and matter.card.noted
    of_author = parcel.kind is Kind.TELL and parcel.person == matter.request.author
    told = change(matter.request, here, noted=has) if of_author else None
    if told is None:
        return replace(drawn, noted=has)
    return replace(drawn, screen=replace(drawn.screen, entry=told.entry), noted=told.there)


def _is_known(parcel: Parcel, shown: int) -> bool:
    """Whether the person sees this version already. What is only refreshed may look otherwise though it is the same
    version, or a later one: time has passed."""
    return parcel.kind not in (Kind.SHOW, Kind.REMIND, Kind.REFRESH) and shown >= parcel.version


def _is_news(parcel: Parcel, matter: OfRequest) -> bool:
    """Whether it deserves a sound: somebody must act and still can, or the outcome is his."""
    asked: frozenset[PersonId] = waiting_for(matter.request)
    return parcel.kind in (Kind.TELL, Kind.SHOW) or (parcel.kind in (Kind.ASK, Kind.REMIND) and parcel.person in asked)


def _about_announcement(parcel: Parcel, matter: OfAnnouncement, org: Org, *, silent: bool) -> Message | None:
    announcement, copy = matter.announcement, matter.copy
    shown = copy.message if copy is not None else None
    match parcel.kind:
        case Kind.COUNT if matter.tally is not None:
            screen = news.counted(announcement, matter.tally)
            return Message(screen, edits=announcement.message, silent=True)
        case Kind.ARCHIVE:
            if shown is None:
                return None
            return Message(news.archived(announcement, org), edits=shown, or_new=False)
        case _ if not announcement.holds:
            return None
        case Kind.ANNOUNCE:
            read = copy is not None and copy.read is not None
            return Message(news.announcement(announcement, org, read=read), silent=silent)
        case _ if shown is None:
            return None
        case _:
            return Message(news.files(announcement, parcel.kind), replies_to=shown, silent=silent)
