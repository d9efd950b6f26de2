package org.cadre.internship.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import javax.imageio.ImageIO;
import org.cadre.CadreTest;
import org.cadre.Visitor;
import org.cadre.internship.PartTwo;
import org.cadre.platform.database.Ids;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What Rosa's phone sends when the network is back, and what it hears. */
@CadreTest
class ContactQueueTest extends PartTwo {
    @Autowired
    private JsonMapper json;

    private Visitor rosa = new Visitor();
    private int before;

    @BeforeEach
    void comeIn() {
        rosa = Visitor.as("rosa");
        before = entries(cast.rosasPairing);
    }

    private JsonNode phone(Visitor who) {
        return json.readTree(
                new String(who.get("/internship/log/phone").hasStatus(200).bytes(), StandardCharsets.UTF_8));
    }

    private Map<String, String> contact(UUID key, LocalDate day) {
        var fields = new LinkedHashMap<String, String>();
        fields.put("key", key.toString());
        fields.put("day", day.toString());
        fields.put("start", "06:30");
        fields.put("minutes", "45");
        fields.put("mode", "phone");
        fields.put("summary", "From the car park");
        fields.put("phonesDay", day.toString());
        return fields;
    }

    private JsonNode send(Visitor who, Map<String, String> contact) {
        var state = phone(who);
        var fields = new LinkedHashMap<>(contact);
        fields.put(state.get("field").asString(), state.get("token").asString());
        var answer = who.postBare("/internship/log/queued", fields).hasStatus(200);
        return json.readTree(new String(answer.bytes(), StandardCharsets.UTF_8));
    }

    @Nested
    class AContact {
        @Test
        void isLoggedOnceHoweverOftenItComes() {
            var contact = contact(Ids.next(), today);
            assertThat(send(rosa, contact).get("outcome").asString()).isEqualTo("logged");
            for (int times = 0; times < 4; times++) {
                var again = send(rosa, contact);
                assertThat(again.get("outcome").asString()).isEqualTo("logged");
                assertThat(again.get("said").get(0).asString()).contains("It is in the log once");
            }
            assertThat(entries(cast.rosasPairing)).isEqualTo(before + 1);
        }

        @Test
        void isLoggedOnceFromTwoDevicesAtTheSameMoment() throws Exception {
            var contact = contact(Ids.next(), today);
            var devices = List.of(Visitor.as("rosa"), Visitor.as("rosa"));
            var together = new CyclicBarrier(devices.size());
            assertThat(atOnce(devices, device -> {
                        together.await();
                        return send(device, contact).get("outcome").asString();
                    }))
                    .containsExactly("logged", "logged");
            assertThat(entries(cast.rosasPairing)).isEqualTo(before + 1);
        }

        /** The control: two keys are two contacts, and the second one overlaps. */
        @Test
        void isAnotherOneWithAnotherKey() {
            send(rosa, contact(Ids.next(), today));
            var other = send(rosa, contact(Ids.next(), today));
            assertThat(other.get("outcome").asString()).isEqualTo("refused");
            assertThat(other.get("said").get(0).asString()).contains("6:30");
            assertThat(entries(cast.rosasPairing)).isEqualTo(before + 1);
        }

        @Test
        void thatWasRefusedKeepsItsKeyForTheMendedOne() {
            var key = Ids.next();
            var wrong = contact(key, today);
            wrong.put("minutes", "7");
            assertThat(send(rosa, wrong).get("said").get(0).asString()).contains("steps of 5");
            assertThat(send(rosa, contact(key, today)).get("outcome").asString())
                    .isEqualTo("logged");
            assertThat(entries(cast.rosasPairing)).isEqualTo(before + 1);
        }

        @Test
        void ofAPhoneWhoseClockIsTwoDaysAheadIsRefusedInWordsThatSaySo() {
            var said = send(rosa, contact(Ids.next(), today.plusDays(2))).get("said");
            assertThat(said.get(1).asString()).contains("Your phone’s calendar says");
            assertThat(entries(cast.rosasPairing)).isEqualTo(before);
        }

        @Test
        void ofAPhoneWhoseClockIsTwoDaysBehindIsOfTheDayItNames() {
            assertThat(send(rosa, contact(Ids.next(), today.minusDays(2)))
                            .get("outcome")
                            .asString())
                    .isEqualTo("logged");
        }

        @Test
        void carriesItsPrivateNoteToItsAuthorAlone() {
            var contact = contact(Ids.next(), today);
            contact.put("note", "Only I read this");
            send(rosa, contact);
            rosa.get("/internship/log").says("Only I read this");
            Visitor.as("ines")
                    .get("/coach/internships/" + cast.rosasInternship + "/log")
                    .says("From the car park")
                    .doesNotSay("Only I read this");
        }

        @Test
        void ofTenThousandCharactersIsRefusedWholeAndNotCut() {
            var contact = contact(Ids.next(), today);
            contact.put("summary", "x".repeat(10_000));
            assertThat(send(rosa, contact).get("said").get(0).asString()).contains("2,000", "10,000");
        }

        @Test
        void keepsEveryLetterAndFace() {
            String written = "مرحبا 🙂 \u202Eabc\u202C 校長";
            var contact = contact(Ids.next(), today);
            contact.put("summary", written);
            send(rosa, contact);
            assertThat(jdbc.sql("select summary from contact_entry where pairing = :pairing order by id desc limit 1")
                            .param("pairing", cast.rosasPairing)
                            .query(String.class)
                            .single())
                    .isEqualTo(written);
            rosa.get("/internship/log").hasStatus(200).says("校長");
        }

        @Test
        void isNotTakenWithoutATokenOfOurs() {
            rosa.postBare("/internship/log/queued", contact(Ids.next(), today)).hasStatus(403);
            assertThat(entries(cast.rosasPairing)).isEqualTo(before);
        }
    }

    private static <T> List<T> atOnce(List<Visitor> devices, ThrowingFunction<T> deed) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = new ArrayList<T>();
            var work = devices.stream()
                    .<Callable<T>>map(device -> () -> deed.apply(device))
                    .toList();
            for (var done : threads.invokeAll(work)) {
                answers.add(done.get());
            }
            return answers;
        }
    }

    private interface ThrowingFunction<T> {
        T apply(Visitor device) throws Exception;
    }

    @Nested
    class AnAppOnThePhone {
        @Test
        void hasTheNameOfTheAssociationAndIconsOfTheSizesItNames() throws Exception {
            var page = new Visitor().get("/internship/log.webmanifest").hasStatus(200);
            assertThat(page.type()).startsWith("application/manifest+json");
            var manifest = json.readTree(new String(page.bytes(), StandardCharsets.UTF_8));
            assertThat(manifest.get("name").asString()).contains("Bluebonnet Principals Association");
            assertThat(manifest.get("start_url").asString()).isEqualTo("/internship/log/new");
            for (var icon : manifest.get("icons")) {
                var image = ImageIO.read(
                        new ClassPathResource("static" + icon.get("src").asString()).getInputStream());
                assertThat(image.getWidth() + "x" + image.getHeight())
                        .isEqualTo(icon.get("sizes").asString());
            }
        }

        @Test
        void isNotMadeOfSomebodyWhomOfficeEntersFor() {
            var opal = Visitor.as("opal");
            var person = opal.get("/office/people/" + cast.rosa);
            var acting = opal.form(person, "form[action$=acting]").send();
            assertThat(acting.status()).isEqualTo(200);
            opal.get("/internship/log/phone").hasStatus(404);
            assertThat(opal.get("/internship/log/new").document().select("#contact-phone"))
                    .isEmpty();
        }
    }

    @Nested
    class APlannedContact {
        @Test
        void isAskedAboutOnItsDayOneTapFromBeingLogged() {
            filled(rosa, today.minusDays(7), "06:30", 45)
                    .with("topics", "time")
                    .with("nextDay", today)
                    .send();
            jdbc.sql("delete from contact_entry where pairing = :pairing and day > :day")
                    .param("pairing", cast.rosasPairing)
                    .param("day", today.minusDays(7))
                    .update();
            var home = rosa.get("/home").says("Did you talk to Del Ramos today at 6:30 AM, as planned?");
            String log = rosa.get("/internship/log")
                    .says("Did you talk to Del Ramos today at 6:30 AM")
                    .document()
                    .select(".appointment a")
                    .attr("href");
            assertThat(home.document().select("a[href=" + log + "]")).isNotEmpty();
            var form = rosa.button(rosa.get(log), "Log this contact");
            assertThat(form.value("day")).isEqualTo(today.toString());
            assertThat(form.value("start")).isEqualTo("06:30");
            assertThat(form.value("topics")).isEqualTo("time");
            form.send().says("Logged: 0.75 hours");
            rosa.get("/internship/log").doesNotSay("Did you talk to");
        }

        @Test
        void thatIsStillToComeLeavesItsHourToTheOneWhoLogsIt() {
            filled(rosa, today.minusDays(7), "23:15", 45).with("nextDay", today).send();
            jdbc.sql("delete from contact_entry where pairing = :pairing and day > :day")
                    .param("pairing", cast.rosasPairing)
                    .param("day", today.minusDays(7))
                    .update();
            String log = rosa.get("/internship/log")
                    .document()
                    .select(".appointment a")
                    .attr("href");
            var form = rosa.button(rosa.get(log), "Log this contact");
            assertThat(form.value("day")).isEqualTo(today.toString());
            assertThat(form.value("start")).isEmpty();
            assertThat(form.value("minutes")).isEqualTo("45");
        }

        @Test
        void ofSomebodyElseIsNothingToStartFrom() {
            var omar = Visitor.as("omar");
            omar.get("/internship/log/new?like=" + newestEntry(cast.rosasPairing))
                    .hasStatus(404);
        }
    }

    @Nested
    class AChildsName {
        private static final String SAID = "The student Jayden Smithers was sent to the office.";

        @Test
        void isAskedAboutOnceAndThenKept() {
            var again = filled(rosa, today, "06:30", 45)
                    .with("summary", SAID)
                    .send()
                    .hasStatus(422);
            assertThat(again.wrong("summary")).contains("Does this name a child: Jayden Smithers?");
            rosa.button(again, "Log this contact").send().says("Logged").says(SAID);
        }

        @Test
        void isAskedAboutAgainWhenItIsAnotherOne() {
            var again = filled(rosa, today, "06:30", 45).with("summary", SAID).send();
            rosa.button(again, "Log this contact")
                    .with("nextSteps", "Call the mother of Mia Okonkwo.")
                    .send()
                    .hasStatus(422)
                    .says("Mia Okonkwo?");
        }

        @Test
        void isNotThatOfTheProtegeOrTheCoach() {
            filled(rosa, today, "06:30", 45)
                    .with("summary", "Del Ramos and Ines Navarro spoke about a student.")
                    .send()
                    .says("Logged");
        }

        @Test
        void isAskedAboutOnThePhoneToo() {
            var contact = contact(Ids.next(), today);
            contact.put("summary", SAID);
            assertThat(send(rosa, contact).get("said").get(0).asString()).contains("Jayden Smithers");
        }
    }
}
