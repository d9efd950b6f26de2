package org.cadre.demo;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
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
    record SignInView(UUID person, String name) {}

    record DemoView(List<CastMember> cast, Form form, boolean mayMove) {}

    record MailsView(List<Mails.Written> mails, @Nullable UUID older) {}

    private final JdbcClient jdbc;
    private final SignIns signIns;
    private final ProgramClock clock;
    private final Jobs jobs;
    private final Mails mails;
    private final Deeds deeds;
    private final AuditTrail audit;

    DemoPage(
            JdbcClient jdbc,
            SignIns signIns,
            ProgramClock clock,
            Jobs jobs,
            Mails mails,
            Deeds deeds,
            AuditTrail audit) {
        this.jdbc = jdbc;
        this.signIns = signIns;
        this.clock = clock;
        this.jobs = jobs;
        this.mails = mails;
        this.deeds = deeds;
        this.audit = audit;
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

    @GetMapping("/demo/sign-in/{person}")
    @Open
    Reply door(@PathVariable UUID person) {
        String name = jdbc.sql("select display_name from person where id = :id and sample")
                .param("id", person)
                .query(String.class)
                .optional()
                .orElseThrow(NotFound::new);
        return Reply.show("demo/demo-sign-in", new SignInView(person, name));
    }

    @PostMapping("/demo/sign-in/{person}")
    @Open
    Reply comeIn(@PathVariable UUID person, HttpServletRequest request) {
        boolean sample = jdbc.sql(
                        "select exists (select 1 from person p join account a on a.person = p.id where p.id = :id and p.sample)")
                .param("id", person)
                .query(Boolean.class)
                .single();
        if (!sample) {
            throw new NotFound();
        }
        signIns.signIn(request, new PersonId(person));
        return Reply.seeOther("/home");
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
