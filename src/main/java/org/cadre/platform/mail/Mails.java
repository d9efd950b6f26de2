package org.cadre.platform.mail;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.cadre.platform.database.Ids;
import org.cadre.platform.job.Jobs;
import org.cadre.platform.settings.Settings;
import org.cadre.platform.text.Texts;
import org.cadre.platform.web.Templates;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Mail, written in the transaction of its cause and sent by a job; what could not be sent stays here for office to see. */
@Component
public class Mails {
    static final String JOB = "send-mail";

    /** How addresses end behind which there is nobody any more: to those nothing is written. */
    public static final String NOBODY = "@erased.invalid";

    /** A mail as it was written. */
    public record Written(
            UUID id,
            String recipient,
            String subject,
            String html,
            String plain,
            String attachments,
            @Nullable String buttonUrl,
            Instant writtenAt,
            String state,
            int tries,
            @Nullable String lastError) {}

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Texts texts;
    private final Templates templates;
    private final Settings settings;
    private final Clock system;
    private final ObjectProvider<Jobs> jobs;

    Mails(
            JdbcClient jdbc,
            JsonMapper json,
            Texts texts,
            Templates templates,
            Settings settings,
            Clock system,
            ObjectProvider<Jobs> jobs) {
        this.jdbc = jdbc;
        this.json = json;
        this.texts = texts;
        this.templates = templates;
        this.settings = settings;
        this.system = system;
        this.jobs = jobs;
    }

    /** Writes the mail and asks for it to be sent; both only if the surrounding transaction commits. */
    public UUID send(Mail mail) {
        UUID id = Ids.next();
        if (mail.to.endsWith(NOBODY)) {
            return id;
        }
        var sheet = sheet(mail);
        jdbc.sql("""
                insert into mail (id, recipient, subject, html, plain, attachments, button_url, about, written_at, state)
                values (:id, :to, :subject, :html, :plain, :attachments::jsonb, :url, :about, :at, 'waiting')
                """)
                .param("id", id)
                .param("to", mail.to)
                .param("subject", sheet.subject())
                .param("html", templates.render("platform/mail/mail", Map.of("sheet", sheet)))
                .param("plain", plain(sheet))
                .param("attachments", json.writeValueAsString(packed(mail.attachments)))
                .param("url", mail.url)
                .param("about", mail.about)
                .param("at", system.instant().atOffset(ZoneOffset.UTC))
                .update();
        var notBefore = mail.notBefore;
        jobs.getObject().ask(JOB, id.toString(), notBefore == null ? system.instant() : notBefore);
        return id;
    }

    private MailSheet sheet(Mail mail) {
        return new MailSheet(
                oneLine(texts.say(Objects.requireNonNull(mail.subject, "a mail needs a subject"))),
                mail.lines.stream().map(texts::say).toList(),
                mail.button == null ? null : texts.say(mail.button),
                mail.url,
                mail.places.stream()
                        .map(place -> new MailSheet.Place(texts.say(place.label()), place.address()))
                        .toList(),
                mail.because == null ? null : texts.say(mail.because),
                settings.associationLogo() == null ? null : settings.link("/association/logo"),
                settings.associationName(),
                settings.associationAddress());
    }

    /** A name in it may hold a line break, and the next line of a header is another header. */
    private static String oneLine(String subject) {
        return subject.replaceAll("\\p{Cntrl}+", " ");
    }

    private static String plain(MailSheet sheet) {
        var text = new StringBuilder();
        for (String line : sheet.lines()) {
            text.append(line).append("\n\n");
        }
        if (sheet.url() != null) {
            text.append(sheet.button()).append(":\n").append(sheet.url()).append("\n\n");
        }
        for (var place : sheet.places()) {
            text.append(place.label()).append(":\n").append(place.url()).append("\n\n");
        }
        if (sheet.because() != null) {
            text.append(sheet.because()).append("\n\n");
        }
        return text.append(sheet.association())
                .append(" · ")
                .append(sheet.address())
                .append('\n')
                .toString();
    }

    private static List<Map<String, String>> packed(List<Mail.Attachment> attachments) {
        return attachments.stream()
                .map(one -> Map.of(
                        "name", one.name(),
                        "type", one.type(),
                        "base64", Base64.getEncoder().encodeToString(one.bytes())))
                .toList();
    }

    public Optional<Written> find(UUID id) {
        return jdbc.sql("""
                select id, recipient, subject, html, plain, attachments::text as attachments, button_url, written_at, state, tries, last_error
                  from mail where id = :id
                """).param("id", id).query(Written.class).optional();
    }

    /** The newest mails, at most so many, older than a given one. */
    public List<Written> newest(int most, @Nullable UUID before) {
        return jdbc.sql("""
                select id, recipient, subject, html, plain, '[]' as attachments, button_url, written_at, state, tries, last_error
                  from mail
                 where (:before::uuid is null or id < :before::uuid)
                 order by id desc
                 limit :most
                """)
                .param("before", before)
                .param("most", most)
                .query(Written.class)
                .list();
    }

    /** The mails that were given up, newest first. */
    public List<Written> failed(int most) {
        return jdbc.sql("""
                select id, recipient, subject, html, plain, '[]' as attachments, button_url, written_at, state, tries, last_error
                  from mail where state = 'failed' order by id desc limit :most
                """).param("most", most).query(Written.class).list();
    }

    /** Asks for a mail that was given up to be tried again. */
    public void tryAgain(UUID id) {
        if (jdbc.sql(
                                "update mail set state = 'waiting', tries = 0, last_error = null where id = :id and state = 'failed'")
                        .param("id", id)
                        .update()
                == 1) {
            jobs.getObject().ask(JOB, id.toString());
        }
    }
}
