"""Printed pages are read column by column, and rows of cells are still read across."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from datetime import date

import pytest
from reportlab.lib import colors
from reportlab.lib.enums import TA_JUSTIFY
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph, Table, TableStyle

from collectors.documents.manuscript import Manuscript, open_manuscript
from collectors.documents.pdf_columns import Mark, reading_order
from collectors.documents.reader import read_document
from tests.hang import BOUNDED

LEFT, MIDDLE, TOP, LEADING, SIZE = 60, 310, 700, 14, 11
PROSE = (
    "Les professionnels du territoire se retrouvent chaque mois pour parler de leurs patients, de leurs "
    "difficultés et des solutions qui marchent. Le réseau les y aide, avec une animatrice et un budget. "
    "Chacun peut proposer un sujet, et les comptes rendus sont envoyés à tous dans la semaine qui suit."
)

Draw = Callable[[Canvas], None]


def opened(*draws: Draw) -> Manuscript:
    """Give a page as it is read, each `draw` having put something on it."""
    return open_manuscript(printed(*draws), "page.pdf")


def printed(*draws: Draw) -> bytes:
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=A4)
    for draw in draws:
        draw(canvas)
    canvas.save()
    return buffer.getvalue()


def texts(manuscript: Manuscript) -> list[str]:
    return [line.text for line in manuscript.lines if line.text]


def written(
    x: float, lines: Sequence[str], top: float = TOP, *, leading: float = LEADING, size: float = SIZE
) -> Draw:
    """Draw lines below one another; one that is empty leaves its place white."""

    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", size)
        for rank, line in enumerate(lines):
            canvas.drawString(x, top - rank * leading, line)

    return draw


def ending(x: float, line: str, top: float) -> Draw:
    return written(x - stringWidth(line, "Helvetica", SIZE), [line], top)


def centred(x: float, lines: Sequence[str]) -> list[Draw]:
    return [
        written(x - stringWidth(line, "Helvetica", SIZE) / 2, [line], TOP - rank * LEADING)
        for rank, line in enumerate(lines)
    ]


def linked(url: str, x: float, top: float, width: float = 150) -> Draw:
    return lambda canvas: canvas.linkURL(url, (x, top - 3, x + width, top + 10))


def flowing(x: float, width: float, text: str = PROSE, top: float = TOP, *, alignment: int = 0) -> Draw:
    """Draw a paragraph in a column."""

    def draw(canvas: Canvas) -> None:
        style = ParagraphStyle("prose", fontSize=SIZE, leading=LEADING, alignment=alignment)
        paragraph = Paragraph(text, style)
        _, height = paragraph.wrapOn(canvas, width, 800)
        paragraph.drawOn(canvas, x, top - height)

    return draw


def ruled(x: float, top: float, rows: list[list[str]], width: float = 90) -> Draw:
    def draw(canvas: Canvas) -> None:
        table = Table(rows, colWidths=[width] * len(rows[0]), rowHeights=[20] * len(rows))
        table.setStyle(TableStyle([("GRID", (0, 0), (-1, -1), 0.5, colors.black)]))
        table.wrapOn(canvas, 500, 500)
        table.drawOn(canvas, x, top - 20 * len(rows))

    return draw


EVENTS = [
    ["Journée régionale de", "cancérologie digestive", "14 mars 2028 à Limoges"],
    ["Webinaire : dénutrition", "et cancer", "22 mars 2028 de 13h à 14h"],
    ["Soirée des infirmières", "de coordination", "4 avril 2028 à Guéret, 19h30"],
    ["Atelier du soir", "6 avril 2028 à Tulle"],
]
BANNER = "Les rendez-vous que le réseau propose ce printemps aux soignants de la région"


class TestColumns:
    @pytest.mark.parametrize("shift", [0, 2, 3, 5, 7])
    def test_two_columns_on_the_same_baselines_or_not(self, shift: float) -> None:
        left, right = [*EVENTS[0], "", *EVENTS[2]], [*EVENTS[1], "", *EVENTS[3]]
        manuscript = opened(written(LEFT, left), written(MIDDLE, right, TOP - shift))
        assert [line.text for line in manuscript.lines] == [*left, "", *right, ""]

    @pytest.mark.parametrize("leading", [13, 14, 15.5, 17])
    def test_two_columns_set_with_different_leadings(self, leading: float) -> None:
        left, right = EVENTS[0] + EVENTS[2], EVENTS[1] + EVENTS[3]
        manuscript = opened(written(LEFT, left), written(MIDDLE, right, leading=leading))
        assert texts(manuscript) == left + right

    def test_three_columns(self) -> None:
        columns = [[*EVENTS[rank], "", *EVENTS[3 - rank]] for rank in range(3)]
        draws = [
            written(LEFT + 165 * rank, column, size=9, leading=12) for rank, column in enumerate(columns)
        ]
        assert texts(opened(*draws)) == [line for column in columns for line in column if line]

    def test_three_columns_of_short_lines(self) -> None:
        columns = [["Atelier sommeil", "4 mai à Dole"], ["Soirée sein", "9 mai à Lyon"], ["Café", "1er juin"]]
        columns = [[*column, "", *column[:1], "12 mai à Gray"] for column in columns]
        draws = [written(LEFT + 165 * rank, column) for rank, column in enumerate(columns)]
        assert texts(opened(*draws)) == [line for column in columns for line in column if line]

    def test_figures_side_by_side_keep_their_words(self) -> None:
        figures = [["1 250", "patients suivis"], ["43", "actions menées"], ["12", "soirées"]]
        draws = []
        for rank, (figure, words) in enumerate(figures):
            x = LEFT + 160 * rank
            draws += [written(x, [figure], size=24), written(x, [words], TOP - 20)]
        assert texts(opened(*draws)) == [text for figure in figures for text in figure]

    def test_centred_columns(self) -> None:
        left, right = EVENTS[0] + EVENTS[3], EVENTS[1] + EVENTS[2]
        assert texts(opened(*centred(170, left), *centred(430, right))) == left + right

    def test_a_banner_is_read_before_the_columns_below_it(self) -> None:
        draws = [written(LEFT, [BANNER], TOP + 20, size=13)]
        draws += [written(LEFT, EVENTS[0]), written(MIDDLE, EVENTS[1])]
        assert texts(opened(*draws)) == [BANNER, *EVENTS[0], *EVENTS[1]]

    @pytest.mark.parametrize("higher", [28, 36, 40, 48])
    def test_a_column_that_begins_higher_below_a_banner(self, higher: float) -> None:
        banner = written(LEFT, [BANNER], TOP + 70)
        manuscript = opened(banner, written(LEFT, EVENTS[0]), written(MIDDLE, EVENTS[1], TOP + higher))
        assert texts(manuscript) == [BANNER, *EVENTS[0], *EVENTS[1]]

    def test_each_zone_is_read_before_the_next(self) -> None:
        below = TOP - 100
        draws = [written(LEFT, EVENTS[0]), written(MIDDLE, EVENTS[1]), written(LEFT, [BANNER], TOP - 70)]
        draws += [written(LEFT, EVENTS[2], below), written(MIDDLE, EVENTS[3], below)]
        assert texts(opened(*draws)) == [*EVENTS[0], *EVENTS[1], BANNER, *EVENTS[2], *EVENTS[3]]

    def test_a_short_larger_title_parts_two_zones(self) -> None:
        below = TOP - 100
        draws = [written(LEFT, EVENTS[0]), written(MIDDLE, EVENTS[1])]
        draws += [written(LEFT, ["National"], TOP - 70, size=16)]
        draws += [written(LEFT, EVENTS[2], below), written(MIDDLE, EVENTS[3], below)]
        assert texts(opened(*draws)) == [*EVENTS[0], *EVENTS[1], "National", *EVENTS[2], *EVENTS[3]]

    def test_columns_below_a_paragraph_and_above_another(self) -> None:
        draws = [flowing(LEFT, 475, top=TOP + 60), written(LEFT, EVENTS[0]), written(MIDDLE, EVENTS[1])]
        lines = texts(opened(*draws, flowing(LEFT, 475, top=TOP - 60)))
        start = lines.index(EVENTS[0][0])
        assert lines[start : start + 6] == [*EVENTS[0], *EVENTS[1]]
        assert " ".join(lines[:start]) == " ".join(lines[start + 6 :]) == PROSE

    def test_two_columns_of_prose_on_the_same_baselines(self) -> None:
        lines = texts(opened(flowing(LEFT, 225), flowing(MIDDLE, 225, PROSE.upper())))
        assert " ".join(lines) == f"{PROSE} {PROSE.upper()}"

    def test_a_sidebar_beside_a_paragraph(self) -> None:
        side = ["Contact", "Dijon", "Du lundi", "au jeudi", "Fermé en août"]
        manuscript = opened(flowing(LEFT, 330), written(430, side, TOP - SIZE))
        assert " ".join(texts(manuscript)) == " ".join([PROSE, *side])

    def test_columns_within_a_column(self) -> None:
        wide = "Une ligne du haut qui prend toute la colonne de droite"
        draws = [flowing(LEFT, 150), written(240, [wide]), written(240, EVENTS[0], TOP - 30)]
        draws.append(written(400, EVENTS[1], TOP - 30))
        assert " ".join(texts(opened(*draws))) == " ".join([PROSE, wide, *EVENTS[0], *EVENTS[1]])

    def test_a_running_head_is_read_across(self) -> None:
        draws = [written(LEFT, ["Lettre n°9"], TOP + 40), ending(530, "mars 2028", TOP + 40)]
        draws += [
            written(LEFT, EVENTS[0]),
            written(MIDDLE, [*EVENTS[1], "une dernière ligne, la plus longue"]),
        ]
        draws += [ending(530, "Une ligne du bas de la page, à droite", TOP - 42)]
        assert texts(opened(*draws))[:4] == ["Lettre n°9 mars 2028", *EVENTS[0]]


class TestTables:
    ROWS = (("Action", "Statut"), ("Recruter", "Réalisée"), ("Former", "En cours"))

    def test_a_ruled_table_between_columns_stays_whole(self) -> None:
        rows = [["Axe", "Action", "Planning", "Statut"], ["1", "Recruter", "2027", "Réalisée"]]
        below = TOP - 120
        draws = [written(LEFT, EVENTS[0]), written(MIDDLE, EVENTS[1]), ruled(LEFT, TOP - 45, rows, 118)]
        draws += [written(LEFT, EVENTS[2], below), written(MIDDLE, EVENTS[3], below)]
        assert texts(opened(*draws)) == [
            *(EVENTS[0] + EVENTS[1]),
            *("\t".join(row) for row in rows),
            *(EVENTS[2] + EVENTS[3]),
        ]

    def test_a_ruled_table_within_a_column_stands_there(self) -> None:
        rows = [list(row) for row in self.ROWS]
        draws = [written(LEFT, EVENTS[0]), ruled(LEFT, TOP - 45, rows), written(LEFT, EVENTS[2], TOP - 130)]
        draws += [flowing(MIDDLE, 225)]
        lines = texts(opened(*draws))
        assert lines[:9] == [*EVENTS[0], *("\t".join(row) for row in rows), *EVENTS[2]]
        assert " ".join(lines[9:]) == PROSE


STATUSES = ["Réalisée", "En cours", "Non réalisée", "Réalisée"]
TITLES = [
    "Recruter des infirmières",
    "Former les équipes",
    "Ouvrir une maison médicale de garde",
    "Communiquer",
]
PLANNING = ["2027", "2027-2028", "1er semestre 2028", "2028"]


def across(*columns: Sequence[str]) -> list[str]:
    return [" ".join(cell for cell in cells if cell) for cells in zip(*columns, strict=True)]


class TestRows:
    @pytest.mark.parametrize(
        "columns",
        [
            ((LEFT, TITLES), (430, STATUSES)),
            ((LEFT, TITLES), (300, PLANNING), (430, STATUSES)),
            ((LEFT, ["Action", *TITLES]), (300, ["Planning", *PLANNING]), (430, ["Statut", *STATUSES])),
            ((LEFT, TITLES), (300, PLANNING)),
            (
                (LEFT, ["Date et heure", "Lieu de rendez-vous", "Public", "Inscription"]),
                (
                    250,
                    ["14 mars 2028 à 13h", "Salle des fêtes, 2 rue du Bac, Limoges", "soignants", "gratuite"],
                ),
            ),
            ((LEFT, ["1.", "2.", "3.", "4."]), (LEFT + 25, TITLES)),
            ((LEFT, ["–", "–", "–", "–"]), (LEFT + 25, TITLES)),
            (
                (LEFT, ["Recruter des infirmières", "pour la coordination", "Former", "les équipes"]),
                (430, ["Réalisée", "", "Non réalisée", ""]),
            ),
        ],
    )
    def test_cells_of_a_row_are_read_across(self, columns: Sequence[tuple[float, Sequence[str]]]) -> None:
        manuscript = opened(*(written(x, cells) for x, cells in columns))
        assert texts(manuscript) == across(*(cells for _, cells in columns))

    @pytest.mark.parametrize("leading", [14, 24, 40])
    def test_whatever_the_space_between_the_rows(self, leading: float) -> None:
        manuscript = opened(written(LEFT, TITLES, leading=leading), written(430, STATUSES, leading=leading))
        assert texts(manuscript) == across(TITLES, STATUSES)

    def test_a_date_at_the_right_of_a_page_of_one_column(self) -> None:
        draws = [
            written(LEFT, ["Lettre n°9"]),
            ending(530, "mars 2028", TOP),
            flowing(LEFT, 475, top=TOP - 30),
        ]
        lines = texts(opened(*draws))
        assert lines[0] == "Lettre n°9 mars 2028"
        assert " ".join(lines[1:]) == PROSE

    def test_days_at_the_right_margin(self) -> None:
        days = ["14 mars", "22 avril", "1er mai 2028", "3 juin"]
        draws = [ending(530, day, TOP - LEADING * rank) for rank, day in enumerate(days)]
        assert texts(opened(written(LEFT, TITLES), *draws)) == across(TITLES, days)

    def test_a_status_half_way_up_its_title_stays_with_it(self) -> None:
        titles, draws = [TITLES[:2], TITLES[2:], TITLES[1:3]], []
        for rank, title in enumerate(titles):
            top = TOP - 50 * rank
            draws += [written(LEFT, title, top), written(430, [STATUSES[rank]], top - LEADING / 2)]
        lines = texts(opened(*draws))
        assert lines == [
            line
            for (first, last), told in zip(titles, STATUSES, strict=False)
            for line in (first, told, last)
        ]

    def test_a_list_of_cells_above_two_columns(self) -> None:
        draws = [written(LEFT, TITLES), written(MIDDLE, STATUSES)]
        below = [flowing(LEFT, 225, top=TOP - 90), flowing(MIDDLE, 225, PROSE.upper(), TOP - 90)]
        lines = texts(opened(*draws, *below))
        assert lines[:4] == across(TITLES, STATUSES)
        assert " ".join(lines[4:]) == f"{PROSE} {PROSE.upper()}"


class TestOneColumn:
    @pytest.mark.parametrize("width", [475, 260, 130])
    def test_a_justified_paragraph(self, width: float) -> None:
        assert " ".join(texts(opened(flowing(LEFT, width, alignment=TA_JUSTIFY)))) == PROSE

    def test_an_indented_list(self) -> None:
        lines = [*EVENTS[0], *EVENTS[1], *EVENTS[2]]
        draws = [
            written(LEFT + 30 * (rank % 3), [line], TOP - LEADING * rank) for rank, line in enumerate(lines)
        ]
        assert texts(opened(*draws)) == lines

    def test_a_page_without_marks(self) -> None:
        assert reading_order([], 0, 595) == []


class TestLinks:
    def test_a_link_stands_in_its_own_column(self) -> None:
        draws = []
        for x, events in ((LEFT, EVENTS[::2]), (MIDDLE, EVENTS[1::2])):
            for rank, event in enumerate(events):
                top = TOP - 80 * rank
                draws += [written(x, event, top), linked(f"https://a.example/{slug(event)}", x, top)]
        manuscript = opened(*draws)
        assert {
            link.url.rsplit("/")[-1]: manuscript.lines[link.line_number - 1].text for link in manuscript.links
        } == {slug(event): event[0] for event in EVENTS}

    def test_a_picture_that_is_clicked_goes_with_the_nearest_line_of_its_column(self) -> None:
        left, right = EVENTS[0] + EVENTS[2] + EVENTS[1], EVENTS[1]
        button = linked("https://a.example/s-inscrire", MIDDLE + 30, TOP - 60)
        manuscript = opened(written(LEFT, left), written(MIDDLE, right), button)
        (link,) = manuscript.links
        assert manuscript.lines[link.line_number - 1].text == right[-1]

    @pytest.mark.parametrize("address", ["https://a.example/journée", "https://a.example/journées"])
    def test_an_address_in_latin_1_is_read(self, address: str) -> None:
        (link,) = opened(written(LEFT, EVENTS[0]), linked(address, LEFT, TOP)).links
        assert link.url == address


def slug(event: Sequence[str]) -> str:
    return event[0].split()[0].lower()


def letter() -> bytes:
    """Print a newsletter: a masthead, an agenda in two columns, each event with its link, and a foot."""
    draws = [
        written(LEFT, ["Lettre d'information n°9"], 800, size=18),
        ending(530, "janvier 2028", 800),
        written(LEFT, ["Réseau Oncolune - www.oncolune.example"], 775),
        written(LEFT, ["Agenda"], 740, size=16),
        written(
            LEFT, ["Réseau Oncolune, 3 rue des Acacias, 87000 Limoges - www.oncolune.example"], 60, size=9
        ),
    ]
    for x, events in ((LEFT, EVENTS[:2]), (MIDDLE, EVENTS[2:])):
        for rank, event in enumerate(events):
            top = TOP - 90 * rank
            url = f"https://www.oncolune.example/agenda/evt-{EVENTS.index(event) + 1}"
            draws += [written(x, event, top), linked(url, x, top - LEADING)]
    return printed(*draws)


def test_a_newsletter_in_two_columns_gives_its_events_with_their_links() -> None:
    reading = read_document(letter(), "lettre.pdf", today=date(2028, 1, 20))
    told = [
        (event.title, str(event.occurrences[0].start)[:10], event.city, (event.url or "").rsplit("-")[-1])
        for event in reading.events
    ]
    assert told == [
        ("Journée régionale de cancérologie digestive", "2028-03-14", "Limoges", "1"),
        ("Webinaire : dénutrition et cancer", "2028-03-22", None, "2"),
        ("Soirée des infirmières de coordination", "2028-04-04", "Guéret", "3"),
        ("Atelier du soir", "2028-04-06", "Tulle", "4"),
    ]
    assert reading.document.published == "2028-01"


@BOUNDED
@pytest.mark.parametrize("step", [0.0, 0.1, 6.0, 12.0])
def test_many_marks_are_ordered_in_little_time(step: float) -> None:
    marks = [Mark(x * 7 % 590, x * step, x * 7 % 590 + 3, x * step + 10, "a", None) for x in range(20_000)]
    blocks = reading_order(marks, 0, 595)
    assert sum(len(block.marks) for block in blocks) == len(marks)
