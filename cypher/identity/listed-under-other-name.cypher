// id: identity.listed-under-other-name
// title: Registered vessel that an IUU list names otherwise
// question: Which registrations describe a vessel that is on an IUU list under names the registration does not use?
// why: A name search finds nothing where a listed vessel stands in a register under another name; the hull is the
//   same by IMO number, national registration number or another identifier (`basis`).
// benign: The listing ended before the list's edition or the next edition has it no longer (not reported), or began
//   after the register's edition (not
//   reported). The list's name column has the registration's name, also under an earlier spelling (not reported).
//   A register or list whose edition is unknown covers no day. The name an RFMO uses of its own (`RFMOName`)
//   identifies a vessel and does not make the registration's name a listed one.
// sentence: Potential match of {name|a vessel without a name} on the register of {register|a source without a name}
//   with a listed vessel, which the list calls {listed_names|by no name} ({periods})
// needs: Registration, Listing
// covers: MATCH (l:Listing) WHERE l.edition IS NOT NULL WITH min(l.since) AS first
//   MATCH (r:Registration) WHERE r.edition >= first RETURN count(r) AS n
// params: limit: int = 1000
// returns: vessel: Vessel, name: str, register: str, numbers: list, flag: str, listed_names: list, rfmo_names: list,
//   periods: list, basis: str, confidence: float, listing_basis: str, listing_confidence: float, records: list
// identity: vessel, register, name
// denominator: Registration
// severity: high
// maturity: stable
// revision: 2
// references: Combined IUU Vessel List (TMT); IOTC Resolution 18/03

MATCH (l:Listing {in_force: true})-[listed:LISTS_VESSEL]->(v:Vessel)
WHERE l.gone_by IS NULL AND l.edition IS NOT NULL
WITH v, l, listed
ORDER BY v.id, l.rfmo, l.period, l.id
WITH v, min(l.since) AS first_listed, collect(DISTINCT l.id) AS listings,
     collect(DISTINCT l.rfmo + ' ' + l.period) AS periods,
     reduce(seen = [], names IN collect(l.names) | seen + [name IN names WHERE NOT name IN seen]) AS listed_names,
     reduce(seen = [], names IN collect(l.rfmo_names) | seen + [name IN names WHERE NOT name IN seen]) AS rfmo_names,
     reduce(seen = [], keys IN collect(l.name_keys) | seen + keys) AS name_keys,
     min(listed.confidence) AS listing_confidence, min(listed.basis) AS listing_basis
MATCH (r:Registration)-[described:DESCRIBES]->(v)
WHERE r.name_key IS NOT NULL AND r.edition >= first_listed AND NOT r.name_key IN name_keys
WITH v, r, described, listings, periods, listed_names, rfmo_names, listing_confidence, listing_basis
ORDER BY v.id, r.register, r.name, r.number, r.id
WITH v, r.register AS register, r.name_key AS name_key, listings, periods, listed_names, rfmo_names,
     listing_confidence, listing_basis,
     min(r.name) AS name, collect(DISTINCT r.number) AS numbers, min(r.flag) AS flag,
     min(described.confidence) AS confidence, min(described.basis) AS basis, collect(DISTINCT r.id) AS registrations
RETURN v.id AS vessel, name AS name, register AS register, numbers AS numbers, flag AS flag,
       listed_names AS listed_names, rfmo_names AS rfmo_names, periods AS periods,
       basis AS basis, confidence AS confidence,
       listing_basis AS listing_basis, listing_confidence AS listing_confidence,
       registrations + listings AS records
ORDER BY vessel, register, name
LIMIT $limit
