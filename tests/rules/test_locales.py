"""Every text is there in both languages, in good order, and short enough for the place where it is shown."""

import ast
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from functools import cache
from string import Formatter
from typing import Any

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po

from core.forms.read import read_form
from core.forms.shipped import shipped
from core.model.form import Form
from core.model.label import Label
from locales.gather import ROOT, catalogs, gathered, modules, refusals, updated

LOCALES = ("en", "ru")
PLURALS = {"en": 2, "ru": 3}
#: voice.md: what a button holds, and what Telegram shows over a chat.
BUTTON, TOAST = 24, 200
SIGNS = frozenset("✅⏳⚪⏭❌↩❓🔴💤📎📣")
#: Not pictures, though Unicode counts it among them.
LETTERS = frozenset("№")
#: The argument that is the label of a button, by the name of the call.
LABELS = {"Choice": 0, "button": 1, "named": 0}
FORMS = [read_form(text) for _, text in shipped()]

MARKUP = re.compile(r"</?[a-z][^>]*>|&[a-z]+;|\*\*|__|`|\]\(")
WORD = re.compile(r"[^\W\d_]+")


@cache
def catalog(locale: str) -> Catalog:
    with catalogs()[locale].open("rb") as file:
        return read_po(file, locale)


def messages(locale: str) -> list[Message]:
    return [message for message in catalog(locale) if message.id]


def texts(of: Any) -> tuple[str, ...]:
    """The one text of a message, or each of its plural forms."""
    return (of,) if isinstance(of, str) else tuple(of)


def said(locale: str) -> list[str]:
    """Everything that is said in a language. An English text without a translation is said as it stands."""
    return [text for m in messages(locale) for text in (texts(m.string) if any(texts(m.string)) else texts(m.id))]


def spoken(text: str, locale: str) -> str:
    found = catalog(locale).get(text)
    return text if found is None or not found.string else texts(found.string)[0]


def placeholders(text: str) -> frozenset[str]:
    return frozenset(name for _, name, _, _ in Formatter().parse(text) if name is not None)


def mixed(text: str) -> list[str]:
    """Words in which one letter is Latin and another Cyrillic: they look right, and cannot be searched."""
    return [word for word in WORD.findall(text) if len({alphabet(letter) for letter in word}) > 1]


def alphabet(letter: str) -> str:
    return unicodedata.name(letter, "?").split()[0]


def signs(text: str) -> set[str]:
    return {letter for letter in text if unicodedata.category(letter) == "So"} - LETTERS


def buttons(code: str) -> Iterator[tuple[str, ...]]:
    """The labels of buttons in a module, in its tables too: of each, the texts it is put together from."""
    for node in ast.walk(ast.parse(code)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            label = node.args[LABELS[node.func.id] :][:1] if node.func.id in LABELS else []
            if node.func.id == "N_" or any(map(marked, walked(label))):
                yield strings(node.args if node.func.id == "N_" else label)


def marked(node: ast.AST) -> bool:
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "_"


def walked(nodes: Iterable[ast.AST]) -> list[ast.AST]:
    return [part for node in nodes for part in ast.walk(node)]


def strings(nodes: Iterable[ast.AST]) -> tuple[str, ...]:
    constants = [node.value for node in walked(nodes) if isinstance(node, ast.Constant)]
    return tuple(value for value in constants if isinstance(value, str))


def all_buttons() -> list[tuple[str, ...]]:
    """Those of the conversations. The marked texts of tables are buttons on a card, and questions elsewhere."""
    found = []
    for file in modules():
        if file.is_relative_to(ROOT / "dialogs"):
            code = file.read_text("utf-8")
            found += [label for label in buttons(code) if file.name == "card.py" or "N_(" not in code]
    return found


def labels(value: Any) -> Iterator[Label]:
    """Every label in a form."""
    if isinstance(value, Label):
        yield value
    elif is_dataclass(value):
        for one in fields(value):
            yield from labels(getattr(value, one.name))
    elif isinstance(value, Mapping | tuple):
        for item in value.values() if isinstance(value, Mapping) else value:
            yield from labels(item)


@pytest.mark.parametrize("locale", LOCALES)
def test_the_texts_are_gathered(locale: str) -> None:
    file = catalogs()[locale]
    assert file.read_bytes() == updated(locale, file, gathered()), "run: python -m locales.gather"


def test_there_is_a_catalog_for_each_language() -> None:
    assert tuple(catalogs()) == LOCALES


@pytest.mark.parametrize("locale", LOCALES)
def test_the_header_holds_no_junk(locale: str) -> None:
    header = catalogs()[locale].read_text("utf-8").split("\n\n", 1)[0]
    assert not re.search("FULL NAME|EMAIL|YEAR|LL@|FIRST AUTHOR|Babel", header)


def test_everything_is_said_in_russian() -> None:
    assert [m.id for m in messages("ru") if m.fuzzy or not all(texts(m.string))] == []


def test_english_is_written_in_the_code() -> None:
    """Only plural forms need a translation, because gettext reads them from there."""
    assert [m.id for m in messages("en") if isinstance(m.id, str) == bool(m.string) and m.string != m.id] == []


@pytest.mark.parametrize("locale", LOCALES)
def test_every_plural_form_is_there(locale: str) -> None:
    plural = [m for m in messages(locale) if not isinstance(m.id, str)]
    assert catalog(locale).num_plurals == PLURALS[locale]
    assert [m.id for m in plural if len(list(filter(None, texts(m.string)))) != PLURALS[locale]] == []


@pytest.mark.parametrize("locale", LOCALES)
def test_placeholders_are_those_of_the_code(locale: str) -> None:
    pairs = [
        (texts(m.id)[0], text) for m in messages(locale) for text in (*texts(m.id), *filter(None, texts(m.string)))
    ]
    assert [text for id, text in pairs if placeholders(text) != placeholders(id)] == []


@pytest.mark.parametrize("locale", LOCALES)
def test_texts_are_plain(locale: str) -> None:
    assert [text for text in said(locale) if MARKUP.search(text)] == []


@pytest.mark.parametrize("locale", LOCALES)
def test_spaces_are_in_order(locale: str) -> None:
    assert [text for text in said(locale) if text != text.strip() or re.search(r"\s\s|\s[,.!?;:]", text)] == []


def test_quotation_marks_are_those_of_the_language() -> None:
    assert [text for text in said("ru") if set('"“”„') & set(text) or text.count("«") != text.count("»")] == []
    assert [text for text in said("en") if set('"«»„') & set(text) or text.count("“") != text.count("”")] == []


def test_no_word_mixes_alphabets() -> None:
    assert [word for locale in LOCALES for text in said(locale) for word in mixed(text)] == []


def test_english_has_only_latin_letters() -> None:
    assert [text for text in said("en") if re.search("[а-яё]", text, re.IGNORECASE)] == []


@pytest.mark.parametrize("locale", LOCALES)
def test_a_sentence_ends_alike_in_both_languages(locale: str) -> None:
    ends = [(texts(m.id)[0][-1], text) for m in messages(locale) for text in texts(m.string) if text]
    assert [text for end, text in ends if (end in ".?!…") != (text[-1] in ".?!…")] == []


@pytest.mark.parametrize("locale", LOCALES)
def test_buttons_are_short(locale: str) -> None:
    labels = ["".join(spoken(part, locale) for part in label) for label in all_buttons()]
    assert len(labels) > 40
    assert [label for label in labels if len(label) > BUTTON] == []


@pytest.mark.parametrize("locale", LOCALES)
def test_refusals_fit_over_a_chat(locale: str) -> None:
    found = [spoken(text, locale) for file in modules() for text in refusals(file)]
    assert len(found) > 40
    assert [text for text in found if len(text) > TOAST or text[-1] not in ".?"] == []


def test_signs_are_those_of_the_voice() -> None:
    screens = [ROOT / "dialogs", ROOT / "bot" / "telegram", ROOT / "core" / "model" / "fields"]
    code = [ast.parse(file.read_text("utf-8")) for file in modules() if any(map(file.is_relative_to, screens))]
    assert {sign for text in strings(code) for sign in signs(text)} <= SIGNS


def test_no_other_signs_are_said() -> None:
    assert {sign for locale in LOCALES for text in said(locale) for sign in signs(text)} <= SIGNS


@pytest.mark.parametrize("form", FORMS, ids=lambda form: str(form.key))
def test_a_shipped_form_speaks_both_languages(form: Form) -> None:
    named = [
        label for label in labels((form.title, form.wish, form.fields, form.route)) if set(label.words) != set(LOCALES)
    ]
    assert named == []
    assert {locale for label in form.aliases for locale in label.words} == set(LOCALES)


@pytest.mark.parametrize("form", FORMS, ids=lambda form: str(form.key))
def test_a_shipped_form_is_well_written(form: Form) -> None:
    asked = [ask for ask in (*(field.ask for field in form.fields), *(stage.ask for stage in form.route)) if ask]
    hints = [field.hint for field in form.fields if field.hint]
    assert [text for ask in asked for text in ask.words.values() if text[-1] not in ".?"] == []
    assert [text for hint in hints for text in hint.words.values() if not text.endswith(".")] == []
    everything = [text for label in labels(form) for text in label.words.values()]
    assert [text for text in everything if mixed(text) or '"' in text or signs(text)] == []


def test_mixed_words_and_foreign_signs_would_be_found() -> None:
    assert mixed("Cогласовать, ok: «vacation.yaml» и RUB") == ["Cогласовать"]
    assert signs("✅ № 5 🎉 ← ₽") == {"✅", "🎉"}
    assert [text for text in ("<b>", "&lt;", "a < b & (*)") if MARKUP.search(text)] == ["<b>", "&lt;"]


def test_buttons_would_be_found() -> None:
    code = (
        'Choice("← " + _("Back"), x); button(draft, _("Go"), y); Choice(named(_("In"), 2), z); t = {A: (N_("Yes"), 1)}'
    )
    assert set(buttons(code)) == {("← ", "Back"), ("Go",), ("In",), ("Yes",)}
