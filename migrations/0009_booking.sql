-- Enquiries: people before a chart exists. Read tables; the truth is their streams.
create table enquiries (
  clinic_id  uuid           not null,
  id         uuid           not null,
  stage      text           not null,
  name       text           not null,
  email      text,
  mobile     text,
  language   text           not null,
  zone       text           not null,
  texts      boolean        not null,
  proven     text[]         not null default '{}',
  source     text           not null,
  wish       text           not null,
  self_check text           not null,
  owner      uuid,
  patient_id uuid,
  made_at    timestamptz(3) not null,
  moved_at   timestamptz(3) not null,
  version    integer        not null,
  primary key (clinic_id, id)
);
call belongs_to_clinic('enquiries');
create index enquiries_stage on enquiries (clinic_id, stage, made_at);
create index enquiries_email on enquiries (clinic_id, lower(email));

-- One row per appointment that is held, booked, or was. Infusions of a course share a series.
create table appointments (
  clinic_id   uuid           not null,
  id          uuid           not null,
  type_id     text           not null,
  state       text           not null check (state in ('held', 'booked', 'arrived', 'done', 'missed', 'cancelled', 'released')),
  site_id     uuid           not null,
  room_id     uuid,
  start_at    timestamptz(3) not null,
  end_at      timestamptz(3) not null,
  staff_ids   uuid[]         not null,
  enquiry_id  uuid,
  patient_id  uuid,
  series      uuid,
  nth         integer,
  held_until  timestamptz(3),
  body        json           not null,
  version     integer        not null,
  primary key (clinic_id, id)
);
call belongs_to_clinic('appointments');
create index appointments_time on appointments (clinic_id, start_at);
create index appointments_enquiry on appointments (clinic_id, enquiry_id);
create index appointments_patient on appointments (clinic_id, patient_id);

-- What an appointment occupies and for how long, buffers included: a room, one seat of a person's attention.
-- No two appointments ever share a lane at one moment: the database itself refuses it.
create table lanes (
  clinic_id      uuid      not null,
  appointment_id uuid      not null,
  lane           text      not null,
  during         tstzrange not null check (not isempty(during)),
  primary key (clinic_id, appointment_id, lane),
  exclude using gist (clinic_id with =, lane with =, during with &&)
);
call belongs_to_clinic('lanes');

-- Those who would come sooner, or at all, when a time comes free; and what was offered to whom.
create table waiting (
  clinic_id  uuid           not null,
  id         uuid           not null,
  type_id    text           not null,
  enquiry_id uuid,
  patient_id uuid,
  instead_of uuid,
  body       json           not null,
  joined_at  timestamptz(3) not null,
  state      text           not null check (state in ('waiting', 'offered', 'taken', 'left')),
  offer      json,
  version    integer        not null,
  primary key (clinic_id, id)
);
call belongs_to_clinic('waiting');

-- Letters on their way: mail and texts. One row per letter and reason; `key` makes the same letter for the same reason one letter.
-- Not made from facts: what went out went out. 'unsure' is a letter whose sending was cut off: a person decides, nothing is sent twice.
create table letters (
  clinic_id  uuid           not null,
  id         uuid           not null,
  key        text           not null,
  channel    text           not null check (channel in ('mail', 'text')),
  template   text           not null,
  language   text           not null,
  recipient  text           not null,
  subject    text           not null,
  body       text           not null,
  attachment text,
  about      text           not null,
  not_before timestamptz(3) not null,
  not_after  timestamptz(3),
  state      text           not null check (state in ('waiting', 'sending', 'sent', 'failed', 'unsure', 'dropped')),
  tries      integer        not null default 0,
  next_try   timestamptz(3) not null,
  provider   text,
  says       text,
  made_at    timestamptz(3) not null,
  done_at    timestamptz(3),
  primary key (clinic_id, id),
  unique (clinic_id, key)
);
call belongs_to_clinic('letters');
create index letters_due on letters (clinic_id, next_try) where state in ('waiting', 'sending');

-- Codes and links that prove who somebody is. Only a hash is kept; each is good once and for a short time.
create table proofs (
  clinic_id  uuid           not null,
  id         uuid           not null,
  purpose    text           not null,
  subject    text           not null,
  hash       text           not null,
  binding    text,
  made_at    timestamptz(3) not null,
  expires_at timestamptz(3) not null,
  used_at    timestamptz(3),
  tries      integer        not null default 0,
  primary key (clinic_id, id)
);
call belongs_to_clinic('proofs');
create index proofs_hash on proofs (clinic_id, purpose, hash);

-- A visitor of the public pages who proved an address: what their cookie opens, for twenty quiet minutes.
create table visitors (
  clinic_id  uuid           not null,
  hash       text           not null,
  email      text           not null,
  expires_at timestamptz(3) not null,
  primary key (clinic_id, hash)
);
call belongs_to_clinic('visitors');

-- How often an address asked for something on the public pages, by the hour.
create table public_tries (
  clinic_id uuid           not null,
  key       text           not null,
  at        timestamptz(3) not null
);
call belongs_to_clinic('public_tries');
create index public_tries_key on public_tries (clinic_id, key, at);

-- The clinic's own words on its pages; the newest version of a page and language is shown.
create table site_texts (
  clinic_id    uuid           not null,
  slug         text           not null,
  language     text           not null check (language in ('en', 'es')),
  version      integer        not null,
  title        text           not null,
  markdown     text           not null,
  published_at timestamptz(3) not null,
  published_by text           not null,
  primary key (clinic_id, slug, language, version)
);
call belongs_to_clinic('site_texts');

grant select, insert, update, delete on enquiries, appointments, lanes, waiting, letters, proofs, visitors, public_tries, site_texts to afterglow_app;
