-- New colleagues before they have a way in. Credentials only; seen by the sign-in role alone, like everything in this schema.
-- An invitation's link works once and for ten minutes; a new one may be asked for as long as the invitation stands.
create table signin.invitations (
  id           uuid           primary key,
  clinic_id    uuid           not null,
  staff_id     uuid           not null unique,
  email        text           not null,
  name         text           not null,
  credential   text           not null,
  roles        text[]         not null,
  invited_by   uuid           not null,
  invited_at   timestamptz(3) not null,
  link_hash    text           not null unique,
  link_used    boolean        not null default false,
  expires_at   timestamptz(3) not null,
  letters      integer        not null default 1,
  state        text           not null default 'open' check (state in ('open', 'taken', 'withdrawn'))
);
create index invitations_clinic on signin.invitations (clinic_id, invited_at);

-- A way in that its owner has begun to make and not yet proved with a first code. It counts for nothing until then.
create table signin.beginnings (
  claim_hash    text           primary key,
  purpose       text           not null check (purpose in ('invitation', 'founding')),
  about         text           not null,
  clinic_id     uuid           not null,
  staff_id      uuid           not null,
  email         text           not null,
  name          text           not null,
  password_hash text           not null,
  pin_hash      text           not null,
  totp_sealed   text           not null,
  expires_at    timestamptz(3) not null,
  tries         integer        not null default 0
);

grant select, insert, update, delete on signin.invitations, signin.beginnings to afterglow_signin;
