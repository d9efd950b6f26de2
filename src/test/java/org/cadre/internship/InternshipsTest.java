package org.cadre.internship;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.cadre.CadreTest;
import org.cadre.people.PersonId;
import org.cadre.platform.audit.Actor;
import org.cadre.platform.database.Ids;
import org.cadre.program.Editions;
import org.cadre.program.Evidence;
import org.cadre.program.Fact;
import org.cadre.program.Standings;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@CadreTest
class InternshipsTest extends PartTwo {
    @Autowired
    private Internships internships;

    @Autowired
    private Editions editions;

    @Test
    void knowTheInternshipSomebodyIsIn() {
        var rosas = internships.current(cast.rosa).orElseThrow();
        assertThat(rosas.state()).isEqualTo(Fact.InternshipState.ACTIVE);
        assertThat(rosas.id().value()).isEqualTo(cast.rosasInternship);
        assertThat(internships.current(cast.partOneDone)).isEmpty();
    }

    @Test
    void listACohort() {
        assertThat(internships.ofCohort(new CohortId(cast.rosasCohort)))
                .extracting(InternshipSummary::name)
                .contains("Rosa Delgado");
        assertThat(internships.coachedBy(cast.coach)).contains(new CohortId(cast.rosasCohort));
    }

    @Test
    void giveTheEvidenceOfPartTwo() {
        var edition = editions.current(Editions.NATIONAL);
        var evidence = internships.evidenceOf(cast.rosa, edition);
        assertThat(evidence.internships()).hasSize(1);
        assertThat(evidence.pairings()).hasSize(1);
        assertThat(Standings.certification(edition, evidence, today)
                        .find("contact-hours")
                        .orElseThrow()
                        .measure())
                .isNotNull()
                .satisfies(measure -> assertThat(measure.done()).isEqualTo(1890));
        assertThat(internships.evidenceOf(new PersonId(Ids.next()), edition)).isEqualTo(Evidence.none());
    }

    @Test
    void areCompletedOnceByAnAward() {
        var id = new InternshipId(cast.readysInternship);
        internships.complete(id, today, Actor.of(cast.office.value()));
        assertThat(internships.find(id).orElseThrow().state()).isEqualTo(Fact.InternshipState.COMPLETE);
        assertThat(deedsAbout(cast.ready)).contains("internship.completed");
        assertThatThrownBy(() -> internships.complete(id, today, Actor.SYSTEM))
                .isInstanceOf(IllegalStateException.class);
    }
}
