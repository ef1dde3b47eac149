"""What the invented files in fixtures/partner/epcis say, read off them by hand."""

import datetime as dt
import json
from pathlib import Path

import pytest

from catchgraph.case.case import open_case
from catchgraph.derive.derive import derive
from catchgraph.read.load import load
from catchgraph.resolve.run import resolve

PARTNER = Path(__file__).parents[3] / "fixtures" / "partner"
FILES = ("harvest-2025-01.xml", "farm-2025-01.jsonld", "plant-2025-03.jsonld", "correction-2025-03.jsonld",
         "receiving-2025-04.json")  # fmt: skip
LOINS = "lot (01)09521234000129(10)LOTE12"
PETREL, SKUA, MIXED = (
    f"lot URN:GDST:COSTAMORADA.EXAMPLE:PRODUCT:LOT:CLASS:{name}"
    for name in ("FLEET.YFT-WHOLE.P7-1220", "FLEET.YFT-WHOLE.GS-1221", "PLANT.YFT-WHOLE-MIXED.M-0205")
)


@pytest.fixture(scope="module")
def loaded(tmp_path_factory):
    case = open_case(tmp_path_factory.mktemp("epcis") / "case", create=True)
    reports = load(case, [PARTNER / "epcis" / name for name in FILES])
    return case, dict(zip(FILES, reports, strict=True))


@pytest.fixture
def ask(loaded):
    case, _ = loaded

    def asked(sql, *given):
        with case.read() as connection:
            return connection.execute(sql, list(given)).fetchall()

    return asked


def number(last):
    return f"urn:uuid:0f000000-0000-4000-8000-{last:012d}"


def test_events_and_classes_of_product_are_the_rows(loaded):
    _, reports = loaded
    assert {name: (each.layout, each.rows, each.loaded, each.rejected) for name, each in reports.items()} == {
        "harvest-2025-01.xml": ("epcis-xml", 5, 5, 0),
        "farm-2025-01.jsonld": ("epcis-json", 4, 4, 0),
        "plant-2025-03.jsonld": ("epcis-json", 5, 5, 0),
        "correction-2025-03.jsonld": ("epcis-json", 2, 2, 0),
        "receiving-2025-04.json": ("epcis-json", 2, 2, 0),
    }
    assert reports["plant-2025-03.jsonld"].unread == ("ilmd.cbvmda:productionDate",)


def test_a_catch(ask):
    event = """SELECT activity, step, action, happened, place_name, certificates, human_welfare
               FROM read.traceability_event WHERE number = ?"""
    assert ask(event, number(1)) == [
        (
            *("fishing", "fishingEvent", "ADD", dt.datetime(2024, 12, 19, 19, 30), "STORM PETREL 7"),
            *(["fishingAuth, Fisheries of Vanuatu, LL-2024-107"], "3P Audit"),
        )
    ]
    line = """SELECT g.stage, g.net_kg, g.species, g.species_basis, g.presentation, g.state, g.production, g.lot,
                     g.areas, g.zones, g.gear, g.caught_since, g.caught_until
              FROM read.goods g JOIN read.traceability_event e ON e.id = g.record WHERE e.number = ?"""
    assert ask(line, number(1)) == [
        (
            *("catch", 24_000.0, "YFT", "code", "WHL", "FRO", "wild", "P7-1220", ["71"], ["VUT"], "01.1"),
            *(dt.datetime(2024, 12, 2), dt.datetime(2024, 12, 19)),
        )
    ]
    # No days of harvest are stated: it is that of the event.
    assert ask(line.replace("g.stage, g.net_kg", "g.net_kg"), number(2))[0][-2:] == (dt.datetime(2024, 12, 21),) * 2


def test_its_vessels(ask):
    vessels = """SELECT v.role, v.name, v.flag, v.imo, v.number_written, v.registration_number, v.licence,
                        v.line_id IS NOT NULL
                 FROM read.named_vessel v JOIN read.traceability_event e ON e.id = v.record_id WHERE e.number = ?
                 ORDER BY ALL"""
    assert ask(vessels, number(1)) == [
        ("catching vessel", "STORM PETREL 7", "VUT", "4998047", "IMO4998047", "MVFV0107", "LL-2024-107", True)
    ]
    assert ask(vessels, number(2)) == [
        ("catching vessel", "GREAT SKUA", "VUT", None, "IMO4998046", "MVFV0231", None, True)
    ]
    assert ask(vessels, number(3)) == [
        ("donor", "STORM PETREL 7", "VUT", "4998047", "IMO4998047", "MVFV0107", None, False),
        ("receiving vessel", "REEFER ALBATROSS", "PAN", "4998059", "4998059", None, None, False),
    ]


def test_a_transshipment_has_a_position_and_tonnes_are_kilograms(ask):
    assert ask("SELECT latitude, longitude, moved_from FROM read.traceability_event WHERE number = ?", number(3)) == [
        (-4.5, 168.25, "urn:gdst:costamorada.example:location:loc:fleet.petrel (STORM PETREL 7)")
    ]
    assert ask(
        """SELECT c.document, c.kg, g.stage FROM read.citation c JOIN read.goods g ON g.id = c.line_id
           JOIN read.traceability_event e ON e.id = c.record_id WHERE e.number = ? ORDER BY c.part""",
        number(3),
    ) == [(PETREL, 24_000.0, "handled"), (SKUA, 16_250.25, "handled")]


def test_what_went_into_a_lot_and_what_came_out(ask):
    through = """SELECT g.stage, c.document, c.kg FROM read.citation c JOIN read.goods g ON g.id = c.line_id
                 JOIN read.traceability_event e ON e.id = c.record_id AND e.file_id = c.file_id
                 WHERE e.number = ? AND c.kind = 'lot' AND g.file_id = c.file_id ORDER BY c.part"""
    assert ask(through, number(10)) == [
        ("input", PETREL, 24_000.0), ("input", SKUA, 16_250.25), ("product", MIXED, 40_250.25)
    ]  # fmt: skip
    assert ask(through, number(14)) == [
        ("input", MIXED, 40_250.25),
        ("product", LOINS, 18_000.0),
        ("product", "lot (01)09521234000136(10)SP-0210", 9_000.0),
    ]
    # What is packed goes into its logistic unit, of which no weight is stated.
    assert ask(through, number(12)) == [
        ("input", LOINS, 18_000.0), ("product", "lot (00)095212340000000013", None)
    ]  # fmt: skip


def test_a_lot_is_one_record_however_it_is_spelled_and_in_whichever_file(ask):
    assert ask("SELECT count(DISTINCT id), count(DISTINCT file_id) FROM read.lot WHERE document = ?", LOINS) == [(1, 3)]
    assert ask("SELECT count(DISTINCT id) FROM read.lot WHERE document = ?", PETREL) == [(1,)]
    assert ask("SELECT DISTINCT kind, gs1, product FROM read.lot WHERE document = ?", LOINS) == [
        ("lot", "09521234000129", "(01)09521234000129")
    ]
    assert ask(
        "SELECT DISTINCT g.stage, g.species, g.description FROM read.goods g JOIN read.lot l ON l.id = g.record "
        "WHERE l.document = ? AND g.description IS NOT NULL",
        LOINS,
    ) == [("product", "YFT", "Yellowfin tuna loins, frozen")]


def test_lots_cite_their_class_of_product_which_another_file_may_describe(ask):
    assert ask(
        """SELECT DISTINCT p.product_name FROM read.citation c JOIN read.lot l ON l.id = c.record_id
           JOIN read.lot p ON p.document = c.document WHERE l.document = ? AND c.kind = 'product-class'""",
        PETREL,
    ) == [("Yellowfin tuna, whole, frozen",)]


def test_a_shipment_names_its_papers_and_parties(ask):
    papers = """SELECT c.kind, c.document FROM read.citation c JOIN read.traceability_event e ON e.id = c.record_id
                WHERE e.number = ? AND c.kind <> 'lot' ORDER BY ALL"""
    assert ask(papers, number(13)) == [("bill", "bill OSPM25000417"), ("invoice", "invoice 001-002-000004417")]
    assert ask(
        """SELECT p.role, p.name, p.country, p.numbers FROM read.party_mention p JOIN read.traceability_event e
           ON e.id = p.record_id WHERE e.number = ? ORDER BY p.role""",
        number(13),
    ) == [
        ("buyer", "TIDEWRACK IMPORTS LLC", "USA", ["GLN: 9521235000012"]),
        ("declarant", "PESQUERA COSTA MORADA S.A.", "ECU", ["GLN: 9521234000013"]),
        ("holder", "PESQUERA COSTA MORADA S.A.", "ECU", ["GLN: 9521234000013"]),
        ("seller", "PESQUERA COSTA MORADA S.A.", "ECU", ["GLN: 9521234000013"]),
    ]
    assert ask(
        "SELECT p.name, p.numbers FROM read.party_mention p JOIN read.traceability_event e ON e.id = p.record_id "
        "WHERE e.number = ? AND p.role = 'manufacturer'",
        number(10),
    ) == [("PESQUERA COSTA MORADA S.A.", ["place GLN: 9521234000105"])]


def test_an_event_without_an_id_that_is_told_twice_is_one(ask):
    assert ask(
        "SELECT count(*), count(DISTINCT id), min(happened) FROM read.traceability_event WHERE activity = 'receiving'"
    ) == [(2, 1, dt.datetime(2025, 4, 14, 18))]


def test_a_farm(ask):
    assert ask("SELECT activity, broodstock, farming_method FROM read.traceability_event WHERE number >= ? "
               "ORDER BY number", number(20)) == [
        ("hatching", "Domestic", None), ("feed", None, None), ("farm harvest", None, "Ponds")
    ]  # fmt: skip
    assert ask(
        """SELECT g.stage, g.net_kg, g.species, g.production, g.origin FROM read.goods g
           JOIN read.traceability_event e ON e.id = g.record WHERE e.number = ? ORDER BY g.line_no""",
        number(22),
    ) == [
        ("input", 120.0, None, None, None),
        ("input", 9_000.0, None, None, None),
        ("catch", 6_000.0, "PNV", "farmed", "VNM"),
    ]
    assert ask("SELECT name FROM read.party_mention WHERE role = 'farm'") == [("LAGOON SHRIMP FARM CO LTD",)]


def test_what_gdst_asks_and_an_event_lacks_is_said(ask):
    flags = """SELECT "column", value FROM read.flag g JOIN read.traceability_event e ON e.id = g.record_id
               WHERE e.number = ? AND reason LIKE 'GDST%' ORDER BY ALL"""
    assert ask(flags, number(1)) == []
    assert ask(flags, number(21)) == [("proteinSource", "")]
    assert ask(flags, number(2)) == [
        ("economicZone", ""),
        ("fisheryImprovementProject", ""),
        ("fishingGearTypeCode", ""),
        ("gpsAvailability", ""),
        ("humanWelfarePolicy", "unwritten"),
        ("imoNumber", "IMO4998046"),
        ("productOwner", ""),
        ("productionMethodForFishAndSeafoodCode", ""),
        ("rfmoArea", ""),
        ("satelliteTrackingAuthority", ""),
        ("subnationalPermitArea", ""),
        ("vesselFlagState", "VUT"),
        ("vesselPublicRegistry", ""),
        ("vesselTripDate", ""),
    ]
    # A plant states no source of protein, and none is asked.
    assert [ask(flags, number(each)) for each in (3, 4, 10, 11, 12, 13, 14, 20, 22)] == [[]] * 9


def test_events_that_have_a_label_are_told_as_such_too(ask):
    assert ask("SELECT start, \"end\", fao_areas, eezs, gear, live_kg, product_kg, basis FROM read.fishing "
               "ORDER BY start") == [
        (
            *(dt.datetime(2024, 12, 2), dt.datetime(2024, 12, 19), ["71"], ["VUT"], "01.1"),
            *(24_000.0, 24_000.0, "traced"),
        ),
        (dt.datetime(2024, 12, 21, 0, 15), None, ["71"], None, None, 16_250.25, 16_250.25, "traced"),
    ]  # fmt: skip
    assert ask('SELECT start, "end", kind, latitude, species, product_kg FROM read.transshipment') == [
        (dt.datetime(2025, 1, 7, 22), dt.datetime(2025, 1, 8, 2), "at sea", -4.5, ["YFT"], 40_250.25)
    ]
    assert ask('SELECT start, "end", port_flag, product_kg FROM read.landing') == [
        (dt.datetime(2025, 2, 3, 13), dt.datetime(2025, 2, 3, 19), "ECU", 40_250.25)
    ]
    assert ask(
        "SELECT number, aboard, place, process, kind FROM read.processing ORDER BY number, place NULLS FIRST"
    ) == [
        (number(10), False, "PESQUERA COSTA MORADA S.A.", "commingling", None),
        # Loins came out; the file that corrects it does not hold the master data that say so.
        (number(11), False, "PESQUERA COSTA MORADA S.A.", None, "transformation"),
        (number(11), False, "urn:epc:id:sgln:9521234.00010.0", None, None),
        (number(14), False, "urn:epc:id:sgln:9521234.00010.0", None, None),
    ]


def test_vessels_take_part_in_them(ask):
    assert ask("SELECT DISTINCT p.event_label, p.role, m.name, m.imo FROM read.participant p "
               "JOIN read.vessel_mention m USING (mention_id) ORDER BY ALL") == [
        ("Fishing", "vessel", "GREAT SKUA", None),
        ("Fishing", "vessel", "STORM PETREL 7", "4998047"),
        ("Landing", "vessel", "REEFER ALBATROSS", "4998059"),
        ("Transshipment", "donor", "STORM PETREL 7", "4998047"),
        ("Transshipment", "receiver", "REEFER ALBATROSS", "4998059"),
    ]  # fmt: skip


@pytest.mark.parametrize("later", ["correction-2025-03.jsonld", "plant-2025-03.jsonld"])
def test_what_was_taken_back_does_not_count_in_whatever_order_files_come(tmp_path, later):
    """The second file comes to a case that was derived, where it is what was taken back."""
    case = open_case(tmp_path / "case", create=True)
    first = {"correction-2025-03.jsonld", "plant-2025-03.jsonld"} - {later}
    load(case, [PARTNER / "epcis" / name for name in first])
    if later.startswith("plant"):
        resolve(case)
        derive(case)
    load(case, [PARTNER / "epcis" / later])
    resolve(case)
    derive(case)
    with case.read() as connection:
        assert connection.execute("SELECT number FROM derived.processing ORDER BY number").fetchall() == [
            (number(10),), (number(14),)
        ]  # fmt: skip
        assert connection.execute(
            "SELECT number, status, corrected_by FROM derived.traceability_event WHERE status IS NOT NULL"
        ).fetchall() == [(number(11), "replaced", [number(14)])]
        # A line of goods is one of the event that stands, and only of that.
        assert connection.execute(
            """SELECT count(*) FROM derived.has_line h JOIN derived.processing p ON p.id = h.source"""
        ).fetchall() == [(6,)]


_SAME = """<ObjectEvent><eventTime>2025-04-14T20:00:00+02:00</eventTime>
<eventTimeZoneOffset>+02:00</eventTimeZoneOffset>
<action>OBSERVE</action><bizStep>urn:epcglobal:cbv:bizstep:receiving</bizStep><extension><quantityList><quantityElement>
<epcClass>urn:epc:class:lgtin:9521234.000012.LOTE12</epcClass><quantity>17400.0</quantity><uom>KGM</uom>
</quantityElement></quantityList>
<sourceList><source type="urn:epcglobal:cbv:sdt:owning_party">urn:a</source></sourceList></extension>
</ObjectEvent>"""
_TOLD = {
    "type": "ObjectEvent", "eventTime": "2025-04-14T18:00:00Z", "eventTimeZoneOffset": "+00:00", "action": "OBSERVE",
    "bizStep": "receiving", "sourceList": [{"type": "owning_party", "source": "urn:a"}],
    "quantityList": [
        {"epcClass": "https://id.gs1.org/01/09521234000129/10/LOTE12", "quantity": 17400, "uom": "KGM"}
    ],
}  # fmt: skip


def test_an_event_that_says_the_same_in_xml_and_json_is_one_and_one_that_only_has_the_id_of_another_is_said(tmp_path):
    (tmp_path / "handling.toml").write_text('administration = "Customs of Maravia"\n')
    (tmp_path / "a-2024-01-31.xml").write_text(_SAME)
    other = {**_TOLD, "eventID": "urn:uuid:1", "action": "ADD"}
    events = [_TOLD, {**_TOLD, "eventID": "urn:uuid:1"}, {**_TOLD, "eventID": "urn:uuid:1"}, other]
    (tmp_path / "b.json").write_text(json.dumps(events))
    case = open_case(tmp_path / "case", create=True)
    load(case, [tmp_path / "a-2024-01-31.xml", tmp_path / "b.json"])
    with case.read() as connection:
        assert connection.execute("SELECT id, count(*) FROM read.traceability_event GROUP BY id, number "
                                  "ORDER BY number NULLS FIRST").fetchall()[0][1] == 2  # fmt: skip
        assert connection.execute("SELECT record_no, value FROM read.flag WHERE \"column\" = 'eventID'").fetchall() == [
            (4, "URN:UUID:1")
        ]
        assert connection.execute("SELECT count(DISTINCT id) FROM read.lot").fetchall() == [(1,)]
