package org.cadre.certification;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.cadre.CadreTest;
import org.cadre.Visitor;
import org.cadre.demo.Cast;
import org.cadre.demo.Demo;
import org.cadre.internship.InternshipId;
import org.cadre.internship.coach.Flags;
import org.cadre.platform.audit.Actor;
import org.cadre.platform.mail.Mail;
import org.cadre.platform.mail.Mails;
import org.cadre.platform.text.Sentence;
import org.cadre.platform.time.ProgramClock;
import org.cadre.program.EditionId;
import org.cadre.program.Editions;
import org.cadre.program.InternshipTerm;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The whole way of a district's edition: proposed, refused, mended, published, and what a cohort under it gets. */
@CadreTest
@Tag("every-postgresql")
class DistrictWalkTest {
    private static final String HELLO = "notification.people.hello";

    @Autowired
    private Demo demo;

    @Autowired
    private Editions editions;

    @Autowired
    private Mails mails;

    @Autowired
    private Awards awards;

    @Autowired
    private Issuing issuing;

    @Autowired
    private Certificates certificates;

    @Autowired
    private ProgramClock clock;

    @Autowired
    private JdbcClient jdbc;

    private Cast cast;
    private Visitor dora;
    private Visitor opal;
    private String place;

    @BeforeEach
    void bringIn() {
        cast = demo.bringIn();
        dora = Visitor.as("dora");
        opal = Visitor.as("opal");
        place = dora.button(dora.get("/district/editions"), "Start a draft")
                .send()
                .address()
                .getPath();
    }

    private void asksFor(String hours) {
        dora.button(dora.get(place + "/requirements/contact-hours"), "Save requirement")
                .with("requirement-contactMinutes", hours)
                .send()
                .hasStatus(200);
    }

    private Visitor.Page proposed() {
        return dora.button(dora.get(place), "Propose to office").send();
    }

    private EditionId publishedByOffice() {
        var draft = opal.get("/office/editions/drafts/" + place.substring(place.lastIndexOf('/') + 1));
        opal.button(draft, "Publish").send().says("Published.");
        return new EditionId(jdbc.sql("select edition from edition_publication")
                .query(UUID.class)
                .single());
    }

    /** The cohorts of Rosa and of Marcus, as if they had begun under that edition. */
    private void cohortsAreUnder(EditionId edition) {
        jdbc.sql("update cohort set edition = :edition")
                .param("edition", edition.value())
                .update();
    }

    private Certificate awarded() {
        var outcome =
                awards.reserve(new InternshipId(cast.readysInternship), clock.today(), Actor.of(cast.office.value()));
        var id = ((Awards.Outcome.Reserved) outcome).certificate();
        issuing.finish(id);
        return certificates.find(id).orElseThrow();
    }

    /** So long after the last contact, on days without a break. */
    private List<Flags.Kind> flagsAfter(int days, EditionId edition) {
        var first = LocalDate.of(2027, 2, 20);
        var today = first.plusDays(28);
        var term = new InternshipTerm(first, 9, List.of(), 0);
        var facts = new Flags.Facts(term, null, first, today.minusDays(days), null, null, List.of(), 4_380);
        return Flags.of(facts, editions.of(edition), today).stream()
                .map(Flags.Flag::kind)
                .toList();
    }

    @Test
    void givesItsCohortsTheirTextsPapersAndRemindersAndItsDistrictTotals() {
        asksFor("60");
        proposed().hasStatus(422).says("60.00 of 72");
        asksFor("73");
        dora.button(dora.get(place + "/sections/risks"), "Save")
                .with("risks-contactGapDays", 4)
                .send()
                .hasStatus(200);
        dora.button(dora.get(place + "/look"), "Save logo")
                .with("light", "#7a1f3d")
                .with("contact", "Call Dora in the central office.")
                .send()
                .says("are saved");
        proposed().says("The proposal is with office.");
        var edition = publishedByOffice();
        var slug = editions.asWritten(edition).slug();
        assertThat(editions.of(edition).contactTarget()).isEqualTo(4_380);

        opal.get("/office/cohorts/new").says(editions.asWritten(edition).title());
        cohortsAreUnder(edition);

        opal.button(opal.get("/office/wordings/people/" + HELLO + "?edition=" + slug + "&language=en"), "Save text")
                .with("text", "Howdy {name},")
                .send()
                .says("The text is saved");
        assertThat(mails.preview(Mail.to("rosa@bluebonnet.example", cast.rosa.value())
                                .subject(Sentence.of(HELLO, "Rosa"))
                                .line(Sentence.of("web.itself", Sentence.of(HELLO, "Rosa"))))
                        .plain())
                .startsWith("Howdy Rosa,");
        assertThat(mails.preview(Mail.to("kit@bluebonnet.example", cast.otherCoordinator.value())
                                .subject(Sentence.of(HELLO, "Kit"))
                                .line(Sentence.of("web.itself", Sentence.of(HELLO, "Kit"))))
                        .plain())
                .startsWith("Hello Kit,");

        Visitor.as("rosa").get("/internship").says("Call Dora in the central office.");
        assertThat(flagsAfter(5, edition)).contains(Flags.Kind.NO_CONTACT_LATELY);
        assertThat(flagsAfter(5, editions.idOf(Editions.NATIONAL))).doesNotContain(Flags.Kind.NO_CONTACT_LATELY);

        assertThat(awarded().says().looks().main()).isEqualTo("#7a1f3d");

        dora.get("/district").hasStatus(200).says("Marcus Lee").doesNotSay("Del Ramos");
        Visitor.as("kit").get("/district").doesNotSay("Marcus Lee");
    }
}
