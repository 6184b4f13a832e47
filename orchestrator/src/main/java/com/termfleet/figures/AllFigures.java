package com.termfleet.figures;

import com.termfleet.kernel.AccountId;
import com.termfleet.kernel.Symbol;
import java.util.List;
import java.util.Optional;

/** The figures of all accounts: an account is known to one of the two at most. */
final class AllFigures implements AccountFigures {

    private final GatewayFigures gateway;
    private final ReportedFigures reported;

    AllFigures(GatewayFigures gateway, ReportedFigures reported) {
        this.gateway = gateway;
        this.reported = reported;
    }

    private AccountFigures of(AccountId account) {
        return reported.knows(account) ? reported : gateway;
    }

    @Override
    public Optional<Funds> funds(AccountId account) {
        return of(account).funds(account);
    }

    @Override
    public SymbolMatch symbol(AccountId account, Symbol wanted) {
        return of(account).symbol(account, wanted);
    }

    @Override
    public List<SymbolMatch.Found> symbols(AccountId account) {
        return of(account).symbols(account);
    }

    @Override
    public Optional<List<HeldItem>> held(AccountId account) {
        return of(account).held(account);
    }

    @Override
    public Optional<String> brokerLogin(AccountId account) {
        return of(account).brokerLogin(account);
    }
}
