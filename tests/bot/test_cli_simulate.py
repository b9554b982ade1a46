"""What `kivok forms simulate` tells of a way, and how it refuses what it does not understand."""

from pathlib import Path

import pytest
from typer.testing import Result

from core.store.db import Database
from tests.bot.terminal import kivok, within
from tests.company import WISH, publish, settle

#: Everything on which a way can depend.
ORDER = """\
form: order
title: {ru: Заказ, en: Order}
owner: hr
fields:
  - {key: amount, type: money, title: {ru: Сумма, en: Amount}}
  - key: kind
    type: choice
    title: {ru: Вид, en: Kind}
    options: {goods: {ru: Товар, en: Goods}, work: {ru: Работа, en: Work}}
  - {key: city, type: catalog, catalog: cities, title: {ru: Город, en: City}}
  - {key: who, type: person, default: author, title: {ru: Кому, en: For whom}}
  - {key: scan, type: file, required: no, title: {ru: Скан, en: Scan}}
  - {key: trip, type: request, required: no, title: {ru: Поездка, en: Trip}}
  - {key: twice, type: formula, title: {ru: Дважды, en: Twice}, expression: amount * 2, result: money}
  - {key: day, type: date, required: no, title: {ru: День, en: Day}, past: yes}
route:
  - {stage: boss, title: {ru: Начальник, en: Boss}, who: {managers_of: author, up_to: 2}}
  - {stage: lawyer, title: {ru: Юрист, en: Lawyer}, who: [role: lawyer], fallback: [role: hr]}
  - stage: director
    title: {ru: Директор, en: Director}
    who: [role: director, {each_of: accounting, when: {field: kind, is: work}}]
    when: {field: amount, more: 1 000 000}
  - {stage: told, title: {ru: Новость, en: News}, who: [author, person: gleb@example.org], do: inform}
"""
CITIES = "code;name;country;head;office\nmow;Москва;Россия;;hr\nmow2;Москва;Чили;;\nala;Алматы;Казахстан;;\n"


@pytest.fixture
def url(sqlite_url: str, tmp_path: Path) -> str:
    async def company(db: Database) -> None:
        await settle(db)
        await publish(db, ORDER)
        await publish(db, WISH)

    within(sqlite_url, company)
    cities = tmp_path / "cities.csv"
    cities.write_text(CITIES)
    assert kivok("catalog", "import", str(cities), "--catalog", "cities", url=sqlite_url).exit_code == 0
    return sqlite_url


def simulated(url: str, *given: str, form: str = "order", author: str = "egor", locale: str = "en") -> Result:
    sets = [word for one in given for word in ("--set", one)]
    return kivok("forms", "simulate", form, "--as", author, *sets, "--locale", locale, url=url)


def told(result: Result) -> list[str]:
    """Without the gaps that no line is broken at."""
    assert (result.exit_code, result.stderr) == (0, "")
    return result.stdout.replace("\N{NO-BREAK SPACE}", " ").splitlines()


def test_the_way_is_told_stage_by_stage_with_the_reasons(url: str) -> None:
    given = ("amount=1200000", "kind=Work", "city=Алматы", "scan=bill.pdf", "who=vera@example.org")
    assert told(simulated(url, *given)) == [
        "Order · Egor Lapin",
        "   Amount: RUB 1,200,000",
        "   Kind: Work",
        "   City: Алматы",
        "   For whom: Vera Kim",
        "   Scan: 📎 bill.pdf",
        "   Twice: RUB 2,400,000",
        "1. ⚪ Boss: Marat Yusupov, Olga Petrova",
        "2. ⚪ Lawyer: Helen Roth",
        "   ❓ role lawyer: nobody → fallback: role hr: Helen Roth",
        "3. ⚪ Director: Olga Petrova, Anna Serova, Boris Hahn (amount: RUB 1,200,000 > RUB 1,000,000; kind: Work)",
        "4. ⚪ News: told: Egor Lapin, Helen Roth",
        "   ❓ gleb@example.org: nobody → role hr: Helen Roth",
    ]


def test_a_stage_that_is_passed_over_is_told_with_its_reason_in_russian(url: str) -> None:
    lines = told(simulated(url, "amount=900 000", "kind=goods", "city=ala", locale="ru"))
    assert lines[0] == "Заказ · Egor Lapin"
    assert "3. ⏭ Директор: сумма: 900 000 ₽ ≤ 1 000 000 ₽; вид: Товар" in lines
    assert "   ❓ роль lawyer: никого → запасной вариант, роль hr: Helen Roth" in lines


def test_what_is_not_answered_is_told(url: str) -> None:
    lines = told(simulated(url))
    assert "Not answered yet: Amount, Kind, City" in lines
    assert "3. ⏭ Director: amount: not given; kind: not given" in lines


def test_a_sum_can_be_written_with_its_currency(url: str) -> None:
    assert "   Amount: RUB 1,200,000" in told(simulated(url, "amount=1200000 RUB"))


def test_a_form_can_be_a_file_and_one_that_is_shipped(url: str, tmp_path: Path) -> None:
    file = tmp_path / "draft.yaml"
    file.write_text(WISH.replace("title: {ru: Просьба, en: Wish}", "title: Idea"))
    assert told(simulated(url, "what=a chair", form=str(file)))[0] == "Idea · Egor Lapin"
    shipped = told(simulated(url, "period=5–18 July 2030", form="vacation"))
    assert shipped[0] == "Vacation · Egor Lapin"
    assert "   Dates: 5–18 July 2030, 14 days" in shipped


def test_a_form_with_mistakes_is_told_with_their_lines(url: str, tmp_path: Path) -> None:
    file = tmp_path / "draft.yaml"
    file.write_text(WISH.replace("type: text", "type: texd", 1))
    result = simulated(url, form=str(file))
    assert result.exit_code == 2
    assert result.stdout.startswith(f"{file}:6:")
    assert result.stderr == "1 mistake.\n"


def test_where_nobody_is_left_the_way_ends(url: str) -> None:
    for name in ("helen", "adam"):
        assert kivok("people", "deactivate", f"{name}@example.org", url=url).exit_code == 0
    lines = told(simulated(url))
    assert "   ❌ role lawyer: nobody, and nobody instead. The request would not get any further." in lines
    assert "   ❌ gleb@example.org: nobody, and nobody instead." in lines


@pytest.mark.parametrize(
    ("given", "words", "field"),
    [
        ("amount=a lot", "", "amount"),
        ("amount=5 USD", "", "amount"),
        ("kind=oak", "There is no option “oak” here.", "kind"),
        ("city=Москва", "“Москва” may be several rows: mow, mow2.", "city"),
        ("city=Рига", "Please choose one from the list", "city"),
        ("who=Somebody", "Nobody here is called “Somebody”.", "who"),
        ("who=a", "“a” may be several people: Anna Serova, Adam Root.", "who"),
        ("trip=7", "Please choose one from the list", "trip"),
        ("trip=sea", "Please choose one from the list", "trip"),
        ("day=someday", "", "day"),
    ],
)
def test_an_answer_that_is_not_understood_is_told_with_its_field(url: str, given: str, words: str, field: str) -> None:
    result = simulated(url, given)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith(words)
    assert result.stderr.endswith(f" See the field “{field}”.\n")


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ("amuont=5", "There is no field “amuont” in this form. Its fields are: amount, kind, city, who, "),
        ("twice=5", "Nobody is asked for the field “twice”."),
        ("amount", "Write --set FIELD=ANSWER, not “amount”."),
        ("=5", "Write --set FIELD=ANSWER, not “=5”."),
    ],
)
def test_a_field_that_nobody_answers_is_told(url: str, given: str, words: str) -> None:
    result = simulated(url, given)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith(words)


def test_an_unknown_person_and_an_unknown_form_are_told(url: str) -> None:
    nobody, several = simulated(url, author="nobody@example.org"), simulated(url, author="a")
    unknown = simulated(url, form="ordre")
    assert [one.exit_code for one in (nobody, several, unknown)] == [2, 2, 2]
    assert nobody.stderr.startswith("Nobody here is called “nobody@example.org”.")
    assert several.stderr.startswith("“a” may be several people: Anna Serova, Adam Root.")
    assert unknown.stderr.startswith("There is no form “ordre”. Known are: ")
    assert "order, " in unknown.stderr


def test_an_unknown_language_is_no_option(url: str) -> None:
    assert simulated(url, locale="de").exit_code == 2
