"""Who is who: block, compare, score, cluster, identify; judge, explain, history."""
