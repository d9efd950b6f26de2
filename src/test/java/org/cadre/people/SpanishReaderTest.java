package org.cadre.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.cadre.CadreTest;
import org.cadre.Visitor;
import org.cadre.demo.Demo;
import org.cadre.platform.mail.Mail;
import org.cadre.platform.mail.Mails;
import org.cadre.platform.text.Language;
import org.cadre.platform.text.Money;
import org.cadre.platform.text.Sentence;
import org.cadre.platform.text.Texts;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Each role reads its places in Spanish: pages, mail and papers. */
@CadreTest
class SpanishReaderTest {
    /** Months as English writes them in its days: "Mar 9". */
    private static final Pattern ENGLISH_DAY =
            Pattern.compile("\\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) \\d{1,2}\\b");

    @Autowired
    private Demo demo;

    @Autowired
    private Mails mails;

    @Autowired
    private Texts texts;

    @Autowired
    private JdbcClient jdbc;

    @BeforeEach
    void everybodyReadsSpanish() {
        demo.bringIn();
        jdbc.sql("update person set language = 'es'").update();
    }

    @ParameterizedTest
    @ValueSource(strings = {"rosa", "ines", "theo", "dora", "nate", "cora", "opal"})
    void isAnsweredInSpanishAtEveryPlace(String who) {
        var reader = Visitor.as(who);
        var wrong = new TreeSet<String>();
        for (String place : places(reader)) {
            var page = reader.get(place).hasStatus(200);
            if (!page.document().select("html").attr("lang").equals("es")) {
                wrong.add(place + " is not said to be in Spanish");
            }
            ENGLISH_DAY.matcher(page.text()).results().forEach(day -> wrong.add(place + " says " + day.group()));
            for (String english : List.of("web.account", "web.sign-out", "web.skip")) {
                if (page.text().contains(texts.inEnglish(english))) {
                    wrong.add(place + " says " + texts.inEnglish(english));
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    private static Set<String> places(Visitor reader) {
        var places = new LinkedHashSet<>(List.of("/home", "/account"));
        reader.get("/home").document().select(".main-nav a").forEach(link -> places.add(link.attr("href")));
        return places;
    }

    @Test
    void getsMailInSpanishWhoeverCausedIt() {
        jdbc.sql("update person set language = null where email like 'opal@%'").update();
        var mail = Mail.to("rosa@bluebonnet.example", null)
                .subject(Sentence.of("notification.people.hello", "Rosa"))
                .line(Sentence.of("web.itself", new Money(5_000, "USD")));

        var written = Language.ENGLISH.during(() -> mails.preview(mail));

        assertThat(written.subject())
                .isEqualTo(Language.SPANISH.during(() -> texts.say("notification.people.hello", "Rosa")));
        assertThat(written.html()).contains("<html lang=\"es\">");
        assertThat(mails.preview(Mail.to("opal@bluebonnet.example", null).subject(Sentence.of("web.menu")))
                        .subject())
                .isEqualTo("Menu");
        assertThat(mails.preview(Mail.to("stranger@elsewhere.example", null)
                                .subject(Sentence.of("web.menu"))
                                .in(Language.SPANISH))
                        .subject())
                .isEqualTo("Menú");
    }

    @Test
    void readsACertificateInTheLanguageInWhichItWasIssued() {
        demo.award();
        String code = jdbc.sql("select check_code from certificate where state = 'issued' limit 1")
                .query(String.class)
                .single();
        assertThat(jdbc.sql("select says ->> 'language' from certificate")
                        .query(String.class)
                        .list())
                .containsOnly("en-US");
        var marcus = Visitor.as("marcus");
        var check = marcus.get("/check/" + code).hasStatus(200);
        assertThat(check.document().select("html").attr("lang")).isEqualTo("es");
    }
}
