-- Words of danger and who answers them; read tables, the truth is their streams.
create table alerts (
  clinic_id       uuid           not null,
  id              uuid           not null,
  -- Null in a drill, and of somebody who asked on the public pages.
  patient_id      uuid,
  enquiry_id      uuid,
  drill           boolean        not null,
  level           text           not null,
  raised_at       timestamptz(3) not null,
  acknowledged_at timestamptz(3),
  closed_at       timestamptz(3),
  version         integer        not null,
  body            json           not null,
  primary key (clinic_id, id)
);
call belongs_to_clinic('alerts');
create index alerts_open on alerts (clinic_id, raised_at) where closed_at is null;
create index alerts_patient on alerts (clinic_id, patient_id, raised_at);

-- What an alert was raised for: the same answer or message raises one, however often it is heard.
create table alert_sources (
  clinic_id uuid not null,
  source_id text not null,
  alert_id  uuid not null,
  level     text not null,
  heard_at  timestamptz(3) not null,
  primary key (clinic_id, source_id)
);
call belongs_to_clinic('alert_sources');

-- Facts that could not be judged in the transaction that stored them: a round tries again until they are. Not rebuilt.
create table unheard (
  clinic_id uuid           not null,
  fact_id   uuid           not null,
  since     timestamptz(3) not null,
  primary key (clinic_id, fact_id)
);
call belongs_to_clinic('unheard');

-- Who is called in which hours; one row for each clinic.
create table on_call (
  clinic_id uuid not null primary key,
  fact_id   uuid not null,
  weekly    json not null
);
call belongs_to_clinic('on_call');
create table on_call_swaps (
  clinic_id uuid           not null,
  id        uuid           not null,
  from_at   timestamptz(3) not null,
  to_at     timestamptz(3) not null,
  staff_ids uuid[]         not null,
  why       text           not null,
  primary key (clinic_id, id)
);
call belongs_to_clinic('on_call_swaps');
create table page_ways (
  clinic_id uuid not null,
  staff_id  uuid not null,
  mobile    text not null,
  email     text not null,
  primary key (clinic_id, staff_id)
);
call belongs_to_clinic('page_ways');

-- When pages were last carried out here, and by which ways: what a patient is told of who is called must be true. Not rebuilt.
create table paging_pulse (
  clinic_id uuid           not null primary key,
  at        timestamptz(3) not null,
  mail      boolean        not null,
  texts     boolean        not null
);
call belongs_to_clinic('paging_pulse');

grant select, insert, update, delete on alerts, alert_sources, unheard, on_call, on_call_swaps, page_ways, paging_pulse to afterglow_app;

-- Somebody may be in danger: it stands before everything else that needs a person.
alter table tasks add column danger boolean not null default false;

-- Goes before everything else, is tried again every few seconds, and never given up while it is needed.
alter table letters add column urgent boolean not null default false;
create index letters_urgent on letters (clinic_id, next_try) where urgent and state in ('waiting', 'sending');
