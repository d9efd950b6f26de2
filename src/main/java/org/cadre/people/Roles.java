package org.cadre.people;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.cadre.people.PeopleEvents.RoleGranted;
import org.cadre.people.PeopleEvents.RoleRevoked;
import org.cadre.platform.audit.Actor;
import org.cadre.platform.audit.AuditTrail;
import org.cadre.platform.database.Ids;
import org.cadre.platform.time.ProgramClock;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The door to roles. What is granted or revoked holds from the person's next page on. */
@Component
public class Roles {
    /** A role somebody holds or has held. */
    public record Grant(
            UUID id,
            Role role,
            @Nullable OrganizationId organization,
            @Nullable String organizationName,
            LocalDate since,
            @Nullable LocalDate until) {}

    private final JdbcClient jdbc;
    private final AuditTrail audit;
    private final ProgramClock clock;
    private final ApplicationEventPublisher events;

    Roles(JdbcClient jdbc, AuditTrail audit, ProgramClock clock, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.clock = clock;
        this.events = events;
    }

    /** Grants a role; who holds it already goes on holding it. Only a district coordinator's has an organization. */
    @Transactional
    public void grant(Actor actor, PersonId person, Role role, @Nullable OrganizationId organization) {
        UUID id = Ids.next();
        int granted = jdbc.sql("""
                insert into role_grant (id, person, role, organization, since)
                values (:id, :person, :role, :organization, :today)
                on conflict do nothing
                """)
                .param("id", id)
                .param("person", person.value())
                .param("role", role.word())
                .param("organization", People.value(organization))
                .param("today", clock.today())
                .update();
        if (granted == 1) {
            audit.record(actor, "role.granted", person.value(), id, Map.of(), facts(role, organization));
            events.publishEvent(new RoleGranted(person, role, organization));
        }
    }

    /** Takes a role back, from now on: what was done with it stays. */
    @Transactional
    public void revoke(Actor actor, PersonId person, Role role, @Nullable OrganizationId organization) {
        int revoked = jdbc.sql("""
                update role_grant set until = greatest(since, :today)
                 where person = :person and role = :role and until is null
                   and organization is not distinct from :organization::uuid
                """)
                .param("today", clock.today())
                .param("person", person.value())
                .param("role", role.word())
                .param("organization", People.value(organization))
                .update();
        if (revoked > 0) {
            audit.record(actor, "role.revoked", person.value(), null, facts(role, organization), Map.of());
            events.publishEvent(new RoleRevoked(person, role, organization));
        }
    }

    private static Map<String, Object> facts(Role role, @Nullable OrganizationId organization) {
        var facts = new HashMap<String, Object>();
        facts.put("role", role.word());
        if (organization != null) {
            facts.put("organization", organization.toString());
        }
        return facts;
    }

    public boolean has(PersonId person, Role role) {
        return jdbc.sql("""
                select exists (select 1 from role_grant
                                where person = :person and role = :role and since <= :today
                                  and (until is null or until > :today))
                """)
                .param("person", person.value())
                .param("role", role.word())
                .param("today", clock.today())
                .query(Boolean.class)
                .single();
    }

    /** Whether nobody else could do office's work: this one stays. */
    boolean isLastOfOffice(PersonId person) {
        return has(person, Role.OFFICE)
                && jdbc.sql("""
                        select not exists (select 1 from role_grant g join account a on a.person = g.person
                                            where g.role = 'office' and g.until is null and g.person <> :person
                                              and a.disabled_at is null)
                        """)
                        .param("person", person.value())
                        .query(Boolean.class)
                        .single();
    }

    /** The same, and nobody else can leave office until this transaction ends. */
    public boolean isLastOfOfficeForNow(PersonId person) {
        jdbc.sql("select id from role_grant where role = 'office' and until is null order by id for update")
                .query(UUID.class)
                .list();
        return isLastOfOffice(person);
    }

    /** Everybody who holds a role today, by name: to choose a coach or a trainer from. */
    public List<PersonCard> holding(Role role) {
        return jdbc.sql("""
                select id, legal_name, display_name, email, personal_email, phone, zone, member_number, member_until, state,
                       career_stage, years_as_principal, district, district_name, school, school_name, sample, has_account
                  from person_card c
                 where c.merged_into is null and c.erased_at is null
                   and exists (select 1 from role_grant g
                                where g.person = c.id and g.role = :role and g.since <= :today
                                  and (g.until is null or g.until > :today))
                 order by lower(display_name), id
                """)
                .param("role", role.word())
                .param("today", clock.today())
                .query(People.CARD)
                .list();
    }

    /** All the roles of a person, those held now first. */
    public List<Grant> of(PersonId person) {
        return jdbc.sql("""
                select g.id, g.role, g.organization, o.name as organization_name, g.since, g.until
                  from role_grant g
                  left join organization o on o.id = g.organization
                 where g.person = :person
                 order by g.until is not null, g.role, g.since desc
                """)
                .param("person", person.value())
                .query((row, _) -> {
                    UUID organization = row.getObject("organization", UUID.class);
                    return new Grant(
                            Objects.requireNonNull(row.getObject("id", UUID.class)),
                            Role.of(row.getString("role")),
                            organization == null ? null : new OrganizationId(organization),
                            row.getString("organization_name"),
                            Objects.requireNonNull(row.getObject("since", LocalDate.class)),
                            row.getObject("until", LocalDate.class));
                })
                .list();
    }
}
