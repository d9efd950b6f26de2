package org.cadre.demo;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import org.cadre.people.PersonId;
import org.cadre.people.Role;

/**
 * Two more made-up MITs in Rosa's cohort, so that a coach who looks in finds work: reports to read, contacts that wait.
 * The demo alone has them; the cast of the tests is as small as it was.
 */
final class Companions {
    private static final int MONTH = 4;

    private final Histories histories;
    private final Cast cast;
    private final LocalDate today;
    private final LocalDate firstDay;

    Companions(Cast cast, LocalDate today) {
        this.histories = cast.histories;
        this.cast = cast;
        this.today = today;
        this.firstDay = today.minusMonths(MONTH).minusDays(10);
    }

    void bringIn() {
        inMonthFive("Grace Liu", "grace", "Ivan Petrov", "ivan", new int[] {480, 495, 510, 480}, today.minusDays(5));
        inMonthFive("Henry Ochoa", "henry", "Lola Marin", "lola", new int[] {480, 360, 300, 240}, today.minusDays(2));
        histories.write();
    }

    /** Three months accepted, the fourth sent and waiting, and a contact of that month nobody has attested yet. */
    private void inMonthFive(
            String name, String mailbox, String protegeName, String protegesMailbox, int[] minutes, LocalDate sentOn) {
        var mit = cast.principal(name, mailbox, today.minusMonths(9));
        histories.role(mit, Role.MIT, null, today.minusMonths(5));
        cast.complete(cast.lastInstitute(), mit);
        var internship = histories.internship(
                mit,
                cast.rosasCohort,
                "active",
                firstDay.minusDays(20),
                firstDay,
                firstDay.plusMonths(9).minusDays(1));
        PersonId protege = cast.protege(protegeName, protegesMailbox, today.minusMonths(5));
        var pairing = cast.pairing(internship, protege, firstDay);
        var term = cast.term(firstDay);
        for (int month = 1; month <= MONTH; month++) {
            histories.cameTo(
                    cast.rosasMeetings.get(month - 1),
                    internship,
                    cast.coach,
                    term.monthFirst(month).plusDays(17));
            int contacts = cast.month(pairing, term, month, minutes[month - 1], protege);
            if (month < MONTH) {
                cast.report(internship, term, month, minutes[month - 1], contacts, "accepted");
            } else {
                cast.report(internship, month, minutes[month - 1], contacts, "submitted", sentOn);
            }
        }
        histories.contact(
                pairing,
                term.monthLast(MONTH).minusDays(1),
                LocalTime.of(8, 0),
                45,
                "phone",
                "Talked over how the first observation went, and what to ask next time.",
                List.of("psel-2015-6"),
                null);
    }
}
