-- The clinic's consent texts, by version, as published.
create table consent_texts (
  clinic_id    uuid           not null,
  kind         text           not null,
  language     text           not null,
  version      integer        not null,
  content_hash text           not null,
  body         json           not null,
  published_at timestamptz(3) not null,
  published_by text           not null,
  primary key (clinic_id, kind, language, version)
);
call belongs_to_clinic('consent_texts');

-- One row per text offered to a patient; the truth is its stream.
create table consents (
  clinic_id  uuid           not null,
  id         uuid           not null,
  patient_id uuid           not null,
  kind       text           not null,
  offered_at timestamptz(3) not null,
  signed_at  timestamptz(3),
  version    integer        not null,
  body       json           not null,
  primary key (clinic_id, id)
);
call belongs_to_clinic('consents');
create index consents_patient on consents (clinic_id, patient_id, kind, offered_at);

grant select, insert, update, delete on consent_texts, consents to afterglow_app;
