package org.cadre.people;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.cadre.people.PeopleEvents.Invited;
import org.cadre.people.PersonForm.Fields;
import org.cadre.platform.audit.AuditTrail;
import org.cadre.platform.link.SignedLinks;
import org.cadre.platform.text.Sentence;
import org.cadre.platform.time.ProgramClock;
import org.cadre.platform.web.Deeds;
import org.cadre.platform.web.Form;
import org.cadre.platform.web.Reply;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;

/** Office finds people, and writes down who phoned. */
@Controller
final class OfficePeoplePage {
    private static final int PAGE = 25;

    /** A person in the list. */
    record Row(
            UUID id,
            String name,
            String email,
            @Nullable String districtName,
            @Nullable String schoolName,
            List<Role> roles,
            boolean sample) {}

    /**
     * The list.
     *
     * @param next the last person shown when there are more, to go on from
     */
    record ListView(
            Form form,
            List<Role> roles,
            @Nullable String districtName,
            List<Row> people,
            @Nullable UUID next) {}

    record NewView(Form form, Fields fields, boolean known) {}

    private final JdbcClient jdbc;
    private final People people;
    private final Organizations organizations;
    private final PersonForm fields;
    private final Accounts accounts;
    private final SignedLinks links;
    private final Deeds deeds;
    private final AuditTrail audit;
    private final ProgramClock clock;
    private final ApplicationEventPublisher events;

    OfficePeoplePage(
            JdbcClient jdbc,
            People people,
            Organizations organizations,
            PersonForm fields,
            Accounts accounts,
            SignedLinks links,
            Deeds deeds,
            AuditTrail audit,
            ProgramClock clock,
            ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.people = people;
        this.organizations = organizations;
        this.fields = fields;
        this.accounts = accounts;
        this.links = links;
        this.deeds = deeds;
        this.audit = audit;
        this.clock = clock;
        this.events = events;
    }

    @GetMapping("/office/people")
    @Only(Role.OFFICE)
    Reply list(Form form) {
        var district = form.id("district").orElse(null);
        var found = find(
                form.text("q"), form.text("role"), district, form.id("after").orElse(null));
        boolean more = found.size() > PAGE;
        var shown = more ? found.subList(0, PAGE) : found;
        return Reply.show(
                "people/office-people",
                new ListView(
                        form,
                        List.of(Role.values()),
                        district == null
                                ? null
                                : organizations
                                        .find(new OrganizationId(district))
                                        .map(OrganizationCard::name)
                                        .orElse(null),
                        shown,
                        more ? shown.getLast().id() : null));
    }

    private List<Row> find(String term, String role, @Nullable UUID district, @Nullable UUID after) {
        return jdbc.sql("""
                select c.id, c.display_name, c.email, c.district_name, c.school_name, c.sample,
                       array(select distinct g.role from role_grant g
                              where g.person = c.id and g.since <= :today and (g.until is null or g.until > :today)
                              order by g.role) as roles
                  from person_card c
                 where c.merged_into is null and c.erased_at is null
                   and lower(concat_ws(' ', c.display_name, c.legal_name, c.email, c.district_name)) like all(:patterns)
                   and (:district::uuid is null or c.district = :district::uuid)
                   and (:role = '' or exists (select 1 from role_grant g
                                               where g.person = c.id and g.role = :role and g.since <= :today
                                                 and (g.until is null or g.until > :today)))
                   and (:after::uuid is null
                        or (lower(c.display_name), c.id) > (select lower(a.display_name), a.id from person a where a.id = :after::uuid))
                 order by lower(c.display_name), c.id
                 limit :most
                """)
                .param("patterns", Organizations.patternsOf(Organizations.wordsOf(term)))
                .param("district", district)
                .param("role", role)
                .param("today", clock.today())
                .param("after", after)
                .param("most", PAGE + 1)
                .query((row, _) -> new Row(
                        row.getObject("id", UUID.class),
                        row.getString("display_name"),
                        row.getString("email"),
                        row.getString("district_name"),
                        row.getString("school_name"),
                        Arrays.stream((String[]) row.getArray("roles").getArray())
                                .map(Role::of)
                                .toList(),
                        row.getBoolean("sample")))
                .list();
    }

    @GetMapping("/office/people/new")
    @Only(Role.OFFICE)
    Reply blank() {
        var form = Form.empty().with("zone", clock.zone().getId());
        return Reply.show("people/office-person-new", new NewView(form, fields.empty(form), false));
    }

    @PostMapping("/office/people")
    @Only(Role.OFFICE)
    Reply add(Viewer viewer, Form form) {
        var entry = fields.read(form);
        String email = PersonForm.email(form, "email");
        boolean known = people.idOf(email).isPresent();
        if (known) {
            form.wrong("email", Sentence.of("people.office.known"));
        }
        if (!form.isRight()) {
            return Reply.again("people/office-person-new", new NewView(form, entry.fields(), known));
        }
        return deeds.once(form.key(), () -> {
            var person = people.create(viewer.actor(), entry.particulars().at(email));
            if (form.ticked("invite")) {
                accounts.open(person);
                String token = links.make(SignInPage.LINK, person.value(), SignInPage.LIFETIME);
                audit.record(viewer.actor(), "account.invited", person.value(), null, Map.of(), Map.of());
                events.publishEvent(new Invited(person, email, token));
            }
            return Reply.seeOther(
                    "/office/people/" + person,
                    Sentence.of("people.office.added", entry.particulars().displayName()));
        });
    }
}
