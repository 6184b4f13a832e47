package com.termfleet.gateway.codec;

import static org.assertj.core.api.Assertions.assertThat;

import com.termfleet.gateway.codec.v1.LineWriter;
import com.termfleet.gateway.message.FollowerCommand;
import com.termfleet.gateway.message.MasterAnswer;
import com.termfleet.gateway.message.Outbound;
import com.termfleet.kernel.Lots;
import com.termfleet.kernel.OrderType;
import com.termfleet.kernel.Price;
import com.termfleet.kernel.Symbol;
import com.termfleet.kernel.Ticket;
import com.termfleet.kernel.TradeId;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LineWriterTest {

    private final LineWriter writer = new LineWriter();

    @Test
    void lines_of_the_session() {
        assertThat(written(new ServerLine.AuthOk("s1", 2_000, 1_700_000_000_000L)))
                .isEqualTo("AUTH_OK|s1|2000|1700000000000\n");
        assertThat(written(new ServerLine.AuthFail("BAD_TOKEN", "no such token")))
                .isEqualTo("AUTH_FAIL|BAD_TOKEN|no such token\n");
        assertThat(written(new ServerLine.HeartbeatOk(0))).isEqualTo("HB_OK|0\n");
        assertThat(written(new ServerLine.Pong("x y", 7))).isEqualTo("PONG|x y|7\n");
        assertThat(written(new ServerLine.Bye("REPLACED"))).isEqualTo("BYE|REPLACED\n");
        assertThat(written(new ServerLine.Err(ErrorCode.BAD_FIELD, "LOT: must be above 0")))
                .isEqualTo("ERR|BAD_FIELD|LOT: must be above 0\n");
        assertThat(written(new ServerLine.Message(new Outbound.SnapshotRequest())))
                .isEqualTo("SNAP_REQ\n");
    }

    @Test
    void an_open_carries_the_limits_on_its_price() {
        assertThat(written(new FollowerCommand.Open(
                        OrderType.BUY,
                        Symbol.of("EURUSD"),
                        Price.of("1.105"),
                        Lots.of("1"),
                        Price.NONE,
                        Price.NONE,
                        Ticket.of(1001),
                        41,
                        5_000,
                        20,
                        new BigDecimal("24.5"),
                        new BigDecimal("0"))))
                .isEqualTo("CMD_OPEN|BUY|EURUSD|1.105|1|0|0|1001|id=41|ttl=5000|dev=20|spread=24.5|maxdev=0\n");
    }

    @Test
    void orders_to_followers() {
        assertThat(written(new FollowerCommand.Open(
                        OrderType.SELL_STOP,
                        Symbol.of("EURUSD.z"),
                        Price.of("1.10500"),
                        Lots.of("100"),
                        Price.of("1.2"),
                        Price.NONE,
                        Ticket.of(1001),
                        41,
                        5_000,
                        20)))
                .isEqualTo("CMD_OPEN|SELL_STOP|EURUSD.z|1.105|100|1.2|0|1001|id=41|ttl=5000|dev=20\n");
        assertThat(written(new FollowerCommand.Modify(
                        Ticket.of(1001), Ticket.of(2001), Price.of("0.5"), Price.of("1900"), Price.NONE, 42)))
                .isEqualTo("CMD_MODIFY|1001|2001|0.5|1900|id=42\n");
        assertThat(written(new FollowerCommand.Modify(
                        Ticket.of(1001), Ticket.of(2001), Price.NONE, Price.NONE, Price.of("1.105"), 42)))
                .isEqualTo("CMD_MODIFY|1001|2001|0|0|id=42|price=1.105\n");
        assertThat(written(new FollowerCommand.Close(
                        Ticket.of(1001), Ticket.of(2001), Lots.of("0.1"), Lots.of("0.19"), 43, Symbol.of("EURUSD"))))
                .isEqualTo("CMD_CLOSE|1001|2001|0.1|id=43|rest=0.19\n");
        assertThat(written(new FollowerCommand.Cancel(Ticket.of(1001), Ticket.of(2001), 44)))
                .isEqualTo("CMD_CANCEL|1001|2001|id=44\n");
    }

    @Test
    void answers_to_masters() {
        assertThat(written(new MasterAnswer.Ack("CMD_OPEN", Ticket.of(1001), TradeId.of(7))))
                .isEqualTo("ACK|CMD_OPEN|1001|7\n");
        assertThat(written(new MasterAnswer.Nack("CMD_CLOSE", Ticket.of(1001), "UNAVAILABLE", "the database is away")))
                .isEqualTo("NACK|CMD_CLOSE|1001|UNAVAILABLE|the database is away\n");
    }

    @ParameterizedTest
    @CsvSource({
        "0.00000001, 0.00000001",
        "100000, 100000",
        "0.10, 0.1",
        "1234567.89012345, 1234567.89012345",
        "0.000000000000000000000000001, 0.000000000000000000000000001"
    })
    void decimals_never_have_an_exponent(String lots, String expected) {
        assertThat(written(new FollowerCommand.Close(
                        Ticket.of(1), Ticket.of(2), Lots.of(lots), Lots.ZERO, 3, Symbol.of("EURUSD"))))
                .isEqualTo("CMD_CLOSE|1|2|" + expected + "|id=3|rest=0\n");
    }

    @Test
    void the_largest_numbers_are_whole() {
        assertThat(written(new FollowerCommand.Cancel(
                        Ticket.of(Long.MAX_VALUE), Ticket.of(Long.MAX_VALUE), Long.MAX_VALUE)))
                .isEqualTo("CMD_CANCEL|9223372036854775807|9223372036854775807|id=9223372036854775807\n");
        assertThat(written(new ServerLine.HeartbeatOk(Long.MIN_VALUE))).isEqualTo("HB_OK|-9223372036854775808\n");
    }

    @Test
    void words_cannot_end_a_field_or_a_line() {
        assertThat(written(new ServerLine.AuthFail("BAD_TOKEN", "one|two\nthree\rfour\u0000")))
                .isEqualTo("AUTH_FAIL|BAD_TOKEN|one two three four \n");
    }

    @Test
    void words_beyond_the_longest_line_are_cut_between_characters() {
        String line = written(new ServerLine.Err(ErrorCode.BAD_FIELD, "é".repeat(2_000)));
        assertThat(line.getBytes(StandardCharsets.UTF_8).length).isLessThanOrEqualTo(LineBuffer.LONGEST_LINE);
        assertThat(line).matches("ERR\\|BAD_FIELD\\|é+\n");
    }

    @Test
    void symbols_may_have_any_letters() {
        assertThat(written(new FollowerCommand.Open(
                        OrderType.BUY,
                        Symbol.of("Золото"),
                        Price.NONE,
                        Lots.of("1"),
                        Price.NONE,
                        Price.NONE,
                        Ticket.of(1),
                        2,
                        3,
                        4)))
                .isEqualTo("CMD_OPEN|BUY|Золото|0|1|0|0|1|id=2|ttl=3|dev=4\n");
    }

    private String written(Outbound line) {
        return written(new ServerLine.Message(line));
    }

    private String written(ServerLine line) {
        ByteBuf out = Unpooled.buffer();
        writer.write(line, out);
        return out.toString(StandardCharsets.UTF_8);
    }
}
