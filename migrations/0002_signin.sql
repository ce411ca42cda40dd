-- Who may come in. Credentials only, nothing of any patient; only the sign-in role may look here.
-- The first six tables are better-auth's, named as it names them.
set local search_path = signin;

create table "user" (
  id text primary key, name text not null, email text not null unique, "emailVerified" boolean not null, image text,
  "createdAt" timestamptz not null default current_timestamp, "updatedAt" timestamptz not null default current_timestamp,
  "twoFactorEnabled" boolean, "clinicId" text not null, "staffId" text not null
);

create table session (
  id text primary key, "expiresAt" timestamptz not null, token text not null unique,
  "createdAt" timestamptz not null default current_timestamp, "updatedAt" timestamptz not null,
  "ipAddress" text, "userAgent" text, "userId" text not null references "user" (id) on delete cascade
);
create index session_owner on session ("userId");

create table account (
  id text primary key, "accountId" text not null, "providerId" text not null, "userId" text not null references "user" (id) on delete cascade,
  "accessToken" text, "refreshToken" text, "idToken" text, "accessTokenExpiresAt" timestamptz, "refreshTokenExpiresAt" timestamptz,
  scope text, password text, "createdAt" timestamptz not null default current_timestamp, "updatedAt" timestamptz not null
);
create index account_owner on account ("userId");

create table verification (
  id text primary key, identifier text not null, value text not null, "expiresAt" timestamptz not null,
  "createdAt" timestamptz not null default current_timestamp, "updatedAt" timestamptz not null default current_timestamp
);
create index verification_identifier on verification (identifier);

create table "twoFactor" (
  id text primary key, secret text not null, "backupCodes" text not null, "userId" text not null references "user" (id) on delete cascade,
  verified boolean, "failedVerificationCount" integer, "lockedUntil" timestamptz
);
create index two_factor_owner on "twoFactor" ("userId");

create table "rateLimit" (id text primary key, key text not null unique, count integer not null, "lastRequest" bigint not null);

-- One staff member's signed-in spell at one screen.
create table sittings (
  session_id     text primary key references session (id) on delete cascade,
  clinic_id      uuid not null,
  staff_id       uuid not null,
  last_active_at timestamptz(3) not null,
  confirmed_at   timestamptz(3) not null,
  locked         boolean not null default false,
  pin_failures   integer not null default 0
);

-- The short code that unlocks a sitting and confirms who signs. Never enough to sign in.
create table pins (user_id text primary key references "user" (id) on delete cascade, hash text not null);

-- A one-time code works once.
create table used_codes (
  user_id text not null references "user" (id) on delete cascade,
  code    text not null,
  used_at timestamptz(3) not null,
  primary key (user_id, code)
);

-- Failed tries by account and by address, to slow guessing down.
create table failed_tries (key text not null, at timestamptz(3) not null);
create index failed_tries_key on failed_tries (key, at);

grant usage on schema signin to afterglow_signin;
grant select, insert, update, delete on all tables in schema signin to afterglow_signin;
set local search_path = public;
