"""The schema, step by step. A step, once released, is never edited: add another one."""

from __future__ import annotations

from sqlite_utils import Database, Migrations

steps = Migrations("maillage")

APPLICATION_ID = 0x4D41494C  # « MAIL », in the header of every database of ours


@steps()
def m001_publications(db: Database) -> None:
    """Who publishes: documents that were read, sites that are collected, and the runs over these."""
    db.execute("""
        CREATE TABLE documents (
            id TEXT PRIMARY KEY, family TEXT NOT NULL, title TEXT NOT NULL, publisher TEXT, region TEXT,
            url TEXT, published TEXT, file_name TEXT, sha256 TEXT,
            starter INTEGER NOT NULL, read_at TEXT NOT NULL, remarks TEXT NOT NULL
        ) STRICT""")
    db.execute("""
        CREATE TABLE sources (
            id TEXT PRIMARY KEY, name TEXT NOT NULL, kind TEXT NOT NULL, region TEXT, homepage TEXT NOT NULL
        ) STRICT""")
    db.execute("""
        CREATE TABLE runs (
            id INTEGER PRIMARY KEY, source TEXT NOT NULL REFERENCES sources(id),
            started TEXT NOT NULL, finished TEXT NOT NULL, health TEXT NOT NULL, sentence TEXT NOT NULL,
            requests INTEGER NOT NULL, unchanged_pages INTEGER NOT NULL,
            events INTEGER NOT NULL, resources INTEGER NOT NULL,
            new INTEGER NOT NULL, changed INTEGER NOT NULL
        ) STRICT""")
    db.execute("CREATE INDEX runs_by_source ON runs (source, id)")


@steps()
def m002_mentions(db: Database) -> None:
    """What each publication says of an item, and what an item was before it changed."""
    db.execute("""
        CREATE TABLE mentions (
            kind TEXT NOT NULL, item TEXT NOT NULL, publication TEXT NOT NULL,
            content TEXT NOT NULL, first_seen TEXT NOT NULL, last_seen TEXT NOT NULL,
            PRIMARY KEY (kind, item, publication)
        ) STRICT""")
    db.execute("CREATE INDEX mentions_by_publication ON mentions (publication, kind)")
    db.execute("""
        CREATE TABLE versions (
            kind TEXT NOT NULL, item TEXT NOT NULL, seen_at TEXT NOT NULL, content TEXT NOT NULL,
            PRIMARY KEY (kind, item, seen_at)
        ) STRICT""")


@steps()
def m003_items(db: Database) -> None:
    """The items as they stand, each with the columns that a page filters or sorts by."""
    seen = (
        "content TEXT NOT NULL, first_seen TEXT NOT NULL, last_seen TEXT NOT NULL, last_changed TEXT NOT NULL"
    )
    db.execute(f"""
        CREATE TABLE events (
            id TEXT PRIMARY KEY, title TEXT NOT NULL, kind TEXT, status TEXT NOT NULL, mode TEXT,
            city TEXT, department TEXT, region TEXT, organizer TEXT, registration_deadline TEXT,
            first_day TEXT, last_day TEXT, {seen}
        ) STRICT""")
    db.execute("CREATE INDEX events_by_day ON events (last_day, first_day)")
    db.execute("""
        CREATE TABLE occurrences (
            event TEXT NOT NULL REFERENCES events(id) ON DELETE CASCADE,
            first_day TEXT NOT NULL, last_day TEXT NOT NULL, PRIMARY KEY (event, first_day, last_day)
        ) STRICT""")
    db.execute("CREATE INDEX occurrences_by_day ON occurrences (last_day, first_day)")
    db.execute("CREATE TABLE event_keys (key TEXT PRIMARY KEY, event TEXT NOT NULL) STRICT")
    db.execute("CREATE INDEX event_keys_by_event ON event_keys (event)")
    db.execute("""
        CREATE TABLE event_labels (
            event TEXT NOT NULL REFERENCES events(id) ON DELETE CASCADE,
            field TEXT NOT NULL, value TEXT NOT NULL, PRIMARY KEY (field, value, event)
        ) STRICT""")
    db.execute("""
        CREATE VIRTUAL TABLE event_words USING fts5(
            event UNINDEXED, title, place, people, description,
            tokenize = 'unicode61 remove_diacritics 2')""")
    db.execute(f"""
        CREATE TABLE resources (
            id TEXT PRIMARY KEY, kind TEXT NOT NULL, title TEXT NOT NULL, published TEXT, {seen}
        ) STRICT""")
    db.execute(f"""
        CREATE TABLE territories (
            id TEXT PRIMARY KEY, name TEXT NOT NULL, region TEXT, department TEXT, size_class INTEGER, {seen}
        ) STRICT""")
    db.execute(f"""
        CREATE TABLE actions (
            id TEXT PRIMARY KEY, territory TEXT NOT NULL, mission TEXT NOT NULL, status TEXT,
            disagreement INTEGER NOT NULL, {seen}
        ) STRICT""")
    db.execute("CREATE INDEX actions_by_territory ON actions (territory, mission)")
    db.execute(f"""
        CREATE TABLE mission_totals (
            id TEXT PRIMARY KEY, territory TEXT NOT NULL, mission TEXT NOT NULL, {seen}
        ) STRICT""")
    db.execute(f"""
        CREATE TABLE pathways (
            id TEXT PRIMARY KEY, territory TEXT NOT NULL, title TEXT NOT NULL, {seen}
        ) STRICT""")


@steps()
def m004_same_events(db: Database) -> None:
    """Which announcements are one event. Each mention keeps its own id, beside the event it is filed under."""
    db.execute("""
        CREATE TABLE own_mentions (
            kind TEXT NOT NULL, item TEXT NOT NULL, own TEXT NOT NULL, publication TEXT NOT NULL,
            content TEXT NOT NULL, first_seen TEXT NOT NULL, last_seen TEXT NOT NULL,
            PRIMARY KEY (kind, own, publication)
        ) STRICT""")
    db.execute("""
        INSERT INTO own_mentions SELECT kind, item, item, publication, content, first_seen, last_seen
        FROM mentions""")
    db.execute("DROP TABLE mentions")
    db.execute("ALTER TABLE own_mentions RENAME TO mentions")
    db.execute("CREATE INDEX mentions_by_item ON mentions (kind, item, publication)")
    db.execute("CREATE INDEX mentions_by_publication ON mentions (publication, kind)")
    db.execute("CREATE INDEX occurrences_by_first_day ON occurrences (first_day, last_day)")
    # Where announcements with that own id are filed: those of one publication, or of all ('').
    db.execute("""
        CREATE TABLE event_moves (
            own TEXT NOT NULL, publication TEXT NOT NULL, event TEXT NOT NULL, PRIMARY KEY (own, publication)
        ) STRICT""")
    db.execute("CREATE INDEX event_moves_by_event ON event_moves (event)")
    db.execute("""
        CREATE TABLE event_pairs (
            kept TEXT NOT NULL, other TEXT NOT NULL, score REAL NOT NULL, reasons TEXT NOT NULL,
            verdict TEXT NOT NULL, decided_at TEXT NOT NULL, PRIMARY KEY (kept, other)
        ) STRICT""")


@steps()
def m005_words_by_event(db: Database) -> None:
    """Give each event's words the row that its id names: to look them up by id would read them all."""
    rows = list(db.query("SELECT event, title, place, people, description FROM event_words"))
    db.execute("DELETE FROM event_words")
    db.table("event_words").insert_all({"rowid": int(row["event"], 16), **row} for row in rows)


@steps()
def m006_what_runs_met(db: Database) -> None:
    """What each run met on its way, and how many whole runs in a row an announcement was absent from."""
    db.execute("ALTER TABLE runs ADD COLUMN complete INTEGER NOT NULL DEFAULT 0")
    db.execute("ALTER TABLE runs ADD COLUMN failures INTEGER NOT NULL DEFAULT 0")
    db.execute("ALTER TABLE runs ADD COLUMN silent INTEGER NOT NULL DEFAULT 0")
    db.execute("ALTER TABLE runs ADD COLUMN remarks TEXT NOT NULL DEFAULT '[]'")
    db.execute("ALTER TABLE runs ADD COLUMN page TEXT")
    db.execute("ALTER TABLE mentions ADD COLUMN absences INTEGER NOT NULL DEFAULT 0")


@steps()
def m007_findings_and_schedule(db: Database) -> None:
    """What was found of sites whose entry leaves it open, and when each source is due."""
    db.execute("""
        CREATE TABLE findings (
            source TEXT PRIMARY KEY, platform TEXT NOT NULL, agenda TEXT NOT NULL, resources TEXT NOT NULL,
            found_at TEXT NOT NULL
        ) STRICT""")
    db.execute("""
        CREATE TABLE due (source TEXT PRIMARY KEY, next_due TEXT NOT NULL, last_started TEXT) STRICT""")


@steps()
def m008_agenda_counts(db: Database) -> None:
    """Let the agenda filter and count events without reading their contents, which are long."""
    db.execute("""
        CREATE INDEX events_agenda ON events (
            id, title, kind, mode, status, region, department, organizer, registration_deadline,
            first_day, last_day
        )""")
    for column in ("kind", "mode", "status", "region", "department", "organizer"):
        db.execute(f"CREATE INDEX events_by_{column} ON events ({column})")
    db.execute("CREATE INDEX event_labels_by_event ON event_labels (event, field, value)")
    db.execute("DROP INDEX mentions_by_publication")
    db.execute("CREATE INDEX mentions_by_publication ON mentions (publication, kind, first_seen)")
    db.execute("CREATE INDEX mentions_by_kind ON mentions (kind, publication, item)")
    db.execute("DROP INDEX occurrences_by_day")
    db.execute("CREATE INDEX occurrences_by_day ON occurrences (last_day, first_day, event)")


@steps()
def m009_mission_pages(db: Database) -> None:
    """The pages of CPTS's sites that seem to speak of a mission."""
    db.execute("""
        CREATE TABLE mission_pages (
            id TEXT PRIMARY KEY, mission TEXT NOT NULL, title TEXT NOT NULL, content TEXT NOT NULL,
            first_seen TEXT NOT NULL, last_seen TEXT NOT NULL, last_changed TEXT NOT NULL
        ) STRICT""")


@steps()
def m010_events_by_commune(db: Database) -> None:
    """Let the agenda find what is near a commune, again without reading the contents of events."""
    db.execute("ALTER TABLE events ADD COLUMN insee TEXT")
    db.execute("UPDATE events SET insee = json_extract(content, '$.insee')")
    db.execute("DROP INDEX events_agenda")
    db.execute("""
        CREATE INDEX events_agenda ON events (
            id, title, kind, mode, status, region, department, organizer, registration_deadline,
            first_day, last_day, insee
        )""")


@steps()
def m011_letters(db: Database) -> None:
    """What each letter that was kept announced, and what it said of it."""
    db.execute("""
        CREATE TABLE letters (
            id INTEGER PRIMARY KEY, title TEXT NOT NULL, introduction TEXT NOT NULL, made_at TEXT NOT NULL
        ) STRICT""")
    db.execute("""
        CREATE TABLE letter_events (
            letter INTEGER NOT NULL REFERENCES letters(id) ON DELETE CASCADE, position INTEGER NOT NULL,
            event TEXT NOT NULL, said TEXT NOT NULL, PRIMARY KEY (letter, position)
        ) STRICT""")
    db.execute("CREATE INDEX events_by_change ON events (last_changed, id)")


@steps()
def m012_removals(db: Database) -> None:
    """When an event was removed, or left for the one that it was joined to; not known of those before."""
    db.execute("CREATE TABLE removals (event TEXT PRIMARY KEY, removed_at TEXT NOT NULL) STRICT")


@steps()
def m013_twins(db: Database) -> None:
    """Find sittings that last until a day, however long ago they began, and events by where one registers."""
    db.execute("""
        CREATE INDEX occurrences_lasting ON occurrences (last_day, first_day, event)
        WHERE last_day > first_day""")
    db.execute("""
        CREATE INDEX events_by_registration ON events (json_extract(content, '$.registration_url'))""")


@steps()
def m014_hours(db: Database) -> None:
    """Let the agenda put the events of a day in the order of their hours without reading their contents."""
    db.execute("ALTER TABLE occurrences ADD COLUMN first_hour TEXT")
    db.execute("""
        UPDATE occurrences SET first_hour = (
            SELECT MIN(NULLIF(substr(json_extract(value, '$.start'), 12, 5), ''))
            FROM events AS e, json_each(e.content, '$.occurrences')
            WHERE e.id = event AND substr(json_extract(value, '$.start'), 1, 10) = first_day)""")
    db.execute("DROP INDEX occurrences_by_day")
    db.execute("CREATE INDEX occurrences_by_day ON occurrences (last_day, first_day, event, first_hour)")


def known_steps() -> set[str]:
    """Give the names of all steps: an empty database has them all pending."""
    return {step.name for step in steps.pending(Database(memory=True))}
