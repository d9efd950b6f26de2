package org.cadre.site.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.cadre.CadreTest;
import org.cadre.PartOne;
import org.cadre.Visitor;
import org.cadre.people.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

@CadreTest
class PublicPageTest {
    @Autowired
    private ApplicationContext beans;

    @Autowired
    private ShippedPages shipped;

    @Autowired
    private PageReader reader;

    @Autowired
    private JdbcClient jdbc;

    private final Visitor stranger = new Visitor();

    @Nested
    class TheShippedPages {
        @BeforeEach
        void bringIn() {
            shipped.bringIn();
        }

        @Test
        void sayNothingThatOfficeCouldNotSave() {
            assertThat(shipped.all())
                    .hasSizeGreaterThanOrEqualTo(20)
                    .allSatisfy(
                            page -> assertThat(reader.read(page.words().text()).problems())
                                    .as(page.slug())
                                    .isEmpty());
        }

        @Test
        void areAllSaidInBothLanguages() {
            var english = shipped.all().stream()
                    .filter(page -> page.language().equals("en"))
                    .map(ShippedPage::slug);
            var spanish = shipped.all().stream()
                    .filter(page -> page.language().equals("es"))
                    .map(ShippedPage::translates);
            assertThat(spanish).containsExactlyInAnyOrderElementsOf(english.toList());
        }

        @Test
        void leadOnlyToPlacesThatAreThere() {
            var places = new TreeSet<String>();
            for (var page : shipped.all()) {
                stranger.get("/" + page.slug())
                        .hasStatus(200)
                        .document()
                        .select("main a[href^=/], header a[href^=/], footer a[href^=/]")
                        .forEach(link -> places.add(link.attr("href")));
            }
            assertThat(places).allSatisfy(place -> stranger.get(place).hasStatus(200));
        }

        @Test
        void areNamedBelowEveryPageForWhoeverIsSignedInToo() {
            var one = new PartOne(beans);
            var ada = one.signedIn(one.person("Ada Office", Role.OFFICE));
            for (var page : List.of(stranger.get("/schedule"), ada.get("/home"), ada.get("/account"))) {
                assertThat(page.hasStatus(200).document().select("footer a[href=/accessibility]"))
                        .hasSize(1);
            }
        }

        @Test
        void tellMachinesOfCourseAndCertificate() {
            assertThat(stranger.get("/part-one")
                            .document()
                            .expectFirst("script[type=application/ld+json]")
                            .data())
                    .contains("\"Course\"", "\"The Art of Effective Feedback\"", "\"PT150M\"");
            assertThat(stranger.get("/certification")
                            .document()
                            .expectFirst("script[type=application/ld+json]")
                            .data())
                    .contains("\"EducationalOccupationalCredential\"");
        }

        @Test
        void areBroughtInOnce() {
            int before = pages();
            shipped.bringIn();
            assertThat(pages()).isEqualTo(before);
        }

        private int pages() {
            return jdbc.sql("select count(*) from page_version")
                    .query(Integer.class)
                    .single();
        }

        @Test
        void showWhatTheProgramIsAsItIsNow() {
            stranger.get("/six-modules")
                    .says("Discovering Your Strengths")
                    .says("2.50 PD hours")
                    .says("15.00 PD hours in all");
            stranger.get("/part-two")
                    .says("Month 9")
                    .says("72 of 72 hours")
                    .says("7 of 9 meetings")
                    .says("pass the final project");
            stranger.get("/certification")
                    .says("3 years from the award")
                    .says("30 days")
                    .says("From 12 months before");
            stranger.get("/leadership-standards")
                    .says("Lead student and adult learning")
                    .says("School Improvement")
                    .says("sample of ours");
        }

        @Test
        void sayWhatIsTrueWhenNothingIsScheduled() {
            stranger.get("/").says("is planning the dates for the year");
            stranger.get("/fees").says("no date is open right now");
        }

        @Test
        void takeTheirPricesFromTheEventsThemselves() {
            var partOne = new PartOne(beans);
            var event =
                    partOne.institute(LocalDate.now().plusMonths(2), 20, partOne.person("Theo Trainer", Role.TRAINER));
            jdbc.sql("update offering set price_cents = 43210, public = true where id = :id")
                    .param("id", event.value())
                    .update();
            stranger.get("/fees").says("$432.10");
            jdbc.sql("update offering set price_cents = 43300").update();
            stranger.get("/fees").says("$433.00").doesNotSay("$432.10");
        }
    }

    @Nested
    class APage {
        @BeforeEach
        void bringIn() {
            shipped.bringIn();
        }

        @Test
        void isKnownToThoseWhoShareItAndToThoseWhoSearch() {
            var head = stranger.get("/part-one").document().head();
            assertThat(head.select("link[rel=canonical]").attr("href")).endsWith("/part-one");
            assertThat(head.select("meta[name=description]").attr("content")).contains("two-day event");
            assertThat(head.select("meta[property=og:title]").attr("content")).contains("Part one");
            assertThat(head.select("meta[property=og:image]").attr("content")).startsWith("http");
            assertThat(head.select("link[rel=alternate][hreflang=es]").attr("href"))
                    .endsWith("/primera-parte");
        }

        @Test
        void saysWhereItStands() {
            var page = stranger.get("/part-one").document();
            assertThat(page.select(".way-back li").eachText())
                    .containsExactly("Home", "The program", "Part one: the institute");
            assertThat(page.select(".page-part a").eachText())
                    .contains("The six modules", "Part two: the internship", "Standards");
            assertThat(page.select(".page-part a[aria-current=page]").eachText())
                    .containsExactly("Part one: the institute");
        }

        @Test
        void isInItsLanguageWithTheMenuOfThatLanguage() {
            var page = stranger.get("/tarifas").document();
            assertThat(page.select("html").attr("lang")).isEqualTo("es");
            assertThat(page.select(".site-menu a").eachText())
                    .contains("El programa", "Contacto")
                    .doesNotContain("Contact");
            assertThat(page.select("link[rel=alternate][hreflang=en]").attr("href"))
                    .endsWith("/fees");
        }

        @Test
        void hasAMenuOfSevenPlacesAtMost() {
            jdbc.sql("update page set shown_in = 'menu' where not front").update();
            assertThat(stranger.get("/schedule").document().select(".site-menu a"))
                    .hasSize(7);
        }

        @Test
        void isNotSentAgainAsLongAsItIsTheSame() throws IOException {
            String tag = ask("/fees", Map.of()).headers().firstValue("ETag").orElseThrow();
            assertThat(ask("/fees", Map.of("If-None-Match", tag)).statusCode()).isEqualTo(304);
            assertThat(ask("/contact", Map.of("If-None-Match", tag)).statusCode())
                    .isEqualTo(200);
            jdbc.sql("update page set position = 5 where slug = 'fees'").update();
            assertThat(ask("/fees", Map.of("If-None-Match", tag)).statusCode()).isEqualTo(200);
        }

        @Test
        void saysSinceWhenItIsTheSameWhereNothingInItChangesByItself() throws IOException {
            assertThat(ask("/fees", Map.of()).headers().firstValue("Last-Modified"))
                    .isEmpty();
            publish("contact", "Only words.");
            String changed = ask("/contact", Map.of())
                    .headers()
                    .firstValue("Last-Modified")
                    .orElseThrow();
            assertThat(ask("/contact", Map.of("If-Modified-Since", changed)).statusCode())
                    .isEqualTo(304);
            assertThat(ask("/contact", Map.of("If-None-Match", "\"other\"", "If-Modified-Since", changed))
                            .statusCode())
                    .isEqualTo(200);
        }

        private void publish(String slug, String text) {
            jdbc.sql("""
                    insert into page_version (id, page, number, title, description, body, sample, written_at)
                    select gen_random_uuid(), id, 2, 'Contact', 'How', :text, false, current_timestamp
                      from page where slug = :slug
                    """).param("slug", slug).param("text", text).update();
            jdbc.sql("""
                    update page p set published = v.id, published_at = current_timestamp
                      from page_version v where v.page = p.id and v.number = 2
                    """).update();
        }

        @Test
        void isNeverKeptForSomebodySignedIn() throws IOException {
            var partOne = new PartOne(beans);
            var office = partOne.signedIn(partOne.person("Ada Office", Role.OFFICE));
            try (var body = office.listen("/contact", Map.of()).body()) {
                assertThat(new String(body.readAllBytes(), StandardCharsets.UTF_8))
                        .contains("Ada Office");
            }
            var answer = office.listen("/contact", Map.of());
            try (var _ = answer.body()) {
                assertThat(answer.headers().firstValue("ETag")).isEmpty();
                assertThat(answer.headers().firstValue("Cache-Control").orElse(""))
                        .contains("no-store");
            }
        }

        private HttpResponse<InputStream> ask(String path, Map<String, String> headers) throws IOException {
            var answer = stranger.listen(path, headers);
            try (var body = answer.body()) {
                body.readAllBytes();
            }
            return answer;
        }

        @Test
        void isNotFoundUnlessItIsShown() {
            jdbc.sql("update page set published = null, published_at = null where slug = 'contact'")
                    .update();
            stranger.get("/contact").hasStatus(404);
            stranger.get("/no-such-page").hasStatus(404);
            stranger.get("/Contact").hasStatus(404);
            stranger.get("/%3Cscript%3E").hasStatus(404);
            assertThat(stranger.get("/").document().select(".site-menu a").eachText())
                    .doesNotContain("Contact");
        }

        @Test
        void leavesOutABlockThatThisServerDoesNotHave() {
            publish("contact", "Before.\n::: from-later\nAfter.");
            stranger.get("/contact")
                    .hasStatus(200)
                    .says("Before.")
                    .says("After.")
                    .doesNotSay("from-later");
        }
    }

    @Nested
    class TheFront {
        @Test
        void standsEvenWhereOfficeShowsNothing() {
            stranger.get("/")
                    .hasStatus(200)
                    .says("Experienced principals, ready to mentor new ones")
                    .says("See the schedule");
        }

        @Test
        void hasOneAddress() {
            shipped.bringIn();
            assertThat(stranger.get("/front-page").address().getPath()).isEqualTo("/");
            assertThat(stranger.get("/").document().select("main .btn-primary")).hasSize(1);
        }

        @Test
        void hasNothingInItThatRunsOrLooksByItself() {
            shipped.bringIn();
            for (String place : List.of("/", "/fees", "/inicio")) {
                var page = stranger.get(place).document();
                assertThat(page.select("[style], script:not([src]):not([type=application/ld+json]), [onclick]"))
                        .isEmpty();
                assertThat(Stream.of("img", "script[src]", "link[rel=stylesheet]")
                                .flatMap(kind -> page.select(kind).stream())
                                .map(one -> one.hasAttr("src") ? one.attr("src") : one.attr("href")))
                        .allMatch(address -> address.startsWith("/"));
            }
        }
    }
}
