-- Trading accounts. The broker password and the line-protocol token are sealed with the master key; the hash of the
-- token is what a session is looked up by.
create table accounts (
    id bigint generated always as identity primary key,
    name text not null,
    owner_id bigint not null references users,
    role text not null check (role in ('MASTER', 'FOLLOWER')),
    platform text not null check (platform in ('MT5', 'MATCH_TRADER', 'EXTERNAL')),
    login text,
    server text,
    terminal text check (terminal in ('mt5', 'simulator')),
    host text,
    password_sealed bytea,
    token_sealed bytea not null,
    token_hash bytea not null unique,
    created_at timestamptz not null default now(),
    deleted_at timestamptz
);
