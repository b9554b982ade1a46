"""The laws as files: read like forms, and every number with its rule."""

import pytest

from core.calendars.shipped import laws, read_law
from core.forms.mistake import FormMistakes
from core.model.leave.law import Status

GOOD = """
country: XX
calendar_until: 2027
annual: {days: 20, rule: a rule, status: confirmed}
holidays: {count: yes, rule: a rule, status: confirmed}
"""


def test_each_country_is_there() -> None:
    assert set(laws()) == {"AE", "KZ", "RU"}
    assert [laws()[country].annual.days for country in ("RU", "KZ", "AE")] == [28, 24, 30]


def test_every_number_names_its_rule_and_none_is_confirmed_yet() -> None:
    for law in laws().values():
        known = (law.annual, law.holidays, law.part, law.notice, law.pay, law.waiting, law.carry_over, law.sick)
        assert all(part is None or (part.rule and part.status is Status.CONFIRM) for part in known)


def test_a_leave_is_longer_by_sickness_only_where_a_rule_is_known_to_say_so() -> None:
    rules = {country: law.sick for country, law in laws().items()}
    assert {country for country, rule in rules.items() if rule is not None and rule.extends} == {"RU"}
    assert all(rule is not None and rule.rule for rule in rules.values())
    assert read_law(GOOD).sick is None


def test_a_file_of_a_company_is_read_the_same_way() -> None:
    law = read_law(GOOD)
    assert (law.country, law.annual.days, law.pay, law.annual.status) == ("XX", 20, None, Status.CONFIRMED)


@pytest.mark.parametrize(
    ("text", "line", "what"),
    [
        (GOOD.replace("days: 20", "days: many"), 4, "many"),
        (GOOD.replace("holidays:", "hollidays:"), 5, "hollidays"),
        (GOOD.replace("annual: {days: 20, rule: a rule, status: confirmed}", ""), 2, "annual"),
        ("just words", 1, "values"),
    ],
)
def test_what_is_wrong_is_told_with_its_line(text: str, line: int, what: str) -> None:
    with pytest.raises(FormMistakes) as wrong:
        read_law(text)
    assert any(mistake.line == line and what in str(mistake) for mistake in wrong.value.mistakes)
