-- Followers whom a master has registered, each with a user, an account and a subscription of their own.
create table followers (
    id bigint generated always as identity primary key,
    follower_id text not null unique,
    name text not null,
    registered_by bigint not null references users,
    user_id bigint not null unique references users,
    account_id bigint not null unique references accounts,
    -- The source of what is placed for them, one for each who registers followers.
    master_account_id bigint not null references accounts,
    -- What signs in to the follower's broker; the key is that of the account.
    client_id text not null,
    api_secret_sealed bytea not null,
    allowed_product_types text[] not null,
    created_at timestamptz not null
);
create index followers_registered_by on followers (registered_by);

create table follower_masters (
    user_id bigint primary key references users,
    account_id bigint not null unique references accounts
);

-- What was placed for one follower, or is recorded only.
create table follower_trades (
    -- In the order of their coming.
    id bigint generated always as identity primary key,
    trade_id text not null unique,
    follower bigint not null references followers,
    -- As the client has it.
    master_id text not null,
    symbol text not null,
    side text not null check (side in ('BUY', 'SELL')),
    master_qty numeric not null,
    follower_qty numeric not null,
    price numeric not null,
    status text not null check (status in ('PENDING', 'SUCCESS', 'FAILED', 'CANCELLED')),
    reason text,
    -- Whether orders are placed for it.
    placed boolean not null,
    -- The master trades that it opened and reduced; null until that is known.
    master_trades bigint[],
    posted_by bigint not null references users,
    -- The same for a repeat of the request; null if repeats cannot be told.
    request_key text,
    created_at timestamptz not null,
    unique (posted_by, request_key)
);
create index follower_trades_newest on follower_trades (follower, id desc);
create index follower_trades_pending on follower_trades (id) where status = 'PENDING' and placed;
