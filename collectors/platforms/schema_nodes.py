"""What a page says in schema.org's words, as JSON-LD or as microdata, in one form. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urljoin

from bs4 import Tag

from collectors.platforms.markup import text_of

ADDRESSES = {"a": "href", "area": "href", "link": "href", "img": "src", "iframe": "src", "object": "data"}
MOST_NODES = 20_000


@dataclass
class Node:
    """One thing: its types without their prefix, and the values of each property, texts or other things."""

    types: tuple[str, ...] = ()
    values: dict[str, list[str | Node]] = field(default_factory=dict)

    def texts(self, name: str) -> list[str]:
        """Give the texts of a property; a thing stands for itself by its name."""
        found = (one if isinstance(one, str) else one.name for one in self.values.get(name, []))
        return [text for text in found if text.strip()]

    @property
    def name(self) -> str:
        """Give the first name written out; empty without."""
        return next((one for one in self.values.get("name", []) if isinstance(one, str)), "")

    def text(self, *names: str) -> str:
        """Give the first text of the first of these properties that has any; empty without."""
        return next((text for name in names for text in self.texts(name)), "")

    def nodes(self, *names: str) -> list[Node]:
        """Give the things that these properties hold."""
        return [one for name in names for one in self.values.get(name, []) if isinstance(one, Node)]


def json_nodes(documents: tuple[Any, ...]) -> list[Node]:
    """Give every thing of these JSON-LD documents, the outer ones first, at any depth."""
    nodes: list[Node] = []
    waiting: list[tuple[Any, list[str | Node]]] = [(document, []) for document in reversed(documents)]
    while waiting and len(nodes) < MOST_NODES:
        value, place = waiting.pop()
        if isinstance(value, list):
            waiting += [(one, place) for one in reversed(value)]
        elif isinstance(value, Mapping):
            node = Node(_types(value.get("@type")))
            nodes.append(node)
            place.append(node)
            waiting += reversed([(one, _place(node, str(key))) for key, one in value.items()])
        elif isinstance(value, str | int | float) and not isinstance(value, bool):
            place.append(str(value))
    _resolve(nodes)
    return nodes


def _place(node: Node, key: str) -> list[str | Node]:
    return node.values.setdefault(key.removeprefix("schema:"), [])


def _resolve(nodes: list[Node]) -> None:
    """Put the thing itself in place of each `{"@id": …}` that only names it."""
    named = {node.text("@id"): node for node in nodes if not _is_name(node)}
    for node in nodes:
        for values in node.values.values():
            values[:] = [_thing(one, named) for one in values]


def _is_name(node: Node) -> bool:
    return set(node.values) <= {"@id", "@type"}


def _thing(value: str | Node, named: dict[str, Node]) -> str | Node:
    return named.get(value.text("@id"), value) if isinstance(value, Node) and _is_name(value) else value


def _types(value: Any) -> tuple[str, ...]:
    """Give type names: `https://schema.org/Event` and `schema:Event` are `Event`."""
    named = value if isinstance(value, list) else [value]
    return tuple(one.rpartition("/")[2].rpartition(":")[2] for one in named if isinstance(one, str))


def microdata_nodes(soup: Tag, url: str) -> list[Node]:
    """Give every thing that the markup of a page read at `url` describes, in its order."""
    things = {
        id(tag): Node(_types(str(tag.get("itemtype") or "").split())) for tag in soup.select("[itemscope]")
    }
    for tag in soup.select("[itemprop]") if things else []:
        owner = tag.find_parent(itemscope=True)
        if owner is not None and id(owner) in things:
            value = things.get(id(tag)) or _value(tag, url)
            for name in str(tag["itemprop"]).split():
                things[id(owner)].values.setdefault(name, []).append(value)
    return list(things.values())


def _value(tag: Tag, url: str) -> str:
    """Give the value that a tag holds for machines, else its text."""
    if tag.get("content") is not None:
        return str(tag["content"])
    if tag.name in ADDRESSES and tag.get(ADDRESSES[tag.name]):
        return _joined(url, str(tag[ADDRESSES[tag.name]]))
    return str(tag.get("datetime") or "") or text_of(tag)


def _joined(url: str, link: str) -> str:
    try:
        return urljoin(url, link.strip())
    except ValueError:
        return ""
