package org.cadre.notification.nudge;

import org.cadre.internship.missing.Missing;
import org.cadre.internship.missing.Missing.Kind;
import org.cadre.internship.missing.Reminding;
import org.springframework.stereotype.Component;

/** What one click honestly settles, kind by kind; everything else wants somebody who is signed in, or can wait. */
@Component
class Settling {
    private final Reminding reminding;

    Settling(Reminding reminding) {
        this.reminding = reminding;
    }

    /** Whether there is something that a click can do about it, beyond letting it rest. */
    static boolean isPossible(Kind kind) {
        return switch (kind) {
            case AGREEMENT, CONTACT, CONFIRMATIONS, CONTACTS_TO_VERIFY -> true;
            case PROTEGE, REPORT, RETURNED, DISPUTE, PROJECT, MEETING_TIMES, REPORTS_TO_READ, PROJECTS_TO_READ, FLAGS ->
                false;
        };
    }

    /** Whether that is what a mail asks for first; a contact is better logged than excused. */
    static boolean isBest(Kind kind) {
        return isPossible(kind) && kind != Kind.CONTACT;
    }

    /** False: there was nothing to be done, or it was done today already. */
    boolean settle(Missing one) {
        return switch (one.kind()) {
            case AGREEMENT -> reminding.askForAgreement(one.who());
            case CONTACT ->
                reminding.askForExcuse(one.who(), (Integer) one.facts().get(1));
            case CONFIRMATIONS -> reminding.askForConfirmation(one.who());
            case CONTACTS_TO_VERIFY -> reminding.askSilentProteges(one.who()) > 0;
            case PROTEGE, REPORT, RETURNED, DISPUTE, PROJECT, MEETING_TIMES, REPORTS_TO_READ, PROJECTS_TO_READ, FLAGS ->
                false;
        };
    }
}
