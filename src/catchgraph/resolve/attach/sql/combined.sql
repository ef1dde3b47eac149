-- Each combination of levels once → its number, the levels, score, why (in words), ties (whether an identifier does).
SELECT row_number() OVER (ORDER BY {fields}) AS combination, {fields}, round($intercept + {weights}, 4) AS score,
       array_to_string(list_filter([{says}], lambda text: text <> ''), ', ') AS why, {ties} AS ties
FROM (SELECT DISTINCT {fields} FROM levels WHERE imo <> 1)
