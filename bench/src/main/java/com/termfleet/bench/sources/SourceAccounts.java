package com.termfleet.bench.sources;

import com.termfleet.bench.server.Api;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;

/**
 * A source of each kind and its followers, made through the API.
 *
 * @param line token of a line-protocol master
 * @param http key of a master that posts its signals
 * @param asSent token of a line-protocol master whose followers size by themselves
 * @param expert token of a CopyTradePro master
 * @param webhooks addresses
 * @param followers tokens of followers that speak the line protocol: all copy the first three, {@value #OF_WEBHOOK} the webhooks, too
 * @param experts tokens of CopyTradePro followers, which subscribe themselves
 * @param pollers keys of accounts whose experts poll: masters and followers in turns
 */
public record SourceAccounts(
        String line,
        String http,
        String asSent,
        String expert,
        List<String> webhooks,
        List<String> followers,
        List<String> experts,
        List<String> pollers) {

    public static final int FOLLOWERS = 100;
    public static final int OF_WEBHOOK = 5;
    private static final int WEBHOOKS = 10;
    private static final int POLLERS = 250;

    /** They make accounts at the same time. */
    private static final int CLIENTS = 8;

    /** Checked for every copy, and never reached. */
    private static final Map<String, ?> LIMITS = Map.of(
            "allowedSymbols",
            List.of("EURUSD"),
            "maxLot",
            "50",
            "maxOpenPositions",
            1_000_000,
            "maxTotalLots",
            "1000000");

    private static final Map<String, ?> MULTIPLIED = Map.of("mode", "MULTIPLIER", "value", "1.5");
    private static final Map<String, ?> BY_FOLLOWER = Map.of("mode", "FOLLOWER");

    public static SourceAccounts create(Api api) throws IOException, InterruptedException, ExecutionException {
        Maker make = new Maker(api);
        JsonNode line = make.account("line", "MASTER", "EXTERNAL");
        JsonNode http = make.account("http", "MASTER", "HTTP");
        JsonNode asSent = make.account("as sent", "MASTER", "EXTERNAL");
        JsonNode expert = make.account("expert", "MASTER", "EXTERNAL");
        JsonNode idle = make.account("idle", "MASTER", "EXTERNAL");
        List<JsonNode> webhooks = all(WEBHOOKS, number -> make.account("webhook " + number, "MASTER", "TRADINGVIEW"));
        List<String> followers = all(FOLLOWERS, number -> {
            JsonNode follower = make.account("follower " + number, "FOLLOWER", "EXTERNAL");
            make.subscription(line, follower, MULTIPLIED, LIMITS);
            make.subscription(http, follower, MULTIPLIED, LIMITS);
            make.subscription(asSent, follower, BY_FOLLOWER, Map.of());
            for (JsonNode webhook : number < OF_WEBHOOK ? webhooks : List.<JsonNode>of()) {
                make.subscription(webhook, follower, MULTIPLIED, LIMITS);
            }
            return token(follower);
        });
        List<String> experts =
                all(FOLLOWERS, number -> token(make.account("expert follower " + number, "FOLLOWER", "EXTERNAL")));
        List<String> pollers = all(POLLERS, number -> poller(make, number, idle));
        return new SourceAccounts(
                token(line),
                token(http),
                token(asSent),
                token(expert),
                webhooks.stream()
                        .map(webhook -> webhook.get("webhookUrl").asString())
                        .toList(),
                followers,
                experts,
                pollers);
    }

    /** Keys of masters that have no followers. */
    List<String> pollingMasters() {
        return IntStream.range(0, pollers.size())
                .filter(number -> number % 2 == 0)
                .mapToObj(pollers::get)
                .toList();
    }

    private static String poller(Maker make, int number, JsonNode idle) throws IOException, InterruptedException {
        if (number % 2 == 0) {
            return token(make.account("polling master " + number, "MASTER", "HTTP"));
        }
        JsonNode follower = make.account("polling follower " + number, "FOLLOWER", "HTTP");
        make.subscription(idle, follower, MULTIPLIED, Map.of());
        return token(follower);
    }

    private static String token(JsonNode account) {
        return account.get("token").asString();
    }

    private interface Making<T> {
        T make(int number) throws IOException, InterruptedException;
    }

    private static <T> List<T> all(int count, Making<T> making) throws InterruptedException, ExecutionException {
        List<Callable<T>> tasks = IntStream.range(0, count)
                .<Callable<T>>mapToObj(number -> () -> making.make(number))
                .toList();
        List<T> all = new ArrayList<>(count);
        try (ExecutorService clients = Executors.newFixedThreadPool(CLIENTS)) {
            for (Future<T> made : clients.invokeAll(tasks)) {
                all.add(made.get());
            }
        }
        return all;
    }

    private record Maker(Api api) {

        JsonNode account(String name, String role, String platform) throws IOException, InterruptedException {
            return api.post("/accounts", Map.of("name", "bench " + name, "role", role, "platform", platform));
        }

        void subscription(JsonNode master, JsonNode follower, Map<String, ?> sizing, Map<String, ?> risk)
                throws IOException, InterruptedException {
            api.post(
                    "/subscriptions",
                    Map.of(
                            "masterAccountId",
                            master.get("id").asLong(),
                            "followerAccountId",
                            follower.get("id").asLong(),
                            "sizing",
                            sizing,
                            // A machine that stops for seconds is to be measured, too: nothing expires.
                            "maxSignalAgeMs",
                            60_000,
                            "risk",
                            risk));
        }
    }
}
