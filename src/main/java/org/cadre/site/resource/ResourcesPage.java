package org.cadre.site.resource;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.cadre.people.Open;
import org.cadre.platform.settings.Settings;
import org.cadre.platform.web.NotFound;
import org.cadre.platform.web.Preview;
import org.cadre.platform.web.Reply;
import org.cadre.site.media.Showing;
import org.cadre.site.media.StoredFile;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.context.request.ServletWebRequest;

/** Everybody finds and fetches resources: by words, kind and tag, which stand in the address. */
@Controller
final class ResourcesPage {
    private static final int PAGE = 24;
    private static final int FURTHEST = 2_000;
    private static final int LONGEST = 100;

    /** @param next the address of the next page; null: there is none */
    record ListView(
            List<ShownResource> resources,
            ShownResources.Wanted wanted,
            List<ResourceKind> kinds,
            List<String> tags,
            @Nullable String next) {
        /** The same list with another tag. */
        String withTag(String tag) {
            return address(wanted.words(), wanted.kind(), tag, 0);
        }
    }

    /**
     * One of them.
     *
     * @param files under it are the file, the slides and the captions
     * @param draft null: everybody may see it; otherwise where office goes back to
     */
    record OneView(
            ResourceVersion version,
            String files,
            @Nullable String draft,
            @Nullable Preview preview) {
        ResourceWords words() {
            return version.words();
        }
    }

    private final ShownResources shown;
    private final Resources resources;
    private final Downloads downloads;
    private final Showing showing;
    private final Settings settings;

    ResourcesPage(ShownResources shown, Resources resources, Downloads downloads, Showing showing, Settings settings) {
        this.shown = shown;
        this.resources = resources;
        this.downloads = downloads;
        this.showing = showing;
        this.settings = settings;
    }

    @GetMapping("/resources")
    @Open
    Reply list(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "") String tag,
            @RequestParam(defaultValue = "0") int from) {
        var wanted = new ShownResources.Wanted(
                cut(q.strip()), ResourceKind.find(kind).orElse(null), cut(tag.strip()));
        int after = Math.clamp(from, 0, FURTHEST);
        var found = shown.list(wanted, PAGE + 1, after);
        return new Reply.Public(
                "site/resource/resources",
                new ListView(
                        found.subList(0, Math.min(PAGE, found.size())),
                        wanted,
                        List.of(ResourceKind.values()),
                        shown.tags(),
                        found.size() > PAGE
                                ? address(wanted.words(), wanted.kind(), wanted.tag(), after + PAGE)
                                : null),
                null);
    }

    private static String cut(String typed) {
        String readable = typed.replace("\0", "");
        return readable.length() <= LONGEST ? readable : readable.substring(0, LONGEST);
    }

    private static String address(String words, @Nullable ResourceKind kind, String tag, int from) {
        return "/resources?q=" + coded(words) + "&kind=" + (kind == null ? "" : kind.word()) + "&tag=" + coded(tag)
                + (from == 0 ? "" : "&from=" + from);
    }

    private static String coded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @GetMapping("/resources/{slug}")
    @Open
    Reply one(@PathVariable String slug) {
        var version = find(slug);
        String address = "/resources/" + slug;
        return new Reply.Public(
                "site/resource/resource",
                new OneView(
                        version,
                        address,
                        null,
                        new Preview(
                                version.words().title(),
                                version.words().description(),
                                settings.link(address),
                                null,
                                List.of())),
                null);
    }

    private ResourceVersion find(String slug) {
        return resources.shown(slug).orElseThrow(NotFound::new);
    }

    /** The file itself, or on to where it is; counted. */
    @GetMapping("/resources/{slug}/file")
    @Open
    ResponseEntity<Resource> file(@PathVariable String slug, ServletWebRequest request) {
        var version = find(slug);
        var file = version.files().file();
        var answer = file == null ? onTo(version.words().link()) : send(request, file);
        if (!answer.getStatusCode().isSameCodeAs(HttpStatus.NOT_MODIFIED)) {
            downloads.count(version.resource(), asking(request.getRequest()));
        }
        return answer;
    }

    private ResponseEntity<Resource> send(ServletWebRequest request, StoredFile file) {
        return file.isVideo() ? showing.show(request, file.digest(), file.mediaType()) : showing.hand(request, file);
    }

    private static ResponseEntity<Resource> onTo(String link) {
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .location(URI.create(link))
                .build();
    }

    private static Downloads.Asking asking(HttpServletRequest request) {
        return new Downloads.Asking(request.getMethod(), request.getHeader("Range"), request.getHeader("User-Agent"));
    }

    @GetMapping("/resources/{slug}/slides")
    @Open
    ResponseEntity<Resource> slides(@PathVariable String slug, ServletWebRequest request) {
        var version = find(slug);
        var slides = version.files().slides();
        if (slides != null) {
            return showing.hand(request, slides);
        }
        if (version.words().slidesLink().isEmpty()) {
            throw new NotFound();
        }
        return onTo(version.words().slidesLink());
    }

    @GetMapping("/resources/{slug}/captions")
    @Open
    ResponseEntity<Resource> captions(@PathVariable String slug, ServletWebRequest request) {
        var captions = find(slug).files().captions();
        if (captions == null) {
            throw new NotFound();
        }
        return showing.show(request, captions, "text/vtt;charset=UTF-8");
    }
}
