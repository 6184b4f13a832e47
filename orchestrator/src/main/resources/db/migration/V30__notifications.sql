-- Who wants to be told about copies, and by which way besides the dashboard.
create table notification_settings (
    user_id bigint primary key references users on delete cascade,
    enabled boolean not null,
    -- Null: the dashboard alone.
    email text,
    changed_at timestamptz not null
);

create table notifications (
    id bigint generated always as identity primary key,
    user_id bigint not null references users on delete cascade,
    account_id bigint references accounts,
    pair_id bigint,
    type text not null check (type in ('open', 'close', 'error', 'message')),
    channel text not null check (channel in ('dashboard', 'email')),
    recipient text,
    subject text not null,
    message text not null,
    -- stored: there is nothing to send; pending: to be sent, again and again until it succeeds or there is no point any more.
    status text not null check (status in ('stored', 'pending', 'sent', 'failed')),
    attempts integer not null default 0,
    next_attempt_at timestamptz,
    -- Of the last attempt.
    error text,
    created_at timestamptz not null,
    sent_at timestamptz,
    check ((channel = 'email') = (recipient is not null)),
    check ((status = 'pending') = (next_attempt_at is not null))
);
create index notifications_of_user on notifications (user_id, id);
create index notifications_pending on notifications (next_attempt_at) where status = 'pending';
-- A copy opens and closes once, however often that is reported.
create unique index notifications_once on notifications (pair_id, type) where type in ('open', 'close');

-- What went wrong and whether it still is.
create table error_logs (
    id bigint generated always as identity primary key,
    user_id bigint not null references users on delete cascade,
    account_id bigint references accounts,
    pair_id bigint,
    -- What was being done: copy.open, copy.modify, copy.close, notification.email.
    context text not null,
    message text not null,
    resolved boolean not null default false,
    created_at timestamptz not null,
    resolved_at timestamptz,
    check (resolved = (resolved_at is not null))
);
create unique index error_logs_unresolved on error_logs (pair_id, context) where pair_id is not null and not resolved;
create index error_logs_of_user on error_logs (user_id, id);
