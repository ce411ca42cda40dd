-- Until when and from when a lane is taken, as plain times. What is taken about some days is asked for with every search of a free
-- time, over a policy that holds back whatever may leak, the functions of ranges among them: an index on upper(during) was
-- never entered by the time, and every search read all that was ever taken.
alter table lanes
  add column taken_from timestamptz not null generated always as (lower(during)) stored,
  add column taken_until timestamptz not null generated always as (upper(during)) stored;
drop index lanes_time;
create index lanes_until on lanes (clinic_id, taken_until);
