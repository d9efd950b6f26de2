package org.cadre.site.district;

import java.util.List;
import java.util.stream.IntStream;
import org.cadre.offering.OfferingSummary;
import org.cadre.platform.settings.Settings;
import org.cadre.platform.web.LinkedData;
import org.cadre.program.Edition;
import org.springframework.stereotype.Component;

/** What a district's page says to machines: the certificate that one earns there, and its dates, each at its own page. */
@Component
class DistrictData {
    private final Settings settings;

    DistrictData(Settings settings) {
        this.settings = settings;
    }

    String of(String address, Edition edition, String description, List<OfferingSummary> dates) {
        var certificate = LinkedData.thing(
                "EducationalOccupationalCredential",
                "@id",
                address + "#certificate",
                "name",
                edition.title(),
                "description",
                description,
                "credentialCategory",
                "Certificate",
                "validFor",
                "P" + edition.validityYears() + "Y",
                "recognizedBy",
                LinkedData.thing("Organization", "name", settings.associationName(), "url", settings.link("/")),
                "url",
                address);
        var list = LinkedData.thing(
                "ItemList",
                "itemListElement",
                IntStream.range(0, dates.size())
                        .mapToObj(i -> LinkedData.thing(
                                "ListItem",
                                "position",
                                i + 1,
                                "url",
                                settings.link("/schedule/" + dates.get(i).id())))
                        .toList());
        return LinkedData.text(dates.isEmpty() ? List.of(certificate) : List.of(certificate, list));
    }
}
