package org.cadre.registration.card;

/** The payment provider did not answer, or was busy: what was asked may have been done. Ask again with the same key. */
final class ProviderSilent extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ProviderSilent(Throwable cause) {
        super(cause);
    }
}
