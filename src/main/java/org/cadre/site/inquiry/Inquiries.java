package org.cadre.site.inquiry;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.cadre.offering.OfferingId;
import org.cadre.offering.OfferingOrigins;
import org.cadre.people.OrganizationId;
import org.cadre.people.PersonId;
import org.cadre.people.Viewer;
import org.cadre.platform.audit.Actor;
import org.cadre.platform.audit.AuditTrail;
import org.cadre.platform.database.Ids;
import org.cadre.platform.text.Language;
import org.cadre.platform.time.DueWork;
import org.cadre.platform.time.ProgramClock;
import org.cadre.site.inquiry.InquiryEvents.InquiryReceived;
import org.cadre.site.inquiry.InquiryEvents.InquiryReminderDue;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Inquiries as office keeps them. */
@Component
public class Inquiries implements OfferingOrigins, DueWork {
    /** What somebody asks for. */
    public record Asked(
            String name,
            String email,
            String phone,
            @Nullable OrganizationId organization,
            String organizationName,
            String area,
            @Nullable Integer people,
            String preferred,
            String about,
            boolean sample) {}

    record Note(String words, String by, Instant at) {}

    private record Reminder(UUID id, String name, UUID owner, LocalDate on) {}

    private final JdbcClient jdbc;
    private final AuditTrail audit;
    private final ProgramClock clock;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;

    Inquiries(
            JdbcClient jdbc,
            AuditTrail audit,
            ProgramClock clock,
            ApplicationEventPublisher events,
            TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.clock = clock;
        this.events = events;
        this.transaction = transaction;
    }

    /** Takes an inquiry in; who asked and office are told. */
    public UUID receive(Asked asked) {
        var id = Ids.next();
        jdbc.sql("""
                insert into inquiry (id, state, name, email, phone, organization, organization_name, area, people, preferred,
                                     about, language, sample, received_at)
                values (:id, 'new', :name, :email, :phone, :organization, :organizationName, :area, :people, :preferred,
                        :about, :language, :sample, :now)
                """)
                .param("id", id)
                .param("name", asked.name)
                .param("email", asked.email)
                .param("phone", asked.phone)
                .param("organization", asked.organization == null ? null : asked.organization.value())
                .param("organizationName", asked.organizationName)
                .param("area", asked.area)
                .param("people", asked.people)
                .param("preferred", asked.preferred)
                .param("about", asked.about)
                .param("language", Language.now().tag())
                .param("sample", asked.sample)
                .param("now", now())
                .update();
        audit.record(Actor.SYSTEM, "inquiry.received", null, id, Map.of(), AuditTrail.digestOf(asked.about));
        events.publishEvent(new InquiryReceived(id, asked.name, asked.email, asked.area));
        return id;
    }

    /**
     * To office, the newest first: so many before a given one.
     *
     * @param state null: all that are open
     * @param all whatever their state
     * @param words part of a name, an address, an organization or an area; empty: all
     */
    List<Inquiry> list(
            @Nullable InquiryState state,
            boolean all,
            @Nullable UUID owner,
            String words,
            @Nullable UUID before,
            int most,
            Viewer viewer) {
        return jdbc.sql("""
                select * from inquiry_summary
                 where :office
                   and (:state::text is null or state = :state::text)
                   and (:state::text is not null or :all or state not in ('won', 'closed'))
                   and (:owner::uuid is null or owner = :owner::uuid)
                   and (:words = '' or position(:words in
                          lower(concat_ws(' ', name, email, organization_name, area))) > 0)
                   and (:before::uuid is null or id < :before::uuid)
                 order by id desc
                 limit :most
                """)
                .param("office", viewer.isOffice())
                .param("state", state == null ? null : state.word())
                .param("all", all)
                .param("owner", owner)
                .param("words", words)
                .param("before", before)
                .param("most", most)
                .query(Inquiries::inquiry)
                .list();
    }

    Optional<Inquiry> find(UUID id, Viewer viewer) {
        return jdbc.sql("select * from inquiry_summary where id = :id and :office")
                .param("id", id)
                .param("office", viewer.isOffice())
                .query(Inquiries::inquiry)
                .optional();
    }

    private static Inquiry inquiry(ResultSet row, int number) throws SQLException {
        UUID organization = row.getObject("organization", UUID.class);
        UUID owner = row.getObject("owner", UUID.class);
        UUID offering = row.getObject("offering", UUID.class);
        return new Inquiry(
                row.getObject("id", UUID.class),
                InquiryState.find(row.getString("state")).orElseThrow(),
                row.getString("name"),
                row.getString("email"),
                row.getString("phone"),
                organization == null ? null : new OrganizationId(organization),
                row.getString("organization_name"),
                row.getString("area"),
                row.getObject("people", Integer.class),
                row.getString("preferred"),
                row.getString("about"),
                owner == null ? null : new PersonId(owner),
                row.getString("owner_name"),
                row.getObject("remind_on", LocalDate.class),
                offering == null ? null : new OfferingId(offering),
                row.getBoolean("sample"),
                row.getTimestamp("received_at").toInstant(),
                row.getObject("orders", UUID.class));
    }

    /** Sets all of it unless somebody has changed it since it was read; whether it is set. */
    boolean steer(
            Inquiry inquiry, InquiryState state, @Nullable PersonId owner, @Nullable LocalDate remindOn, Actor actor) {
        int steered = jdbc.sql("""
                update inquiry set state = :state, owner = :owner, remind_on = :remindOn
                 where id = :id and state = :stateBefore and owner is not distinct from :ownerBefore
                   and remind_on is not distinct from :remindOnBefore
                """)
                .param("id", inquiry.id())
                .param("stateBefore", inquiry.state().word())
                .param(
                        "ownerBefore",
                        inquiry.owner() == null ? null : inquiry.owner().value())
                .param("remindOnBefore", inquiry.remindOn())
                .param("state", state.word())
                .param("owner", owner == null ? null : owner.value())
                .param("remindOn", remindOn)
                .update();
        if (steered == 1) {
            audit.record(
                    actor,
                    "inquiry.steered",
                    null,
                    inquiry.id(),
                    Map.of("state", inquiry.state().word()),
                    Map.of("state", state.word(), "owner", owner == null ? "" : owner.toString()));
        }
        return steered == 1;
    }

    void note(Inquiry inquiry, String words, Viewer viewer) {
        jdbc.sql("""
                insert into inquiry_note (id, inquiry, words, written_by, written_at)
                values (:id, :inquiry, :words, :by, :now)
                """)
                .param("id", Ids.next())
                .param("inquiry", inquiry.id())
                .param("words", words)
                .param("by", viewer.id().value())
                .param("now", now())
                .update();
        audit.record(viewer.actor(), "inquiry.noted", null, inquiry.id(), Map.of(), AuditTrail.digestOf(words));
    }

    List<Note> notes(Inquiry inquiry) {
        return jdbc.sql("""
                select n.words, p.display_name as by, n.written_at
                  from inquiry_note n
                  join person p on p.id = n.written_by
                 where n.inquiry = :inquiry
                 order by n.id desc
                """)
                .param("inquiry", inquiry.id())
                .query((row, _) -> new Note(
                        row.getString("words"),
                        row.getString("by"),
                        row.getTimestamp("written_at").toInstant()))
                .list();
    }

    /** Answers it with an offering, once. */
    boolean propose(Inquiry inquiry, OfferingId offering, Actor actor) {
        int proposed = jdbc.sql(
                        "update inquiry set offering = :offering, state = 'quoted' where id = :id and offering is null")
                .param("offering", offering.value())
                .param("id", inquiry.id())
                .update();
        if (proposed == 1) {
            audit.record(
                    actor,
                    "inquiry.quoted",
                    null,
                    inquiry.id(),
                    Map.of("state", inquiry.state().word()),
                    Map.of("offering", offering.toString()));
        }
        return proposed == 1;
    }

    /** How many wait for their first answer. */
    public int fresh() {
        return jdbc.sql("select count(*) from inquiry where state = 'new'")
                .query(Integer.class)
                .single();
    }

    @Override
    public Optional<Origin> of(OfferingId offering) {
        return jdbc.sql("select * from inquiry_summary where offering = :offering")
                .param("offering", offering.value())
                .query(Inquiries::inquiry)
                .optional()
                .map(one -> new Origin(one.who(), "/office/inquiries/" + one.id()));
    }

    /** Reminds the owner on the day they named, once. */
    @Override
    public void run(LocalDate today) {
        var due = jdbc.sql("""
                select id, name, owner, remind_on as "on"
                  from inquiry
                 where remind_on <= :today and owner is not null and state not in ('won', 'closed')
                   and reminded_on is distinct from remind_on
                """).param("today", today).query(Reminder.class).list();
        due.forEach(one -> transaction.executeWithoutResult(_ -> remind(one)));
    }

    private void remind(Reminder reminder) {
        int marked =
                jdbc.sql("""
                update inquiry set reminded_on = :on
                 where id = :id and remind_on = :on and reminded_on is distinct from remind_on
                """).param("id", reminder.id).param("on", reminder.on).update();
        if (marked == 1) {
            events.publishEvent(new InquiryReminderDue(reminder.id, reminder.name, new PersonId(reminder.owner)));
        }
    }

    private OffsetDateTime now() {
        return clock.now().atOffset(ZoneOffset.UTC);
    }
}
