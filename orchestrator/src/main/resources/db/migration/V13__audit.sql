-- Who did what. Rows are only added. Each holds a hash over itself and the hash before it, so a row that was changed,
-- removed or inserted later shows in audit_broken; the removal of the last rows shows only beside a copy of their hashes.
create table audit (
    id bigint primary key,
    at timestamptz not null,
    -- Without a reference: the entry stays as it is whatever becomes of the user.
    user_id bigint not null,
    email text not null,
    subject text not null,
    subject_id text not null,
    text text not null,
    hash bytea not null
);

create function audit_hash(entry audit, before bytea) returns bytea immutable language sql as $$
    select sha256(coalesce(before, ''::bytea) || convert_to(jsonb_build_array(
        entry.id, extract(epoch from entry.at), entry.user_id, entry.email, entry.subject, entry.subject_id,
        entry.text)::text, 'UTF8'))
$$;

create function audit_chain() returns trigger language plpgsql as $$
declare
    last audit;
begin
    -- One writer at a time until its commit, so that ids and hashes follow each other.
    perform pg_advisory_xact_lock(hashtextextended('termfleet audit', 0));
    select * into last from audit order by id desc limit 1;
    new.id := coalesce(last.id, 0) + 1;
    new.hash := audit_hash(new, last.hash);
    return new;
end
$$;
create trigger audit_chain before insert on audit for each row execute function audit_chain();

create function audit_append_only() returns trigger language plpgsql as $$
begin
    raise exception 'Rows of audit are only added, not changed or removed';
end
$$;
create trigger audit_append_only before update or delete or truncate on audit
    for each statement execute function audit_append_only();

-- The entries that do not follow from the one before; empty as long as nothing was tampered with.
create view audit_broken as
    select id, at, email, text
    from (select audit as entry, id, at, email, text, hash, lag(hash) over (order by id) as before from audit) chain
    where hash <> audit_hash(entry, before);
