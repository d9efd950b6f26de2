package org.cadre.certification;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.cadre.certification.CertificationEvents.RenewalNoticeDue;
import org.cadre.offering.Offerings;
import org.cadre.people.PersonId;
import org.cadre.platform.time.DueWork;
import org.cadre.program.EditionId;
import org.cadre.program.Editions;
import org.cadre.program.RenewalRule;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Says in time that a certificate will expire, and in grace that it has: each notice of its edition once, and none for a
 * period that has a next.
 */
@Component
class RenewalNotices implements DueWork {
    private static final Logger LOG = LoggerFactory.getLogger(RenewalNotices.class);
    /** No edition gives notice earlier, and no grace of interest lasts longer. */
    private static final int LONGEST_MONTHS = 36;

    private static final int IN_GRACE = -1;
    /** None was on offer, and now one is announced. */
    private static final int ON_OFFER_AGAIN = -2;

    private static final int AT_THE_END_OF_GRACE = -3;
    /** So long before a longer grace ends it is said once more. */
    private static final int LAST_DAYS = 14;

    /** One notice: its months before the expiry, or its place in grace, with its day. */
    private record Notice(int months, LocalDate due) {}

    private record Ending(
            CertificateId id,
            PersonId holder,
            String number,
            EditionId edition,
            LocalDate expires,
            @Nullable LocalDate extendedUntil,
            Set<Integer> noted) {}

    private final JdbcClient jdbc;
    private final Editions editions;
    private final Offerings offerings;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;

    RenewalNotices(
            JdbcClient jdbc,
            Editions editions,
            Offerings offerings,
            ApplicationEventPublisher events,
            PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.editions = editions;
        this.offerings = offerings;
        this.events = events;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Override
    public void run(LocalDate today) {
        var recertifications = offerings.recertificationDays();
        for (var ending : ending(today)) {
            try {
                transaction.executeWithoutResult(_ -> giveNotice(ending, recertifications, today));
            } catch (RuntimeException e) {
                LOG.error("no notice could be given for the certificate {}", ending.id, e);
            }
        }
    }

    /** Of several notices that have come due together, only the last is worth a mail; the others are noted. */
    private void giveNotice(Ending ending, List<LocalDate> recertifications, LocalDate today) {
        var rule = editions.of(ending.edition).renewal();
        var grace = rule.graceEnds(ending.expires, recertifications)
                .map(end ->
                        ending.extendedUntil != null && ending.extendedUntil.isAfter(end) ? ending.extendedUntil : end);
        if (grace.isPresent() && today.isAfter(grace.get())) {
            return;
        }
        boolean last = true;
        for (var notice : notices(ending, rule, grace.orElse(null), today).reversed()) {
            if (notice.due.isAfter(today)) {
                continue;
            }
            if (!ending.noted.contains(notice.months) && note(ending, notice, today) && last) {
                events.publishEvent(
                        new RenewalNoticeDue(ending.id, ending.holder, ending.number, ending.expires, notice.months));
            }
            last = false;
        }
    }

    /** All notices of a period in time order; the last two only where grace is longer than usual. */
    private static List<Notice> notices(
            Ending ending, RenewalRule rule, @Nullable LocalDate graceEnds, LocalDate today) {
        var expires = ending.expires;
        var notices = new ArrayList<Notice>();
        rule.noticeMonths().forEach(months -> notices.add(new Notice(months, expires.minusMonths(months))));
        notices.add(new Notice(IN_GRACE, expires.plusDays(Math.ceilDiv(rule.graceDays(), 2))));
        if (graceEnds != null && graceEnds.isAfter(expires.plusDays(rule.graceDays()))) {
            if (ending.extendedUntil == null && !ending.noted.contains(ON_OFFER_AGAIN) && today.isAfter(expires)) {
                notices.add(new Notice(ON_OFFER_AGAIN, today));
            }
            notices.add(new Notice(AT_THE_END_OF_GRACE, graceEnds.minusDays(LAST_DAYS)));
        }
        notices.sort(Comparator.comparing(Notice::due));
        return notices;
    }

    private boolean note(Ending ending, Notice notice, LocalDate today) {
        return jdbc.sql("""
                insert into renewal_notice (certificate, months, due, noted_on) values (:certificate, :months, :due, :today)
                on conflict do nothing
                """)
                        .param("certificate", ending.id.value())
                        .param("months", notice.months)
                        .param("due", notice.due)
                        .param("today", today)
                        .update()
                == 1;
    }

    private List<Ending> ending(LocalDate today) {
        return jdbc.sql("""
                select c.id, c.person, c.number, c.edition, c.expires,
                       (select max(x.until) from renewal_extension x where x.certificate = c.id) as extended_until,
                       array(select n.months from renewal_notice n where n.certificate = c.id) as noted
                  from certificate_and_next c
                 where c.state = 'issued' and c.next_id is null and c.expires between :first and :last
                   and not exists (select 1 from certificate l
                                    where l.person = c.person and l.valid_from > c.valid_from and l.state <> 'revoked')
                 order by c.id
                """)
                .param("first", today.minusMonths(LONGEST_MONTHS))
                .param("last", today.plusMonths(LONGEST_MONTHS))
                .query((row, _) -> new Ending(
                        new CertificateId(row.getObject("id", UUID.class)),
                        new PersonId(row.getObject("person", UUID.class)),
                        row.getString("number"),
                        new EditionId(row.getObject("edition", UUID.class)),
                        row.getObject("expires", LocalDate.class),
                        row.getObject("extended_until", LocalDate.class),
                        Arrays.stream((Integer[]) row.getArray("noted").getArray())
                                .collect(Collectors.toSet())))
                .list();
    }
}
