-- Staff and patients. Read tables, rebuilt from the clinic's facts. Credentials live in the signin schema, apart from these.
create table staff (
  clinic_id  uuid not null,
  id         uuid not null,
  user_id    text not null,
  name       text not null,
  credential text not null,
  roles      text[] not null,
  active     boolean not null,
  primary key (clinic_id, id),
  unique (clinic_id, user_id)
);
call belongs_to_clinic('staff');

create table patients (
  clinic_id       uuid not null,
  id              uuid not null,
  mrn             text not null,
  family          text not null,
  given           text not null,
  birth_date      date not null,
  sex             text not null check (sex in ('female', 'male', 'unknown')),
  height_cm       numeric(5, 1),
  allergies       text[] not null,
  allergies_known boolean not null,
  photo           text,
  fictitious      boolean not null,
  primary key (clinic_id, id),
  unique (clinic_id, mrn)
);
call belongs_to_clinic('patients');

grant select, insert, update, delete on staff, patients to afterglow_app;
