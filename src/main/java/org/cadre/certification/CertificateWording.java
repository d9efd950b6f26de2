package org.cadre.certification;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.cadre.certification.CertificateSheet.Labels;
import org.cadre.certification.CertificateSheet.Part;
import org.cadre.certification.CertificateSheet.Signer;
import org.cadre.internship.InternshipSummary;
import org.cadre.platform.settings.Settings;
import org.cadre.platform.text.Hours;
import org.cadre.platform.text.Texts;
import org.cadre.platform.time.ProgramClock;
import org.cadre.program.Edition;
import org.cadre.program.Fact;
import org.cadre.program.Requirement;
import org.cadre.program.Standing;
import org.cadre.standards.Framework;
import org.cadre.standards.Frameworks;
import org.springframework.stereotype.Component;

/** Finds the words a certificate says, once, when its number is reserved. */
@Component
class CertificateWording {
    private static final String LANGUAGE = "en-US";

    /** What identifies a new certificate. */
    record Period(
            CertificateNumber number,
            CheckCode code,
            LocalDate issued,
            LocalDate validFrom,
            LocalDate expires,
            boolean sample) {}

    private final Texts texts;
    private final Settings settings;
    private final ProgramClock clock;

    CertificateWording(Texts texts, Settings settings, ProgramClock clock) {
        this.texts = texts;
        this.settings = settings;
        this.clock = clock;
    }

    /** Of a certificate for both parts of the program. */
    Says ofAward(String holder, PersonStanding standing, InternshipSummary internship, Period period) {
        var rules = standing.rules();
        int months = rules.internship().months();
        return says(
                holder,
                texts.say("certification.paper.statement", months),
                parts(standing, internship, period.issued),
                rules,
                period);
    }

    private List<Part> parts(PersonStanding standing, InternshipSummary internship, LocalDate issued) {
        var parts = new ArrayList<Part>();
        parts.add(new Part(
                texts.say("certification.paper.part-one"),
                texts.say("certification.paper.pd-hours", new Hours(pdMinutes(standing)))));
        var first = internship.firstDay();
        if (first != null) {
            parts.add(new Part(
                    texts.say("certification.paper.part-two", texts.month(first), texts.month(issued)),
                    texts.say(
                            "certification.paper.contact-hours",
                            new Hours(contactMinutes(standing.rules().certification(), standing.certification())))));
        }
        return parts;
    }

    /** Credited for the edition's modules, none above its own length. */
    private static int pdMinutes(PersonStanding standing) {
        int minutes = 0;
        for (var module : standing.rules().modules()) {
            int attended = standing.evidence().attended().stream()
                    .filter(fact -> fact.module().equals(module.key()))
                    .mapToInt(Fact.Attended::minutes)
                    .sum();
            minutes += standing.rules().attendance().credited(Math.min(attended, module.minutes()), module.minutes());
        }
        return minutes;
    }

    private static int contactMinutes(Requirement requirement, Standing standing) {
        if (requirement instanceof Requirement.ContactMinutes) {
            return standing.find(requirement.key())
                    .map(Standing::measure)
                    .map(Standing.Measure::done)
                    .orElse(0);
        }
        return requirement.parts().stream()
                .mapToInt(part -> contactMinutes(part, standing))
                .max()
                .orElse(0);
    }

    /** Of a certificate for the next period. */
    Says ofRenewal(String holder, Edition rules, LocalDate trained, int minutes, Period period) {
        return says(
                holder,
                texts.say(
                        "certification.paper.renewal-statement",
                        texts.printedDay(trained),
                        texts.printedDay(period.validFrom)),
                List.of(new Part(
                        texts.say("certification.paper.recertification"),
                        texts.say("certification.paper.pd-hours", new Hours(minutes)))),
                rules,
                period);
    }

    /** Of a certificate that was issued before Cadre: what is known of it, and nobody's signature. */
    Says ofEarlier(String holder, Edition rules, Period period) {
        return says(holder, texts.say("certification.past.says.statement"), List.of(), rules, period)
                .unsigned();
    }

    private Says says(String holder, String statement, List<Part> parts, Edition rules, Period period) {
        String address = settings.link(period.code.path());
        String program = texts.say("certification.paper.program");
        return new Says(
                LANGUAGE,
                settings.associationName(),
                program,
                holder,
                statement,
                parts,
                texts.say("certification.paper.standards", frameworks(rules)),
                period.issued,
                texts.printedDay(period.issued),
                period.validFrom,
                period.expires,
                texts.printedDay(period.expires),
                period.number.value(),
                settings.signers().stream()
                        .map(signer -> new Signer(signer.name(), signer.title()))
                        .toList(),
                address,
                address.replaceFirst("^https?://", ""),
                texts.say("certification.paper.qr"),
                new Labels(
                        texts.say("certification.paper.awarded-to"),
                        texts.say("certification.paper.issued"),
                        texts.say("certification.paper.valid-until"),
                        texts.say("certification.paper.number"),
                        texts.say("certification.paper.check"),
                        texts.say("certification.paper.seal")),
                period.sample ? texts.say("certification.paper.sample") : null,
                texts.say("certification.paper.title", program, holder),
                // Noon of the printed day, so that the paper's own date is that day wherever it is read.
                period.issued.atTime(12, 0).atZone(clock.zone()).toInstant());
    }

    private static String frameworks(Edition rules) {
        return String.join(
                " · ",
                rules.standards().stream()
                        .flatMap(key -> Frameworks.shipped().find(key).stream())
                        .map(Framework::name)
                        .toList());
    }
}
