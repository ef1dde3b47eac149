"""What serves every kind of entity: keys, pairs, scores, clusters, judgements, ids."""
