package org.cadre.offering;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Objects;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.model.Component;
import org.cadre.CadreTest;
import org.cadre.PartOne;
import org.cadre.Visitor;
import org.cadre.platform.audit.Actor;
import org.cadre.program.OfferingKind;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

@CadreTest
class SchedulePageTest {
    @Autowired
    ApplicationContext beans;

    @Autowired
    Offerings offerings;

    @Autowired
    JdbcClient jdbc;

    private final Visitor stranger = new Visitor();
    private PartOne partOne;

    @BeforeEach
    void begin() {
        partOne = new PartOne(beans);
    }

    @Test
    void saysThatNothingIsPlanned() {
        stranger.get("/schedule").hasStatus(200).says("is planning the dates for the year");
    }

    @Test
    void showsWhenWherePriceSeatsAndHours() {
        var first = LocalDate.of(partOne.today().getYear() + 1, 6, 12);
        partOne.institute(first, 30);

        stranger.get("/schedule")
                .says("Leadership Immersion Institute")
                .says("Austin, TX")
                .says("15.00 PD hours")
                .says("$495.00")
                .says("30 seats left")
                .says("1 date")
                .says("See details and register");
    }

    @Test
    void saysSoldOutAndOffersNoLiveButton() {
        var offering = partOne.institute(partOne.inDays(30), 1);
        partOne.confirmed(partOne.person("Rosa Villarreal"), offering);

        stranger.get("/schedule").says("Sold out").doesNotSay("register:");
        var page = stranger.get("/schedule/" + offering).says("Every seat is taken");
        assertThat(page.document().select("a[href$=/registration]")).isEmpty();
    }

    @Test
    void leavesOutWhatIsCanceledOverOrNotPublic() {
        var canceled = partOne.institute(partOne.inDays(20), 5);
        offerings.cancel(canceled, Actor.SYSTEM);
        partOne.event(OfferingKind.IN_HOUSE, "In-house at Bluebonnet ISD", partOne.inDays(20), 5, 0);
        partOne.institute(partOne.inDays(-1), 5);

        stranger.get("/schedule").says("is planning the dates for the year");
        stranger.get("/schedule/" + canceled).says("This event does not take place");
    }

    @Nested
    class Filtered {
        @Test
        void byStateAndMonthKeepsTheFilterInTheAddress() {
            var first = partOne.inDays(30);
            partOne.institute(first, 30);
            var elsewhere = partOne.institute(first.plusDays(70), 30);
            jdbc.sql("update offering set state = 'OK', city = 'Tulsa' where id = :id")
                    .param("id", elsewhere.value())
                    .update();

            var page = stranger.get("/schedule");
            var found = stranger.form(page, "form.schedule-filter")
                    .with("state", "OK")
                    .send();
            found.says("Tulsa, OK").doesNotSay("Austin, TX");
            assertThat(found.address().getQuery()).contains("state=OK");

            stranger.get("/schedule?month=" + YearMonth.from(first))
                    .says("Austin, TX")
                    .doesNotSay("Tulsa, OK");
            stranger.get("/schedule?state=OK&month=" + YearMonth.from(first))
                    .says("No dates match")
                    .says("Show all dates");
        }

        @Test
        void byNonsenseShowsAllOrSaysSo() {
            partOne.institute(partOne.inDays(30), 30);
            stranger.get("/schedule?month=soon").hasStatus(200).says("Austin, TX");
            stranger.get("/schedule?state=%3Cscript%3E").hasStatus(200).says("No dates match");
        }
    }

    @Nested
    class AsACalendar {
        @Test
        void showsEachDayOfAnEventInItsMonth() {
            var first = YearMonth.from(partOne.today()).plusMonths(1).atDay(10);
            partOne.institute(first, 30);
            var page = stranger.get("/schedule?view=calendar&month=" + YearMonth.from(first))
                    .hasStatus(200);
            assertThat(page.document().select("table.month-table caption").text())
                    .contains(String.valueOf(first.getYear()));
            assertThat(page.document().select("td.month-held time").eachAttr("datetime"))
                    .containsExactly(first.toString(), first.plusDays(1).toString());
            assertThat(page.document().select("table.month-table th[scope=col]"))
                    .hasSize(7);
        }

        @Test
        void beginsWithTheFirstMonthInWhichSomethingIsHeldAndLeafsOn() {
            var first = YearMonth.from(partOne.today()).plusMonths(3).atDay(5);
            partOne.institute(first, 30);
            var page = stranger.get("/schedule?view=calendar").hasStatus(200);
            assertThat(page.document().select("td.month-held")).hasSize(2);
            var next = Objects.requireNonNull(
                    page.document().select(".month-leaf a").last());
            stranger.get(next.attr("href")).hasStatus(200).says("Nothing is held in");
            stranger.get("/schedule?view=calendar&month=1850-01").hasStatus(200);
            stranger.get("/schedule?view=calendar&month=9999-12").hasStatus(200);
        }
    }

    @Test
    void showsDatesByState() {
        partOne.institute(partOne.inDays(30), 30);
        var elsewhere = partOne.institute(partOne.inDays(50), 30);
        jdbc.sql("update offering set state = 'OK', city = 'Tulsa' where id = :id")
                .param("id", elsewhere.value())
                .update();
        var page = stranger.get("/schedule?view=states").hasStatus(200);
        assertThat(page.document().select("#found h2").eachText()).containsExactly("Oklahoma", "Texas");
    }

    @Nested
    class Subscribed {
        @Test
        void hasAllPublicDatesOrThoseOfAState() throws Exception {
            var austin = partOne.institute(partOne.inDays(30), 30);
            var tulsa = partOne.institute(partOne.inDays(50), 30);
            jdbc.sql("update offering set state = 'OK' where id = :id")
                    .param("id", tulsa.value())
                    .update();
            partOne.event(OfferingKind.IN_HOUSE, "In-house at Bluebonnet ISD", partOne.inDays(20), 5, 0);
            offerings.cancel(austin, Actor.SYSTEM);

            var all = calendar("/schedule.ics");
            assertThat(all.getComponents(Component.VEVENT)).hasSize(4);
            assertThat(all.toString()).contains("STATUS:CANCELLED").doesNotContain("In-house");
            assertThat(calendar("/schedule.ics?state=OK").getComponents(Component.VEVENT))
                    .hasSize(2);
            stranger.get("/schedule.ics?state=Nowhere").hasStatus(404);
        }

        private net.fortuna.ical4j.model.Calendar calendar(String path) throws Exception {
            var file = stranger.get(path).hasStatus(200);
            var calendar =
                    new CalendarBuilder().build(new StringReader(new String(file.bytes(), StandardCharsets.UTF_8)));
            assertThat(calendar.validate().getEntries()).isEmpty();
            return calendar;
        }
    }

    @Nested
    class OnAPageOfItsOwn {
        @Test
        void saysSessionsAndTimesAsPeopleSayThem() {
            var offering = partOne.institute(partOne.inDays(30), 30);
            stranger.get("/schedule/" + offering)
                    .hasStatus(200)
                    .says("Mentoring New School Leaders: A Journey of Discovery")
                    .says("8:00 AM to 10:30 AM Central")
                    .says("Bluebonnet Hall, 1 Example Plaza, Austin, TX")
                    .says("2.50 PD hours")
                    .says("Register");
        }

        @Test
        void unknownIsNotFound() {
            stranger.get("/schedule/00000000-0000-7000-8000-000000000000").hasStatus(404);
            stranger.get("/schedule/austin").hasStatus(404);
        }

        @Test
        void goesIntoACalendar() throws Exception {
            var offering = partOne.institute(partOne.inDays(30), 30);
            var file = stranger.get("/schedule/" + offering + ".ics").hasStatus(200);
            assertThat(file.type()).startsWith("text/calendar");

            var text = new String(file.bytes(), StandardCharsets.UTF_8);
            var calendar = new CalendarBuilder().build(new StringReader(text));
            assertThat(calendar.validate().getEntries()).isEmpty();
            assertThat(calendar.getComponents(Component.VEVENT)).hasSize(2);
            assertThat(text).contains("SUMMARY:Leadership Immersion Institute", "LOCATION:Bluebonnet Hall");
        }
    }
}
