package org.cadre.standards;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.cadre.platform.audit.Actor;
import org.cadre.platform.audit.AuditTrail;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which standards the modules, report prompts, rubric rows and competencies of the program apply. */
@Component
public class StandardUses {
    /** What standards are attached to. */
    public enum Kind {
        MODULE,
        PROMPT,
        RUBRIC,
        COMPETENCY;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static Optional<Kind> find(String word) {
            return Stream.of(values()).filter(one -> one.word().equals(word)).findFirst();
        }
    }

    /**
     * One standard that something applies.
     *
     * @param subject the key of the module, prompt, row or competency, the same in every edition
     * @param sample made up, and not yet looked at by office
     */
    public record Use(Kind kind, String subject, String standard, boolean sample) {}

    private final JdbcClient jdbc;
    private final AuditTrail audit;

    StandardUses(JdbcClient jdbc, AuditTrail audit) {
        this.jdbc = jdbc;
        this.audit = audit;
    }

    public List<Use> all() {
        return jdbc.sql("""
                select u.kind, u.subject, u.standard, u.sample
                  from standard_use u
                  left join framework_part p on p.key = u.standard
                  left join framework f on f.id = p.framework
                 order by u.kind, u.subject, f.place, p.rank, p.place, u.standard
                """)
                .query((row, _) -> new Use(
                        Kind.find(row.getString("kind")).orElseThrow(),
                        row.getString("subject"),
                        row.getString("standard"),
                        row.getBoolean("sample")))
                .list();
    }

    /** The keys of the standards that a thing applies. */
    public List<String> of(Kind kind, String subject) {
        return all().stream()
                .filter(one -> one.kind == kind && one.subject.equals(subject))
                .map(Use::standard)
                .toList();
    }

    /** Says anew which ones it applies; they are no sample then. */
    public void replace(Kind kind, String subject, List<String> standards, Actor actor) {
        var before = of(kind, subject);
        jdbc.sql("delete from standard_use where kind = :kind and subject = :subject")
                .param("kind", kind.word())
                .param("subject", subject)
                .update();
        jdbc.sql("""
                insert into standard_use (kind, subject, standard)
                select :kind, :subject, s.key from unnest(:standards::text[]) as s (key)
                """)
                .param("kind", kind.word())
                .param("subject", subject)
                .param("standards", standards.stream().distinct().toArray(String[]::new))
                .update();
        audit.record(
                actor,
                "standards.attached",
                null,
                null,
                Map.of("to", kind.word() + " " + subject, "standards", before),
                Map.of("to", kind.word() + " " + subject, "standards", standards));
    }
}
