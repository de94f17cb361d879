"""The items: what parsers give, the store keeps and the dashboards show.

All are immutable. What is unknown is `None` or empty, never a guess; what was deduced is named in
`inferred`; the words of the source are kept beside what was made of them.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from datetime import date, datetime
from typing import Annotated, Any
from zoneinfo import ZoneInfo

from pydantic import AfterValidator, AwareDatetime, BaseModel, BeforeValidator, ConfigDict, Field

from db.vocabulary import (
    ActionStatus,
    Care,
    DocumentFamily,
    EventKind,
    EventStatus,
    Health,
    Mission,
    Mode,
    Origin,
    Profession,
    RadarAxis,
    ResourceKind,
    SourceKind,
    Stage,
    Theme,
)

PARIS = ZoneInfo("Europe/Paris")


_ASCII = str.maketrans(
    {"œ": "oe", "Œ": "OE", "æ": "ae", "Æ": "AE"} | dict.fromkeys("’‘ʼ", "'") | dict.fromkeys("‐‑–—", "-")
)


def slug(text: str) -> str:
    """Give lower-case ASCII words joined by dashes: « Cœur de Garonne » -> `coeur-de-garonne`."""
    ascii_text = unicodedata.normalize("NFKD", text.translate(_ASCII)).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", ascii_text.lower()).strip("-")


def territory_id(name: str) -> str:
    """Give the stable id of a CPTS from any spelling of its name.

    « CPTS du Bassin Vésulien », « Bassin Vésulien » and « LA CPTS BASSIN VESULIEN » give `bassin-vesulien`.
    """
    words = slug(name.replace("communauté professionnelle territoriale de santé", "cpts")).split("-")
    if "cpts" in words[:2]:
        words = words[words.index("cpts") + 1 :]
    while words and words[0] in {"de", "du", "des", "d", "la", "le", "les", "l"}:
        words = words[1:]
    return "-".join(words)


def short_hash(*parts: str) -> str:
    """Give 12 hexadecimal digits that stand for these texts, the same on every machine."""
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:12]


def _check_partial(text: str) -> str:
    date.fromisoformat(text + "-01-01"[len(text) - 4 :] if len(text) < 10 else text)
    return text


PartialDate = Annotated[str, Field(pattern=r"^\d{4}(-\d{2}(-\d{2})?)?$"), AfterValidator(_check_partial)]
"""A date known to the year, month or day: `2023`, `2023-05` or `2023-05-04`."""


def _parse_moment(value: Any) -> Any:
    """Read stored text by its length: pydantic alone would take midnight for a date."""
    if isinstance(value, str):
        return date.fromisoformat(value) if len(value) == 10 else datetime.fromisoformat(value)
    return value


Moment = Annotated[AwareDatetime | date, BeforeValidator(_parse_moment)]
"""A day (`date`), or an aware `datetime` in Europe/Paris unless the page says otherwise."""


class Item(BaseModel):
    """What all items share: immutable, no unknown field."""

    model_config = ConfigDict(frozen=True, extra="forbid", ser_json_inf_nan="null")


class Occurrence(Item):
    """One sitting of an event.

    `all_day` is true when `start` and `end` are days, `end` being the last one; otherwise they are aware
    datetimes. `end` is `None` when it is not said. A deadline has its day as `end` and no `start`.
    """

    start: Moment | None
    end: Moment | None = None
    all_day: bool


class Event(Item):
    """One announced gathering, as one source tells it.

    `uid` is the publishing platform's own identifier; `department` is a department's code (« 70 »);
    `place` says where in a document it stands (« p. 3 », « l. 120 »);
    `inferred` names the fields that were deduced (`year`, `mode`, `city`…); `all_day` stands in it when no
    hour was found, as against a whole day that the page announces. `evidence` keeps, by field, the words
    that decided a value. `former` holds the sittings of what is postponed while no new day is told.
    """

    title: str = Field(min_length=1)
    uid: str | None = None
    kind: EventKind | None = None
    status: EventStatus = EventStatus.ANNOUNCED
    mode: Mode | None = None
    occurrences: tuple[Occurrence, ...] = ()
    former: tuple[Occurrence, ...] = ()
    venue: str | None = None
    city: str | None = None
    insee: str | None = None
    department: str | None = None
    region: str | None = None
    audience: tuple[Profession, ...] = ()
    themes: tuple[Theme, ...] = ()
    organizer: str | None = None
    partners: tuple[str, ...] = ()
    url: str | None = None
    registration_url: str | None = None
    registration_deadline: date | None = None
    description: str | None = None
    dates_raw: str | None = None
    place: str | None = None
    inferred: tuple[str, ...] = ()
    evidence: dict[str, str] = Field(default_factory=dict)

    @property
    def is_put_off(self) -> bool:
        """Tell what is postponed to a day not told yet."""
        return bool(self.former) and not self.occurrences

    @property
    def listed(self) -> tuple[Occurrence, ...]:
        """Give the sittings under whose days it is looked for: the former ones as long as no other is told."""
        return self.occurrences or self.former


class KeyFigure(Item):
    """A published figure: `value`, or `low` and `high` for a range, with its label and the words used."""

    label: str
    value: float | None = None
    low: float | None = None
    high: float | None = None
    unit: str | None = None
    period: str | None = None
    stated_as: str


class ResourceFile(Item):
    """A file to download: its address, type (`pdf`) and size in bytes."""

    url: str
    type: str | None = None
    size: int | None = None


class Resource(Item):
    """Something to read or use: a guide, a directory, a key figure, a call for applications…

    `place` says where in the document it stands (« p. 3 », « l. 120 »).
    """

    title: str = Field(min_length=1)
    kind: ResourceKind
    url: str | None = None
    published: PartialDate | None = None
    description: str | None = None
    figure: KeyFigure | None = None
    files: tuple[ResourceFile, ...] = ()
    themes: tuple[Theme, ...] = ()
    place: str | None = None


class Territory(Item):
    """A CPTS, as one document or site tells it; `as_of` dates the figures."""

    id: str = Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")
    name: str
    kind: SourceKind = SourceKind.CPTS
    region: str | None = None
    department: str | None = None
    communes: int | None = Field(default=None, ge=0)
    population: int | None = Field(default=None, ge=0)
    size_class: int | None = Field(default=None, ge=1, le=4)
    aci_signed: PartialDate | None = None
    stage: Stage | None = None
    website: str | None = None
    contact: str | None = None
    as_of: PartialDate | None = None
    place: str | None = None


class StatusObservation(Item):
    """What one section of a document says of an action.

    `inferred` is true when the cell is empty and its value was taken from the merged cell above.
    """

    status: ActionStatus | None
    stated_as: str
    section: str
    origin: Origin
    title: str
    place: str | None = None
    inferred: bool = False


class Action(Item):
    """An action of a CPTS's project, with every status its document gives.

    `sheet` is the number of the fiche action and `number` the rank of the sub-action in it, `None` where the
    document numbers neither. `status`, `title` and `origin` are those of the most detailed section.
    """

    territory: str
    mission: Mission
    sheet: int | None = None
    sheet_title: str | None = None
    number: int | None = None
    title: str
    origin: Origin = Origin.INITIAL
    planning_raw: str | None = None
    start: PartialDate | None = None
    end: PartialDate | None = None
    status: ActionStatus | None = None
    statuses: tuple[StatusObservation, ...] = ()

    @property
    def id(self) -> str:
        """Give the stable id: territory, mission, then sheet and rank, or « n » for a new action."""
        series = f"f{self.sheet}" if self.sheet is not None and self.origin is Origin.INITIAL else "n"
        series = "i" if series == "n" and self.origin is Origin.INITIAL else series
        return f"{self.territory}-{self.mission}-{series}-{self.number or 0}"

    @property
    def disagreement(self) -> bool:
        """Tell whether two sections give it two statuses."""
        return len({seen.status for seen in self.statuses if seen.status is not None}) > 1


class MissionCount(Item):
    """Actions « réalisées ou en cours » out of those of the initial project, and the new ones."""

    done: int
    planned: int
    new: int = 0


class MissionTotal(Item):
    """The total that a review declares for a mission, in its own words; `remark` tells what is odd in it."""

    territory: str
    mission: Mission
    declared: MissionCount
    stated_as: str
    place: str | None = None
    remark: str | None = None


class MissionPage(Item):
    """A page of a CPTS's site that seems to speak of one of its missions: a proposal, never counted as an action.

    `words` are those of the page that decided it.
    """

    mission: Mission
    title: str = Field(min_length=1)
    url: str
    words: str
    published: PartialDate | None = None


class PathwayStep(Item):
    """One of the four steps of a pathway, `n` from 1 to 4, with the document's label and text."""

    n: int = Field(ge=1, le=4)
    label: str
    text: str


class CareMention(Item):
    """A supportive care of INCa's basket that a pathway mentions, with the words that mention it."""

    care: Care
    stated_as: str


class Pathway(Item):
    """How a territory organises cancer care; a radar axis without a number is `None`."""

    territory: str
    title: str
    cancers: tuple[str, ...] = ()
    origin: tuple[str, ...] = ()
    funding: tuple[str, ...] = ()
    partners: tuple[str, ...] = ()
    key_figures: tuple[KeyFigure, ...] = ()
    steps: tuple[PathwayStep, ...] = ()
    tools: tuple[str, ...] = ()
    barriers: tuple[str, ...] = ()
    levers: tuple[str, ...] = ()
    perspectives: tuple[str, ...] = ()
    care: tuple[CareMention, ...] = ()
    radar: dict[RadarAxis, int | None] = Field(default_factory=lambda: dict.fromkeys(RadarAxis))
    place: str | None = None


class Document(Item):
    """A document that was read. `url` is where it was published, when that is known."""

    id: str = Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")
    family: DocumentFamily
    title: str
    publisher: str | None = None
    region: str | None = None
    url: str | None = None
    published: PartialDate | None = None
    file_name: str | None = None
    sha256: str | None = None


class Remark(Item):
    """Something that was not understood, or does not add up, and where it stands."""

    text: str
    place: str | None = None


class Reading(Item):
    """All that one document says."""

    document: Document
    events: tuple[Event, ...] = ()
    resources: tuple[Resource, ...] = ()
    territories: tuple[Territory, ...] = ()
    actions: tuple[Action, ...] = ()
    totals: tuple[MissionTotal, ...] = ()
    pathways: tuple[Pathway, ...] = ()
    remarks: tuple[Remark, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Tell whether the document says nothing that is kept."""
        return not (
            self.events or self.resources or self.territories or self.actions or self.totals or self.pathways
        )


class Source(Item):
    """A site that is collected, as the dashboards need to know it."""

    id: str
    name: str
    kind: SourceKind
    region: str | None = None
    homepage: str


class Harvest(Item):
    """All that one run over a source found.

    `complete` is true when every list was read to its end: only then may an absence mean something.
    """

    events: tuple[Event, ...] = ()
    resources: tuple[Resource, ...] = ()
    pages: tuple[MissionPage, ...] = ()
    remarks: tuple[Remark, ...] = ()
    complete: bool = True


class Run(Item):
    """One run over one source: when, how it went in a sentence, and the counters behind the sentence.

    `complete` is that of its harvest. `failures` counts the pages that could not be had, `silent` those that
    came and were not understood; `page` is the address of the one at fault, when the run went wrong.
    """

    source: str
    started: AwareDatetime
    finished: AwareDatetime
    health: Health
    sentence: str
    requests: int = 0
    unchanged_pages: int = 0
    events: int = 0
    resources: int = 0
    new: int = 0
    changed: int = 0
    complete: bool = False
    failures: int = 0
    silent: int = 0
    remarks: tuple[Remark, ...] = ()
    page: str | None = None


class Finding(Item):
    """What was found of a site whose entry leaves it open: its platform, and the addresses of its lists."""

    source: str
    platform: str
    agenda: tuple[str, ...] = ()
    resources: tuple[str, ...] = ()
    found_at: AwareDatetime
