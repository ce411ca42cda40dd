-- Whatever needs a person, kept in step with the facts that ask for one.
create table tasks (
  clinic_id  uuid not null,
  subject    text not null,
  key        text not null,
  severity   text not null check (severity in ('high', 'medium', 'low')),
  says       text not null,
  about      text not null,
  owner      text,
  since      timestamptz(3) not null,
  due_at     timestamptz(3),
  opens      text not null,
  action     text not null,
  patient_id uuid,
  primary key (clinic_id, subject, key)
);
call belongs_to_clinic('tasks');
grant select, insert, update, delete on tasks to afterglow_app;
