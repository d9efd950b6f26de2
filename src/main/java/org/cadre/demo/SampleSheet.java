package org.cadre.demo;

import java.time.Clock;
import java.util.Map;
import org.cadre.platform.file.FileStore;
import org.cadre.platform.paper.Details;
import org.cadre.platform.paper.Papers;
import org.cadre.platform.settings.Settings;
import org.cadre.platform.text.Texts;
import org.cadre.platform.web.Templates;
import org.springframework.stereotype.Component;

/** A sheet that stands for a paper of the sample, and says so. */
@Component
class SampleSheet {
    private final Papers papers;
    private final Templates templates;
    private final FileStore files;
    private final Texts texts;
    private final Settings settings;
    private final Clock system;

    SampleSheet(Papers papers, Templates templates, FileStore files, Texts texts, Settings settings, Clock system) {
        this.papers = papers;
        this.templates = templates;
        this.files = files;
        this.texts = texts;
        this.settings = settings;
        this.system = system;
    }

    /** Stores the one for certificates and returns its digest. */
    String store() {
        return store(texts.say("demo.sheet.title"), texts.say("demo.sheet.words"));
    }

    /** Stores one that says this and returns its digest. */
    String store(String title, String words) {
        return draw(templates.render("demo/sample-sheet", Map.of("title", title, "words", words)), title);
    }

    /** Stores the flyer of the program and returns its digest. */
    String storeFlyer(String title) {
        return draw(
                templates.render(
                        "demo/sample-flyer",
                        Map.of("texts", texts, "title", title, "association", settings.associationName())),
                title);
    }

    private String draw(String sheet, String title) {
        return files.store(papers.pdf(sheet, Details.of(title, settings.associationName(), system.instant())));
    }
}
