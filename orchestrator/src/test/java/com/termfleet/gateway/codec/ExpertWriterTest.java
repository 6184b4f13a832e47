package com.termfleet.gateway.codec;

import static org.assertj.core.api.Assertions.assertThat;

import com.termfleet.gateway.codec.copytradepro.ExpertWriter;
import com.termfleet.gateway.message.ExpertNotice;
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
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ExpertWriterTest {

    private static final Ticket MASTER = Ticket.of(1001);
    private static final Ticket OWN = Ticket.of(2001);
    private static final Symbol EURUSD = Symbol.of("EURUSD");

    private final ExpertWriter writer = new ExpertWriter();

    @Test
    void an_open_has_exactly_eight_fields() {
        assertThat(written(new FollowerCommand.Open(
                        OrderType.BUY,
                        EURUSD,
                        Price.of("1.1"),
                        Lots.of("0.10"),
                        Price.NONE,
                        Price.of("1.2"),
                        MASTER,
                        43,
                        5_000,
                        10)))
                .isEqualTo("CMD_OPEN|BUY|EURUSD|1.1|0.1|0|1.2|1001\n");
    }

    @Test
    void a_close_names_the_symbol_and_both_tickets() {
        assertThat(written(new FollowerCommand.Close(MASTER, OWN, Lots.ZERO, Lots.ZERO, 43, EURUSD)))
                .isEqualTo("CMD_CLOSE|EURUSD|2001|1001\n");
    }

    @Test
    void sign_in_is_answered_in_one_word() {
        assertThat(written(new ServerLine.AuthOk("s1", 2_000, 1))).isEqualTo("AUTH_OK\n");
        assertThat(written(new ServerLine.AuthFail("BAD_TOKEN", "unknown token")))
                .isEqualTo("AUTH_FAILED\n");
    }

    @Test
    void notices() {
        assertThat(written(new ExpertNotice.Subscribed())).isEqualTo("SUBSCRIBE_OK\n");
        assertThat(written(new ExpertNotice.Failed("MASTER_NOT_FOUND"))).isEqualTo("ERROR:MASTER_NOT_FOUND\n");
        assertThat(written(new ExpertNotice.Status(true))).isEqualTo("STATUS_ACTIVE\n");
        assertThat(written(new ExpertNotice.Status(false))).isEqualTo("STATUS_INACTIVE\n");
        assertThat(written(new ExpertNotice.ModeUpdated("1TO1"))).isEqualTo("MODE_UPDATED|1TO1\n");
        assertThat(written(new ExpertNotice.TicketsCompared())).isEqualTo("SNAPSHOT_OK\n");
        assertThat(written(new ExpertNotice.SyncClose(OWN, "not | a copy\n")))
                .isEqualTo("CMD_SYNC_CLOSE|2001|not   a copy \n");
        assertThat(written(new ExpertNotice.Stop())).isEqualTo("CMD_STOP\n");
    }

    @Test
    void what_the_dialect_does_not_have_is_left_out() {
        assertThat(written(new ServerLine.HeartbeatOk(1))).isEmpty();
        assertThat(written(new ServerLine.Bye("REPLACED"))).isEmpty();
        assertThat(written(new ServerLine.Err(ErrorCode.BAD_FIELD, "text"))).isEmpty();
        assertThat(written(new Outbound.SnapshotRequest())).isEmpty();
        assertThat(written(new MasterAnswer.Ack("CMD_OPEN", MASTER, new TradeId(1))))
                .isEmpty();
        assertThat(written(new FollowerCommand.Modify(MASTER, OWN, Price.NONE, Price.NONE, Price.NONE, 1)))
                .isEmpty();
        assertThat(written(new FollowerCommand.Cancel(MASTER, OWN, 1))).isEmpty();
    }

    private String written(ServerLine line) {
        ByteBuf out = Unpooled.buffer();
        writer.write(line, out);
        return out.toString(StandardCharsets.UTF_8);
    }

    private String written(Outbound line) {
        ByteBuf out = Unpooled.buffer();
        writer.write(line, out);
        return out.toString(StandardCharsets.UTF_8);
    }
}
