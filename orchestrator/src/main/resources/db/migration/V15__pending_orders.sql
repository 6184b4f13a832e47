-- A pending order of a master is stored while it waits, and becomes a position under a ticket that may be another one.
-- price is the price at which an order waits, fill_price the one of its position.
alter table master_trades add column position_ticket bigint;
alter table master_trades add column fill_price numeric;
alter table master_trades add check ((position_ticket is null) = (fill_price is null));
create unique index master_trades_position on master_trades (master_account_id, position_ticket)
    where position_ticket is not null;
alter table master_trades drop constraint master_trades_status_check;
alter table master_trades add constraint master_trades_status_check
    check (status in ('PENDING', 'OPEN', 'CLOSED', 'CANCELLED'));
-- PLACED: the order waits at the follower's broker; CANCELLED: it was removed without a fill. Until the fill slave_ticket and
-- open_price are those of the order.
alter table trade_pairs drop constraint trade_pairs_status_check;
alter table trade_pairs add constraint trade_pairs_status_check
    check (status in ('PENDING', 'PLACED', 'OPEN', 'CLOSED', 'CANCELLED', 'SKIPPED', 'FAILED'));
