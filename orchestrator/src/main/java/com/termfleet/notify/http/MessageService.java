package com.termfleet.notify.http;

import java.util.function.IntFunction;

/**
 * A service that takes messages.
 *
 * @param name for people
 * @param secret what its answers are cleared of
 * @param advice what a person can do about a status with which a message was refused; one or more sentences
 */
public record MessageService(String name, String secret, IntFunction<String> advice) {

    @Override
    public String toString() {
        return name;
    }
}
