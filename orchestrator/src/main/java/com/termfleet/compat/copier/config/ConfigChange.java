package com.termfleet.compat.copier.config;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One thing that an import changes, or would.
 *
 * @param path in the file
 * @param target what is made or changed, for people
 * @param id of the account or subscription; null if it is not made yet, or is neither
 */
record ConfigChange(
        String path, Action action, String target, @Nullable Long id, List<Field> fields) {

    ConfigChange {
        fields = List.copyOf(fields);
    }

    enum Action {
        CREATE,
        UPDATE
    }

    /**
     * @param from null if it was not set
     * @param to of a secret only that it is set
     */
    record Field(
            String field, @Nullable String from, @Nullable String to) {

        static Field set(String field, @Nullable String to) {
            return new Field(field, null, to);
        }
    }

    ConfigChange withId(long known) {
        return new ConfigChange(path, action, target, known, fields);
    }
}
