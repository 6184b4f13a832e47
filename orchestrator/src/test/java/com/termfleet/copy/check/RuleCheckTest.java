package com.termfleet.copy.check;

import static org.assertj.core.api.Assertions.assertThat;

import com.termfleet.copy.exposure.AccountVolumes;
import com.termfleet.copy.exposure.OtherVolumes;
import com.termfleet.copy.exposure.Volumes;
import com.termfleet.copy.limits.LimitsJson;
import com.termfleet.copy.losses.LossBook;
import com.termfleet.figures.AccountFigures;
import com.termfleet.figures.Funds;
import com.termfleet.figures.SymbolMatch;
import com.termfleet.kernel.AccountId;
import com.termfleet.kernel.Lots;
import com.termfleet.kernel.OrderType;
import com.termfleet.kernel.Price;
import com.termfleet.kernel.SubscriptionId;
import com.termfleet.kernel.Symbol;
import com.termfleet.kernel.SymbolSpec;
import com.termfleet.risk.ProposedOrder;
import com.termfleet.risk.ledger.Ledger;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a check of an open looks up: it is made for every copy of every signal. */
class RuleCheckTest {

    private static final AccountId ACCOUNT = AccountId.of(2);
    private static final Symbol SYMBOL = Symbol.of("EURUSD");

    private int askedForVolumes;
    private int askedForFigures;

    private final class Figures implements AccountFigures {

        @Override
        public Optional<Funds> funds(AccountId account) {
            askedForFigures++;
            return Optional.empty();
        }

        @Override
        public SymbolMatch symbol(AccountId account, Symbol wanted) {
            askedForFigures++;
            return new SymbolMatch.NothingAnnounced();
        }

        @Override
        public Optional<String> brokerLogin(AccountId account) {
            return Optional.empty();
        }
    }

    private final class State implements AccountState {

        @Override
        public List<AccountVolumes> copies() {
            askedForVolumes++;
            return List.of(new AccountVolumes());
        }

        @Override
        public @Nullable Volumes others() {
            return null;
        }

        @Override
        public int opensSince(@Nullable SubscriptionId subscription, Instant since) {
            throw new AssertionError("no rule asks for it");
        }

        @Override
        public @Nullable Ledger ledgerOf(@Nullable SubscriptionId subscription) {
            return null;
        }

        @Override
        public boolean checksPrices() {
            return false;
        }
    }

    private void openWith(String account, String subscription) {
        RuleCheck check = new RuleCheck(
                RuleBook.rules(LimitsJson.ofStored(account), LimitsJson.ofStored(subscription), true),
                ACCOUNT,
                new SubscriptionId(1),
                ZoneOffset.UTC,
                new State(),
                new RuleCheck.Known(new Figures(), new LossBook(), new NewsBook(), new OtherVolumes()));
        ProposedOrder order = new ProposedOrder(
                SYMBOL, SYMBOL, OrderType.BUY, null, Lots.of("0.5"), Price.NONE, Price.NONE, Price.of("1.1"));
        assertThat(check.check(order, SymbolSpec.unknown(SYMBOL), null, Instant.EPOCH)
                        .isRejected())
                .isFalse();
    }

    @Test
    void an_account_without_limits_has_nothing_looked_up() {
        openWith("{}", "{}");
        assertThat(askedForVolumes).isZero();
        assertThat(askedForFigures).isZero();
    }

    @Test
    void limits_that_do_not_count_what_is_open_have_no_copies_looked_up() {
        openWith("{\"maxLot\": \"1\", \"deniedSymbols\": [\"DAX\"]}", "{\"sides\": \"BUY\"}");
        assertThat(askedForVolumes).isZero();
    }

    @Test
    void all_limits_that_count_what_is_open_have_it_looked_up_once() {
        String limits = "{\"maxOpenPositions\": 5, \"maxOpenPerSymbol\": 5, \"maxTotalLots\": \"5\"}";
        openWith(limits, limits);
        assertThat(askedForVolumes).isEqualTo(1);
    }
}
