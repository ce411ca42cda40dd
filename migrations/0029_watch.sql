-- How responses went, one row for each stretch without an infusion that was measured. A read table; the truth is the streams of
-- courses and questionnaires. From all of them together the clinic tells how long a response lasts, and how its forecasts did.
create table responses (
  clinic_id   uuid           not null,
  infusion_id uuid           not null,
  patient_id  uuid           not null,
  scale_id    text           not null,
  started_at  timestamptz(3) not null,
  -- The line, the least change to be believed, and each score with its day since the infusion.
  body        json           not null,
  primary key (clinic_id, infusion_id)
);
call belongs_to_clinic('responses');
create index responses_patient on responses (clinic_id, patient_id);
create index responses_newest on responses (clinic_id, scale_id, started_at desc);

grant select, insert, update, delete on responses to afterglow_app;
