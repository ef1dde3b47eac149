-- Lines of which ways take something else than in the last run, or that were on one then or are now only; and lines whose way
-- leads over one. A way that led over one then and does not now has lost a link before it, whose line changed.
WITH RECURSIVE touched AS (
    SELECT id FROM way_said n FULL JOIN derived.way_said w USING (id) WHERE n.said IS DISTINCT FROM w.said
),
behind AS (
    SELECT id FROM touched
    UNION
    SELECT m.source FROM behind b JOIN derived.made_from m ON m.target = b.id
)
SELECT id FROM touched
UNION
SELECT f.start FROM way_first f SEMI JOIN behind b ON b.id = f.line
