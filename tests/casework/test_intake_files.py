import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from casework.errors import Refused
from casework.intake.files import COLUMNS
from casework.intake.report import shown
from tests.casework.export import CITIZEN, citizen_row, exported, lines, note_row, small, taken_in

TEXTS = st.text(
    st.characters(codec="cp1252", exclude_characters="\0\r", exclude_categories=["Cc"]), max_size=60
)


@pytest.mark.parametrize("name", COLUMNS)
def test_a_missing_file_is_one_sentence_and_nothing_is_taken(name: str) -> None:
    files = exported()
    del files[name]

    with pytest.raises(Refused, match=f"{name} mangler"):
        taken_in(files)


@pytest.mark.parametrize("name", COLUMNS)
def test_a_missing_column_is_named(name: str) -> None:
    files = small()
    files[name] = lines([COLUMNS[name][:-1]])

    with pytest.raises(Refused, match=f"mangler kolonnen »{COLUMNS[name][-1]}«"):
        taken_in(files)


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        (b"", "er tom"),
        (b" \r\n", "er tom"),
        (b"Notat-id;\0\0", "ikke en tekstfil"),
        ("Notat-id;Tekst".encode("utf-16"), "ikke en tekstfil"),
        (b"Notat-id;\x81\x8d", "hverken er UTF-8 eller Windows-1252"),
        (lines([(*COLUMNS["journal.csv"], "Hemmeligt")]), "kolonne, som vi ikke kender: »Hemmeligt«"),
        (lines([(*COLUMNS["journal.csv"], "Tekst")]), "kolonnen »Tekst« to gange"),
        (lines([COLUMNS["journal.csv"]]) + b'N1;"abc', "fra række 2"),
        (lines([COLUMNS["journal.csv"]]) + b"N1;\xe6", "blander to tegnsæt"),
    ],
)
def test_a_file_that_cannot_be_read_for_certain_is_refused_whole(raw: bytes, said: str) -> None:
    files = small()
    files["journal.csv"] = raw

    with pytest.raises(Refused, match=r"journal\.csv") as refused:
        taken_in(files)
    assert said in str(refused.value)
    assert str(refused.value).endswith("Intet er indlæst.")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
def test_every_encoding_of_the_line_system_says_the_same(encoding: str) -> None:
    row = note_row(text="Ærø, Østen og å – »ja«")
    files = small(journal=[row])
    before = taken_in(files)

    files["journal.csv"] = lines([COLUMNS["journal.csv"], row], encoding)

    assert taken_in(files).changes == before.changes


@settings(deadline=None, max_examples=30)
@given(st.lists(TEXTS.filter(str.strip), min_size=1, max_size=4), st.booleans())
def test_texts_come_through_whole_whatever_stands_in_them(texts: list[str], unix: bool) -> None:
    rows = [note_row(f"N{n}", f'{text}\n"{text}"; {text}') for n, text in enumerate(texts)]
    files = small(journal=rows)
    if unix:
        files["journal.csv"] = files["journal.csv"].replace(b"\r\n", b"\n")
    notes = [c for several in taken_in(files).changes.values() for c in several if c.kind == "note"]

    assert [note.fields["text"] for note in notes] == [row[-1] for row in rows]


def test_a_row_with_a_line_break_is_one_row_and_an_empty_row_is_said() -> None:
    files = small(journal=[note_row("N1", "en\r\nto"), ("",) * 10, note_row("N2", Dato="31-02-2026")])
    told = taken_in(files).report.files["journal.csv"]

    assert told.data_rows == 3
    assert [doubt.row for doubt in told.warned] == [3]
    assert [doubt.row for doubt in told.rejected] == [4]


def test_a_row_with_too_few_cells_is_refused_and_an_empty_line_counts_as_a_row() -> None:
    files = small(journal=[note_row("N1")])
    files["journal.csv"] += b"\r\nN2;for;faa\r\n"
    told = taken_in(files).report.files["journal.csv"]

    assert [(doubt.row, doubt.reason) for doubt in told.rejected] == [(4, "rækken har 3 celler og ikke 10")]
    assert [doubt.row for doubt in told.warned] == [3]


def test_a_text_that_was_encoded_twice_is_taken_as_it_stands_and_doubted() -> None:
    text = "Møde på Læsø".encode().decode("cp1252")
    intake = taken_in(small(journal=[note_row(text=text)]))
    (doubt,) = intake.report.files["journal.csv"].warned

    assert (doubt.row, doubt.column) == (2, "Tekst")
    assert any(c.fields.get("text") == text for several in intake.changes.values() for c in several)


@pytest.mark.parametrize(
    ("file", "row", "column"),
    [
        ("journal", note_row(Klokkeslæt="25:00"), "Klokkeslæt"),
        ("journal", note_row(Dato=""), "Dato"),
        ("journal", note_row(text="  "), "Tekst"),
        ("journal", note_row(note=" "), "Notat-id"),
        ("borgere", citizen_row(**{"Navne- og adressebeskyttelse": "Måske"}), "Navne- og adressebeskyttelse"),
        ("borgere", citizen_row(**{"Ydelse siden": "2021"}), "Ydelse siden"),
        ("medarbejdere", ("", "Mette Hald", "Sagsbehandler", "Team A", "", ""), "Initialer"),
        ("aftaler", (CITIZEN, "Aflevere CV", "Borger", "12-13-2027", "Åben"), "Frist"),
        ("aftaler", (CITIZEN, "Aflevere CV", "Borger", "12-01-2027", "Ukendt"), "Status"),
        ("loentimer", (CITIZEN, "Bageri", "88146328", "2026-1x", "3,0", "151,25"), "Uge"),
        ("loentimer", (CITIZEN, "Bageri", "88146328", "2026-47", "3.0", "151,25"), "Timer"),
        ("attester", (CITIZEN, "LÆ135", "Læge", "18-07-2026", "", "", "1.036,50", "-1"), "Rykket"),
        ("attester", (CITIZEN, "LÆ135", "Læge", "", "", "", "", ""), "Rekvireret"),
        ("forloeb", (CITIZEN, "Praktik", "Bageri", "88", "", "", "", "", "", "", ""), "Start"),
    ],
)
def test_a_cell_that_cannot_be_read_for_certain_refuses_its_row_by_name(
    file: str, row: tuple[str, ...], column: str
) -> None:
    told = taken_in(small(**{file: [row]})).report.files[f"{file}.csv"]

    assert [(doubt.row, doubt.column) for doubt in told.rejected] == [(2, column)]
    assert told.imported == 0


def test_decimal_commas_and_danish_dates_become_numbers_and_iso() -> None:
    row = (CITIZEN, "LÆ135", "Læge", "18-07-2026", "17-08-2026", "01-07-2026", "1.036,50", "1")
    intake = taken_in(small(attester=[row]))
    (statement,) = [c for several in intake.changes.values() for c in several if c.kind == "statement"]

    assert (statement.fields["price"], statement.fields["reminders"]) == (1036.5, 1)
    assert statement.fields["requested"] == "2026-07-18"
    assert intake.report.files["attester.csv"].warned[0].reason.startswith("Modtaget ligger før Rekvireret")


def test_an_empty_cell_for_a_number_says_nothing() -> None:
    intake = taken_in(small(attester=[(CITIZEN, "LÆ135", "Læge", "18-07-2026", "", "", "", "")]))
    (statement,) = [c for several in intake.changes.values() for c in several if c.kind == "statement"]

    assert not {"price", "reminders", "due", "received"} & set(statement.fields)


def test_the_same_initials_twice_are_one_colleague() -> None:
    rows = [("MEHA", "Mette Hald", "Sagsbehandler", "", "", ""), ("MEHA", "Mette Hald", "Mentor", "", "", "")]
    told = taken_in(small(medarbejdere=rows)).report.files["medarbejdere.csv"]

    assert (told.imported, [doubt.row for doubt in told.warned]) == (1, [3])


@pytest.mark.parametrize(
    ("column", "value", "as_shown"),
    [
        ("Personnummer", "7303820941", "730382-••••"),
        ("Personnummer", "12", "••••"),
        ("Dato", "31-02-2026", "31-02-2026"),
        ("Dato", "730382-0941", "730382-••••"),
        ("Efternavn", "Bo Dahl", "B.D."),
        ("Sagsbehandler", "XXXX", "XXXX"),
        ("Notat-id", "N000005", "N000005"),
        ("Tekst", "Hun er syg", "•••• (10 tegn)"),
        ("Tekst", " ", ""),
    ],
)
def test_a_report_shows_enough_to_find_the_cell_and_no_more(column: str, value: str, as_shown: str) -> None:
    assert shown(column, value) == as_shown
