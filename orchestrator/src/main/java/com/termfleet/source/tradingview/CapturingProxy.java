package com.termfleet.source.tradingview;

import com.termfleet.access.Principal;
import com.termfleet.account.Account;
import com.termfleet.account.Accounts;
import com.termfleet.kernel.AccountId;
import com.termfleet.kernel.NotFoundException;
import com.termfleet.source.tradingview.proxy.Authority;
import com.termfleet.source.tradingview.proxy.AuthorityFile;
import com.termfleet.source.tradingview.proxy.InterceptingProxy;
import com.termfleet.source.tradingview.store.CapturedOrders;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;

/** The proxy of this installation, if it has one. Thread-safe. */
public final class CapturingProxy implements SmartLifecycle {

    private final @Nullable InterceptingProxy proxy;
    private final @Nullable Authority authority;
    private final CaptureQueue queue;
    private final Accounts accounts;
    private final CapturedOrders orders;
    private final ProxyChecks checks;

    /** @param proxy null: none is configured; {@code authority} then is null, too */
    CapturingProxy(
            @Nullable InterceptingProxy proxy,
            @Nullable Authority authority,
            CaptureQueue queue,
            Accounts accounts,
            CapturedOrders orders,
            ProxyChecks checks) {
        this.proxy = proxy;
        this.authority = authority;
        this.queue = queue;
        this.accounts = accounts;
        this.orders = orders;
        this.checks = checks;
    }

    /**
     * @param port null without a proxy
     * @param fingerprint SHA-256 of the authority's certificate, in hex; null without a proxy
     * @param accounts of the caller, whose traffic is captured
     */
    public record ProxyStatus(
            boolean enabled,
            @Nullable Integer port,
            @Nullable String fingerprint,
            List<CapturedAccount> accounts) {

        public ProxyStatus {
            accounts = List.copyOf(accounts);
        }
    }

    /** @param lastCapturedAt when an order of it was captured or has changed; null if none was */
    public record CapturedAccount(
            AccountId id,
            String name,
            String host,
            String accountId,
            @Nullable Instant lastCapturedAt) {}

    /**
     * The certificate of the authority, in PEM.
     *
     * @throws NotFoundException without a proxy
     */
    public String certificate() {
        if (authority == null) {
            throw new NotFoundException("This server has no proxy. An operator starts it with TERMFLEET_PROXY_PORT.");
        }
        return AuthorityFile.pem(authority.certificate());
    }

    /** For persons who set up their browser. Blocks. */
    public ProxyStatus status(Principal principal) {
        List<CapturedAccount> captured = accounts.all().stream()
                .filter(account -> account.platform() == Account.Platform.TRADINGVIEW && account.broker() != null)
                .filter(account -> principal.mayUse(account.owner()))
                .map(this::captured)
                .toList();
        return new ProxyStatus(proxy != null, port(), fingerprint(), captured);
    }

    /**
     * Whether a request that was decrypted lately had this mark: {@code termfleet-check=MARK} in its query.
     *
     * @param mark 8 to 64 letters, digits and hyphens
     */
    public boolean hasDecrypted(String mark) {
        return checks.hasSeen(mark);
    }

    private CapturedAccount captured(Account account) {
        var broker = account.broker();
        return new CapturedAccount(
                account.id(),
                account.name(),
                broker == null || broker.host() == null ? "" : broker.host(),
                broker == null || broker.accountId() == null ? "" : broker.accountId(),
                orders.lastCapture(account.id()).orElse(null));
    }

    /** Null while it does not run. */
    public @Nullable Integer port() {
        return proxy == null || !proxy.isRunning() ? null : proxy.port();
    }

    private @Nullable String fingerprint() {
        if (authority == null) {
            return null;
        }
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest(authority.certificate().getEncoded());
            return HexFormat.ofDelimiter(":").withUpperCase().formatHex(digest);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The certificate has no SHA-256 digest", e);
        }
    }

    @Override
    public void start() {
        if (proxy != null) {
            proxy.start();
        }
    }

    @Override
    public void stop() {
        if (proxy != null) {
            proxy.stop();
        }
        queue.close();
    }

    @Override
    public boolean isRunning() {
        return proxy != null && proxy.isRunning();
    }
}
