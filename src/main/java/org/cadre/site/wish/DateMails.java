package org.cadre.site.wish;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.cadre.offering.OfferingId;
import org.cadre.offering.OfferingSummary;
import org.cadre.offering.Offerings;
import org.cadre.platform.database.Ids;
import org.cadre.platform.job.Jobs;
import org.cadre.platform.mail.Mail;
import org.cadre.platform.mail.Mails;
import org.cadre.platform.settings.Settings;
import org.cadre.platform.text.Sentence;
import org.cadre.platform.text.Texts;
import org.cadre.platform.time.ProgramClock;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Writes the mails: one that asks whose the address is, and at most one a day with the dates that are new. */
@Component
class DateMails {
    static final String JOB = "tell-of-dates";
    private static final Duration A_DAY = Duration.ofDays(1);

    private record Open(UUID id, @Nullable Instant toldAt) {}

    private record Fit(UUID wish, UUID offering) {}

    private final JdbcClient jdbc;
    private final Mails mails;
    private final DateLinks links;
    private final Offerings offerings;
    private final Settings settings;
    private final Texts texts;
    private final ProgramClock clock;
    private final Clock system;
    private final ObjectProvider<Jobs> jobs;
    private final TransactionTemplate transaction;

    DateMails(
            JdbcClient jdbc,
            Mails mails,
            DateLinks links,
            Offerings offerings,
            Settings settings,
            Texts texts,
            ProgramClock clock,
            Clock system,
            ObjectProvider<Jobs> jobs,
            TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.mails = mails;
        this.links = links;
        this.offerings = offerings;
        this.settings = settings;
        this.texts = texts;
        this.clock = clock;
        this.system = system;
        this.jobs = jobs;
        this.transaction = transaction;
    }

    /** Asks whose the address is; who has said so before is told that all is well. */
    UUID ask(DateWish wish) {
        var mail = Mail.to(wish.email(), null);
        if (wish.confirmedAt() != null) {
            String end = links.end(wish.id());
            return mails.send(mail.subject(Sentence.of("notification.dates.known.subject"))
                    .line(Sentence.of("notification.dates.known", settings.associationName()))
                    .button(Sentence.of("notification.dates.schedule"), settings.link("/schedule"))
                    .also(Sentence.of("notification.dates.end"), end)
                    .because(Sentence.of("notification.dates.known.because"))
                    .unsubscribe(end));
        }
        return mails.send(mail.subject(Sentence.of("notification.dates.confirm.subject"))
                .line(Sentence.of("notification.dates.confirm", settings.associationName()))
                .line(Sentence.of("notification.dates.confirm.not-you"))
                .button(Sentence.of("notification.dates.confirm.button"), links.confirmation(wish))
                .because(Sentence.of("notification.dates.confirm.because")));
    }

    /** Tells everybody what is new for them; who was told within a day waits until the day is over. */
    void tell() {
        Instant next = null;
        for (String email : waiting()) {
            var later = transaction.execute(_ -> tell(email));
            if (later.isPresent() && (next == null || later.get().isBefore(next))) {
                next = later.get();
            }
        }
        if (next != null) {
            jobs.getObject().ask(JOB, Ids.next().toString(), next);
        }
    }

    private List<String> waiting() {
        return jdbc.sql("""
                select distinct w.email from date_wish w
                  join date_opened d on d.opened_at >= w.asked_at
                 where w.confirmed_at is not null
                   and not exists (select 1 from date_wish_told t where t.wish = w.id and t.offering = d.offering)
                 order by w.email
                """).query(String.class).list();
    }

    /** One address in one transaction; when it has to wait: until when. */
    private Optional<Instant> tell(String email) {
        var open = jdbc.sql("""
                select id, told_at from date_wish where email = :email and confirmed_at is not null order by id for update
                """).param("email", email).query(Open.class).list();
        var fits = fitting(email);
        if (open.isEmpty() || fits.isEmpty()) {
            return Optional.empty();
        }
        Instant now = system.instant();
        var again = open.stream()
                .map(Open::toldAt)
                .flatMap(Stream::ofNullable)
                .max(Instant::compareTo)
                .map(last -> last.plus(A_DAY))
                .filter(now::isBefore);
        if (again.isPresent()) {
            return again;
        }
        for (var fit : fits) {
            jdbc.sql("insert into date_wish_told (wish, offering) values (:wish, :offering) on conflict do nothing")
                    .param("wish", fit.wish)
                    .param("offering", fit.offering)
                    .update();
        }
        jdbc.sql("update date_wish set told_at = :now where email = :email and confirmed_at is not null")
                .param("now", at(now))
                .param("email", email)
                .update();
        var dates = offerings
                .all(fits.stream().map(fit -> new OfferingId(fit.offering)).toList())
                .values();
        mails.send(mail(email, open.getFirst().id, new ArrayList<>(dates)));
        return Optional.empty();
    }

    private List<Fit> fitting(String email) {
        return jdbc.sql("""
                select w.id as wish, o.id as offering
                  from date_wish w
                  join date_opened d on d.opened_at >= w.asked_at
                  join offering_summary o on o.id = d.offering
                 where w.email = :email and w.confirmed_at is not null
                   and o.listed and not o.canceled and not o.closed and o.first_day >= :today
                   and (w.state is null or o.state is null or o.state = w.state)
                   and (w.kind is null or o.kind = w.kind or (w.kind = 'lii' and o.kind = 'in-house'))
                   and not exists (select 1 from date_wish_told t where t.wish = w.id and t.offering = o.id)
                 order by o.first_day, o.id
                """)
                .param("email", email)
                .param("today", clock.today())
                .query(Fit.class)
                .list();
    }

    private Mail mail(String email, UUID wish, List<OfferingSummary> dates) {
        String end = links.end(wish);
        var mail = Mail.to(email, null)
                .subject(Sentence.of("notification.dates.told.subject", dates.size()))
                .line(Sentence.of("notification.dates.told", settings.associationName()));
        for (var date : dates) {
            mail.also(
                    Sentence.of(
                            "notification.dates.told.date",
                            date.title(),
                            texts.days(date.firstDay(), date.lastDay()),
                            date.town()),
                    settings.link("/schedule/" + date.id()));
        }
        return mail.button(Sentence.of("notification.dates.schedule"), settings.link("/schedule"))
                .also(Sentence.of("notification.dates.end"), end)
                .because(Sentence.of("notification.dates.told.because"))
                .unsubscribe(end);
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
