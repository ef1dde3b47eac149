-- What every statement found.
FROM contradiction
