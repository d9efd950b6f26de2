package org.cadre.evaluation.asking;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.CookieManager;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.cadre.CadreTest;
import org.cadre.QrReader;
import org.cadre.TestServer;
import org.cadre.Visitor;
import org.cadre.evaluation.Evaluating;
import org.cadre.evaluation.Moment;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;

/** Answering by the code on the last slide. */
@CadreTest
class SharedLinkTest extends Evaluating {
    private String code() {
        return jdbc.sql("select code from evaluation where moment = 'offering'")
                .query(String.class)
                .single();
    }

    private Visitor.Page answer(Visitor visitor) {
        return visitor.button(visitor.get("/e/" + code()), "Send answers")
                .with(WHOLE, 4)
                .with(PREPARED, 4)
                .with(TRAINERS, 4)
                .send();
    }

    private int counted() {
        return count("select jsonb_array_length(counted) from evaluation_box");
    }

    private int apart() {
        return count("select jsonb_array_length(apart) from evaluation_box");
    }

    @Test
    void countsNoMoreAnswersThanPeopleWerePresentAndSaysSo() {
        inUse(Moment.OFFERING);
        var offering = heldWith(2, theo);
        for (int i = 0; i < 4; i++) {
            answer(new Visitor()).says("Thank you");
        }
        assertThat(counted()).isEqualTo(2);
        assertThat(apart()).isEqualTo(2);
        one.signedIn(opal)
                .get("/evaluations/" + evaluationOf(offering))
                .says("2 answers through the shared link beyond the 2 people whose attendance is recorded");
    }

    @Test
    void takesInWhatWasApartOnceMoreAttendanceIsRecorded() {
        inUse(Moment.OFFERING);
        var offering = one.institute(clock.today().plusDays(5), 5, theo);
        var first = one.confirmed(one.person("First Guest"), offering);
        var second = one.confirmed(one.person("Second Guest"), offering);
        one.attendedAll(offering, first);
        comesTo(clock.today().plusDays(7));
        answer(new Visitor());
        answer(new Visitor());
        assertThat(apart()).isEqualTo(1);
        one.attendedAll(offering, second);
        comesTo(clock.today().plusDays(15));
        assertThat(counted()).isEqualTo(2);
        assertThat(apart()).isZero();
    }

    @Test
    void drawsLotsWhereMoreAnsweredThanWereThere() {
        inUse(Moment.OFFERING);
        var offering = one.institute(clock.today().plusDays(5), 5, theo);
        var guests = IntStream.range(0, 3)
                .mapToObj(i -> one.confirmed(one.person("Guest " + (char) ('A' + i)), offering))
                .toList();
        comesTo(clock.today().plusDays(7));
        for (int i = 0; i < 4; i++) {
            answer(new Visitor()).says("Thank you");
        }
        assertThat(apart()).as("no attendance yet").isEqualTo(4);
        guests.forEach(guest -> one.attendedAll(offering, guest));
        comesTo(clock.today().plusDays(15));
        assertThat(counted()).isEqualTo(3);
        assertThat(apart()).isEqualTo(1);
    }

    @Test
    void keepsNoMoreApartThanTwiceTheSeats() {
        inUse(Moment.OFFERING);
        one.institute(clock.today().plusDays(5), 2, theo);
        comesTo(clock.today().plusDays(7));
        for (int i = 0; i < 4; i++) {
            answer(new Visitor()).says("Thank you");
        }
        answer(new Visitor()).says("No more answers are taken by this link");
        assertThat(apart()).isEqualTo(4);
    }

    @Test
    void takesOneAnswerFromEachDevice() {
        inUse(Moment.OFFERING);
        heldWith(3, theo);
        var phone = new Visitor();
        answer(phone).says("Thank you");
        phone.get("/e/" + code()).says("This device has already answered");
        phone.get(links().getFirst()).says("You have already answered");
        assertThat(counted()).isEqualTo(1);
    }

    @Test
    void letsARoomAnswerButNoMachine() {
        inUse(Moment.OFFERING);
        heldWith(1, theo);
        jdbc.sql("""
                insert into attempt (what, whom, at, id)
                select 'evaluation-from-place', '127.0.0.1', :now, gen_random_uuid() from generate_series(1, 150)
                """)
                .param("now", java.time.OffsetDateTime.now(java.time.ZoneOffset.UTC))
                .update();
        answer(new Visitor()).hasStatus(422).says("Many answers are coming from your network right now");
        assertThat(counted()).isZero();
    }

    /** A household or a machine has a whole network of addresses in IPv6. */
    @Test
    void countsTheAddressesOfOneNetworkAsOnePlace() throws Exception {
        inUse(Moment.OFFERING);
        heldWith(2, theo);
        answerFrom("2001:db8:1:2::5");
        answerFrom("2001:db8:1:2:ffff::9");
        assertThat(counted()).isEqualTo(2);
        assertThat(jdbc.sql("select distinct whom from attempt where what = 'evaluation-from-place'")
                        .query(String.class)
                        .list())
                .containsExactly("20010db800010002");
    }

    private void answerFrom(String address) throws Exception {
        try (var client =
                HttpClient.newBuilder().cookieHandler(new CookieManager()).build()) {
            var place = TestServer.url().resolve("/e/" + code());
            String page = client.send(HttpRequest.newBuilder(place).build(), HttpResponse.BodyHandlers.ofString())
                    .body();
            String typed = Jsoup.parse(page).select("form[method=post] input[type=hidden]").stream()
                    .map(field -> field.attr("name") + "=" + URLEncoder.encode(field.val(), StandardCharsets.UTF_8))
                    .collect(Collectors.joining("&"));
            client.send(
                    HttpRequest.newBuilder(place)
                            .header("X-Forwarded-For", address)
                            .header("Content-Type", "application/x-www-form-urlencoded")
                            .POST(HttpRequest.BodyPublishers.ofString(
                                    typed + "&" + WHOLE + "=4&" + PREPARED + "=4&" + TRAINERS + "=4"))
                            .build(),
                    HttpResponse.BodyHandlers.discarding());
        }
    }

    @Test
    void isReadInCapitalsToo() {
        inUse(Moment.OFFERING);
        heldWith(1, theo);
        new Visitor().get("/e/" + code().toUpperCase(java.util.Locale.ROOT)).says("How was your training?");
        new Visitor().get("/e/nothing").hasStatus(404).says("There is no evaluation at this address");
    }

    @Test
    void opensShortlyBeforeTheEnd() {
        inUse(Moment.MODULE);
        one.institute(clock.today().plusDays(10), 5, theo);
        jobs.comeDue();
        assertThat(count("select count(*)::integer from evaluation where moment = 'module'"))
                .isEqualTo(6);
        String code = jdbc.sql("select code from evaluation order by opens_at limit 1")
                .query(String.class)
                .single();
        new Visitor().get("/e/" + code).says("This evaluation is not open yet");
        comesTo(clock.today().plusDays(11));
        new Visitor().get("/e/" + code).says("How useful is this module");
        comesTo(clock.today().plusDays(5));
        new Visitor().get("/e/" + code).says("This evaluation is closed");
    }

    @Test
    void followsAnEventThatIsMoved() {
        inUse(Moment.OFFERING);
        var offering = one.institute(clock.today().plusDays(10), 5, theo);
        jobs.comeDue();
        String before = code();
        jdbc.sql("update offering set first_day = first_day + 7, last_day = last_day + 7 where id = :id")
                .param("id", offering.value())
                .update();
        jobs.comeDue();
        assertThat(code()).isEqualTo(before);
        assertThat(jdbc.sql("select day from evaluation")
                        .query(java.time.LocalDate.class)
                        .single())
                .isEqualTo(clock.today().plusDays(18));
    }

    @Test
    void goesWithASessionThatIsTakenOutOfTheEvent() {
        inUse(Moment.MODULE);
        one.institute(clock.today().plusDays(10), 5, theo);
        jobs.comeDue();
        jdbc.sql("delete from session where id = (select id from session order by starts_at limit 1)")
                .update();
        assertThat(count("select count(*)::integer from evaluation")).isEqualTo(5);
        assertThat(count("select count(*)::integer from evaluation_box")).isEqualTo(5);
    }

    @Test
    void isShownOnTheWallAndOnSlips() {
        inUse(Moment.OFFERING);
        var offering = heldWith(1, theo);
        var trainer = one.signedIn(theo);
        var slide = trainer.get("/evaluations/" + evaluationOf(offering) + "/slide");
        assertThat(slide.document().select("svg.qr-code title").text()).contains("/e/" + code());
        slide.says("/e/" + code());
        assertThat(QrReader.ofSvg(slide.document().select("svg.qr-code").outerHtml()))
                .startsWith("http")
                .endsWith("/e/" + code());
        var slips = trainer.get("/evaluations/" + evaluationOf(offering) + "/slips.pdf");
        assertThat(slips.type()).isEqualTo("application/pdf");
        assertThat(new String(slips.bytes(), 0, 5, StandardCharsets.ISO_8859_1)).isEqualTo("%PDF-");
    }

    @Test
    void refusesAFormWithoutItsToken() {
        inUse(Moment.OFFERING);
        heldWith(1, theo);
        new Visitor().postBare("/e/" + code(), Map.of(WHOLE, "5")).hasStatus(403);
    }
}
