-- Infusions that belong to no induction and follow none, as of whoever came for maintenance alone: one row per patient. They are
-- in the figures of what happens at infusions, and in none of response. A read table; the truth is the streams.
create table outcome_outside (
  clinic_id  uuid    not null,
  patient_id uuid    not null,
  -- Of the first of them, by the site's calendar.
  year       integer not null,
  site_id    uuid,
  indication text,
  age        integer,
  body       json    not null,
  primary key (clinic_id, patient_id)
);
call belongs_to_clinic('outcome_outside');

grant select, insert, update, delete on outcome_outside to afterglow_app;
