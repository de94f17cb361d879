"""Choosing the title among the stretches of an announcement's rows."""

from __future__ import annotations

import json
from datetime import date

import pytest

from collectors.french.blocks import Block
from collectors.french.events import block_of, read_event
from collectors.french.title_choice import choice, heaviest
from collectors.french.title_choice.pieces import kind_of
from collectors.french.title_choice.signs import Signs
from collectors.french.title_choice.spans import Span, found, joined, spans, words_of

TODAY = date(2027, 1, 10)


def block(text: str) -> Block:
    return block_of(text, today=TODAY, published=TODAY)


def stretches(text: str) -> set[str]:
    return {span.text for words in words_of(block(text).rows) for span in spans(words)}


def signs_of(text: str, stretch: str, told: str | None = None) -> set[str]:
    one = block(text)
    words = words_of(one.rows)
    every = [span for row in words for span in spans(row)] + list(joined(words))
    return Signs(one, words, told).of(next(span for span in every if span.text == stretch))


def weighing(monkeypatch: pytest.MonkeyPatch, *trees: choice.Tree) -> None:
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


def test_two_rows_without_a_day_are_one_stretch_too() -> None:
    told = joined(words_of(block("COMMISSION RÉGIONALE\n« Soins et précarité »\n4 mars 2027\nLure").rows))
    assert [span.text for span in told] == ["COMMISSION RÉGIONALE « Soins et précarité »"]


@pytest.mark.parametrize(
    ("title", "expected"),
    [("Bal des aidants", "BAL DES AIDANTS"), ("Mini-Pouces", "Mini-Pouces"), ("Bal du club", None)],
)
def test_a_title_is_found_again_where_it_was_cut_from(title: str, expected: str | None) -> None:
    words = words_of(block("Bonjour\nBAL DES AIDANTS, 4 mars 2027\navec les Mini-Pouces du club").rows)
    span = found(title, words)
    assert (span.text if span else None) == expected


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


def test_signs_hold_a_stretch_against_the_title_that_rules_tell() -> None:
    text = "Bal des aidants, salle des fêtes de Lure\n4 mars 2027"
    told = "Bal des aidants, salle des fêtes de Lure"
    assert "rules same" in signs_of(text, told, told)
    assert {"rules same start shorter", "cuts , minor"} <= signs_of(text, "Bal des aidants", told)
    assert "rules none" in signs_of(text, told)


def test_the_heaviest_stretch_is_chosen(monkeypatch: pytest.MonkeyPatch) -> None:
    weighing(monkeypatch, ("words 3", 0.0, ("gathering first", 0.0, 2.0)), ("quoted", 0.5, -1.0))
    best = heaviest(block("Un bal des aidants à Lure le 4 mars 2027"), None)
    assert best == ("bal des aidants", 2.5)


@pytest.mark.parametrize(("weight", "chosen"), [(0.4, "Bal des aidants à Lure"), (0.6, "Bal des aidants")])
def test_rules_decide_between_stretches_of_about_the_same_weight(
    monkeypatch: pytest.MonkeyPatch, weight: float, chosen: str
) -> None:
    weighing(monkeypatch, ("words 3", 0.0, ("gathering first", 0.0, weight)))
    best = heaviest(block("Bal des aidants à Lure\n4 mars 2027"), "Bal des aidants à Lure")
    assert best
    assert best.text == chosen


@pytest.mark.parametrize(("weight", "chosen"), [(1.9, "Bal des aidants"), (2.1, "Lure")])
def test_more_must_speak_for_what_rules_do_not_tell_at_all(
    monkeypatch: pytest.MonkeyPatch, weight: float, chosen: str
) -> None:
    weighing(monkeypatch, ("row detail start end", 0.0, weight))
    best = heaviest(block("Bal des aidants\nLure\n4 mars 2027"), "Bal des aidants")
    assert best
    assert best.text == chosen


def test_an_announcement_without_words_has_no_title() -> None:
    assert heaviest(block("…\n—"), None) is None


def test_the_learned_weights_hold_trees_whose_signs_are_all_known() -> None:
    trees = choice._trees()
    assert len(trees) > choice._ROUGHLY
    assert all(isinstance(tree, tuple) and isinstance(tree[0], str) for tree in trees)


def test_learned_trees_are_read_as_they_were_written() -> None:
    fit_titles = pytest.importorskip("benchmarks.fit_titles", reason="learning needs the bench dependencies")
    learned = fit_titles.numbered([["verb", 0.5, ["call", -1.0, 2.0]]])
    read = json.loads(fit_titles.written(learned))
    assert [choice._tree(tree, read["signs"]) for tree in read["trees"]] == [
        ("verb", 0.5, ("call", -1.0, 2.0))
    ]


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
    assert heaviest(block("\n".join(rows)), "Bal 3")
    assert len(weighed) == 40
    assert weighed[-1] == "bal 3"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Bal folk du club avec le trio Lilas, entrée 8 €, samedi 6 mars 2027 à 20h30", "Bal folk du club"),
        (
            "L’amicale présente, en partenariat avec la mairie de Lure, la Fête des lampions dans la cour de "
            "l’école le 12 juin 2027.",
            "Fête des lampions",
        ),
    ],
)
def test_what_rules_leave_around_a_name_is_cut_off(text: str, expected: str) -> None:
    event = read_event(text, today=TODAY, published=TODAY)
    assert event
    assert (event.title, "title" in event.inferred) == (expected, False)


UNTOLD = "Musiciens de tous âges, le Bœuf du lac vous attend au café de Lure le 15 mars 2027 dès 20h30."


def test_a_title_that_no_rule_tells_is_inferred() -> None:
    event = read_event(UNTOLD, today=TODAY, published=TODAY)
    assert event
    assert (event.title, "title" in event.inferred) == ("Bœuf du lac", True)


@pytest.mark.parametrize(("weight", "told"), [(0.4, False), (0.6, True)])
def test_a_title_that_no_rule_tells_needs_weight(
    monkeypatch: pytest.MonkeyPatch, weight: float, told: bool
) -> None:
    weighing(monkeypatch, ("first name", 0.0, weight))
    assert (read_event(UNTOLD, today=TODAY, published=TODAY) is not None) == told
