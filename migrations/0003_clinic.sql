-- The place: clinics, their sites, rooms, monitors and protocol versions. Read tables, rebuilt from the clinic's facts.
create table clinics (
  clinic_id     uuid primary key,
  name          text not null,
  demonstration boolean not null
);
call belongs_to_clinic('clinics');
-- The device listener and the jobs must know which clinics exist before they work for one; ids only, nothing else.
create policy owner_lists_clinics on clinics for select to afterglow_owner using (true);
create function every_clinic() returns setof uuid language sql stable security definer set search_path = public as
$$ select clinic_id from clinics $$;

create table sites (
  clinic_id uuid not null,
  id        uuid not null,
  name      text not null,
  zone      text not null,
  primary key (clinic_id, id)
);
call belongs_to_clinic('sites');

create table rooms (
  clinic_id uuid not null,
  id        uuid not null,
  site_id   uuid not null,
  name      text not null,
  nth       integer not null,
  primary key (clinic_id, id),
  foreign key (clinic_id, site_id) references sites
);
call belongs_to_clinic('rooms');

-- `identifiers` are what the monitor calls itself in MSH-3, MSH-4 or PV1; `addresses` are where it may connect from.
create table devices (
  clinic_id   uuid not null,
  id          uuid not null,
  room_id     uuid not null,
  label       text not null,
  zone        text not null,
  identifiers text[] not null,
  addresses   text[] not null,
  primary key (clinic_id, id),
  foreign key (clinic_id, room_id) references rooms
);
call belongs_to_clinic('devices');

create table protocols (
  clinic_id     uuid not null,
  id            text not null,
  version       text not null,
  body          json not null,
  drafted_at    timestamptz(3) not null,
  signed_by     uuid,
  signed_name   text,
  signed_at     timestamptz(3),
  demonstration boolean not null default false,
  primary key (clinic_id, id, version)
);
call belongs_to_clinic('protocols');

grant select, insert, update, delete on clinics, sites, rooms, devices, protocols to afterglow_app;
