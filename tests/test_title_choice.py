"""Choosing the title among the stretches of an announcement's rows."""

from __future__ import annotations

from datetime import date

import pytest

from collectors.french.blocks import Block
from collectors.french.events import block_of, read_event
from collectors.french.title_choice import choice, heaviest
from collectors.french.title_choice.pieces import kind_of
from collectors.french.title_choice.signs import Signs
from collectors.french.title_choice.spans import Span, joined, spans, words_of
from collectors.french.weighing import Tree

TODAY = date(2027, 1, 10)


def block(text: str) -> Block:
    return block_of(text, today=TODAY, published=TODAY)


def stretches(text: str) -> set[str]:
    return {span.text for words in words_of(block(text).rows) for span in spans(words)}


def signs_of(text: str, stretch: str) -> set[str]:
    one = block(text)
    words = words_of(one.rows)
    every = [span for row in words for span in spans(row)] + list(joined(words, one.title))
    return Signs(one, words).of(next(span for span in every if span.text == stretch))


def weighing(monkeypatch: pytest.MonkeyPatch, *trees: Tree) -> None:
    monkeypatch.setattr(choice, "_trees", lambda: trees)


def test_stretches_begin_and_end_where_a_name_may() -> None:
    found = stretches("Le club organise un bal des aidants à Lure le 4 mars 2027.")
    assert {"bal", "bal des aidants", "bal des aidants à Lure", "club"} <= found
    assert not {"bal des", "organise un", "aidants à"} & found
    assert not any("4 mars" in one or "¤" in one for one in found)


def test_no_stretch_cuts_a_quote_or_what_stands_between_brackets() -> None:
    found = stretches("Atelier « Dormir, enfin » (salle B, étage 2) le 4 mars 2027")
    assert "Atelier « Dormir, enfin »" in found
    assert not any(one.count("«") != one.count("»") or one.count("(") != one.count(")") for one in found)


def test_rows_without_a_day_are_one_stretch_too() -> None:
    one = block("COMMISSION RÉGIONALE\n« Soins et précarité »\nÀ domicile\n4 mars 2027\nLure")
    told = [span.text for span in joined(words_of(one.rows), one.rows[:3])]
    assert told == [
        "COMMISSION RÉGIONALE « Soins et précarité »",
        "« Soins et précarité » À domicile",
        "COMMISSION RÉGIONALE « Soins et précarité » À domicile",
    ]


def test_no_stretch_goes_from_one_cell_to_another() -> None:
    found = stretches("Bal des aidants\tLure\t4 mars 2027")
    assert {"Bal des aidants", "Lure"} <= found
    assert not any("\t" in one for one in found)


@pytest.mark.parametrize(
    ("piece", "kind"),
    [
        ("salle des fêtes de Lure", "minor"),
        ("de 9h à 12h", "hour"),
        ("Marie Lune, Paul Lac", "persons"),
        ("atelier mémoire", "gathering"),
        ("¤", "hour"),
        ("", "none"),
        ("Les chemins de l’eau", "name"),
        ("x" * 100, "text"),
    ],
)
def test_what_a_piece_says(piece: str, kind: str) -> None:
    assert kind_of(piece) == kind


def test_signs_tell_what_stands_around_a_stretch_and_what_is_in_it() -> None:
    text = "Le bal des aidants aura lieu le 4 mars 2027 à Lure."
    assert {"takes place", "before le", "gathering first", "first gathering", "day behind none"} <= signs_of(
        text, "bal des aidants"
    )
    assert {"ends a minor", "no gathering", "day behind 1"} <= signs_of(
        "4 mars 2027 : Lure à Lure", "Lure à Lure"
    )


@pytest.mark.parametrize(
    ("stretch", "expected"),
    [
        ("Lure", "is place"),
        ("bal des aidants à Lure", "ends on place"),
        ("bal des aidants", "goes before place"),
        ("fanfare", "follows place"),
    ],
)
def test_signs_hold_a_stretch_against_where_it_is(stretch: str, expected: str) -> None:
    assert expected in signs_of("Le bal des aidants à Lure, la fanfare, le 4 mars 2027", stretch)
    assert "no place" in signs_of("Le bal des aidants, 4 mars 2027", "bal des aidants")


def test_the_heaviest_stretch_is_chosen(monkeypatch: pytest.MonkeyPatch) -> None:
    weighing(monkeypatch, ("words 3", 0.0, ("gathering first", 0.0, 2.0)), ("quoted", 0.5, -1.0))
    best = heaviest(block("Un bal des aidants à Lure le 4 mars 2027"))
    assert best == ("bal des aidants", None, 2.0)


def test_an_announcement_without_words_has_no_title() -> None:
    assert heaviest(block("…\n—")) is None


def test_the_learned_weights_hold_trees_whose_signs_are_all_known() -> None:
    trees = choice._trees()
    assert len(trees) > choice._ROUGHLY
    assert all(isinstance(tree, tuple) and isinstance(tree[0], str) for tree in trees)


def test_a_stretch_is_as_wide_as_its_words() -> None:
    (words,) = words_of(block("Bal des aidants").rows)
    assert Span(words, 0, 1).slugs == ["bal"]
    assert Span(words, 0, 3).text == "Bal des aidants"


def test_of_a_long_text_a_bounded_number_of_stretches_is_weighed(monkeypatch: pytest.MonkeyPatch) -> None:
    weighed: list[str] = []
    monkeypatch.setattr(choice, "_MOST", 40)
    monkeypatch.setattr(Signs, "of", lambda _, span: weighed.append(span.text) or set())
    rows = [
        f"Le bal {number}, la fête du lac, le loto du club et la foire, 4 mars 2027" for number in range(20)
    ]
    assert heaviest(block("\n".join(rows)))
    assert len(weighed) == 40


def test_what_weighs_less_than_no_title_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "Un bal des aidants à Lure le 4 mars 2027"
    for nothing, told in ((1.0, "Bal des aidants"), (1.5, None)):
        weighing(monkeypatch, ("words 3", 0.0, 1.0), ("nothing", 0.0, nothing))
        event = read_event(text, today=TODAY, published=TODAY)
        assert (event.title if event else None) == told


@pytest.mark.parametrize(("weight", "inferred"), [(0.4, True), (0.6, False)])
def test_a_title_for_which_little_speaks_is_inferred(
    monkeypatch: pytest.MonkeyPatch, weight: float, inferred: bool
) -> None:
    weighing(monkeypatch, ("words 3", 0.0, weight))
    event = read_event("Un bal des aidants à Lure le 4 mars 2027", today=TODAY, published=TODAY)
    assert event
    assert (event.title, "title" in event.inferred) == ("Bal des aidants", inferred)
