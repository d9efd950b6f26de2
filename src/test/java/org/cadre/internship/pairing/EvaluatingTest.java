package org.cadre.internship.pairing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.cadre.CadreTest;
import org.cadre.Visitor;
import org.cadre.internship.PartTwo;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** A mentor does not evaluate the protégé: both say so, and the edition decides. Told with Amir, who names Sam. */
@CadreTest
class EvaluatingTest extends PartTwo {
    private static final String SAM = "sam@elsewhere.example";

    private Visitor amir;
    private final Visitor sam = new Visitor();

    @BeforeEach
    void takeBack() {
        amir = Visitor.as("amir");
        amir.button(amir.get("/internship/protege"), "Take it back").send();
    }

    private Visitor.Filling naming(Visitor.Page page, String declares) {
        return amir.button(page, "Sign and ask for agreement")
                .with("name", "Sam Ortiz 🌻")
                .with("email", SAM)
                .with("kind", "novice")
                .with("declares", declares)
                .with("signs", "yes");
    }

    private Visitor.Page name(String declares) {
        return naming(amir.get("/internship/protege"), declares).send();
    }

    private Visitor.Filling agreeing() {
        return sam.button(sam.get(linkTo(SAM)), "Agree").with("agrees", "yes");
    }

    private String declared() {
        return jdbc.sql(
                        "select mit_evaluates || ' ' || coalesce(protege_evaluated::text, '-') from pairing where protege_name like 'Sam%'")
                .query(String.class)
                .single();
    }

    @Nested
    class WhereTheEditionRefusesIt {
        @Test
        void theMentorIsToldWhyAndKeepsWhatWasTyped() {
            var again = name("evaluates").hasStatus(422);
            assertThat(again.wrong("declares")).contains("A mentor never evaluates the protégé");
            assertThat(amir.button(again, "Sign and ask").value("name")).isEqualTo("Sam Ortiz 🌻");
            assertThat(mailsTo(SAM)).isZero();
        }

        @Test
        void theProtegeIsToldWhyAndNothingIsSigned() {
            name("yes").says("gets a mail");
            var again = agreeing().with("evaluated", "yes").send().hasStatus(422);
            assertThat(again.wrong("evaluated")).contains("this agreement cannot be made");
            assertThat(declared()).isEqualTo("false -");
        }

        @Test
        void bothDeclarationsAreKept() {
            name("yes");
            agreeing().send().says("You have agreed").says("declared that the mentor does not evaluate them");
            assertThat(declared()).isEqualTo("false false");
        }
    }

    @Nested
    class UnderAnotherEdition {
        private UUID national;
        private UUID other;

        @BeforeEach
        void customize() {
            national = jdbc.sql("select id from edition where slug = 'national-mentor-certification'")
                    .query(UUID.class)
                    .single();
            other = UUID.randomUUID();
            jdbc.sql("""
                    insert into edition (id, slug, version, title, effective, yaml, digest, loaded_at)
                    select :id, 'bluebonnet', '1', 'Bluebonnet edition', effective,
                           replace(yaml, E'\\ninternship:\\n', E'\\ninternship:\\n  mentorMayEvaluate: true\\n  hoursCarryOver: false\\n'),
                           digest, loaded_at
                      from edition where id = :national
                    """).param("id", other).param("national", national).update();
            jdbc.sql("update cohort set edition = :other").param("other", other).update();
        }

        @AfterEach
        void back() {
            jdbc.sql("update cohort set edition = :national")
                    .param("national", national)
                    .update();
            jdbc.sql("delete from edition where id = :other")
                    .param("other", other)
                    .update();
        }

        @Test
        void whoEvaluatesIsWarnedAndOfficeSeesIt() {
            var again = name("evaluates").hasStatus(422);
            assertThat(again.wrong("warned")).contains("told little in confidence");
            naming(again, "evaluates").with("warned", "yes").send().says("gets a mail");
            agreeing().with("evaluated", "yes").send().says("You have agreed");
            assertThat(declared()).isEqualTo("true true");
            Visitor.as("opal")
                    .get("/office/internships?need=evaluates")
                    .says("One of the two says that the mentor evaluates Sam Ortiz");
        }

        @Test
        void hoursBeginAfreshWithAnotherProtegeAndStayVisible() {
            var rosa = Visitor.as("rosa");
            int entries = entries(cast.rosasPairing);
            rosa.get("/internship/protege").says("hours begin afresh with another protégé");
            rosa.button(rosa.get("/internship/protege"), "End the pairing")
                    .with("reason", "Del moves.")
                    .send()
                    .says("hours begin afresh with them");
            rosa.button(rosa.get("/internship/protege"), "Sign and ask for agreement")
                    .with("name", "Sam Ortiz")
                    .with("email", SAM)
                    .with("kind", "novice")
                    .with("declares", "yes")
                    .with("signs", "yes")
                    .send();
            agreeing().send();
            assertThat(entries(cast.rosasPairing)).isEqualTo(entries);
            assertThat(jdbc.sql("select count(*) from contact_entry where pairing = :id and state = 'submitted'")
                            .param("id", cast.rosasPairing)
                            .query(Integer.class)
                            .single())
                    .isZero();
            Visitor.as("opal")
                    .get("/office/internships/" + cast.rosasInternship)
                    .says("0.00 of 72.00 hours");
        }
    }
}
