package com.termfleet.standin.matchtrader;

import com.termfleet.standin.matchtrader.broker.Broker;
import com.termfleet.standin.matchtrader.broker.Instrument;
import com.termfleet.standin.matchtrader.broker.Quote;
import com.termfleet.standin.matchtrader.http.Dialects;
import com.termfleet.standin.matchtrader.http.Faults;
import com.termfleet.standin.matchtrader.http.RequestLog;
import com.termfleet.standin.matchtrader.http.RestSessions;
import com.termfleet.standin.matchtrader.http.Standin;
import com.termfleet.standin.matchtrader.http.StandinClock;
import com.termfleet.standin.matchtrader.http.Switches;
import com.termfleet.standin.matchtrader.http.Users;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpServer;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A running server on this machine. Its parts may be used from any thread. */
public final class MatchTraderStandin implements AutoCloseable {

    private static final long START_SECONDS = 20;
    private static final int LEVERAGE = 100;

    private final Vertx vertx;
    private final HttpServer server;
    private final Standin standin;
    private final MatchTraderOptions options;

    private MatchTraderStandin(Vertx vertx, HttpServer server, Standin standin, MatchTraderOptions options) {
        this.vertx = vertx;
        this.server = server;
        this.standin = standin;
        this.options = options;
    }

    public static MatchTraderStandin start(MatchTraderOptions options) {
        Standin standin = Standin.of(new StandinClock(Clock.systemUTC()), options.seed());
        fill(standin, options);
        Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1).setWorkerPoolSize(1));
        HttpServer server = vertx.createHttpServer();
        Dialects.mount(vertx, server, standin, options.brokerId());
        await(server.listen(options.port(), "127.0.0.1"));
        return new MatchTraderStandin(vertx, server, standin, options);
    }

    private static void fill(Standin standin, MatchTraderOptions options) {
        Broker broker = standin.broker();
        list(broker, options, "EURUSD", "1.10000", "1.10010");
        list(broker, options, "GBPUSD", "1.30000", "1.30015");
        list(broker, options, "USDJPY", "150.000", "150.012");
        String gold = "XAUUSD";
        broker.list(
                new Instrument(
                        gold + options.suffix(),
                        gold,
                        "METALS",
                        "XAU",
                        "USD",
                        new BigDecimal("0.01"),
                        new BigDecimal("50"),
                        new BigDecimal("0.01"),
                        new BigDecimal("100"),
                        2),
                new Quote(new BigDecimal("2400.00"), new BigDecimal("2400.30")));
        broker.openAccount(options.account(), "USD", LEVERAGE, options.balance());
        standin.users().add(options.email(), options.password(), List.of(options.account()));
    }

    private static void list(Broker broker, MatchTraderOptions options, String alias, String bid, String ask) {
        broker.list(
                Instrument.forex(alias + options.suffix(), alias), new Quote(new BigDecimal(bid), new BigDecimal(ask)));
    }

    public URI address() {
        return URI.create("http://127.0.0.1:" + server.actualPort());
    }

    public URI socketAddress() {
        return URI.create("ws://127.0.0.1:" + server.actualPort() + "/ws");
    }

    /** Of the Trader API and the WebSocket. */
    public String token() {
        return Users.tokenOf(options.account());
    }

    public MatchTraderOptions options() {
        return options;
    }

    public Broker broker() {
        return standin.broker();
    }

    public Users users() {
        return standin.users();
    }

    public RestSessions sessions() {
        return standin.sessions();
    }

    public StandinClock clock() {
        return standin.clock();
    }

    public Switches switches() {
        return standin.switches();
    }

    public Faults faults() {
        return standin.faults();
    }

    public RequestLog requests() {
        return standin.requests();
    }

    /** Ends all connections. */
    @Override
    public void close() {
        await(vertx.close());
    }

    private static <T> T await(Future<T> future) {
        try {
            return future.await(START_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw new IllegalStateException("The stand-in server did not start or stop in time", e);
        }
    }
}
