"""Phones, addresses and links: what is normal for them, and what is none."""

import pytest

from core.model.field import Field
from core.model.fields.email import EmailNotUnderstood
from core.model.fields.link import LinkNotUnderstood, LinkOfAnotherKind, LinkTooLong, LinkWithPassword
from core.model.fields.phone import NoExtension, PhoneNotUnderstood
from core.model.host import domain, email, host
from core.model.refusal import Refusal
from tests.model.build import EN, RU
from tests.model.samples import FIELDS
from tests.model.samples import field as of

KZ, AE = of("phone", country="KZ"), of("phone", country="AE")


@pytest.mark.parametrize(
    ("field", "typed", "number", "shown"),
    [
        (of("phone"), "8 (926) 123-45-67", "+79261234567", "+7 926 123-45-67"),
        (of("phone"), "926 123 45 67", "+79261234567", "+7 926 123-45-67"),
        (of("phone"), "79261234567", "+79261234567", "+7 926 123-45-67"),
        (of("phone"), "8 701 234 56 78", "+77012345678", "+7 701 234 5678"),
        (of("phone"), "+7 701 234‑56‑78", "+77012345678", "+7 701 234 5678"),
        (of("phone"), "tel:+7-926-123-45-67", "+79261234567", "+7 926 123-45-67"),
        (of("phone"), "971501234567", "+971501234567", "+971 50 123 4567"),
        (of("phone"), "+49 30 901820", "+4930901820", "+49 30 901820"),
        (of("phone"), "8 10 971 50 123 4567", "+971501234567", "+971 50 123 4567"),
        (KZ, "8 701 234 56 78", "+77012345678", "+7 701 234 5678"),
        (KZ, "8 926 123 45 67", "+79261234567", "+7 926 123-45-67"),
        (AE, "050 123 4567", "+971501234567", "+971 50 123 4567"),
        (AE, "8 926 123 45 67", "+79261234567", "+7 926 123-45-67"),
        (AE, "8 701 234 56 78", "+77012345678", "+7 701 234 5678"),
        (AE, "79261234567", "+79261234567", "+7 926 123-45-67"),
    ],
)
def test_numbers_of_our_countries_are_told_apart(field: Field, typed: str, number: str, shown: str) -> None:
    assert field.parse(typed, RU) == number
    assert field.show(number, EN).replace("\N{NO-BREAK SPACE}", " ") == shown


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "позвоните мне",
        "12345",
        "8 926 123 45 6",
        "8 926 123 45 678",
        "1-800-FLOWERS",
        "٨٩٢٦١٢٣٤٥٦٧",
        "+",
        "9" * 41,
        "8 926 123 45 67, 8 926 123 45 68",
        "+7 000 000 00 00",
    ],
)
def test_what_is_no_number_is_refused_with_one_that_is(typed: str) -> None:
    with pytest.raises((PhoneNotUnderstood, NoExtension)) as refused:
        of("phone").parse(typed, RU)
    assert of("phone").parse(str(refused.value.about["example"]), RU)


def test_an_extension_is_not_lost_in_silence() -> None:
    for typed in ("8 495 123-45-67 доб. 12", "+7 495 123 45 67 ext 12"):
        with pytest.raises(NoExtension):
            of("phone").parse(typed, RU)


def test_a_number_that_is_none_is_shown_as_it_is() -> None:
    assert FIELDS["phone"].show("0", RU) == "0"


def test_a_country_without_an_example_has_one_of_ours() -> None:
    with pytest.raises(PhoneNotUnderstood) as refused:
        of("phone", country="XX").parse("nonsense", RU)
    assert refused.value.about["example"] == "+7 926 123-45-67"


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        ("anna@example.com", "anna@example.com"),
        (" <Anna.Petrova+work@EXAMPLE.Com> ", "Anna.Petrova+work@example.com"),
        ("mailto:o'neil@mail.example.co.uk", "o'neil@mail.example.co.uk"),
        ("anna@ПРИМЕР.РФ", "anna@пример.рф"),
        ("anna@xn--e1afmkfd.xn--p1ai", "anna@xn--e1afmkfd.xn--p1ai"),
        (f"{'a' * 64}@example.com", f"{'a' * 64}@example.com"),
    ],
)
def test_an_address_has_a_domain_in_small_letters(typed: str, address: str) -> None:
    assert of("email").parse(typed, RU) == address


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "anna",
        "@example.com",
        "anna@",
        "anna@example",
        "a b@example.com",
        "a@b@example.com",
        "anna@exa_mple.com",
        "anna@-example.com",
        "anna@example-.com",
        "anna@example..com",
        "anna.@example.com",
        ".anna@example.com",
        "an..na@example.com",
        "anna@127.0.0.1",
        f"{'a' * 65}@example.com",
        f"a@{'b' * 64}.com",
        "a@b.com, c@d.com",
        f"{'a' * 60}@{'.'.join(['b' * 60] * 4)}",
        "anna@example.com\nBcc: x@example.com",
        f"a@{'я' * 60}.рф",
    ],
)
def test_what_is_no_address_is_refused(typed: str) -> None:
    with pytest.raises(EmailNotUnderstood):
        of("email").parse(typed, RU)


def test_the_parts_of_an_address() -> None:
    assert host("Jira.") == "jira"
    assert host("a" * 64) is None
    assert domain("jira") is None
    assert email("a@b.example") == "a@b.example"


@pytest.mark.parametrize(
    ("typed", "link"),
    [
        ("https://example.com", "https://example.com"),
        (" <HTTP://EXAMPLE.com:80/A> ", "http://example.com/A"),
        ("https://example.com:443/", "https://example.com/"),
        ("https://example.com:8443/x", "https://example.com:8443/x"),
        ("example.com:8080/x", "https://example.com:8080/x"),
        ("www.example.com/ссылка?q=а&b=%20#x", "https://www.example.com/ссылка?q=а&b=%20#x"),
        ("http://jira/browse/A-1", "http://jira/browse/A-1"),
        ("http://10.0.0.7/x", "http://10.0.0.7/x"),
        ("https://Пример.РФ/", "https://пример.рф/"),
        ("https://example.com/@user", "https://example.com/@user"),
    ],
)
def test_a_link_is_made_whole(typed: str, link: str) -> None:
    assert of("link").parse(typed, RU) == link
    assert of("link").accept(link, RU) == link


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("", LinkNotUnderstood),
        ("ссылка", LinkNotUnderstood),
        ("jira/browse", LinkNotUnderstood),
        ("10.0.0.7/x", LinkNotUnderstood),
        ("https://", LinkNotUnderstood),
        ("https:///path", LinkNotUnderstood),
        ("https://exa mple.com", LinkNotUnderstood),
        ("https://example.com/\u202egpj.exe", LinkNotUnderstood),
        ('https://example.com/"onclick', LinkNotUnderstood),
        ("https://example.com:99999/", LinkNotUnderstood),
        ("https://example.com:abc/", LinkNotUnderstood),
        ("https://[::1]/", LinkNotUnderstood),
        ("https://[::1/", LinkNotUnderstood),
        ("https://1.2.3.4.5/", LinkNotUnderstood),
        ("https://2130706433/", LinkNotUnderstood),
        ("https://example_.com/", LinkNotUnderstood),
        ("javascript:alert(1)", LinkOfAnotherKind),
        ("JavaScript://example.com/%0aalert(1)", LinkOfAnotherKind),
        ("data:text/html,hello", LinkOfAnotherKind),
        ("file:///etc/passwd", LinkOfAnotherKind),
        ("ftp://example.com/", LinkOfAnotherKind),
        ("mailto:anna@example.com", LinkOfAnotherKind),
        ("https://anna:secret@example.com/", LinkWithPassword),
        ("https://example.com@evil.example/", LinkWithPassword),
        ("anna@example.com", LinkWithPassword),
        ("https://example.com/" + "a" * 2048, LinkTooLong),
    ],
)
def test_what_is_no_link_to_a_page_is_refused(typed: str, why: type[Refusal]) -> None:
    with pytest.raises(why) as refused:
        of("link").parse(typed, RU)
    assert "{" not in refused.value.message().format(**refused.value.about)
