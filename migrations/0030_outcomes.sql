-- What became of each treatment, ready to be counted. Read tables; the truth is the streams of the rooms before this one.

-- One row per course of induction that began. `body` holds the times of its infusions, and what happened at them, summed up.
create table outcome_treatments (
  clinic_id  uuid           not null,
  course_id  uuid           not null,
  patient_id uuid           not null,
  -- 1 for a patient's first course here.
  nth        integer        not null,
  first_at   timestamptz(3) not null,
  -- By the site's calendar.
  year       integer        not null,
  site_id    uuid,
  indication text,
  age        integer,
  body       json           not null,
  primary key (clinic_id, course_id)
);
call belongs_to_clinic('outcome_treatments');
create index outcome_treatments_patient on outcome_treatments (clinic_id, patient_id);

-- Scores of one scale around and after one treatment: minutes since its first infusion, and the total.
create table outcome_scores (
  clinic_id  uuid not null,
  course_id  uuid not null,
  patient_id uuid not null,
  scale_id   text not null,
  points     json not null,
  primary key (clinic_id, scale_id, course_id)
);
call belongs_to_clinic('outcome_scores');
create index outcome_scores_patient on outcome_scores (clinic_id, patient_id);

-- One row per infusion that began.
create table outcome_infusions (
  clinic_id  uuid           not null,
  id         uuid           not null,
  patient_id uuid           not null,
  site_id    uuid,
  started_at timestamptz(3) not null,
  body       json           not null,
  primary key (clinic_id, id)
);
call belongs_to_clinic('outcome_infusions');
create index outcome_infusions_patient on outcome_infusions (clinic_id, patient_id, started_at);

-- From the enquiry to the first consultation to the first infusion.
create table outcome_waits (
  clinic_id    uuid           not null,
  enquiry_id   uuid           not null,
  patient_id   uuid,
  enquired_at  timestamptz(3) not null,
  year         integer        not null,
  consulted_at timestamptz(3),
  infused_at   timestamptz(3),
  closed_at    timestamptz(3),
  primary key (clinic_id, enquiry_id)
);
call belongs_to_clinic('outcome_waits');
create index outcome_waits_patient on outcome_waits (clinic_id, patient_id);

create table outcome_checkins (
  clinic_id   uuid           not null,
  id          uuid           not null,
  patient_id  uuid           not null,
  kind        text           not null,
  silent_at   timestamptz(3) not null,
  year        integer        not null,
  finished_at timestamptz(3),
  -- A call stood in for it, and whether somebody was reached.
  called_at   timestamptz(3),
  reached     boolean,
  cancelled   boolean        not null default false,
  primary key (clinic_id, id)
);
call belongs_to_clinic('outcome_checkins');

create table outcome_alerts (
  clinic_id       uuid           not null,
  id              uuid           not null,
  -- Null where the clinic does not know them. Drills are not here.
  patient_id      uuid,
  year            integer        not null,
  raised_at       timestamptz(3) not null,
  open_hours      boolean        not null,
  paged_at        timestamptz(3),
  acknowledged_at timestamptz(3),
  closed_at       timestamptz(3),
  primary key (clinic_id, id)
);
call belongs_to_clinic('outcome_alerts');

grant select, insert, update, delete on outcome_treatments, outcome_scores, outcome_infusions, outcome_waits, outcome_checkins, outcome_alerts to afterglow_app;
