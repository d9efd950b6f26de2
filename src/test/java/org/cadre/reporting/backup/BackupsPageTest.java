package org.cadre.reporting.backup;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import javax.sql.DataSource;
import org.cadre.CadreTest;
import org.cadre.PartOne;
import org.cadre.Visitor;
import org.cadre.people.Role;
import org.cadre.platform.job.Job;
import org.cadre.platform.job.JobsByHand;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

@CadreTest
class BackupsPageTest {
    private static final String PLACE = "/office/backups";

    @Autowired
    private ApplicationContext beans;

    @Autowired
    private DataSource database;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    @Qualifier("backup")
    private Job backup;

    private Visitor opal = new Visitor();

    @BeforeEach
    void signIn() {
        var partOne = new PartOne(beans);
        opal = partOne.signedIn(partOne.person("Opal Whitfield", Role.OFFICE));
    }

    @Test
    void saysThatThereIsNoneAndOffersToMakeOne() {
        var page = opal.get(PLACE).says("Automatic backups are off").says("No backup has been made.");
        var asked = opal.button(page, "Back up now").send();
        asked.says("The backup is being made; you can keep working.").says("A backup is being made: 0%");
        opal.button(asked, "Back up now").send().says("A backup is already being made.");
        assertThat(jdbc.sql("select count(*) from backup_run").query(Long.class).single())
                .isOne();

        new JobsByHand(database, Instant.now(), backup).after(Duration.ofMinutes(1));
        opal.get(PLACE)
                .says("The last good backup was made")
                .says("Not yet tested by restoring it elsewhere")
                .says("Backups cannot be downloaded here")
                .doesNotSay("is being made");
    }

    @Test
    void saysWhyTheLastOneFailedHereAndOnTheOverview() {
        jdbc.sql("""
                insert into backup_run (id, night, asked_at, state, finished_at, why)
                values (gen_random_uuid(), '2026-11-27', '2026-11-27', 'failed', '2026-11-27', 'The disk is full.')
                """).update();
        opal.get(PLACE).says("The last backup failed").says("The disk is full.");
        opal.get("/home").says("There is a problem with the backups");
        jdbc.sql("delete from backup_run").update();
        opal.get("/home").doesNotSay("There is a problem with the backups");
    }

    @Test
    void letsOfficeDecideWhatBecomesOfWorkThatWaitedWhenItWasMade() {
        jdbc.sql("""
                with restored as (
                  insert into restoration (id, restored_at, made_at, file)
                  values (gen_random_uuid(), '2026-11-27', '2026-11-26', 'one.backup') returning id)
                insert into held_job (restoration, task, instance, due)
                select id, task, gen_random_uuid()::text, '2026-11-26'
                  from restored, (values ('send-mail'), ('send-mail'), ('send-card-refund')) as kinds (task)
                """).update();
        jdbc.sql("delete from scheduled_tasks").update();
        var page = opal.get(PLACE)
                .says("On hold since the restore")
                .says("2 mails")
                .says("One refund to a card");
        var after = opal.form(page, "form:has(input[value=send-mail])")
                .press("Do it now")
                .send();
        after.says("All 2 are being done.").doesNotSay("2 mails");
        assertThat(jdbc.sql("select count(*) from scheduled_tasks where task_name = 'send-mail'")
                        .query(Long.class)
                        .single())
                .isEqualTo(2);
        opal.form(after, "form:has(input[value=send-card-refund])")
                .press("Cancel it")
                .send()
                .says("It is canceled.")
                .doesNotSay("On hold since the restore");
        assertThat(jdbc.sql("select deed from audit_entry where deed like 'backup.%' order by id")
                        .query(String.class)
                        .list())
                .containsExactly("backup.held-released", "backup.held-dropped");
    }
}
