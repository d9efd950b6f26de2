package org.cadre.offering;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Whose price it is. */
public enum FeeCategory {
    MEMBER,
    NON_MEMBER,
    DISTRICT,
    IN_HOUSE;

    /** Those an offering has prices for. */
    public static List<FeeCategory> of(boolean inHouse) {
        return inHouse ? List.of(IN_HOUSE) : List.of(MEMBER, NON_MEMBER, DISTRICT);
    }

    /** As tables and forms write it: "non-member". */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<FeeCategory> find(String key) {
        return Arrays.stream(values()).filter(one -> one.key().equals(key)).findAny();
    }
}
