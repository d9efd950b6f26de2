package org.cadre.internship.pairing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.cadre.CadreTest;
import org.cadre.Visitor;
import org.cadre.internship.PartTwo;
import org.cadre.platform.job.Jobs;
import org.cadre.platform.link.SignedLinks;
import org.cadre.platform.mail.MailRefused;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;

/** Mail to Del comes back, or his link gets into the wrong hands. */
@CadreTest
class ProtegeReachTest extends PartTwo {
    private static final String DEL = "del@bluebonnet.example";

    @Autowired
    private ApplicationEventPublisher events;

    @Autowired
    private Jobs jobs;

    private Visitor rosa = new Visitor();
    private final Visitor stranger = new Visitor();
    private String place = "";

    @BeforeEach
    void ask() {
        rosa = Visitor.as("rosa");
        rosa.button(rosa.get("/internship/log"), "Ask Del Ramos").send();
        place = linkTo(DEL);
    }

    private Visitor.Page notMe() {
        return stranger.button(stranger.get(place), "I am not Del Ramos").send();
    }

    private Visitor.Page correct(String email) {
        return rosa.button(rosa.get("/internship/protege/address"), "Correct the address")
                .with("email", email)
                .send();
    }

    @Nested
    class AForwardedLink {
        @Test
        void saysForWhomItIs() {
            stranger.get(place).says("This page is for Del Ramos and confirms contacts with Rosa Delgado alone.");
        }

        @Test
        void isNamedInTheTrailByAMarkThatOpensNothing() {
            stranger.button(stranger.get(place), "Confirm all 2").send();
            String token = place.substring(place.lastIndexOf('/') + 1);
            assertThat(jdbc.sql("select after ->> 'link' from audit_entry where deed = 'contact.confirmed'")
                            .query(String.class)
                            .list())
                    .containsOnly(SignedLinks.mark(token))
                    .doesNotContain(token);
        }

        @Test
        void isClosedByWhoeverSaysItIsNotTheirs() {
            notMe().says("Thank you for telling us");
            stranger.get(place).doesNotSay("Confirm");
            assertThat(linkTo("rosa@bluebonnet.example")).endsWith("/internship/protege/address");
            rosa.get("/internship/log").says("reaches somebody else");
            Visitor.as("ines")
                    .get("/coach/internships/" + cast.rosasInternship + "/log")
                    .says("reaches somebody else");
        }

        @Test
        void isFollowedByNoMoreMailUntilTheAddressIsRight() {
            notMe();
            int before = mailsTo(DEL);
            clock.moveTo(today.plusDays(8));
            jobs.comeDue();
            assertThat(mailsTo(DEL)).isEqualTo(before);
        }
    }

    @Nested
    class MailThatComesBack {
        @BeforeEach
        void bounce() {
            events.publishEvent(new MailRefused(UUID.randomUUID(), DEL, cast.del.value()));
        }

        @Test
        void isToldToTheMitAndTheCoach() {
            rosa.get("/internship/log").says("Mail to Del Ramos has come back since");
            Visitor.as("ines")
                    .get("/coach/internships/" + cast.rosasInternship + "/log")
                    .says("Mail to Del Ramos has come back since");
            assertThat(deedsAbout(cast.rosa)).contains("protege.unreachable");
        }

        @Test
        void standsOnTheCoachsDeskUntilTheAddressIsRight() {
            var ines = Visitor.as("ines");
            ines.get("/coach").says("Mail to the protégé has come back since");
            ines.get("/coach/internships/" + cast.rosasInternship).says("Mail to the protégé has come back since");
            correct("del.ramos@larkspur.example");
            ines.get("/coach").doesNotSay("has come back");
        }

        @Test
        void isCorrectedByTheMitAndTheCoachSeesThatToo() {
            correct("del.ramos@larkspur.example").says("Del Ramos is asked again, at del.ramos@larkspur.example");
            var del = new Visitor();
            del.get(place).doesNotSay("Confirm all");
            del.button(del.get(linkTo("del.ramos@larkspur.example")), "Confirm all 2")
                    .send()
                    .says("Thank you.");
            rosa.get("/internship/log").says("confirmed by Del Ramos").doesNotSay("has come back");
            Visitor.as("ines")
                    .get("/coach/internships/" + cast.rosasInternship + "/log")
                    .says("The address of Del Ramos was corrected by the MIT");
        }

        @Test
        void maySayThatTheAddressWorksAgain() {
            correct(DEL).says("Del Ramos is asked again");
            rosa.get("/internship/protege/address").hasStatus(404);
        }

        @Test
        void isNeverAnsweredWithTheMitsOwnAddress() {
            assertThat(correct("Rosa@Bluebonnet.example").hasStatus(422).wrong("email"))
                    .contains("your own address");
            assertThat(correct("nowhere").hasStatus(422).wrong("email")).isNotEmpty();
        }
    }

    @Test
    void noAddressIsCorrectedWhileMailArrives() {
        rosa.get("/internship/protege/address").hasStatus(404);
    }
}
