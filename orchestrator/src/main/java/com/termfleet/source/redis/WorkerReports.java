package com.termfleet.source.redis;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What workers say on {@code trades:status} and {@code trades:errors}: the ticket of a position is remembered, since later messages name
 * it; errors are logged. Their form is not agreed upon, so whatever names a trade and a ticket is taken. {@link #add} is thread-safe, the
 * rest for one thread.
 */
final class WorkerReports {

    private static final Logger log = LoggerFactory.getLogger(WorkerReports.class);
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int MOST_WAITING = 2_000;
    private static final int LONGEST_TEXT = 500;

    private final BlockingQueue<Report> waiting = new LinkedBlockingQueue<>(MOST_WAITING);
    private final BridgedTrades trades;
    private final OwnMessages own;

    private record Report(String channel, String text) {}

    WorkerReports(BridgedTrades trades, OwnMessages own) {
        this.trades = trades;
        this.own = own;
    }

    /** Does not block. */
    void add(String channel, String text) {
        if (!waiting.offer(new Report(channel, text))) {
            log.error("Message of {} dropped because too many wait", channel);
        }
    }

    void run() throws InterruptedException {
        while (true) {
            take(waiting.take());
        }
    }

    private void take(Report report) {
        JsonNode message = read(report.text());
        if (message == null) {
            log.debug("Message of {} is no JSON object", report.channel());
            return;
        }
        if (own.contains(text(message, "id"))) {
            return;
        }
        JsonNode data = message.path("data").isObject() ? message.path("data") : message;
        String trade = text(data, "trade_id");
        if (report.channel().equals(Channels.ERRORS)) {
            String error = report.text();
            log.warn(
                    "A worker reports an error trade={} message={}",
                    trade,
                    error.substring(0, Math.min(error.length(), LONGEST_TEXT)));
        } else if (trade != null) {
            ticket(data, trade);
        }
    }

    private void ticket(JsonNode data, String trade) {
        JsonNode ticket = data.has("mt5_ticket") ? data.path("mt5_ticket") : data.path("ticket");
        String text = ticket.isNumber() ? ticket.decimalValue().toPlainString() : ticket.asString("");
        if (text.matches("[1-9][0-9]{0,17}")) {
            try {
                trades.opened(trade, Long.parseLong(text));
            } catch (DataAccessException | TransactionException e) {
                log.warn("Ticket of a worker's position not stored trade={} ticket={}", trade, text, e);
            }
        }
    }

    private static @Nullable JsonNode read(String text) {
        try {
            JsonNode node = JSON.readTree(text);
            return node.isObject() ? node : null;
        } catch (JacksonException e) {
            return null;
        }
    }

    private static @Nullable String text(JsonNode node, String name) {
        JsonNode value = node.path(name);
        if (value.isNumber()) {
            return value.decimalValue().toPlainString();
        }
        return value.isString() && !value.asString().isBlank() ? value.asString() : null;
    }
}
