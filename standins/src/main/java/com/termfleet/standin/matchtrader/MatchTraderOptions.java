package com.termfleet.standin.matchtrader;

import java.math.BigDecimal;

/**
 * How the stand-in starts.
 *
 * @param port 0: any free one
 * @param seed of the prices' walk
 * @param brokerId what a login has to name
 * @param suffix that the broker puts behind the names of its symbols
 * @param email of the one user at the start, with {@code password}
 * @param account of that user
 */
public record MatchTraderOptions(
        int port,
        long seed,
        String brokerId,
        String suffix,
        String email,
        String password,
        String account,
        BigDecimal balance) {

    public static final MatchTraderOptions DEFAULT =
            new MatchTraderOptions(0, 1, "0", "", "trader@example.com", "secret", "1001", new BigDecimal("10000.00"));

    public MatchTraderOptions withPort(int number) {
        return new MatchTraderOptions(number, seed, brokerId, suffix, email, password, account, balance);
    }

    public MatchTraderOptions withSeed(long number) {
        return new MatchTraderOptions(port, number, brokerId, suffix, email, password, account, balance);
    }

    public MatchTraderOptions withSuffix(String text) {
        return new MatchTraderOptions(port, seed, brokerId, text, email, password, account, balance);
    }

    public MatchTraderOptions withBalance(BigDecimal amount) {
        return new MatchTraderOptions(port, seed, brokerId, suffix, email, password, account, amount);
    }

    @Override
    public String toString() {
        return "MatchTraderOptions[port=%d, account=%s]".formatted(port, account);
    }
}
