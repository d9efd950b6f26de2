package org.cadre.people;

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
import org.cadre.platform.database.Like;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The door to organizations: districts and schools of the directory, and what office adds. They are no secret. */
@Component
public class Organizations {
    /** As many as fit under a field while one types. */
    public static final int MOST = 10;

    private static final RowMapper<OrganizationCard> CARD = (row, _) -> {
        UUID parent = row.getObject("parent", UUID.class);
        return new OrganizationCard(
                new OrganizationId(row.getObject("id", UUID.class)),
                OrganizationKind.of(row.getString("kind")),
                row.getString("name"),
                row.getString("nces_id"),
                parent == null ? null : new OrganizationId(parent),
                row.getString("parent_name"),
                row.getString("street"),
                row.getString("city"),
                row.getString("state"),
                row.getString("zip"),
                row.getString("phone"),
                row.getString("lowest_grade"),
                row.getString("highest_grade"),
                row.getString("status"),
                row.getBoolean("sample"));
    };

    private final JdbcClient jdbc;
    private final AuditTrail audit;

    Organizations(JdbcClient jdbc, AuditTrail audit) {
        this.jdbc = jdbc;
        this.audit = audit;
    }

    public Optional<OrganizationCard> find(OrganizationId organization) {
        return jdbc.sql("""
                select id, kind, name, nces_id, parent, parent_name, street, city, state, zip, phone, lowest_grade,
                       highest_grade, status, sample
                  from organization_card
                 where id = :organization
                """)
                .param("organization", organization.value())
                .query(CARD)
                .optional();
    }

    /** The one with this number of the NCES directory: a district's LEAID or a school's NCESSCH. */
    public Optional<OrganizationCard> findByNcesId(String ncesId) {
        return jdbc.sql("select id from organization where nces_id = :ncesId")
                .param("ncesId", ncesId)
                .query(UUID.class)
                .optional()
                .flatMap(id -> find(new OrganizationId(id)));
    }

    public Map<OrganizationId, String> names(Collection<OrganizationId> organizations) {
        var names = new HashMap<OrganizationId, String>();
        if (!organizations.isEmpty()) {
            jdbc.sql("select id, name from organization where id = any(:organizations)")
                    .param(
                            "organizations",
                            organizations.stream().map(OrganizationId::value).toArray(UUID[]::new))
                    .query(row -> {
                        names.put(new OrganizationId(row.getObject("id", UUID.class)), row.getString("name"));
                    });
        }
        return names;
    }

    /**
     * The ten that fit best while one types: every word typed is part of the name, or the whole is the NCES id. Names
     * that begin with it come first, closed ones last.
     *
     * @param kind null: of every kind
     * @param parent null: of every parent; otherwise the schools of a district
     */
    public List<OrganizationCard> search(
            String term, @Nullable OrganizationKind kind, @Nullable OrganizationId parent) {
        String[] words = wordsOf(term);
        if (words.length == 0) {
            return List.of();
        }
        return jdbc.sql("""
                select id, kind, name, nces_id, parent, parent_name, street, city, state, zip, phone, lowest_grade,
                       highest_grade, status, sample
                  from organization_card
                 where (lower(name) like all(:patterns) or nces_id = :whole)
                   and (:kind::text is null or kind = :kind::text)
                   and (:parent::uuid is null or parent = :parent::uuid)
                 order by status <> 'open', lower(name) not like :beginning, lower(name) <> :whole, lower(name), id
                 limit :most
                """)
                .param("patterns", patternsOf(words))
                .param("whole", String.join(" ", words))
                .param("beginning", Like.escaped(words[0]) + "%")
                .param("kind", kind == null ? null : kind.word())
                .param("parent", People.value(parent))
                .param("most", MOST)
                .query(CARD)
                .list();
    }

    static String[] wordsOf(String term) {
        String plain = term.strip().toLowerCase(Locale.ROOT);
        return plain.isEmpty() ? new String[0] : plain.split("\\s+", 12);
    }

    static String[] patternsOf(String[] words) {
        var patterns = new String[words.length];
        for (int i = 0; i < words.length; i++) {
            patterns[i] = Like.containing(words[i]);
        }
        return patterns;
    }

    /** The district a school belongs to. */
    public Optional<OrganizationId> districtOf(OrganizationId school) {
        return jdbc.sql("""
                select d.id from organization s join organization d on d.id = s.parent
                 where s.id = :school and s.kind = 'school' and d.kind = 'district'
                """)
                .param("school", school.value())
                .query(UUID.class)
                .optional()
                .map(OrganizationId::new);
    }

    /** A page of organizations by name: of those that fit, so many after a given one. */
    List<OrganizationCard> page(
            String term, String kind, @Nullable OrganizationId parent, @Nullable UUID after, int most) {
        return jdbc.sql("""
                select id, kind, name, nces_id, parent, parent_name, street, city, state, zip, phone, lowest_grade,
                       highest_grade, status, sample
                  from organization_card
                 where (lower(name) like all(:patterns) or nces_id = :whole)
                   and (:kind = '' or kind = :kind)
                   and (:parent::uuid is null or parent = :parent::uuid)
                   and (:after::uuid is null
                        or (lower(name), id) > (select lower(a.name), a.id from organization a where a.id = :after::uuid))
                 order by lower(name), id
                 limit :most
                """)
                .param("patterns", patternsOf(wordsOf(term)))
                .param("whole", term.strip())
                .param("kind", kind)
                .param("parent", People.value(parent))
                .param("after", after)
                .param("most", most)
                .query(CARD)
                .list();
    }

    /** How many people work there, as far as is known. */
    int peopleOf(OrganizationId organization) {
        return jdbc.sql("select count(*) from person where district = :id or school = :id")
                .param("id", organization.value())
                .query(Integer.class)
                .single();
    }

    /** An organization as somebody writes it down. */
    public record Entry(
            OrganizationKind kind,
            String name,
            @Nullable OrganizationId parent,
            @Nullable String street,
            @Nullable String city,
            @Nullable String state,
            @Nullable String zip,
            @Nullable String phone,
            @Nullable String lowestGrade,
            @Nullable String highestGrade,
            String status,
            boolean sample) {

        /** One of which only kind and name are known. */
        public static Entry named(OrganizationKind kind, String name) {
            return new Entry(kind, name, null, null, null, null, null, null, null, null, "open", false);
        }
    }

    public OrganizationId add(Actor actor, Entry entry) {
        var id = new OrganizationId(Ids.next());
        jdbc.sql("""
                insert into organization (id, kind, name, parent, street, city, state, zip, phone, lowest_grade,
                                          highest_grade, status, sample)
                values (:id, :kind, :name, :parent, :street, :city, :state, :zip, :phone, :lowestGrade,
                        :highestGrade, :status, :sample)
                """)
                .param("id", id.value())
                .param("kind", entry.kind().word())
                .param("name", entry.name())
                .param("parent", People.value(entry.parent()))
                .param("street", entry.street())
                .param("city", entry.city())
                .param("state", entry.state())
                .param("zip", entry.zip())
                .param("phone", entry.phone())
                .param("lowestGrade", entry.lowestGrade())
                .param("highestGrade", entry.highestGrade())
                .param("status", entry.status())
                .param("sample", entry.sample())
                .update();
        audit.record(actor, "organization.added", null, id.value(), Map.of(), facts(entry));
        return id;
    }

    void change(Actor actor, OrganizationCard before, Entry entry) {
        jdbc.sql("""
                update organization
                   set kind = :kind, name = :name, parent = :parent, street = :street, city = :city, state = :state,
                       zip = :zip, phone = :phone, lowest_grade = :lowestGrade, highest_grade = :highestGrade,
                       status = :status, sample = :sample
                 where id = :id
                """)
                .param("id", before.id().value())
                .param("kind", entry.kind().word())
                .param("name", entry.name())
                .param("parent", People.value(entry.parent()))
                .param("street", entry.street())
                .param("city", entry.city())
                .param("state", entry.state())
                .param("zip", entry.zip())
                .param("phone", entry.phone())
                .param("lowestGrade", entry.lowestGrade())
                .param("highestGrade", entry.highestGrade())
                .param("status", entry.status())
                .param("sample", entry.sample())
                .update();
        audit.record(actor, "organization.changed", null, before.id().value(), facts(entryOf(before)), facts(entry));
    }

    static Entry entryOf(OrganizationCard card) {
        return new Entry(
                card.kind(),
                card.name(),
                card.parent(),
                card.street(),
                card.city(),
                card.state(),
                card.zip(),
                card.phone(),
                card.lowestGrade(),
                card.highestGrade(),
                card.status(),
                card.sample());
    }

    private static Map<String, Object> facts(Entry entry) {
        var facts = new HashMap<String, Object>();
        facts.put("kind", entry.kind().word());
        facts.put("name", entry.name());
        facts.put("status", entry.status());
        facts.put("sample", entry.sample());
        put(facts, "parent", entry.parent() == null ? null : entry.parent().toString());
        put(facts, "street", entry.street());
        put(facts, "city", entry.city());
        put(facts, "state", entry.state());
        put(facts, "zip", entry.zip());
        put(facts, "phone", entry.phone());
        return facts;
    }

    private static void put(Map<String, Object> facts, String name, @Nullable String value) {
        if (value != null) {
            facts.put(name, value);
        }
    }
}
