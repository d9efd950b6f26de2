package org.cadre.certification;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.cadre.certification.CertificationEvents.RenewalNoticeDue;
import org.cadre.people.PersonId;
import org.cadre.platform.time.DueWork;
import org.cadre.program.EditionId;
import org.cadre.program.Editions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Says in time that a certificate will expire: each notice of its edition once, and none for a period that has a next. */
@Component
class RenewalNotices implements DueWork {
    private static final Logger LOG = LoggerFactory.getLogger(RenewalNotices.class);
    /** No edition gives notice earlier, or has a longer usual grace. */
    private static final int LONGEST_NOTICE_MONTHS = 36;

    private static final int LONGEST_GRACE_DAYS = 366;

    private record Ending(
            CertificateId id,
            PersonId holder,
            String number,
            EditionId edition,
            LocalDate expires,
            Set<Integer> noted) {}

    private final JdbcClient jdbc;
    private final Editions editions;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;

    RenewalNotices(
            JdbcClient jdbc,
            Editions editions,
            ApplicationEventPublisher events,
            PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.editions = editions;
        this.events = events;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Override
    public void run(LocalDate today) {
        for (var ending : ending(today)) {
            try {
                transaction.executeWithoutResult(_ -> giveNotice(ending, today));
            } catch (RuntimeException e) {
                LOG.error("no notice could be given for the certificate {}", ending.id, e);
            }
        }
    }

    /** Of several notices that have come due together, only the last is worth a mail; the others are noted. */
    private void giveNotice(Ending ending, LocalDate today) {
        var rule = editions.of(ending.edition).renewal();
        if (today.isAfter(ending.expires.plusDays(rule.graceDays()))) {
            return;
        }
        boolean last = true;
        for (int months : inTimeOrder(rule.noticeMonths()).reversed()) {
            var due = ending.expires.minusMonths(months);
            if (due.isAfter(today)) {
                continue;
            }
            if (!ending.noted.contains(months) && note(ending, months, due, today) && last) {
                events.publishEvent(
                        new RenewalNoticeDue(ending.id, ending.holder, ending.number, ending.expires, months));
            }
            last = false;
        }
    }

    private static List<Integer> inTimeOrder(List<Integer> months) {
        return months.stream().sorted(Comparator.reverseOrder()).toList();
    }

    private boolean note(Ending ending, int months, LocalDate due, LocalDate today) {
        return jdbc.sql("""
                insert into renewal_notice (certificate, months, due, noted_on) values (:certificate, :months, :due, :today)
                on conflict do nothing
                """)
                        .param("certificate", ending.id.value())
                        .param("months", months)
                        .param("due", due)
                        .param("today", today)
                        .update()
                == 1;
    }

    private List<Ending> ending(LocalDate today) {
        return jdbc.sql("""
                select c.id, c.person, c.number, c.edition, c.expires,
                       array(select n.months from renewal_notice n where n.certificate = c.id) as noted
                  from certificate_and_next c
                 where c.state = 'issued' and c.next_id is null and c.expires between :first and :last
                   and not exists (select 1 from renewal_notice n where n.certificate = c.id and n.months = 0)
                 order by c.id
                """)
                .param("first", today.minusDays(LONGEST_GRACE_DAYS))
                .param("last", today.plusMonths(LONGEST_NOTICE_MONTHS))
                .query((row, _) -> new Ending(
                        new CertificateId(row.getObject("id", UUID.class)),
                        new PersonId(row.getObject("person", UUID.class)),
                        row.getString("number"),
                        new EditionId(row.getObject("edition", UUID.class)),
                        row.getObject("expires", LocalDate.class),
                        Arrays.stream((Integer[]) row.getArray("noted").getArray())
                                .collect(Collectors.toSet())))
                .list();
    }
}
