package com.termfleet.testing;

import com.termfleet.gateway.Dialect;
import com.termfleet.gateway.Session;
import com.termfleet.gateway.SessionRole;
import com.termfleet.gateway.message.Outbound;
import com.termfleet.kernel.AccountId;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** A session that keeps what it is told to send. */
public final class FakeSession implements Session {

    private final String id;
    private final AccountId account;
    private final SessionRole role;
    private final Introduction introduction;
    private final Dialect dialect;
    private final List<Outbound> sent = new CopyOnWriteArrayList<>();

    public FakeSession(String id, long account, SessionRole role) {
        this(id, account, role, new Introduction("127.0.0.1", null, null, null, null, null));
    }

    /** @param mode HEDGING, NETTING or null */
    public FakeSession(String id, long account, SessionRole role, @Nullable String mode) {
        this(id, account, role, new Introduction("127.0.0.1", null, null, null, mode, null));
    }

    public FakeSession(String id, long account, SessionRole role, Introduction introduction) {
        this(id, account, role, introduction, Dialect.V1);
    }

    /** One of the CopyTradePro dialect, which introduces itself by nothing. */
    public static FakeSession ofExpert(String id, long account, SessionRole role) {
        Introduction nothing = new Introduction("127.0.0.1", null, null, null, null, null);
        return new FakeSession(id, account, role, nothing, Dialect.COPY_TRADE_PRO);
    }

    private FakeSession(String id, long account, SessionRole role, Introduction introduction, Dialect dialect) {
        this.dialect = dialect;
        this.id = id;
        this.account = AccountId.of(account);
        this.role = role;
        this.introduction = introduction;
    }

    public List<Outbound> sent() {
        return List.copyOf(sent);
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public AccountId account() {
        return account;
    }

    @Override
    public SessionRole role() {
        return role;
    }

    @Override
    public Dialect dialect() {
        return dialect;
    }

    @Override
    public Introduction introduction() {
        return introduction;
    }

    @Override
    public void send(Outbound message) {
        sent.add(message);
    }
}
