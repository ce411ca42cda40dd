-- The ground every room stands on: who may see which rows, the events, their chain, the audit trail.

-- The clinic this transaction works for, set with set_config('afterglow.clinic_id', …, true). Unset means none, and none means zero rows.
create function clinic_here() returns uuid language sql stable parallel safe as
$$ select nullif(current_setting('afterglow.clinic_id', true), '')::uuid $$;

-- Gives a table its tenancy: row-level security, forced also on the owner, one policy for the clinic at hand.
create procedure belongs_to_clinic(name regclass) language plpgsql as $$
begin
  execute format('alter table %s enable row level security', name);
  execute format('alter table %s force row level security', name);
  execute format('create policy clinic_only on %s using (clinic_id = clinic_here()) with check (clinic_id = clinic_here())', name);
end $$;

create function is_final() returns trigger language plpgsql as $$
begin
  raise exception '% is append-only', tg_table_name using errcode = 'restrict_violation';
end $$;

-- Where each clinic's chain of facts ends. Locking this row orders the clinic's appends, so positions commit in order and without gaps.
create table chains (
  clinic_id uuid   primary key,
  position  bigint not null default 0,
  hash      text   not null default repeat('0', 64)
);
call belongs_to_clinic('chains');

-- One row per fact. `data` is kept as the exact text that was hashed. (stream, version) is the lock between two writers;
-- `id` comes from where the fact was entered, so sending it twice stores it once.
create table events (
  clinic_id   uuid           not null,
  stream      text           not null,
  version     integer        not null check (version > 0),
  id          uuid           not null,
  type        text           not null,
  data        json           not null,
  at          timestamptz(3) not null,
  recorded_at timestamptz(3) not null,
  by          text           not null,
  position    bigint         not null,
  prev_hash   text           not null,
  hash        text           not null,
  primary key (clinic_id, stream, version),
  unique (clinic_id, id),
  unique (clinic_id, position)
);
call belongs_to_clinic('events');
create trigger events_are_final before update or delete or truncate on events for each statement execute function is_final();

-- One row for every read, change, print, export and refused access of patient data, written in the transaction it speaks of.
create table audit (
  id         bigint         generated always as identity primary key,
  clinic_id  uuid           not null,
  at         timestamptz(3) not null default clock_timestamp(),
  staff_id   uuid,
  action     text           not null check (action in ('read', 'change', 'refused', 'print', 'export', 'sign-in', 'sign-out')),
  route      text           not null,
  about      text,
  patient_id uuid,
  outcome    integer        not null
);
call belongs_to_clinic('audit');
create index audit_patient on audit (clinic_id, patient_id, at);
create trigger audit_is_final before update or delete or truncate on audit for each statement execute function is_final();

grant select, insert on events, audit to afterglow_app;
grant select, insert, update on chains to afterglow_app;
