-- May this clinic name this host as the address of its pages? Not where another's profile names it already, nor the installation's
-- own host unless it is the clinic founded first, whose pages stand there. Says yes or no and nothing more. Ports do not count.
create function host_is_taken(host text, own_host text) returns boolean
language sql volatile security definer set search_path = public, pg_temp as
$$
  select exists (
      select from settings
      where key = 'profile' and clinic_id <> current_setting('afterglow.clinic_id')::uuid
        and lower(split_part(body ->> 'host', ':', 1)) = lower(split_part(host, ':', 1)))
    or (lower(split_part(host, ':', 1)) = lower(split_part(own_host, ':', 1))
      and current_setting('afterglow.clinic_id')::uuid <> (select clinic_id from clinics order by clinic_id limit 1))
$$;
revoke all on function host_is_taken(text, text) from public;
grant execute on function host_is_taken(text, text) to afterglow_app;
