package org.cadre.certification;

import java.util.ArrayList;
import java.util.UUID;
import org.cadre.people.Only;
import org.cadre.people.People;
import org.cadre.people.Role;
import org.cadre.people.SignedIn;
import org.cadre.people.Viewer;
import org.cadre.platform.paper.Papers;
import org.cadre.platform.text.Sentence;
import org.cadre.platform.time.ProgramClock;
import org.cadre.platform.web.Deeds;
import org.cadre.platform.web.Form;
import org.cadre.platform.web.NotFound;
import org.cadre.platform.web.Reply;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** A holder asks for the name on their certificate to be corrected; office corrects it, or says why not. */
@Controller
final class NameCorrectionPage {
    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_REASON = 1000;
    private static final String OWN = "certification/name-own";
    private static final String OFFICE = "certification/name-office";

    /**
     * @param open the request that office has not answered yet
     */
    record OwnView(Certificate certificate, @Nullable NameCorrection open, Form form) {}

    /**
     * @param open what the holder asks for
     * @param legalName as the holder's record has it
     */
    record OfficeView(Certificate certificate, @Nullable NameCorrection open, String legalName, Form form) {}

    private final Certificates certificates;
    private final NameCorrections corrections;
    private final Renewals renewals;
    private final Issuing issuing;
    private final People people;
    private final ProgramClock clock;
    private final Deeds deeds;

    NameCorrectionPage(
            Certificates certificates,
            NameCorrections corrections,
            Renewals renewals,
            Issuing issuing,
            People people,
            ProgramClock clock,
            Deeds deeds) {
        this.certificates = certificates;
        this.corrections = corrections;
        this.renewals = renewals;
        this.issuing = issuing;
        this.people = people;
        this.clock = clock;
        this.deeds = deeds;
    }

    @GetMapping("/certificates/{id}/name")
    @SignedIn
    Reply own(Viewer viewer, @PathVariable UUID id) {
        return Reply.show(OWN, own(viewer, id, Form.empty()));
    }

    private OwnView own(Viewer viewer, UUID id, Form form) {
        var certificate = certificates
                .find(new CertificateId(id))
                .filter(one -> one.person().equals(viewer.id()))
                .orElseThrow(NotFound::new);
        return new OwnView(certificate, corrections.open(viewer.id(), viewer).orElse(null), form);
    }

    @PostMapping("/certificates/{id}/name")
    @SignedIn
    Reply ask(Viewer viewer, @PathVariable UUID id, Form form) {
        return deeds.once(form.key(), () -> {
            var view = own(viewer, id, form);
            var asked = asked(form, view.certificate);
            if (!form.isRight()) {
                return Reply.again(OWN, view);
            }
            boolean fresh = corrections.ask(viewer, view.certificate.says().holder(), asked.name, asked.reason);
            return Reply.seeOther(
                    "/certificates/" + id + "/name",
                    Sentence.of(fresh ? "certification.name.asked" : "certification.name.asked-before"));
        });
    }

    private record Asked(String name, String reason) {}

    private static Asked asked(Form form, Certificate certificate) {
        form.required("name", Sentence.of("certification.name.missing"));
        String name = form.atMost("name", LONGEST_NAME).replaceAll("\\s+", " ");
        form.required("reason", Sentence.of("certification.name.reason-missing"));
        String reason = form.atMost("reason", LONGEST_REASON);
        var unprintable = Papers.unprintable(name);
        if (!unprintable.isEmpty()) {
            form.wrong("name", Sentence.of("certification.name.unprintable", unprintable));
        }
        if (name.equals(certificate.says().holder())) {
            form.wrong("name", Sentence.of("certification.name.same"));
        }
        return new Asked(name, reason);
    }

    @GetMapping("/office/certificates/{id}/name")
    @Only(Role.OFFICE)
    Reply office(Viewer viewer, @PathVariable UUID id) {
        var view = office(viewer, id, Form.empty());
        if (view.open != null) {
            view.form.with("name", view.open.wanted()).with("reason", view.open.reason());
        }
        return Reply.show(OFFICE, view);
    }

    private OfficeView office(Viewer viewer, UUID id, Form form) {
        var certificate = certificates.find(new CertificateId(id)).orElseThrow(NotFound::new);
        return new OfficeView(
                certificate,
                corrections.open(certificate.person(), viewer).orElse(null),
                people.find(certificate.person()).orElseThrow().legalName(),
                form);
    }

    @PostMapping("/office/certificates/{id}/name")
    @Only(Role.OFFICE)
    Reply correct(Viewer viewer, @PathVariable UUID id, Form form) {
        var fresh = new ArrayList<CertificateId>();
        var reply = deeds.once(form.key(), () -> {
            var view = office(viewer, id, form);
            var asked = asked(form, view.certificate);
            if (!form.isRight()) {
                return Reply.again(OFFICE, view);
            }
            return switch (corrections.correct(
                    view.certificate.person(), asked.name, asked.reason, clock.today(), viewer)) {
                case NameCorrections.Outcome.Reissued(var reissued) -> {
                    fresh.addAll(reissued);
                    yield Reply.seeOther(
                            OfficeCertificatesPage.place(reissued.getLast()), Sentence.of("certification.name.done"));
                }
                case NameCorrections.Outcome.SameName() -> refused(view, Sentence.of("certification.name.same"));
                case NameCorrections.Outcome.Unprintable(var characters) ->
                    refused(view, Sentence.of("certification.name.unprintable", characters));
                case NameCorrections.Outcome.BeingMade() -> refused(view, Sentence.of("certification.name.being-made"));
                case NameCorrections.Outcome.NothingToCorrect() ->
                    refused(view, Sentence.of("certification.name.nothing"));
            };
        });
        fresh.forEach(one -> finish(one, viewer));
        return reply;
    }

    /** Makes the paper at once; a training that came in meanwhile has waited for this. */
    private void finish(CertificateId fresh, Viewer viewer) {
        issuing.tryNow(fresh);
        renewals.renew(certificates.find(fresh).orElseThrow().person(), clock.today(), viewer.actor());
    }

    private static Reply refused(OfficeView view, Sentence why) {
        view.form.wrong("name", why);
        return Reply.again(OFFICE, view);
    }

    @PostMapping("/office/certificates/{id}/name/refusal")
    @Only(Role.OFFICE)
    Reply decline(Viewer viewer, @PathVariable UUID id, Form form) {
        return deeds.once(form.key(), () -> {
            var view = office(viewer, id, form);
            form.required("answer", Sentence.of("certification.name.answer-missing"));
            String answer = form.atMost("answer", LONGEST_REASON);
            if (!form.isRight()) {
                return Reply.again(OFFICE, view);
            }
            boolean done = view.open != null && corrections.decline(view.open, answer, viewer);
            return Reply.seeOther(
                    OfficeCertificatesPage.place(view.certificate.id()),
                    Sentence.of(done ? "certification.name.declined" : "certification.name.settled-before"));
        });
    }
}
