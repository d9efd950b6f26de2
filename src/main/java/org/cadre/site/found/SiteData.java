package org.cadre.site.found;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.cadre.platform.settings.Settings;
import org.cadre.platform.text.Texts;
import org.cadre.platform.web.LinkedData;
import org.cadre.program.Editions;
import org.springframework.stereotype.Component;

/** What the site's own pages say to machines: whose it is, and which certificate one can earn, and by which course. */
@Component
public class SiteData {
    private final Editions editions;
    private final Settings settings;
    private final Texts texts;

    SiteData(Editions editions, Settings settings, Texts texts) {
        this.editions = editions;
        this.settings = settings;
        this.texts = texts;
    }

    /** On the first page: the association, too. */
    public String ofFront(String description) {
        var things = new ArrayList<Map<String, Object>>();
        things.add(organization());
        things.add(LinkedData.thing(
                "WebSite", "name", settings.associationName(), "url", settings.link("/"), "description", description));
        things.add(credential());
        return LinkedData.text(things);
    }

    public String ofPage() {
        return LinkedData.text(List.of(credential()));
    }

    /** On the page about part one: what is taught there, whenever it is held. */
    public String ofCourse(String title, String description, String address) {
        var edition = editions.current(Editions.NATIONAL);
        return LinkedData.text(List.of(LinkedData.thing(
                "Course",
                "@id",
                address + "#course",
                "name",
                title,
                "description",
                description,
                "url",
                address,
                "provider",
                LinkedData.thing("Organization", "name", settings.associationName(), "url", settings.link("/")),
                "syllabusSections",
                edition.modules().stream()
                        .map(module -> LinkedData.thing(
                                "Syllabus", "name", module.title(), "timeRequired", "PT" + module.minutes() + "M"))
                        .toList())));
    }

    private Map<String, Object> organization() {
        return LinkedData.thing(
                "Organization",
                "@id",
                settings.link("/#association"),
                "name",
                settings.associationName(),
                "url",
                settings.link("/"),
                "address",
                settings.associationAddress(),
                "logo",
                settings.link(settings.associationLogo() == null ? "/assets/cadre-512.png" : "/association/logo"));
    }

    private Map<String, Object> credential() {
        var edition = editions.current(Editions.NATIONAL);
        return LinkedData.thing(
                "EducationalOccupationalCredential",
                "@id",
                settings.link("/#certificate"),
                "name",
                texts.say("site.data.certificate"),
                "description",
                texts.say("site.data.certificate.text", settings.associationName(), edition.validityYears()),
                "credentialCategory",
                "Certificate",
                "validFor",
                "P" + edition.validityYears() + "Y",
                "recognizedBy",
                LinkedData.thing("Organization", "name", settings.associationName(), "url", settings.link("/")),
                "url",
                settings.link("/"));
    }
}
