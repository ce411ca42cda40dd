-- A try on the public pages is counted until its own end: an hour for most, a day for the codes of one address.
-- What was counted before today's shape is forgotten.
truncate public_tries;
alter table public_tries rename column at to until;
