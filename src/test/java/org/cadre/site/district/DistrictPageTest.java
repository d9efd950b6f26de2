package org.cadre.site.district;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.cadre.CadreTest;
import org.cadre.Visitor;
import org.cadre.editing.DraftId;
import org.cadre.editing.Drafting;
import org.cadre.offering.Offerings;
import org.cadre.people.OrganizationId;
import org.cadre.program.OfferingKind;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A district's page for everybody. */
@CadreTest
class DistrictPageTest extends Drafting {
    @Autowired
    private Offerings offerings;

    private Visitor opalsBrowser = new Visitor();
    private final Visitor stranger = new Visitor();

    @BeforeEach
    void publishedEdition() {
        opalsBrowser = one.signedIn(opal);
        publish(begun(), 4800);
    }

    private void publish(DraftId id, int minutes) {
        saved(office, id, sheet -> sheet.with(CONTACT, minutes));
        once(() -> drafts.publish(office, id, 2));
        assertThat(read(id).published()).isNotNull();
    }

    private Visitor.Page page(OrganizationId district, String slug) {
        return opalsBrowser
                .button(opalsBrowser.get("/office/district-pages/" + district.value()), "Publish the page")
                .with("slug", slug)
                .send();
    }

    @Test
    void saysWhatIsDifferentAndThatItIsNoWeaker() {
        stranger.get("/districts/bluebonnet-isd").hasStatus(404);
        opalsBrowser.get("/office/district-pages").says("Bluebonnet ISD").says("Not public");
        page(bluebonnet, "bluebonnet-isd").says("The page of Bluebonnet ISD is public.");
        var page = stranger.get("/districts/bluebonnet-isd")
                .hasStatus(200)
                .says("The mentor program of Bluebonnet ISD")
                .says("Contact hours: 80.00 instead of 72.00")
                .says("This was proved when it was published")
                .says("No date for Bluebonnet ISD is planned yet");
        assertThat(page.document().select("meta[property='og:title']").attr("content"))
                .isEqualTo("The mentor program of Bluebonnet ISD");
        assertThat(page.document().select("meta[property='og:url']").attr("content"))
                .endsWith("/districts/bluebonnet-isd");
        one.signedIn(dora).get("/district/editions").says("See our public page");
    }

    @Test
    void showsTheDatesOfItsPeople() {
        page(bluebonnet, "bluebonnet-isd");
        var inHouse = one.event(OfferingKind.IN_HOUSE, "Bluebonnet mentors", one.inDays(40), 20, 0);
        one.institute(one.inDays(50), 20);
        once(() -> {
            offerings.hostedBy(inHouse, bluebonnet);
            return true;
        });
        stranger.get("/districts/bluebonnet-isd").says("No date for Bluebonnet ISD is planned yet");
        stranger.get("/schedule").doesNotSay("Bluebonnet mentors");

        jdbc.sql("update offering set public = true where id = :id")
                .param("id", inHouse.value())
                .update();
        stranger.get("/districts/bluebonnet-isd")
                .says("Open to the people of Bluebonnet ISD")
                .says("Bluebonnet mentors")
                .says("20 seats left");
        stranger.get("/schedule").says("Bluebonnet mentors");
        assertThat(stranger.get("/districts/bluebonnet-isd").document().select("main .rows a"))
                .hasSize(1);
    }

    @Test
    void isFoundBySearchAndMapWhileItIsPublic() {
        assertThat(isFound()).isFalse();
        page(bluebonnet, "bluebonnet-isd");
        assertThat(isFound()).isTrue();
        opalsBrowser
                .button(opalsBrowser.get("/office/district-pages/" + bluebonnet.value()), "Take the page down")
                .send();
        assertThat(isFound()).isFalse();
    }

    /** By both, or by neither. */
    private boolean isFound() {
        boolean inSearch = !stranger.get("/search?q=bluebonnet")
                .document()
                .select("#found a[href='/districts/bluebonnet-isd']")
                .isEmpty();
        var map = new String(stranger.get("/sitemap.xml").bytes(), StandardCharsets.UTF_8);
        assertThat(map.contains("/districts/bluebonnet-isd<")).isEqualTo(inSearch);
        return inSearch;
    }

    @Test
    void tellsMachinesWhatItIs() {
        page(bluebonnet, "bluebonnet-isd");
        var head = stranger.get("/districts/bluebonnet-isd").document().head();
        assertThat(head.select("link[rel=canonical]").attr("href")).endsWith("/districts/bluebonnet-isd");
        assertThat(head.select("meta[name=description]").attr("content")).contains("Bluebonnet ISD");
        assertThat(head.select("meta[name=robots]")).isEmpty();
        assertThat(head.expectFirst("script[type=application/ld+json]").data())
                .contains("\"EducationalOccupationalCredential\"", "\"P3Y\"");
    }

    @Test
    void isGoneAtOnceWhenOfficeTakesItDown() {
        page(bluebonnet, "bluebonnet-isd");
        opalsBrowser
                .button(opalsBrowser.get("/office/district-pages/" + bluebonnet.value()), "Take the page down")
                .send()
                .says("is no longer public");
        stranger.get("/districts/bluebonnet-isd").hasStatus(404);
        one.signedIn(dora).get("/districts/bluebonnet-isd").hasStatus(200).says("Not public");
    }

    @Test
    void hasAnAddressOfItsOwn() {
        page(bluebonnet, "bluebonnet-isd");
        var prairie = one.district("Prairie View ISD");
        var theirs = once(() -> drafts.start(office, prairie, editions.idOf(org.cadre.program.Editions.NATIONAL)));
        publish(theirs, 4500);
        var taken = page(prairie, "bluebonnet-isd").hasStatus(422);
        assertThat(taken.wrong("slug")).contains("Another district has the short name bluebonnet-isd");
        assertThat(page(prairie, "Prairie View!").hasStatus(422).wrong("slug")).contains("small letters");
        stranger.get("/districts/bluebonnet-isd").says("The mentor program of Bluebonnet ISD");
        page(prairie, "prairie-view").says("is public");
        opalsBrowser.get("/office/district-pages/" + UUID.randomUUID()).hasStatus(404);
    }
}
