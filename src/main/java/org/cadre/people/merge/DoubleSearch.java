package org.cadre.people.merge;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import org.cadre.platform.job.Job;
import org.cadre.platform.job.Jobs;
import org.cadre.platform.time.DueWork;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Looks for doubles once a day, and when office asks for it; and forgets what can no longer be undone. */
@Configuration(proxyBeanMethods = false)
class DoubleSearch {
    static final String JOB = "people-doubles";
    private static final Logger LOG = LoggerFactory.getLogger(DoubleSearch.class);
    private static final Duration DAILY = Duration.ofHours(20);
    private static final Duration FIRST_PAUSE = Duration.ofMinutes(1);
    private static final int TRIES = 3;

    @Bean
    static Job lookForDoubles(LikelyDoubles doubles) {
        return new Job(
                JOB,
                _ -> doubles.search(),
                FIRST_PAUSE,
                TRIES,
                (id, why) -> LOG.warn("no search for doubles: {}", why));
    }

    @Bean
    static DueWork lookForDoublesDaily(LikelyDoubles doubles, ObjectProvider<Jobs> jobs, Clock system) {
        return _ -> {
            var last = doubles.lastSearch();
            if (!last.isUnderWay()
                    && (last.finishedAt() == null
                            || last.finishedAt().isBefore(system.instant().minus(DAILY)))) {
                doubles.asked();
                jobs.getObject().ask(JOB, "all");
            }
        };
    }

    /** What a merge moved is remembered as long as it can be undone. */
    @Bean
    static DueWork forgetOldMerges(JdbcClient jdbc) {
        return (LocalDate today) -> jdbc.sql("""
                delete from merge_row r using person_merge m
                 where m.id = r.merge and (m.undone_on is not null or m.undo_until < :today)
                """).param("today", today).update();
    }
}
