package org.cadre.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import org.cadre.CadreTest;
import org.cadre.platform.text.Texts;
import org.cadre.platform.time.ProgramClock;
import org.cadre.standards.FrameworkVersions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@CadreTest
class EditionsTest {
    private static final String NATIONAL = new String(NationalFile.document(), StandardCharsets.UTF_8);

    @Autowired
    private Editions editions;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private ProgramClock clock;

    @Autowired
    private FrameworkVersions frameworks;

    @Autowired
    private Texts texts;

    @Autowired
    private ProgramBreaks breaks;

    @Autowired
    private Clock system;

    @Nested
    class WhenTheServerHasStarted {
        @Test
        void theNationalProgramIsStored() {
            assertThat(editions.current(Editions.NATIONAL)).isEqualTo(EditionFile.national());
            assertThat(editions.of(editions.idOf(Editions.NATIONAL)).title())
                    .isEqualTo("National Mentor Certification");
        }

        @Test
        void anUnknownProgramIsSaidToBeUnknown() {
            assertThatExceptionOfType(EditionRefused.class)
                    .isThrownBy(() -> editions.current("regional"))
                    .withMessage("No edition of the program regional is stored.");
        }
    }

    @Nested
    class LoadingADocument {
        @Test
        void againChangesNothing() {
            assertThat(editions.load("again.yaml", NATIONAL)).isEqualTo(editions.idOf(Editions.NATIONAL));
            assertThat(count()).isOne();
        }

        @Test
        void changedUnderTheSameVersionIsRefusedInOneSentence() {
            assertThatExceptionOfType(EditionRefused.class)
                    .isThrownBy(() -> editions.load("changed.yaml", NATIONAL + "\n# later\n"))
                    .withMessage("The edition national-mentor-certification, version 1, in changed.yaml is not the one"
                            + " stored under that version; an edition never changes, so give the changed one a new"
                            + " version.");
            assertThat(count()).isOne();
        }

        @Test
        void thatIsNoEditionIsRefusedWithItsFirstProblem() {
            assertThatExceptionOfType(EditionRefused.class)
                    .isThrownBy(() -> editions.load("empty.yaml", ""))
                    .withMessageContaining("empty.yaml")
                    .withMessageContaining("expected a YAML document of an edition");
        }

        private int count() {
            return jdbc.sql("select count(*) from edition").query(Integer.class).single();
        }
    }

    @Nested
    class PublishedByAnotherServer {
        private final LocalDate effective = LocalDate.of(2040, 1, 1);

        @AfterEach
        void forgetIt() {
            jdbc.sql("delete from edition where slug = 'regional'").update();
            editions.reread();
        }

        @Test
        void isKnownAsSoonAsSomebodyAsksForIt() {
            var another = new Editions(jdbc, frameworks, texts, clock, breaks, system);
            assertThat(another.listed()).hasSize(1);
            String yaml = NATIONAL.replace("slug: national-mentor-certification", "slug: regional")
                    .replace("effective: 2020-01-01", "effective: " + effective);
            if (EditionFile.parse("regional.yaml", yaml.getBytes(StandardCharsets.UTF_8))
                    instanceof EditionFile.Outcome.Accepted(var edition)) {
                var id = editions.publish(edition, yaml, null).orElseThrow();
                assertThat(another.idOf("regional")).isEqualTo(id);
                assertThat(another.find(id.value())).isPresent();
                assertThat(another.document(id)).isEqualTo(yaml);
                assertThat(editions.publish(edition, yaml, null)).isEmpty();
            }
            assertThat(another.listed()).hasSize(2);
        }
    }

    @Nested
    class WithALaterVersion {
        private final LocalDate effective = LocalDate.of(2040, 1, 1);

        @AfterEach
        void forgetIt() {
            jdbc.sql("delete from edition where version = '2'").update();
            editions.afterSingletonsInstantiated();
        }

        @Test
        void theOneInEffectOnTheProgramsDayIsCurrent() {
            var later = editions.load(
                    "later.yaml",
                    NATIONAL.replace("version: \"1\"", "version: \"2\"")
                            .replace("effective: 2020-01-01", "effective: " + effective));
            editions.afterSingletonsInstantiated();

            assertThat(editions.current(Editions.NATIONAL).version()).isEqualTo("1");
            clock.moveTo(effective);
            assertThat(editions.idOf(Editions.NATIONAL)).isEqualTo(later);
            assertThat(editions.current(Editions.NATIONAL).version()).isEqualTo("2");
        }
    }
}
