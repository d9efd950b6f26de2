package org.cadre.attendance;

import java.util.List;
import org.cadre.platform.paper.Headline;
import org.jspecify.annotations.Nullable;

/**
 * Everything the completion certificate of an event says: one row for each module with its PD hours, so that partial credit
 * shows for which modules it is given. All texts come formatted and in the participant's language.
 *
 * @param event the event with place and dates
 * @param number null while completion certificates have none
 * @param check null when the paper cannot be checked by strangers
 * @param sample says that the association is made up; null on a real one
 */
record CompletionSheet(
        String language,
        String association,
        String title,
        String participant,
        String statement,
        String event,
        List<Module> modules,
        String total,
        String issued,
        @Nullable String number,
        List<Signer> signers,
        @Nullable Check check,
        Labels labels,
        @Nullable String sample) {

    /**
     * @param attended when it was attended, or that it was not, such as "Mar 5, 2027" or "Not attended"
     * @param hours such as "2.50"
     */
    record Module(String title, String attended, String hours) {}

    record Signer(String name, String title) {}

    /** Where a stranger asks whether this paper is true: the address as text and as QR code. */
    record Check(String address, String qrSvg) {}

    /**
     * @param awardedTo the line above the name
     * @param module head of the first column
     * @param attended head of the second column
     * @param hours head of the third column
     * @param seal the seal in words, for who cannot see it
     */
    record Labels(
            String awardedTo,
            String module,
            String attended,
            String hours,
            String total,
            String issued,
            String number,
            String check,
            String seal) {}

    CompletionSheet {
        modules = List.copyOf(modules);
        signers = List.copyOf(signers);
    }

    /** As large as the sheet is wide enough for; the longest names on two lines. */
    Headline name() {
        return Headline.of(participant, 34, 6.2);
    }
}
