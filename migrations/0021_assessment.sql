-- Questionnaires: one row for each that was asked for. A read table; the truth is its stream.
create table assessments (
  clinic_id     uuid           not null,
  id            uuid           not null,
  patient_id    uuid           not null,
  scale_id      text           not null,
  scale_version text           not null,
  state         text           not null check (state in ('asked', 'begun', 'finished', 'voided')),
  language      text           not null check (language in ('en', 'es')),
  how           text           not null,
  point         text           not null,
  asked_at      timestamptz(3) not null,
  due_at        timestamptz(3),
  finished_at   timestamptz(3),
  -- Null where too much is missing to say. Missing is never zero.
  total         double precision,
  complete      boolean        not null,
  -- The gravest that was ever answered here.
  level         text           not null,
  version       integer        not null,
  body          json           not null,
  primary key (clinic_id, id)
);
call belongs_to_clinic('assessments');
create index assessments_patient on assessments (clinic_id, patient_id, scale_id, finished_at);
grant select, insert, update, delete on assessments to afterglow_app;
