package org.cadre.platform.mail;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.cadre.platform.database.Ids;
import org.cadre.platform.job.Jobs;
import org.cadre.platform.settings.Settings;
import org.cadre.platform.text.Language;
import org.cadre.platform.text.Sentence;
import org.cadre.platform.text.Texts;
import org.cadre.platform.web.Templates;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Mail, written in the transaction of its cause and sent by a job; what could not be sent stays here for office to see. */
@Component
public class Mails {
    static final String JOB = "send-mail";
    static final String BATCH_JOB = "send-mails";

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
            @Nullable String lastError,
            @Nullable String unsubscribeUrl) {}

    /** A mail in a list: what it says is between the program and its recipient. */
    public record Line(
            UUID id,
            String recipient,
            String subject,
            Instant writtenAt,
            String state,
            int tries,
            @Nullable String lastError) {}

    private record ToWrite(UUID id, Mail mail) {}

    private final JdbcClient jdbc;
    private final NamedParameterJdbcTemplate named;
    private final JsonMapper json;
    private final Texts texts;
    private final Templates templates;
    private final Settings settings;
    private final Clock system;
    private final ObjectProvider<Jobs> jobs;
    private final ObjectProvider<MailWords> words;

    Mails(
            JdbcClient jdbc,
            NamedParameterJdbcTemplate named,
            JsonMapper json,
            Texts texts,
            Templates templates,
            Settings settings,
            Clock system,
            ObjectProvider<Jobs> jobs,
            ObjectProvider<MailWords> words) {
        this.jdbc = jdbc;
        this.named = named;
        this.json = json;
        this.texts = texts;
        this.templates = templates;
        this.settings = settings;
        this.system = system;
        this.jobs = jobs;
        this.words = words;
    }

    /** Writes the mail and asks for it to be sent; both only if the surrounding transaction commits. */
    public UUID send(Mail mail) {
        UUID id = Ids.next();
        if (mail.to.endsWith(NOBODY)) {
            return id;
        }
        write(List.of(new ToWrite(id, mail)), null);
        var notBefore = mail.notBefore;
        jobs.getObject().ask(JOB, id.toString(), notBefore == null ? system.instant() : notBefore);
        return id;
    }

    /** Writes several mails that one job carries over one connection; they are in the order in which they are given. */
    public List<UUID> sendTogether(List<Mail> mails) {
        UUID batch = Ids.next();
        var all = mails.stream().map(mail -> new ToWrite(Ids.next(), mail)).toList();
        write(all, batch);
        jobs.getObject().ask(BATCH_JOB, batch.toString(), system.instant());
        return all.stream().map(ToWrite::id).toList();
    }

    private void write(List<ToWrite> mails, @Nullable UUID batch) {
        var now = system.instant().atOffset(ZoneOffset.UTC);
        named.batchUpdate(
                """
                insert into mail (id, recipient, subject, html, plain, attachments, button_url, about, written_at, state,
                                  batch, unsubscribe_url)
                values (:id, :to, :subject, :html, :plain, :attachments::jsonb, :url, :about, :at, 'waiting',
                        :batch, :unsubscribe)
                """,
                mails.stream()
                        .map(one -> {
                            var sheet = sheet(one.mail);
                            return new MapSqlParameterSource()
                                    .addValue("id", one.id)
                                    .addValue("to", one.mail.to)
                                    .addValue("subject", sheet.subject())
                                    .addValue("html", html(sheet))
                                    .addValue("plain", plain(sheet))
                                    .addValue("attachments", json.writeValueAsString(packed(one.mail.attachments)))
                                    .addValue("url", one.mail.url)
                                    .addValue("about", one.mail.about)
                                    .addValue("at", now)
                                    .addValue("batch", batch)
                                    .addValue("unsubscribe", one.mail.unsubscribe);
                        })
                        .toArray(MapSqlParameterSource[]::new));
    }

    private String html(MailSheet sheet) {
        return templates.render("platform/mail/mail", Map.of("sheet", sheet));
    }

    /**
     * Takes back what has not gone yet; what is on its way at this moment stays.
     *
     * @return the mails that will not be sent
     */
    public List<UUID> takeBack(Collection<UUID> mails) {
        return jdbc.sql("""
                delete from mail where id in (
                  select id from mail where id = any(:mails) and state = 'waiting' and batch is not null
                     for update skip locked)
                returning id
                """)
                .param("mails", mails.toArray(UUID[]::new))
                .query(UUID.class)
                .list();
    }

    /** A mail as it would be: what a person reads before it is sent. */
    public Written preview(Mail mail) {
        var sheet = sheet(mail);
        return new Written(
                new UUID(0, 0),
                mail.to,
                sheet.subject(),
                html(sheet),
                plain(sheet),
                "[]",
                mail.url,
                system.instant(),
                "waiting",
                0,
                null,
                mail.unsubscribe);
    }

    private MailSheet sheet(Mail mail) {
        var wording = this.words.getIfAvailable();
        var words = wording == null ? new Plain(texts) : wording.to(mail.to, mail.about, mail.known);
        return new MailSheet(
                words.language().tag(),
                oneLine(words.say(Objects.requireNonNull(mail.subject, "a mail needs a subject"))),
                mail.lines.stream().map(words::say).toList(),
                mail.words,
                mail.button == null ? null : words.say(mail.button),
                mail.url,
                mail.places.stream()
                        .map(place -> new MailSheet.Place(words.say(place.label()), place.address()))
                        .toList(),
                mail.because == null ? null : words.say(mail.because),
                logo(wording == null ? null : wording.logo(mail.about)),
                settings.associationName(),
                settings.associationAddress());
    }

    private @Nullable String logo(@Nullable String own) {
        if (own != null) {
            return settings.link(own);
        }
        return settings.associationLogo() == null ? null : settings.link("/association/logo");
    }

    /** The product's own words in English, where nothing is known of the people. */
    private record Plain(Texts texts) implements MailWords.Saying {
        @Override
        public Language language() {
            return Language.ENGLISH;
        }

        @Override
        public String say(Sentence sentence) {
            return language().during(() -> texts.say(sentence));
        }
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
        for (var paragraph : sheet.words()) {
            paragraph.pieces().forEach(piece -> text.append(plain(piece)));
            text.append("\n\n");
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

    private static String plain(Mail.Piece piece) {
        String href = piece.href();
        return (piece.onNewLine() ? "\n" : "")
                + (href == null || href.equals(piece.text()) ? piece.text() : piece.text() + " (" + href + ")");
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
                select id, recipient, subject, html, plain, attachments::text as attachments, button_url, written_at, state, tries, last_error,
                       unsubscribe_url
                  from mail where id = :id
                """).param("id", id).query(Written.class).optional();
    }

    /** The newest mails, at most so many, older than a given one. */
    public List<Written> newest(int most, @Nullable UUID before) {
        return jdbc.sql("""
                select id, recipient, subject, html, plain, '[]' as attachments, button_url, written_at, state, tries, last_error,
                       unsubscribe_url
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

    /** The same without what they say. */
    public List<Line> lines(int most, @Nullable UUID before) {
        return jdbc.sql("""
                select id, recipient, subject, written_at, state, tries, last_error
                  from mail
                 where (:before::uuid is null or id < :before::uuid)
                 order by id desc
                 limit :most
                """)
                .param("before", before)
                .param("most", most)
                .query(Line.class)
                .list();
    }

    /** The mails that were given up, at most so many, older than a given one; the newest first. */
    public List<Line> failed(int most, @Nullable UUID before) {
        return jdbc.sql("""
                select id, recipient, subject, written_at, state, tries, last_error
                  from mail
                 where state = 'failed' and (:before::uuid is null or id < :before::uuid)
                 order by id desc
                 limit :most
                """)
                .param("before", before)
                .param("most", most)
                .query(Line.class)
                .list();
    }

    /** Asks for a mail that was given up to be tried again. */
    public void tryAgain(UUID id) {
        if (jdbc.sql(
                                "update mail set state = 'waiting', tries = 0, last_error = null, batch = null where id = :id and state = 'failed'")
                        .param("id", id)
                        .update()
                == 1) {
            jobs.getObject().ask(JOB, id.toString());
        }
    }
}
