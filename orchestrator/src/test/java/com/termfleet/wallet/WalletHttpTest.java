package com.termfleet.wallet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.termfleet.gateway.GatewayBinding;
import com.termfleet.kernel.AccountId;
import com.termfleet.kernel.ConflictException;
import com.termfleet.kernel.InvalidInputException;
import com.termfleet.kernel.Money;
import com.termfleet.kernel.NotFoundException;
import com.termfleet.testing.Http;
import com.termfleet.testing.Http.Answer;
import com.termfleet.testing.LineClient;
import com.termfleet.testing.Person;
import com.termfleet.testing.Server;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Community wallets as persons and platforms use them. */
class WalletHttpTest {

    private static final String WALLETS = "/api/v1/wallets";

    private static Server server;
    private static Http admin;

    @BeforeAll
    static void start() {
        // Sessions must not end because a busy machine delays heartbeats.
        server = Server.start(Map.of("termfleet.gateway.heartbeat", "60s"));
        admin = server.admin();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void of_3000_and_7000_a_profit_of_500_is_150_and_350() {
        String wallet = wallet(account());
        join(wallet, "ann", "3000");
        join(wallet, "ben", "7000");

        Answer valued = admin.post(wallet + "/values", Map.of("value", "10500"));

        assertThat(valued.status()).as(valued.text()).isEqualTo(200);
        assertThat(text(valued.json(), "unitPrice")).isEqualTo("1.05");
        JsonNode members = admin.get(wallet + "/members").json().get("items");
        assertThat(text(members.get(0), "profit")).isEqualTo("150.00");
        assertThat(text(members.get(0), "value")).isEqualTo("3150.00");
        assertThat(text(members.get(0), "share")).isEqualTo("0.3");
        assertThat(text(members.get(1), "profit")).isEqualTo("350.00");
    }

    @Test
    void a_platform_reports_its_account_and_reads_what_its_members_have() {
        AccountId account = AccountId.of(account());
        CommunityWallets wallets = server.bean(CommunityWallets.class);
        wallets.join(account, new NewMember("u1", "u1@example.com", null, Money.of("3000")));
        wallets.join(account, new NewMember("u2", "u2@example.com", null, null));
        wallets.invest(account, "u2", Money.of("7000"), "deposit-1");
        wallets.invest(account, "u2", Money.of("7000"), "deposit-1");

        wallets.report(account, report("10000", "10500", "500"));

        assertThat(wallets.member(account, "u1").profit()).isEqualTo(Money.of("150.00"));
        assertThat(wallets.member(account, "u2").profit()).isEqualTo(Money.of("350.00"));
        assertThat(wallets.find(account).orElseThrow().invested()).isEqualTo(Money.of("10000.00"));

        wallets.report(account, report("10500", "10500", "0"));
        assertThat(wallets.member(account, "u1").profit()).isEqualTo(Money.of("150.00"));
    }

    @Test
    void a_platforms_mistakes_are_named() {
        AccountId account = AccountId.of(account());
        CommunityWallets wallets = server.bean(CommunityWallets.class);
        wallets.report(account, report("1", "1", "0"));
        assertThat(wallets.find(account)).isEmpty();
        assertThatThrownBy(() -> wallets.invest(account, "u1", Money.of("1"), null))
                .isInstanceOf(NotFoundException.class);
        wallets.join(account, new NewMember("u1", "u1@example.com", null, null));

        assertThatThrownBy(() -> wallets.join(account, new NewMember("u1", "u1@example.com", null, null)))
                .isInstanceOf(ConflictException.class);
        assertThatThrownBy(() -> wallets.join(account, new NewMember("u2", "nobody", null, Money.of("-1"))))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("email");
        assertThatThrownBy(() -> wallets.join(account, new NewMember("u2", "u2@example.com", null, Money.of("-1"))))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("investment must be positive");
        assertThatThrownBy(() -> wallets.member(account, "u2")).isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> wallets.invest(account, "u1", Money.of("0.001"), null))
                .hasMessage("amount must have at most 2 decimals");
        assertThatThrownBy(() -> wallets.invest(account, "u1", Money.of("1000000000000.01"), null))
                .hasMessageContaining("amount must be at most");
    }

    @Test
    void a_withdrawal_pays_the_fee_and_the_statement_shows_it() {
        String wallet = wallet(account());
        join(wallet, "ann", "1000");
        join(wallet, "manager", null);
        Answer agreed = admin.send("PUT", wallet + "/fee", "{\"percent\":20,\"earner\":\"manager\"}");
        assertThat(agreed.status()).as(agreed.text()).isEqualTo(200);
        admin.post(wallet + "/values", Map.of("value", "2000"));

        Answer made = admin.with("Idempotency-Key", "out-1")
                .post(wallet + "/members/ann/withdrawals", Map.of("amount", "1000"));
        Answer again = admin.with("Idempotency-Key", "out-1")
                .post(wallet + "/members/ann/withdrawals", Map.of("amount", "1000"));

        assertThat(made.status()).as(made.text()).isEqualTo(200);
        assertThat(text(made.json(), "fee")).isEqualTo("100.00");
        assertThat(text(made.json(), "paid")).isEqualTo("900.00");
        assertThat(again.json()).isEqualTo(made.json());
        JsonNode lines = admin.get(wallet + "/statement").json().get("members");
        assertThat(lines.get(0).toString())
                .isEqualTo("{\"memberId\":\"ann\",\"opening\":\"0.00\",\"invested\":\"1000.00\","
                        + "\"withdrawn\":\"900.00\",\"profit\":\"1000.00\",\"fees\":\"100.00\","
                        + "\"closing\":\"1000.00\"}");
        assertThat(text(lines.get(1), "closing")).isEqualTo("100.00");

        JsonNode charged = admin.post(wallet + "/fee/charges", Map.of()).json();
        assertThat(text(charged, "value")).isEqualTo("1100.00");
        assertThat(admin.delete(wallet + "/fee").json().path("fee").isObject()).isFalse();
        assertThat(admin.post(wallet + "/fee/charges", Map.of()).status()).isEqualTo(409);
        assertThat(admin.get(wallet + "/entries").json().at("/items/0/kind").asString())
                .isEqualTo("FEE_AGREED");
    }

    @Test
    void an_investor_sees_their_own_part_and_changes_nothing() {
        String wallet = wallet(account());
        Answer created = admin.post("/api/v1/users", Map.of("email", "ines@example.com", "role", "INVESTOR"));
        long user = created.json().get("id").asLong();
        Http ines = server.http()
                .basic("ines@example.com", created.json().get("password").asString());
        join(wallet, "ann", "3000");
        assertThat(ines.get(wallet).status()).isEqualTo(404);

        Answer joined = admin.post(
                wallet + "/members",
                Map.of("memberId", "ines", "email", "ines@example.com", "userId", user, "investment", "7000"));

        assertThat(joined.status()).as(joined.text()).isEqualTo(201);
        assertThat(ines.get(WALLETS).json().get("total").asLong()).isEqualTo(1);
        assertThat(text(ines.get(wallet).json(), "value")).isEqualTo("10000.00");
        JsonNode own = ines.get(wallet + "/members").json();
        assertThat(own.get("total").asLong()).isEqualTo(1);
        assertThat(text(own.get("items").get(0), "share")).isEqualTo("0.7");
        assertThat(ines.get(wallet + "/statement").json().get("members")).hasSize(1);
        assertThat(ines.get(wallet + "/entries").status()).isEqualTo(403);
        assertThat(ines.post(wallet + "/members/ines/investments", Map.of("amount", "1"))
                        .status())
                .isEqualTo(403);
    }

    @Test
    void a_wallet_of_somebody_else_does_not_exist() {
        String wallet = wallet(account());
        Person eve = Person.create(server, "eve-wallet@example.com");

        assertThat(eve.basic().get(wallet).status()).isEqualTo(404);
        assertThat(eve.basic().post(wallet + "/values", Map.of("value", "1")).status())
                .isEqualTo(404);
        assertThat(eve.basic().get(WALLETS).json().get("total").asLong()).isZero();
        assertThat(server.http().get(wallet).status()).isEqualTo(401);
    }

    @Test
    void bad_input_names_the_field_and_changes_nothing() {
        long account = account();
        String wallet = wallet(account);
        join(wallet, "ann", "1000");

        assertField(admin.post(WALLETS, Map.of()), 400, "accountId");
        assertThat(admin.post(WALLETS, Map.of("accountId", account)).status()).isEqualTo(409);
        assertThat(admin.post(WALLETS, Map.of("accountId", 4711)).status()).isEqualTo(404);
        assertField(admin.post(WALLETS, Map.of("accountId", account(), "decimals", 9)), 400, "decimals");
        assertField(admin.post(WALLETS, Map.of("accountId", account(), "currency", "$")), 400, "currency");
        String investments = wallet + "/members/ann/investments";
        assertField(admin.post(investments, Map.of()), 400, "amount");
        assertField(admin.post(investments, Map.of("amount", "-5")), 400, "amount");
        assertField(admin.post(investments, Map.of("amount", "0")), 400, "amount");
        assertField(admin.post(investments, Map.of("amount", "1e3")), 400, "amount");
        assertField(admin.post(investments, Map.of("amount", "99999999999999")), 400, "amount");
        assertField(admin.post(wallet + "/members/ann/withdrawals", Map.of("amount", "1000.01")), 400, "amount");
        assertThat(admin.post(wallet + "/members/ben/investments", Map.of("amount", "1"))
                        .status())
                .isEqualTo(404);
        assertField(admin.post(wallet + "/members", Map.of("email", "x")), 400, "memberId");
        assertField(
                admin.post(wallet + "/members", Map.of("memberId", "c", "email", "c@example.com", "userId", 1)),
                400,
                "userId");
        assertField(admin.send("PUT", wallet + "/fee", "{\"percent\":101,\"earner\":\"ann\"}"), 400, "percent");
        assertField(admin.send("PUT", wallet + "/fee", "{\"percent\":1,\"earner\":\"zoe\"}"), 400, "earner");
        assertField(admin.get(wallet + "/statement?from=2026-02-01&to=2026-01-01"), 400, "from");

        assertThat(text(admin.get(wallet).json(), "value")).isEqualTo("1000.00");
        assertThat(admin.get(wallet + "/entries").json().get("total").asLong()).isEqualTo(1);
    }

    @Test
    void changes_are_in_the_audit_and_the_sums_in_the_metrics() {
        String wallet = wallet(account());
        join(wallet, "ann", "1000");
        admin.post(wallet + "/members/ann/investments", Map.of("amount", "50"));

        assertThat(admin.get("/api/v1/audit?size=500").text())
                .contains("\"subject\":\"WALLET\"", "recorded that ann invested 50");
        await().until(() ->
                admin.get("/actuator/prometheus").text().contains("termfleet_wallet_value{currency=\"USD\"}"));
    }

    @Test
    void what_an_expert_reports_becomes_profit_of_its_accounts_wallet() throws Exception {
        JsonNode created = created();
        String wallet = wallet(created.get("id").asLong());
        join(wallet, "ann", "10000");
        try (LineClient ea =
                LineClient.connect(server.bean(GatewayBinding.class).port())) {
            ea.send("AUTH|MASTER|" + created.get("token").asString() + "|ea=test|currency=USD");
            ea.await("AUTH_OK|");
            await().atMost(Duration.ofSeconds(20)).until(() -> {
                ea.send("HB|10000.00|10000.00|0|10000.00|1|1|1");
                return !admin.get(wallet).json().get("reportedAt").isNull();
            });
            await().atMost(Duration.ofSeconds(20)).until(() -> {
                ea.send("HB|10000.00|10250.00|0|10250.00|1|1|1");
                return text(admin.get(wallet).json(), "profit").equals("250.00");
            });
        }
    }

    private static void assertField(Answer answer, int status, String field) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.text()).contains("\"" + field + "\"");
    }

    private static AccountReport report(String balance, String equity, String floating) {
        return new AccountReport(
                Money.of(balance), Money.of(equity), Money.of(floating), null, Instant.parse("2026-11-20T12:00:00Z"));
    }

    private static String text(JsonNode node, String field) {
        String text = node.get(field).asString();
        return field.equals("unitPrice") || field.equals("share") ? text.replaceAll("0+$", "") : text;
    }

    private static void join(String wallet, String member, @Nullable String investment) {
        Map<String, String> request = investment == null
                ? Map.of("memberId", member, "email", member + "@example.com")
                : Map.of("memberId", member, "email", member + "@example.com", "investment", investment);
        Answer joined = admin.post(wallet + "/members", request);
        assertThat(joined.status()).as(joined.text()).isEqualTo(201);
    }

    /** Its path. */
    private static String wallet(long account) {
        Answer opened = admin.post(WALLETS, Map.of("accountId", account));
        assertThat(opened.status()).as(opened.text()).isEqualTo(201);
        return WALLETS + "/" + opened.json().get("id").asLong();
    }

    private static long account() {
        return created().get("id").asLong();
    }

    private static JsonNode created() {
        return admin.post("/api/v1/accounts", Map.of("name", "Community", "role", "MASTER", "platform", "EXTERNAL"))
                .json();
    }
}
