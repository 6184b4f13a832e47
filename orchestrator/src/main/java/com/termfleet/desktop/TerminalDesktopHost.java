package com.termfleet.desktop;

import com.termfleet.kernel.AccountId;
import com.termfleet.terminal.TerminalView;
import com.termfleet.terminal.Terminals;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The terminals' containers, at their addresses on the terminals' network: their ports are not published. */
@Component
class TerminalDesktopHost implements DesktopHost {

    private static final int VNC_PORT = 5900;

    private final Terminals terminals;

    TerminalDesktopHost(Terminals terminals) {
        this.terminals = terminals;
    }

    @Override
    public Optional<InetSocketAddress> vncAddress(AccountId account) {
        return terminals
                .find(account)
                .map(TerminalView::address)
                .map(address -> new InetSocketAddress(address, VNC_PORT));
    }

    @Override
    public byte[] run(AccountId account, List<String> command, byte[] input, Duration deadline) {
        return terminals.exec(account, command, input, deadline);
    }
}
