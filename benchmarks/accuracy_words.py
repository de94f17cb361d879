"""Print precision and recall of city, mode, status and audience on a labelled file of announcements.

    python -m benchmarks.accuracy_words [events.jsonl]

Each line of the file is an object with `text`, `city`, `mode`, `status` and `audience`. A mode that is
deduced from a place counts as read; « scheduled » is the absence of a status. Files are those of
`accuracy_events`.
"""

from __future__ import annotations

from benchmarks.accuracy_events import Row, measure
from collectors.french.places import find_place
from collectors.french.words import read_audience, read_mode, read_status
from db.communes import name_key
from db.vocabulary import EventStatus, Mode

Answer = set[str]


def city_key(name: str) -> str:
    """Give what two spellings of a city share, without its article: « au Pré » is Le Pré."""
    return name_key(name).removeprefix("le-").removeprefix("la-").removeprefix("les-")


def cities(row: Row) -> tuple[Answer, Answer]:
    """Give the city read and the city expected."""
    place = find_place(row["text"])
    read = {city_key(place.city)} if place and place.city else set()
    return read, {city_key(row["city"])} if row["city"] else set()


def modes(row: Row) -> tuple[Answer, Answer]:
    """Give the mode read, on site when only a place is, and the mode expected."""
    label = read_mode(row["text"])
    read = {str(label.value)} if label else {str(Mode.ONSITE)} if find_place(row["text"]) else set()
    return read, {row["mode"]} - {"unknown", None}


def statuses(row: Row) -> tuple[Answer, Answer]:
    """Give the status read and the status expected; a confirmed event is still scheduled."""
    label = read_status(row["text"])
    read = {str(label.value)} if label and label.value is not EventStatus.CONFIRMED else set()
    return read, {row["status"]} - {"scheduled"}


def audiences(row: Row) -> tuple[Answer, Answer]:
    """Give the professions read, and those expected that the vocabulary knows."""
    expected = read_audience("Public : " + ", ".join(row["audience"])) if row["audience"] else ()
    return {str(label.value) for label in read_audience(row["text"])}, {str(one.value) for one in expected}


def compare(rows: list[Row]) -> None:
    """Print one line per field, then the rows that differ."""
    for name, answers in {"city": cities, "mode": modes, "status": statuses, "audience": audiences}.items():
        pairs = [(row["id"], *answers(row)) for row in rows]
        right = sum(len(read & expected) for _, read, expected in pairs)
        read_count = sum(len(read) for _, read, _ in pairs)
        expected_count = sum(len(expected) for *_, expected in pairs)
        scores = f"{right / max(read_count, 1):9.3f} {right / max(expected_count, 1):9.3f}"
        print(f"{name:10} {scores}   {right}/{read_count}/{expected_count}")
        for row_id, read, expected in pairs:
            if read != expected:
                print(f"    {row_id}: {', '.join(read) or '-'} for {', '.join(expected) or '-'}")


if __name__ == "__main__":
    measure(compare)
