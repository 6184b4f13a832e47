package com.termfleet.gateway.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.termfleet.gateway.SessionRole;
import com.termfleet.gateway.codec.copytradepro.ExpertLine;
import com.termfleet.gateway.codec.copytradepro.ExpertReader;
import com.termfleet.gateway.message.ExpertRequest;
import com.termfleet.gateway.message.FollowerMessage;
import com.termfleet.gateway.message.FollowerMessage.Command;
import com.termfleet.gateway.message.MarketPrice;
import com.termfleet.gateway.message.MasterMessage;
import com.termfleet.gateway.message.MasterMessage.Extra;
import com.termfleet.gateway.message.SymbolLine;
import com.termfleet.gateway.message.TicketList;
import com.termfleet.kernel.Lots;
import com.termfleet.kernel.Money;
import com.termfleet.kernel.OrderType;
import com.termfleet.kernel.Price;
import com.termfleet.kernel.Symbol;
import com.termfleet.kernel.SymbolSpec;
import com.termfleet.kernel.Ticket;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExpertReaderTest {

    private static final SymbolSpec EURUSD = new SymbolSpec(
            Symbol.of("EURUSD"),
            Lots.of("0.01"),
            Lots.ZERO,
            Lots.of("0.01"),
            new BigDecimal("100000"),
            new BigDecimal("0.00001"));

    /** Every line of masters, and what it means. */
    private static final Map<String, ExpertLine> OF_MASTERS = Map.of(
            "PING",
            new ExpertLine.Ping(),
            "SIGNAL_OPEN|BUY|EURUSD|1.1|1|0|0|1001",
            message(open(OrderType.BUY, "1.1", "1")),
            "SIGNAL_OPEN|SELL|EURUSD|1|0.10|0|0|1001|more|that is not read",
            message(open(OrderType.SELL, "1", "0.1")),
            "SIGNAL_CLOSE|EURUSD|1001|1.2|-5.5",
            message(new MasterMessage.Close(Ticket.of(1001), Price.of("1.2"), Money.of("-5.5"), Extra.NONE)),
            "SIGNAL_CLOSE|EURUSD|1001",
            message(new MasterMessage.Close(Ticket.of(1001), null, null, Extra.NONE)),
            "MASTER_SNAPSHOT:1,2,30",
            message(new TicketList(List.of(Ticket.of(1), Ticket.of(2), Ticket.of(30)))),
            "MASTER_SNAPSHOT:",
            message(new TicketList(List.of())),
            "CMD_SET_MODE|1TO1",
            new ExpertLine.Request(new ExpertRequest.SetMode("1TO1")),
            "CMD_PRICE|EURUSD|1.1|1.1001",
            message(new MarketPrice(Symbol.of("EURUSD"), Price.of("1.1"), Price.of("1.1001"))),
            "CMD_INIT_SYMBOL|EURUSD|100000|5",
            message(new SymbolLine(EURUSD, BigDecimal.ZERO)));

    /** Every line of followers, and what it means. */
    private static final Map<String, ExpertLine> OF_FOLLOWERS = Map.of(
            "SUBSCRIBE:MST-0123456789abcdef",
            new ExpertLine.Request(new ExpertRequest.Subscribe("MST-0123456789abcdef")),
            "CHECK_STATUS",
            new ExpertLine.Request(new ExpertRequest.CheckStatus()),
            "SLAVE_SNAPSHOT:7,",
            message(new TicketList(List.of(Ticket.of(7)))),
            "ACK_OPEN|1001|2001|0.1|SELL",
            message(new FollowerMessage.OpenAck(
                    Ticket.of(1001), Ticket.of(2001), Lots.of("0.1"), OrderType.SELL, null, Price.NONE, 0)),
            "ACK_OPEN_FAIL|1001|no money",
            message(new FollowerMessage.Nack(Command.OPEN, Ticket.of(1001), 0, "no money", null)),
            "ACK_CLOSE|1001|1.2|3",
            message(new FollowerMessage.CloseAck(
                    Ticket.of(1001), null, Price.of("1.2"), Money.of("3"), null, null, null)),
            "ACK_CLOSE_FAIL|1001",
            message(new FollowerMessage.Nack(Command.CLOSE, Ticket.of(1001), 0, "", null)),
            "ACK_CLOSE_SO|2001|1.2|-3",
            message(new FollowerMessage.DealClosed(Ticket.of(2001), Price.of("1.2"), Money.of("-3"))),
            "ALERT_STOP_OUT|margin level 20%",
            new ExpertLine.Request(new ExpertRequest.StopOutAlert("margin level 20%")));

    private static ExpertLine message(com.termfleet.gateway.message.Inbound message) {
        return new ExpertLine.Message(message);
    }

    private static MasterMessage.Open open(OrderType type, String price, String lots) {
        return new MasterMessage.Open(
                type,
                Symbol.of("EURUSD"),
                Price.of(price),
                Lots.of(lots),
                Price.NONE,
                Price.NONE,
                Ticket.of(1001),
                Extra.NONE);
    }

    @Test
    void every_line_of_masters() {
        OF_MASTERS.forEach((line, meaning) ->
                assertThat(ExpertReader.read(line, SessionRole.MASTER)).as(line).isEqualTo(meaning));
    }

    @Test
    void every_line_of_followers() {
        OF_FOLLOWERS.forEach((line, meaning) -> assertThat(ExpertReader.read(line, SessionRole.FOLLOWER))
                .as(line)
                .isEqualTo(meaning));
    }

    private static Stream<String> everyLine() {
        return Stream.concat(OF_MASTERS.keySet().stream(), OF_FOLLOWERS.keySet().stream());
    }

    @ParameterizedTest
    @MethodSource("everyLine")
    void a_line_that_is_cut_anywhere_is_read_or_refused_and_never_breaks_anything(String line) {
        for (int end = 0; end < line.length(); end++) {
            for (SessionRole role : SessionRole.values()) {
                tryToRead(line.substring(0, end), role);
            }
        }
    }

    @Property
    void whatever_comes_is_read_or_refused(@ForAll @StringLength(max = 200) String line) {
        for (SessionRole role : SessionRole.values()) {
            tryToRead(line, role);
            tryToRead("SIGNAL_OPEN|" + line, role);
            tryToRead("SLAVE_SNAPSHOT:" + line, role);
        }
    }

    private static @Nullable ExpertLine tryToRead(String line, SessionRole role) {
        try {
            return ExpertReader.read(line, role);
        } catch (BadLineException e) {
            assertThat(e.text()).isNotBlank();
            return null;
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SIGNAL_OPEN|BUY_LIMIT|EURUSD|1.1|1|0|0|1001",
                "SIGNAL_OPEN|BUY|EURUSD|1.1|0|0|0|1001",
                "SIGNAL_OPEN|BUY|EURUSD|1.1|1|0|0",
                "SIGNAL_CLOSE|EURUSD|-1",
                "SIGNAL_CLOSE|EURUSD|1001|1e5|2",
                "MASTER_SNAPSHOT:1,x",
                "CMD_INIT_SYMBOL|EURUSD|100000|99"
            })
    void what_cannot_be_meant_is_a_bad_field(String line) {
        BadLineException bad =
                catchThrowableOfType(BadLineException.class, () -> ExpertReader.read(line, SessionRole.MASTER));

        assertThat(bad.code()).isEqualTo(ErrorCode.BAD_FIELD);
    }

    @Test
    void each_role_sends_its_own_lines_only() {
        BadLineException bad = catchThrowableOfType(
                BadLineException.class, () -> ExpertReader.read("SIGNAL_CLOSE|EURUSD|1", SessionRole.FOLLOWER));

        assertThat(bad.code()).isEqualTo(ErrorCode.NOT_ALLOWED);
    }

    @Test
    void the_first_line_chooses_the_dialect_and_its_key_may_have_any_form() {
        assertThat(ExpertReader.isSignIn("AUTH:sk_live_1|2:3")).isTrue();
        assertThat(ExpertReader.key("AUTH:sk_live_1|2:3")).isEqualTo("sk_live_1|2:3");
        assertThat(ExpertReader.isSignIn("AUTH|MASTER|token")).isFalse();
        assertThat(catchThrowableOfType(BadLineException.class, () -> ExpertReader.key("AUTH: "))
                        .code())
                .isEqualTo(ErrorCode.BAD_FIELD);
    }

    @Test
    void no_token_is_shown_by_what_holds_it() {
        assertThat(ExpertReader.read("SUBSCRIBE:MST-secret", SessionRole.FOLLOWER)
                        .toString())
                .doesNotContain("secret");
    }
}
