-- Keys with which a patient's own telephone opens their pages. Not made from facts: a way in, as a code is, and no part of the chart.
create table passkeys (
  clinic_id  uuid           not null,
  -- As the browser names it, base64url.
  id         text           not null,
  patient_id uuid           not null,
  -- The address their pages were open with when it was made; it holds while the clinic writes to them there.
  email      text           not null,
  -- In its COSE form, base64url.
  public_key text           not null,
  counter    bigint         not null,
  -- What kind of device made it, in one word; empty where that was not told.
  device     text           not null,
  made_at    timestamptz(3) not null,
  used_at    timestamptz(3),
  primary key (clinic_id, id)
);
call belongs_to_clinic('passkeys');
create index passkeys_patient on passkeys (clinic_id, patient_id);

grant select, insert, update, delete on passkeys to afterglow_app;
