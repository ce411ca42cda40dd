-- Within which hours a patient gets no letters and texts, by their own clock, "21:00"; null: as the clinic has it.
alter table patient_contacts
  add column quiet_from text,
  add column quiet_to   text,
  add check ((quiet_from is null) = (quiet_to is null));

-- Whom a patient lets see a part of their pages, and which. A read table; the truth is the patient's stream.
create table care_partners (
  clinic_id  uuid           not null,
  patient_id uuid           not null,
  person_id  uuid           not null,
  name       text           not null,
  email      text           not null,
  parts      text[]         not null,
  since      timestamptz(3) not null,
  primary key (clinic_id, patient_id)
);
call belongs_to_clinic('care_partners');
create index care_partners_email on care_partners (clinic_id, email);

-- Screens for the patient in a room, each bound to one visit. Not made from facts: only hashes are kept, and they end with the visit.
create table room_screens (
  clinic_id   uuid           not null,
  id          uuid           not null,
  infusion_id uuid           not null,
  code_hash   text           not null,
  code_until  timestamptz(3) not null,
  -- Of the cookie of the screen that was opened with the code; null while none was.
  secret_hash text,
  made_at     timestamptz(3) not null,
  primary key (clinic_id, id)
);
call belongs_to_clinic('room_screens');
create unique index room_screens_code on room_screens (clinic_id, code_hash);
create unique index room_screens_secret on room_screens (clinic_id, secret_hash) where secret_hash is not null;

grant select, insert, update, delete on care_partners, room_screens to afterglow_app;
