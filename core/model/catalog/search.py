"""Finding rows of a catalog as people type: any alphabet, beginnings are enough, one slip is forgiven; best first."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import islice, takewhile

from rapidfuzz.distance import OSA
from rapidfuzz.process import extract

from core.model.catalog.definition import Catalog, Row
from core.model.ids import RowId
from core.model.names import key

_WORD = re.compile(r"[^\W_]+")
#: In Latin letters: what kind of company it is, which nobody types and many have.
_LEGAL = frozenset(
    {
        *("ooo", "oao", "zao", "pao", "ao", "too", "ip", "nao", "gup", "mup", "ano", "kfkh"),
        *("llc", "llp", "ltd", "lp", "inc", "corp", "co", "plc", "limited", "company", "jsc", "pjsc", "ojsc", "cjsc"),
        *("fz", "fzllc", "fze", "fzco", "dmcc", "gmbh", "ag", "sa", "srl", "uab", "sia", "bv", "spa"),
    }
)
#: Sounds that are written in more ways than one, and one way for each.
_SOUNDS = (
    (re.compile("ph"), "f"),
    (re.compile("kh"), "h"),
    (re.compile("ts|tz"), "s"),
    (re.compile("c(?=[eiy])"), "s"),
    (re.compile("ck|c(?!h)|q"), "k"),
    (re.compile("x"), "ks"),
    (re.compile("[yj]"), "i"),
    (re.compile("w"), "v"),
    (re.compile(r"([a-z])\1+"), r"\1"),
)
#: Letters of a word in which a slip is forgiven.
_FORGIVING = 4
#: Where a word stands, the better first: it begins the title, is in it, is in another column.
_FIRST, _TITLE, _ELSEWHERE = range(3)
#: How a word was met.
_WHOLE, _BEGUN, _MISTYPED = (3 * quality for quality in range(3))


def words_of(text: str) -> list[str]:
    """The words of a text as they are compared, each as it is spelled and, after a slash, as it sounds if that differs:
    «ТОО Яндекс» and "Yandex LLP" sound alike, and "alp" begins Alpha as it is spelled. Without the kind of company,
    unless nothing else is there."""
    latin = _WORD.findall(key(text))
    telling = [word for word in latin if word not in _LEGAL]
    return ["/".join(dict.fromkeys((word, _sound(word)))) for word in telling or latin]


def search_key(catalog: Catalog, row: Row) -> str:
    """By which a row is found; kept with it. The words of the title, and after a line break all others."""
    others = [word for column in catalog.searched for word in words_of(str(row.values.get(column, "")))]
    return f"{' '.join(words_of(row.title))}\n{' '.join(others)}"


@dataclass(frozen=True, slots=True)
class Entry:
    """A row as far as it is looked for."""

    id: RowId
    title: str
    search: str


@dataclass(frozen=True)
class Index:
    """The rows of a catalog, prepared for being searched; in the order of their titles."""

    entries: Sequence[Entry]

    @staticmethod
    def of(entries: Iterable[Entry]) -> "Index":
        return Index(tuple(sorted(entries, key=lambda one: (one.title.casefold(), one.id))))

    @cached_property
    def places(self) -> dict[str, list[int]]:
        """Where each word is: three times the number of the entry, and how it stands there."""
        found: dict[str, list[int]] = {}
        for at, entry in enumerate(self.entries):
            title, _, others = entry.search.partition("\n")
            for number, word in enumerate(title.split()):
                for form in word.split("/"):
                    found.setdefault(form, []).append(3 * at + (_TITLE if number else _FIRST))
            for form in others.replace("/", " ").split():
                found.setdefault(form, []).append(3 * at + _ELSEWHERE)
        return found

    @cached_property
    def vocabulary(self) -> list[str]:
        return sorted(self.places)

    @cached_property
    def _spelled(self) -> list[str]:
        """The words in which a slip is forgiven: in numbers and codes every sign matters."""
        return [word for word in self.vocabulary if word.isalpha()]

    def titled(self, title: str) -> tuple[Entry, ...]:
        """The rows that are called just so; capitals do not matter."""
        wanted = title.casefold()
        first = bisect_left(self.entries, wanted, key=lambda one: one.title.casefold())
        return tuple(takewhile(lambda one: one.title.casefold() == wanted, islice(self.entries, first, None)))

    def found(self, typed: str) -> tuple[Entry, ...]:
        """The rows that hold every word of what was typed, the likeliest first; all rows when nothing was."""
        words = words_of(typed[:100])
        if not words:
            return tuple(self.entries)
        scores = self._scores(words[0])
        for word in words[1:]:
            more = self._scores(word)
            scores = {at: score + more[at] for at, score in scores.items() if at in more}
        return tuple(self.entries[at] for at in sorted(scores, key=lambda at: (scores[at], at)))

    def _scores(self, word: str) -> dict[int, int]:
        """The entries that hold a word, the better the lower."""
        scores: dict[int, int] = {}
        for met, how in self._met(word.split("/")).items():
            for place in self.places[met]:
                at, score = place // 3, how + place % 3
                if score < scores.get(at, 100):
                    scores[at] = score
        return scores

    def _met(self, forms: list[str]) -> dict[str, int]:
        """The words of the catalog that may be meant, and how each was met; a slip is forgiven if nothing else fits."""
        met = {word: how for form in reversed(forms) for word, how in self._begun(form)}
        if not met and len(forms[-1]) >= _FORGIVING and forms[-1].isalpha():
            return dict.fromkeys(self._resembling(forms[-1]), _MISTYPED)
        return met

    def _begun(self, form: str) -> Iterator[tuple[str, int]]:
        """The words that begin like this."""
        at = bisect_left(self.vocabulary, form)
        while at < len(self.vocabulary) and self.vocabulary[at].startswith(form):
            yield self.vocabulary[at], _WHOLE if self.vocabulary[at] == form else _BEGUN
            at += 1

    def _resembling(self, form: str) -> Iterator[str]:
        """Words that begin like this but for a letter: another one, one too many, one missing, two exchanged."""
        # A slip is either behind the first letters or before the last ones: that leaves few words to be compared.
        intact = max(1, len(form) // 2 - 1)
        likely = {word for word, _ in self._begun(form[:intact])}
        likely.update(word for word in self._spelled if form[intact + 1 :] in word)
        words = [word for word in likely if word.isalpha()]
        for length in (len(form), len(form) + 1, len(form) - 1):
            beginnings = [word[:length] for word in words]
            near = extract(form, beginnings, scorer=OSA.distance, processor=None, score_cutoff=1, limit=None)
            yield from (words[at] for _, _, at in near)


@lru_cache(50_000)
def _sound(word: str) -> str:
    if not word.isalpha():
        return word
    for pattern, sound in _SOUNDS:
        word = pattern.sub(sound, word)
    return word
