-- One row per specialist's evaluation of a patient; the truth is its stream.
create table evaluations (
  clinic_id  uuid           not null,
  id         uuid           not null,
  patient_id uuid           not null,
  opened_at  timestamptz(3) not null,
  decision   text           check (decision in ('eligible', 'specialist-review', 'needs-information', 'declined')),
  decided_at timestamptz(3),
  closed_at  timestamptz(3),
  version    integer        not null,
  body       json           not null,
  primary key (clinic_id, id)
);
call belongs_to_clinic('evaluations');
create index evaluations_patient on evaluations (clinic_id, patient_id, opened_at);

grant select, insert, update, delete on evaluations to afterglow_app;
