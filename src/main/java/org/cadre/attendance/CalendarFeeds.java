package org.cadre.attendance;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.cadre.offering.EventCalendar;
import org.cadre.offering.OfferingId;
import org.cadre.offering.OfferingSummary;
import org.cadre.offering.Offerings;
import org.cadre.people.PersonId;
import org.cadre.people.Viewer;
import org.cadre.platform.audit.AuditTrail;
import org.cadre.platform.secret.SealedText;
import org.cadre.platform.settings.Settings;
import org.cadre.platform.text.Texts;
import org.cadre.platform.time.ProgramClock;
import org.cadre.platform.web.Attempts;
import org.cadre.platform.web.Attempts.Limit;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * A person's own calendar behind a secret address: their seats and the events they train at. It holds nothing that is not
 * on the public page of each event. A renewed address makes the old one worth nothing.
 */
@Component
class CalendarFeeds {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Limit FAILED = new Limit("calendar-feed", 30, Duration.ofMinutes(10));

    private final JdbcClient jdbc;
    private final Offerings offerings;
    private final EventCalendar calendar;
    private final Attempts attempts;
    private final SealedText sealed;
    private final AuditTrail audit;
    private final Settings settings;
    private final Texts texts;
    private final ProgramClock clock;
    private final Clock system;

    CalendarFeeds(
            JdbcClient jdbc,
            Offerings offerings,
            EventCalendar calendar,
            Attempts attempts,
            SealedText sealed,
            AuditTrail audit,
            Settings settings,
            Texts texts,
            ProgramClock clock,
            Clock system) {
        this.jdbc = jdbc;
        this.offerings = offerings;
        this.calendar = calendar;
        this.attempts = attempts;
        this.sealed = sealed;
        this.audit = audit;
        this.settings = settings;
        this.texts = texts;
        this.clock = clock;
        this.system = system;
    }

    /** The whole address of a person's calendar; null: they have not asked for one. */
    @Nullable
    String addressOf(PersonId person) {
        return jdbc.sql("select sealed from calendar_feed where person = :person")
                .param("person", person.value())
                .query(byte[].class)
                .optional()
                .map(bytes -> settings.link("/calendar/" + sealed.open(bytes, person.value(), person.value()) + ".ics"))
                .orElse(null);
    }

    /** Makes the address, or a new one in place of the old. */
    void renew(Viewer viewer) {
        byte[] secret = new byte[32];
        RANDOM.nextBytes(secret);
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
        UUID person = viewer.id().value();
        jdbc.sql("""
                insert into calendar_feed (person, digest, sealed, made_at) values (:person, :digest, :sealed, :now)
                on conflict (person) do update
                   set digest = excluded.digest, sealed = excluded.sealed, made_at = excluded.made_at
                """)
                .param("person", person)
                .param("digest", digest(token))
                .param("sealed", sealed.seal(token, person, person))
                .param("now", system.instant().atOffset(ZoneOffset.UTC))
                .update();
        audit.record(viewer.actor(), "calendar.renewed", person, person, Map.of(), Map.of());
    }

    /** Whose calendar an address opens: of a merged record it is who remains. */
    Optional<PersonId> whose(String token) {
        return jdbc.sql("""
                select coalesce(p.merged_into, p.id)
                  from calendar_feed f join person p on p.id = f.person
                 where f.digest = :digest
                """)
                .param("digest", digest(token))
                .query(UUID.class)
                .optional()
                .map(PersonId::new);
    }

    /** Counts an address that opens nothing; false when there were too many from one place. */
    boolean mayFailAgain(String place) {
        return attempts.allow(FAILED, place);
    }

    byte[] of(PersonId person) {
        var seats = jdbc
                .sql("select offering from registration where person = :person and seat in ('held', 'confirmed')")
                .param("person", person.value())
                .query(UUID.class)
                .list()
                .stream()
                .map(OfferingId::new)
                .toList();
        var all = new ArrayList<OfferingSummary>(offerings.all(seats).values());
        offerings.trainedBy(person).stream()
                .filter(one -> !seats.contains(one.id()))
                .forEach(all::add);
        var inOrder = all.stream()
                .sorted(Comparator.comparing(OfferingSummary::firstDay))
                .toList();
        return calendar.feed(
                texts.say("attendance.calendar.name", settings.associationName()), List.copyOf(inOrder), clock.now());
    }

    private static byte[] digest(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
