package org.cadre.internship.chat;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.cadre.TestServer;
import org.cadre.Visitor;
import org.cadre.Visitor.Page;
import org.cadre.demo.Histories;
import org.cadre.people.PersonId;
import org.cadre.people.Role;
import org.cadre.platform.time.ProgramClock;
import org.cadre.program.EditionId;
import org.cadre.program.Editions;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Ines's cohort with Rosa and Mira meets in a chat that begins now. Wes is in Cole's cohort, Otto is office. */
public abstract class Chatting {
    protected static final LocalDate BEGINS = LocalDate.of(2035, 1, 8);
    private static final LocalDate BEFORE = BEGINS.minusMonths(3);

    @Autowired
    protected JdbcClient jdbc;

    @Autowired
    protected NamedParameterJdbcTemplate named;

    @Autowired
    protected Editions editions;

    @Autowired
    protected ProgramClock clock;

    protected Histories histories;
    protected UUID cohort;
    protected UUID otherCohort;
    protected UUID meeting;
    protected UUID roomId;
    protected String room;
    protected PersonId rosaPerson;

    @BeforeEach
    void setUpTheRoom() {
        clock.moveTo(BEGINS.plusDays(20));
        histories = new Histories(named);
        var ines = person("Ines Navarro", "ines");
        var cole = person("Cole Whitman", "cole");
        rosaPerson = person("Rosa Delgado", "rosa");
        var mira = person("Mira Okafor", "mira");
        var wes = person("Wes Tanaka", "wes");
        var otto = person("Otto Brandt", "otto");
        histories.role(ines, Role.COACH, null, BEFORE);
        histories.role(cole, Role.COACH, null, BEFORE);
        histories.role(otto, Role.OFFICE, null, BEFORE);
        EditionId edition = editions.idOf(Editions.NATIONAL);
        cohort = histories.cohort("Winter cohort", edition.value(), BEGINS, ines);
        otherCohort = histories.cohort("Other cohort", edition.value(), BEGINS, cole);
        List.of(rosaPerson, mira).forEach(mit -> place(mit, cohort));
        place(wes, otherCohort);
        histories.write();
        roomId = UUID.randomUUID();
        meeting = UUID.randomUUID();
        jdbc.sql("insert into chat_room (id) values (:id)").param("id", roomId).update();
        jdbc.sql("""
                insert into cohort_meeting (id, cohort, month, kind, starts_at, minutes, room)
                values (:id, :cohort, 1, 'chat', :starts, 60, :room)
                """)
                .param("id", meeting)
                .param("cohort", cohort)
                .param("starts", clock.now().atOffset(java.time.ZoneOffset.UTC))
                .param("room", roomId)
                .update();
        room = "/chat/" + roomId;
    }

    protected PersonId person(String name, String key) {
        return histories.person(name, key + "@bluebonnet.example", "principal", null, null, BEFORE);
    }

    protected UUID place(PersonId mit, UUID where) {
        histories.role(mit, Role.MIT, null, BEFORE);
        return histories.internship(
                mit, where, "active", BEFORE, BEGINS, BEGINS.plusMonths(9).minusDays(1));
    }

    protected UUID rosaId() {
        return rosaPerson.value();
    }

    protected Page say(Visitor person, String text) {
        return person.form(person.get(room), "#write").with("text", text).send();
    }

    /** So many more people of the cohort, by what stands before the @ of their address. */
    protected List<String> more(int people) {
        var more = new java.util.ArrayList<String>();
        for (int i = 1; i <= people; i++) {
            var mit = person("Mit %03d".formatted(i), "mit" + i);
            place(mit, cohort);
            more.add("mit" + i);
        }
        histories.write();
        return more;
    }

    String absolute(String path) {
        return TestServer.url() + path;
    }
}
