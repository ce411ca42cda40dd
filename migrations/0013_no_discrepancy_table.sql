-- What does not fit in a visit is judged when it is asked for: some of it comes about by time alone, and no fact tells of it.
drop table discrepancies;
