-- A room that closed and a monitor that was taken away keep their rows: what was booked there, charted from it or held back keeps a name.
alter table rooms add column closed boolean not null default false;
alter table devices add column removed boolean not null default false;
