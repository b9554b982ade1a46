"""Stages that open other forms, and what is told of these where they are known."""

from pathlib import Path

import pytest

from core.forms.mistake import FormMistakes, Mistake
from core.forms.read import read_form, sketch_of
from core.forms.source import form_from, source_of
from core.model.form import Form, Opening
from core.model.ids import FormKey
from tests.bot.terminal import kivok
from tests.forms.written import with_stage

BILL = """\
form: bill
title: Bill
owner: finance
fields:
  - {key: amount, type: text, title: Amount}
  - {key: kind, type: text, title: Kind, sensitive: yes}
  - {key: buyer, type: person, title: Buyer}
route:
  - {stage: pay, title: Pay, who: [role: finance]}
"""
OPENS = with_stage("{stage: x, title: X, who: author, do: act, opens: [bill, {form: purchase, wait: no}]}")


def _told(text: str, *others: str) -> list[tuple[int, str]]:
    forms = {form.key: form for form in map(_sketch, others)}
    try:
        read_form(text, forms=forms)
    except FormMistakes as wrong:
        return [(one.line, _words(one)) for one in wrong.mistakes]
    return []


def _sketch(text: str) -> Form:
    form = sketch_of(text)
    assert form is not None
    return form


def _words(mistake: Mistake) -> str:
    return mistake.what.format(**mistake.about)


def test_a_form_by_its_key_or_with_more_about_it() -> None:
    opens = read_form(OPENS).stage(read_form(OPENS).route[-1].key).opens
    assert opens == (Opening(form=FormKey("bill")), Opening(form=FormKey("purchase"), wait=False))
    assert form_from(source_of(OPENS), 1) == read_form(OPENS)


def test_a_form_that_does_not_exist_is_told_with_its_line() -> None:
    assert _told(OPENS) == [(10, "There is no form “bill”.")]
    assert _told(with_stage("{stage: x, title: X, who: author, opens: purchase}")) == []


def test_answers_that_could_not_pass_are_told_and_secret_ones_never_pass() -> None:
    words = "The field “amount” is of another kind in the form “bill”: its answer could not pass there."
    assert _told(OPENS, BILL) == [(10, words)]
    assert _told(OPENS, BILL.replace("key: amount, type: text", "key: amount, type: money")) == []


@pytest.mark.parametrize(
    ("currencies", "told"), [("catalog: goods", 0), ("catalog: clients", 1)], ids=["the same", "another"]
)
def test_what_a_stage_there_fills_in_has_to_fit_on_its_way_back(currencies: str, told: int) -> None:
    here = OPENS.replace("fields:\n", "fields:\n  - {key: what, type: catalog, title: What, catalog: goods}\n")
    field = f"{{key: what, type: catalog, title: What, {currencies}}}"
    other = BILL.replace("  - {key: amount, type: text, title: Amount}", f"  - {field}")
    other = other.replace("who: [role: finance]}", "who: [role: finance], do: act, fill: what}")
    assert len(_told(here, other)) == told


def test_without_other_forms_nothing_is_told_of_them() -> None:
    read_form(OPENS)


def test_a_form_with_mistakes_is_known_all_the_same() -> None:
    assert _told(OPENS, BILL.replace("type: person", "type: persn").replace("type: text", "type: money", 1)) == []
    assert sketch_of("form: [") is None
    assert sketch_of("- a list") is None


def test_the_command_knows_the_forms_that_it_checks_and_those_that_come_with_kivok(tmp_path: Path) -> None:
    order, bill = tmp_path / "order.yaml", tmp_path / "bill.yaml"
    order.write_text(OPENS.replace("[bill,", "[bil, vacation,"))
    bill.write_text(BILL)
    result = kivok("forms", "check", str(order), str(bill))
    assert result.stdout.splitlines() == [f"{order}:10:55: route.x.opens: There is no form “bil”. Perhaps “bill”?"]
    order.write_text(OPENS.replace("[bill,", "[vacation,"))
    assert kivok("forms", "check", str(order)).exit_code == 0
