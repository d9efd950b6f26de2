package org.cadre.standards;

import org.cadre.platform.settings.Settings;
import org.springframework.stereotype.Component;

/**
 * Addresses of what is served here. They are kept without the association's own address in front, which is put there
 * whenever something is sent: so they last as long as that does, and what somebody else published keeps theirs.
 */
@Component
final class CaseAddress {
    static final String PLACE = "/ims/case/v1p1/";

    private final Settings settings;

    CaseAddress(Settings settings) {
        this.settings = settings;
    }

    static String of(String list, String id) {
        return PLACE + list + "/" + id;
    }

    /** As it is sent. */
    String outward(String json) {
        return json.replace("\"" + PLACE, "\"" + settings.link(PLACE));
    }

    /** As it is kept. */
    String inward(String json) {
        return json.replace("\"" + settings.link(PLACE), "\"" + PLACE);
    }
}
