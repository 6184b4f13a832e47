-- All sizing modes. FOLLOWER keeps the value 1, which is not used.
alter table subscriptions
    drop constraint subscriptions_sizing_mode_check,
    add constraint subscriptions_sizing_mode_check check (sizing_mode in
        ('MULTIPLIER', 'FIXED', 'FOLLOWER', 'EQUITY', 'BALANCE', 'FREE_MARGIN', 'NOTIONAL', 'RISK_PERCENT'));
