-- One server decides. It holds an advisory lock on its journal connection and writes a new epoch when it takes the lead; a
-- commit with an older epoch is refused, so that one of a former leader that arrives late changes nothing.
create table copy_leadership (
    only_row boolean primary key default true check (only_row),
    epoch bigint not null
);
insert into copy_leadership (epoch) values (0);

-- Locks the row: a take-over waits for commits that are under way, and those that follow see the new epoch.
create function require_copy_epoch(expected bigint) returns boolean
language plpgsql as $$
begin
    perform 1 from copy_leadership where epoch = expected for share;
    if not found then
        raise exception 'another server has taken the lead' using errcode = 'TF001';
    end if;
    return true;
end;
$$;
