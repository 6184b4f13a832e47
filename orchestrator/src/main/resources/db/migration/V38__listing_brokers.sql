-- Brokers whose WebSocket has listed what an account holds: when such a list does not come, the account is not empty.
create table match_trader_listing_brokers (
    base_url text primary key
);
