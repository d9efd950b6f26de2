package org.cadre.registration.refund;

import java.util.Locale;

/** What has become of money that is to go back. */
public enum RefundState {
    /** It is decided; nobody has sent it yet. */
    ASKED("hourglass-split", "attention"),
    /** The payment provider has it; it has not arrived. */
    SENT("send", "primary"),
    DONE("check-circle", "done"),
    /** Nothing went back: refused, or set aside by office. */
    FAILED("x-circle", "problem");

    private final String icon;
    private final String tone;

    RefundState(String icon, String tone) {
        this.icon = icon;
        this.tone = tone;
    }

    /** As tables write it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static RefundState of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    /** Whether it is still to come: counted as gone already where more is asked for. */
    public boolean isInFlight() {
        return this == ASKED || this == SENT;
    }

    public String icon() {
        return icon;
    }

    public String tone() {
        return tone;
    }

    public String text() {
        return "refund.state." + word();
    }
}
