package org.cadre.care.casefile;

import static org.assertj.core.api.Assertions.assertThat;

import org.cadre.CadreTest;
import org.cadre.Visitor;
import org.cadre.internship.PartTwo;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Case files about a person, told with Theo; those about a pairing stand with the pairing's tests. */
@CadreTest
class CaseFilesPageTest extends PartTwo {
    private static final String SECRET = "He was late twice and shouted.";

    private Visitor opal = new Visitor();

    @BeforeEach
    void comeIn() {
        opal = Visitor.as("opal");
    }

    private Visitor.Filling opening() {
        return opal.button(opal.get("/office/people/" + cast.trainer + "/case-files/new"), "Open the case file");
    }

    private int readings() {
        return jdbc.sql("select count(*) from case_reading")
                .query(Integer.class)
                .single();
    }

    @Test
    void oneIsOpenedAboutAPersonWithoutAnybodyBeingTold() {
        int before = jdbc.sql("select count(*) from mail").query(Integer.class).single();
        opening()
                .with("title", "Complaint of May 4")
                .with("words", SECRET)
                .send()
                .says("Case file: Complaint of May 4")
                .says(SECRET);
        assertThat(jdbc.sql("select count(*) from mail").query(Integer.class).single())
                .isEqualTo(before);
        assertThat(deedsAbout(cast.trainer)).noneMatch(deed -> deed.startsWith("case-file"));
    }

    @Test
    void theListSaysThatThereIsOneAndNothingOfItsWords() {
        opening().with("title", "Complaint of May 4").with("words", SECRET).send();
        int read = readings();
        opal.get("/office/case-files")
                .says("Complaint of May 4")
                .says("1 entry")
                .doesNotSay("shouted");
        opal.get("/office/case-files?q=may+4").says("Complaint of May 4");
        opal.get("/office/case-files?q=shouted").says("No case file matches");
        opal.get("/office/case-files?state=closed").says("No case file is closed");
        assertThat(readings()).isEqualTo(read);
    }

    @Test
    void aTitleAndFirstWordsAreWantedAndWhatWasTypedStays() {
        var again = opening().with("words", SECRET).send().hasStatus(422);
        assertThat(again.wrong("title")).contains("Please enter a title by which the office can find the file again");
        assertThat(opal.button(again, "Open the case file").value("words")).isEqualTo(SECRET);
        assertThat(opening().with("title", "Complaint").send().hasStatus(422).wrong("words"))
                .isNotEmpty();
    }

    @Test
    void suspendingACertificateIsWrittenIntoTheFileOfItsHolder() {
        demo.award();
        String certificate = "/office/certificates/"
                + jdbc.sql("select id from certificate where person = :ines order by id limit 1")
                        .param("ines", cast.coach.value())
                        .query(String.class)
                        .single();
        opal.button(opal.get(certificate), "Suspend")
                .with("reason", "A matter before the board.")
                .send();
        assertThat(jdbc.sql("select kind || ': ' || words from case_entry")
                        .query(String.class)
                        .list())
                .containsExactly("suspended: A matter before the board.");
    }

    @Test
    void nobodyButOfficeFindsThem() {
        for (String key : new String[] {"rosa", "ines", "theo", "dora", "nate"}) {
            Visitor.as(key).get("/office/case-files").hasStatus(404);
        }
    }
}
