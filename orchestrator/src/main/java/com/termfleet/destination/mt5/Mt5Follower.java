package com.termfleet.destination.mt5;

import com.termfleet.destination.Follower;
import com.termfleet.figures.AccountSymbols;
import com.termfleet.gateway.Dialect;
import com.termfleet.gateway.Session;
import java.util.Optional;

/** A follower's session and the symbols that it has announced. Its session's event loop writes, any thread reads. */
final class Mt5Follower implements Follower {

    private final Session session;
    private final AccountSymbols symbols;
    private final Optional<String> brokerLogin;

    Mt5Follower(Session session, AccountSymbols symbols) {
        this.session = session;
        this.symbols = symbols;
        this.brokerLogin = session.introduction().brokerLogin();
    }

    Session session() {
        return session;
    }

    boolean isOf(Session other) {
        return session.id().equals(other.id());
    }

    @Override
    public int symbolCount() {
        return symbols.count();
    }

    /** Those of system A neither name themselves nor announce symbols. */
    @Override
    public boolean knowsRepeats() {
        return !isBasic() && (isExpert() || symbols.count() > 0);
    }

    @Override
    public boolean isExpert() {
        return session.introduction().expert() != null;
    }

    @Override
    public Optional<String> brokerLogin() {
        return brokerLogin;
    }

    @Override
    public boolean checksPrices() {
        return session.introduction().checksPrices();
    }

    @Override
    public boolean isBasic() {
        return session.dialect() == Dialect.COPY_TRADE_PRO;
    }

    @Override
    public boolean isNetting() {
        return "NETTING".equals(session.introduction().mode());
    }
}
