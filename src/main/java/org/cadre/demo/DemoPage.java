package org.cadre.demo;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.cadre.internship.PairingId;
import org.cadre.internship.pairing.ProtegeLinks;
import org.cadre.people.Only;
import org.cadre.people.Open;
import org.cadre.people.PersonId;
import org.cadre.people.Role;
import org.cadre.people.SignIns;
import org.cadre.people.Viewer;
import org.cadre.platform.audit.AuditTrail;
import org.cadre.platform.job.Jobs;
import org.cadre.platform.mail.Mails;
import org.cadre.platform.text.Sentence;
import org.cadre.platform.time.ProgramClock;
import org.cadre.platform.web.Deeds;
import org.cadre.platform.web.Form;
import org.cadre.platform.web.NotFound;
import org.cadre.platform.web.Reply;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The demo's own doors: sign in as one of the cast by one button, move the program's clock, read the mail. */
@Controller
@Profile("demo")
class DemoPage {
    /** A door of the demo: who may come in, by one button. */
    record SignInView(String action, String name) {}

    record DemoView(List<CastMember> cast, Form form, boolean mayMove) {}

    record MailsView(List<Mails.Written> mails, @Nullable UUID older) {}

    private final JdbcClient jdbc;
    private final SignIns signIns;
    private final ProgramClock clock;
    private final Jobs jobs;
    private final Mails mails;
    private final Deeds deeds;
    private final AuditTrail audit;
    private final ProtegeLinks links;

    DemoPage(
            JdbcClient jdbc,
            SignIns signIns,
            ProgramClock clock,
            Jobs jobs,
            Mails mails,
            Deeds deeds,
            AuditTrail audit,
            ProtegeLinks links) {
        this.jdbc = jdbc;
        this.signIns = signIns;
        this.clock = clock;
        this.jobs = jobs;
        this.mails = mails;
        this.deeds = deeds;
        this.audit = audit;
        this.links = links;
    }

    @GetMapping("/demo")
    @Open
    Reply demo(Optional<Viewer> viewer) {
        return Reply.show(
                "demo/demo", view(Form.empty().with("day", clock.today().plusDays(1)), viewer));
    }

    private DemoView view(Form form, Optional<Viewer> viewer) {
        return new DemoView(
                CastMember.all(jdbc), form, viewer.filter(Viewer::isOffice).isPresent());
    }

    @GetMapping("/demo/sign-in/{key}")
    @Open
    Reply door(@PathVariable String key) {
        var person = sample(key);
        return Reply.show("demo/demo-sign-in", new SignInView("/demo/sign-in/" + key, person.name));
    }

    @PostMapping("/demo/sign-in/{key}")
    @Open
    Reply comeIn(@PathVariable String key, HttpServletRequest request) {
        var person = sample(key);
        if (!person.hasAccount) {
            throw new NotFound();
        }
        signIns.signIn(request, new PersonId(person.id));
        return Reply.seeOther("/home");
    }

    @GetMapping("/demo/protege/{key}")
    @Open
    Reply protegeDoor(@PathVariable String key) {
        return Reply.show("demo/demo-sign-in", new SignInView("/demo/protege/" + key, sample(key).name));
    }

    /** A protégé has no account: the button leads to what the link in their newest mail would open, on the host one is at. */
    @PostMapping("/demo/protege/{key}")
    @Open
    Reply beProtege(@PathVariable String key) {
        var pairing = jdbc.sql(
                        "select id from pairing where protege = :protege and state = 'active' order by id desc limit 1")
                .param("protege", sample(key).id)
                .query(UUID.class)
                .optional()
                .orElseThrow(NotFound::new);
        return Reply.seeOther(
                URI.create(links.toContacts(new PairingId(pairing))).getRawPath());
    }

    private record Sample(UUID id, String name, boolean hasAccount) {}

    /** A made-up person, by what stands before the @ of their address. Real people have no such door. */
    private Sample sample(String key) {
        return jdbc.sql("""
                select p.id, p.display_name as name, a.person is not null as has_account
                  from person p left join account a on a.person = p.id
                 where p.email = :key || '@bluebonnet.example' and p.sample
                """).param("key", key).query(Sample.class).optional().orElseThrow(NotFound::new);
    }

    @PostMapping("/demo/clock")
    @Only(Role.OFFICE)
    Reply moveClock(Viewer viewer, Form form) {
        var day = form.day("day").orElse(null);
        if (day == null) {
            form.wrong("day", Sentence.of("demo.clock.no-day"));
        } else if (day.isBefore(clock.today())) {
            form.wrong("day", Sentence.of("demo.clock.back", clock.today()));
        } else if (day.isAfter(clock.today().plusYears(4))) {
            form.wrong("day", Sentence.of("demo.clock.too-far", clock.today().plusYears(4)));
        }
        if (!form.isRight() || day == null) {
            return Reply.again("demo/demo", view(form, Optional.of(viewer)));
        }
        var before = clock.today();
        var reply = deeds.once(form.key(), () -> {
            clock.moveTo(day);
            audit.record(
                    viewer.actor(),
                    "demo.clock-moved",
                    null,
                    null,
                    Map.of("day", before.toString()),
                    Map.of("day", day.toString()));
            return Reply.seeOther("/demo", Sentence.of("demo.clock.moved", day));
        });
        clock.reread();
        jobs.comeDue();
        return reply;
    }

    @GetMapping("/dev/mail")
    @Open
    Reply mail(@RequestParam(required = false) @Nullable UUID before) {
        var newest = mails.newest(50, before);
        return Reply.show(
                "demo/demo-mails",
                new MailsView(newest, newest.size() == 50 ? newest.getLast().id() : null));
    }

    @GetMapping("/dev/mail/{id}")
    @Open
    Reply oneMail(@PathVariable UUID id) {
        return Reply.show("demo/demo-mail", mails.find(id).orElseThrow(NotFound::new));
    }
}
