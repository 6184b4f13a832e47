-- Old rows are deleted once nothing of their position is open; these find its other rows.
create index captured_orders_of_position on captured_orders (account_id, position) where position is not null;
create index polled_positions_of_pair on polled_positions (account_id, pair_id);
