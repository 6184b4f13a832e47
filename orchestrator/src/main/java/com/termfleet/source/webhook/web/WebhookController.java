package com.termfleet.source.webhook.web;

import com.termfleet.access.KeyedPaths;
import com.termfleet.access.OpenToAnyone;
import com.termfleet.source.SignalIntake;
import com.termfleet.source.webhook.Webhooks;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What TradingView calls: it gives up after 3 s, so the answer says that the alert is stored, not that it is executed. */
@RestController
@RequestMapping("/hooks/tradingview")
class WebhookController {

    private final Webhooks webhooks;

    WebhookController(Webhooks webhooks) {
        this.webhooks = webhooks;
    }

    /** @param repeated whether the alert was stored before, and this call changed nothing */
    record Taken(String status, long id, boolean repeated) {}

    /** Whatever content type the call names: TradingView chooses it by what the text looks like. */
    @OpenToAnyone
    @PostMapping("/{secret}")
    Taken call(@PathVariable String secret, HttpServletRequest request) throws IOException {
        String body = new String(request.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        SignalIntake.Receipt receipt = webhooks.call(secret, request.getRemoteAddr(), body);
        return new Taken("received", receipt.id(), receipt.repeated());
    }

    @Configuration(proxyBeanMethods = false)
    static class Paths {

        @Bean
        KeyedPaths webhookPaths() {
            return new KeyedPaths(List.of("/hooks/**"));
        }
    }
}
