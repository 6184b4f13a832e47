package com.termfleet.gateway.session;

import com.termfleet.gateway.Authenticator;
import com.termfleet.gateway.Dialect;
import com.termfleet.gateway.Session;
import com.termfleet.gateway.codec.BadLineException;
import com.termfleet.gateway.codec.copytradepro.ExpertReader;
import com.termfleet.gateway.codec.v1.ClientLine;
import com.termfleet.gateway.codec.v1.LineReader;
import java.util.function.Function;

/**
 * The first line of a connection: in which dialect it is, how its token is asked for, and what it tells of the expert.
 *
 * @param question holds the token: it is asked once and not logged
 */
record SignIn(
        Dialect dialect, Function<Authenticator, Authenticator.Outcome> question, Session.Introduction introduction) {

    /** @throws BadLineException if it is the first line of no dialect, or a broken one */
    static SignIn read(String line, String address) {
        return ExpertReader.isSignIn(line)
                ? ofExpert(ExpertReader.key(line), address)
                : of(LineReader.signIn(line), address);
    }

    private static SignIn ofExpert(String key, String address) {
        return new SignIn(
                Dialect.COPY_TRADE_PRO,
                authenticator -> authenticator.authenticate(key),
                new Session.Introduction(address, null, null, null, null, null));
    }

    private static SignIn of(ClientLine.Auth auth, String address) {
        return new SignIn(
                Dialect.V1,
                authenticator -> authenticator.authenticate(auth.role(), auth.token(), auth.login()),
                new Session.Introduction(
                        address,
                        auth.login(),
                        auth.server(),
                        auth.expert(),
                        auth.mode(),
                        auth.currency(),
                        auth.checks()));
    }
}
