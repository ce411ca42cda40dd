-- Whoever looks for a time first releases the holds that ran out: a handful among all appointments there ever were.
create index appointments_held on appointments (clinic_id, held_until) where state = 'held';

-- What is taken about some days, whatever the lane, and at which site somebody must be for it; null for a video appointment.
alter table lanes add column site_id uuid;
create index lanes_time on lanes (clinic_id, upper(during));
