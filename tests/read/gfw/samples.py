"""Invented objects in the shape of Global Fishing Watch's API."""

import copy

CARRIER = {
    "id": "c0ffee00-0001",
    "name": "SABLE MERIDIAN",
    "ssvid": "352999101",
    "flag": "PAN",
    "type": "carrier",
    "publicAuthorizations": [
        {"hasPubliclyListedAuthorization": "true", "rfmo": "IOTC"},
        {"hasPubliclyListedAuthorization": "false", "rfmo": "WCPFC"},
        {"hasPubliclyListedAuthorization": None, "rfmo": None},
    ],
}
FISHER = {"id": "f15e0000-0002", "name": "HAI FENG 27", "ssvid": "412999201", "flag": "CHN", "type": "fishing"}
BASE = {
    "start": "2023-05-09T22:10:00.000Z",
    "end": "2023-05-10T04:40:00.000Z",
    "position": {"lat": -4.125, "lon": 71.5},
    "regions": {"eez": [], "rfmo": ["IOTC", "ACAP"], "fao": ["51", "51.5"], "majorFao": ["51"], "highSeas": ["63203"]},
    "distances": {
        "startDistanceFromShoreKm": 640,
        "endDistanceFromShoreKm": 655,
        "startDistanceFromPortKm": 702.5,
        "endDistanceFromPortKm": 710,
    },
}


def changed(value, **changes):
    """The object with other keys; `outer__inner` reaches inside, `...` takes a key away."""
    found = copy.deepcopy(value)
    for path, new in changes.items():
        *outer, last = path.split("__")
        place = found
        for key in outer:
            place = place[key]
        if new is ...:
            place.pop(last, None)
        else:
            place[last] = new
    return found


def encounter(side=1, **changes):
    """A meeting as the carrier (1) or the fishing vessel (2) tells it."""
    main, met = (CARRIER, FISHER) if side == 1 else (FISHER, CARRIER)
    own = {
        "vessel": met,
        "medianDistanceKilometers": 0.031,
        "medianSpeedKnots": 1,
        "type": f"{main['type']}-{met['type']}",
        "potentialRisk": False,
    }
    event = {"id": f"a1b2c3.{side}", "type": "encounter", **BASE, "vessel": main, "encounter": own}
    return changed(event, **changes)


def loitering(**changes):
    own = {
        "totalTimeHours": 6.5,
        "totalDistanceKm": 3.25,
        "averageSpeedKnots": 0.3,
        "averageDistanceFromShoreKm": 650.5,
    }
    return changed({"id": "d4", "type": "loitering", **BASE, "vessel": CARRIER, "loitering": own}, **changes)


def port_visit(**changes):
    place = {
        "anchorageId": "31cacccf",
        "id": "mus-portlouis",
        "name": None,
        "topDestination": "PORT LOUIS",
        "flag": "MUS",
        "atDock": True,
        "lat": -20.15,
        "lon": 57.5,
    }
    own = {
        "visitId": "v1",
        "confidence": "4",
        "durationHrs": 88.9,
        "startAnchorage": {**place, "id": "mus-roads", "topDestination": "ROADS", "atDock": False},
        "intermediateAnchorage": place,
        "endAnchorage": place,
    }
    return changed({"id": "e5", "type": "port_visit", **BASE, "vessel": FISHER, "port_visit": own}, **changes)


def gap(**changes):
    own = {
        "intentionalDisabling": True,
        "distanceKm": "55.5",
        "durationHours": 6.25,
        "positions12HoursBeforeSat": "23",
        "positionsPerDaySatReception": 68.6,
        "offPosition": {"lat": -4.1, "lon": 71.4},
        "onPosition": {"lat": "-4.5", "lon": "71.9"},
    }
    return changed({"id": "f6", "type": "gap", **BASE, "vessel": FISHER, "gap": own}, **changes)


def fishing(**changes):
    own = {"totalDistanceKm": 30.5, "averageSpeedKnots": 4.2, "averageDurationHours": None}
    return changed({"id": "g7", "type": "fishing", **BASE, "vessel": FISHER, "fishing": own}, **changes)


def answer(**changes):
    """An answer of the vessels API: one hull in two registers' words, two transmitted identities, one owner."""
    first = {
        "id": "hull-1",
        "sourceCode": ["IMO", "IOTC"],
        "ssvid": "352999101",
        "flag": "PAN",
        "shipname": "SABLE MERIDIAN",
        "callsign": "3ZQX9",
        "imo": "9074729",
        "latestVesselInfo": True,
        "transmissionDateFrom": "2019-02-27T10:59:43Z",
        "transmissionDateTo": "2024-02-25T08:26:32Z",
        "geartypes": ["SPECIALIZED_REEFER"],
        "lengthM": 126.8,
        "tonnageGt": 6963.6,
        "extraFields": [{"builtYear": 1994}],
    }
    before = {
        "id": "hull-1",
        "ssvid": "210999301",
        "flag": "CYP",
        "shipname": "SABLE DAWN",
        "callsign": "5BWC3",
        "imo": "9074729",
        "transmissionDateFrom": "2013-05-15T20:19:43Z",
        "transmissionDateTo": "2019-02-01T14:19:36Z",
    }
    sent = [
        {**first, "id": "c0ffee00-0001", "messagesCounter": 5},
        {**before, "id": "c0ffee00-0009", "transmissionDateFrom": "2013-05-15T20:18:31Z"},
    ]
    owner = {
        "name": "OCEAN DAWN SHIPPING LTD",
        "flag": "CYP",
        "ssvid": "210999301",
        "dateFrom": "2013-05-15T00:00:00Z",
        "dateTo": "2019-02-01T00:00:00Z",
    }
    types = [{"vesselId": "c0ffee00-0001", "shiptypes": [{"name": "CARRIER"}, {"name": "CARRIER"}]}]
    whole = {
        "registryInfo": [first, before],
        "registryOwners": [owner],
        "selfReportedInfo": sent,
        "combinedSourcesInfo": types,
    }
    return changed(whole, **changes)
