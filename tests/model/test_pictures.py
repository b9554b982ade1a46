"""Which photos come along with a card."""

from dataclasses import replace

from core.model.ids import FieldKey, RequestId
from core.model.pictures import pictures
from core.model.request import Request, blank
from core.model.value import File, FileKind, Value
from tests.model.build import EGOR, MARAT, NOON, file, form, key, named, stage
from tests.model.samples import FIELDS

_SCAN = replace(FIELDS["file"], key=key("scan"))
_PASSPORT = replace(_SCAN, key=key("passport"), sensitive=True, seen_by=(stage("boss", named(MARAT)).key,))
_WHAT = replace(FIELDS["text"], key=key("what"))


def _photo(name: str) -> File:
    return replace(file(name), kind=FileKind.PHOTO)


def _request(*scans: File) -> Request:
    request = blank(RequestId(1), form(stage("boss", named(MARAT)), fields=(_WHAT, _SCAN, _PASSPORT)), EGOR, NOON)
    answers: dict[FieldKey, Value] = {key("what"): "x", key("scan"): scans, key("passport"): (_photo("passport.jpg"),)}
    return replace(request, values=answers)


def test_photos_that_are_not_sensitive_and_no_documents() -> None:
    assert pictures(_request(_photo("a.jpg"), file("b.pdf")), MARAT, outside=False) == (_photo("a.jpg"),)


def test_the_author_knows_his_own() -> None:
    assert pictures(_request(_photo("a.jpg")), EGOR, outside=False) == ()


def test_a_partner_sees_what_is_marked_for_him() -> None:
    request = _request(_photo("a.jpg"))
    assert pictures(request, MARAT, outside=True) == ()
    marked = replace(request, form=replace(request.form, fields=(replace(_SCAN, partners=True),)))
    assert pictures(marked, MARAT, outside=True) == (_photo("a.jpg"),)


def test_as_many_as_an_album_holds() -> None:
    many = tuple(_photo(f"{number}.jpg") for number in range(12))
    assert pictures(_request(*many), MARAT, outside=False) == many[:10]
