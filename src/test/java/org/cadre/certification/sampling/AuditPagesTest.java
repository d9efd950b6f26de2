package org.cadre.certification.sampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.cadre.CadreTest;
import org.cadre.Visitor;
import org.cadre.Visitor.Page;
import org.cadre.certification.Frozen;
import org.cadre.certification.Standings;
import org.cadre.demo.Cast;
import org.cadre.demo.Demo;
import org.cadre.platform.paper.ConformsTo;
import org.cadre.platform.text.Texts;
import org.cadre.platform.time.ProgramClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Opal audits the internships of the cast. */
@CadreTest
class AuditPagesTest {
    @Autowired
    private Demo demo;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Standings standings;

    @Autowired
    private AuditCases cases;

    @Autowired
    private AuditPacks packs;

    @Autowired
    private Texts texts;

    @Autowired
    private ProgramClock clock;

    private Cast cast;
    private Visitor opal;

    @BeforeEach
    void comeIn() {
        clock.moveTo(clock.today()); // nine in the morning or later, however early the tests run
        cast = demo.bringIn();
        opal = Visitor.as("opal");
    }

    private Page drawAll(String seed) {
        return opal.button(opal.get("/office/audits/new"), "Draw the sample")
                .with("which", "begun")
                .with("unit", "percent")
                .with("size", 100)
                .with("seed", seed)
                .send()
                .hasStatus(200);
    }

    private AuditCase newest() {
        return cases.all().getFirst();
    }

    private String place(UUID internship) {
        return "/office/audits/" + newest().id() + "/internships/" + internship;
    }

    private static String sha256(byte[] bytes) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }

    private int readings(UUID internship, String way) {
        return jdbc.sql("select count(*) from summary_reading where internship = :internship and way = :way")
                .param("internship", internship)
                .param("way", way)
                .query(Integer.class)
                .single();
    }

    @Nested
    class Drawing {
        @Test
        void keepsSeedAndFrameSoThatTheSampleCanBeDrawnAgain() throws Exception {
            var page = opal.button(opal.get("/office/audits/new"), "Draw the sample")
                    .with("which", "begun")
                    .with("unit", "number")
                    .with("size", 2)
                    .with("seed", "dice 6 1 4")
                    .send()
                    .says("2 internships are drawn out of")
                    .says("dice 6 1 4")
                    .says("Drawn again just now from the kept list: the same internships");
            var drawn = newest();
            byte[] list =
                    opal.get("/office/audits/" + drawn.id() + "/frame.txt").bytes();
            assertThat(page.text()).contains(sha256(list));
            var frame = new String(list, StandardCharsets.UTF_8)
                    .lines()
                    .map(UUID::fromString)
                    .toList();
            assertThat(frame).hasSize(drawn.frameSize()).contains(cast.rosasInternship, cast.readysInternship);
            assertThat(cases.drawn(drawn))
                    .extracting(one -> one.internship().value())
                    .isEqualTo(Draw.sample("dice 6 1 4", frame, 2));
        }

        @Test
        void makesASeedWhenNoneIsTyped() {
            drawAll("");
            drawAll("");
            var seeds = cases.all().stream().map(AuditCase::seed).toList();
            assertThat(seeds).hasSize(2).doesNotHaveDuplicates().allMatch(seed -> seed.matches("[0-9a-f]{32}"));
        }

        @Test
        void saysWhenAKeptDrawWasChangedInTheDatabase() {
            drawAll("s");
            var drawn = newest();
            assertThat(cases.isRepeatable(drawn)).isTrue();
            assertThat(cases.isRepeatable(withSeed(drawn, drawn.seed()))).isTrue();
            // Some seed of a few gives the five another order.
            assertThat(List.of("t", "u", "v", "w")).anyMatch(seed -> !cases.isRepeatable(withSeed(drawn, seed)));
        }

        private static AuditCase withSeed(AuditCase drawn, String seed) {
            return new AuditCase(
                    drawn.id(),
                    seed,
                    null,
                    null,
                    null,
                    false,
                    drawn.asked(),
                    drawn.frameSize(),
                    drawn.frameDigest(),
                    drawn.sampleSize(),
                    drawn.drawnBy(),
                    "",
                    drawn.drawnOn(),
                    drawn.drawnAt(),
                    0);
        }

        @Test
        void drawsOfOneCohortAndOfDays() {
            var cohort = jdbc.sql("select cohort from internship where id = :id")
                    .param("id", cast.rosasInternship)
                    .query(UUID.class)
                    .single();
            opal.button(opal.get("/office/audits/new"), "Draw the sample")
                    .with("which", "begun")
                    .with("unit", "number")
                    .with("size", 1000)
                    .with("cohort", cohort)
                    .send()
                    .hasStatus(200);
            var inCohort =
                    jdbc.sql("""
                            select id from internship where cohort = :cohort and first_day is not null
                               and state in ('active', 'on hold', 'complete') order by id
                            """).param("cohort", cohort).query(UUID.class).list();
            assertThat(cases.frame(newest())).isEqualTo(inCohort);
            var nobody = opal.button(opal.get("/office/audits/new"), "Draw the sample")
                    .with("which", "begun")
                    .with("unit", "number")
                    .with("size", 3)
                    .with("until", "1999-12-31")
                    .send()
                    .hasStatus(422);
            assertThat(nobody.wrong("cohort")).contains("no internship like this");
            assertThat(cases.all()).hasSize(1);
        }

        @Test
        void refusesInWordsAndKeepsWhatWasTyped() {
            var page = opal.button(opal.get("/office/audits/new"), "Draw the sample")
                    .with("size", 140)
                    .with("from", "2026-05-02")
                    .with("until", "2026-05-01")
                    .with("seed", "kept")
                    .send()
                    .hasStatus(422);
            assertThat(page.wrong("size")).contains("1 to 100");
            assertThat(page.wrong("until")).contains("before the first");
            assertThat(page.document().select("#seed").attr("value")).isEqualTo("kept");
        }
    }

    @Nested
    class ThePack {
        @Test
        void isSealedOnceAndComesBackByteForByte() throws Exception {
            drawAll("s");
            var place = place(cast.rosasInternship);
            byte[] pdf = opal.get(place + "/audit-pack.pdf").hasStatus(200).bytes();
            byte[] json = opal.get(place + "/audit-pack.json").hasStatus(200).bytes();
            jdbc.sql("update contact_entry set summary = 'written later' where pairing = :pairing")
                    .param("pairing", cast.rosasPairing)
                    .update();
            clock.moveTo(clock.today().plusDays(3));
            assertThat(opal.get(place + "/audit-pack.pdf").bytes()).isEqualTo(pdf);
            assertThat(opal.get(place + "/audit-pack.json").bytes()).isEqualTo(json);
            var manifestBytes = opal.get(place + "/manifest.json").bytes();
            var manifest = Frozen.read(new String(manifestBytes, StandardCharsets.UTF_8), Manifest.class);
            assertThat(manifest.digestOf(Manifest.PDF)).isEqualTo(sha256(pdf));
            assertThat(manifest.digestOf(Manifest.JSON)).isEqualTo(sha256(json));
            opal.get(place).says(sha256(manifestBytes)).doesNotSay("written later");
        }

        @Test
        void keepsBothStandardsAndHoldsTheSameSumAsEveryScreen() throws IOException {
            // What phones send: an emoji, Hebrew, a very long word, line breaks.
            jdbc.sql("""
                    update contact_entry set summary = E'We spoke \\U0001F600 \\u05E9\\u05DC\\u05D5\\u05DD\\n' || repeat('x', 900)
                     where id = (select id from contact_entry where pairing = :pairing and state = 'submitted' limit 1)
                    """).param("pairing", cast.rosasPairing).update();
            drawAll("s");
            var place = place(cast.rosasInternship);
            byte[] pdf = opal.get(place + "/audit-pack.pdf").bytes();
            ConformsTo.pdfA3aAndUa1(pdf);
            var document = Frozen.read(
                    new String(opal.get(place + "/audit-pack.json").bytes(), StandardCharsets.UTF_8),
                    PackDocument.class);
            int onScreen = standings.of(cast.rosa, clock.today()).contacts().counted();
            assertThat(document.record().countedMinutes()).isEqualTo(onScreen).isPositive();
            assertThat(document.record().contacts().stream()
                            .filter(contact -> contact.counts())
                            .mapToInt(contact -> contact.minutes())
                            .sum())
                    .isEqualTo(onScreen);
            String hours = texts.hours(onScreen);
            try (var read = Loader.loadPDF(pdf)) {
                assertThat(new PDFTextStripper().getText(read))
                        .contains("Rosa Delgado", hours + " of 72.00 hours count", "[U+1F600]", "Log 72 contact hours");
            }
            opal.get(place).says(hours + " of 72.00 hours count");
            Visitor.as("rosa").get("/internship").says(hours + " of 72.00 hours");
            Visitor.as("rosa").get("/internship/log").says(hours);
            opal.get("/office/internships/" + cast.rosasInternship).says(hours + " of 72.00 hours");
        }

        @Test
        void judgesTheStandingFromItsOwnEvidence() {
            drawAll("s");
            var document = Frozen.read(
                    new String(
                            opal.get(place(cast.readysInternship) + "/audit-pack.json")
                                    .bytes(),
                            StandardCharsets.UTF_8),
                    PackDocument.class);
            var rules = standings.of(cast.ready, clock.today()).rules();
            var again = org.cadre.program.Standings.certification(rules, document.evidence(), document.sealedOn());
            assertThat(org.cadre.certification.FrozenStanding.of(again, texts)).isEqualTo(document.standing());
            assertThat(again.isMet()).isTrue();
        }

        @Test
        void neverHoldsAPrivateNoteOrWhatIsForTheCoachAlone() {
            var rosa = Visitor.as("rosa");
            rosa.button(rosa.get("/internship/log/new"), "Log this contact")
                    .with("day", clock.today())
                    .with("start", "06:00")
                    .with("minutes", 30)
                    .with("mode", "phone")
                    .with("summary", "Shared words of the day")
                    .with("note", "Quietly worried about Del")
                    .send()
                    .says("Logged: 0.50 hours");
            drawAll("s");
            var place = place(cast.rosasInternship);
            String json = new String(opal.get(place + "/audit-pack.json").bytes(), StandardCharsets.UTF_8);
            assertThat(json)
                    .contains("Shared words of the day")
                    .doesNotContain("Quietly worried")
                    .doesNotContainIgnoringCase("wantsHelp");
            opal.get(place).says("Shared words of the day").doesNotSay("Quietly worried");
        }

        @Test
        void isMadeByTheJobInTheNameOfWhoDrew() {
            drawAll("s");
            var drawn = cases.drawn(newest()).getFirst();
            packs.make(drawn.id());
            packs.make(drawn.id());
            assertThat(readings(drawn.internship().value(), "pack made")).isOne();
            assertThat(cases.drawn(newest()).getFirst().seal()).isNotNull();
        }
    }

    @Nested
    class Reading {
        @Test
        void isRecordedEachTimeAndShownToTheMit() {
            drawAll("s");
            var rosa = Visitor.as("rosa");
            rosa.get("/internship").doesNotSay("read in an audit");
            rosa.get("/internship/readings").says("Nobody has read your contact summaries");
            var place = place(cast.rosasInternship);
            opal.get(place);
            opal.get(place);
            opal.get(place + "/audit-pack.pdf");
            assertThat(readings(cast.rosasInternship, "opened")).isEqualTo(2);
            assertThat(readings(cast.rosasInternship, "pack made")).isOne();
            assertThat(readings(cast.rosasInternship, "pack downloaded")).isOne();
            String line = "Your contact summaries were read in an audit on " + texts.day(clock.today()) + " by Opal";
            rosa.get("/internship").says(line);
            rosa.get("/internship/readings")
                    .says(line)
                    .says("The audit page was opened 2 times")
                    .says("The audit pack was made")
                    .says("The audit pack was downloaded");
            Visitor.as("marcus").get("/internship/readings").says("Nobody has read");
        }

        @Test
        void cannotBeTakenBackByTheServer() {
            drawAll("s");
            opal.get(place(cast.rosasInternship));
            for (String sql : List.of(
                    "delete from summary_reading",
                    "update summary_reading set way = 'opened'",
                    "update audit_case set seed = 'x'",
                    "delete from audit_frame",
                    "update audit_sample set place = place + 100")) {
                assertThatThrownBy(() -> jdbc.sql(sql).update())
                        .as(sql)
                        .isInstanceOf(DataAccessException.class)
                        .rootCause()
                        .hasMessageContaining("permission denied");
            }
        }

        @Test
        void isForOfficeAloneAndOnlyOfWhatWasDrawn() {
            drawAll("s");
            var place = place(cast.rosasInternship);
            for (String key : List.of("rosa", "ines", "dora", "theo")) {
                var other = Visitor.as(key);
                other.get("/office/audits").hasStatus(404);
                other.get(place).hasStatus(404);
                other.get(place + "/audit-pack.pdf").hasStatus(404);
                other.get(place + "/manifest.json").hasStatus(404);
            }
            assertThat(readings(cast.rosasInternship, "opened")).isZero();
            var notDrawn = jdbc.sql("select id from internship where first_day is null limit 1")
                    .query(UUID.class)
                    .single();
            opal.get(place(notDrawn)).hasStatus(404);
        }
    }

    @Nested
    class AnOutcome {
        private Visitor.Filling form(UUID internship) {
            return opal.button(opal.get(place(internship)), "Record the outcome");
        }

        @Test
        void isInOrderWithoutMoreWords() {
            drawAll("s");
            form(cast.rosasInternship).with("outcome", "in order").send().says("The outcome is recorded");
            assertThat(newest().recorded()).isOne();
        }

        @Test
        void needsWordsForFindingsAndSomebodyAndADayForAFollowUp() {
            drawAll("s");
            var page = form(cast.rosasInternship)
                    .with("outcome", "findings")
                    .send()
                    .hasStatus(422);
            assertThat(page.wrong("words")).contains("say in words");
            page = form(cast.rosasInternship)
                    .with("outcome", "follow-up")
                    .with("words", "Two calendars disagree")
                    .with("due", clock.today().minusDays(1))
                    .send()
                    .hasStatus(422)
                    .says("Two calendars disagree");
            assertThat(page.wrong("owner")).contains("who looks after");
            assertThat(page.wrong("due")).contains("over");
            assertThat(newest().recorded()).isZero();
        }

        @Test
        void staysUntilAFollowUpIsLookedAfterAndEachWordIsKept() {
            drawAll("s");
            LocalDate due = clock.today().plusDays(10);
            form(cast.rosasInternship)
                    .with("outcome", "follow-up")
                    .with("words", "Ask for the calendar of March")
                    .with("owner", cast.office.value())
                    .with("due", due)
                    .send()
                    .says("Opal");
            opal.get("/office/audits").says("Rosa Delgado: Opal").says(texts.day(due));
            assertThat(overdue()).isZero();
            clock.moveTo(due.plusDays(1));
            assertThat(overdue()).isOne();
            form(cast.rosasInternship)
                    .with("outcome", "in order")
                    .with("words", "The calendar agrees")
                    .send();
            opal.get("/office/audits").doesNotSay("Follow-ups");
            opal.get(place(cast.rosasInternship))
                    .says("Ask for the calendar of March")
                    .says("The calendar agrees");
        }

        private int overdue() {
            return opal.get("/office/audits")
                    .document()
                    .select(".panel-next .state-problem")
                    .size();
        }

        @Test
        void ofOnesOwnInternshipIsForSomebodyElse() {
            jdbc.sql("""
                    insert into role_grant (id, person, role, since)
                    select gen_random_uuid(), :rosa, 'office', :today
                    """)
                    .param("rosa", cast.rosa.value())
                    .param("today", clock.today().minusDays(1))
                    .update();
            drawAll("s");
            opal = Visitor.as("rosa");
            var page = form(cast.rosasInternship)
                    .with("outcome", "in order")
                    .send()
                    .hasStatus(422);
            assertThat(page.wrong("outcome")).contains("Somebody else");
        }
    }
}
