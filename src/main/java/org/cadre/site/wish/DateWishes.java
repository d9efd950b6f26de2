package org.cadre.site.wish;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.cadre.offering.DateDemand;
import org.cadre.offering.OfferingEvents.OfferingOpened;
import org.cadre.platform.database.Ids;
import org.cadre.platform.job.Jobs;
import org.cadre.platform.time.DueWork;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Who wants to be told of dates, and what has been opened for them since. */
@Component
class DateWishes implements DateDemand, DueWork {
    /** Office often opens several dates in a row: the first mail waits for the others. */
    static final Duration FOR_OTHERS = Duration.ofHours(1);

    /** A week, less the time until somebody looks: no address stays longer than that unless it is confirmed. */
    static final Duration UNCONFIRMED = Duration.ofDays(7).minusHours(2);

    private record Forgotten(UUID id, UUID[] mails) {}

    private final JdbcClient jdbc;
    private final Clock system;
    private final ObjectProvider<Jobs> jobs;
    private final TransactionTemplate transaction;

    DateWishes(JdbcClient jdbc, Clock system, ObjectProvider<Jobs> jobs, TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.system = system;
        this.jobs = jobs;
        this.transaction = transaction;
    }

    /** Notes what somebody asks for; asked again, it is the same wish, as old as it was. */
    DateWish ask(String email, @Nullable String state, @Nullable String kind) {
        return jdbc.sql("""
                insert into date_wish (id, email, state, kind, asked_at)
                values (:id, :email, :state, :kind, :now)
                on conflict (email, coalesce(state, ''), coalesce(kind, '')) do update set email = excluded.email
                returning id, email, state, kind, asked_at, confirmed_at
                """)
                .param("id", Ids.next())
                .param("email", email)
                .param("state", state)
                .param("kind", kind)
                .param("now", now())
                .query(DateWish.class)
                .single();
    }

    /** Remembers a mail that goes away together with the address. */
    void asked(DateWish wish, UUID mail) {
        jdbc.sql("update date_wish set asked_mails = asked_mails || :mail where id = :id")
                .param("mail", mail)
                .param("id", wish.id())
                .update();
    }

    Optional<DateWish> find(UUID id) {
        return jdbc.sql("select id, email, state, kind, asked_at, confirmed_at from date_wish where id = :id")
                .param("id", id)
                .query(DateWish.class)
                .optional();
    }

    /** Its owner says so; false: it is no longer there. */
    boolean confirm(UUID id) {
        return jdbc.sql("update date_wish set confirmed_at = coalesce(confirmed_at, :now) where id = :id")
                        .param("now", now())
                        .param("id", id)
                        .update()
                == 1;
    }

    /** Ends all mail of this kind to the address of that wish; once more it changes nothing. */
    void end(UUID id) {
        jdbc.sql("delete from date_wish where email = (select email from date_wish where id = :id)")
                .param("id", id)
                .update();
    }

    @Override
    public List<Wanted> byState() {
        return jdbc.sql("""
                select state, count(distinct email) as people from date_wish where confirmed_at is not null
                 group by state order by people desc, state nulls last
                """).query(Wanted.class).list();
    }

    /** What office opens is told later, but the work is asked for in the same transaction. */
    @EventListener
    void on(OfferingOpened opened) {
        int first = jdbc.sql(
                        "insert into date_opened (offering, opened_at) values (:offering, :now) on conflict do nothing")
                .param("offering", opened.offering().value())
                .param("now", now())
                .update();
        if (first == 1) {
            jobs.getObject()
                    .ask(DateMails.JOB, Ids.next().toString(), system.instant().plus(FOR_OTHERS));
        }
    }

    /** Forgets the addresses that nobody has confirmed, and the mails that asked. */
    @Override
    public void run(LocalDate today) {
        transaction.executeWithoutResult(_ -> jdbc.sql("""
                        delete from date_wish where confirmed_at is null and asked_at <= :old returning id, asked_mails as mails
                        """)
                .param("old", at(system.instant().minus(UNCONFIRMED)))
                .query((row, _) -> new Forgotten(row.getObject("id", UUID.class), (UUID[])
                        row.getArray("mails").getArray()))
                .list()
                .forEach(this::forget));
    }

    private void forget(Forgotten one) {
        jdbc.sql("delete from mail where id = any(:mails)")
                .param("mails", one.mails)
                .update();
        jdbc.sql("delete from signed_link where subject = :wish")
                .param("wish", one.id)
                .update();
    }

    private OffsetDateTime now() {
        return at(system.instant());
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
