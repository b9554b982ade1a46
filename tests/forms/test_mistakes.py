"""Every mistake is told at once: with its line, and with the word that was meant."""

import pytest

from core.forms.mistake import FormMistakes, Mistake, show
from core.forms.read import read_form, text_of
from tests.forms.written import FORM, mistakes, with_field, with_stage

#: What is written wrong, the line, a part of the message, and the word that was meant.
IN_FIELDS = [
    (
        "{key: pay, type: text, title: Pay, sensitive: yes, seen_by: bos}",
        "There is no stage “bos” in this form.",
        "boss",
    ),
    ("{key: pay, type: text, title: Pay, seen_by: boss}", "unless you also write “sensitive: yes”.", ""),
    ("{key: day, type: date, title: Day, default: soon}", "“soon” cannot be an answer here.", ""),
    ("{key: at, type: time, title: At, past: yes}", "“past” is not known here.", ""),
    ("{key: pay, type: money, title: Pay, currencies: [RUB, XXX]}", "The currency “XXX” is not known.", ""),
    ("{key: tel, type: phone, title: Tel, country: Russia}", "“Russia” is not the code of a country.", ""),
    ("{key: x, type: monye, title: X}", "type of field “monye”", "money"),
    ("{key: x, type: [money], title: X}", "Words are expected", ""),
    ("{key: x, title: X}", "“type” is missing", ""),
    ("{key: x, type: text}", "“title” is missing", ""),
    ("{type: text, title: X}", "“key” is missing", ""),
    ("{key: x, type: text, titel: X}", "“titel” is not known", "title"),
    ("{key: x, type: text, title: X, colour: red}", "“colour” is not known", ""),
    ("{key: x, type: text, title: ''}", "Nothing is written", ""),
    ("{key: x, type: text, title: {}}", "Nothing is written", ""),
    ("{key: x, type: text, title: {ru: '', en: X}}", "Nothing is written", ""),
    ("{key: x, type: text, title: {rus: X}}", "two letters", "ru"),
    ("{key: x, type: text, title: [X]}", "Words are expected", ""),
    ("{key: x, type: text, title: X, hint: null}", "Nothing is written", ""),
    ("{key: x, type: text, title: X, hint: true}", "Words are expected", ""),
    ("{key: x, type: text, title: X, required: maybe}", "Write yes or no", ""),
    ("{key: x, type: text, title: X, lines: 3}", "Write yes or no", ""),
    ("{key: x, type: text, title: X, longest: many}", "whole number", ""),
    ("{key: x, type: text, title: X, longest: 1.5}", "whole number", ""),
    ("{key: x, type: text, title: X, longest: 100000}", "A number from 1 to {most}", ""),
    ("{key: x, type: number, title: X, least: 1e3}", "A number is expected", ""),
    ("{key: x, type: number, title: X, least: nan}", "A number is expected", ""),
    ("{key: x, type: number, title: X, least: ٣}", "A number is expected", "3"),
    ("{key: x, type: number, title: X, least: 5, most: 3}", "lower limit", ""),
    ("{key: Сумма, type: text, title: X}", "small Latin letters", "summa"),
    ("{key: true, type: text, title: X}", "small Latin letters", ""),
    ("{key: amount, type: text, title: X}", "used {times} times", ""),
    ("{key: x, type: choice, title: X}", "A choice needs options", ""),
    ("{key: x, type: choice, title: X, options: [a, b]}", "Names with values", ""),
    ("{key: x, type: choice, title: X, options: {А: A}}", "small Latin letters", "a"),
    ("{key: x, type: choice, title: X, options: {annual: A}, default: anual}", "no option “{option}”", "annual"),
    ("{key: x, type: checklist, title: X}", "A checklist needs items", ""),
    ("{key: x, type: file, title: X, most: 0}", "A number from 1 to 50", ""),
    ("{key: x, type: person, title: X, default: boss}", "Only “author”", ""),
    ("{key: x, type: text, title: X, from: buyer}", "like employee.company", ""),
    ("{key: x, type: text, title: X, from: buyer.positon}", "Nothing is known about a person", "position"),
    ("{key: x, type: text, title: X, from: bayer.position}", "no field “{field}”", "buyer"),
    ("{key: x, type: text, title: X, from: amount.position}", "holds no person", ""),
    ("{key: x, type: text, title: X, when: {field: x, is: filled}}", "asked later", ""),
    ("{key: x, type: text, title: X, when: always}", "A condition is expected", ""),
    ("{key: x, type: text, title: X, key: y}", "a second time", ""),
    ("{key: x, type: text, title: X, hint: one, two}", "“two” has no value", ""),
    ("{key: x, type: text, title: &x X}", "Anchors", ""),
    ("{key: x, type: text, title: *x}", "Anchors", ""),
    ("{key: x, type: text, title: !!str X}", "Tags", ""),
    ("{key: x, type: text, title: !python/object:os.system X}", "Tags", ""),
    ("{key: x, type: text, title: X, [a]: b}", "A key must be a word", ""),
    ("money", "A field is expected", ""),
]
IN_STAGES = [
    ("{stage: x, title: X, who: [role: hr], do: aprove}", "“{word}” is not known", "approve"),
    ("{stage: x, title: X, who: [role: hr], do: 5}", "“{word}” is not known", ""),
    ("{stage: x, title: X}", "“{word}” is missing", ""),
    ("{stage: x, title: X, whoo: [role: hr]}", "“{word}” is not known", "who"),
    ("{stage: x, title: X, who: []}", "Nobody is asked", ""),
    ("{stage: x, title: X, who: hr}", "Somebody is expected", ""),
    ("{stage: x, title: X, who: [rol: hr]}", "“{word}” is not known", "role"),
    ("{stage: x, title: X, who: [{}]}", "Nobody is named", ""),
    ("{stage: x, title: X, who: [{role: hr, field: buyer}]}", "Only one of these", ""),
    ("{stage: x, title: X, who: [person: Ivan]}", "e-mail address", ""),
    ("{stage: x, title: X, who: [field: byuer]}", "no field “{field}”", "buyer"),
    ("{stage: x, title: X, who: [manager_of: kind]}", "holds no person", ""),
    ("{stage: x, title: X, who: [managers_of: kind]}", "“{word}” is missing", ""),
    ("{stage: x, title: X, who: [{managers_of: kind, up_to: 2}]}", "holds no person", ""),
    ("{stage: x, title: X, who: [{managers_of: author, up_to: 11}]}", "from 1 to {most}", ""),
    ("{stage: x, title: X, who: [{manager_of: author, level: 0}]}", "from 1 to {most}", ""),
    ("{stage: x, title: X, who: [{manager_of: author, up_to: 2}]}", "“{word}” is not known", ""),
    ("{stage: x, title: X, who: [{each_of: board, level: 2}]}", "“{word}” is not known", ""),
    ("{stage: x, title: X, who: [rows: kind.who]}", "The field “kind” is no table", ""),
    ("{stage: x, title: X, who: [rows: bayer.who]}", "no field “{field}”", "buyer"),
    ("{stage: x, title: X, who: [partner: bayer]}", "no field “{field}”", "buyer"),
    ("{stage: x, title: X, who: [rows: kind]}", "like employee.company", ""),
    ("{stage: x, title: X, who: author, fallback: [field: byuer]}", "no field “{field}”", "buyer"),
    ("{stage: x, title: X, who: author, fallback: [{role: hr, when: {field: buyer, is: filled}}]}", "not known", ""),
    ("{stage: x, title: X, who: author, when: {field: amount, mor: 5}}", "“{word}” is not known", "more"),
    ("{stage: x, title: X, who: author, when: {feld: amount, more: 5}}", "“{word}” is not known", "field"),
    ("{stage: x, title: X, who: author, when: {more: 5}}", "“{word}” is missing", ""),
    ("{stage: x, title: X, who: author, when: {field: amount}}", "Nothing is compared", ""),
    ("{stage: x, title: X, who: author, when: {field: amount, more: 5, less: 9}}", "compares once", ""),
    ("{stage: x, title: X, who: author, when: {field: amount, more: lots}}", "A number is expected", ""),
    ("{stage: x, title: X, who: author, when: {field: amuont, more: 5}}", "no field “{field}”", "amount"),
    ("{stage: x, title: X, who: author, when: {field: kind, more: 5}}", "holds no amount", ""),
    ("{stage: x, title: X, who: author, when: {all: [{field: kind, more: 5}]}}", "holds no amount", ""),
    ("{stage: x, title: X, who: author, when: {all: []}}", "Nothing is written", ""),
    ("{stage: x, title: X, who: author, when: {field: kind, is: good}}", "no option “{option}”", "goods"),
    ("{stage: x, title: X, who: author, when: {field: kind, one_of: [work, good]}}", "no option “{option}”", "goods"),
    ("{stage: x, title: X, who: author, when: {field: kind, one_of: []}}", "Nothing is written", ""),
    ("{stage: x, title: X, who: author, when: {field: amount, matches: a*}}", "holds no text", ""),
    ("{stage: x, title: X, who: [{person: author, when: {field: knid, is: work}}]}", "no field “{field}”", "kind"),
    ("{stage: x, title: X, who: author, do: act, fill: [amuont]}", "no field “{field}”", "amount"),
    ("{stage: x, title: X, who: author, do: act, fill: [amount, amount]}", "more than once", ""),
    ("{stage: x, title: X, who: author, do: act, fill: {field: amount}}", "short name", ""),
    ("{stage: x, title: X, who: author, fill: amount}", "do: act", ""),
    ("{stage: x, title: X, who: author, do: act, fill: kind, when: {field: kind, is: work}}", "asked later", ""),
]
IN_FILES = [
    ("", 1, "The file is empty"),
    ("# nothing\n", 1, "The file is empty"),
    ("- a\n", 1, "Names with values"),
    ("Отпуск\n", 1, "Names with values"),
    (FORM + "---\n" + FORM, 10, "a file holds one"),
    (FORM.replace("owner: finance\n", ""), 1, "“{word}” is missing"),
    (FORM.replace("owner:", "  owner:"), 3, "The indent does not fit"),
    (FORM.replace("owner: finance", "owner: finance: x"), 3, "A colon is not expected"),
    (FORM.replace("owner: finance", "owner finance"), 4, "A colon is missing after the key"),
    (FORM.replace("en: Purchase}", "en: Purchase"), 3, "the bracket that was opened in line {line}"),
    (FORM.replace("en: Purchase", "en: 'Purchase"), 10, "A quotation mark was opened in line {line}"),
    (FORM.replace("fields:\n", "fields:\n\t- a\n"), 5, "spaces, not with tabs"),
    (FORM.replace("Buyer", "B\x07yer"), 5, "cannot be printed"),
    (FORM.replace("Buyer", '"B\\0yer"'), 5, "cannot be printed"),
    (FORM.replace("Buyer", "B\ud800yer"), 5, "cannot be printed"),
    (FORM.replace("form: purchase", "form: purchase\nheadline: [amuont]"), 2, "no field “{field}”"),
    (FORM.split("route:")[0] + "route: []\n", 8, "The route is empty"),
    (FORM.split("route:")[0] + "route: boss\n", 8, "A list is expected"),
    (FORM + "# " + "x" * 300_000, 1, "too large"),
    (FORM + "x: " + "[" * 30 + "]" * 30, 10, "nested too deeply"),
    (FORM + "x: [" + "1," * 20_000 + "]", 10, "too long"),
]


@pytest.mark.parametrize(("field", "words", "meant"), IN_FIELDS)
def test_a_field_that_is_wrong_is_told_with_its_line(field: str, words: str, meant: str) -> None:
    assert_only(mistakes(with_field(field)), 8, words, meant)


@pytest.mark.parametrize(("stage", "words", "meant"), IN_STAGES)
def test_a_stage_that_is_wrong_is_told_with_its_line(stage: str, words: str, meant: str) -> None:
    assert_only(mistakes(with_stage(stage)), 10, words, meant)


@pytest.mark.parametrize(("text", "line", "words"), IN_FILES)
def test_a_file_that_is_no_form_is_told_with_its_line(text: str, line: int, words: str) -> None:
    assert_only(mistakes(text), line, words, None)


def assert_only(found: tuple[Mistake, ...], line: int, words: str, meant: str | None) -> None:
    (mistake,) = found
    assert mistake.line == line
    assert words in mistake.what or words in mistake.what.format_map(mistake.about)
    assert meant is None or mistake.about.get("nearest", "") == meant


def test_all_mistakes_are_told_at_once_in_the_order_of_the_lines() -> None:
    text = FORM
    for right, wrong in [
        ("owner: finance", "ownr: finance"),
        ("type: person", "type: persona"),
        ("type: choice", "type: choice, requird: no"),
        ("type: money", "type: money, least: much"),
        (
            "title: Boss, who: [manager_of: buyer]",
            "who: [manager_of: bayer], when: [{field: kind, is: gods}], do: sing",
        ),
    ]:
        text = text.replace(right, wrong)
    found = mistakes(text)
    assert [(m.line, m.about.get("nearest")) for m in found] == [
        (3, "owner"),
        (5, "person"),
        (6, "required"),
        (7, None),
        (9, None),
        (9, "buyer"),
        (9, "goods"),
        (9, None),
    ]


def test_what_follows_from_another_mistake_is_not_told() -> None:
    """A field that cannot be read may still be referred to."""
    text = with_stage("{stage: x, title: X, who: author, when: {field: amount, more: 5}}")
    assert [m.line for m in mistakes(text.replace("type: money", "type: monye"))] == [7]
    assert [m.line for m in mistakes(text.replace("key: amount", "kye: amount"))] == [7]


def test_a_mistake_names_line_column_and_keys() -> None:
    (mistake,) = mistakes(FORM.replace("type: money", "type: monye"))
    assert (mistake.line, mistake.column, mistake.where) == (7, 25, "fields.amount.type")
    assert show(mistake, file="purchase.yaml") == (
        "purchase.yaml:7:25: fields.amount.type: There is no type of field “monye”. Perhaps “money”?"
    )


def test_columns_are_counted_in_letters() -> None:
    (mistake,) = mistakes(FORM.replace("ru: Закупка", "ru: Закупка, эн: Ё"))
    assert mistake.column == FORM.splitlines()[1].index(", en") + 3


def test_a_mistake_can_be_told_in_another_language() -> None:
    (mistake,) = mistakes(FORM.replace("type: money", "type: monye"))
    russian = {
        "There is no type of field “{word}”.": "Тип «{word}» неизвестен.",
        "Perhaps “{nearest}”?": "Может быть, «{nearest}»?",
    }
    assert show(mistake, russian.__getitem__).endswith("Тип «monye» неизвестен. Может быть, «money»?")


def test_of_a_thousand_mistakes_a_hundred_are_told() -> None:
    assert len(mistakes(FORM + "".join(f"x{n}: 1\n" for n in range(1000)))) == 100


def test_a_file_that_is_not_utf_8_is_told_with_its_line() -> None:
    with pytest.raises(FormMistakes) as error:
        text_of("form: x\ntitle: Отпуск".encode("cp1251"))
    (mistake,) = error.value.mistakes
    assert (mistake.line, mistake.column) == (2, 8)


def test_a_byte_order_mark_and_windows_line_ends_do_not_matter() -> None:
    file = ("\ufeff" + FORM.replace("\n", "\r\n")).encode()
    assert read_form(text_of(file)) == read_form(FORM)
