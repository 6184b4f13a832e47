package com.termfleet.gateway.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.termfleet.gateway.SessionRole;
import com.termfleet.gateway.codec.v1.ClientLine;
import com.termfleet.gateway.codec.v1.LineReader;
import com.termfleet.gateway.message.FollowerMessage;
import com.termfleet.gateway.message.Inbound;
import com.termfleet.gateway.message.MasterMessage;
import com.termfleet.gateway.message.MasterMessage.Extra;
import com.termfleet.gateway.message.Snapshot;
import com.termfleet.gateway.message.SymbolLine;
import com.termfleet.kernel.Lots;
import com.termfleet.kernel.Money;
import com.termfleet.kernel.OrderType;
import com.termfleet.kernel.Price;
import com.termfleet.kernel.Symbol;
import com.termfleet.kernel.SymbolSpec;
import com.termfleet.kernel.Ticket;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LineReaderTest {

    @Test
    void auth_with_all_it_may_say() {
        assertThat(
                        LineReader.signIn(
                                "AUTH|MASTER|secret|login=50001|server=Demo.z|ea=TermFleetMaster 1.0|mode=HEDGING|currency=USD"))
                .isEqualTo(new ClientLine.Auth(
                        SessionRole.MASTER, "secret", "50001", "Demo.z", "TermFleetMaster 1.0", "HEDGING", "USD"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"netting", "EXCHANGE", "0"})
    void a_mode_that_is_not_understood_is_an_error(String mode) {
        BadLineException bad =
                catchThrowableOfType(BadLineException.class, () -> LineReader.signIn("AUTH|FOLLOWER|key|mode=" + mode));

        assertThat(bad.code()).isEqualTo(ErrorCode.BAD_FIELD);
        assertThat(bad.text()).isEqualTo("mode=: must be HEDGING or NETTING");
    }

    @ParameterizedTest
    @CsvSource({
        "CMD_OPEN|BUY|EURUSD|1.1|0.1|0|0, TICKET",
        "CMD_CLOSE|1001, PRICE",
        "HB|1|2|3|4|5|1, CONNECTED",
        "PING, X",
        "SNAP, COUNT"
    })
    void the_field_that_is_missing_is_named(String line, String field) {
        BadLineException bad =
                catchThrowableOfType(BadLineException.class, () -> LineReader.read(line, SessionRole.MASTER));

        assertThat(bad.code()).isEqualTo(ErrorCode.BAD_FIELD);
        assertThat(bad.text()).isEqualTo(field + ": is missing");
    }

    @Test
    void a_refusal_may_name_the_command_in_full() {
        assertThat(LineReader.read("NACK_CMD_CLOSE|1001|10018|closed|id=5", SessionRole.FOLLOWER))
                .isEqualTo(LineReader.read("NACK_CLOSE|1001|10018|closed|id=5", SessionRole.FOLLOWER));
    }

    @Test
    void no_text_of_an_error_contains_what_separates_fields() {
        BadLineException bad = catchThrowableOfType(BadLineException.class, () -> LineReader.signIn("HELLO"));

        assertThat(bad.text()).doesNotContain("|");
    }

    @Test
    void slave_is_an_alias_of_follower() {
        assertThat(LineReader.signIn("AUTH|SLAVE|key"))
                .isEqualTo(new ClientLine.Auth(SessionRole.FOLLOWER, "key", null, null, null, null, null));
    }

    @Test
    void a_token_is_never_printed() {
        assertThat(LineReader.signIn("AUTH|MASTER|secret").toString()).doesNotContain("secret");
    }

    @Test
    void heartbeat() {
        assertThat(LineReader.read("HB|10000.00|9990.5|120|9870.5|3|1|0", SessionRole.MASTER))
                .isEqualTo(new ClientLine.Heartbeat(new com.termfleet.gateway.message.Heartbeat(
                        Money.of("10000.00"),
                        Money.of("9990.5"),
                        Money.of("120"),
                        Money.of("9870.5"),
                        3,
                        true,
                        false)));
    }

    @Test
    void a_heartbeat_may_tell_leverage_and_deposits() {
        ClientLine.Heartbeat told = (ClientLine.Heartbeat)
                LineReader.read("HB|9|9|0|9|0|1|1|leverage=100|deposits=-250.5|new=1", SessionRole.FOLLOWER);
        assertThat(told.heartbeat().leverage()).isEqualByComparingTo("100");
        assertThat(told.heartbeat().deposits()).isEqualTo(Money.of("-250.5"));

        ClientLine.Heartbeat zero =
                (ClientLine.Heartbeat) LineReader.read("HB|9|9|0|9|0|1|1|leverage=0", SessionRole.FOLLOWER);
        assertThat(zero.heartbeat().leverage()).as("not known").isNull();
    }

    @Test
    void a_follower_may_tell_what_it_checks_itself() {
        assertThat(LineReader.signIn("AUTH|FOLLOWER|key|checks=PRICES").checks())
                .isEqualTo("PRICES");
        assertThat(LineReader.signIn("AUTH|FOLLOWER|key").checks()).isNull();
    }

    @Test
    void a_symbol_may_tell_its_product_type_and_margin() {
        SymbolLine line = (SymbolLine)
                message("SYM|X|5|0.01|100|0.01|100000|1|0.00001|margin=1100.1|type=CFD_INDEX", SessionRole.FOLLOWER);
        assertThat(line.spec().productType()).isEqualTo("CFD_INDEX");
        assertThat(line.margin()).isEqualByComparingTo("1100.1");
        assertThatThrownBy(() -> message("SYM|X|5|0.01|100|0.01|1|1|0.1|type=what ever", SessionRole.FOLLOWER))
                .hasMessageContaining("type=");
    }

    @Test
    void ping_and_pong() {
        assertThat(LineReader.read("PING|abc", SessionRole.MASTER)).isEqualTo(new ClientLine.Ping("abc"));
        assertThat(LineReader.read("PONG|abc|1700000000000", SessionRole.FOLLOWER))
                .isEqualTo(new ClientLine.Pong("abc"));
    }

    @Test
    void symbol() {
        assertThat(message("SYM|EURUSD.z|5|0.01|100|0.01|100000|1.00000|0.00001", SessionRole.FOLLOWER))
                .isEqualTo(new SymbolLine(
                        new SymbolSpec(
                                Symbol.of("EURUSD.z"),
                                Lots.of("0.01"),
                                Lots.of("100"),
                                Lots.of("0.01"),
                                new BigDecimal("100000"),
                                new BigDecimal("0.00001")),
                        new BigDecimal("1.00000")));
    }

    @Test
    void a_contract_and_tick_size_that_are_negative_or_zero_are_not_known() {
        SymbolLine line = (SymbolLine) message("SYM|X|5|0.01|100|0.01|-1|-1|0", SessionRole.MASTER);

        assertThat(line.spec().contractSize()).isZero();
        assertThat(line.spec().tickSize()).isZero();
    }

    @Test
    void a_volume_step_of_zero_is_no_specification() {
        assertThatThrownBy(() -> message("SYM|EURUSD.z|5|0.01|100|0|100000|1.00000|0.00001", SessionRole.FOLLOWER))
                .isInstanceOfSatisfying(
                        BadLineException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.BAD_FIELD));
    }

    @Test
    void snapshot_lines() {
        assertThat(LineReader.read("SNAP|2", SessionRole.FOLLOWER)).isEqualTo(new ClientLine.SnapshotBegin(2));
        assertThat(LineReader.read(
                        "POS|7|SELL_LIMIT|GBPUSD|0.5|1.25|1.26|1.2|time=1700000000123|comment=TF41|magic=9",
                        SessionRole.FOLLOWER))
                .isEqualTo(new ClientLine.SnapshotPosition(new Snapshot.Position(
                        Ticket.of(7),
                        OrderType.SELL_LIMIT,
                        Symbol.of("GBPUSD"),
                        Lots.of("0.5"),
                        Price.of("1.25"),
                        Price.of("1.26"),
                        Price.of("1.2"),
                        Instant.ofEpochMilli(1_700_000_000_123L),
                        "TF41",
                        9)));
        assertThat(LineReader.read("SNAP_END", SessionRole.FOLLOWER)).isEqualTo(new ClientLine.SnapshotEnd());
    }

    @Test
    void a_position_of_a_snapshot_may_tell_its_profit() {
        String line = "POS|7|BUY|GBPUSD|0.5|1.25|0|0|magic=9|profit=-12.50";
        assertThat(position(line).profit()).isEqualTo(Money.of("-12.50"));
        assertThat(position("POS|7|BUY|GBPUSD|0.5|1.25|0|0|magic=9").profit()).isNull();
        assertThat(position("POS|7|BUY|GBPUSD|0.5|1.25|0|0|profit=").profit()).isNull();
    }

    @Test
    void a_profit_that_is_cut_at_any_byte_is_read_as_a_number_or_refused() {
        String before = "POS|7|BUY|GBPUSD|0.5|1.25|0|0|";
        for (String refused : List.of("p", "pr", "pro", "prof", "profi", "profit", "profit=-")) {
            assertThat(bad(before + refused, SessionRole.FOLLOWER).code())
                    .as(refused)
                    .isEqualTo(ErrorCode.BAD_FIELD);
        }
        for (String none : List.of("", "profit=")) {
            assertThat(position(before + none).profit()).as(none).isNull();
        }
        for (String read : List.of("-1", "-12", "-12.", "-12.5", "-12.50")) {
            assertThat(position(before + "profit=" + read).profit()).isEqualTo(Money.of(read));
        }
    }

    private static Snapshot.Position position(String line) {
        return ((ClientLine.SnapshotPosition) LineReader.read(line, SessionRole.FOLLOWER)).position();
    }

    @Test
    void open_as_system_a_sends_it() {
        assertThat(message("CMD_OPEN|BUY|EURUSD|1.10500|0.10|1.10|0|1001", SessionRole.MASTER))
                .isEqualTo(new MasterMessage.Open(
                        OrderType.BUY,
                        Symbol.of("EURUSD"),
                        Price.of("1.105"),
                        Lots.of("0.1"),
                        Price.of("1.1"),
                        Price.NONE,
                        Ticket.of(1001),
                        Extra.NONE));
    }

    @Test
    void open_with_options_in_any_order_and_unknown_ones_among_them() {
        assertThat(message(
                        "CMD_OPEN|BUY_STOP|EURUSD|1.105|0.10|||1001|seq=4|colour=red|comment=a=b|ts=1700000000000|magic=77",
                        SessionRole.MASTER))
                .isEqualTo(new MasterMessage.Open(
                        OrderType.BUY_STOP,
                        Symbol.of("EURUSD"),
                        Price.of("1.105"),
                        Lots.of("0.1"),
                        Price.NONE,
                        Price.NONE,
                        Ticket.of(1001),
                        new Extra(Instant.ofEpochMilli(1_700_000_000_000L), 77, "a=b", 4L)));
    }

    @Test
    void the_other_commands_of_a_master() {
        assertThat(message("CMD_FILLED|5|6|1.1", SessionRole.MASTER))
                .isEqualTo(new MasterMessage.Filled(Ticket.of(5), Ticket.of(6), Price.of("1.1"), Extra.NONE));
        assertThat(message("CMD_MODIFY|5|1.1|1.2|price=1.15", SessionRole.MASTER))
                .isEqualTo(new MasterMessage.Modify(
                        Ticket.of(5), Price.of("1.1"), Price.of("1.2"), Price.of("1.15"), Extra.NONE));
        assertThat(message("CMD_PARTIAL|5|0.03|0.07|1.1|-2.50", SessionRole.MASTER))
                .isEqualTo(new MasterMessage.Partial(
                        Ticket.of(5),
                        Lots.of("0.03"),
                        Lots.of("0.07"),
                        Price.of("1.1"),
                        Money.of("-2.50"),
                        Extra.NONE));
        assertThat(message("CMD_CLOSE|5|1.1|12.00", SessionRole.MASTER))
                .isEqualTo(new MasterMessage.Close(Ticket.of(5), Price.of("1.1"), Money.of("12.00"), Extra.NONE));
        assertThat(message("CMD_CANCEL|5", SessionRole.MASTER))
                .isEqualTo(new MasterMessage.Cancel(Ticket.of(5), Extra.NONE));
    }

    @Test
    void answers_of_a_follower_with_and_without_options() {
        assertThat(message("ACK_OPEN|5|9|0.29|SELL", SessionRole.FOLLOWER))
                .isEqualTo(new FollowerMessage.OpenAck(
                        Ticket.of(5), Ticket.of(9), Lots.of("0.29"), OrderType.SELL, null, Price.NONE, 0));
        assertThat(message("ACK_OPEN|5|9|0.29|SELL|id=41|price=1.1|retcode=10009", SessionRole.FOLLOWER))
                .isEqualTo(new FollowerMessage.OpenAck(
                        Ticket.of(5), Ticket.of(9), Lots.of("0.29"), OrderType.SELL, 41L, Price.of("1.1"), 10009));
        assertThat(message("ACK_MODIFY|5|9|id=42", SessionRole.FOLLOWER))
                .isEqualTo(new FollowerMessage.ModifyAck(Ticket.of(5), Ticket.of(9), 42L));
        assertThat(message("ACK_CLOSE|5|9|1.1|-3.25|id=43|lot=0.1|rest=0.19", SessionRole.FOLLOWER))
                .isEqualTo(new FollowerMessage.CloseAck(
                        Ticket.of(5),
                        Ticket.of(9),
                        Price.of("1.1"),
                        Money.of("-3.25"),
                        43L,
                        Lots.of("0.1"),
                        Lots.of("0.19")));
        assertThat(message("ACK_CANCEL|5|9", SessionRole.FOLLOWER))
                .isEqualTo(new FollowerMessage.CancelAck(Ticket.of(5), Ticket.of(9), null));
    }

    @ParameterizedTest
    @CsvSource({"OPEN", "MODIFY", "CLOSE", "CANCEL"})
    void refusals_of_a_follower(FollowerMessage.Command command) {
        assertThat(message("NACK_" + command + "|5|10019|No money|id=44", SessionRole.FOLLOWER))
                .isEqualTo(new FollowerMessage.Nack(command, Ticket.of(5), 10019, "No money", 44L));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "|ts=", "|ts=0", "|ts=-7200000"})
    void a_time_that_is_not_known_is_none(String option) {
        assertThat(message("CMD_CANCEL|5" + option, SessionRole.MASTER))
                .isEqualTo(new MasterMessage.Cancel(Ticket.of(5), Extra.NONE));
    }

    @Test
    void a_magic_number_above_the_signed_range_is_the_same_number_in_both_spellings() {
        Inbound unsigned = message("CMD_CANCEL|5|magic=18446744073709551615", SessionRole.MASTER);
        assertThat(unsigned).isEqualTo(message("CMD_CANCEL|5|magic=-1", SessionRole.MASTER));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "CMD_OPEN|HOLD|EURUSD|1.1|0.1|0|0|1; TYPE",
                "CMD_OPEN|BUY||1.1|0.1|0|0|1; SYMBOL",
                "CMD_OPEN|BUY|EURUSD|1e5|0.1|0|0|1; PRICE",
                "CMD_OPEN|BUY|EURUSD|1,1|0.1|0|0|1; PRICE",
                "CMD_OPEN|BUY|EURUSD|-1.1|0.1|0|0|1; PRICE",
                "CMD_OPEN|BUY|EURUSD|1.1|0|0|0|1; LOT",
                "CMD_OPEN|BUY|EURUSD|1.1|+0.1|0|0|1; LOT",
                "CMD_OPEN|BUY|EURUSD|1.1|0.1|x|0|1; SL",
                "CMD_OPEN|BUY|EURUSD|1.1|0.1|0|x|1; TP",
                "CMD_OPEN|BUY|EURUSD|1.1|0.1|0|0|0; TICKET",
                "CMD_OPEN|BUY|EURUSD|1.1|0.1|0|0|1.5; TICKET",
                "CMD_OPEN|BUY|EURUSD|1.1|0.1|0|0|99999999999999999999; TICKET",
                "CMD_OPEN|BUY|EURUSD|1.1|0.1|0|0; TICKET",
                "CMD_OPEN|BUY|EURUSD|1.1|0.1|0|0|1|what; key=value",
                "CMD_OPEN|BUY|EURUSD|1.1|0.1|0|0|1|ts=99999999999999999; ts=",
                "CMD_OPEN|BUY|EURUSD|1.1|0.1|0|0|1|seq=1|seq=2; seq=",
                "CMD_CANCEL|1|magic=-; magic=",
                "CMD_CANCEL|1|magic=+1; magic=",
                "CMD_CANCEL|1|magic=１２; magic=",
                "HB|1|1|1|1|1|yes|1; TRADE_ALLOWED",
                "HB|1|1|1|1|-1|1|1; POSITIONS",
                "SNAP|10001; COUNT",
                "POS|7|BUY|EURUSD|0.5|1.25|0|0|profit=nan; profit=",
                "POS|7|BUY|EURUSD|0.5|1.25|0|0|profit=-inf; profit=",
                "POS|7|BUY|EURUSD|0.5|1.25|0|0|profit=1e5; profit=",
                "POS|7|BUY|EURUSD|0.5|1.25|0|0|profit=1|profit=2; profit=",
                "POS|7|BUY|EURUSD|0.5|1.25|0|0|profit=9999999999999999999999999999999; profit=",
                "SYM|EURUSD|99|1|1|1|1|1|1; DIGITS"
            })
    void a_bad_field_is_named(String line, String name) {
        BadLineException bad = bad(line, SessionRole.MASTER);
        assertThat(bad.code()).isEqualTo(ErrorCode.BAD_FIELD);
        assertThat(bad.text()).contains(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "|", "HELLO", "cmd_open|1", "CMD_OPENX|1", " PING|1"})
    void an_unknown_command_is_told_so(String line) {
        assertThat(bad(line, SessionRole.MASTER).code()).isEqualTo(ErrorCode.UNKNOWN_COMMAND);
    }

    @Test
    void each_role_sends_its_own_lines_only() {
        assertThat(bad("CMD_OPEN|rubbish", SessionRole.FOLLOWER).code()).isEqualTo(ErrorCode.NOT_ALLOWED);
        assertThat(bad("ACK_OPEN|5|9|0.29|SELL", SessionRole.MASTER).code()).isEqualTo(ErrorCode.NOT_ALLOWED);
        assertThat(bad("AUTH|MASTER|again", SessionRole.MASTER).code()).isEqualTo(ErrorCode.NOT_ALLOWED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "PING|1", "HB|1|1|1|1|1|1|1", "GET / HTTP/1.1", "AUTHENTICATE|MASTER|x"})
    void nothing_comes_before_auth(String line) {
        BadLineException bad = catchThrowableOfType(BadLineException.class, () -> LineReader.signIn(line));
        assertThat(bad.code()).isEqualTo(ErrorCode.AUTH_REQUIRED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"AUTH", "AUTH|MASTER", "AUTH|MASTER|", "AUTH|ADMIN|secret", "AUTH|MASTER|secret|more"})
    void a_broken_auth_line_is_a_bad_field_and_repeats_no_token(String line) {
        BadLineException bad = catchThrowableOfType(BadLineException.class, () -> LineReader.signIn(line));
        assertThat(bad.code()).isEqualTo(ErrorCode.BAD_FIELD);
        assertThat(bad.text()).doesNotContain("secret");
    }

    private static Inbound message(String line, SessionRole role) {
        return ((ClientLine.Message) LineReader.read(line, role)).message();
    }

    private static BadLineException bad(String line, SessionRole role) {
        return catchThrowableOfType(BadLineException.class, () -> LineReader.read(line, role));
    }
}
