package org.cadre.demo;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.cadre.people.OrganizationId;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The real schools among which made-up people are placed. */
final class Ground {
    record School(OrganizationId id, OrganizationId district, String city) {}

    private final List<School> schools;
    private final Map<OrganizationId, List<School>> byDistrict;

    private Ground(List<School> schools) {
        this.schools = schools;
        this.byDistrict = schools.stream().collect(Collectors.groupingBy(School::district));
    }

    /** Every open school of an open district that came from the NCES directory, always in the same order. */
    static Ground read(JdbcClient jdbc) {
        return new Ground(jdbc.sql("""
                select s.id, s.parent as district, coalesce(s.city, d.city, 'Austin') as city
                  from organization s
                  join organization d on d.id = s.parent
                 where s.kind = 'school' and s.nces_id is not null and s.status = 'open' and d.status = 'open'
                 order by s.nces_id
                """)
                .query((row, _) -> new School(
                        new OrganizationId(row.getObject("id", UUID.class)),
                        new OrganizationId(row.getObject("district", UUID.class)),
                        capitalized(row.getString("city"))))
                .list());
    }

    boolean isEmpty() {
        return schools.isEmpty();
    }

    List<School> schools() {
        return schools;
    }

    /** All schools of the same district. */
    List<School> neighbors(School school) {
        return byDistrict.getOrDefault(school.district(), schools);
    }

    /** The directory writes in capitals. */
    private static String capitalized(String city) {
        var words = new StringBuilder();
        for (String word : city.toLowerCase(Locale.ROOT).split(" ")) {
            if (!word.isEmpty()) {
                words.append(words.isEmpty() ? "" : " ")
                        .append(word.substring(0, 1).toUpperCase(Locale.ROOT))
                        .append(word.substring(1));
            }
        }
        return words.toString();
    }
}
