package org.cadre.internship.office;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.UUID;
import org.cadre.CadreTest;
import org.cadre.Visitor;
import org.cadre.internship.PartTwo;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Suspending a pairing with a case file, told with Rosa and Del. */
@CadreTest
class PairingCaseFileTest extends PartTwo {
    private static final String SECRET = "Del called about a remark. 🙈 نص سري";

    private Visitor opal = new Visitor();
    private String place = "";

    @BeforeEach
    void comeIn() {
        opal = Visitor.as("opal");
        place = "/office/internships/" + cast.rosasInternship;
    }

    private Visitor.Page suspend() {
        return opal.button(opal.get(place), "Suspend the pairing")
                .with("suspendedWords", SECRET)
                .send();
    }

    private String pairingState() {
        return jdbc.sql("select state from pairing where id = :id")
                .param("id", cast.rosasPairing)
                .query(String.class)
                .single();
    }

    private String file() {
        return "/office/case-files/"
                + jdbc.sql("select id from case_file").query(UUID.class).single();
    }

    private int readings() {
        return jdbc.sql("select count(*) from case_reading")
                .query(Integer.class)
                .single();
    }

    @Nested
    class Suspending {
        @Test
        void restsThePairingAndTellsBothInTheSameWordsWithoutAReason() {
            suspend().says("rests. Both are told.");

            assertThat(pairingState()).isEqualTo("suspended");
            var mails = jdbc.sql("select subject || ' ' || plain as said from mail where subject like '%rests'")
                    .query(String.class)
                    .list();
            assertThat(mails)
                    .hasSize(2)
                    .allSatisfy(said -> assertThat(said)
                            .contains("it says nothing about either of you")
                            .doesNotContain("remark"));
            Visitor.as("rosa").get("/internship/protege").says("Office has suspended this pairing");
            Visitor.as("rosa").get("/internship").says("rest for now").doesNotSay("has not answered");
            assertThat(deedsAbout(cast.rosa)).contains("pairing.suspended");
        }

        @Test
        void letsNothingBeLoggedMeanwhile() {
            suspend();
            int before = entries(cast.rosasPairing);
            var rosa = Visitor.as("rosa");
            PartTwo.filled(rosa, today, "07:00", 60).send().hasStatus(422);
            assertThat(entries(cast.rosasPairing)).isEqualTo(before);
        }

        @Test
        void goesOnAsItWas() {
            suspend();
            opal.button(opal.get(place), "Let it go on")
                    .with("reinstatedWords", "A misunderstanding.")
                    .send()
                    .says("goes on. Both are told.");
            assertThat(pairingState()).isEqualTo("active");
            opal.get(file()).says("A misunderstanding.").says("Resumed");
        }

        @Test
        void endsItWithoutTellingEitherWhy() {
            suspend();
            opal.button(opal.get(place), "End the pairing")
                    .with("endedWords", "Both asked for it.")
                    .send()
                    .says("has ended. Both are told.");
            assertThat(pairingState()).isEqualTo("ended");
            Visitor.as("rosa")
                    .get("/internship/protege")
                    .says("Name your protégé")
                    .doesNotSay("Both asked");
            assertThat(jdbc.sql("select count(*) from mail where subject like 'The pairing with%'")
                            .query(Integer.class)
                            .single())
                    .isEqualTo(2);
        }

        @Test
        void wantsWordsForTheCaseFileAndKeepsWhatIsTooLong() {
            assertThat(opal.button(opal.get(place), "Suspend the pairing")
                            .send()
                            .hasStatus(422)
                            .wrong("suspendedWords"))
                    .contains("Please write for the case file");
            var again = opal.button(opal.get(place), "Suspend the pairing")
                    .with("suspendedWords", "a".repeat(10_000))
                    .send()
                    .hasStatus(422);
            assertThat(again.wrong("suspendedWords")).contains("10,000");
            assertThat(opal.button(again, "Suspend the pairing").value("suspendedWords"))
                    .hasSize(10_000);
            assertThat(pairingState()).isEqualTo("active");
        }

        @Test
        void isPossibleOnlyWhileItIsInForce() {
            var form = opal.button(opal.get(place), "Suspend the pairing").with("suspendedWords", SECRET);
            suspend();
            form.send().hasStatus(404);
            opal.postToken(place + "/reinstatement").hasStatus(422);
            opal.button(opal.get(place), "End the pairing")
                    .with("endedWords", "Over.")
                    .send();
            opal.postToken(place + "/reinstatement").hasStatus(404);
            opal.postToken(place + "/pairing-end").hasStatus(404);
        }
    }

    @Nested
    class TheFile {
        @Test
        void isReadByOfficeAloneAndEachReadingIsRecorded() {
            suspend();
            assertThat(readings()).isZero();
            opal.get(file()).says(SECRET).says("Confidential");
            opal.get(file()).says("Who has read it (2)");
            assertThat(readings()).isEqualTo(2);
            for (String key : new String[] {"rosa", "ines", "theo", "dora", "nate"}) {
                Visitor.as(key).get(file()).hasStatus(404);
            }
            new Visitor().get(file()).doesNotSay("remark");
            assertThat(readings()).isEqualTo(2);
        }

        @Test
        void isSaidToExistWithoutBeingRead() {
            suspend();
            opal.get(place).says("Opened").says("1 entry").doesNotSay("remark");
            assertThat(readings()).isZero();
        }

        @Test
        void leavesNoTraceInAnybodysOwnTrail() {
            suspend();
            opal.get(file());
            assertThat(deedsAbout(cast.rosa)).noneMatch(deed -> deed.startsWith("case-file"));
            assertThat(jdbc.sql("select string_agg(after::text || before::text, ' ') from audit_entry")
                            .query(String.class)
                            .single())
                    .doesNotContain("remark");
        }

        @Test
        void isOnlyEverAddedTo() {
            suspend();
            opal.button(opal.get(file()), "Add to the file")
                    .with("words", "Talked to both.")
                    .send();
            opal.get(file()).says(SECRET).says("Talked to both.");
            assertThatThrownBy(() ->
                            jdbc.sql("update case_entry set words = 'nothing'").update())
                    .rootCause()
                    .hasMessageContaining("permission denied");
            assertThatThrownBy(() -> jdbc.sql("delete from case_reading").update())
                    .rootCause()
                    .hasMessageContaining("permission denied");
        }

        @Test
        void takesNothingMoreOnceItIsClosed() {
            suspend();
            var late = opal.button(opal.get(file()), "Add to the file").with("words", "Too late.");
            opal.button(opal.get(file()), "Close the file")
                    .with("words", "Settled.")
                    .send()
                    .says("The file is closed");
            late.send().says("closed in the meantime").doesNotSay("Too late.");
        }

        @Test
        void isOpenedForAComplaintWithoutAnythingElseHappening() {
            opal.button(opal.get(place), "Write into the case file")
                    .with("openedWords", "A complaint by phone.")
                    .send();
            assertThat(pairingState()).isEqualTo("active");
            opal.get(file()).says("A complaint by phone.");
            opal.get("/office/internships").says("Case file open since");
        }

        @Test
        void recordsAReadingAlsoWhenAnEmptyWordIsSent() {
            suspend();
            opal.button(opal.get(file()), "Add to the file")
                    .send()
                    .hasStatus(422)
                    .says(SECRET);
            assertThat(readings()).isEqualTo(2);
        }
    }
}
