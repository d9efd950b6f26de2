package org.cadre.notification.message;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.cadre.people.PersonCard;
import org.cadre.people.PersonSection;
import org.cadre.people.Viewer;
import org.cadre.platform.text.Sentence;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** On a person's page: the mail about them and what became of it, whether they want news, and what they called unwanted. */
@Component
class PersonMails implements PersonSection {
    private static final int MOST = 10;

    /** @param state as it ended: a mail that came back later was sent once */
    record Line(UUID id, String subject, String recipient, Instant writtenAt, String state) {}

    /** A mail that was called unwanted. */
    record Complaint(String kind, Instant cameAt) {}

    record MailsView(List<Line> mails, boolean news, String language, List<Complaint> complaints) {}

    private final JdbcClient jdbc;
    private final MailPreferences preferences;

    PersonMails(JdbcClient jdbc, MailPreferences preferences) {
        this.jdbc = jdbc;
        this.preferences = preferences;
    }

    @Override
    public Optional<Shown> of(Viewer office, PersonCard person) {
        var wanted = preferences.of(person.id());
        return Optional.of(new Shown(
                MAILS,
                "mails",
                Sentence.of("message.person.title"),
                "notification/message/person-mails",
                new MailsView(
                        mails(office, person), wanted.news(), wanted.language().ownName(), complaints(office, person)),
                List.of()));
    }

    private List<Line> mails(Viewer office, PersonCard person) {
        return jdbc.sql("""
                select id, subject, recipient, written_at,
                       case when state = 'failed' and sent_at is not null then 'bounced' else state end as state
                  from mail
                 where :office and about = :person
                 order by id desc
                 limit :most
                """)
                .param("office", office.isOffice())
                .param("person", person.id().value())
                .param("most", MOST)
                .query(Line.class)
                .list();
    }

    private List<Complaint> complaints(Viewer office, PersonCard person) {
        return jdbc.sql("""
                select kind, came_at from mail_complaint where :office and person = :person order by came_at desc limit :most
                """)
                .param("office", office.isOffice())
                .param("person", person.id().value())
                .param("most", MOST)
                .query(Complaint.class)
                .list();
    }
}
