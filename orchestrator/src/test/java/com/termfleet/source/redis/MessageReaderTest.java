package com.termfleet.source.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.termfleet.kernel.InvalidInputException;
import com.termfleet.kernel.Lots;
import com.termfleet.kernel.OrderType;
import com.termfleet.kernel.Price;
import org.junit.jupiter.api.Test;

class MessageReaderTest {

    private static final String OPEN = """
            {"id":7,"data":{"trade_id":12,"execution_data":{"price":"1.1"},"position_id":"P","instrument":"EURUSD","side":"Sell",\
            "qty":"0.57","type":"limit","take_profit":0,"stop_loss":"1.2"},"timestamp":1}""";

    @Test
    void an_order_that_was_executed_is_a_position_at_its_price() {
        Received received = MessageReader.read(OPEN);

        assertThat(received.id()).isEqualTo("7");
        TradeMessage.Opened opened = (TradeMessage.Opened) received.trade();
        assertThat(opened.tradeId()).isEqualTo("12");
        assertThat(opened.type()).isEqualTo(OrderType.SELL);
        assertThat(opened.price()).isEqualTo(Price.of("1.1"));
        assertThat(opened.quantity()).isEqualTo(Lots.of("0.57"));
        assertThat(opened.stopLoss()).isEqualTo(Price.of("1.2"));
        assertThat(opened.takeProfit()).isEqualTo(Price.NONE);
    }

    @Test
    void data_may_be_json_in_a_string() {
        Received received = MessageReader.read("{\"data\":\"{\\\"trade_id\\\":\\\"a\\\",\\\"stop_loss\\\":0}\"}");

        TradeMessage.Updated updated = (TradeMessage.Updated) received.trade();
        assertThat(updated.stopLoss()).isEqualTo(Price.NONE);
        assertThat(updated.takeProfit()).isNull();
    }

    @Test
    void a_message_that_is_cut_anywhere_is_refused_by_its_field() {
        for (int end = 0; end < OPEN.length(); end++) {
            String cut = OPEN.substring(0, end);
            assertThatThrownBy(() -> MessageReader.read(cut)).as(cut).isInstanceOf(InvalidInputException.class);
        }
    }
}
