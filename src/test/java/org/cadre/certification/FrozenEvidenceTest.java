package org.cadre.certification;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.cadre.program.ConfirmationLevel;
import org.cadre.program.DateRange;
import org.cadre.program.Evidence;
import org.cadre.program.Fact;
import org.cadre.program.OfferingKind;
import org.junit.jupiter.api.Test;

class FrozenEvidenceTest {
    private static final LocalDate DAY = LocalDate.parse("2027-03-09");
    private static final UUID INTERNSHIP = new UUID(7, 1);

    private static List<Fact> facts() {
        return List.of(
                new Fact.Attended(new UUID(1, 1), "feedback", 150, DAY, OfferingKind.LII),
                new Fact.Attended(new UUID(1, 2), "discovery", 150, DAY, OfferingKind.IN_HOUSE),
                new Fact.Internship(
                        INTERNSHIP,
                        Fact.InternshipState.ACTIVE,
                        DAY,
                        null,
                        List.of(new DateRange(DAY, null), new DateRange(DAY, DAY)),
                        2),
                new Fact.Pairing(new UUID(2, 1), DAY, null),
                new Fact.Contact(
                        new UUID(3, 1), DAY, 60, "phone", ConfirmationLevel.CONFIRMED, Fact.ContactState.SUBMITTED),
                new Fact.Contact(
                        new UUID(3, 2), DAY, 45, "video", ConfirmationLevel.VERIFIED, Fact.ContactState.DISPUTED),
                new Fact.ExcusedMonth(INTERNSHIP, 4),
                new Fact.ExcusedMonth(INTERNSHIP, 2),
                new Fact.Report(new UUID(4, 1), 1, Fact.ReportState.ACCEPTED, DAY, DAY),
                new Fact.Meeting(new UUID(5, 1), 1, Fact.Presence.MADE_UP, DAY),
                new Fact.Project(new UUID(6, 1), Fact.ProjectState.PASSED, DAY),
                new Fact.Recertified(new UUID(8, 1), 360, DAY));
    }

    @Test
    void isTheSameTextInWhateverOrderTheFactsCome() {
        var frozen = FrozenEvidence.of(Evidence.of(facts()));
        var shuffled = new ArrayList<>(facts());
        for (int seed = 0; seed < 20; seed++) {
            Collections.shuffle(shuffled, new Random(seed));
            assertThat(FrozenEvidence.of(Evidence.of(shuffled))).isEqualTo(frozen);
        }
    }

    @Test
    void givesBackEveryFact() {
        var frozen = FrozenEvidence.of(Evidence.of(facts()));
        assertThat(frozen.evidence().facts()).containsExactlyInAnyOrderElementsOf(facts());
        assertThat(FrozenEvidence.of(frozen.evidence())).isEqualTo(frozen);
    }

    @Test
    void hasAnotherDigestWhenOneMinuteDiffers() {
        var other = new ArrayList<>(facts());
        other.set(
                4,
                new Fact.Contact(
                        new UUID(3, 1), DAY, 61, "phone", ConfirmationLevel.CONFIRMED, Fact.ContactState.SUBMITTED));
        assertThat(FrozenEvidence.of(Evidence.of(other)).digest())
                .isNotEqualTo(FrozenEvidence.of(Evidence.of(facts())).digest());
    }

    @Test
    void isWrittenInOneWayForEver() {
        var one = Evidence.of(new Fact.Pairing(new UUID(2, 1), DAY, null));
        assertThat(FrozenEvidence.of(one).text()).isEqualTo("""
                {"attended":[],"contacts":[],"excusedMonths":[],"internships":[],"meetings":[],\
                "pairings":[{"acceptedOn":"2027-03-09","endedOn":null,"id":"00000000-0000-0002-0000-000000000001"}],\
                "projects":[],"recertified":[],"reports":[]}""");
    }
}
