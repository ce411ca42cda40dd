-- Who may read a need, and whether a person's word ends it or only the fact it waits for.
alter table tasks add column sees text not null default 'see-patient';
alter table tasks add column closed_by text not null default 'fact' check (closed_by in ('fact', 'person'));

-- What people did about a need: who took it, whom they could not reach, what came of it, whom it was raised to.
-- Holds for the need that arose at `since`; the same thing needed anew begins anew.
create table task_marks (
  clinic_id uuid           not null,
  subject   text           not null,
  key       text           not null,
  since     timestamptz(3) not null,
  done_at   timestamptz(3),
  body      json           not null,
  primary key (clinic_id, subject, key)
);
call belongs_to_clinic('task_marks');
grant select, insert, update, delete on task_marks to afterglow_app;
