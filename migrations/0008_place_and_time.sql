-- The clinic as a place to come to: what it says of itself, when it is open, who works when.
alter table rooms add column kind text not null default 'infusion' check (kind in ('infusion', 'consulting'));

-- What there is once of each: 'profile', 'prices', 'booking'. `body` is as the room that wrote it says.
create table settings (
  clinic_id uuid not null,
  key       text not null,
  body      json not null,
  primary key (clinic_id, key)
);
call belongs_to_clinic('settings');

-- Opening hours of a site by weekday, as wall-clock times of its zone.
create table opening_hours (
  clinic_id uuid not null,
  site_id   uuid not null,
  weekly    json not null,
  primary key (clinic_id, site_id)
);
call belongs_to_clinic('opening_hours');

-- Holidays and other days on which the site is shut.
create table closures (
  clinic_id uuid not null,
  id        uuid not null,
  site_id   uuid not null,
  first_day date not null,
  last_day  date not null,
  why       text not null,
  primary key (clinic_id, id)
);
call belongs_to_clinic('closures');

-- Who works when, as wall-clock times of the site's zone; and who is away.
create table rotas (
  clinic_id uuid not null,
  staff_id  uuid not null,
  weekly    json not null,
  primary key (clinic_id, staff_id)
);
call belongs_to_clinic('rotas');

create table leaves (
  clinic_id uuid           not null,
  id        uuid           not null,
  staff_id  uuid           not null,
  from_at   timestamptz(3) not null,
  to_at     timestamptz(3) not null,
  why       text           not null,
  primary key (clinic_id, id)
);
call belongs_to_clinic('leaves');

-- How a patient is reached; an address counts once it was proven by a code.
create table patient_contacts (
  clinic_id  uuid not null,
  patient_id uuid not null,
  email      text,
  mobile     text,
  language   text not null check (language in ('en', 'es')),
  zone       text not null,
  texts      boolean not null,
  primary key (clinic_id, patient_id)
);
call belongs_to_clinic('patient_contacts');

grant select, insert, update, delete on settings, opening_hours, closures, rotas, leaves, patient_contacts to afterglow_app;

-- Which clinic a public page belongs to: the one whose profile names this host, else the first one founded. Its id and nothing more.
create policy owner_reads_profiles on settings for select to afterglow_owner using (key = 'profile');
create function clinic_of_host(host text) returns uuid language sql stable security definer set search_path = public, pg_temp as
$$
  select coalesce(
    (select clinic_id from settings where key = 'profile' and body ->> 'host' = host order by clinic_id limit 1),
    (select clinic_id from clinics order by clinic_id limit 1))
$$;
revoke all on function clinic_of_host(text) from public;
grant execute on function clinic_of_host(text) to afterglow_app;
