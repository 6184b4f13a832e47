package com.termfleet.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.termfleet.access.Users;
import com.termfleet.account.Account.Platform;
import com.termfleet.account.Account.TerminalKind;
import com.termfleet.database.LeadershipStatus;
import com.termfleet.gateway.Authenticator;
import com.termfleet.gateway.Authenticator.Outcome;
import com.termfleet.gateway.Authenticator.Reason;
import com.termfleet.gateway.SessionRole;
import com.termfleet.kernel.AccountId;
import com.termfleet.kernel.ConflictException;
import com.termfleet.kernel.InvalidInputException;
import com.termfleet.kernel.InvalidInputException.FieldError;
import com.termfleet.kernel.NotFoundException;
import com.termfleet.kernel.UserId;
import com.termfleet.testing.Server;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class AccountServiceTest {

    private static final AtomicLong LOGIN = new AtomicLong(50_000_000);
    private static final String PASSWORD = "br0ker pass;word#1";

    private static Server server;
    private static Accounts accounts;
    private static UserId owner;

    @BeforeAll
    static void start() {
        server = Server.start();
        accounts = server.bean(Accounts.class);
        owner = server.bean(Users.class)
                .create("owner@example.com", com.termfleet.access.Role.MASTER)
                .user()
                .id();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void an_account_is_found_as_it_was_made() {
        String login = freshLogin();

        Account made =
                accounts.create(hosted(login, PASSWORD, "TermFleet-Demo")).account();

        assertThat(accounts.find(made.id())).contains(made);
        assertThat(accounts.all()).contains(made);
        assertThat(made.login()).isEqualTo(login);
        assertThat(made.terminal()).isEqualTo(TerminalKind.SIMULATOR);
        assertThat(made.isHosted()).isTrue();
    }

    @Test
    void its_token_tells_masters_from_followers_and_opens_the_gateway() {
        Accounts.Created master = accounts.create(external(SessionRole.MASTER, null));
        Accounts.Created follower = accounts.create(external(SessionRole.FOLLOWER, null));

        assertThat(master.token()).startsWith("tfm_").hasSizeGreaterThan(40);
        assertThat(follower.token()).startsWith("tff_");
        assertThat(authenticate(SessionRole.MASTER, master.token(), null))
                .isEqualTo(new Outcome.Accepted(master.account().id(), SessionRole.MASTER));
    }

    @Test
    void a_master_is_named_by_its_subscribe_token_which_does_not_sign_in() {
        Accounts.Created master = accounts.create(external(SessionRole.MASTER, null));
        AccountSecrets secrets = server.bean(AccountSecrets.class);
        String given = Objects.requireNonNull(master.subscribeToken());

        assertThat(given).matches("MST-[0-9a-f]{32}");
        assertThat(secrets.withSubscribeToken(given)).contains(master.account());
        assertThat(secrets.withSubscribeToken(master.token())).contains(master.account());
        assertThat(secrets.subscribeToken(master.account().id())).contains(given);
        assertThat(secrets.withToken(given)).isEmpty();
        assertThat(reason(authenticate(SessionRole.MASTER, given, null))).isEqualTo(Reason.BAD_TOKEN);
        assertThat(accounts.create(external(SessionRole.FOLLOWER, null)).subscribeToken())
                .isNull();

        accounts.delete(master.account().id());
        assertThat(secrets.withSubscribeToken(given)).isEmpty();
    }

    @Test
    void a_client_keeps_its_key_and_nobody_else_gets_it() {
        String key = "sk_live_" + "0123456789abcdef".repeat(2);
        NewAccount imported = new NewAccount(
                "Imported",
                owner,
                SessionRole.FOLLOWER,
                Platform.EXTERNAL,
                null,
                null,
                null,
                null,
                null,
                null,
                key,
                null);

        Accounts.Created made = accounts.create(imported);

        assertThat(made.token()).isEqualTo(key);
        assertThat(authenticate(SessionRole.FOLLOWER, key, null)).isInstanceOf(Outcome.Accepted.class);
        assertThatThrownBy(() -> accounts.create(imported))
                .isInstanceOf(ConflictException.class)
                .hasMessageContaining("key");
    }

    @Test
    void a_token_that_was_never_made_and_one_of_the_other_role_are_refused() {
        Accounts.Created follower = accounts.create(external(SessionRole.FOLLOWER, null));

        assertThat(reason(authenticate(SessionRole.FOLLOWER, "tff_made-up", null)))
                .isEqualTo(Reason.BAD_TOKEN);
        assertThat(reason(authenticate(SessionRole.FOLLOWER, "", null))).isEqualTo(Reason.BAD_TOKEN);
        assertThat(reason(authenticate(SessionRole.MASTER, follower.token(), null)))
                .isEqualTo(Reason.BAD_TOKEN);
    }

    @Test
    void a_terminal_signed_in_with_another_login_is_refused() {
        Accounts.Created follower = accounts.create(external(SessionRole.FOLLOWER, "777"));

        assertThat(reason(authenticate(SessionRole.FOLLOWER, follower.token(), "778")))
                .isEqualTo(Reason.WRONG_LOGIN);
        assertThat(authenticate(SessionRole.FOLLOWER, follower.token(), "777")).isInstanceOf(Outcome.Accepted.class);
        assertThat(authenticate(SessionRole.FOLLOWER, follower.token(), null)).isInstanceOf(Outcome.Accepted.class);
    }

    @Test
    void a_deleted_account_is_gone_its_token_revoked_and_its_secrets_wiped() {
        Accounts.Created made = accounts.create(hosted(freshLogin(), PASSWORD, "TermFleet-Demo"));
        AccountId id = made.account().id();

        accounts.delete(id);

        assertThat(accounts.find(id)).isEmpty();
        assertThat(accounts.all()).doesNotContain(made.account());
        assertThat(reason(authenticate(SessionRole.FOLLOWER, made.token(), null)))
                .isEqualTo(Reason.REVOKED);
        assertThat(server.bean(JdbcClient.class)
                        .sql("select count(*) from accounts where id = :id"
                                + " and password_sealed is null and token_sealed is null")
                        .param("id", id.value())
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
        assertThatThrownBy(() -> accounts.delete(id)).isInstanceOf(NotFoundException.class);
    }

    @Test
    void the_credentials_come_back_as_they_went_in_and_are_nowhere_in_the_clear() {
        Accounts.Created made = accounts.create(hosted(freshLogin(), PASSWORD, "TermFleet-Demo"));

        Credentials credentials = accounts.credentials(made.account().id());

        assertThat(credentials.password()).isEqualTo(PASSWORD);
        assertThat(credentials.token()).isEqualTo(made.token());
        assertThat(credentials.toString()).doesNotContain(PASSWORD).doesNotContain(made.token());
        String row = server.bean(JdbcClient.class)
                .sql("select accounts::text || encode(password_sealed, 'escape')"
                        + " || encode(token_sealed, 'escape') from accounts where id = :id")
                .param("id", made.account().id().value())
                .query(String.class)
                .single();
        assertThat(row).doesNotContain(PASSWORD).doesNotContain(made.token());
    }

    @Test
    void what_was_stored_is_known_again_after_a_restart() {
        Accounts.Created made = accounts.create(external(SessionRole.FOLLOWER, null));

        AccountBook reloaded = new AccountBook(server.bean(AccountRepository.class));

        assertThat(reloaded.find(made.account().id())).contains(made.account());
        assertThat(new TokenAuthenticator(reloaded, new LeadershipStatus())
                        .authenticate(SessionRole.FOLLOWER, made.token(), null))
                .isEqualTo(new Outcome.Accepted(made.account().id(), SessionRole.FOLLOWER));
    }

    @Test
    void one_login_is_hosted_once_in_a_role() {
        String login = freshLogin();
        accounts.create(hosted(login, PASSWORD, "TermFleet-Demo"));

        assertThatThrownBy(() -> accounts.create(hosted(login, PASSWORD, "termfleet-demo")))
                .isInstanceOf(ConflictException.class)
                .hasMessageContaining(login);
    }

    @Test
    void new_credentials_replace_what_was_given_and_leave_the_rest() {
        String login = freshLogin();
        AccountId id = accounts.create(hosted(login, "wrong", "TermFleet-Demo"))
                .account()
                .id();

        accounts.changeCredentials(id, new CredentialChange(null, "right", null));

        assertThat(accounts.credentials(id).password()).isEqualTo("right");
        assertThat(accounts.credentials(id).login()).isEqualTo(login);
        assertThatThrownBy(() -> accounts.changeCredentials(id, new CredentialChange("abc", null, null)))
                .isInstanceOf(InvalidInputException.class);
    }

    @Test
    void a_hosted_account_needs_login_password_server_and_terminal() {
        assertThat(errors(new NewAccount("x", owner, SessionRole.FOLLOWER, Platform.MT5, null, null, null, null, null)))
                .extracting(FieldError::field)
                .containsExactly("login", "password", "server", "terminal");
    }

    @Test
    void a_line_break_cannot_smuggle_a_setting_into_the_terminals_start_up_file() {
        assertThat(errors(hosted("1\r\n2", "a\nAllowDllImport=1", "s\r\n[Experts]")))
                .extracting(FieldError::field)
                .containsExactly("login", "password", "server");
    }

    @Test
    void an_external_account_has_nothing_that_only_a_container_needs() {
        assertThat(errors(new NewAccount(
                        "x",
                        owner,
                        SessionRole.FOLLOWER,
                        Platform.EXTERNAL,
                        null,
                        "secret",
                        null,
                        TerminalKind.MT5,
                        "node1")))
                .extracting(FieldError::field)
                .containsExactly("password", "terminal", "host");
    }

    @Test
    void an_account_belongs_to_somebody_and_has_a_name() {
        assertThat(errors(new NewAccount(
                        " ",
                        new UserId(999_999),
                        SessionRole.FOLLOWER,
                        Platform.EXTERNAL,
                        null,
                        null,
                        null,
                        null,
                        null)))
                .extracting(FieldError::field)
                .containsExactly("name", "ownerId");
    }

    private static List<FieldError> errors(NewAccount account) {
        try {
            accounts.create(account);
        } catch (InvalidInputException e) {
            return e.errors();
        }
        throw new AssertionError("was accepted");
    }

    private static Outcome authenticate(SessionRole role, String token, @Nullable String login) {
        return server.bean(Authenticator.class).authenticate(role, token, login);
    }

    private static Reason reason(Outcome outcome) {
        return ((Outcome.Rejected) outcome).reason();
    }

    private static String freshLogin() {
        return Long.toString(LOGIN.incrementAndGet());
    }

    private static NewAccount hosted(String login, String password, String brokerServer) {
        return new NewAccount(
                "hosted " + LOGIN.get(),
                owner,
                SessionRole.FOLLOWER,
                Platform.MT5,
                login,
                password,
                brokerServer,
                TerminalKind.SIMULATOR,
                null);
    }

    private static NewAccount external(SessionRole role, @Nullable String login) {
        return new NewAccount("external", owner, role, Platform.EXTERNAL, login, null, null, null, null);
    }
}
