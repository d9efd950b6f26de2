package org.cadre.certification;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.cadre.CadreTest;
import org.cadre.Visitor;
import org.cadre.demo.Cast;
import org.cadre.demo.Demo;
import org.cadre.internship.InternshipId;
import org.cadre.people.Role;
import org.cadre.people.Viewer;
import org.cadre.platform.job.Jobs;
import org.cadre.platform.text.Texts;
import org.cadre.platform.time.ProgramClock;
import org.cadre.program.Editions;
import org.cadre.program.Standing;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Rosa has not met everything. Opal asks Bo Lindqvist of the board, who has no account. */
@CadreTest
class OverridePageTest {
    private static final String BO = "bo@board.example";

    @Autowired
    private Demo demo;

    @Autowired
    private AwardDecisions decisions;

    @Autowired
    private AwardOverrides overrides;

    @Autowired
    private Certificates certificates;

    @Autowired
    private Editions editions;

    @Autowired
    private Texts texts;

    @Autowired
    private Jobs jobs;

    @Autowired
    private ProgramClock clock;

    @Autowired
    private JdbcClient jdbc;

    private Cast cast;
    private Visitor opal;
    private final Visitor bo = new Visitor();

    @BeforeEach
    void bringIn() {
        cast = demo.bringIn();
        opal = Visitor.as("opal");
    }

    private InternshipId rosas() {
        return new InternshipId(cast.rosasInternship);
    }

    private String place() {
        return "/office/certification/" + cast.rosasInternship;
    }

    private String logOfRosa() {
        return "/coach/internships/" + cast.rosasInternship + "/log";
    }

    private Visitor.Filling request() {
        return opal.button(opal.get(place() + "/override"), "Ask for agreement")
                .with("reason", "She was ill for a month.")
                .with("name", "Bo Lindqvist")
                .with("email", BO)
                .with("as", "board");
    }

    private String link() {
        return "/overrides/"
                + jdbc.sql("select button_url from mail where recipient = :to order by id desc limit 1")
                        .param("to", BO)
                        .query(String.class)
                        .single()
                        .replaceFirst(".*/overrides/", "");
    }

    private String asked() {
        request().send().hasStatus(200).says("Bo Lindqvist has been asked by mail");
        return link();
    }

    private Visitor.Filling answer(String link, String which) {
        return bo.button(bo.get(link), "Send my answer")
                .with("words", "I know her work.")
                .with("answer", which);
    }

    private List<AwardOverride> all() {
        return overrides.of(rosas(), new Viewer(cast.office, "Opal", clock.zone(), Set.of(Role.OFFICE), null, null));
    }

    private int count(String what) {
        return jdbc.sql("select count(*) from " + what).query(Integer.class).single();
    }

    @Test
    void theSecondPersonSeesWhatIsMissingAndWhyAndAgrees() {
        var page = bo.get(asked()).hasStatus(200);
        page.says("Shall Rosa Delgado be awarded the certificate?")
                .says("Log 72 contact hours")
                .says("Pass the final project")
                .says("She was ill for a month.")
                .says("Opal Whitfield");
        opal.get("/office/certification").says("An award by override waits for Bo Lindqvist");
        var ines = Visitor.as("ines");
        assertThat(ines.get("/coach").document().select("td a[href='" + logOfRosa() + "']"))
                .as("contacts of hers wait")
                .isNotEmpty();
        answer(link(), "agree").send().hasStatus(200).says("Your answer is kept");
        opal.get("/office/certification").doesNotSay("waits for Bo Lindqvist");
        assertThat(ines.get("/coach").document().select("td a[href='" + logOfRosa() + "']"))
                .as("nothing waits in an internship that is complete")
                .isEmpty();

        var certificate = certificates.ofPerson(cast.rosa).getFirst();
        assertThat(certificate.state()).isEqualTo(CertificateState.ISSUED);
        assertThat(count("internship where state = 'complete' and person = '" + cast.rosa.value() + "'"))
                .isOne();
        assertThat(count("mail where subject = 'You are a certified mentor'")).isOne();
        opal.get(OfficeCertificatesPage.place(certificate.id()))
                .says("Awarded by override")
                .says("Opal Whitfield of office gave the reason, and Bo Lindqvist (Board member) agreed")
                .says("She was ill for a month.")
                .says("I know her work.")
                .says("The stored evidence still gives this standing");
        new Visitor()
                .get(certificate.code().path())
                .says("Valid")
                .says("is certified as a mentor of school principals by decision of Bluebonnet Principals Association")
                .doesNotSay("completed the Leadership Immersion Institute")
                .doesNotSay("override")
                .doesNotSay("Bo Lindqvist")
                .doesNotSay("She was ill");
    }

    @Test
    void theFrozenStandingIsTheTruthAndComesOutAgain() {
        answer(asked(), "agree").send();
        var decision = decisions.on(rosas()).orElseThrow();
        assertThat(decision.standing().state()).isNotEqualTo(Standing.State.MET);
        assertThat(decision.override()).isEqualTo(all().getFirst().id());
        assertThat(decision.decidedBy()).isEqualTo(cast.office);
        assertThat(decision.recompute(editions.of(decision.edition()), texts).agrees())
                .isTrue();
    }

    @Test
    void standsInTheTrailWithTheApproverAndWithoutWords() {
        answer(asked(), "agree").send();
        var trail = jdbc.sql("select deed || ' ' || after::text from audit_entry where whom = :rosa order by id")
                .param("rosa", cast.rosa.value())
                .query(String.class)
                .list();
        assertThat(trail)
                .anyMatch(line -> line.startsWith("award-override.asked") && line.contains("Bo Lindqvist"))
                .anyMatch(line -> line.startsWith("award-override.agreed") && line.contains("\"link\""))
                .anyMatch(line -> line.startsWith("certificate.awarded") && line.contains("\"override\""))
                .noneMatch(line -> line.contains("ill for a month") || line.contains("I know her work"));
    }

    @Test
    void decliningAwardsNothingAndTellsOffice() {
        answer(asked(), "decline").send().hasStatus(200).says("Your answer is kept");
        assertThat(count("certificate")).isZero();
        opal.get(place()).says("Declined").says("I know her work.").says("Award by override");
        assertThat(jdbc.sql("select plain from mail where subject = 'Declined: the certificate for Rosa Delgado'")
                        .query(String.class)
                        .single())
                .contains("Bo Lindqvist declined the award of Rosa Delgado: “I know her work.”");
    }

    @Test
    void takesOneAnswer() {
        String link = asked();
        var form = answer(link, "agree");
        var other = answer(link, "decline");
        form.send().says("Your answer is kept");
        form.send().says("Your answer is kept");
        other.send().says("This link has been used");
        bo.get(link).says("This link has been used");
        assertThat(count("certificate")).isOne();
        assertThat(all().getFirst().state()).isEqualTo(AwardOverride.State.AGREED);
    }

    @Test
    void wantsAnAnswerAndWords() {
        String link = asked();
        var refused = bo.button(bo.get(link), "Send my answer").send().hasStatus(422);
        assertThat(refused.wrong("words")).contains("a few words");
        assertThat(refused.wrong("answer")).contains("agree or decline");
        bo.button(refused, "Send my answer")
                .with("words", "Not yet.")
                .with("answer", "decline")
                .send()
                .says("Your answer is kept");
    }

    @Test
    void expiresAndSaysSo() {
        String link = asked();
        AsOwner.run("update signed_link set expires_at = made_at where purpose = 'award-override'");
        AsOwner.run("update award_override set expires_at = asked_at");
        bo.get(link).says("This link is too old");
        jobs.comeDue();
        opal.get(place()).says("Expired without an answer").says("Award by override");
        assertThat(count("mail where subject = 'No answer about the certificate for Rosa Delgado'"))
                .isOne();
        asked();
    }

    @Test
    void canBeWithdrawn() {
        String link = asked();
        opal.button(opal.get(place()), "Withdraw the request").send().says("The request is withdrawn");
        bo.get(link).says("This link has been used");
        assertThat(count("certificate")).isZero();
    }

    @Test
    void agreementToOneThingIsNoneToAnother() {
        String link = asked();
        AsOwner.run("delete from attendance a using registration r where r.id = a.registration and r.person = '"
                + cast.rosa.value() + "'");
        var refused = answer(link, "agree").send().hasStatus(422);
        assertThat(refused.wrong("answer")).contains("more is missing than you were asked about");
        assertThat(count("certificate")).isZero();
        assertThat(count("award_override where state = 'open'")).isOne();
    }

    @Test
    void isNotNeededOnceEverythingIsMet() {
        var page = opal.get("/office/certification/" + cast.readysInternship);
        assertThat(page.document().select("a[href$=override]")).isEmpty();
        assertThat(opal.get("/office/certification/" + cast.readysInternship + "/override")
                        .address()
                        .getPath())
                .isEqualTo("/office/certification/" + cast.readysInternship);
    }

    @Nested
    class TheSecondPerson {
        private String refused(String name, String email) {
            var again = request().with("name", name).with("email", email).send().hasStatus(422);
            assertThat(again.document().select("[name=reason]").text()).isEqualTo("She was ill for a month.");
            assertThat(again.document().select("[name=name]").attr("value")).isEqualTo(name);
            assertThat(count("award_override")).isZero();
            return again.wrong("email");
        }

        @Test
        void isNotWhoAsks() {
            assertThat(refused("Bo Lindqvist", "opal@bluebonnet.example")).contains("This is you");
            assertThat(refused("Bo Lindqvist", "OPAL+board@Bluebonnet.example")).contains("This is you");
            assertThat(refused("opal  whitfield", BO)).contains("This is you");
        }

        @Test
        void isNotWhoIsToBeAwarded() {
            assertThat(refused("Bo Lindqvist", "rosa@bluebonnet.example")).contains("to be awarded");
            assertThat(refused("Rosa Delgado", BO)).contains("to be awarded");
        }

        @Test
        void cannotBeEitherOfThemSignedIn() {
            String link = asked();
            for (var one : List.of(opal, Visitor.as("rosa"))) {
                var page = one.get(link).says("You are signed in as somebody who asked");
                one.button(page, "Send my answer")
                        .with("words", "Fine.")
                        .with("answer", "agree")
                        .send()
                        .hasStatus(422);
            }
            assertThat(count("certificate")).isZero();
        }

        @Test
        void isNamedWithEverythingItTakes() {
            var again = opal.button(opal.get(place() + "/override"), "Ask for agreement")
                    .with("email", "nobody")
                    .send()
                    .hasStatus(422);
            assertThat(again.wrong("reason")).isNotEmpty();
            assertThat(again.wrong("name")).isNotEmpty();
            assertThat(again.wrong("email")).contains("not an e-mail address");
            assertThat(again.wrong("as")).isNotEmpty();
        }
    }
}
