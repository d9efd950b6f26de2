package org.cadre.certification;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.cadre.certification.layout.CertificateSheet.Labels;
import org.cadre.certification.layout.CertificateSheet.Part;
import org.cadre.certification.layout.Layout;
import org.cadre.certification.layout.Layouts;
import org.cadre.certification.layout.Placeholder;
import org.cadre.certification.layout.Wording;
import org.cadre.internship.InternshipSummary;
import org.cadre.platform.settings.Settings;
import org.cadre.platform.text.Hours;
import org.cadre.platform.text.Language;
import org.cadre.platform.text.MonthOf;
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
    private static final String LANGUAGE = Language.ENGLISH.ofPapers();

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
    private final Layouts layouts;
    private final ProgramClock clock;

    CertificateWording(Texts texts, Settings settings, Layouts layouts, ProgramClock clock) {
        this.texts = texts;
        this.settings = settings;
        this.layouts = layouts;
        this.clock = clock;
    }

    /** Of a certificate for both parts of the program; one by an override does not claim that they were completed. */
    Says ofAward(String holder, PersonStanding standing, InternshipSummary internship, Period period) {
        var rules = standing.rules();
        var layout = layouts.of(rules);
        int minutes = contactMinutes(rules.certification(), standing.certification());
        return says(
                layout,
                standing.isReady()
                        ? layout.words().statement()
                        : new Wording(texts.inEnglish("certification.layout.standard.override")),
                values(holder, layout, rules, minutes, period),
                parts(standing, internship, period.issued),
                rules,
                period);
    }

    private List<Part> parts(PersonStanding standing, InternshipSummary internship, LocalDate issued) {
        var parts = new ArrayList<Part>();
        parts.add(new Part(
                texts.inEnglish("certification.paper.part-one"),
                texts.inEnglish("certification.paper.pd-hours", new Hours(pdMinutes(standing)))));
        var first = internship.firstDay();
        if (first != null) {
            parts.add(new Part(
                    texts.inEnglish("certification.paper.part-two", new MonthOf(first), new MonthOf(issued)),
                    texts.inEnglish(
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
        var layout = layouts.of(rules);
        var values = values(holder, layout, rules, minutes, period);
        values.put(Placeholder.TRAINED, printed(trained));
        return says(
                layout,
                layout.words().renewal(),
                values,
                List.of(new Part(
                        texts.inEnglish("certification.paper.recertification"),
                        texts.inEnglish("certification.paper.pd-hours", new Hours(minutes)))),
                rules,
                period);
    }

    /** Of a certificate that was issued before Cadre: what is known of it, and nobody's signature. */
    Says ofEarlier(String holder, Edition rules, Period period) {
        var layout = layouts.of(rules);
        return says(
                        layout,
                        new Wording(texts.inEnglish("certification.past.says.statement")),
                        values(holder, layout, rules, 0, period),
                        List.of(),
                        rules,
                        period)
                .unsigned();
    }

    /** Of a certificate issued again with the right name: everything else in the words of the first. */
    Says ofCorrection(Says first, String holder, Period period) {
        String address = settings.link(period.code.path());
        return new Says(
                first.language(),
                first.association(),
                first.program(),
                holder,
                first.statement().replace(first.holder(), holder),
                first.parts(),
                first.standards(),
                period.issued,
                printed(period.issued),
                first.validFrom(),
                first.expires(),
                first.validUntil(),
                period.number.value(),
                first.signers(),
                address,
                address.replaceFirst("^https?://", ""),
                first.qrTitle(),
                new Labels(
                        first.labels().awardedTo().replace(first.holder(), holder),
                        first.labels().issued(),
                        first.labels().validUntil(),
                        first.labels().number(),
                        first.labels().check(),
                        first.labels().seal()),
                first.sample(),
                texts.inEnglish("certification.paper.title", first.program(), holder),
                made(period),
                first.layout(),
                first.look());
    }

    private String printed(LocalDate day) {
        return Language.ENGLISH.during(() -> texts.printedDay(day));
    }

    /** Noon of the printed day, so that the paper's own date is that day wherever it is read. */
    private Instant made(Period period) {
        return period.issued.atTime(12, 0).atZone(clock.zone()).toInstant();
    }

    private Map<Placeholder, String> values(String holder, Layout layout, Edition rules, int minutes, Period period) {
        var values = new EnumMap<Placeholder, String>(Placeholder.class);
        values.put(Placeholder.HOLDER, holder);
        values.put(Placeholder.PROGRAM, layout.words().program());
        values.put(Placeholder.ASSOCIATION, settings.associationName());
        values.put(
                Placeholder.MONTHS,
                texts.inEnglish(
                        "certification.layout.months", rules.internship().months()));
        values.put(Placeholder.HOURS, Language.ENGLISH.during(() -> texts.hours(minutes)));
        values.put(Placeholder.ISSUED, printed(period.issued));
        values.put(Placeholder.VALID_FROM, printed(period.validFrom));
        values.put(Placeholder.VALID_UNTIL, printed(period.expires));
        return values;
    }

    private Says says(
            Layout layout,
            Wording statement,
            Map<Placeholder, String> values,
            List<Part> parts,
            Edition rules,
            Period period) {
        String address = settings.link(period.code.path());
        String program = layout.words().program();
        String holder = values.getOrDefault(Placeholder.HOLDER, "");
        return new Says(
                LANGUAGE,
                settings.associationName(),
                program,
                holder,
                statement.with(values),
                parts,
                texts.inEnglish("certification.paper.standards", frameworks(rules)),
                period.issued,
                printed(period.issued),
                period.validFrom,
                period.expires,
                printed(period.expires),
                period.number.value(),
                layout.signers(),
                address,
                address.replaceFirst("^https?://", ""),
                texts.inEnglish("certification.paper.qr"),
                new Labels(
                        layout.words().awardedTo().with(values),
                        texts.inEnglish("certification.paper.issued"),
                        texts.inEnglish("certification.paper.valid-until"),
                        texts.inEnglish("certification.paper.number"),
                        texts.inEnglish("certification.paper.check"),
                        texts.inEnglish("certification.paper.seal")),
                period.sample ? texts.inEnglish("certification.paper.sample") : null,
                texts.inEnglish("certification.paper.title", program, holder),
                made(period),
                layout.id(),
                layout.look());
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
