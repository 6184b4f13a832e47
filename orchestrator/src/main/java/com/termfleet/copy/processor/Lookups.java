package com.termfleet.copy.processor;

import com.termfleet.copy.journal.Archive;
import com.termfleet.copy.journal.Found;
import com.termfleet.copy.journal.Lookup;
import com.termfleet.copy.processor.state.CopyEvent;
import com.termfleet.copy.trade.TradePair;
import com.termfleet.kernel.AccountId;
import com.termfleet.kernel.PairId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks the database on other threads for what events need, one question of an account at a time and in the order of its
 * events. Each account has a bounded queue, and one whose questions repeatedly find nothing is slowed down. All
 * methods are for the processor thread; answers come back as events.
 */
final class Lookups {

    private static final Logger log = LoggerFactory.getLogger(Lookups.class);

    static final int MOST_OF_AN_ACCOUNT = 100;
    private static final int MOST_IN_ALL = 10_000;

    /** So many questions in a row may find nothing before each further one has to wait. */
    private static final int FREE_MISSES = 20;

    private static final Duration PAUSE = Duration.ofMillis(50);
    private static final Duration AFTER_A_FAILURE = Duration.ofSeconds(1);

    private final Archive archive;
    private final Executor executor;
    private final Consumer<CopyEvent> answers;
    private final Map<AccountId, Questions> byAccount = new HashMap<>();
    /** Copies that were changed while questions were open: an answer about them may be out of date. */
    private final Set<PairId> changed = new HashSet<>();

    private int waiting;
    private int open;

    /** @param notBefore when it may be asked; later questions of the account do not wait for it */
    private record Question(Lookup lookup, CopyEvent event, Instant notBefore) {}

    private static final class Questions {

        private final Deque<Question> queue = new ArrayDeque<>();
        private boolean asking;
        private int misses;
        private Instant notBefore = Instant.EPOCH;
    }

    /**
     * @param executor asks the database
     * @param answers takes a {@link CopyEvent.LookedUp} on a thread of the executor's
     */
    Lookups(Archive archive, Executor executor, Consumer<CopyEvent> answers) {
        this.archive = archive;
        this.executor = executor;
        this.answers = answers;
    }

    /** @return false if too many of this account wait; the event is to be dropped or refused then */
    boolean add(Lookup lookup, CopyEvent event) {
        Questions questions = byAccount.computeIfAbsent(lookup.account(), a -> new Questions());
        if (isSnapshot(event)) {
            // The newest snapshot replaces earlier ones.
            waiting -= questions.queue.size();
            questions.queue.removeIf(question -> isSnapshot(question.event()));
            waiting += questions.queue.size();
        } else if (questions.queue.size() >= MOST_OF_AN_ACCOUNT || waiting >= MOST_IN_ALL) {
            return false;
        }
        questions.queue.add(new Question(lookup, event, Instant.EPOCH));
        waiting++;
        return true;
    }

    private static boolean isSnapshot(CopyEvent event) {
        return event instanceof CopyEvent.MasterHolds || event instanceof CopyEvent.FollowerHolds;
    }

    /**
     * Asks the account's next question unless one is open.
     *
     * @return when to call again; null if not before an answer or another question
     */
    @Nullable
    Instant askNext(AccountId account, Instant now) {
        Questions questions = byAccount.get(account);
        if (questions == null || questions.asking) {
            return null;
        }
        if (questions.queue.isEmpty()) {
            if (questions.misses == 0) {
                byAccount.remove(account);
            }
            return null;
        }
        if (now.isBefore(questions.notBefore)) {
            return questions.notBefore;
        }
        Question question = firstDue(questions, now);
        if (question == null) {
            return earliest(questions);
        }
        questions.queue.remove(question);
        waiting--;
        open++;
        questions.asking = true;
        executor.execute(() -> answers.accept(answer(question)));
        return null;
    }

    private static @Nullable Question firstDue(Questions questions, Instant now) {
        for (Question question : questions.queue) {
            if (!now.isBefore(question.notBefore())) {
                return question;
            }
        }
        return null;
    }

    private static Instant earliest(Questions questions) {
        return questions.queue.stream()
                .map(Question::notBefore)
                .min(Comparator.naturalOrder())
                .orElse(Instant.EPOCH);
    }

    private CopyEvent answer(Question question) {
        Found found = null;
        try {
            found = archive.find(question.lookup());
        } catch (RuntimeException e) {
            log.warn("Look-up failed account={} reason={}", question.lookup().account(), e.getMessage());
        }
        return new CopyEvent.LookedUp(question.event(), question.lookup(), found);
    }

    /** @return whether the answer can be used; otherwise the question is asked again */
    boolean answered(CopyEvent.LookedUp answer, Instant now) {
        AccountId account = answer.lookup().account();
        Questions questions = byAccount.computeIfAbsent(account, a -> new Questions());
        questions.asking = false;
        open = Math.max(0, open - 1);
        Found found = answer.found();
        boolean stale =
                found != null && found.pairs().stream().map(TradePair::id).anyMatch(changed::contains);
        if (open == 0) {
            changed.clear();
        }
        questions.misses = found != null && !found.isEmpty() ? 0 : questions.misses + 1;
        if (questions.misses > FREE_MISSES) {
            questions.notBefore = now.plus(PAUSE);
        }
        // A master is told that its signal was refused, and sends it again; nobody else would send the event again.
        boolean failed = found == null && !(answer.event() instanceof CopyEvent.FromMaster);
        if (stale) {
            questions.queue.addFirst(new Question(answer.lookup(), answer.event(), Instant.EPOCH));
            waiting++;
        } else if (failed) {
            questions.queue.addLast(new Question(answer.lookup(), answer.event(), now.plus(AFTER_A_FAILURE)));
            waiting++;
        }
        return !stale && !failed;
    }

    /** Accounts with questions that were not asked yet. */
    List<AccountId> waitingAccounts() {
        return byAccount.entrySet().stream()
                .filter(entry -> !entry.getValue().queue.isEmpty())
                .map(Map.Entry::getKey)
                .toList();
    }

    void committed(Iterable<TradePair> pairs) {
        if (open > 0) {
            pairs.forEach(pair -> changed.add(pair.id()));
        }
    }
}
