package org.cadre.site.inquiry;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What has become of an inquiry. */
enum InquiryState {
    NEW("envelope", "attention"),
    IN_TALK("chat-dots", "primary"),
    QUOTED("file-earmark-text", "primary"),
    WON("check-circle", "done"),
    CLOSED("x-circle", "quiet");

    private final String icon;
    private final String tone;

    InquiryState(String icon, String tone) {
        this.icon = icon;
        this.tone = tone;
    }

    /** As tables and forms write it: "in talk". */
    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    static Optional<InquiryState> find(String word) {
        return List.of(values()).stream().filter(one -> one.word().equals(word)).findAny();
    }

    /** The key of its words. */
    String text() {
        return "site.inquiry.state." + word().replace(' ', '-');
    }

    String icon() {
        return icon;
    }

    String tone() {
        return tone;
    }
}
