package org.cadre.platform.web;

/** There is no such thing, or none that this person may see: the answer is the same. */
public final class NotFound extends RuntimeException {
    public NotFound() {
        super(null, null, false, false);
    }
}
