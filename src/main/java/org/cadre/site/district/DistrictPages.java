package org.cadre.site.district;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.cadre.editing.DistrictPlaces;
import org.cadre.offering.OfferingId;
import org.cadre.offering.OfferingSummary;
import org.cadre.offering.Offerings;
import org.cadre.people.OrganizationId;
import org.cadre.people.Viewer;
import org.cadre.platform.audit.AuditTrail;
import org.cadre.platform.time.ProgramClock;
import org.cadre.program.EditionId;
import org.cadre.program.Editions;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The pages of districts that have an edition of their own. Office alone publishes one and takes it down. */
@Component
public class DistrictPages implements DistrictPlaces {
    /**
     * Where a district's page is.
     *
     * @param slug null: it was never published
     * @param publishedAt null: it is not public
     */
    public record Place(
            OrganizationId organization,
            String name,
            @Nullable String slug,
            @Nullable Instant publishedAt) {
        public boolean isPublic() {
            return publishedAt != null;
        }
    }

    /**
     * The edition that a district's page shows.
     *
     * @param parent the version of the national edition it was proved against; null: none
     * @param provedAt when that was, which is when it was published
     */
    record Shown(EditionId edition, @Nullable EditionId parent, Instant provedAt) {}

    /**
     * A page that everybody may read at this moment.
     *
     * @param welcome empty: it has none
     */
    public record Open(String href, String name, String welcome) {}

    private record Published(
            UUID edition, String slug, @Nullable UUID parent, Instant at) {
        Shown shown() {
            return new Shown(new EditionId(edition), parent == null ? null : new EditionId(parent), at);
        }
    }

    private record Publication(
            UUID organization,
            String href,
            String name,
            UUID edition,
            String program,
            @Nullable String welcome) {
        Open open() {
            return new Open(href, name, Objects.requireNonNullElse(welcome, ""));
        }
    }

    private final JdbcClient jdbc;
    private final Editions editions;
    private final Offerings offerings;
    private final ProgramClock clock;
    private final Clock system;
    private final AuditTrail audit;

    DistrictPages(
            JdbcClient jdbc,
            Editions editions,
            Offerings offerings,
            ProgramClock clock,
            Clock system,
            AuditTrail audit) {
        this.jdbc = jdbc;
        this.editions = editions;
        this.offerings = offerings;
        this.clock = clock;
        this.system = system;
        this.audit = audit;
    }

    /** All districts that have a published edition, by name. */
    List<Place> all() {
        return jdbc.sql("""
                select o.id, o.name, p.slug, p.published_at
                  from organization o
                  left join district_page p on p.organization = o.id
                 where o.id in (select organization from edition_publication)
                 order by lower(o.name), o.id
                """).query(DistrictPages::place).list();
    }

    /** The page of that district; empty while it has no published edition. */
    public Optional<Place> of(OrganizationId organization) {
        return jdbc.sql("""
                select o.id, o.name, p.slug, p.published_at
                  from organization o
                  left join district_page p on p.organization = o.id
                 where o.id = :organization and o.id in (select organization from edition_publication)
                """)
                .param("organization", organization.value())
                .query(DistrictPages::place)
                .optional();
    }

    /** The page with that short name, as far as that viewer may see it: until it is public, office and the district itself. */
    Optional<Place> find(String slug, Optional<Viewer> viewer) {
        return jdbc.sql("""
                select o.id, o.name, p.slug, p.published_at
                  from district_page p
                  join organization o on o.id = p.organization
                 where p.slug = :slug and (p.published_at is not null or :office or p.organization = :district::uuid)
                """)
                .param("slug", slug)
                .param("office", viewer.map(Viewer::isOffice).orElse(false))
                .param(
                        "district",
                        viewer.flatMap(Viewer::districtSpokenFor)
                                .map(OrganizationId::value)
                                .orElse(null))
                .query(DistrictPages::place)
                .optional();
    }

    @Override
    public Optional<String> placeOf(OrganizationId district) {
        return of(district).filter(Place::isPublic).map(place -> "/districts/" + place.slug());
    }

    private static Place place(ResultSet row, int number) throws SQLException {
        var published = row.getTimestamp("published_at");
        return new Place(
                new OrganizationId(row.getObject("id", UUID.class)),
                row.getString("name"),
                row.getString("slug"),
                published == null ? null : published.toInstant());
    }

    /** What the page shows: of the program that was published last, the version in effect, else the first to come. */
    Optional<Shown> shown(OrganizationId organization) {
        var published = jdbc.sql("""
                select u.edition, e.slug, e.parent, u.published_at as at
                  from edition_publication u
                  join edition e on e.id = u.edition
                 where u.organization = :organization
                 order by u.published_at desc, u.edition desc
                """)
                .param("organization", organization.value())
                .query(Published.class)
                .list();
        return shown(published, Published::slug, Published::edition).map(Published::shown);
    }

    /** Of what was published, the newest first: the version in effect of the program that comes first. */
    private <T> Optional<T> shown(List<T> published, Function<T, String> program, Function<T, UUID> edition) {
        return published.stream()
                .findFirst()
                .flatMap(newest -> editions.inEffect(program.apply(newest), clock.today()))
                .flatMap(now -> published.stream()
                        .filter(one -> edition.apply(one).equals(now.value()))
                        .findFirst());
    }

    /** All pages that are public and have something to show, by the districts' names. */
    public List<Open> open() {
        var byDistrict = new LinkedHashMap<UUID, List<Publication>>();
        jdbc.sql("""
                select o.id as organization, '/districts/' || p.slug as href, o.name, u.edition, e.slug as program, l.welcome
                  from district_page p
                  join organization o on o.id = p.organization
                  join edition_publication u on u.organization = p.organization
                  join edition e on e.id = u.edition
                  left join edition_look l on l.edition = u.edition
                 where p.published_at is not null
                 order by lower(o.name), o.id, u.published_at desc, u.edition desc
                """)
                .query(Publication.class)
                .list()
                .forEach(one -> byDistrict
                        .computeIfAbsent(one.organization, _ -> new ArrayList<>())
                        .add(one));
        return byDistrict.values().stream()
                .flatMap(all -> shown(all, Publication::program, Publication::edition).stream())
                .map(Publication::open)
                .toList();
    }

    /**
     * Dates for its people, as far as the public schedule shows them: held under an edition of the district or hosted by it, still
     * to begin, the soonest first. What is in-house is shown to nobody but the district until office opens it to neighbors.
     */
    List<OfferingSummary> dates(OrganizationId organization) {
        var ids = jdbc
                .sql("""
                select o.id
                  from offering o
                 where o.public and o.canceled_at is null and o.closed_at is null and o.first_day >= :today
                   and (o.host = :organization
                        or o.edition in (select edition from edition_publication where organization = :organization))
                 order by o.first_day, o.id
                 limit 50
                """)
                .param("organization", organization.value())
                .param("today", clock.today())
                .query(UUID.class)
                .list()
                .stream()
                .map(OfferingId::new)
                .toList();
        var all = offerings.all(ids);
        return ids.stream().map(all::get).filter(Objects::nonNull).toList();
    }

    /**
     * Makes the page public at that short name.
     *
     * @return false: another district has it, and nothing has changed
     */
    public boolean publish(Place place, String slug, Viewer viewer) {
        try {
            jdbc.sql("""
                    insert into district_page (organization, slug, published_at, changed_by, changed_at)
                    values (:organization, :slug, :now, :by, :now)
                    on conflict (organization) do update
                       set slug = excluded.slug, published_at = coalesce(district_page.published_at, excluded.published_at),
                           changed_by = excluded.changed_by, changed_at = excluded.changed_at
                    """)
                    .param("organization", place.organization().value())
                    .param("slug", slug)
                    .param("now", system.instant().atOffset(ZoneOffset.UTC))
                    .param("by", viewer.id().value())
                    .update();
        } catch (DuplicateKeyException _) {
            return false; // the transaction is over; the page is shown again with what was typed
        }
        audit.record(
                viewer.actor(),
                "district-page.published",
                null,
                place.organization().value(),
                Map.of("slug", place.slug() == null ? "" : place.slug()),
                Map.of("slug", slug));
        return true;
    }

    /** Takes the page down at once; its short name stays reserved. */
    void takeDown(Place place, Viewer viewer) {
        jdbc.sql("""
                update district_page set published_at = null, changed_by = :by, changed_at = :now
                 where organization = :organization
                """)
                .param("organization", place.organization().value())
                .param("by", viewer.id().value())
                .param("now", system.instant().atOffset(ZoneOffset.UTC))
                .update();
        audit.record(
                viewer.actor(),
                "district-page.taken-down",
                null,
                place.organization().value(),
                Map.of("slug", place.slug() == null ? "" : place.slug()),
                Map.of());
    }
}
