"""Opening documents: formats, tables, links, pages, encodings, and files that cannot be read."""

from __future__ import annotations

import contextlib
import io

import pytest
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Table, TableStyle

from collectors.documents.lines import headed
from collectors.documents.manuscript import MAX_BYTES, Manuscript, open_manuscript
from db.errors import MaillageError
from tests.hang import BOUNDED


def texts(manuscript: Manuscript) -> list[str]:
    return [line.text for line in manuscript.lines if line.text]


def pdf(*, password: str | None = None, image_only: bool = False) -> bytes:
    """Two pages: a title, a linked line and a ruled table with a merged cell; then a closing line."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=A4, encrypt=StandardEncryption(password) if password else None)
    if image_only:
        canvas.drawImage(ImageReader(_picture()), 50, 400, 200, 200)
    else:
        _write_page(canvas)
        canvas.showPage()
        canvas.drawString(60, 780, "Fin du bilan")
    canvas.save()
    return buffer.getvalue()


def _picture() -> io.BytesIO:
    from PIL import Image

    picture = io.BytesIO()
    Image.new("RGB", (20, 20), "white").save(picture, "PNG")
    picture.seek(0)
    return picture


def _write_page(canvas: Canvas) -> None:
    canvas.drawString(60, 780, "Bilan de la CPTS des Trois Vallons")
    canvas.drawString(60, 700, "Voir le site de la CPTS")
    canvas.linkURL("https://trois-vallons.example/bilan", (60, 696, 190, 712))
    rows = [
        ["Fiche", "Action", "Statut"],
        ["Fiche 1", "Recruter", "Réalisée"],
        ["", "Former\nles équipes", "En cours"],
    ]
    table = Table(rows, colWidths=[120, 160, 100])
    table.setStyle(TableStyle([("GRID", (0, 0), (-1, -1), 0.5, colors.black), ("SPAN", (0, 1), (0, 2))]))
    table.wrapOn(canvas, 400, 400)
    table.drawOn(canvas, 60, 560)
    canvas.drawString(60, 500, "Après le tableau")


class TestPdf:
    def test_lines_follow_the_page_and_table_rows_are_parted_by_tabs(self) -> None:
        assert texts(open_manuscript(pdf(), "bilan.pdf")) == [
            "Bilan de la CPTS des Trois Vallons",
            "Voir le site de la CPTS",
            "Fiche\tAction\tStatut",
            "Fiche 1\tRecruter\tRéalisée",
            "\tFormer les équipes\tEn cours",
            "Après le tableau",
            "Fin du bilan",
        ]

    def test_lines_know_their_page(self) -> None:
        manuscript = open_manuscript(pdf(), "bilan.pdf")
        places = {line.text: line.place for line in manuscript.lines if line.text}
        assert manuscript.paged
        assert places["Après le tableau"] == "p. 1"
        assert places["Fin du bilan"] == "p. 2"

    def test_a_space_between_blocks_is_an_empty_line(self) -> None:
        assert [line.text for line in open_manuscript(pdf(), "bilan.pdf").lines][:3] == [
            "Bilan de la CPTS des Trois Vallons",
            "",
            "Voir le site de la CPTS",
        ]

    def test_a_link_stands_on_the_line_it_covers(self) -> None:
        manuscript = open_manuscript(pdf(), "bilan.pdf")
        (link,) = manuscript.links
        assert link.url == "https://trois-vallons.example/bilan"
        assert link.text == "Voir le site de la CPTS"
        assert manuscript.lines[link.line_number - 1].text == "Voir le site de la CPTS"

    def test_content_decides_before_the_extension(self) -> None:
        assert open_manuscript(pdf(), "bilan.txt").paged


TEXT = """Titre\r
\r
**Parcours** du patient*, *en bref*\r
* une puce\r
# Fiche action n°1\r
\tRecruter\tRéalisée\r
Voir [la **page**](https://a.example/p?x=1) et <https://b.example/>.\r
www.cpts-exemple.fr\r
"""


class TestPlain:
    def test_marks_are_taken_off_and_tabs_stay(self) -> None:
        assert texts(open_manuscript(TEXT.encode(), "bilan.txt")) == [
            "Titre",
            "Parcours du patient, en bref",
            "* une puce",
            "Fiche action n°1",
            "\tRecruter\tRéalisée",
            "Voir la page et https://b.example/.",
            "www.cpts-exemple.fr",
        ]

    def test_line_numbers_are_those_of_the_file(self) -> None:
        lines = open_manuscript(TEXT.encode(), "bilan.txt").lines
        assert [(line.place, line.heading) for line in lines if line.text.startswith("Fiche")] == [
            ("l. 5", 1)
        ]

    def test_links_named_enclosed_and_bare(self) -> None:
        links = open_manuscript(TEXT.encode(), "bilan.txt").links
        assert [(link.url, link.text, link.line_number) for link in links] == [
            ("https://a.example/p?x=1", "la page", 7),
            ("https://b.example/", "https://b.example/", 7),
            ("https://www.cpts-exemple.fr", "www.cpts-exemple.fr", 8),
        ]

    def test_pipe_table(self) -> None:
        data = (
            "| Fiche | Action | Statut |\n|:---|---|---:|\n| F1 | **Former** | En cours |\n| | Recruter | |\n"
        )
        manuscript = open_manuscript(data.encode(), "bilan.md")
        assert texts(manuscript) == ["Fiche\tAction\tStatut", "F1\tFormer\tEn cours", "\tRecruter\t"]
        assert [line.number for line in manuscript.lines[:3]] == [1, 3, 4]

    def test_form_feeds_part_pages(self) -> None:
        manuscript = open_manuscript(b"un\n\x0cdeux\n\x0c", "lettre.txt")
        assert [(line.text, line.page) for line in manuscript.lines if line.text] == [("un", 1), ("deux", 2)]
        assert manuscript.paged

    @pytest.mark.parametrize(
        ("head", "title"),
        [
            ('---\nlayout: post\ntitle: "Soirée plaies"\ndate: 2027-01-03\n---\n', "Soirée plaies"),
            ("+++\ntitle = 'Soirée plaies'\n+++\n", "Soirée plaies"),
            ("---\ndate: 2027-01-03\n---\n", None),
        ],
    )
    def test_a_head_for_the_program_gives_its_title_only(self, head: str, title: str | None) -> None:
        opened = open_manuscript(f"{head}Le 12 mars 2027, à Lure".encode(), "soiree.md")
        assert opened.title == title
        assert [line.text for line in opened.lines if line.text] == [
            *([title] if title else []),
            "Le 12 mars 2027, à Lure",
        ]
        assert opened.lines[-1].number == head.count("\n") + 1

    def test_the_heading_of_the_text_goes_before_the_title_of_its_head(self) -> None:
        opened = open_manuscript(b"---\ntitle: plaies-2027\n---\n# Plaies, et apr\xc3\xa8s ?\n", "soiree.md")
        assert opened.title == "Plaies, et après ?"

    def test_a_rule_at_the_top_is_no_head(self) -> None:
        opened = open_manuscript(b"---\nLe 12 mars 2027\n---\nLure", "soiree.md")
        assert "Le 12 mars 2027" in opened.text

    def test_tags_are_taken_off_and_their_links_kept(self) -> None:
        text = b'<div style="width:100%">Bal, <b>Lure</b></div>\n<a href="https://ex.fr/bal">Place</a> : <zoe@ex.fr>'
        opened = open_manuscript(text, "bal.md")
        assert [line.text for line in opened.lines] == ["Bal,  Lure", "Place : <zoe@ex.fr>"]
        assert [link.url for link in opened.links] == ["https://ex.fr/bal"]

    def test_title_is_the_first_heading(self) -> None:
        assert open_manuscript(b"x\n## Bilan 2031 ##\n# Autre\n", "b.md").title == "Bilan 2031"
        assert open_manuscript(b"Bilan 2031\n", "b.txt").title is None


PAGE = """<!DOCTYPE html><html><head><title>CPTS du Lac</title><style>p{}</style></head><body>
<nav><a href="/">Accueil</a></nav>
<main><h1>Bilan <em>2031</em></h1><p>Un texte<br>sur deux&nbsp;lignes, <a href="/d.pdf">à lire</a>.</p>
<script>var x = 1;</script>
<table><tr><th colspan="2">Mission 1</th><th>Statut</th></tr>
<tr><td rowspan="2">Fiche 1</td><td>Recruter</td><td rowspan="2">Réalisée</td></tr>
<tr><td>Former <a href="https://f.example/">ici</a></td></tr></table>
<table><tr><td><table><tr><td>mise en page</td></tr></table></td></tr></table>
</main><footer>Mentions légales</footer></body></html>"""


class TestHtml:
    def test_blocks_tables_and_merged_cells(self) -> None:
        assert texts(open_manuscript(PAGE.encode(), "bilan.html")) == [
            "Bilan 2031",
            "Un texte",
            "sur deux lignes, à lire.",
            "Mission 1\t\tStatut",
            "Fiche 1\tRecruter\tRéalisée",
            "\tFormer ici\t",
            "mise en page",
        ]

    def test_title_headings_and_links(self) -> None:
        manuscript = open_manuscript(PAGE.encode(), "page")
        assert manuscript.title == "Bilan 2031"
        assert [line.text for line in manuscript.lines if line.heading == 1] == ["Bilan 2031"]
        assert [(link.url, link.text) for link in manuscript.links] == [
            ("/d.pdf", "à lire"),
            ("https://f.example/", "ici"),
        ]
        by_number = {line.number: line.text for line in manuscript.lines}
        assert [by_number[link.line_number] for link in manuscript.links] == [
            "sur deux lignes, à lire.",
            "\tFormer ici\t",
        ]


ACCENTED = "Évaluation d’une équipe à Gérardmer : œuvre réalisée"


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (ACCENTED.encode("utf-8"), "a.txt"),
        (ACCENTED.encode("utf-8-sig"), "a.txt"),
        (ACCENTED.encode("utf-16"), "a.txt"),
        (ACCENTED.encode("cp1252"), "a.txt"),
        (f"<html><meta charset='iso-8859-1'><p>{ACCENTED}".encode("cp1252"), "a.html"),
        (f'<html><meta charset="macintosh"><p>{ACCENTED}'.encode("mac_roman"), "a.html"),
        (ACCENTED.replace("é", "e\u0301").encode(), "a.txt"),
    ],
)
def test_encodings_that_are_read(data: bytes, name: str) -> None:
    assert texts(open_manuscript(data, name)) == [ACCENTED]


@pytest.mark.parametrize(
    ("data", "name", "words"),
    [
        (b"", "vide.pdf", "is empty"),
        (b" \n\n ", "vide.txt", "is empty"),
        (b"\xef\xbb\xbf\n", "vide.txt", "is empty"),
        (ACCENTED.encode("mac_roman"), "mac.txt", "encoding"),
        (ACCENTED.encode("utf-16-le"), "sans-marque.txt", "encoding"),
        ((ACCENTED.encode().decode("latin-1") * 2).encode(), "double.txt", "encoding"),
        (("é déjà réécrite ".encode().decode("cp1252") * 2).encode(), "double.txt", "encoding"),
        (b"PK\x03\x04" + bytes(50), "bilan.docx", "office file"),
        (b"\x89PNG\r\n\x1a\n" + bytes(50), "photo.png", "picture"),
        (b"\x7fELF\x02\x01\x00\x00", "prog", "not a document"),
        (b"%PDF-1.4\n%%EOF", "creux.pdf", "damaged"),
        (b"<html>erreur 404</html>", "bilan.pdf", "damaged"),
        (b"<html><body><script>x</script></body></html>", "page.html", "no text"),
        (b"a" * (MAX_BYTES + 1), "gros.txt", "too big"),
        (pdf(password="secret"), "code.pdf", "encrypted"),
        (pdf(image_only=True), "scan.pdf", "no text"),
        (pdf()[:1200], "coupe.pdf", "damaged"),
        (pdf()[:-40], "coupe.pdf", "damaged"),
    ],
)
def test_a_file_that_cannot_be_read_says_why(data: bytes, name: str, words: str) -> None:
    with pytest.raises(MaillageError) as refusal:
        open_manuscript(data, name)
    sentence = str(refusal.value)
    assert words in sentence
    assert sentence.startswith(name)
    assert "\n" not in sentence


@BOUNDED
@pytest.mark.parametrize(
    "data",
    [
        b"[" * 100_000,
        b"<" * 100_000,
        b"*" * 100_000,
        b"[a](" * 25_000,
        b"|-" * 50_000,
        b"# " + b" #" * 50_000,
        b"<html>" + b"<div>" * 20_000,
        b"<html>" + b"<b>" * 20_000 + b"x",
        b"<html><table>" + b"<tr><td rowspan=9999 colspan=9999>" * 300,
        b"http://" * 15_000,
        b'<a href="' * 12_000,
        b"<b " * 30_000,
        b"<!--" * 25_000,
        b"---\n" * 25_000,
    ],
)
def test_hostile_text_is_read_in_little_time(data: bytes) -> None:
    with contextlib.suppress(MaillageError):
        open_manuscript(data, "hostile")


def test_a_page_that_calls_itself_xml_is_read_without_a_warning(recwarn: pytest.WarningsRecorder) -> None:
    page = b'<?xml version="1.0"?><page><p>Bal le 12 mars</p></page>'
    assert texts(open_manuscript(page, "a.xhtml")) == ["Bal le 12 mars"]
    assert not list(recwarn)


def test_items_of_a_list_keep_the_bullet_that_a_reader_sees() -> None:
    page = b"<ul><li>9 mars : bal</li><li><h3>Loto</h3><p>10 mars</p></li></ul><p>Lure</p>"
    told = [one for one in headed(open_manuscript(page, "a.html").lines) if one[0]]
    assert told == [("• 9 mars : bal", 0), ("Loto", 3), ("10 mars", 0), ("Lure", 0)]
