package org.cadre.people;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.cadre.platform.audit.Actor;
import org.cadre.platform.audit.AuditTrail;
import org.cadre.platform.database.Ids;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The door to people: who somebody is, and how they are written down. Who may ask is the caller's matter. */
@Component
public class People {
    static final RowMapper<PersonCard> CARD = (row, _) -> {
        UUID district = row.getObject("district", UUID.class);
        UUID school = row.getObject("school", UUID.class);
        String stage = row.getString("career_stage");
        return new PersonCard(
                new PersonId(row.getObject("id", UUID.class)),
                row.getString("legal_name"),
                row.getString("display_name"),
                row.getString("email"),
                row.getString("personal_email"),
                row.getString("phone"),
                ZoneId.of(row.getString("zone")),
                row.getString("member_number"),
                row.getObject("member_until", LocalDate.class),
                row.getString("state"),
                stage == null ? null : CareerStage.of(stage),
                row.getObject("years_as_principal", Integer.class),
                district == null ? null : new OrganizationId(district),
                row.getString("district_name"),
                school == null ? null : new OrganizationId(school),
                row.getString("school_name"),
                row.getBoolean("sample"),
                row.getBoolean("has_account"));
    };

    private final JdbcClient jdbc;
    private final AuditTrail audit;
    private final Clock system;

    People(JdbcClient jdbc, AuditTrail audit, Clock system) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.system = system;
    }

    public Optional<PersonCard> find(PersonId person) {
        return jdbc.sql("""
                select id, legal_name, display_name, email, personal_email, phone, zone, member_number, member_until, state,
                       career_stage, years_as_principal, district, district_name, school, school_name, sample, has_account
                  from person_card
                 where id = :person
                """).param("person", person.value()).query(CARD).optional();
    }

    /** Several at once, for lists. */
    public Map<PersonId, PersonCard> cards(Collection<PersonId> people) {
        var cards = new HashMap<PersonId, PersonCard>();
        if (!people.isEmpty()) {
            jdbc.sql("""
                    select id, legal_name, display_name, email, personal_email, phone, zone, member_number, member_until, state,
                           career_stage, years_as_principal, district, district_name, school, school_name, sample, has_account
                      from person_card
                     where id = any(:people)
                    """)
                    .param("people", values(people))
                    .query(CARD)
                    .list()
                    .forEach(card -> cards.put(card.id(), card));
        }
        return cards;
    }

    /** The names as they are shown, for lists. */
    public Map<PersonId, String> names(Collection<PersonId> people) {
        var names = new HashMap<PersonId, String>();
        if (!people.isEmpty()) {
            jdbc.sql("select id, display_name from person where id = any(:people)")
                    .param("people", values(people))
                    .query(row -> {
                        names.put(new PersonId(row.getObject("id", UUID.class)), row.getString("display_name"));
                    });
        }
        return names;
    }

    /** The addresses mail goes to. */
    public Map<PersonId, String> emails(Collection<PersonId> people) {
        var emails = new HashMap<PersonId, String>();
        if (!people.isEmpty()) {
            jdbc.sql("select id, email from person where id = any(:people)")
                    .param("people", values(people))
                    .query(row -> {
                        emails.put(new PersonId(row.getObject("id", UUID.class)), row.getString("email"));
                    });
        }
        return emails;
    }

    private static UUID[] values(Collection<PersonId> people) {
        return people.stream().map(PersonId::value).toArray(UUID[]::new);
    }

    /** Who remains of a record that was merged into another; empty when it stands for itself. */
    public Optional<PersonId> remaining(PersonId person) {
        return jdbc.sql("select merged_into from person where id = :person and merged_into is not null")
                .param("person", person.value())
                .query(UUID.class)
                .optional()
                .map(PersonId::new);
    }

    public Optional<PersonCard> findByEmail(String email) {
        return idOf(email).flatMap(this::find);
    }

    /** Whose address this is: of a merged record it is who remains. */
    Optional<PersonId> idOf(String email) {
        return jdbc.sql("select coalesce(merged_into, id) from person where email = :email")
                .param("email", asKept(email))
                .query(UUID.class)
                .optional()
                .map(PersonId::new);
    }

    /** What they wrote about accessibility and diet: for themselves, office, and the trainers of their offerings alone. */
    public Optional<String> needs(PersonId person) {
        return Optional.ofNullable(needs(List.of(person)).get(person));
    }

    /** The needs of several at once, of those who wrote something. */
    public Map<PersonId, String> needs(Collection<PersonId> people) {
        var needs = new HashMap<PersonId, String>();
        if (!people.isEmpty()) {
            jdbc.sql("select id, needs from person where id = any(:people) and needs is not null")
                    .param("people", values(people))
                    .query(row -> {
                        needs.put(new PersonId(row.getObject("id", UUID.class)), row.getString("needs"));
                    });
        }
        return needs;
    }

    /** Writes down accessibility and diet needs; the trail keeps their length and digest only. */
    public void noteNeeds(Actor actor, PersonId person, String needs) {
        jdbc.sql("update person set needs = :needs where id = :person")
                .param("needs", needs.isEmpty() ? null : needs)
                .param("person", person.value())
                .update();
        audit.record(
                actor,
                "person.needs-noted",
                person.value(),
                person.value(),
                Map.of(),
                Map.of("needs", AuditTrail.digestOf(needs)));
    }

    /** Writes down where somebody works. */
    public void noteWorkplace(
            Actor actor, PersonId person, @Nullable OrganizationId district, @Nullable OrganizationId school) {
        jdbc.sql("update person set district = :district, school = :school where id = :person")
                .param("district", value(district))
                .param("school", value(school))
                .param("person", person.value())
                .update();
        audit.record(
                actor,
                "person.workplace-noted",
                person.value(),
                person.value(),
                Map.of(),
                Map.of("district", String.valueOf(district), "school", String.valueOf(school)));
    }

    /**
     * Writes a person down who has no account, such as a protégé. Who is known by this address already stays as they
     * are: the address names the person.
     */
    public PersonId create(Actor actor, NewPerson person) {
        UUID id = Ids.next();
        int written = jdbc.sql("""
                insert into person (id, legal_name, display_name, email, phone, zone, member_number, member_until, state,
                                    career_stage, years_as_principal, needs, district, school, sample, created_at)
                values (:id, :legalName, :displayName, :email, :phone, :zone, :memberNumber, :memberUntil, :state,
                        :careerStage, :years, :needs, :district, :school, :sample, :now)
                on conflict (email) do nothing
                """)
                .param("id", id)
                .param("legalName", person.legalName())
                .param("displayName", person.displayName())
                .param("email", asKept(person.email()))
                .param("phone", person.phone())
                .param("zone", person.zone().getId())
                .param("memberNumber", person.memberNumber())
                .param("memberUntil", person.memberUntil())
                .param("state", person.state())
                .param(
                        "careerStage",
                        person.careerStage() == null
                                ? null
                                : person.careerStage().word())
                .param("years", person.yearsAsPrincipal())
                .param("needs", person.needs())
                .param("district", value(person.district()))
                .param("school", value(person.school()))
                .param("sample", person.sample())
                .param("now", system.instant().atOffset(ZoneOffset.UTC))
                .update();
        if (written == 0) {
            return idOf(person.email()).orElseThrow();
        }
        audit.record(
                actor,
                "person.added",
                id,
                id,
                Map.of(),
                Map.of("name", person.legalName(), "email", asKept(person.email())));
        return new PersonId(id);
    }

    /** Writes down anew what a person says about themselves. */
    void change(Actor actor, PersonId person, Particulars before, Particulars after) {
        if (after.equals(before)) {
            return;
        }
        jdbc.sql("""
                update person
                   set legal_name = :legalName, display_name = :displayName, phone = :phone, zone = :zone,
                       member_number = :memberNumber, state = coalesce(:state, state), career_stage = :careerStage,
                       years_as_principal = :years, needs = :needs, district = :district, school = :school
                 where id = :id
                """)
                .param("id", person.value())
                .param("legalName", after.legalName())
                .param("displayName", after.displayName())
                .param("phone", after.phone())
                .param("zone", after.zone().getId())
                .param("memberNumber", after.memberNumber())
                .param("state", after.state())
                .param(
                        "careerStage",
                        after.careerStage() == null ? null : after.careerStage().word())
                .param("years", after.yearsAsPrincipal())
                .param("needs", after.needs())
                .param("district", value(after.district()))
                .param("school", value(after.school()))
                .update();
        audit.record(actor, "person.changed", person.value(), person.value(), before.facts(), after.facts());
    }

    /** Writes a legal name as it should be; the display name follows where it was the same. */
    public void rename(Actor actor, PersonId person, String legalName) {
        var before = find(person).orElseThrow();
        jdbc.sql("""
                update person
                   set display_name = case when display_name = legal_name then :name else display_name end,
                       legal_name = :name
                 where id = :id
                """).param("name", legalName).param("id", person.value()).update();
        audit.record(
                actor,
                "person.renamed",
                person.value(),
                person.value(),
                Map.of("name", before.legalName()),
                Map.of("name", legalName));
    }

    static @Nullable UUID value(@Nullable OrganizationId organization) {
        return organization == null ? null : organization.value();
    }

    /** An address as it is compared: people type capitals and blanks, mail servers do not mind. */
    public static String asKept(String email) {
        return email.strip().toLowerCase(Locale.ROOT);
    }

    /** The people who work in a district, by name. */
    public List<PersonCard> ofDistrict(OrganizationId district) {
        return jdbc.sql("""
                select id, legal_name, display_name, email, personal_email, phone, zone, member_number, member_until, state,
                       career_stage, years_as_principal, district, district_name, school, school_name, sample, has_account
                  from person_card
                 where district = :district and merged_into is null
                 order by lower(display_name), id
                """).param("district", district.value()).query(CARD).list();
    }
}
