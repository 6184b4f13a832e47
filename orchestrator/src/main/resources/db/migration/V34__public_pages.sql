-- Masters whose owner shows them to others: in the ranking, and on a page that anyone with its link may read.
create table public_pages (
    account_id bigint primary key references accounts,
    -- Who owned the account when it was switched on: another owner has not agreed.
    owner_id bigint not null references users,
    title text,
    description text,
    -- Null: switched off. Not secret enough to be hashed: its owner sees it, and whoever has it may only read the page.
    link text unique,
    changed_at timestamptz not null
);

-- Sources without tickets do not tell what a trade has gained; zero was stored for it.
update master_trades set profit = null
where profit = 0 and master_account_id in (select id from accounts where platform in ('HTTP', 'TRADINGVIEW'));
