package org.cadre.platform.web;

/** A download failed after its first bytes were sent: too late for a page, but never to be taken for a whole file. */
final class BrokenOff extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BrokenOff(Exception cause) {
        super("a download broke off", cause);
    }
}
