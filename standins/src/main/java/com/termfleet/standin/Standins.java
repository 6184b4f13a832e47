package com.termfleet.standin;

import com.termfleet.standin.matchtrader.MatchTraderOptions;
import com.termfleet.standin.matchtrader.MatchTraderStandin;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;

/** Starts one stand-in server and runs until the process is ended: {@code Standins match-trader [--port N] …}. */
public final class Standins {

    private static final int USAGE = 2;
    private static final String HELP =
            "usage: standin.sh match-trader [--port N] [--seed N] [--suffix TEXT] [--balance AMOUNT]";

    private Standins() {}

    public static void main(String[] args) throws InterruptedException {
        if (args.length == 0 || !args[0].equals("match-trader")) {
            exit(HELP);
        }
        MatchTraderStandin server =
                MatchTraderStandin.start(options(Arrays.asList(args).subList(1, args.length)));
        Runtime.getRuntime().addShutdownHook(new Thread(server::close));
        System.out.println("address=" + server.address());
        System.out.println("socket=" + server.socketAddress());
        System.out.println("brokerId=%s email=%s password=%s account=%s token=%s"
                .formatted(
                        server.options().brokerId(),
                        server.options().email(),
                        server.options().password(),
                        server.options().account(),
                        server.token()));
        System.out.flush();
        Thread.currentThread().join();
    }

    private static MatchTraderOptions options(List<String> args) {
        MatchTraderOptions options = MatchTraderOptions.DEFAULT;
        for (int i = 0; i < args.size(); i += 2) {
            if (i + 1 == args.size()) {
                exit("There is no value after " + args.get(i) + "\n" + HELP);
            }
            options = with(options, args.get(i), args.get(i + 1));
        }
        return options;
    }

    private static MatchTraderOptions with(MatchTraderOptions options, String name, String value) {
        try {
            return switch (name) {
                case "--port" -> options.withPort(Integer.parseInt(value));
                case "--seed" -> options.withSeed(Long.parseLong(value));
                case "--suffix" -> options.withSuffix(value);
                case "--balance" -> options.withBalance(new BigDecimal(value));
                default -> {
                    exit("Unknown option " + name + "\n" + HELP);
                    yield options;
                }
            };
        } catch (NumberFormatException e) {
            exit(name + " must be a number, was " + value);
            return options;
        }
    }

    private static void exit(String message) {
        System.err.println(message);
        System.exit(USAGE);
    }
}
