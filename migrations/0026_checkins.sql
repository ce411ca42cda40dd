-- Check-ins between visits: one row for each that was asked. Read tables; the truth is the patient's stream.
create table check_ins (
  clinic_id   uuid           not null,
  id          uuid           not null,
  patient_id  uuid           not null,
  infusion_id uuid           not null,
  kind        text           not null check (kind in ('next-morning', 'third-day')),
  state       text           not null check (state in ('asked', 'begun', 'finished', 'called', 'cancelled')),
  due_at      timestamptz(3) not null,
  silent_at   timestamptz(3) not null,
  finished_at timestamptz(3),
  -- The gravest that was ever answered in it; null where nothing asked for anything.
  worst       text,
  body        json           not null,
  primary key (clinic_id, id),
  unique (clinic_id, infusion_id, kind)
);
call belongs_to_clinic('check_ins');
create index check_ins_patient on check_ins (clinic_id, patient_id, due_at);
create index check_ins_due on check_ins (clinic_id, due_at);

-- How the day was, by the patient's own calendar.
create table moods (
  clinic_id  uuid     not null,
  patient_id uuid     not null,
  day        date     not null,
  value      smallint not null check (value between 0 and 10),
  primary key (clinic_id, patient_id, day)
);
call belongs_to_clinic('moods');

create table check_in_wishes (
  clinic_id  uuid    not null,
  patient_id uuid    not null,
  -- Null while nobody asked whether they want it.
  daily_mood boolean,
  reminders  boolean not null,
  primary key (clinic_id, patient_id)
);
call belongs_to_clinic('check_in_wishes');

grant select, insert, update, delete on check_ins, moods, check_in_wishes to afterglow_app;

-- Who was treated lately is asked every minute.
create index infusions_started on infusions (clinic_id, started_at) where started_at is not null;
