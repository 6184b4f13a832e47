package com.termfleet.simulation;

import com.termfleet.kernel.Lots;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What a netting account's positions consist of, by the rules of decision 0049 and independent of the experts: the parts of
 * copies, and what others have opened.
 */
final class NettedPositions {

    private static final BigDecimal STEP = new BigDecimal("0.01");

    private static final class Part {
        final long ticket;
        final String symbol;
        final int sign;
        final String comment;
        final long openedAt;
        BigDecimal left;

        Part(BrokerState.Deal deal, BigDecimal signedLots) {
            ticket = deal.order();
            symbol = deal.symbol();
            sign = signedLots.signum();
            comment = deal.comment();
            openedAt = deal.at();
            left = signedLots.abs();
        }

        boolean isCopy() {
            return !comment.isEmpty();
        }

        boolean isOverclosed() {
            return left.signum() < 0;
        }

        BigDecimal signed() {
            return sign > 0 ? left : left.negate();
        }

        boolean isOn(String name, int side) {
            return symbol.equals(name) && signed().signum() == side;
        }
    }

    private final List<Part> parts = new ArrayList<>();

    /** Tickets of the copies of which somebody else has closed some by that deal. */
    Set<Long> apply(BrokerState.Deal deal) {
        BigDecimal lots = new BigDecimal(deal.lots().toString());
        BigDecimal signed = deal.side().equals("buy") ? lots : lots.negate();
        if (deal.comment().isEmpty()) {
            return ofOthers(deal, signed);
        }
        ofCopy(deal, signed);
        return Set.of();
    }

    boolean hasOpened(long order) {
        return parts.stream().anyMatch(part -> part.ticket == order);
    }

    private void ofCopy(BrokerState.Deal deal, BigDecimal signed) {
        for (Part part : parts) {
            if (part.comment.equals(deal.comment())) {
                part.left = part.left.add(
                        part.sign == signed.signum()
                                ? signed.abs()
                                : signed.abs().negate());
                return;
            }
        }
        parts.add(new Part(deal, signed));
    }

    private Set<Long> ofOthers(BrokerState.Deal deal, BigDecimal signed) {
        BigDecimal rest = takeOpposite(deal.symbol(), signed, part -> !part.isCopy());
        rest = takeOpposite(deal.symbol(), rest, Part::isOverclosed);
        Set<Long> touched = new HashSet<>();
        BigDecimal net = net(deal.symbol());
        if (net.signum() * rest.signum() < 0) {
            if (rest.abs().compareTo(net.abs()) < 0) {
                divide(deal.symbol(), net.signum(), rest.abs(), touched);
                return touched;
            }
            endAll(deal.symbol(), touched);
            rest = rest.add(net);
        }
        if (rest.signum() != 0) {
            grow(deal, rest);
        }
        return touched;
    }

    /** Brings parts of the other side nearer to zero, oldest first. What is left of the lots. */
    private BigDecimal takeOpposite(String symbol, BigDecimal signed, Predicate<Part> counts) {
        BigDecimal rest = signed;
        for (Part part : parts) {
            if (rest.signum() != 0 && counts.test(part) && part.isOn(symbol, -rest.signum())) {
                BigDecimal taken = part.left.abs().min(rest.abs());
                part.left = part.isOverclosed() ? part.left.add(taken) : part.left.subtract(taken);
                rest = rest.signum() > 0 ? rest.subtract(taken) : rest.add(taken);
            }
        }
        return rest;
    }

    private BigDecimal net(String symbol) {
        return parts.stream()
                .filter(part -> part.symbol.equals(symbol))
                .map(Part::signed)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private void endAll(String symbol, Set<Long> touched) {
        for (Part part : parts) {
            if (part.symbol.equals(symbol) && part.left.signum() != 0) {
                part.left = BigDecimal.ZERO;
                touched.add(part.ticket);
            }
        }
    }

    private void divide(String symbol, int side, BigDecimal lots, Set<Long> touched) {
        List<Part> sharing = parts.stream()
                .filter(part -> part.isOn(symbol, side) && part.left.signum() > 0)
                .toList();
        BigDecimal total = sharing.stream().map(part -> part.left).reduce(BigDecimal.ZERO, BigDecimal::add);
        List<BigDecimal> cuts = new ArrayList<>();
        BigDecimal rest = lots;
        for (Part part : sharing) {
            BigDecimal exact = part.left.multiply(lots).divide(total, 12, RoundingMode.DOWN);
            BigDecimal cut = exact.divideToIntegralValue(STEP).multiply(STEP);
            cuts.add(cut);
            rest = rest.subtract(cut);
        }
        for (int i = 0; i < sharing.size(); i++) {
            Part part = sharing.get(i);
            BigDecimal more = rest.min(part.left.subtract(cuts.get(i)));
            rest = rest.subtract(more);
            BigDecimal cut = cuts.get(i).add(more);
            if (cut.signum() > 0) {
                part.left = part.left.subtract(cut);
                touched.add(part.ticket);
            }
        }
    }

    private void grow(BrokerState.Deal deal, BigDecimal signed) {
        for (Part part : parts) {
            if (part.ticket == deal.order() && !part.isCopy() && part.sign == signed.signum()) {
                part.left = part.left.add(signed.abs());
                return;
            }
        }
        parts.add(new Part(deal, signed));
    }

    /** The open parts, which must add up to the positions that the broker has. */
    List<BrokerState.Position> parts(List<BrokerState.Position> positions) {
        for (BrokerState.Position position : positions) {
            BigDecimal lots = new BigDecimal(position.lots().toString());
            BigDecimal held = position.side().equals("buy") ? lots : lots.negate();
            if (net(position.symbol()).compareTo(held) != 0) {
                throw new IllegalStateException("parts add up to " + net(position.symbol()) + " of " + position);
            }
        }
        return parts.stream()
                .filter(part -> part.left.signum() > 0)
                .map(part -> new BrokerState.Position(
                        part.ticket,
                        part.symbol,
                        part.sign > 0 ? "buy" : "sell",
                        Lots.of(part.left.toPlainString()),
                        BigDecimal.ZERO,
                        BigDecimal.ZERO,
                        BigDecimal.ZERO,
                        part.openedAt,
                        part.comment))
                .toList();
    }

    List<String> overclosed() {
        return parts.stream()
                .filter(Part::isOverclosed)
                .map(part -> part.comment + " of " + part.symbol + " by " + part.left)
                .toList();
    }
}
