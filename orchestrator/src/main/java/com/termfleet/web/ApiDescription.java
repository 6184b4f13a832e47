package com.termfleet.web;

import com.termfleet.access.Principal;
import com.termfleet.kernel.AccountId;
import com.termfleet.kernel.Lots;
import com.termfleet.kernel.Money;
import com.termfleet.kernel.PairId;
import com.termfleet.kernel.Price;
import com.termfleet.kernel.SubscriptionId;
import com.termfleet.kernel.Symbol;
import com.termfleet.kernel.Ticket;
import com.termfleet.kernel.TradeId;
import com.termfleet.kernel.UserId;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import java.util.List;
import java.util.function.Supplier;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Additions to the OpenAPI document that springdoc derives from the controllers. */
@Configuration(proxyBeanMethods = false)
class ApiDescription {

    private static final List<Class<?>> IDS =
            List.of(AccountId.class, PairId.class, SubscriptionId.class, Ticket.class, TradeId.class, UserId.class);
    private static final List<Class<?>> TEXTS = List.of(Lots.class, Money.class, Price.class, Symbol.class);

    @Bean
    OpenAPI openApi() {
        SpringDocUtils types = SpringDocUtils.getConfig();
        types.addRequestWrapperToIgnore(Principal.class);
        // The kernel's types are numbers and strings in JSON.
        replace(types, IDS, () -> new IntegerSchema().format("int64"));
        replace(types, TEXTS, StringSchema::new);
        return new OpenAPI()
                .info(new Info()
                        .title("TermFleet")
                        .version("v1")
                        .description(
                                "Hosted MetaTrader 5 terminals and copy trading. Lots, prices and money are decimal"
                                        + " strings; times are ISO-8601 in UTC; errors are RFC 9457 problem details."))
                .components(new Components()
                        .addSecuritySchemes(
                                "token",
                                new SecurityScheme()
                                        .type(SecurityScheme.Type.HTTP)
                                        .scheme("bearer")
                                        .description("An API token, made by POST /api/v1/tokens"))
                        .addSecuritySchemes(
                                "key",
                                new SecurityScheme()
                                        .type(SecurityScheme.Type.APIKEY)
                                        .in(SecurityScheme.In.HEADER)
                                        .name("X-API-Key")
                                        .description("The same token in a header of its own"))
                        .addSecuritySchemes(
                                "password",
                                new SecurityScheme()
                                        .type(SecurityScheme.Type.HTTP)
                                        .scheme("basic")
                                        .description("E-mail address and password")))
                .addSecurityItem(new SecurityRequirement().addList("token"))
                .addSecurityItem(new SecurityRequirement().addList("key"))
                .addSecurityItem(new SecurityRequirement().addList("password"));
    }

    private static void replace(SpringDocUtils types, List<Class<?>> classes, Supplier<Schema<?>> schema) {
        classes.forEach(type -> types.replaceWithSchema(type, schema.get()));
    }
}
