-- Who signs in, and the tokens scripts use. Only hashes of secrets are kept.
create table installation (
    only_row boolean primary key default true check (only_row),
    instance uuid not null default gen_random_uuid(),
    -- Sealed with the master key, to tell at start-up whether it is still the same key.
    key_check bytea,
    created_at timestamptz not null default now()
);
insert into installation default values;

create table users (
    id bigint generated always as identity primary key,
    email text not null,
    role text not null check (role in ('ADMIN', 'MASTER', 'FOLLOWER', 'INVESTOR')),
    password_hash text not null,
    created_at timestamptz not null default now()
);
create unique index users_email on users (lower(email));

create table api_tokens (
    id bigint generated always as identity primary key,
    user_id bigint not null references users on delete cascade,
    name text not null,
    token_hash bytea not null unique,
    created_at timestamptz not null default now(),
    last_used_at timestamptz,
    revoked_at timestamptz
);
