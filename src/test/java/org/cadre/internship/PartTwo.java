package org.cadre.internship;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.cadre.Visitor;
import org.cadre.Visitor.Page;
import org.cadre.demo.Cast;
import org.cadre.demo.Demo;
import org.cadre.people.PersonId;
import org.cadre.platform.time.ProgramClock;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the tests of part two share: the cast, and looking at what is in the database. */
public abstract class PartTwo {
    @Autowired
    protected Demo demo;

    @Autowired
    protected JdbcClient jdbc;

    @Autowired
    protected ProgramClock clock;

    protected Cast cast;
    protected LocalDate today;

    @BeforeEach
    protected void bringTheCastIn() {
        cast = demo.bringIn();
        clock.moveTo(clock.today()); // nine in the morning or later, however early the tests run
        today = clock.today();
    }

    /** The address behind the button of the newest mail to somebody. */
    protected String linkTo(String recipient) {
        return jdbc.sql("select button_url from mail where recipient = :to order by id desc limit 1")
                .param("to", recipient)
                .query(String.class)
                .single();
    }

    protected int mailsTo(String recipient) {
        return jdbc.sql("select count(*) from mail where recipient = :to")
                .param("to", recipient)
                .query(Integer.class)
                .single();
    }

    protected List<String> deedsAbout(PersonId whom) {
        return jdbc.sql("select deed from audit_entry where whom = :whom order by id")
                .param("whom", whom.value())
                .query(String.class)
                .list();
    }

    protected String stateOf(UUID entry) {
        return jdbc.sql("select state from contact_entry where id = :id")
                .param("id", entry)
                .query(String.class)
                .single();
    }

    protected UUID newestEntry(UUID pairing) {
        return jdbc.sql("select id from contact_entry where pairing = :pairing order by id desc limit 1")
                .param("pairing", pairing)
                .query(UUID.class)
                .single();
    }

    protected int entries(UUID pairing) {
        return jdbc.sql("select count(*) from contact_entry where pairing = :pairing")
                .param("pairing", pairing)
                .query(Integer.class)
                .single();
    }

    /** Rosa's form for a new contact, filled in as far as it must be. */
    public static Visitor.Filling filled(Visitor rosa, LocalDate day, String start, int minutes) {
        Page page = rosa.get("/internship/log/new");
        return rosa.button(page, "Log this contact")
                .with("day", day)
                .with("start", start)
                .with("minutes", minutes)
                .with("mode", "phone");
    }
}
