package com.termfleet.copy.processor;

import com.termfleet.copy.CopyListener;
import com.termfleet.copy.CopyProgress;
import com.termfleet.copy.ReasonCode;
import com.termfleet.copy.check.NewsBook;
import com.termfleet.copy.check.RuleCheck;
import com.termfleet.copy.exposure.OtherVolumes;
import com.termfleet.copy.journal.Archive;
import com.termfleet.copy.journal.Journal;
import com.termfleet.copy.losses.LossBook;
import com.termfleet.copy.pause.PauseMode;
import com.termfleet.copy.pause.Pauses;
import com.termfleet.copy.processor.state.CopyEvent;
import com.termfleet.copy.processor.state.CopyProperties;
import com.termfleet.copy.subscription.Subscription;
import com.termfleet.copy.trade.MasterTrade;
import com.termfleet.copy.trade.TradePair;
import com.termfleet.destination.ExecutionReport;
import com.termfleet.destination.HeldPosition;
import com.termfleet.destination.Order;
import com.termfleet.kernel.AccountId;
import com.termfleet.kernel.Lots;
import com.termfleet.kernel.Money;
import com.termfleet.kernel.OrderType;
import com.termfleet.kernel.PairId;
import com.termfleet.kernel.Price;
import com.termfleet.kernel.SubscriptionId;
import com.termfleet.kernel.Symbol;
import com.termfleet.kernel.SymbolSpec;
import com.termfleet.kernel.Ticket;
import com.termfleet.kernel.TradeId;
import com.termfleet.kernel.UserId;
import com.termfleet.risk.limits.RiskLimits;
import com.termfleet.signal.MasterSnapshot;
import com.termfleet.signal.Origin;
import com.termfleet.signal.Signal;
import com.termfleet.signal.SignalSink.Refusal;
import com.termfleet.signal.SignalSink.Reply;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** The copy processor without its thread, a clock that is moved by the test, and the vocabulary of the copy tests. */
final class Rig {

    public static final AccountId MASTER = AccountId.of(1);
    static final AccountId FOLLOWER = AccountId.of(2);
    static final AccountId OTHER = AccountId.of(3);
    static final CopyProperties PROPERTIES = new CopyProperties(
            Duration.ofSeconds(5),
            Duration.ofSeconds(60),
            3,
            Duration.ofMillis(250),
            Duration.ofSeconds(2),
            Duration.ofSeconds(5),
            Duration.ofSeconds(1),
            Duration.ofSeconds(2),
            Duration.ofSeconds(2),
            Duration.ofSeconds(60),
            100,
            10_000,
            Duration.ofSeconds(5));

    final VirtualClock virtual = new VirtualClock();
    public final Clock clock;
    final Journal journal;
    final Archive archive;
    final RecordingDestination destination = new RecordingDestination();
    final RecordingFigures figures = new RecordingFigures(destination);
    final LossBook losses = new LossBook();
    final NewsBook news = new NewsBook();
    final List<CopyListener.PairChange> told = new ArrayList<>();
    final List<CopyProgress> progress = new ArrayList<>();
    /** Where look-ups run; at once unless a test holds them back. */
    Executor lookupThread = Runnable::run;

    private final List<CopyEvent> answers = new ArrayList<>();
    private final LongSupplier nanoTime;
    private BatchProcessor processor;
    private long nextSubscription = 1;

    public Rig() {
        this(new MemoryJournal());
    }

    private Rig(MemoryJournal memory) {
        this(memory, memory);
    }

    public Rig(Journal journal, Archive archive) {
        this.journal = journal;
        this.archive = archive;
        this.clock = virtual;
        this.nanoTime = virtual::nanoTime;
        this.processor = newProcessor();
    }

    /** By a clock that nobody moves. */
    public Rig(Journal journal, Archive archive, Clock clock) {
        this.journal = journal;
        this.archive = archive;
        this.clock = clock;
        this.nanoTime = System::nanoTime;
        this.processor = newProcessor();
    }

    MemoryJournal memory() {
        return (MemoryJournal) journal;
    }

    private BatchProcessor newProcessor() {
        CopyListener listener = new CopyListener() {
            @Override
            public void tradesChanged(java.util.Collection<TradeChange> trades) {}

            @Override
            public void pairsChanged(java.util.Collection<PairChange> pairs) {
                told.addAll(pairs);
            }

            @Override
            public void progressed(java.util.Collection<CopyProgress> copies) {
                progress.addAll(copies);
            }
        };
        return new BatchProcessor(
                journal,
                destination,
                new RuleCheck.Known(figures, losses, news, new OtherVolumes()),
                new ProcessorClock(clock, nanoTime),
                PROPERTIES,
                List.of(listener),
                List.of(),
                new CopyMetrics(new SimpleMeterRegistry()),
                new Lookups(archive, task -> lookupThread.execute(task), answers::add));
    }

    /** As after a SIGKILL: nothing in memory survives, and every follower has to connect anew. */
    void restart() {
        processor = newProcessor();
        destination.followers.clear();
        destination.sent.clear();
        run();
    }

    public void run(CopyEvent... events) {
        process(List.of(events));
        while (!answers.isEmpty()) {
            List<CopyEvent> taken = List.copyOf(answers);
            answers.clear();
            process(taken);
        }
    }

    /** All of them: each call of the processor takes one transaction. */
    private void process(List<CopyEvent> arrived) {
        processor.run(arrived);
        while (isReady() && Instant.EPOCH.equals(processor.nextDue())) {
            processor.run(List.of());
        }
    }

    @Nullable
    Instant nextDue() {
        return processor.nextDue();
    }

    public boolean isReady() {
        return processor.status() == ProcessorState.READY;
    }

    /** Lets time pass and the processor run whenever something is due. */
    public void pass(Duration time) {
        Instant end = clock.instant().plus(time);
        for (int turns = 0; turns < 10_000; turns++) {
            Instant due = processor.nextDue();
            if (due == null || due.isAfter(end)) {
                virtual.pass(Duration.between(clock.instant(), end));
                run();
                return;
            }
            if (due.isAfter(clock.instant())) {
                virtual.pass(Duration.between(clock.instant(), due));
            }
            run();
        }
        throw new AssertionError("the processor never comes to rest");
    }

    static Subscription.Terms terms() {
        return terms("1", false);
    }

    static Subscription.Terms terms(String multiplier, boolean reverse) {
        return new Subscription.Terms(
                new Subscription.Sizing(Subscription.Sizing.Mode.MULTIPLIER, new BigDecimal(multiplier)),
                reverse,
                Lots.ZERO,
                false,
                Map.of(),
                true,
                true,
                Duration.ofSeconds(5),
                RiskLimits.NONE);
    }

    static Subscription.Terms patient(Duration maxAge) {
        Subscription.Terms terms = terms();
        return new Subscription.Terms(
                terms.sizing(),
                terms.reverse(),
                terms.minLotToCopy(),
                terms.forceMinLot(),
                terms.symbolMap(),
                terms.copyStopLoss(),
                terms.copyTakeProfit(),
                maxAge,
                terms.risk());
    }

    static Subscription.Terms limited(RiskLimits limits) {
        Subscription.Terms terms = terms();
        return new Subscription.Terms(
                terms.sizing(),
                terms.reverse(),
                terms.minLotToCopy(),
                terms.forceMinLot(),
                terms.symbolMap(),
                terms.copyStopLoss(),
                terms.copyTakeProfit(),
                terms.maxSignalAge(),
                limits);
    }

    Subscription subscribe(AccountId follower, Subscription.Terms terms) {
        return subscribe(MASTER, follower, terms);
    }

    Subscription subscribe(AccountId master, AccountId follower, Subscription.Terms terms) {
        Subscription subscription = new Subscription(
                new SubscriptionId(nextSubscription++),
                master,
                follower,
                new UserId(7),
                terms,
                null,
                clock.instant(),
                clock.instant(),
                null);
        put(subscription);
        return subscription;
    }

    void put(Subscription subscription) {
        if (journal instanceof MemoryJournal memory) {
            memory.subscriptions.put(subscription.id(), subscription);
        }
        run(new CopyEvent.Subscribed(subscription));
    }

    /** @return the subscription as it is now */
    Subscription pause(Subscription s, @Nullable PauseMode mode) {
        Subscription paused = stored(s).paused(mode, clock.instant());
        put(paused);
        return paused;
    }

    void remove(Subscription s, Subscription.Closing closing) {
        put(stored(s).removed(closing));
    }

    private Subscription stored(Subscription s) {
        return journal instanceof MemoryJournal memory ? memory.subscriptions.getOrDefault(s.id(), s) : s;
    }

    /** Pauses all subscriptions of an account, or resumes them. */
    void pause(AccountId account, @Nullable PauseMode mode) {
        Pauses before = memory().pauses;
        put(before.with(account, before.of(account).changed(mode, clock.instant())));
    }

    /** Pauses everything, or resumes it. */
    void pauseAll(@Nullable PauseMode mode) {
        Pauses before = memory().pauses;
        put(before.withAll(before.all().changed(mode, clock.instant())));
    }

    private void put(Pauses pauses) {
        memory().pauses = pauses;
        run(new CopyEvent.Paused(pauses));
    }

    /** Connects and announces EURUSD with steps of 0.01, and nothing held. */
    void connect(AccountId follower) {
        connect(follower, false, RecordingDestination.spec("EURUSD", "0.01", "100", "0.01"));
        holds(follower);
    }

    /** Connects and announces symbols, but no snapshot yet. */
    void connect(AccountId follower, boolean netting, SymbolSpec... specs) {
        Map<Symbol, SymbolSpec> offered = new HashMap<>();
        for (SymbolSpec spec : specs) {
            offered.put(spec.symbol(), spec);
        }
        destination.followers.put(follower, new RecordingDestination.Connected(follower, offered, netting, null));
        run(new CopyEvent.Connected(follower));
    }

    void disconnect(AccountId follower) {
        destination.followers.remove(follower);
        run(new CopyEvent.Disconnected(follower));
    }

    void holds(AccountId follower, HeldPosition... positions) {
        run(new CopyEvent.FollowerHolds(follower, List.of(positions), 0));
    }

    static HeldPosition position(long ticket, String lots, @Nullable Long pair) {
        return new HeldPosition(
                Ticket.of(ticket),
                OrderType.BUY,
                Symbol.of("EURUSD"),
                Lots.of(lots),
                Price.of("1.1"),
                Price.NONE,
                Price.NONE,
                Optional.ofNullable(pair).map(PairId::new));
    }

    Origin origin(long ticket) {
        return new Origin(MASTER, Ticket.of(ticket), clock.instant(), null, 0, "", null, false);
    }

    public Answer open(long ticket, String lots) {
        return open(ticket, "EURUSD", OrderType.BUY, lots, "0", "0");
    }

    public Answer open(long ticket, String symbol, OrderType type, String lots, String sl, String tp) {
        return signal(new Signal.Open(
                origin(ticket), type, Symbol.of(symbol), Price.of("1.1"), Lots.of(lots), Price.of(sl), Price.of(tp)));
    }

    /** To be given to the processor together with other events. */
    Signal openSignal(long ticket, String lots) {
        return new Signal.Open(
                origin(ticket),
                OrderType.BUY,
                Symbol.of("EURUSD"),
                Price.of("1.1"),
                Lots.of(lots),
                Price.NONE,
                Price.NONE);
    }

    Answer modify(long ticket, String sl, String tp) {
        return signal(new Signal.Modify(origin(ticket), Price.of(sl), Price.of(tp), Price.NONE));
    }

    public Answer partial(long ticket, String closed, String remaining) {
        return signal(new Signal.Partial(
                origin(ticket), Lots.of(closed), Lots.of(remaining), Price.of("1.2"), Money.of("5.00")));
    }

    public Answer close(long ticket) {
        return signal(new Signal.Close(origin(ticket), Price.of("1.2"), Money.of("10.00")));
    }

    Answer signal(Signal signal) {
        Answer answer = new Answer();
        run(new CopyEvent.FromMaster(signal, answer));
        return answer;
    }

    void masterHolds(MasterSnapshot.Held... positions) {
        run(new CopyEvent.MasterHolds(new MasterSnapshot(MASTER, clock.instant(), List.of(positions), null)));
    }

    MasterSnapshot.Held held(long ticket, String lots, @Nullable Instant openedAt) {
        return new MasterSnapshot.Held(
                Ticket.of(ticket),
                OrderType.BUY,
                Symbol.of("EURUSD"),
                Lots.of(lots),
                Price.of("1.1"),
                Price.NONE,
                Price.NONE,
                openedAt,
                0,
                "");
    }

    public void opened(Order.Open order, long ticket) {
        opened(order, ticket, order.lots().toString(), order.commandId());
    }

    public void opened(Order.Open order, long ticket, String lots, @Nullable Long id) {
        report(new ExecutionReport.Opened(
                order.follower(),
                order.masterTicket(),
                id,
                clock.instant(),
                Ticket.of(ticket),
                Lots.of(lots),
                order.type(),
                Price.of("1.10001"),
                10009));
    }

    ExecutionReport.Opened openedReport(Order.Open order, long ticket) {
        return new ExecutionReport.Opened(
                order.follower(),
                order.masterTicket(),
                order.commandId(),
                clock.instant(),
                Ticket.of(ticket),
                order.lots(),
                order.type(),
                Price.of("1.10001"),
                10009);
    }

    public void closed(Order.Close order, String rest) {
        report(closedReport(order, rest));
    }

    ExecutionReport.Closed closedReport(Order.Close order, String rest) {
        return new ExecutionReport.Closed(
                order.follower(),
                order.masterTicket(),
                order.commandId(),
                clock.instant(),
                order.ticket(),
                Price.of("1.2"),
                Money.of("9.50"),
                null,
                Lots.of(rest));
    }

    void cancelled(Order.Cancel order) {
        report(new ExecutionReport.Cancelled(
                order.follower(), order.masterTicket(), order.commandId(), clock.instant(), order.ticket()));
    }

    void refused(Order order, int retcode, String text) {
        run(refusal(order, retcode, text, clock.instant()));
    }

    static CopyEvent refusal(Order order, int retcode, String text, Instant now) {
        ExecutionReport.Kind kind = switch (order) {
            case Order.Open open -> ExecutionReport.Kind.OPEN;
            case Order.Modify modify -> ExecutionReport.Kind.MODIFY;
            case Order.Close close -> ExecutionReport.Kind.CLOSE;
            case Order.Cancel cancel -> ExecutionReport.Kind.CANCEL;
        };
        return new CopyEvent.Reported(new ExecutionReport.Refused(
                order.follower(), order.masterTicket(), order.commandId(), now, kind, retcode, text));
    }

    void modified(Order.Modify order) {
        report(new ExecutionReport.Modified(
                order.follower(), order.masterTicket(), order.commandId(), clock.instant(), order.ticket()));
    }

    void report(ExecutionReport report) {
        run(new CopyEvent.Reported(report));
    }

    public List<Order> sent() {
        return destination.take();
    }

    public Order.Open sentOpen() {
        return only(Order.Open.class);
    }

    public Order.Close sentClose() {
        return only(Order.Close.class);
    }

    Order.Cancel sentCancel() {
        return only(Order.Cancel.class);
    }

    Order.Modify sentModify() {
        return only(Order.Modify.class);
    }

    private <T extends Order> T only(Class<T> type) {
        List<Order> orders = sent();
        if (orders.size() != 1) {
            throw new AssertionError("expected one " + type.getSimpleName() + ", sent were " + orders);
        }
        return type.cast(orders.getFirst());
    }

    /** Opens a copy of {@code lots} lots for one follower that holds it as position {@code 9000 + ticket}. */
    Order.Open copied(long ticket, String lots) {
        open(ticket, lots);
        Order.Open order = sentOpen();
        opened(order, 9000 + ticket);
        return order;
    }

    TradePair pair(PairId id) {
        return archive.pair(id).orElseThrow();
    }

    /** The stored copy of the master's ticket, of which there is one. */
    TradePair pairOf(long ticket) {
        List<TradePair> found = pairsOf(ticket);
        if (found.size() != 1) {
            throw new AssertionError("expected one copy of " + ticket + ", found " + found);
        }
        return found.getFirst();
    }

    List<TradePair> pairsOf(long ticket) {
        return memory().pairs.values().stream()
                .filter(pair -> tradeOf(pair).ticket().equals(Ticket.of(ticket)))
                .toList();
    }

    MasterTrade tradeOf(TradePair pair) {
        return archive.trade(pair.route().trade()).orElseThrow();
    }

    ReasonCode reasonOf(long ticket) {
        return Objects.requireNonNull(pairOf(ticket).reason()).code();
    }

    /** How a signal was answered. */
    public static final class Answer implements Reply {

        @Nullable
        public TradeId trade;

        @Nullable
        public Refusal refusal;

        int answers;
        String text = "";

        @Override
        public void committed(TradeId id) {
            trade = id;
            answers++;
        }

        @Override
        public void refused(Refusal reason, String why) {
            refusal = reason;
            text = why;
            answers++;
        }
    }
}
