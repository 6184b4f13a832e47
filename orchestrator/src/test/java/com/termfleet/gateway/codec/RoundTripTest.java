package com.termfleet.gateway.codec;

import static org.assertj.core.api.Assertions.assertThat;

import com.termfleet.gateway.SessionRole;
import com.termfleet.gateway.codec.v1.ClientLine;
import com.termfleet.gateway.codec.v1.LineReader;
import com.termfleet.gateway.codec.v1.LineWriter;
import com.termfleet.gateway.message.FollowerCommand;
import com.termfleet.gateway.message.MasterMessage;
import com.termfleet.kernel.Lots;
import com.termfleet.kernel.OrderType;
import com.termfleet.kernel.Price;
import com.termfleet.kernel.Symbol;
import com.termfleet.kernel.Ticket;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What is written is what is read, for any values, both ways. */
class RoundTripTest {

    private final LineWriter writer = new LineWriter();

    @Property
    void an_order_to_a_follower_says_exactly_what_was_meant(@ForAll("orders") FollowerCommand.Open order) {
        ByteBuf out = Unpooled.buffer();
        writer.write(order, out);
        String line = out.toString(StandardCharsets.UTF_8);

        assertThat(line).endsWith("\n");
        Fields fields = Fields.split(line.substring(0, line.length() - 1), 7);
        assertThat(new FollowerCommand.Open(
                        fields.orderType(1, "TYPE"),
                        fields.symbol(2, "SYMBOL"),
                        fields.price(3, "PRICE"),
                        fields.lots(4, "LOT"),
                        fields.price(5, "SL"),
                        fields.price(6, "TP"),
                        fields.ticket(7, "MST_TICKET"),
                        Long.parseLong(fields.optionOrEmpty("id")),
                        Long.parseLong(fields.optionOrEmpty("ttl")),
                        fields.number("dev", -1)))
                .isEqualTo(order);
    }

    @Property
    void what_a_master_says_is_what_is_heard(@ForAll("opens") MasterMessage.Open open) {
        MasterMessage.Extra extra = open.extra();
        Instant seenAt = extra.seenAt();
        String line = String.join(
                "|",
                List.of(
                        "CMD_OPEN",
                        open.type().name(),
                        open.symbol().name(),
                        open.price().toString(),
                        open.lots().toString(),
                        open.stopLoss().toString(),
                        open.takeProfit().toString(),
                        open.ticket().toString(),
                        "magic=" + extra.magic(),
                        "ts=" + (seenAt == null ? 0 : seenAt.toEpochMilli()),
                        "comment=" + extra.comment(),
                        "seq=" + extra.sequence()));
        assertThat(LineReader.read(line, SessionRole.MASTER)).isEqualTo(new ClientLine.Message(open));
    }

    /** Either it is read or it is refused as a bad line; nothing else comes out, whatever goes in. */
    @Property
    void any_line_at_all_is_read_or_refused(@ForAll("anyLines") String line, @ForAll SessionRole role) {
        try {
            assertThat(LineReader.read(line, role)).isNotNull();
        } catch (BadLineException e) {
            assertThat(e.text()).isNotBlank();
        }
    }

    @Provide
    Arbitrary<String> anyLines() {
        Arbitrary<String> names = Arbitraries.of(
                "HB",
                "PING",
                "SYM",
                "SNAP",
                "POS",
                "SNAP_END",
                "CMD_OPEN",
                "CMD_PARTIAL",
                "ACK_OPEN",
                "NACK_CLOSE",
                "");
        Arbitrary<String> fields = Arbitraries.oneOf(
                Arbitraries.strings().ofMaxLength(12),
                Arbitraries.of(
                        "", "0", "1", "-1", "0.1", "BUY", "EURUSD", "id=1", "magic=", "ts=x", "=", "9".repeat(40)));
        return Combinators.combine(names, fields.list().ofMaxSize(12))
                .as((name, rest) -> name + (rest.isEmpty() ? "" : "|" + String.join("|", rest)));
    }

    @Provide
    Arbitrary<FollowerCommand.Open> orders() {
        return Combinators.combine(
                        types(),
                        symbols(),
                        prices(),
                        lots(),
                        prices(),
                        prices(),
                        tickets(),
                        Arbitraries.longs().greaterOrEqual(1))
                .as((type, symbol, price, lots, sl, tp, ticket, id) -> new FollowerCommand.Open(
                        type, symbol, price, lots, sl, tp, ticket, id, id % 10_000, (int) (id % 100)));
    }

    @Provide
    Arbitrary<MasterMessage.Open> opens() {
        Arbitrary<MasterMessage.Extra> extras = Combinators.combine(
                        Arbitraries.longs().between(1, 253_402_300_799_999L),
                        Arbitraries.longs(),
                        Arbitraries.strings()
                                .alpha()
                                .numeric()
                                .withChars(' ', '=', '.')
                                .ofMaxLength(31),
                        Arbitraries.longs().greaterOrEqual(0))
                .as((millis, magic, comment, sequence) ->
                        new MasterMessage.Extra(Instant.ofEpochMilli(millis), magic, comment, sequence));
        return Combinators.combine(types(), symbols(), prices(), lots(), prices(), prices(), tickets(), extras)
                .as(MasterMessage.Open::new);
    }

    private static Arbitrary<OrderType> types() {
        return Arbitraries.of(OrderType.class);
    }

    private static Arbitrary<Symbol> symbols() {
        return Arbitraries.strings()
                .alpha()
                .numeric()
                .withChars('.', '#', '_', '-', '+', '$', 'é', '金')
                .ofMinLength(1)
                .ofMaxLength(64)
                .map(Symbol::of);
    }

    private static Arbitrary<Price> prices() {
        return decimals().map(Price::new);
    }

    private static Arbitrary<Lots> lots() {
        return decimals().filter(value -> value.signum() > 0).map(Lots::new);
    }

    private static Arbitrary<BigDecimal> decimals() {
        return Arbitraries.bigDecimals()
                .between(BigDecimal.ZERO, new BigDecimal("99999999999"))
                .ofScale(12);
    }

    private static Arbitrary<Ticket> tickets() {
        return Arbitraries.longs().greaterOrEqual(1).map(Ticket::of);
    }
}
