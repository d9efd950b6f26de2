package org.cadre.site.found;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import org.cadre.people.Open;
import org.cadre.platform.settings.Settings;
import org.cadre.platform.time.ProgramClock;
import org.cadre.platform.web.PublicPlaces.Fixed;
import org.cadre.platform.web.Reply;
import org.cadre.site.district.DistrictPages;
import org.cadre.standards.FrameworkStore;
import org.cadre.standards.StoredFramework;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** The addresses of all that everybody may read at this moment, and where machines are asked not to go. */
@Controller
final class SitemapPage {
    private static final int MOST = 50_000;
    private static final Duration A_WHILE = Duration.ofMinutes(15);

    /** What is withdrawn is gone at once: nobody keeps the map without asking. */
    private static final Duration NOT_AT_ALL = Duration.ZERO;

    /** Places with forms and records of people: nothing there is for a search engine. */
    private static final List<String> NOT_FOR_MACHINES = List.of(
            "/office/", "/account", "/home", "/calendar/", "/demo", "/mail-preferences/", "/sign-in", "/dates/");

    /** Mentors let themselves be found here, and not by the whole web. */
    private static final List<String> NOT_LISTED = List.of("/mentors", "/search");

    private static final List<String> BESIDE = List.of("/inquiry", "/dates");

    private final JdbcClient jdbc;
    private final FrameworkStore frameworks;
    private final DistrictPages districts;
    private final ProgramClock clock;
    private final Settings settings;
    private final List<Fixed> places;

    SitemapPage(
            JdbcClient jdbc,
            FrameworkStore frameworks,
            DistrictPages districts,
            ProgramClock clock,
            Settings settings,
            List<Fixed> places) {
        this.jdbc = jdbc;
        this.frameworks = frameworks;
        this.districts = districts;
        this.clock = clock;
        this.settings = settings;
        this.places = places;
    }

    @GetMapping("/sitemap.xml")
    @Open
    Reply map() {
        var all = Stream.of(
                        Stream.of("/"),
                        places.stream().map(Fixed::href),
                        BESIDE.stream(),
                        published().stream(),
                        districts.open().stream().map(DistrictPages.Open::href),
                        standards())
                .flatMap(one -> one)
                .filter(one -> !NOT_LISTED.contains(one))
                .distinct()
                .limit(MOST)
                .toList();
        return new Reply.Kept("sitemap.xml", "application/xml;charset=UTF-8", written(all), NOT_AT_ALL);
    }

    private Stream<String> standards() {
        var open = frameworks.all().stream()
                .filter(StoredFramework::hasStandards)
                .map(one -> "/standards/" + one.key())
                .toList();
        return open.isEmpty() ? Stream.empty() : Stream.concat(Stream.of("/standards"), open.stream());
    }

    private List<String> published() {
        return jdbc.sql("""
                select href from (
                  select t.kind, t.title, t.href from public_text t where t.until is null or t.until >= :today
                  union all
                  select 'date', o.first_day::text, '/schedule/' || o.id
                    from offering o
                   where o.public and o.canceled_at is null and o.closed_at is null and o.first_day >= :today
                  union all
                  select 'project', f.title, '/projects/' || f.id
                    from project_showing s
                    join final_project f on f.id = s.project and f.state = 'passed'
                   where s.withdrawn_at is null and not exists (select 1 from project_removal x where x.project = f.id)) shown
                 order by kind, title, href
                """).param("today", clock.today()).query(String.class).list();
    }

    private byte[] written(List<String> hrefs) {
        var bytes = new ByteArrayOutputStream();
        try {
            var xml = XMLOutputFactory.newFactory().createXMLStreamWriter(bytes, "UTF-8");
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeStartElement("urlset");
            xml.writeDefaultNamespace("http://www.sitemaps.org/schemas/sitemap/0.9");
            for (String href : hrefs) {
                xml.writeStartElement("url");
                xml.writeStartElement("loc");
                xml.writeCharacters(settings.link(href));
                xml.writeEndElement();
                xml.writeEndElement();
            }
            xml.writeEndElement();
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
        return bytes.toByteArray();
    }

    @GetMapping("/robots.txt")
    @Open
    Reply robots() {
        var text = new StringBuilder("User-agent: *\n");
        NOT_FOR_MACHINES.forEach(
                place -> text.append("Disallow: ").append(place).append('\n'));
        text.append("\nSitemap: ").append(settings.link("/sitemap.xml")).append('\n');
        return new Reply.Kept(
                "robots.txt", "text/plain;charset=UTF-8", text.toString().getBytes(StandardCharsets.UTF_8), A_WHILE);
    }
}
