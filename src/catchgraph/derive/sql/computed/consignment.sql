-- A consignment of the records that are part of it: what each side says, side by side, nothing of one filled in from
-- another. Copies of one paper (`same document`) are no paper of their own: they add datasets and nothing else.
WITH part AS (
    SELECT p.target AS consignment_id, p.source AS record_id, split_part(p.source, ':', 1) AS kind, p.datasets,
           p.is_anchor, p.joined_by, p.confidence, p.basis <> 'same document' AS paper
    FROM derived.part_of p /* only entity: p.target */
),
counted AS (
    FROM part WHERE paper
),
head AS (
    SELECT p.consignment_id, b.name, p.is_anchor, 'bill' AS side, p.record_id,
           b.arrival AS arrived, b.lading AS laden, NULL::TIMESTAMP AS imported, NULL::TIMESTAMP AS exported,
           b.voyage, b.lading_port, b.unlading_port, b.mode, b.containers, b.gross_kg, b.in_bond, NULL AS in_transit,
           NULL AS entry_type, NULL AS port, p.paper
    FROM part p JOIN derived.bill b ON b.id = p.record_id
    UNION ALL
    SELECT p.consignment_id, e.name, p.is_anchor, 'entry', p.record_id, NULL, NULL, coalesce(e.imported, e.entered),
           NULL, NULL, NULL, NULL, e.mode, e.containers, NULL, NULL, e.in_transit_number, e.entry_type, e.port, p.paper
    FROM part p JOIN derived.entry e ON e.id = p.record_id
    UNION ALL
    SELECT p.consignment_id, x.name, p.is_anchor, 'export', p.record_id, NULL, NULL, NULL,
           coalesce(x.exited, x.registered), NULL, x.lading_port, NULL, x.mode, x.containers, x.gross_kg, NULL, NULL, NULL,
           NULL, p.paper
    FROM part p JOIN derived.export_declaration x ON x.id = p.record_id
),
line AS (
    SELECT g.record AS record_id, sum(g.net_kg) AS net_kg, count(*) = count(g.net_kg) AS net_whole,
           sum(g.gross_kg) AS gross_kg, count(*) = count(g.gross_kg) AS gross_whole,
           sum(g.value) AS value, count(*) = count(g.value) AS value_whole,
           list(DISTINCT g.currency) FILTER (WHERE g.currency IS NOT NULL) AS currencies,
           list(DISTINCT g.value_basis) FILTER (WHERE g.value_basis IS NOT NULL) AS bases,
           list(DISTINCT g.hs6) FILTER (WHERE g.hs6 IS NOT NULL) AS hs6,
           list(DISTINCT g.species) FILTER (WHERE g.species IS NOT NULL) AS species,
           list(DISTINCT g.origin) FILTER (WHERE g.origin IS NOT NULL) AS origins,
           list(DISTINCT g.procedure) FILTER (WHERE g.procedure IS NOT NULL) AS procedures
    FROM derived.goods g SEMI JOIN counted p ON p.record_id = g.record
    WHERE g.stage = 'product' GROUP BY g.record
),
-- Of each side: sums are unknown where one paper does not say it.
side AS (
    SELECT h.consignment_id, h.side,
           CASE WHEN bool_and(coalesce(h.gross_kg, CASE WHEN l.gross_whole THEN l.gross_kg END) IS NOT NULL)
                THEN sum(coalesce(h.gross_kg, l.gross_kg)) END AS gross_kg,
           CASE WHEN bool_and(coalesce(l.net_whole, false)) THEN sum(l.net_kg) END AS net_kg,
           list_sort(list_distinct(flatten(list(coalesce(l.currencies, []))))) AS currencies,
           list_sort(list_distinct(flatten(list(coalesce(l.bases, []))))) AS bases,
           CASE WHEN bool_and(coalesce(l.value_whole, false)) THEN sum(l.value) END AS value,
           list_sort(list_distinct(flatten(list(coalesce(l.hs6, []))))) AS hs6,
           list_sort(list_distinct(flatten(list(coalesce(l.species, []))))) AS species,
           list_sort(list_distinct(flatten(list(coalesce(l.origins, []))))) AS origins,
           list_sort(list_distinct(flatten(list(coalesce(l.procedures, []))))) AS procedures,
           list_sort(list_distinct(flatten(list(coalesce(h.containers, []))))) AS containers,
           sorted_set(list(h.mode) FILTER (WHERE h.mode IS NOT NULL)) AS modes
    FROM head h LEFT JOIN line l USING (record_id) WHERE h.paper GROUP BY h.consignment_id, h.side
),
party AS (
    SELECT p.consignment_id, p.kind,
           sorted_set(list(m.entity_id) FILTER (WHERE n.role IN ('shipper', 'exporter', 'seller'))) AS sellers,
           sorted_set(list(m.entity_id) FILTER (WHERE n.role IN ('consignee', 'importer', 'buyer', 'notify party')))
               AS buyers
    FROM counted p JOIN read.party_mention n USING (record_id) JOIN derived.mention m ON m.id = n.mention_id
    GROUP BY p.consignment_id, p.kind
),
vessel AS (
    SELECT p.consignment_id, p.kind, sorted_set(list(v.name)) AS names
    FROM counted p JOIN read.named_vessel v USING (record_id)
    WHERE v.role = 'carrier' AND v.line_id IS NULL AND v.name IS NOT NULL GROUP BY p.consignment_id, p.kind
),
-- Bills that entries cite, but for masters of houses, beyond the bills that are there.
cited AS (
    SELECT p.consignment_id, count(DISTINCT c.document) AS bills
    FROM counted p JOIN read.citation c USING (record_id)
    LEFT JOIN (
        SELECT c.source, c.as_written FROM derived.cites c SEMI JOIN derived.under u ON u.target = c.target
    ) m ON m.source = c.record_id AND m.as_written = c.number
    WHERE p.kind = 'entry' AND c.kind = 'bill' AND m.source IS NULL GROUP BY p.consignment_id
),
brought AS (
    SELECT consignment_id, count(*) AS bills FROM counted WHERE kind = 'bill' GROUP BY consignment_id
),
whole AS (
    SELECT consignment_id, sorted_set(list(replace(kind, '_', ' '))) AS sides, count(*) FILTER (WHERE paper) AS papers,
           list_sort(list_distinct(flatten(list(datasets)))) AS datasets, min(record_id) FILTER (WHERE is_anchor) AS anchor, min(confidence) AS confidence,
           list_sort(list_distinct(flatten(list(joined_by)))) AS joined_by
    FROM part GROUP BY consignment_id
),
told_of AS (
    SELECT consignment_id, min(name) FILTER (WHERE is_anchor) AS name,
           min(exported) FILTER (WHERE paper) AS exported, max(exported) FILTER (WHERE paper) AS exported_last,
           min(laden) FILTER (WHERE paper) AS laden, min(arrived) FILTER (WHERE paper) AS arrived,
           max(arrived) FILTER (WHERE paper) AS arrived_last, min(imported) FILTER (WHERE paper) AS imported,
           max(imported) FILTER (WHERE paper) AS imported_last,
           list(DISTINCT voyage) FILTER (WHERE paper AND voyage IS NOT NULL) AS voyages,
           list(DISTINCT lading_port) FILTER (WHERE paper AND side = 'export' AND lading_port IS NOT NULL) AS export_ports,
           list(DISTINCT lading_port) FILTER (WHERE paper AND side = 'bill' AND lading_port IS NOT NULL) AS lading_ports,
           list(DISTINCT unlading_port) FILTER (WHERE paper AND unlading_port IS NOT NULL) AS unlading_ports,
           list(DISTINCT port) FILTER (WHERE paper AND port IS NOT NULL) AS entry_ports,
           list(DISTINCT in_bond) FILTER (WHERE paper AND in_bond IS NOT NULL) AS in_bond,
           list(DISTINCT in_transit) FILTER (WHERE paper AND in_transit IS NOT NULL) AS in_transit,
           list(DISTINCT entry_type) FILTER (WHERE paper AND entry_type IS NOT NULL) AS entry_types
    FROM head GROUP BY consignment_id
)
SELECT w.consignment_id AS id, 'consignment of ' || coalesce(t.name, w.anchor) AS name, w.datasets,
       w.anchor, w.sides, w.papers, w.joined_by, w.confidence,
       t.exported, t.exported_last, t.laden, t.arrived, t.arrived_last, t.imported, t.imported_last,
       coalesce(px.sellers, []) AS export_sellers, coalesce(px.buyers, []) AS export_buyers,
       coalesce(pb.sellers, []) AS bill_sellers, coalesce(pb.buyers, []) AS bill_buyers,
       coalesce(pe.sellers, []) AS entry_sellers, coalesce(pe.buyers, []) AS entry_buyers,
       coalesce(vx.names, []) AS export_vessels, coalesce(vb.names, []) AS bill_vessels, coalesce(ve.names, []) AS entry_vessels,
       coalesce(list_sort(t.voyages), []) AS voyages, coalesce(list_sort(t.export_ports), []) AS export_ports,
       coalesce(list_sort(t.lading_ports), []) AS lading_ports, coalesce(list_sort(t.unlading_ports), []) AS unlading_ports,
       coalesce(list_sort(t.entry_ports), []) AS entry_ports,
       coalesce(x.modes, []) AS export_modes, coalesce(b.modes, []) AS bill_modes, coalesce(e.modes, []) AS entry_modes,
       coalesce(x.containers, []) AS export_containers, coalesce(b.containers, []) AS bill_containers,
       coalesce(e.containers, []) AS entry_containers,
       x.gross_kg AS export_gross_kg, x.net_kg AS export_net_kg, b.gross_kg AS bill_gross_kg, b.net_kg AS bill_net_kg,
       e.gross_kg AS entry_gross_kg, e.net_kg AS entry_net_kg,
       CASE WHEN len(x.currencies) = 1 AND len(x.bases) <= 1 THEN x.value END AS export_value,
       CASE WHEN len(x.currencies) = 1 AND len(x.bases) <= 1 AND x.value IS NOT NULL THEN x.currencies[1] END AS export_currency,
       CASE WHEN len(x.currencies) = 1 AND len(x.bases) <= 1 AND x.value IS NOT NULL THEN x.bases[1] END AS export_value_basis,
       CASE WHEN len(e.currencies) = 1 AND len(e.bases) <= 1 THEN e.value END AS entry_value,
       CASE WHEN len(e.currencies) = 1 AND len(e.bases) <= 1 AND e.value IS NOT NULL THEN e.currencies[1] END AS entry_currency,
       CASE WHEN len(e.currencies) = 1 AND len(e.bases) <= 1 AND e.value IS NOT NULL THEN e.bases[1] END AS entry_value_basis,
       coalesce(x.hs6, []) AS export_hs6, coalesce(b.hs6, []) AS bill_hs6, coalesce(e.hs6, []) AS entry_hs6,
       coalesce(x.species, []) AS export_species, coalesce(b.species, []) AS bill_species, coalesce(e.species, []) AS entry_species,
       coalesce(x.origins, []) AS export_origins, coalesce(b.origins, []) AS bill_origins, coalesce(e.origins, []) AS entry_origins,
       coalesce(list_sort(t.in_bond), []) AS in_bond, coalesce(list_sort(t.in_transit), []) AS in_transit,
       greatest(coalesce(q.bills, 0) - coalesce(r.bills, 0), 0) AS bills_missing,
       coalesce(list_sort(t.entry_types), []) AS entry_types, coalesce(x.procedures, []) AS procedures
FROM whole w LEFT JOIN told_of t USING (consignment_id)
LEFT JOIN cited q ON q.consignment_id = w.consignment_id LEFT JOIN brought r ON r.consignment_id = w.consignment_id
LEFT JOIN side x ON x.consignment_id = w.consignment_id AND x.side = 'export'
LEFT JOIN side b ON b.consignment_id = w.consignment_id AND b.side = 'bill'
LEFT JOIN side e ON e.consignment_id = w.consignment_id AND e.side = 'entry'
LEFT JOIN party px ON px.consignment_id = w.consignment_id AND px.kind = 'export_declaration'
LEFT JOIN party pb ON pb.consignment_id = w.consignment_id AND pb.kind = 'bill'
LEFT JOIN party pe ON pe.consignment_id = w.consignment_id AND pe.kind = 'entry'
LEFT JOIN vessel vx ON vx.consignment_id = w.consignment_id AND vx.kind = 'export_declaration'
LEFT JOIN vessel vb ON vb.consignment_id = w.consignment_id AND vb.kind = 'bill'
LEFT JOIN vessel ve ON ve.consignment_id = w.consignment_id AND ve.kind = 'entry'
