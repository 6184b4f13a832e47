package com.termfleet.database;

/**
 * The value of a {@code jsonb} column in a row of Spring Data JDBC.
 *
 * @param value a JSON document
 */
public record JsonText(String value) {}
