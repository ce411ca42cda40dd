-- One row per infusion visit for lists and the board; the truth is its stream.
create table infusions (
  clinic_id     uuid           not null,
  id            uuid           not null,
  patient_id    uuid           not null,
  room_id       uuid           not null,
  phase         text           not null,
  version       integer        not null,
  planned_start timestamptz(3) not null,
  started_at    timestamptz(3),
  ended_at      timestamptz(3),
  protocol_id   text           not null,
  protocol_version text        not null,
  summary       json           not null,
  primary key (clinic_id, id)
);
call belongs_to_clinic('infusions');
create index infusions_patient on infusions (clinic_id, patient_id, planned_start);
create index infusions_room on infusions (clinic_id, room_id, phase);

create table discrepancies (
  clinic_id   uuid    not null,
  infusion_id uuid    not null,
  id          text    not null,
  patient_id  uuid    not null,
  says        text    not null,
  about       uuid,
  found_at    timestamptz(3) not null,
  resolved_by text,
  resolution  text,
  primary key (clinic_id, infusion_id, id)
);
call belongs_to_clinic('discrepancies');

grant select, insert, update, delete on infusions, discrepancies to afterglow_app;
