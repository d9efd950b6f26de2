package org.cadre.registration;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.cadre.offering.OfferingId;
import org.cadre.people.Viewer;
import org.cadre.platform.audit.AuditTrail;
import org.cadre.platform.link.SignedLinks;
import org.cadre.platform.link.SignedLinks.Link;
import org.cadre.platform.settings.Settings;
import org.cadre.platform.time.ProgramClock;
import org.cadre.registration.RegistrationEvents.SeatOffered;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The signed link by which a person takes a nameless seat: it shows the event and who invites, nothing of the order. A seat
 * has one such link at a time; it is worth nothing once the seat has a name or has ended.
 */
@Component
class SeatClaims {
    private static final String PURPOSE = "seat-claim";
    private static final Duration LIFETIME = Duration.ofDays(90);

    /**
     * What the link opens.
     *
     * @param by who ordered the seat
     * @param district for whom it was ordered; null: for nobody in particular
     */
    record Claim(
            RegistrationId seat,
            OfferingId offering,
            String by,
            @Nullable UUID district,
            @Nullable String districtName) {}

    private record Row(
            UUID id,
            UUID offering,
            String by,
            @Nullable UUID district,
            @Nullable String districtName) {}

    private final JdbcClient jdbc;
    private final SignedLinks links;
    private final Settings settings;
    private final AuditTrail audit;
    private final ProgramClock clock;
    private final ApplicationEventPublisher events;

    SeatClaims(
            JdbcClient jdbc,
            SignedLinks links,
            Settings settings,
            AuditTrail audit,
            ProgramClock clock,
            ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.links = links;
        this.settings = settings;
        this.audit = audit;
        this.clock = clock;
        this.events = events;
    }

    /** A new link, to be handed on; an earlier one of the same seat is worth nothing from then on. */
    String link(RegistrationId seat, Viewer viewer) {
        links.withdraw(PURPOSE, seat.value());
        audit.record(viewer.actor(), "registration.claim-link-made", null, seat.value(), Map.of(), Map.of());
        return settings.link("/seats/claim/" + links.make(PURPOSE, seat.value(), LIFETIME));
    }

    /** Mails the link to somebody. */
    void invite(OrderSeat seat, OfferingId offering, String email, Viewer viewer) {
        String link = link(seat.id(), viewer);
        jdbc.sql("""
                insert into seat_invitation (registration, email, sent_at) values (:seat, :email, :now)
                on conflict (registration) do update set email = excluded.email, sent_at = excluded.sent_at
                """)
                .param("seat", seat.id().value())
                .param("email", email)
                .param("now", now())
                .update();
        events.publishEvent(new SeatOffered(seat.id(), offering, viewer.id(), email, link));
    }

    Link read(String token) {
        return links.read(PURPOSE, token);
    }

    /** Whether the link was good until now, and is used up by this. */
    boolean use(String token, RegistrationId seat) {
        boolean used = links.use(PURPOSE, token);
        if (used) {
            links.withdraw(PURPOSE, seat.value());
        }
        return used;
    }

    /** What a link opens, as long as the seat has no name and its order lives. */
    Optional<Claim> find(UUID seat) {
        return jdbc.sql("""
                select r.id, r.offering, b.display_name as by, w.district, d.name as district_name
                  from registration r
                  join orders w on w.id = r.orders
                  join person b on b.id = w.buyer
                  join offering o on o.id = r.offering
                  left join organization d on d.id = w.district
                 where r.id = :id and r.person is null and r.seat in ('held', 'confirmed')
                   and w.state in ('placed', 'confirmed') and o.closed_at is null and o.canceled_at is null
                """)
                .param("id", seat)
                .query(Row.class)
                .optional()
                .map(row -> new Claim(
                        new RegistrationId(row.id),
                        new OfferingId(row.offering),
                        row.by,
                        row.district,
                        row.districtName));
    }

    private OffsetDateTime now() {
        return clock.now().atOffset(ZoneOffset.UTC);
    }
}
