"""`parse_mode=HTML`: what is read, what is refused and where."""

import pytest
from aiogram.types import MessageEntity
from aiogram.utils.text_decorations import html_decoration
from hypothesis import given
from hypothesis import strategies as st

from bot.playground import html, text
from bot.playground.errors import ApiError


def entities(source: str) -> list[tuple[object, ...]]:
    parsed = text.formatted(source, "HTML", None)
    return [(one["type"], one["offset"], one["length"]) for one in parsed.entities]


@pytest.mark.parametrize(
    ("source", "type"),
    [
        ("<b>word</b>", "bold"),
        ("<strong>word</strong>", "bold"),
        ("<i>word</i>", "italic"),
        ("<em>word</em>", "italic"),
        ("<u>word</u>", "underline"),
        ("<ins>word</ins>", "underline"),
        ("<s>word</s>", "strikethrough"),
        ("<del>word</del>", "strikethrough"),
        ("<code>word</code>", "code"),
        ("<pre>word</pre>", "pre"),
        ("<tg-spoiler>word</tg-spoiler>", "spoiler"),
        ('<span class="tg-spoiler">word</span>', "spoiler"),
        ("<blockquote>word</blockquote>", "blockquote"),
        ("<blockquote expandable>word</blockquote>", "expandable_blockquote"),
        ('<a href="https://example.com/">word</a>', "text_link"),
        ('<tg-time unix="1647531900" format="wDT">word</tg-time>', "date_time"),
        ("<B>word</B>", "bold"),
        ("<b>word</>", "bold"),
    ],
)
def test_every_tag_becomes_its_entity(source: str, type: str) -> None:
    assert html.parse(source)[0] == "word"
    assert entities(source) == [(type, 0, 4)]


def test_entities_carry_what_their_tags_say() -> None:
    _, [link, time, code] = html.parse(
        '<a href="https://a.b/?x=1&amp;y=2&copy=3">a</a><tg-time unix="7" format="wDt">b</tg-time>'
        '<pre><code class="language-python">c</code></pre>'
    )
    assert link["url"] == "https://a.b/?x=1&y=2&copy=3"
    assert (time["unix_time"], time["date_time_format"]) == (7, "wDt")
    assert (code["type"], code["language"]) == ("pre", "python")


def test_offsets_count_utf16_units() -> None:
    assert entities("😀 <b>я😀</b>") == [("bold", 3, 3)]


def test_named_characters_are_read_and_others_stay() -> None:
    assert html.parse("&lt;b&gt; &amp;amp; &quot; &#1103; &#x44F; &lt &nbsp; & &x") == (
        '<b> &amp; " я я < &nbsp; & &x',
        [],
    )


def test_text_is_trimmed_with_its_entities() -> None:
    parsed = text.formatted("\n  <b> word </b> \n", "HTML", None)
    assert parsed.text == "word"
    assert parsed.entities == ({"type": "bold", "offset": 0, "length": 4},)


def test_entities_without_text_vanish() -> None:
    assert entities("a<b></b> <i> </i>") == []


@pytest.mark.parametrize(
    ("source", "error"),
    [
        ("0123456789<zz>x</zz>", 'Unsupported start tag "zz" at byte offset 10'),
        ("яя <zz>", 'Unsupported start tag "zz" at byte offset 5'),
        ("a < b", 'Unsupported start tag "" at byte offset 2'),
        ("ab <b", "Unclosed start tag at byte offset 3"),
        ('<a href="x', "Unclosed start tag at byte offset 0"),
        ("<b ", 'Unclosed start tag "b" at byte offset 0'),
        ("word</b>", "Unexpected end tag at byte offset 4"),
        ("<b>x</b", "Unclosed end tag at byte offset 4"),
        ("<b>я</i></b>", 'Unmatched end tag at byte offset 5, expected "</b>", found "</i>"'),
        ("<i><b>x</b>", 'Can\'t find end tag corresponding to start tag "i"'),
        ("<span>x</span>", 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
        ('<tg-time unix="soon">x</tg-time>', "Invalid Unix time specified"),
        ('<tg-time unix="1" format="zz">x</tg-time>', "Invalid date-time format specified"),
        ('<b "x">y</b>', 'Empty attribute name in the tag "b" at byte offset 0'),
    ],
)
def test_broken_html_is_refused_with_its_place(source: str, error: str) -> None:
    with pytest.raises(ApiError) as refused:
        html.parse(source)
    assert refused.value.description == f"Bad Request: can't parse entities: {error}"


def test_code_holds_no_other_entity() -> None:
    assert entities("<code>a <b>b</b> https://example.com</code>") == [("code", 0, 23)]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("/start now", ("bot_command", 0, 6)),
        ("see https://example.com/a.", ("url", 4, 21)),
        ("to a@example.com", ("email", 3, 13)),
        ("ask @egor_lapin", ("mention", 4, 11)),
        ("it is #urgent", ("hashtag", 6, 7)),
    ],
)
def test_plain_text_is_searched(typed: str, found: tuple[str, int, int]) -> None:
    assert [(one["type"], one["offset"], one["length"]) for one in text.plain(typed).entities] == [found]


PIECES = st.text(alphabet="aя😀 &<>\"'\n", min_size=1, max_size=5)
TAGS = st.sampled_from(["bold", "italic", "underline", "strikethrough", "spoiler", "code", "blockquote"])


@given(st.lists(st.tuples(PIECES, st.none() | TAGS), max_size=6))
def test_what_aiogram_writes_is_read_back(pieces: list[tuple[str, str | None]]) -> None:
    whole, given_entities = "", []
    for piece, tag in pieces:
        if tag:
            given_entities.append(MessageEntity(type=tag, offset=text.units(whole), length=text.units(piece)))
        whole += piece
    parsed, found = html.parse(html_decoration.unparse(whole, given_entities))
    assert parsed == whole
    assert [(one["type"], one["offset"], one["length"]) for one in found] == [
        (one.type, one.offset, one.length) for one in given_entities
    ]
