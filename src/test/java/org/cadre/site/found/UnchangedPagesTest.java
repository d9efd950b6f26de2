package org.cadre.site.found;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.cadre.CadreTest;
import org.cadre.PartOne;
import org.cadre.Statements;
import org.cadre.Visitor;
import org.cadre.offering.OfferingId;
import org.cadre.platform.time.ProgramClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Public pages that are sent without reading anything for them: never an older one than the database says. */
@CadreTest
@Tag("every-postgresql")
class UnchangedPagesTest {
    private static final String SCHEDULE = "/schedule";

    @Autowired
    ApplicationContext beans;

    @Autowired
    Statements statements;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    ProgramClock clock;

    @Autowired
    TransactionTemplate transaction;

    private final Visitor stranger = new Visitor();
    private PartOne partOne;
    private OfferingId offering;

    @BeforeEach
    void begin() {
        partOne = new PartOne(beans);
        offering = partOne.institute(partOne.inDays(30), 5);
    }

    private List<String> asked() {
        return statements.ofAPage(() -> stranger.get(SCHEDULE).hasStatus(200));
    }

    /** Until a moment passes in which nobody wrote, as always comes soon. */
    private void settle() {
        for (int i = 0; i < 50; i++) {
            if (asked().size() == 1) {
                return;
            }
        }
        throw new AssertionError("the page is read anew each time");
    }

    private void say(String seats) {
        jdbc.sql("update seat_pool set capacity = :seats where offering = :id")
                .param("seats", Integer.parseInt(seats))
                .param("id", offering.value())
                .update();
    }

    @Test
    void areSentWithoutReadingAnythingForThem() {
        settle();
        assertThat(asked()).hasSizeLessThanOrEqualTo(1).allMatch(sql -> sql.contains("pg_current_snapshot"));
        stranger.get(SCHEDULE).says("5 seats left");
    }

    @Test
    void showWhatAnyoneChangedAtOnce() {
        for (String seats : List.of("7", "9", "11")) {
            settle();
            say(seats);
            stranger.get(SCHEDULE).says(seats + " seats left");
        }
    }

    @Test
    void showWhatWasBegunBeforeTheyWereReadAndEndedAfter() {
        transaction.executeWithoutResult(_ -> {
            say("7");
            settle();
            stranger.get(SCHEDULE).says("5 seats left");
        });
        stranger.get(SCHEDULE).says("7 seats left");
    }

    @Test
    void dependOnTheDay() {
        settle();
        clock.moveTo(partOne.inDays(31));
        stranger.get(SCHEDULE).doesNotSay("5 seats left");
    }

    @Test
    void areForStrangersOnly() {
        settle();
        partOne.signedIn(partOne.person("Rosa Villarreal")).get(SCHEDULE).says("Rosa Villarreal");
        stranger.get(SCHEDULE).doesNotSay("Rosa Villarreal");
    }

    @Test
    void areInTheLanguageOfWhoReads() throws IOException {
        settle();
        for (int i = 0; i < 3; i++) {
            assertThat(in("es")).contains("<html lang=\"es\"");
            assertThat(in("en")).contains("<html lang=\"en\"");
        }
    }

    private String in(String language) throws IOException {
        try (var page =
                stranger.listen(SCHEDULE, Map.of("Accept-Language", language)).body()) {
            return new String(page.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
