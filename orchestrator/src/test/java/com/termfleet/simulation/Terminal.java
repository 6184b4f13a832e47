package com.termfleet.simulation;

import com.termfleet.gateway.SessionRole;
import com.termfleet.kernel.AccountId;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;

/** A terminal with a real Expert Advisor. */
final class Terminal implements Client {

    static final String MASTER_EXPERT = "TermFleetMaster";
    static final String FOLLOWER_EXPERT = "TermFleetFollower";

    private final AccountId account;
    private final SessionRole role;
    private final NativeTerminal terminal;
    private final Wire wire;
    private final Consumer<String> story;
    private long connection;
    private long expertStartsAt;

    Terminal(AccountId account, SessionRole role, NativeTerminal terminal, Random random, Consumer<String> story) {
        this.account = account;
        this.role = role;
        this.terminal = terminal;
        this.wire = new Wire(random);
        this.story = story;
    }

    static String expertOf(SessionRole role) {
        return role == SessionRole.MASTER ? MASTER_EXPERT : FOLLOWER_EXPERT;
    }

    @Override
    public String name() {
        return role + " " + account;
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
    public Wire wire() {
        return wire;
    }

    NativeTerminal terminal() {
        return terminal;
    }

    @Override
    public void step(long now, Network network) {
        if (expertStartsAt != 0 && expertStartsAt <= now) {
            expertStartsAt = 0;
            startExpert();
        }
        terminal.step(now);
        long current = terminal.connection();
        if (current != connection) {
            connection = current;
            wire.disconnect(now);
            if (current != 0) {
                connect(network);
            }
        }
        byte[] bytes = terminal.take();
        if (bytes != null && wire.isConnected()) {
            wire.send(bytes, now);
        }
    }

    private void connect(Network network) {
        ServerConnection server = network.connect(this);
        if (server == null) {
            hungUp();
        } else {
            story.accept(name() + " connects");
            wire.connect(server);
        }
    }

    @Override
    public void receive(byte[] bytes) {
        terminal.give(bytes);
    }

    @Override
    public void hungUp() {
        terminal.command("hangup");
    }

    @Override
    public void calm() {
        terminal.command("calm");
        wire.calm();
        if (expertStartsAt != 0) {
            expertStartsAt = 0;
            startExpert();
        }
    }

    void startExpert() {
        String token = role == SessionRole.MASTER ? "InpMasterToken" : "InpApiKey";
        terminal.startExpert(List.of(token + "=" + Tokens.of(role, account)));
    }

    /** @param killed without OnDeinit, as when the process ends */
    void restartExpert(long startsAt, boolean killed) {
        terminal.stopExpert(killed ? NativeTerminal.KILLED : NativeTerminal.REMOVED);
        expertStartsAt = startsAt;
    }

    @Override
    public void close() {
        terminal.close();
    }
}
