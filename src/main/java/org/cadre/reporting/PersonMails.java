package org.cadre.reporting;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.cadre.people.PersonCard;
import org.cadre.people.PersonSection;
import org.cadre.people.Viewer;
import org.cadre.platform.text.Sentence;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The mails a person was sent, on the page office has of them: when, where to, whether they left. What a mail says is between
 * the program and its recipient; its subject tells office which it was.
 */
@Component
class PersonMails implements PersonSection {
    private static final int NEWEST = 20;

    record SectionView(List<Line> mails, boolean more) {}

    /** @param bounced whether mail to that address came back */
    record Line(
            UUID id,
            OffsetDateTime writtenAt,
            String recipient,
            String subject,
            String state,
            @Nullable String lastError,
            boolean bounced) {}

    private final JdbcClient jdbc;

    PersonMails(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Optional<Shown> of(Viewer office, PersonCard person) {
        var mails = jdbc.sql("""
                select m.id, m.written_at, m.recipient, m.subject, m.state, m.last_error,
                       exists (select 1 from bounced_address b where b.address = lower(m.recipient)) as bounced
                  from mail m
                 where m.about = :person and :office
                   and not exists (select 1 from person o where o.email = lower(m.recipient) and o.id <> :person)
                 order by m.id desc
                 limit :most
                """)
                .param("person", person.id().value())
                .param("office", office.isOffice())
                .param("most", NEWEST + 1)
                .query(Line.class)
                .list();
        return Optional.of(new Shown(
                MAILS,
                "mails",
                Sentence.of("reporting.person.mails"),
                "reporting/person-mails",
                new SectionView(mails.subList(0, Math.min(NEWEST, mails.size())), mails.size() > NEWEST),
                List.of()));
    }
}
