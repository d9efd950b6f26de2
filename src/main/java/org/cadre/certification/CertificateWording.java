package org.cadre.certification;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
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
import org.cadre.standards.NamedFramework;
import org.springframework.stereotype.Component;

/** Finds the words a certificate says, once, when its number is reserved. */
@Component
class CertificateWording {
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
        var layout = layouts.of(standing.rules());
        return layout.language().during(() -> award(layout, holder, standing, internship, period));
    }

    private Says award(
            Layout layout, String holder, PersonStanding standing, InternshipSummary internship, Period period) {
        var rules = standing.rules();
        int minutes = contactMinutes(rules.certification(), standing.certification());
        return says(
                layout,
                standing.isReady()
                        ? layout.words().statement()
                        : new Wording(texts.say("certification.layout.standard.override")),
                values(holder, layout, rules, minutes, period),
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
                    texts.say("certification.paper.part-two", new MonthOf(first), new MonthOf(issued)),
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
        var layout = layouts.of(rules);
        return layout.language().during(() -> renewal(layout, holder, rules, trained, minutes, period));
    }

    private Says renewal(Layout layout, String holder, Edition rules, LocalDate trained, int minutes, Period period) {
        var values = values(holder, layout, rules, minutes, period);
        values.put(Placeholder.TRAINED, texts.printedDay(trained));
        return says(
                layout,
                layout.words().renewal(),
                values,
                List.of(new Part(
                        texts.say("certification.paper.recertification"),
                        texts.say("certification.paper.pd-hours", new Hours(minutes)))),
                rules,
                period);
    }

    /** Of a certificate that was issued before Cadre: what is known of it, and nobody's signature. */
    Says ofEarlier(String holder, Edition rules, Period period) {
        var layout = layouts.of(rules);
        return layout.language().during(() -> earlier(layout, holder, rules, period));
    }

    private Says earlier(Layout layout, String holder, Edition rules, Period period) {
        return says(
                        layout,
                        new Wording(texts.say("certification.past.says.statement")),
                        values(holder, layout, rules, 0, period),
                        List.of(),
                        rules,
                        period)
                .unsigned();
    }

    /** Of a certificate issued again with the right name: everything else in the words of the first. */
    Says ofCorrection(Says first, String holder, Period period) {
        return texts.best(List.of(Locale.forLanguageTag(first.language())))
                .orElse(Language.ENGLISH)
                .during(() -> corrected(first, holder, period));
    }

    private Says corrected(Says first, String holder, Period period) {
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
                texts.printedDay(period.issued),
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
                texts.say("certification.paper.title", first.program(), holder),
                made(period),
                first.layout(),
                first.look());
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
                texts.say("certification.layout.months", rules.internship().months()));
        values.put(Placeholder.HOURS, texts.hours(minutes));
        values.put(Placeholder.ISSUED, texts.printedDay(period.issued));
        values.put(Placeholder.VALID_FROM, texts.printedDay(period.validFrom));
        values.put(Placeholder.VALID_UNTIL, texts.printedDay(period.expires));
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
                Language.now().ofPapers(),
                settings.associationName(),
                program,
                holder,
                statement.with(values),
                parts,
                texts.say("certification.paper.standards", frameworks(rules)),
                period.issued,
                texts.printedDay(period.issued),
                period.validFrom,
                period.expires,
                texts.printedDay(period.expires),
                period.number.value(),
                layout.signers(),
                address,
                address.replaceFirst("^https?://", ""),
                texts.say("certification.paper.qr"),
                new Labels(
                        layout.words().awardedTo().with(values),
                        texts.say("certification.paper.issued"),
                        texts.say("certification.paper.valid-until"),
                        texts.say("certification.paper.number"),
                        texts.say("certification.paper.check"),
                        texts.say("certification.paper.seal")),
                period.sample ? texts.say("certification.paper.sample") : null,
                texts.say("certification.paper.title", program, holder),
                made(period),
                layout.id(),
                layout.look());
    }

    private static String frameworks(Edition rules) {
        return String.join(
                " · ", rules.frameworks().stream().map(NamedFramework::title).toList());
    }
}
