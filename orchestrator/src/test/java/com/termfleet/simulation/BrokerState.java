package com.termfleet.simulation;

import com.termfleet.kernel.Lots;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What one account really holds, as its broker knows it. */
public record BrokerState(
        List<Position> positions, List<Order> orders, List<Ended> ended, List<Deal> deals, List<String> printed) {

    private static final String COPY_PREFIX = "TF";

    /** Ids of commands above this are further attempts of the pair that remains below it. */
    private static final long ATTEMPTS = 10_000_000_000_000L;

    /** @param comment what was asked for when it was opened, whatever the broker made of it */
    public record Position(
            long ticket,
            String symbol,
            String side,
            Lots lots,
            BigDecimal price,
            BigDecimal stopLoss,
            BigDecimal takeProfit,
            long openedAt,
            String comment) {

        /** The copy that it is; empty for one that was opened by hand. */
        public Optional<Long> pair() {
            return pairOf(comment);
        }
    }

    /**
     * A pending order.
     *
     * @param lots what is not filled of it
     */
    public record Order(long ticket, String symbol, String type, Lots lots, BigDecimal price, String comment) {

        public Optional<Long> pair() {
            return pairOf(comment);
        }
    }

    /**
     * A pending order that has ended.
     *
     * @param filled how much of it
     * @param how filled, expired, hand, or expert
     */
    public record Ended(long ticket, Lots filled, String how) {}

    /**
     * @param reason of MQL5's ENUM_DEAL_REASON
     * @param comment what was asked for when the position was opened; on a netting account, with the order
     */
    public record Deal(
            long ticket,
            long position,
            boolean opens,
            Lots lots,
            int reason,
            long at,
            String comment,
            long order,
            String symbol,
            String side) {

        public Optional<Long> pair() {
            return pairOf(comment);
        }
    }

    static Optional<Long> pairOf(String comment) {
        return comment.startsWith(COPY_PREFIX)
                ? Optional.of(Long.parseLong(comment.substring(COPY_PREFIX.length())) % ATTEMPTS)
                : Optional.empty();
    }

    public static BrokerState of(NativeTerminal terminal, long dealsAfter) {
        List<Position> positions = new ArrayList<>();
        List<Order> orders = new ArrayList<>();
        List<Ended> ended = new ArrayList<>();
        List<Deal> deals = new ArrayList<>();
        List<String> printed = new ArrayList<>();
        for (String line : terminal.look(dealsAfter).lines().toList()) {
            String[] field = line.split("\t", -1);
            switch (field[0]) {
                case "position" ->
                    positions.add(new Position(
                            Long.parseLong(field[1]),
                            field[2],
                            field[3],
                            Lots.of(field[4]),
                            new BigDecimal(field[5]),
                            new BigDecimal(field[6]),
                            new BigDecimal(field[7]),
                            Long.parseLong(field[9]),
                            field[10]));
                case "order" ->
                    orders.add(new Order(
                            Long.parseLong(field[1]),
                            field[2],
                            field[3],
                            Lots.of(field[4]),
                            new BigDecimal(field[5]),
                            field[8]));
                case "ended" -> ended.add(new Ended(Long.parseLong(field[1]), Lots.of(field[2]), field[3]));
                case "deal" ->
                    deals.add(new Deal(
                            Long.parseLong(field[1]),
                            Long.parseLong(field[2]),
                            field[3].equals("in"),
                            Lots.of(field[4]),
                            Integer.parseInt(field[6]),
                            Long.parseLong(field[7]),
                            field[9],
                            Long.parseLong(field[10]),
                            field[11],
                            field[12]));
                case "printed" -> printed.add(field[1]);
                default -> {}
            }
        }
        return new BrokerState(positions, orders, ended, deals, printed);
    }
}
