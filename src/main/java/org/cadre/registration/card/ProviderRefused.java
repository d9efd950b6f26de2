package org.cadre.registration.card;

import org.jspecify.annotations.Nullable;

/** The payment provider understood and said no: asking again changes nothing. */
final class ProviderRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final @Nullable String code;

    ProviderRefused(@Nullable String code, Throwable cause) {
        super(cause);
        this.code = code;
    }

    boolean is(String other) {
        return other.equals(code);
    }

    String said() {
        return String.valueOf(getCause() == null ? code : getCause().getMessage());
    }
}
