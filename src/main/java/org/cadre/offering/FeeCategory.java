package org.cadre.offering;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Whose price it is. */
public enum FeeCategory {
    MEMBER,
    NON_MEMBER,
    DISTRICT,
    IN_HOUSE;

    /** As tables and forms write it: "non-member". */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<FeeCategory> find(String key) {
        return Arrays.stream(values()).filter(one -> one.key().equals(key)).findAny();
    }
}
