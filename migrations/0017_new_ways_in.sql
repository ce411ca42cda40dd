-- A colleague who lost their password, PIN or authenticator is sent a link as somebody invited is: a person may so have had several,
-- one of them open at most.
alter table signin.invitations add column kind text not null default 'invitation' check (kind in ('invitation', 'new-way-in'));
alter table signin.invitations drop constraint invitations_staff_id_key;
create unique index invitations_one_open on signin.invitations (staff_id) where state = 'open';
