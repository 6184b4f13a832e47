package com.termfleet.source.intake;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.termfleet.kernel.Lots;
import com.termfleet.kernel.Money;
import com.termfleet.kernel.OrderType;
import com.termfleet.kernel.Price;
import com.termfleet.kernel.Symbol;
import com.termfleet.kernel.Ticket;
import com.termfleet.signal.Origin;
import com.termfleet.signal.Recipients;
import com.termfleet.signal.Signal;
import org.jspecify.annotations.Nullable;

/**
 * A signal that a request became, as it is stored. It states what is to be afterwards, so that submitting it again after a
 * crash changes nothing.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = PlannedSignal.Open.class, name = "open"),
    @JsonSubTypes.Type(value = PlannedSignal.Modify.class, name = "modify"),
    @JsonSubTypes.Type(value = PlannedSignal.Partial.class, name = "partial"),
    @JsonSubTypes.Type(value = PlannedSignal.Close.class, name = "close"),
    @JsonSubTypes.Type(value = PlannedSignal.Cancel.class, name = "cancel"),
    @JsonSubTypes.Type(value = PlannedSignal.Filled.class, name = "filled")
})
sealed interface PlannedSignal {

    Ticket ticket();

    /** Where the signal of this ticket comes from. */
    interface Origins {
        Origin of(Ticket ticket, String comment);
    }

    Signal signal(Origins origins);

    /** Null for zero: the source did not say. */
    private static @Nullable Money told(Money profit) {
        return profit.amount().signum() == 0 ? null : profit;
    }

    record Open(
            Ticket ticket,
            OrderType type,
            Symbol symbol,
            Price price,
            Lots lots,
            Price stopLoss,
            Price takeProfit,
            String comment,
            @Nullable Recipients recipients)
            implements PlannedSignal {

        @Override
        public Signal signal(Origins origins) {
            return new Signal.Open(
                    origins.of(ticket, comment), type, symbol, price, lots, stopLoss, takeProfit, recipients);
        }
    }

    record Modify(Ticket ticket, Price stopLoss, Price takeProfit, Price price) implements PlannedSignal {

        @Override
        public Signal signal(Origins origins) {
            return new Signal.Modify(origins.of(ticket, ""), stopLoss, takeProfit, price);
        }
    }

    record Partial(Ticket ticket, Lots closed, Lots remaining, Price price, Money profit) implements PlannedSignal {

        @Override
        public Signal signal(Origins origins) {
            return new Signal.Partial(origins.of(ticket, ""), closed, remaining, price, told(profit));
        }
    }

    record Close(Ticket ticket, Price price, Money profit) implements PlannedSignal {

        @Override
        public Signal signal(Origins origins) {
            return new Signal.Close(origins.of(ticket, ""), price, told(profit));
        }
    }

    record Cancel(Ticket ticket) implements PlannedSignal {

        @Override
        public Signal signal(Origins origins) {
            return new Signal.Cancel(origins.of(ticket, ""));
        }
    }

    record Filled(Ticket ticket, Price price) implements PlannedSignal {

        @Override
        public Signal signal(Origins origins) {
            return new Signal.Filled(origins.of(ticket, ""), ticket, price);
        }
    }
}
