package org.cadre;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.cadre.certification.issuer.StatusLists;
import org.cadre.certification.past.PastImport;
import org.cadre.demo.Demo;
import org.cadre.platform.audit.Actor;
import org.cadre.site.page.ShippedPages;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The table of all routes of the server (routes.txt), each with a record of the cast to try it on and everyone who is let in. */
@CadreTest
public abstract class TriedRoutes {
    private static final Path TABLE = Path.of("src/test/resources/routes.txt");

    /** Own cohort and other, own district and other, each role, and nobody at all. */
    protected static final List<String> CAST = List.of(
            "rosa", "marcus", "omar", "ines", "lena", "theo", "sol", "dora", "kit", "nate", "nadia", "amir", "cora",
            "opal");

    protected static final String NOBODY = "anonymous";

    /** One line of the table. */
    protected record Row(String method, String route, String address, Set<String> letIn) {
        boolean isDeed() {
            return !method.equals("GET");
        }
    }

    @Autowired
    private Demo demo;

    @Autowired
    private PastImport past;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private StatusLists statusLists;

    @Autowired
    private ShippedPages pages;

    @BeforeEach
    void cast() {
        demo.surround(demo.bringIn());
        pages.bringIn();
        demo.award();
        // As after Ines has opened the chat of Rosa's cohort to another one.
        jdbc.sql("update chat_room set joining = id").update();
        demo.evaluate();
        demo.tell();
        internshipsOffice();
        askForACopy();
        askAboutTheInstitute();
        drawAnAudit();
        awardACohort();
        statusLists.assign(UUID.randomUUID());
        signARegister();
        bringPastCertificates();
        bringAList();
        askForAMentor();
        saveAList();
        writeAMessage();
        beginAnEdition();
        bringAFramework();
        publishForADistrict();
    }

    /** An evaluation that is open, and one protégé who is asked with their name. */
    private void askAboutTheInstitute() {
        jdbc.sql("""
                insert into evaluation (id, form, version, moment, offering, edition, day, opens_at, closes_on, anonymous,
                                        threshold, code)
                select gen_random_uuid(), f.id, v.id, f.moment, o.id, o.edition, o.last_day, current_timestamp,
                       current_date + 30, true, 5, 'sample22'
                  from evaluation_form f
                  join evaluation_form_version v on v.form = f.id
                  join offering o on o.city = 'Bluebonnet'
                 where f.moment = 'offering'
                """).update();
        jdbc.sql("insert into evaluation_box (evaluation) select id from evaluation where code = 'sample22'")
                .update();
        jdbc.sql("""
                insert into evaluation (id, form, version, moment, cohort, edition, year, day, opens_at, closes_on, anonymous, threshold)
                select gen_random_uuid(), f.id, v.id, 'follow-up', c.id, c.edition, 1, current_date, current_timestamp,
                       current_date + 30, false, 5
                  from evaluation_form f
                  join evaluation_form_version v on v.form = f.id
                  join cohort c on c.id = (select cohort from internship where person =
                    (select id from person where email = 'rosa@bluebonnet.example'))
                 where f.moment = 'follow-up'
                """).update();
        jdbc.sql("""
                insert into evaluation_invitation (id, evaluation, person, moment, subject, year, asked_on, closes_on, answered)
                select gen_random_uuid(), e.id, p.id, 'follow-up', p.id, 1, current_date, current_date + 30, false
                  from evaluation e, person p
                 where e.moment = 'follow-up' and p.email = 'del@bluebonnet.example'
                """).update();
    }

    /** What office keeps about internships, and a project that its author shows: each written as its page writes it. */
    private void internshipsOffice() {
        var opal = Visitor.as("opal");
        String place = "/office/internships/" + sample("rosas-internship");
        opal.button(opal.get(place), "Write into the case file")
                .with("openedWords", "A sample of a case file.")
                .send();
        var rosa = Visitor.as("rosa");
        rosa.button(rosa.get("/internship/word-to-office"), "Send to office")
                .with("words", "A sample of a word in private.")
                .send();
        opal.button(opal.get("/office/calendar"), "Add the break")
                .with("title", "Sample break")
                .with("first", LocalDate.now().plusMonths(6))
                .send();
        var marcus = Visitor.as("marcus");
        marcus.button(marcus.get("/internship/project/showing"), "Show it to everybody")
                .with("name", "shown")
                .with("nobody", "yes")
                .send();
    }

    /** One that is here already: recording it changes nothing. */
    private void bringAFramework() {
        jdbc.sql("""
                insert into framework_import (id, package, brought_at)
                select gen_random_uuid(), v.package, current_timestamp
                  from framework_version v join framework f on f.id = v.framework
                 where f.key = 'psel-2015' and v.number = 1
                """).update();
    }

    /** To Rosa, who has not got it yet; the link in it is known. */
    private void writeAMessage() {
        jdbc.sql("""
                insert into message (id, kind, subject, body, audience, state, made_by, made_at)
                select gen_random_uuid(), 'news', 'Sample', 'Sample', 'behind', 'draft', id, now()
                  from person where email = 'opal@bluebonnet.example'
                """).update();
        jdbc.sql("""
                insert into message_recipient (message, person, address, state, mail, unsubscribe_digest, not_before)
                select m.id, p.id, p.email, 'written', gen_random_uuid(), sha256('sample-token'::bytea), now()
                  from message m, person p where p.email = 'rosa@bluebonnet.example'
                """).update();
    }

    /** Of everybody, so that Rosa is drawn. */
    private static void askForACopy() {
        var nate = Visitor.as("nate");
        nate.button(nate.get("/account/requests"), "Send to the office")
                .with("kind", "copy")
                .send()
                .hasStatus(200);
    }

    private void drawAnAudit() {
        var opal = Visitor.as("opal");
        opal.button(opal.get("/office/audits/new"), "Draw the sample")
                .with("which", "begun")
                .with("size", 100)
                .send()
                .hasStatus(200);
    }

    /** Asked for and not yet begun, so that Marcus is still to be awarded. */
    private void awardACohort() {
        var opal = Visitor.as("opal");
        opal.button(opal.get("/office/certification/cohorts/" + sample("marcus-cohort")), "Award the certificates")
                .with("sure", "yes")
                .send()
                .hasStatus(200);
    }

    /** So that there are proofs. */
    private static void signARegister() {
        var opal = Visitor.as("opal");
        opal.button(opal.get("/office/register"), "Sign a checkpoint now")
                .send()
                .hasStatus(200);
    }

    /** A list that office looks through and does not record. */
    private void bringPastCertificates() {
        past.bring(
                "sample.csv",
                "number,name,email,issued,evidence\nNM-1,Sam Sample,sam@school.example,2024-03-09,book\n"
                        .getBytes(StandardCharsets.UTF_8),
                true,
                Actor.SYSTEM);
    }

    /** A list that office has brought and not matched yet. */
    private static void bringAList() {
        var opal = Visitor.as("opal");
        opal.button(opal.get("/office/imports/new/people"), "Read the file")
                .send(
                        "file",
                        "people.csv",
                        "text/csv",
                        "Name,Email\nSam,sam@school.example\n".getBytes(StandardCharsets.UTF_8))
                .hasStatus(200);
    }

    /** A draft of an edition of the association. */
    private static void beginAnEdition() {
        var opal = Visitor.as("opal");
        opal.button(opal.get("/office/editions"), "Start draft").send().hasStatus(200);
    }

    /** Dora's district has a published edition and a page, and works on the next one. */
    private static void publishForADistrict() {
        var dora = Visitor.as("dora");
        var opal = Visitor.as("opal");
        var draft = dora.button(dora.get("/district/editions"), "Start a draft").send();
        dora.button(draft, "Propose to office").send().hasStatus(200);
        String id = draft.address().getPath().replace("/district/editions/drafts/", "");
        opal.button(opal.get("/office/editions/drafts/" + id), "Publish").send().hasStatus(200);
        var pages = opal.get("/office/district-pages");
        var page = opal.get(pages.document().select("main .rows a").attr("href"));
        opal.button(page, "Publish the page")
                .with("slug", "sample-district")
                .send()
                .hasStatus(200);
        dora.button(dora.get("/district/editions"), "Start a draft").send().hasStatus(200);
    }

    private static void saveAList() {
        var opal = Visitor.as("opal");
        opal.button(opal.get("/office/people?role=coach"), "Save list")
                .with("name", "Coaches")
                .send()
                .hasStatus(200);
    }

    /** Ines stands in the directory, and somebody has asked for her and confirmed it. */
    private void askForAMentor() {
        var ines = Visitor.as("ines");
        ines.button(ines.get("/directory-entry"), "List me in the directory")
                .with("state", "TX")
                .press("List me in the directory")
                .send()
                .hasStatus(200);
        var asker = new Visitor();
        asker.button(asker.get("/mentors/" + sample("ines-listing") + "/request"), "Send request")
                .with("name", "Sample Asker")
                .with("email", "asker@sample.example")
                .with("asksAs", "principal")
                .with("kind", "novice")
                .with("about", "A sample of a request.")
                .send()
                .hasStatus(200);
        String link = jdbc.sql("select button_url from mail where recipient = 'asker@sample.example'")
                .query(String.class)
                .single();
        var place = link.substring(link.indexOf("/mentors/"));
        asker.button(asker.get(place), "Confirm and send it").send().hasStatus(200);
    }

    protected List<Row> table() throws IOException {
        var rows = new ArrayList<Row>();
        for (String line : Files.readAllLines(TABLE)) {
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            String[] parts = line.split("\\|");
            String[] route = parts[0].strip().split("\\s+");
            String address = route[1];
            for (String given : parts[1].strip().split("\\s+")) {
                if (given.contains("=")) {
                    String[] pair = given.split("=", 2);
                    address = address.replace("{" + pair[0] + "}", sample(pair[1]));
                }
            }
            rows.add(new Row(route[0], route[1], address, letIn(parts[2].strip())));
        }
        return rows;
    }

    private static Set<String> letIn(String words) {
        return switch (words) {
            case "everyone" -> all(List.of(NOBODY));
            case "signed in" -> all(List.of());
            default -> new LinkedHashSet<>(Arrays.asList(words.split("\\s+")));
        };
    }

    private static Set<String> all(List<String> more) {
        var all = new LinkedHashSet<>(CAST);
        all.addAll(more);
        return all;
    }

    protected String sample(String name) {
        String sql = switch (name) {
            case "rosa", "ines", "theo", "nate" ->
                "select id from person where email = '" + name + "@bluebonnet.example'";
            case "rosas-internship" -> internship("rosa");
            case "marcus-internship" -> internship("marcus");
            case "nadias-internship" -> internship("nadia");
            case "omars-internship" -> internship("omar");
            case "omars-report" ->
                "select id from monthly_report where state = 'submitted' and internship = (" + internship("omar") + ")";
            case "rosas-contact" -> """
                select e.id from contact_entry e join pairing p on p.id = e.pairing
                 where e.confirmed_by is null and p.internship = (%s) order by e.day limit 1
                """.formatted(internship("rosa"));
            case "rosas-cohort" -> "select cohort from internship where id = (" + internship("rosa") + ")";
            case "rosas-next-meeting" ->
                "select id from cohort_meeting where held_at is null and cohort = (select cohort from internship where"
                        + " id = ("
                        + internship("rosa") + "))";
            case "rosas-room" ->
                "select room from cohort_meeting where room is not null and cohort = (select cohort from internship"
                        + " where id = ("
                        + internship("rosa") + "))";
            case "rosas-joining" ->
                "select r.joining from chat_room r join cohort_meeting m on m.room = r.id where m.cohort = (select"
                        + " cohort from internship where id = ("
                        + internship("rosa") + "))";
            case "rosas-poll" ->
                "select id from meeting_poll where cohort = (select cohort from internship where id = ("
                        + internship("rosa") + "))";
            case "rosas-insight" ->
                "select n.id from meeting_insight n join person p on p.id = n.author where p.email ="
                        + " 'rosa@bluebonnet.example' limit 1";
            case "rosas-project" -> "select id from final_project where internship = (" + internship("rosa") + ")";
            case "rosas-pairing" -> "select id from pairing where internship = (" + internship("rosa") + ")";
            case "marcus-cohort" -> "select cohort from internship where id = (" + internship("marcus") + ")";
            case "sample-batch" -> "select id from award_batch limit 1";
            case "marcus-project" -> "select id from final_project where internship = (" + internship("marcus") + ")";
            case "sample-case-file" -> "select id from case_file limit 1";
            case "sample-request" -> "select id from care_request limit 1";
            case "sample-private-word" -> "select id from private_word limit 1";
            case "sample-break" -> "select break from program_break limit 1";
            case "next-offering" -> "select id from offering where city = 'Fort Worth'";
            case "todays-offering" -> "select id from offering where city = 'Bluebonnet'";
            case "todays-session" ->
                "select s.id from session s join offering o on o.id = s.offering where o.city = 'Bluebonnet' order by"
                        + " s.starts_at limit 1";
            case "rosas-offering" -> "select id from offering where city = 'San Antonio'";
            case "wacos-correction" -> "select id from attendance_correction";
            case "opals-list" -> "select id from saved_list limit 1";
            case "sample-page" -> "select id from page where slug = 'contact'";
            case "sample-inquiry" -> "select id from inquiry limit 1";
            case "sample-code" -> "select id from discount_code limit 1";
            case "sample-material" -> "select id from event_material limit 1";
            case "rosas-registration" ->
                "select r.id from registration r join person p on p.id = r.person where p.email ="
                        + " 'rosa@bluebonnet.example'";
            case "wendys-registration" ->
                "select r.id from registration r join person p on p.id = r.person where p.email ="
                        + " 'wendy@bluebonnet.example'";
            case "nates-registration" ->
                "select r.id from registration r join person p on p.id = r.person where r.seat = 'held' and p.email ="
                        + " 'nate@bluebonnet.example'";
            case "nates-order" ->
                "select o.id from orders o join person p on p.id = o.buyer where o.state = 'placed' and p.email ="
                        + " 'nate@bluebonnet.example'";
            case "sent-order" -> "select orders from purchase_order where number = 'BB-2291'";
            case "sent-purchase-order" -> "select id from purchase_order where number = 'BB-2291'";
            case "billed-order" -> "select orders from invoice order by number limit 1";
            case "any-invoice" -> "select id from invoice order by number limit 1";
            case "quoted-order" -> "select orders from quote order by id limit 1";
            case "any-quote" -> "select id from quote order by id limit 1";
            case "ines-certificate" ->
                "select id from certificate where person = (select id from person where email ="
                        + " 'ines@bluebonnet.example')";
            case "ines-code" ->
                "select check_code from certificate where person = (select id from person where email ="
                        + " 'ines@bluebonnet.example')";
            case "national-edition" ->
                "select id from edition where slug = 'national-mentor-certification' order by effective desc limit 1";
            case "a-draft-edition" -> "select id from edition_draft where organization is null";
            case "a-district-draft" ->
                "select id from edition_draft where organization is not null and state = 'draft'";
            case "any-mail" -> "select id from mail limit 1";
            case "a-message" -> "select id from message limit 1";
            case "a-message-token" -> "select 'sample-token'";
            case "wendy" -> "select id from person where email = \'wendy@bluebonnet.example\'";
            case "later-offering" -> "select id from offering where city = \'El Paso\'";
            case "full-offering" -> "select id from offering where city = 'Galveston'";
            case "waiting-entry" -> "select id from waitlist_entry where state = 'waiting' order by id limit 1";
            case "doras-order" -> "select id from orders where code = 'SAMPLE5X'";
            case "doras-nameless-seat" ->
                "select id from registration where person is null and orders = (select id from orders where code ="
                        + " 'SAMPLE5X') order by id limit 1";
            case "doras-named-seat" ->
                "select id from registration where person is not null and orders = (select id from orders where code ="
                        + " 'SAMPLE5X') order by id limit 1";
            case "sols-role" ->
                "select g.id from role_grant g join person p on p.id = g.person where p.email ="
                        + " \'wendy@bluebonnet.example\' or p.email = \'sol@bluebonnet.example\' limit 1";
            case "sample-story" -> "select slug from story where published is not null order by id limit 1";
            case "sample-story-id" -> "select id from story where published is not null order by id limit 1";
            case "sample-draft-id" -> "select id from story where published is null limit 1";
            case "sample-draft-person" ->
                "select p.id from story_person p join story s on s.id = p.story where s.published is null limit 1";
            case "sample-story-person" -> "select id from story_person order by id limit 1";
            case "sample-consent" -> "select id from story_consent order by id limit 1";
            case "sample-picture" -> "select digest from picture_size order by picture, width limit 1";
            case "sample-resource" ->
                "select slug from resource r join resource_version v on v.id = r.published where v.kind = 'flyer'";
            case "sample-resource-id" ->
                "select r.id from resource r join resource_version v on v.id = r.published where v.kind = 'flyer'";
            case "sample-webinar" ->
                "select slug from resource r join resource_version v on v.id = r.published where v.kind = 'webinar'";
            case "sample-webinar-id" ->
                "select r.id from resource r join resource_version v on v.id = r.published where v.kind = 'webinar'";
            case "sample-status-list" -> "select id from status_list limit 1";
            case "sample-import" -> "select id from import limit 1";
            case "sample-past-load" -> "select id from past_load limit 1";
            case "ines-listing" ->
                "select l.id from mentor_listing l join person p on p.id = l.person where p.email ="
                        + " 'ines@bluebonnet.example'";
            case "sample-mentor-request" -> "select id from mentor_request limit 1";
            case "todays-evaluation" ->
                "select e.id from evaluation e join offering o on o.id = e.offering where o.city = 'Bluebonnet' and e.moment = 'offering'";
            case "todays-evaluation-code" ->
                "select e.code from evaluation e join offering o on o.id = e.offering where o.city = 'Bluebonnet' and e.moment = 'offering'";
            case "offering-form" -> "select id from evaluation_form where moment = 'offering'";
            case "dels-follow-up" -> "select id from evaluation_invitation where moment = 'follow-up'";
            case "any-audit" -> "select id from audit_case limit 1";
            case "psel" -> "select id from framework where key = 'psel-2015'";
            case "psel-standard" -> "select id from framework_part where key = 'psel-2015-4'";
            case "psel-link", "psel-license" ->
                "select p.id from framework_part p join framework f on f.id = p.framework where f.key = 'psel-2015' and"
                        + " p.kind = '"
                        + (name.equals("psel-link") ? "association" : "license") + "' limit 1";
            case "sample-framework" -> "select id from framework_import limit 1";
            case "bluebonnet" -> "select id from organization where name like 'BLUEBONNET%'";
            case "oak-hill" -> "select id from organization where name like 'OAK HILL%'";
            default -> null;
        };
        return sql == null ? name : jdbc.sql(sql).query(String.class).list().getFirst();
    }

    private static String internship(String key) {
        return "select i.id from internship i join person p on p.id = i.person where p.email = '" + key
                + "@bluebonnet.example'";
    }
}
