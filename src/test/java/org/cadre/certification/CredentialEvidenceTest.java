package org.cadre.certification;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import org.cadre.CadreTest;
import org.cadre.certification.credential.Json;
import org.cadre.demo.Cast;
import org.cadre.demo.Demo;
import org.cadre.internship.InternshipId;
import org.cadre.platform.audit.Actor;
import org.cadre.platform.time.ProgramClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a credential says was done for it: hours and months, and the final project, by its title only with consent. */
@CadreTest
class CredentialEvidenceTest {
    private static final String TITLE = "The first ninety days: what protégés wish they had asked";

    @Autowired
    private Demo demo;

    @Autowired
    private Awards awards;

    @Autowired
    private Issuing issuing;

    @Autowired
    private Certificates certificates;

    @Autowired
    private SignedCredentials credentials;

    @Autowired
    private ProgramClock clock;

    @Autowired
    private JdbcClient jdbc;

    private Cast cast;

    @BeforeEach
    void ready() {
        cast = demo.bringIn();
    }

    private CertificateId award() {
        var reserved = (Awards.Outcome.Reserved)
                awards.reserve(new InternshipId(cast.readysInternship), clock.today(), Actor.of(cast.office.value()));
        issuing.finish(reserved.certificate());
        return reserved.certificate();
    }

    private void show(boolean withName) {
        jdbc.sql("""
                insert into project_showing (id, project, with_name, with_files, consented_by, consented_at, consented_on)
                select gen_random_uuid(), f.id, :name, false, i.person, '2026-11-01 12:00+00', '2026-11-01'
                  from final_project f join internship i on i.id = f.internship where i.id = :internship
                """)
                .param("name", withName)
                .param("internship", cast.readysInternship)
                .update();
    }

    private String document(CertificateId id) {
        return credentials.find(id).orElseThrow().document();
    }

    /** What is said of the final project. */
    private String project(CertificateId id) {
        return Json.read(document(id)).getJsonArray("evidence").stream()
                .map(JsonObject.class::cast)
                .filter(one -> one.getString("name").equals("Final project"))
                .map(one -> one.getString("narrative"))
                .findFirst()
                .orElse("none");
    }

    @Test
    void namesHoursAndMonths() {
        var parts = certificates.find(award()).orElseThrow().says().parts();
        assertThat(parts).hasSize(2);
        var id = certificates.ofPerson(cast.ready).getFirst().id();
        assertThat(document(id))
                .contains(
                        parts.getFirst().hours(),
                        parts.getLast().title(),
                        parts.getLast().hours());
    }

    @Test
    void namesTheTitleOfAProjectThatItsAuthorShowsUnderTheirName() {
        show(true);
        var id = award();
        assertThat(project(id)).isEqualTo(TITLE);
        // What was signed stays, whatever its author decides later.
        jdbc.sql("update project_showing set withdrawn_at = consented_at").update();
        assertThat(credentials.make(certificates.find(id).orElseThrow()).document())
                .isEqualTo(document(id));
        assertThat(project(id)).isEqualTo(TITLE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"never shown", "without name", "withdrawn", "taken down"})
    void keepsTheTitleToItselfOtherwise(String how) {
        if (!how.equals("never shown")) {
            show(!how.equals("without name"));
        }
        if (how.equals("withdrawn")) {
            jdbc.sql("update project_showing set withdrawn_at = consented_at").update();
        }
        if (how.equals("taken down")) {
            jdbc.sql("""
                    insert into project_removal (project, reason, removed_by, removed_on)
                    select project, 'A pupil is named', :office, '2026-11-02' from project_showing
                    """).param("office", cast.office.value()).update();
        }
        var id = award();
        assertThat(project(id)).isEqualTo("Passed");
        assertThat(document(id)).doesNotContain("ninety days");
    }
}
