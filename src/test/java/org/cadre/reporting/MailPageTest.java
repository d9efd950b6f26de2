package org.cadre.reporting;

import static org.assertj.core.api.Assertions.assertThat;

import org.cadre.CadreTest;
import org.cadre.platform.database.Ids;
import org.cadre.platform.time.ProgramClock;
import org.cadre.program.Editions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

@CadreTest
class MailPageTest {
    @Autowired
    private NamedParameterJdbcTemplate batches;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Editions editions;

    @Autowired
    private ProgramClock clock;

    private Bluebonnet bluebonnet;

    @BeforeEach
    void people() {
        bluebonnet = new Bluebonnet(batches, editions, clock.today());
        bluebonnet.write();
    }

    private void failed(String recipient) {
        jdbc.sql("""
                insert into mail (id, recipient, subject, html, plain, written_at, state, tries, last_error)
                values (:id, :to, 'Your seat is confirmed', '', 'secret words', :at, 'failed', 9, 'no such mailbox')
                """)
                .param("id", Ids.next())
                .param("to", recipient)
                .param("at", clock.now().atOffset(java.time.ZoneOffset.UTC))
                .update();
    }

    @Test
    void saysWhyAMailCouldNotBeSentButNotWhatItSays() {
        failed("nora@bluebonnet.example");
        bluebonnet
                .as(bluebonnet.ada)
                .get("/office/mail")
                .says("nora@bluebonnet.example")
                .says("no such mailbox")
                .says("9 tries")
                .doesNotSay("secret words");
    }

    @Test
    void triesAgainOnceAndRecordsWhoAskedForIt() {
        failed("nora@bluebonnet.example");
        var ada = bluebonnet.as(bluebonnet.ada);
        var filling = ada.button(ada.get("/office/mail"), "Try again");
        filling.send().says("is being tried again").says("All mail was sent, or is still being tried");
        filling.send().hasStatus(200);
        assertThat(jdbc.sql("select state from mail").query(String.class).list())
                .containsExactly("waiting");
        assertThat(jdbc.sql("select count(*) from scheduled_tasks where task_name = 'send-mail'")
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
        assertThat(jdbc.sql("select actor from audit_entry where deed = 'mail.tried-again'")
                        .query(java.util.UUID.class)
                        .list())
                .containsExactly(bluebonnet.ada.value());
    }

    @Test
    void saysThatAllIsWell() {
        bluebonnet.as(bluebonnet.ada).get("/office/mail").says("All mail was sent, or is still being tried");
    }

    @Test
    void isForOfficeAlone() {
        failed("nora@bluebonnet.example");
        bluebonnet.as(bluebonnet.ines).get("/office/mail").hasStatus(404);
    }
}
