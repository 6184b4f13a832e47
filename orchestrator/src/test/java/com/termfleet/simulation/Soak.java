package com.termfleet.simulation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs many seeds and prints the figures, or one seed and keeps its story. Started by scripts/soak.sh; ends with status 1
 * if a promise was broken.
 */
final class Soak {

    private Soak() {}

    /**
     * {@code [--until-violation] FIRST LAST STEPS}, or {@code SEED STEPS} for one seed with its story. With the option no
     * seeds are begun after the first violation.
     */
    public static void main(String[] arguments) throws Exception {
        List<String> numbers = new ArrayList<>(List.of(arguments));
        boolean stops = numbers.remove("--until-violation");
        int steps = Integer.parseInt(numbers.getLast());
        long first = Long.parseLong(numbers.getFirst());
        boolean clean = numbers.size() == 2
                ? explain(first, steps)
                : runAll(first, Long.parseLong(numbers.get(1)), steps, stops);
        System.exit(clean ? 0 : 1);
    }

    private static boolean runAll(long first, long last, int steps, boolean stops) throws Exception {
        Runs.Summary summary = new Runs(steps, stops).run(first, last, outcome -> {
            if (outcome.violation() != null) {
                System.out.println("violation: seed=" + outcome.seed() + " step=" + outcome.step() + " "
                        + outcome.violation().getMessage());
            }
        });
        System.out.println("simulation: steps=" + steps + " " + summary);
        System.out.println("simulation: coverage=" + summary.coverage());
        if (!summary.violations().isEmpty()) {
            System.out.println(howToRepeat(steps));
        }
        return summary.violations().isEmpty();
    }

    private static boolean explain(long seed, int steps) throws IOException {
        Simulation.Outcome outcome;
        try (AutoCloseable _ = LoggedErrors.quiet()) {
            outcome = new Simulation(seed, steps).run(true);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        Path file = Path.of("target", "simulation-" + seed + ".txt");
        Files.createDirectories(file.getParent());
        Files.write(file, outcome.story());
        System.out.println("simulation: seed=" + seed + " step=" + outcome.step() + " trades=" + outcome.trades()
                + " story=" + file.toAbsolutePath() + " violation=" + outcome.violation());
        return outcome.violation() == null;
    }

    static String howToRepeat(int steps) {
        return "one of them again, with its story: scripts/soak.sh --seed SEED --steps " + steps;
    }
}
