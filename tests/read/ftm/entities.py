"""An invented network in FollowTheMoney: who owns the trawler GREY TERN and the carrier PALE KNOT.

Mara Dunlin (person) ─60 %→ Dunlin Holdings Ltd ─beneficial→ GREY TERN
Dunlin Holdings Ltd ─→ Sandbar Shipping SA ─2019 to 2021→ PALE KNOT, operated by Sandbar
"""


def entity(id_, schema, **properties):
    return {"id": id_, "schema": schema, "properties": properties, "datasets": ["leads"]}


TERN = entity(
    "v-tern", "Vessel", name=["GREY TERN"], alias=["Grey Tern 1"], previousName=["KAMOME MARU NO. 3"],
    imoNumber=["IMO9074729"], mmsi=["352999101"], callSign=["HO1234"], flag=["pa"], pastFlags=["jp", "na"],
    type=["Trawler"], grossRegisteredTonnage=["735"], buildDate=["1991-04"],
)  # fmt: skip
KNOT = entity("v-knot", "Vessel", name=["PALE KNOT"], imoNumber=["9176187"], operator=["c-sandbar"])
MARA = entity("p-mara", "Person", name=["Mara Dunlin"], idNumber=["X-123"], registrationNumber=["private"])
HOLDINGS = entity(
    "c-holdings", "Company", name=["Dunlin Holdings Ltd"], jurisdiction=["mt"], registrationNumber=["C 4471"],
    addressEntity=["a-quay"],
)  # fmt: skip
SANDBAR = entity("c-sandbar", "LegalEntity", name=["Sandbar Shipping SA"], address=["12 Quay Street, Port Example"])
QUAY = entity("a-quay", "Address", street=["7 Harbour Road"], city=["Valletta"], country=["mt"])
OWNERSHIPS = [
    entity("o-1", "Ownership", owner=["p-mara"], asset=["c-holdings"], percentage=["60"], startDate=["2015"]),
    entity("o-2", "Ownership", owner=["c-holdings"], asset=["v-tern"], role=["Beneficial owner"]),
    entity("o-3", "Ownership", owner=["c-holdings"], asset=["c-sandbar"]),
    entity("o-4", "Ownership", owner=["c-sandbar"], asset=["v-knot"], startDate=["2019-02-03"], endDate=["2021-11"]),
]
SANCTION = entity(
    "s-1", "Sanction", entity=["v-tern", "c-holdings"], authority=["Ministry of Examples"], program=["EX-7"],
    reason=["Fishing without a licence"], startDate=["2022-05-06"], endDate=["2024"],
)  # fmt: skip
NETWORK = [*OWNERSHIPS, SANCTION, TERN, KNOT, MARA, HOLDINGS, SANDBAR, QUAY]
