package org.cadre.people;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.cadre.platform.link.SignedLinks;
import org.cadre.platform.time.DueWork;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Sign-ups that wait for their address to be confirmed. Nobody is written down before that. */
@Component
class SignUps implements DueWork {
    static final String LINK = "sign-up";
    static final Duration LIFETIME = Duration.ofDays(3);
    private static final Duration KEPT = Duration.ofDays(30);

    /** A sign-up that waits. */
    record Waiting(UUID id, String email, Particulars particulars, String passphrase, String onwards) {}

    private final JdbcClient jdbc;
    private final SignedLinks links;
    private final Clock system;

    SignUps(JdbcClient jdbc, SignedLinks links, Clock system) {
        this.jdbc = jdbc;
        this.links = links;
        this.system = system;
    }

    void add(UUID id, String email, Particulars said, String passphrase, String onwards) {
        jdbc.sql("""
                insert into sign_up (id, email, legal_name, display_name, passphrase, phone, zone, member_number, state,
                                     career_stage, years_as_principal, needs, district, school, onwards, made_at)
                values (:id, :email, :legalName, :displayName, :passphrase, :phone, :zone, :memberNumber, :state,
                        :careerStage, :years, :needs, :district, :school, :onwards, :now)
                """)
                .param("id", id)
                .param("email", email)
                .param("legalName", said.legalName())
                .param("displayName", said.displayName())
                .param("passphrase", passphrase)
                .param("phone", said.phone())
                .param("zone", said.zone().getId())
                .param("memberNumber", said.memberNumber())
                .param("state", said.state())
                .param(
                        "careerStage",
                        said.careerStage() == null ? null : said.careerStage().word())
                .param("years", said.yearsAsPrincipal())
                .param("needs", said.needs())
                .param("district", People.value(said.district()))
                .param("school", People.value(said.school()))
                .param("onwards", onwards)
                .param("now", system.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    Optional<Waiting> find(UUID id) {
        return jdbc.sql("""
                select id, email, legal_name, display_name, passphrase, phone, zone, member_number, state, career_stage,
                       years_as_principal, needs, district, school, onwards
                  from sign_up where id = :id
                """)
                .param("id", id)
                .query((row, _) -> {
                    String stage = row.getString("career_stage");
                    UUID district = row.getObject("district", UUID.class);
                    UUID school = row.getObject("school", UUID.class);
                    return new Waiting(
                            row.getObject("id", UUID.class),
                            row.getString("email"),
                            new Particulars(
                                    row.getString("legal_name"),
                                    row.getString("display_name"),
                                    row.getString("phone"),
                                    ZoneId.of(row.getString("zone")),
                                    row.getString("member_number"),
                                    row.getString("state"),
                                    stage == null ? null : CareerStage.of(stage),
                                    row.getObject("years_as_principal", Integer.class),
                                    row.getString("needs"),
                                    district == null ? null : new OrganizationId(district),
                                    school == null ? null : new OrganizationId(school)),
                            row.getString("passphrase"),
                            row.getString("onwards"));
                })
                .optional();
    }

    /** Takes all sign-ups of an address away: one was confirmed, and the links of the others open nothing any more. */
    void done(String email) {
        List<UUID> gone = jdbc.sql("delete from sign_up where email = :email returning id")
                .param("email", email)
                .query(UUID.class)
                .list();
        gone.forEach(id -> links.withdraw(LINK, id));
    }

    @Override
    public void run(LocalDate today) {
        jdbc.sql("delete from sign_up where made_at < :before")
                .param("before", system.instant().minus(KEPT).atOffset(ZoneOffset.UTC))
                .update();
    }
}
