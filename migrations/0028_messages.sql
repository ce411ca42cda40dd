-- One row per conversation with a patient; the truth is its stream.
create table threads (
  clinic_id      uuid           not null,
  id             uuid           not null,
  patient_id     uuid           not null,
  subject        text           not null,
  topic          text           not null check (topic in ('practical', 'health')),
  -- The newest thing said, and by which side.
  last_at        timestamptz(3) not null,
  last_from      text           not null check (last_from in ('patient', 'clinic')),
  last_text      text           not null,
  -- Whose it is; null while nobody took it.
  holder         text,
  -- Since when an answer is owed, and by when it was promised. Null where none is owed, or none was promised.
  owed_since     timestamptz(3),
  due_at         timestamptz(3),
  settled_at     timestamptz(3),
  -- Something of the patient nobody of the clinic has looked at.
  unread         boolean        not null,
  -- The first message of the clinic this patient has not looked at.
  unread_message uuid,
  unread_since   timestamptz(3),
  -- A message is in it; notes of calls alone the patient does not see.
  seen_by_patient boolean       not null,
  version        integer        not null,
  primary key (clinic_id, id)
);
call belongs_to_clinic('threads');
create index threads_patient on threads (clinic_id, patient_id, last_at desc);
create index threads_open on threads (clinic_id, owed_since, last_at desc) where settled_at is null;
create index threads_settled on threads (clinic_id, settled_at desc) where settled_at is not null;

-- Words the clinic often sends, in each language.
create table message_templates (
  clinic_id uuid not null,
  id        uuid not null,
  name      text not null,
  en        text not null,
  es        text not null,
  primary key (clinic_id, id)
);
call belongs_to_clinic('message_templates');

-- What a patient began to write and has not sent. No fact: it is theirs alone until they send it, and gone then.
create table message_drafts (
  clinic_id  uuid           not null,
  patient_id uuid           not null,
  -- A conversation's id, or 'practical' or 'health' for a new one.
  place      text           not null,
  body       text           not null,
  kept_at    timestamptz(3) not null,
  primary key (clinic_id, patient_id, place)
);
call belongs_to_clinic('message_drafts');

-- A message may bring a PDF along.
alter table files drop constraint files_mime_check;
alter table files add constraint files_mime_check
  check (mime in ('image/jpeg', 'image/png', 'image/webp', 'image/heic', 'application/pdf'));

grant select, insert, update, delete on threads, message_templates, message_drafts to afterglow_app;
