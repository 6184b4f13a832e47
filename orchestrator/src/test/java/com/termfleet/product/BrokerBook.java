package com.termfleet.product;

import com.termfleet.kernel.Lots;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * What the broker of a simulated terminal has written down of an account: the truth, whatever terminal and server believe. Read
 * from the records of simulator/terminal/core/book_record.cpp.
 *
 * @param positions by ticket
 * @param orders pending ones, by ticket
 * @param opened the positions that were ever opened with a comment, by that comment
 */
record BrokerBook(Map<Long, Position> positions, Map<Long, Order> orders, Map<String, Set<Long>> opened) {

    private static final Map<String, Integer> FIELDS = Map.ofEntries(
            Map.entry("account", 4),
            Map.entry("netting", 1),
            Map.entry("balance", 1),
            Map.entry("next", 1),
            Map.entry("position", 12),
            Map.entry("turned", 2),
            Map.entry("closed", 1),
            Map.entry("pending", 16),
            Map.entry("waiting", 4),
            Map.entry("removed", 1),
            Map.entry("order", 16),
            Map.entry("deal", 15));

    private static final String BUY = "0";
    private static final String ENTRY_IN = "0";

    /** The broker counts in hundred-millionths of a lot. */
    private static final int DECIMALS = 8;

    /** @param lots above zero when bought, below when sold */
    record Position(long ticket, String symbol, BigDecimal lots, BigDecimal stopLoss, BigDecimal takeProfit) {}

    /** @param type of MQL5's ENUM_ORDER_TYPE */
    record Order(long ticket, String symbol, String type, Lots lots) {}

    /** @return nothing if the text is no book */
    static Optional<BrokerBook> read(String text) {
        BrokerBook book = new BrokerBook(new TreeMap<>(), new TreeMap<>(), new HashMap<>());
        // The last line may be under way.
        List<String> lines = text.lines().toList();
        for (String line : lines) {
            List<String> fields = List.of(line.split("\t", -1));
            if (fields.size() > 1 && FIELDS.containsKey(fields.get(1))) {
                book.apply(fields.subList(1, fields.size()).iterator());
            }
        }
        return lines.isEmpty() || !lines.getFirst().contains("\taccount\t") ? Optional.empty() : Optional.of(book);
    }

    private void apply(Iterator<String> fields) {
        while (fields.hasNext()) {
            String kind = fields.next();
            String[] part = new String[FIELDS.get(kind)];
            Arrays.setAll(part, i -> fields.hasNext() ? fields.next() : "0");
            apply(kind, part);
        }
    }

    private void apply(String kind, String[] part) {
        switch (kind) {
            case "position" -> {
                BigDecimal lots = BigDecimal.valueOf(Long.parseLong(part[3]), DECIMALS);
                Position position = new Position(
                        Long.parseLong(part[0]),
                        part[1],
                        part[2].equals(BUY) ? lots : lots.negate(),
                        new BigDecimal(part[5]),
                        new BigDecimal(part[6]));
                positions.put(position.ticket, position);
            }
            case "closed" -> positions.remove(Long.parseLong(part[0]));
            case "pending" -> {
                Lots lots = new Lots(BigDecimal.valueOf(Long.parseLong(part[8]), DECIMALS));
                Order order = new Order(Long.parseLong(part[0]), part[2], part[3], lots);
                orders.put(order.ticket, order);
            }
            case "removed" -> orders.remove(Long.parseLong(part[0]));
            case "deal" -> {
                if (part[5].equals(ENTRY_IN) && !part[14].isEmpty()) {
                    opened.computeIfAbsent(part[14], any -> new HashSet<>()).add(Long.parseLong(part[2]));
                }
            }
            default -> {}
        }
    }

    boolean isFlat() {
        return positions.isEmpty() && orders.isEmpty();
    }

    /** What is held of each symbol, its name without the broker's suffix, all positions together. */
    Map<String, BigDecimal> net(String suffix) {
        Map<String, BigDecimal> net = new TreeMap<>();
        positions
                .values()
                .forEach(position -> net.merge(without(suffix, position.symbol), position.lots, BigDecimal::add));
        net.values().removeIf(lots -> lots.signum() == 0);
        net.replaceAll((symbol, lots) -> lots.stripTrailingZeros());
        return net;
    }

    /** Positions in words that are equal for a master's and those of its copies at the same size. */
    List<String> inWords() {
        List<String> words = new ArrayList<>();
        positions
                .values()
                .forEach(position -> words.add(position.symbol + " " + position.lots.stripTrailingZeros() + " sl="
                        + position.stopLoss.stripTrailingZeros() + " tp=" + position.takeProfit.stripTrailingZeros()));
        words.sort(null);
        return words;
    }

    /** Pending orders in such words, their symbols without the suffix and their volumes multiplied. */
    List<String> ordersInWords(String suffix, String factor) {
        List<String> words = new ArrayList<>();
        orders.values()
                .forEach(order -> words.add(without(suffix, order.symbol) + " " + order.type + " "
                        + order.lots.times(new BigDecimal(factor)).value().stripTrailingZeros()));
        words.sort(null);
        return words;
    }

    private static String without(String suffix, String symbol) {
        return symbol.endsWith(suffix) ? symbol.substring(0, symbol.length() - suffix.length()) : symbol;
    }
}
