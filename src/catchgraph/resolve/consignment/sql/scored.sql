-- What compared pairs score: the sum of what the level of each field weighs, log-odds → columns of `compared`, score.
SELECT *, $intercept + $sides[sides + 1] + $seller[seller + 1] + $buyer[buyer + 1] + $day[day + 1] + $code[code + 1]
          + $weight[weight + 1] + $vessel[vessel + 1] + $container[container + 1] AS score
FROM ({compared})
