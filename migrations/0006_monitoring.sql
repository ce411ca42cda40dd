-- What the monitors send. Raw bytes first and for good; numbers only where rules let them be charted.
create table raw_messages (
  clinic_id   uuid           not null,
  received_on date           not null,
  key         bytea          not null,
  device_id   uuid,
  received_at timestamptz(3) not null,
  remote      text           not null,
  control_id  text,
  kind        text           not null,
  answered    text,
  bytes       bytea          not null,
  primary key (clinic_id, received_on, key)
) partition by range (received_on);
call belongs_to_clinic('raw_messages');

create table samples (
  clinic_id   uuid           not null,
  device_id   uuid           not null,
  at          timestamptz(3) not null,
  raw_key     bytea          not null,
  received_at timestamptz(3) not null,
  infusion_id uuid,
  zone_assumed boolean       not null,
  late        boolean        not null,
  amended     boolean        not null default false,
  hr numeric(6, 2), pr numeric(6, 2), spo2 numeric(6, 2), rr numeric(6, 2), temp numeric(6, 2), etco2 numeric(6, 2),
  nibp_sys numeric(6, 2), nibp_dia numeric(6, 2), nibp_mean numeric(6, 2), nibp_at timestamptz(3),
  primary key (clinic_id, device_id, at, raw_key)
) partition by range (at);
call belongs_to_clinic('samples');
create index samples_infusion on samples (clinic_id, infusion_id, at);

-- A monitor with a wrong clock must not lose its message: whatever fits no day goes here.
create table raw_messages_other partition of raw_messages default;
create table samples_other partition of samples default;
call belongs_to_clinic('raw_messages_other');
call belongs_to_clinic('samples_other');

-- Makes the day's partitions ahead of time. Runs as owner, so that the app's role owns nothing.
create function prepare_sample_days(first date, days integer) returns void language plpgsql security definer set search_path = public as $$
declare day date; part text; parent text; bounds text;
begin
  foreach parent in array array['raw_messages', 'samples'] loop
    for day in select generate_series(first, first + days, interval '1 day')::date loop
      part := parent || '_' || to_char(day, 'YYYYMMDD');
      if to_regclass(part) is null then
        bounds := case parent when 'samples'
          then format('(%L) to (%L)', day::timestamp at time zone 'UTC', (day + 1)::timestamp at time zone 'UTC')
          else format('(%L) to (%L)', day, day + 1) end;
        execute format('create table %I partition of %I for values from %s', part, parent, bounds);
        execute format('call belongs_to_clinic(%L)', part);
      end if;
    end loop;
  end loop;
end $$;

-- What a person must look at before it can be anybody's: another patient's name, an unknown device. One row per cause, counted.
create table quarantine (
  clinic_id   uuid           not null,
  id          uuid           not null,
  device_id   uuid,
  room_id     uuid,
  cause       text           not null,
  said        text           not null,
  expected    text,
  first_at    timestamptz(3) not null,
  last_at     timestamptz(3) not null,
  messages    integer        not null,
  last_key    bytea          not null,
  resolved_at timestamptz(3),
  resolved_by uuid,
  resolution  text,
  primary key (clinic_id, id)
);
call belongs_to_clinic('quarantine');
create unique index quarantine_open on quarantine (clinic_id, coalesce(device_id, '00000000-0000-0000-0000-000000000000'), cause, said) where resolved_at is null;

-- The watch over one patient by one monitor, and the monitor's latest state.
create table watches (
  clinic_id   uuid not null,
  infusion_id uuid not null,
  device_id   uuid not null,
  room_id     uuid not null,
  patient_id  uuid not null,
  mrn         text not null,
  body        json not null,
  began_at    timestamptz(3) not null,
  ended_at    timestamptz(3),
  primary key (clinic_id, infusion_id)
);
call belongs_to_clinic('watches');
create unique index watches_one_per_device on watches (clinic_id, device_id) where ended_at is null;

create table device_now (
  clinic_id  uuid not null,
  device_id  uuid not null,
  state      json not null,
  updated_at timestamptz(3) not null,
  primary key (clinic_id, device_id)
);
call belongs_to_clinic('device_now');

grant select, insert, update, delete on quarantine, watches, device_now to afterglow_app;
grant select, insert on raw_messages, samples to afterglow_app;
