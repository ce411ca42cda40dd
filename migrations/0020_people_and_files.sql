-- What patients told of themselves. Empty: not asked, or not answered.
create table patient_details (
  clinic_id           uuid not null,
  patient_id          uuid not null,
  called_name         text not null,
  pronouns            text not null,
  street              text not null,
  city                text not null,
  state               text not null,
  zip                 text not null,
  can_become_pregnant text not null check (can_become_pregnant in ('yes', 'no', 'unknown')),
  primary key (clinic_id, patient_id)
);
call belongs_to_clinic('patient_details');

-- Who stands around a patient, and whether we may speak to them.
create table patient_circle (
  clinic_id   uuid not null,
  id          uuid not null,
  patient_id  uuid not null,
  role        text not null,
  name        text not null,
  practice    text not null,
  mobile      text not null,
  email       text not null,
  fax         text not null,
  release     text not null check (release in ('yes', 'no', 'unknown')),
  released_on text not null,
  at          timestamptz(3) not null,
  primary key (clinic_id, id)
);
call belongs_to_clinic('patient_circle');
create index patient_circle_patient on patient_circle (clinic_id, patient_id);

-- Whom a patient said they do not have: "no psychiatrist" was said, a missing row was not.
create table patient_circle_none (
  clinic_id  uuid not null,
  patient_id uuid not null,
  role       text not null,
  primary key (clinic_id, patient_id, role)
);
call belongs_to_clinic('patient_circle_none');

-- The newest photo of an identity document a patient sent.
create table identity_photos (
  clinic_id   uuid           not null,
  patient_id  uuid           not null,
  file_id     uuid           not null,
  received_at timestamptz(3) not null,
  primary key (clinic_id, patient_id)
);
call belongs_to_clinic('identity_photos');

-- Pictures as they were received. Not made from facts: a fact names the file and the hash of its content.
create table files (
  clinic_id    uuid           not null,
  id           uuid           not null,
  about        text           not null,
  mime         text           not null check (mime in ('image/jpeg', 'image/png', 'image/webp', 'image/heic')),
  bytes        bytea          not null check (octet_length(bytes) between 1 and 5242880),
  content_hash text           not null,
  made_at      timestamptz(3) not null,
  made_by      text           not null,
  primary key (clinic_id, id)
);
call belongs_to_clinic('files');

-- Of a visitor who also gave the birth date: whose pages their cookie opens.
alter table visitors add column patient_id uuid;

grant select, insert, update, delete on patient_details, patient_circle, patient_circle_none, identity_photos to afterglow_app;
grant select, insert on files to afterglow_app;
