"""Learn which town named in an announcement is where its event takes place, and write the weights that tell.

    python -m benchmarks.fit_towns

Learned from are invented announcements (`tests/data/titles.jsonl`) and the project's own table
(`tests/data/events.jsonl`), whole, row by row and laid out as cards, and single phrases (`tests/data/towns.jsonl`).
Needs the `bench` dependencies.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from itertools import chain, cycle, product
from pathlib import Path
from typing import Any, NamedTuple

import lightgbm
import numpy as np

import collectors.french.places.town_choice as choice
from benchmarks.accuracy_events import TABLE, Row
from benchmarks.accuracy_titles import rows
from benchmarks.learned_trees import trees_of, written
from benchmarks.learning import DRAWN, SEEDS, matrix, vocabulary
from benchmarks.title_lessons import TITLES
from collectors.french.fold import compose
from collectors.french.places.lower_case import with_capitals
from collectors.french.places.town_signs import NEVER, TownSigns
from collectors.french.places.walks import fold_place
from db.model import slug

PHRASES = TABLE.with_name("towns.jsonl")
FEWEST = 6
OF_A_ROW = 0.3
"""What a row alone counts beside a whole text."""
EACH = 4
"""Of that many announcements one is laid out as a card too."""
CARDS = (
    "{day}\n{title}\n{city}",
    "{city}\n{day}\n{title}",
    "{day}\n{city}\n{title}",
    "{title}\n{city}\n{day}",
)
DAYS = ("Mardi 9", "Jeudi 18 mars 2027\n18h30", "Du 6 au 8", "12/03/2027", "3 mai 2027 de 14h à 17h")
AT_ONCE = 50


class Lesson(NamedTuple):
    """The signs of a town in a text, whether the event takes place there, and how much that counts."""

    signs: set[str]
    there: bool
    share: float


def lessons() -> list[Lesson]:
    """Read all texts of which it is told where they take place, or that none of their towns is the place."""
    whole = [row for path in (TITLES, TABLE, PHRASES) for row in rows(path) if "city" in row]
    apart = [row | {"text": line} for row in whole if "\n" in row["text"] for line in row["text"].split("\n")]
    told = [*((row, 1.0) for row in (*whole, *cards(whole))), *((row, OF_A_ROW) for row in apart)]
    with ProcessPoolExecutor() as pool:
        return list(chain.from_iterable(pool.map(of_row, told, chunksize=AT_ONCE)))


def cards(whole: Iterable[Row]) -> Iterator[Row]:
    """Lay announcements out as in the cells of a table or the lines of a card, a day, a title and a town."""
    named = [row for row in whole if row["city"] and row.get("title")][::EACH]
    for row, (card, day) in zip(named, cycle(product(CARDS, DAYS)), strict=False):
        yield row | {"text": card.format(day=day, title=row["title"], city=row["city"])}


def of_row(told: tuple[Row, float]) -> list[Lesson]:
    """Give the signs of each town of a text, and whether it is the one."""
    row, share = told
    signs = TownSigns(fold_place(with_capitals(compose(row["text"]))))
    found = ((signs.of(rank), is_same(town.name, row["city"])) for rank, town in enumerate(signs.towns))
    return [Lesson(told, there, share) for told, there in found if not told & NEVER]


def is_same(name: str, city: str | None) -> bool:
    """Tell whether both name one town: « Lons » is Lons-le-Saunier."""
    one, other = sorted((f"{slug(name)}-", f"{slug(city or '')}-"), key=len)
    return city is not None and other.startswith(one)


def fit(told: list[Lesson]) -> list[Any]:
    """Learn trees whose sum is the logarithm of the odds that the event takes place there."""
    names = vocabulary((one.signs for one in told), FEWEST)
    signs = matrix((one.signs for one in told), names)
    there, shares = np.array([one.there for one in told]), np.array([one.share for one in told])
    models = [classifier(seed).fit(signs, there, sample_weight=shares) for seed in SEEDS]
    return trees_of([model.booster_.dump_model() for model in models], names)


def classifier(seed: int) -> lightgbm.LGBMClassifier:
    """Give what learns trees, each on some of the towns and signs."""
    return lightgbm.LGBMClassifier(
        n_estimators=250,
        learning_rate=0.06,
        num_leaves=31,
        min_child_samples=15,
        colsample_bytree=0.3,
        random_state=seed,
        **DRAWN,
    )


if __name__ == "__main__":
    told = lessons()
    path = Path(choice.__file__).with_name(choice.WEIGHTS)
    path.write_text(written(fit(told)), "utf-8")
    print(f"{len(told)} towns named, {sum(one.there for one in told)} of them the place: {path.name}")
