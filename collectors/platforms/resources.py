"""What every platform says of resources alike: their kind by their title, and which of them are one. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable

from collectors.platforms.facts import is_call
from db.model import Resource, ResourceFile
from db.vocabulary import ResourceKind

KINDS = {
    ResourceKind.REFERENTIEL: re.compile(r"\b(?:r[ée]f[ée]rentiels?|recommandations?)\b", re.IGNORECASE),
    ResourceKind.FICHE: re.compile(r"\bfiches?\b", re.IGNORECASE),
    ResourceKind.GUIDE: re.compile(r"\b(?:guides?|livrets?|carnets?)\b", re.IGNORECASE),
    ResourceKind.ANNUAIRE: re.compile(r"\b(?:annuaires?|r[ée]pertoires?)\b", re.IGNORECASE),
    ResourceKind.LETTRE: re.compile(r"\b(?:lettres?|newsletters?|bulletins?)\b", re.IGNORECASE),
    ResourceKind.OUTIL: re.compile(r"\b(?:outils?|dossiers?|formulaires?|grilles?|kits?)\b", re.IGNORECASE),
}
ANNOUNCING = re.compile(
    r"^\s*\[?\s*(?:[àa] (?:lire|d[ée]couvrir|t[ée]l[ée]charger)\s*\]?\s*[:–-]?|nouveau(?:t[ée]s?)?\s*\]?\s*[:–-])\s+",
    re.IGNORECASE,
)


def named_kind(title: str) -> ResourceKind | None:
    """Give the kind that a title names first; `None` when it names none."""
    if is_call(title):
        return ResourceKind.APPEL
    found = [(match.start(), kind) for kind, words in KINDS.items() if (match := words.search(title))]
    return min(found)[1] if found else None


def resource_kind(title: str, *, has_files: bool) -> ResourceKind:
    """Give the kind that a title names, else what can be seen of the page."""
    return named_kind(title) or (ResourceKind.DOCUMENT if has_files else ResourceKind.PAGE)


def one_of_each(resources: Iterable[Resource]) -> list[Resource]:
    """Give each resource once: pages that offer the same files are one, the plainest title stays.

    A news item such as « À lire : … » only announces the page that it repeats.
    """
    kept: dict[object, Resource] = {}
    for resource in resources:
        key = frozenset(file.url for file in resource.files) or resource.url or resource.title
        known = kept.get(key)
        if known is None or _is_plainer(resource, known):
            kept[key] = resource
    return list(kept.values())


def with_sizes(resources: Iterable[Resource], files: Iterable[ResourceFile]) -> list[Resource]:
    """Give the resources with the sizes that a library of files tells, rather than those written beside links."""
    sizes = {file.url: file.size for file in files if file.size is not None}
    return [
        resource.model_copy(
            update={
                "files": tuple(
                    file.model_copy(update={"size": sizes.get(file.url, file.size)})
                    for file in resource.files
                )
            }
        )
        for resource in resources
    ]


def _is_plainer(resource: Resource, known: Resource) -> bool:
    return bool(ANNOUNCING.match(known.title)) and not ANNOUNCING.match(resource.title)
