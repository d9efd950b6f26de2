package org.cadre.evaluation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.cadre.PartOne;
import org.cadre.Visitor;
import org.cadre.evaluation.form.Forms;
import org.cadre.evaluation.form.SampleForms;
import org.cadre.offering.OfferingId;
import org.cadre.people.PersonId;
import org.cadre.people.Role;
import org.cadre.platform.audit.Actor;
import org.cadre.platform.job.Jobs;
import org.cadre.platform.time.ProgramClock;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What the tests of evaluations share: an institute that people came to, and forms in use. */
public abstract class Evaluating {
    /** The keys of the shipped form about an offering. */
    protected static final String WHOLE = "a-s1-1";

    protected static final String PREPARED = "a-s1-2";
    protected static final String TRAINERS = "a-s1-3";
    protected static final String FIRST = "a-s2-1";

    @Autowired
    protected ApplicationContext beans;

    @Autowired
    protected JdbcClient jdbc;

    @Autowired
    protected ProgramClock clock;

    @Autowired
    protected Forms forms;

    @Autowired
    protected Jobs jobs;

    @Autowired
    protected TransactionTemplate transaction;

    protected PartOne one;
    protected PersonId opal;
    protected PersonId theo;

    @BeforeEach
    protected void officeAndTrainer() {
        one = new PartOne(beans);
        clock.moveTo(clock.today());
        opal = one.person("Opal Vance", Role.OFFICE);
        theo = one.person("Theo Trainer", Role.TRAINER);
    }

    /** Puts the shipped form of a moment in use. */
    protected UUID inUse(Moment moment) {
        var sample = SampleForms.of(moment);
        transaction.executeWithoutResult(_ -> {
            forms.takeUp(sample.form(), sample.sheet(), Actor.SYSTEM);
            forms.use(sample.form().id(), Actor.SYSTEM);
        });
        return sample.form().id();
    }

    /** People who came to an institute that ended yesterday; the clock stands on the day after. */
    protected OfferingId heldWith(int people, PersonId... trainers) {
        var offering = one.institute(clock.today().plusDays(10), people + 1, trainers);
        for (int i = 0; i < people; i++) {
            var who = one.person("Guest " + (char) ('A' + i) + " "
                    + clock.today().getDayOfYear() + clock.today().getYear());
            one.attendedAll(offering, one.confirmed(who, offering));
        }
        comesTo(clock.today().plusDays(12));
        return offering;
    }

    /** The day comes, with all that is due then. */
    protected void comesTo(LocalDate day) {
        clock.moveTo(day);
        jobs.comeDue();
    }

    protected UUID evaluationOf(OfferingId offering) {
        return jdbc.sql("select id from evaluation where offering = :offering and moment = 'offering'")
                .param("offering", offering.value())
                .query(UUID.class)
                .single();
    }

    /** The links of those who were asked, in the order in which they were. */
    protected List<String> links() {
        return new ArrayList<>(jdbc.sql("""
                select button_url from mail where button_url like '%/evaluation/%' and subject not like 'A reminder%' order by id
                """).query(String.class).list());
    }

    protected Visitor.Page answered(String link, int whole, String words) {
        var visitor = new Visitor();
        return visitor.button(visitor.get(link), "Send answers")
                .with(WHOLE, whole)
                .with(PREPARED, whole)
                .with(TRAINERS, 5)
                .with(FIRST, words)
                .send();
    }

    protected int count(String sql) {
        return jdbc.sql(sql).query(Integer.class).single();
    }
}
