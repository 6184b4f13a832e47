-- Community wallets. The ledger is the truth: all holdings follow from its rows. Amounts are whole numbers of the currency's
-- smallest unit.
create table wallets (
    id bigint generated always as identity primary key,
    account_id bigint not null unique references accounts,
    currency text not null,
    -- 2: the smallest unit is a hundredth.
    decimals smallint not null check (decimals between 0 and 4),
    created_at timestamptz not null,
    -- The row is locked while the ledger is written.
    last_seq bigint not null default 0,
    -- What the account last reported, and the profit since the last entry that follows from it.
    reported_at timestamptz,
    balance bigint,
    equity bigint,
    deposits bigint,
    pending bigint not null default 0
);

create table wallet_members (
    wallet_id bigint not null references wallets,
    member_id text not null,
    email text not null,
    user_id bigint references users,
    created_at timestamptz not null,
    primary key (wallet_id, member_id)
);
create index wallet_members_user on wallet_members (user_id) where user_id is not null;

create table wallet_entries (
    wallet_id bigint not null references wallets,
    seq bigint not null,
    at timestamptz not null,
    kind text not null
        check (kind in ('INVESTED', 'WITHDRAWN', 'EARNED', 'TRANSFERRED', 'FEE_AGREED', 'FEES_CHARGED')),
    -- Of FEE_AGREED: who earns the fee.
    member_id text,
    amount bigint,
    percent numeric,
    idempotency_key text,
    -- Null: the server, or a platform by its key.
    user_id bigint references users,
    primary key (wallet_id, seq),
    unique (wallet_id, idempotency_key),
    foreign key (wallet_id, member_id) references wallet_members
);

create function wallet_entries_append_only() returns trigger language plpgsql as $$
begin
    raise exception 'Rows of wallet_entries are only added, not changed or removed';
end
$$;
create trigger wallet_entries_append_only before update or delete or truncate on wallet_entries
    for each statement execute function wallet_entries_append_only();
