-- A drill stands where a real word of danger would, marked, and behind every real one.
alter table tasks add column drill boolean not null default false;

-- Words of danger in what a patient began to write and has not sent: found in the text as it was kept, told to somebody once it
-- was left. `begun_at`: since when there is this draft; `told_at`: when somebody was told of these words. Null: nobody yet.
alter table message_drafts
  add column danger   boolean        not null default false,
  add column begun_at timestamptz(3),
  add column told_at  timestamptz(3);
-- Drafts kept before this have no beginning: they are judged once, as they stand.
create index message_drafts_left on message_drafts (clinic_id, kept_at) where told_at is null and (danger or begun_at is null);

-- The safety plan of a patient, every version of it; a read table, the truth is its stream.
create table safety_plans (
  clinic_id  uuid           not null,
  patient_id uuid           not null,
  version    integer        not null,
  fact_id    uuid           not null,
  at         timestamptz(3) not null,
  by_staff   text           not null,
  body       json           not null,
  primary key (clinic_id, patient_id, version)
);
call belongs_to_clinic('safety_plans');
grant select, insert, update, delete on safety_plans to afterglow_app;
