package org.cadre.registration.invoice;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.cadre.offering.OfferingSummary;
import org.cadre.people.LanguageChoices;
import org.cadre.people.PersonId;
import org.cadre.platform.file.FileStore;
import org.cadre.platform.paper.Details;
import org.cadre.platform.paper.Papers;
import org.cadre.platform.settings.Settings;
import org.cadre.platform.text.Language;
import org.cadre.platform.text.Texts;
import org.cadre.platform.time.ProgramClock;
import org.cadre.platform.web.Templates;
import org.cadre.registration.invoice.BillSheet.Fact;
import org.cadre.registration.invoice.BillSheet.Line;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Draws papers and stores them, once: what was issued is read from the store from then on. */
@Component
class Drawing {
    private final LanguageChoices languages;
    private final Papers papers;
    private final Templates templates;
    private final FileStore files;
    private final Texts texts;
    private final Settings settings;
    private final ProgramClock clock;

    Drawing(
            LanguageChoices languages,
            Papers papers,
            Templates templates,
            FileStore files,
            Texts texts,
            Settings settings,
            ProgramClock clock) {
        this.languages = languages;
        this.papers = papers;
        this.templates = templates;
        this.files = files;
        this.texts = texts;
        this.settings = settings;
        this.clock = clock;
    }

    /** What a paper says apart from who issues it. */
    record Content(
            String title,
            List<Fact> facts,
            List<BillTo> payers,
            List<Line> lines,
            List<Fact> totals,
            List<String> notes,
            boolean sample) {}

    /** Does what prints a paper in the language of who ordered; what was issued in it stays so. */
    <T> T inLanguageOf(PersonId buyer, Supplier<T> work) {
        return languages.of(buyer).orElse(settings.languages().usual()).during(work);
    }

    /** Draws and stores it; the digest of its bytes. */
    String store(Content content) {
        var sheet = new BillSheet(
                Language.now().ofPapers(),
                settings.associationName(),
                settings.associationAddress(),
                content.title,
                content.facts,
                content.payers.stream()
                        .map(payer -> payer(payer, content.payers.size() > 1))
                        .toList(),
                new BillSheet.Labels(
                        texts.say("invoice.paper.caption"),
                        texts.say("invoice.paper.what"),
                        texts.say("invoice.paper.quantity"),
                        texts.say("invoice.paper.unit"),
                        texts.say("invoice.paper.amount")),
                content.lines,
                content.totals,
                content.notes,
                content.sample ? texts.say("invoice.paper.sample") : null);
        return files.store(papers.pdf(
                templates.render("registration/invoice/bill-sheet", Map.of("sheet", sheet)),
                Details.of(content.title, settings.associationName(), clock.now())));
    }

    private BillSheet.Payer payer(BillTo payer, boolean shared) {
        var lines = new ArrayList<String>();
        add(lines, payer.address());
        if (!payer.attention().isEmpty()) {
            lines.add(texts.say("invoice.paper.attention", payer.attention()));
        }
        add(lines, payer.email());
        if (payer.taxNumber() != null) {
            lines.add(texts.say("invoice.paper.tax-number", payer.taxNumber()));
        }
        return new BillSheet.Payer(
                texts.say(shared ? "invoice.paper.bill-to-share" : "invoice.paper.bill-to"), payer.name(), lines);
    }

    private static void add(List<String> lines, String line) {
        if (!line.isEmpty()) {
            lines.add(line);
        }
    }

    /** The lines of an order as papers print them. */
    List<Line> lines(List<OrderLine> lines, @Nullable OfferingSummary offering, String currency) {
        var printed = new ArrayList<Line>();
        for (OrderLine line : lines) {
            printed.add(new Line(
                    what(line, offering),
                    texts.number(line.quantity()),
                    texts.money(line.unitCents(), currency),
                    texts.money((long) line.quantity() * line.unitCents(), currency)));
            if (line.discountCents() > 0) {
                printed.add(new Line(
                        texts.say("invoice.paper.discount"), "", "", texts.money(-line.discountCents(), currency)));
            }
        }
        return printed;
    }

    private String what(OrderLine line, @Nullable OfferingSummary offering) {
        if (offering == null) {
            return texts.say("invoice.line.internship");
        }
        return texts.say(
                "invoice.line." + line.covers().key(),
                offering.title(),
                texts.days(offering.firstDay(), offering.lastDay()),
                offering.town());
    }

    Fact fact(String key, String value) {
        return new Fact(texts.say(key), value);
    }
}
