"""Filters that live in the page's address, under stable identifiers.

The address alone holds the state: each run reads it, gives the widgets their value, and a widget that is
changed writes it back. Streamlit's own `bind` would put displayed labels into addresses, and forget
without a word a value that no longer exists.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Literal
from urllib.parse import urlencode

import streamlit as st

from dashboards.parts.html import tag
from dashboards.parts.words import NBSP, number, quoted
from db.merging import TRACKING

PAGE = "page"
SHOWN, LEFT = "page-montrée", "filtres-laissés"
LIVE = "400ms"
"""How long one stops typing before the answer comes."""

LONGEST_TEXT = 200


class Filters:
    """The filters of one page. Create one per run, draw the widgets with it, then call `notice`."""

    def __init__(self) -> None:
        self._unknown: list[tuple[str, str]] = []

    def text(self, key: str, label: str, *, placeholder: str = "", width: int = 346) -> str:
        """Draw a text field, which answers as one types, and give what it holds, trimmed."""
        value = st.query_params.get(key, "").strip()[:LONGEST_TEXT]
        if str(st.session_state.get(_name(key), "")).strip() != value:  # a space may be typed before a word
            _give(key, value)
        st.text_input(
            label,
            key=_name(key),
            placeholder=placeholder,
            icon=":material/search:",
            width=width,
            live=LIVE,
            on_change=_write,
            args=(key,),
        )
        return value

    def one(
        self,
        key: str,
        label: str,
        options: Mapping[str, str],
        *,
        every: str,
        width: int | Literal["stretch"] = 165,
    ) -> str | None:
        """Draw a list to choose one from, and give the chosen identifier, `None` for all.

        `options` gives each identifier its label; `every` is the label of all (« Toutes »).
        """
        value = next(iter(self._known(key, options, every.lower(), label)), "")
        _give(key, value)
        labels = {"": every, **options}
        identifiers: list[str] = list(labels)
        st.selectbox(
            label,
            identifiers,
            format_func=lambda option: labels.get(option, option),
            key=_name(key),
            width=width,
            on_change=_write,
            args=(key,),
        )
        return value or None

    def many(
        self,
        key: str,
        label: str,
        options: Mapping[str, str],
        *,
        every: str,
        counts: Mapping[str, int] | None = None,
    ) -> tuple[str, ...]:
        """Draw pills to choose several from, and give the chosen identifiers; none stands for all.

        `counts` is what each choice would give. Nothing is drawn when there is nothing to choose from.
        """
        values = self._known(key, options, every, label)
        if not options:
            return ()
        _give(key, values)
        st.pills(
            label,
            list(options),
            format_func=_counted(options, counts),
            selection_mode="multi",
            wrap=True,
            key=_name(key),
            on_change=_write,
            args=(key,),
        )
        return tuple(values)

    def several(
        self,
        key: str,
        label: str,
        options: Mapping[str, str],
        *,
        every: str,
        counts: Mapping[str, int] | None = None,
        width: int | Literal["stretch"] = "stretch",
    ) -> tuple[str, ...]:
        """Draw a list to choose several from, and give the chosen identifiers; none stands for all.

        `every` is the label of all (« Toutes »), `counts` what each choice would give.
        """
        values = self._known(key, options, every.lower(), label)
        st.session_state[_name(key)] = values  # given anew, as the labels change with the counts
        st.multiselect(
            label,
            list(options),
            format_func=_counted(options, counts),
            placeholder=every,
            key=_name(key),
            select_all=False,
            width=width,
            on_change=_write,
            args=(key,),
        )
        return tuple(values)

    def among(
        self,
        key: str,
        label: str,
        options: Mapping[str, str],
        *,
        counts: Mapping[str, int] | None = None,
        default: str | None = None,
        replaces: Sequence[str] = (),
        width: int = 165,
    ) -> str:
        """Draw a list where one is always chosen, `default` or else the first, and give the choice.

        A change takes the filters that it `replaces` out of the address.
        """
        default = default or next(iter(options))
        value = next(iter(self._known(key, options, options[default].lower(), label)), default)
        st.session_state[_name(key)] = value  # given anew, as the labels change with the counts
        st.selectbox(
            label,
            list(options),
            format_func=_counted(options, counts),
            key=_name(key),
            width=width,
            on_change=_write,
            args=(key, default, tuple(replaces)),
        )
        return value

    def switch(self, key: str, label: str, options: Mapping[str, str]) -> str:
        """Draw a switch between views and give the one in force; the first is the default."""
        default = next(iter(options))
        value = next(iter(self._known(key, options, options[default].lower(), label)), default)
        _give(key, value)
        st.segmented_control(
            label,
            list(options),
            format_func=lambda option: options.get(option, option),
            key=_name(key),
            required=True,
            label_visibility="collapsed",
            on_change=_write,
            args=(key, default),
        )
        return value

    def each(
        self, labels: Mapping[str, str], options: Mapping[str, str], defaults: Sequence[str]
    ) -> list[str]:
        """Draw one list for each key of `labels`, where something is always chosen, and give the choices.

        A change writes all of them into the address: it still opens on the same view when the defaults move.
        """
        chosen = []
        for (key, label), default in zip(labels.items(), defaults, strict=True):
            chosen.append(next(iter(self._known(key, options, options[default], label)), default))
            _give(key, chosen[-1])
            st.selectbox(
                label,
                list(options),
                format_func=lambda option: options.get(option, option),
                key=_name(key),
                on_change=_write_all,
                args=(tuple(labels),),
            )
        return chosen

    def value(self, key: str, options: Mapping[str, str], *, every: str) -> str | None:
        """Give a filter that links of the page set and that has no widget."""
        return next(iter(self._known(key, options, every)), None)

    def page(self, pages: int) -> int:
        """Give the page in force, from 1 to `pages`, and say when the address asks for one that is not there.

        Draw it with `pagination` under the list.
        """
        wanted = st.query_params.get(PAGE, "1")
        if wanted in map(str, range(1, pages + 1)):
            return int(wanted)
        _say(f"La liste n’a pas de page {quoted(wanted[:60])}. Voici la première.")
        return 1

    def pagination(self, page: int, pages: int) -> None:
        """Draw the page numbers, when there is more than one page."""
        if pages > 1:
            _give(PAGE, page)
            st.pagination(pages, key=_name(PAGE), on_change=_write, args=(PAGE, 1))

    def notice(self, known: Collection[str] = ()) -> None:
        """Say which values of filters no longer exist, and what is shown instead.

        Where the page tells all its `known` parameters, say also which ones of the address it does not have.
        """
        for value, shown in self._unknown:
            _say(f"Le filtre {quoted(value)} n’existe plus. {shown}.")
        for key in st.query_params if known else ():
            if key not in known and not key.startswith(TRACKING):
                _say(f"Filtre inconnu, laissé de côté{NBSP}: {quoted(key[:60])}.")

    def _known(self, key: str, options: Mapping[str, str], every: str, label: str = "") -> list[str]:
        asked = list(dict.fromkeys(value for value in st.query_params.get_all(key) if value))
        known = [value for value in asked if value in options]
        view = f"Pour {quoted(label)}, la vue montre" if label else "La vue montre"
        shown = f"{view}{NBSP}: {', '.join(options[value] for value in known) or every}"
        self._unknown += [(value[:60], shown) for value in asked if value not in options]
        return known


def address(path: str, **changes: str | None) -> str:
    """Give the address of a page with the filters in force, some changed, or taken out with `None`."""
    kept = [
        (key, value)
        for key in st.query_params
        if key not in changes and key != PAGE
        for value in st.query_params.get_all(key)
    ]
    return f"{path}?{urlencode([*kept, *((key, value) for key, value in changes.items() if value)])}"


def clear(*keys: str) -> None:
    """Take these filters out of the address."""
    for key in (*keys, PAGE):
        st.query_params.pop(key, None)


def put(key: str, value: str, *, instead_of: Sequence[str] = ()) -> None:
    """Put a filter into the address, in the place of others."""
    clear(*instead_of)
    st.query_params[key] = value


def asked() -> dict[str, list[str]]:
    """Give the parameters of the address, all their values in order."""
    return {key: st.query_params.get_all(key) for key in st.query_params}


def remember(page: str) -> None:
    """Give a page the filters that it was left with, when its reader comes back by the menu or by « Back ».

    Streamlit forgets them when another page is opened. Call it once a run, before the page is drawn.
    """
    left: dict[str, dict[str, list[str]]] = st.session_state.setdefault(LEFT, {})
    if st.session_state.get(SHOWN, page) != page and not st.query_params:
        st.query_params.from_dict(left.get(page, {}))
    st.session_state[SHOWN] = page
    left[page] = asked()


def _say(text: str) -> None:
    st.html(tag("p", text, class_="ml-notice", role="status"))


def _name(key: str) -> str:
    return f"filtre-{key}"


def _give(key: str, value: str | int | Sequence[str]) -> None:
    if st.session_state.get(_name(key)) != value:
        st.session_state[_name(key)] = value


def _counted(options: Mapping[str, str], counts: Mapping[str, int] | None) -> Callable[[str], str]:
    """Give what writes an option: its label, and what it would give where that is counted."""

    def written(option: str) -> str:
        label = options.get(option, option)
        return label if counts is None else f"{label}{NBSP}({number(counts.get(option, 0))})"

    return written


def _write(key: str, default: str | int = "", replaced: Sequence[str] = ()) -> None:
    """Put a widget's new value into the address; another filter means another list, so back to page 1."""
    value = st.session_state[_name(key)]
    value = value.strip() if isinstance(value, str) else value
    if key != PAGE:
        clear(PAGE, *replaced)
    if not value or value == default:
        st.query_params.pop(key, None)
    else:
        st.query_params[key] = value if isinstance(value, list) else str(value)


def _write_all(keys: Sequence[str]) -> None:
    for key in keys:
        _write(key)
