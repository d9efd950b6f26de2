package org.cadre.notification.wording;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.cadre.CadreTest;
import org.cadre.Visitor;
import org.cadre.demo.Cast;
import org.cadre.demo.Demo;
import org.cadre.platform.mail.Mail;
import org.cadre.platform.mail.Mails;
import org.cadre.platform.text.Language;
import org.cadre.platform.text.Sentence;
import org.cadre.platform.text.Texts;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Opal words what the program says by itself. */
@CadreTest
class WordingPageTest {
    private static final String NATIONAL = "national-mentor-certification";
    private static final String KEY = "notification.people.hello";
    private static final String PLACE = "/office/wordings/people/" + KEY;

    @Autowired
    private Demo demo;

    @Autowired
    private Mails mails;

    @Autowired
    private Texts texts;

    @Autowired
    private JdbcClient jdbc;

    private Cast cast;
    private Visitor opal;

    @BeforeEach
    void bringTheCastIn() {
        cast = demo.bringIn();
        opal = Visitor.as("opal");
    }

    private String hello(UUID about) {
        return hello("rosa@bluebonnet.example", about);
    }

    private String hello(String to, UUID about) {
        return mails.preview(Mail.to(to, about)
                        .subject(Sentence.of(KEY, "Rosa"))
                        .line(Sentence.of("web.itself", Sentence.of(KEY, "Rosa"))))
                .plain();
    }

    private String hello() {
        return hello(cast.rosa.value());
    }

    private Visitor.Page word(String query, String text) {
        return opal.button(opal.get(PLACE + query), "Save text")
                .with("text", text)
                .send();
    }

    @Test
    void isSaidFromThenOnAndLedBackToTheDefault() {
        word("", "Dear {name},").says("The text is saved").says("Edited by Opal");
        assertThat(hello()).startsWith("Dear Rosa,");
        var page = opal.get(PLACE).says("Changes").says("Hello {name},");
        opal.button(page, "Go back to this text").send().says("The original text is back");
        assertThat(hello()).startsWith("Hello Rosa,");
        opal.get(PLACE).says("Back to the original").says("Dear {name},");
    }

    @Test
    void keepsARefusedTextBesideItsReason() {
        var page = word("", "Dear {nmae},");
        assertThat(page.wrong("text")).contains("{nmae} is not known here. Did you mean {name}?");
        assertThat(page.document().select("textarea").text()).isEqualTo("Dear {nmae},");
        assertThat(word("", "Dear friend").wrong("text")).contains("This is missing: {name}");
        assertThat(hello()).startsWith("Hello Rosa,");
    }

    @Test
    void leadsBackFromWordsThatCannotBeFilledIn() {
        word("", "Dear {name},");
        for (var broken : new String[] {"Hello {0, number}", "Hello {7}, {0, date}", "Hello {name} {"}) {
            jdbc.sql("update wording set pattern = :broken")
                    .param("broken", broken)
                    .update();
            jdbc.sql("update wording_version set version = gen_random_uuid()").update();
            assertThat(hello()).as("mail goes out").startsWith("Hello Rosa,");
            opal.get("/office/wordings/people").hasStatus(200);
            opal.get(PLACE).says("This text cannot be filled in");
        }
        opal.button(opal.get(PLACE), "Go back to this text").send().says("The original text is back");
        opal.get(PLACE).says("Hello Rosa Example,");
    }

    @Test
    void isPreviewedWithWhatIsKnownOfAPerson() {
        mails.send(Mail.to("rosa@bluebonnet.example", cast.rosa.value()).subject(Sentence.of("web.itself", "x")));
        var page = opal.button(opal.get(PLACE), "Preview this text")
                .press("Preview this text")
                .with("text", "Good day {name}")
                .with("as", cast.rosa.value())
                .send();
        page.says("Good day Rosa").says("Preview this text");
        assertThat(hello()).as("nothing is saved").startsWith("Hello Rosa,");
    }

    @Test
    void fallsBackFromLanguageAndEditionToWhatThereIs() {
        word("?edition=" + NATIONAL + "&language=es", "Hola {name}:");
        assertThat(hello()).startsWith("Hello Rosa,");
        jdbc.sql("update person set language = 'es' where id = :rosa")
                .param("rosa", cast.rosa.value())
                .update();
        assertThat(hello()).startsWith("Hola Rosa:");
        assertThat(hello(cast.coach.value())).as("it is who gets it that reads").startsWith("Hola Rosa:");
        assertThat(hello("ines@bluebonnet.example", cast.rosa.value())).startsWith("Hello Rosa,");
        word("", "Dear {name},");
        opal.button(opal.get(PLACE + "?edition=" + NATIONAL + "&language=es"), "Go back to this text")
                .send();
        assertThat(hello())
                .as("the product's own Spanish before somebody's English")
                .startsWith(Language.SPANISH.during(() -> texts.say(KEY, "Rosa")));
        opal.button(opal.get(PLACE), "Go back to this text").send();

        jdbc.sql("""
                insert into wording (edition, language, key, pattern, default_was, changed_by, changed_at)
                values ('of-another-district', 'en', :key, 'Howdy {0},', '', :opal, now())
                """).param("key", KEY).param("opal", cast.office.value()).update();
        jdbc.sql("update wording_version set version = gen_random_uuid()").update();
        assertThat(hello("ines@bluebonnet.example", cast.coach.value()))
                .as("of an edition that is not theirs")
                .startsWith("Hello Rosa,");
    }

    /** Of the cohort; before placement of the offering. */
    @Test
    void isOfTheEditionOfTheCohort() {
        jdbc.sql("""
                insert into edition (id, slug, version, title, effective, parent, yaml, digest, loaded_at)
                select gen_random_uuid(), 'bluebonnet', '1', 'Bluebonnet', effective, id, yaml, digest, now()
                  from edition where slug = :national order by effective desc limit 1
                """).param("national", NATIONAL).update();
        try {
            jdbc.sql(
                            "update cohort set edition = (select id from edition where slug = 'bluebonnet') where id = :cohort")
                    .param("cohort", cast.rosasCohort)
                    .update();
            word("", "Dear {name},");
            jdbc.sql("""
                    insert into wording (edition, language, key, pattern, default_was, changed_by, changed_at)
                    values ('bluebonnet', 'en', :key, 'Howdy {0},', '', :opal, now())
                    """).param("key", KEY).param("opal", cast.office.value()).update();
            jdbc.sql("update wording_version set version = gen_random_uuid()").update();
            assertThat(hello()).as("of the cohort").startsWith("Howdy Rosa,");
            assertThat(hello(cast.trainer.value()))
                    .as("falls back to the parent")
                    .startsWith("Dear Rosa,");
            jdbc.sql("delete from wording where edition = 'bluebonnet'").update();
            jdbc.sql("update wording_version set version = gen_random_uuid()").update();
            assertThat(hello()).as("falls back to the parent").startsWith("Dear Rosa,");
        } finally {
            jdbc.sql("update cohort set edition = (select id from edition where slug = :national limit 1)")
                    .param("national", NATIONAL)
                    .update();
            jdbc.sql("delete from edition where slug = 'bluebonnet'").update();
        }
    }

    @Test
    void saysWhenTheDefaultHasChangedSince() {
        word("", "Dear {name},");
        jdbc.sql("update wording set default_was = 'Hi {0},'").update();
        jdbc.sql("update wording_version set version = gen_random_uuid()").update();
        opal.get("/office/wordings/people").says("The original text has changed since this was edited");
        opal.get(PLACE).says("It used to say: Hi {name},");
        word("", "Dear {name},");
        opal.get("/office/wordings/people").doesNotSay("The original text has changed since this was edited");
    }

    @Test
    void isNotSavedOverWhatSomebodyElseHasWritten() {
        var late = opal.button(opal.get(PLACE), "Save text").with("text", "Good day {name},");
        word("", "Dear {name},");
        late.send().says("Somebody changed this text in the meantime");
        assertThat(hello()).startsWith("Dear Rosa,");
    }

    @Test
    void isOneOfAllThatAreSent() {
        opal.get("/office/wordings").says("Reminders").says("Renewal");
        opal.get("/office/wordings/renewal").says("{certificate number}").says("{expiry date}");
        opal.get("/office/wordings/nothing").hasStatus(404);
        Visitor.as("rosa").get("/office/wordings").hasStatus(404);
    }
}
