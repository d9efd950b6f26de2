package org.cadre.certification.layout;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.cadre.certification.layout.CertificateSheet.Check;
import org.cadre.certification.layout.CertificateSheet.Labels;
import org.cadre.certification.layout.CertificateSheet.Part;
import org.cadre.platform.paper.Details;
import org.cadre.platform.paper.QrCode;
import org.cadre.platform.settings.Settings;
import org.cadre.platform.text.Hours;
import org.cadre.platform.text.Language;
import org.cadre.platform.text.Texts;
import org.cadre.platform.time.ProgramClock;
import org.cadre.program.Edition;
import org.cadre.standards.NamedFramework;
import org.springframework.stereotype.Component;

/** The certificate of a made-up holder, to look at a layout before anybody gets it. */
@Component
class SampleSheets {
    /** Whose certificate is shown. */
    enum Holder {
        USUAL,
        /** With a name as long as names get. */
        LONG
    }

    /** Which of the two certificates an edition gives. */
    enum Occasion {
        AWARD,
        RENEWAL
    }

    private final SheetDrawing drawing;
    private final Texts texts;
    private final Settings settings;
    private final ProgramClock clock;

    SampleSheets(SheetDrawing drawing, Texts texts, Settings settings, ProgramClock clock) {
        this.drawing = drawing;
        this.texts = texts;
        this.settings = settings;
        this.clock = clock;
    }

    /** In the language in which its certificates are issued. */
    byte[] pdf(Layout layout, Edition edition, Holder holder, Occasion occasion) {
        return layout.language().during(() -> drawn(layout, edition, holder, occasion));
    }

    private byte[] drawn(Layout layout, Edition edition, Holder holder, Occasion occasion) {
        var sheet = sheet(layout, edition, holder, occasion);
        return drawing.pdf(
                sheet,
                Details.of(
                        texts.say("certification.layout.sample.title", sheet.program()),
                        sheet.association(),
                        clock.today().atTime(12, 0).atZone(clock.zone()).toInstant()));
    }

    private CertificateSheet sheet(Layout layout, Edition edition, Holder holder, Occasion occasion) {
        var today = clock.today();
        var values = values(layout, edition, holder, occasion, today);
        var words = layout.words();
        String address = settings.link("/check/0000-0000-0000-0000-0000");
        return new CertificateSheet(
                Language.now().ofPapers(),
                settings.associationName(),
                words.program(),
                values.getOrDefault(Placeholder.HOLDER, ""),
                (occasion == Occasion.AWARD ? words.statement() : words.renewal()).with(values),
                parts(edition, occasion, today),
                texts.say("certification.paper.standards", frameworks(edition)),
                texts.printedDay(today),
                texts.printedDay(edition.expires(today)),
                texts.say("certification.layout.sample.number"),
                layout.signers(),
                new Check(
                        address.replaceFirst("^https?://", ""),
                        QrCode.svg(address, texts.say("certification.paper.qr"))),
                new Labels(
                        words.awardedTo().with(values),
                        texts.say("certification.paper.issued"),
                        texts.say("certification.paper.valid-until"),
                        texts.say("certification.paper.number"),
                        texts.say("certification.paper.check"),
                        texts.say("certification.paper.seal")),
                texts.say("certification.layout.sample.mark"),
                layout.look());
    }

    private Map<Placeholder, String> values(
            Layout layout, Edition edition, Holder holder, Occasion occasion, LocalDate today) {
        var values = new EnumMap<Placeholder, String>(Placeholder.class);
        values.put(
                Placeholder.HOLDER,
                texts.say(
                        holder == Holder.USUAL
                                ? "certification.layout.sample.holder"
                                : "certification.layout.sample.long-holder"));
        values.put(Placeholder.PROGRAM, layout.words().program());
        values.put(Placeholder.ASSOCIATION, settings.associationName());
        values.put(
                Placeholder.MONTHS,
                texts.say("certification.layout.months", edition.internship().months()));
        values.put(
                Placeholder.HOURS,
                texts.hours(
                        occasion == Occasion.AWARD
                                ? edition.contactTarget()
                                : edition.attendance().recertificationMinutes()));
        values.put(Placeholder.ISSUED, texts.printedDay(today));
        values.put(Placeholder.VALID_FROM, texts.printedDay(today));
        values.put(Placeholder.VALID_UNTIL, texts.printedDay(edition.expires(today)));
        values.put(Placeholder.TRAINED, texts.printedDay(today));
        return values;
    }

    private List<Part> parts(Edition edition, Occasion occasion, LocalDate today) {
        if (occasion == Occasion.RENEWAL) {
            return List.of(new Part(
                    texts.say("certification.paper.recertification"),
                    texts.say(
                            "certification.paper.pd-hours",
                            new Hours(edition.attendance().recertificationMinutes()))));
        }
        int minutes =
                edition.modules().stream().mapToInt(module -> module.minutes()).sum();
        return List.of(
                new Part(
                        texts.say("certification.paper.part-one"),
                        texts.say("certification.paper.pd-hours", new Hours(minutes))),
                new Part(
                        texts.say(
                                "certification.paper.part-two",
                                texts.month(
                                        today.minusMonths(edition.internship().months())),
                                texts.month(today)),
                        texts.say("certification.paper.contact-hours", new Hours(edition.contactTarget()))));
    }

    private static String frameworks(Edition edition) {
        return String.join(
                " · ", edition.frameworks().stream().map(NamedFramework::title).toList());
    }
}
