package org.cadre.platform.web;

import gg.jte.Content;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.cadre.platform.database.Ids;
import org.cadre.platform.settings.Settings;
import org.cadre.platform.text.Language;
import org.cadre.platform.text.Sentence;
import org.cadre.platform.text.Texts;
import org.cadre.platform.time.ProgramClock;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.csrf.CsrfToken;

/** What every page has around and at hand: who is signed in, where they are, the words, the day. */
public final class Frame {
    private final Texts texts;
    private final ProgramClock clock;
    private final Settings settings;
    private final HttpServletRequest request;
    private final @Nullable SignedIn signedIn;
    private final @Nullable Sentence notice;
    private final String assets;
    private final Templates templates;
    private final PublicPlaces places;
    private final Set<String> asked = new HashSet<>();
    private boolean personal;

    Frame(
            Texts texts,
            ProgramClock clock,
            Settings settings,
            HttpServletRequest request,
            @Nullable SignedIn signedIn,
            @Nullable Sentence notice,
            String assets,
            Templates templates,
            PublicPlaces places) {
        this.texts = texts;
        this.clock = clock;
        this.settings = settings;
        this.request = request;
        this.signedIn = signedIn;
        this.notice = notice;
        this.assets = assets;
        this.templates = templates;
        this.places = places;
    }

    /** A part of the page whose template is somebody else's; it takes {@code frame} and {@code page}, as pages do. */
    public Content part(String template, Object model) {
        return output -> output.writeContent(templates.render(template, Map.of("frame", this, "page", model)));
    }

    /** Whether this page asks so for the first time: what several parts of it need comes once. */
    public boolean isFirst(String what) {
        return asked.add(what);
    }

    public String text(String key, Object... arguments) {
        return texts.say(key, arguments);
    }

    /** Whether there are words for that key. */
    public boolean knows(String key) {
        return texts.knows(key);
    }

    /** What was stored by {@link Texts#unsaid} or typed by a person. */
    public String reading(String kept) {
        return texts.reading(kept);
    }

    public String say(Sentence sentence) {
        return texts.say(sentence);
    }

    public String day(LocalDate day) {
        return texts.day(day);
    }

    public String shortDay(LocalDate day) {
        return texts.shortDay(day);
    }

    public String printedDay(LocalDate day) {
        return texts.printedDay(day);
    }

    public String days(LocalDate first, LocalDate last) {
        return texts.days(first, last);
    }

    public String span(LocalDate first, LocalDate last) {
        return texts.span(first, last);
    }

    public String monthOf(LocalDate day) {
        return texts.month(day);
    }

    public String time(Instant at, ZoneId zone) {
        return texts.time(at, zone);
    }

    /** In the program's own zone. */
    public String time(Instant at) {
        return texts.time(at, clock.zone());
    }

    public String clock(Instant at, ZoneId zone) {
        return texts.clock(at, zone);
    }

    public String hours(int minutes) {
        return texts.hours(minutes);
    }

    public String money(long cents, String currency) {
        return texts.money(cents, currency);
    }

    public String number(long number) {
        return texts.number(number);
    }

    public LocalDate today() {
        return clock.today();
    }

    public boolean demo() {
        return settings.demo();
    }

    public String association() {
        return settings.associationName();
    }

    /** Whether the association has a logo of its own. */
    public boolean hasLogo() {
        return settings.associationLogo() != null;
    }

    public @Nullable SignedIn signedIn() {
        return signedIn;
    }

    public @Nullable String notice() {
        return notice == null ? null : texts.say(notice);
    }

    /** The language of the page. */
    public Language language() {
        return Language.now();
    }

    /** The other languages it could be read in. */
    public List<Language> otherLanguages() {
        return texts.languages().stream()
                .filter(one -> !one.equals(Language.now()))
                .toList();
    }

    /** Where this page is read again in another language: its address, or after a refused form the one of the form's page. */
    public String again() {
        if (request.getMethod().equals("GET") || request.getMethod().equals("HEAD")) {
            return withQuery(request.getRequestURI(), request.getQueryString());
        }
        String from = request.getHeader("Referer");
        try {
            var page = URI.create(from == null ? "/" : from);
            return withQuery(page.getRawPath(), page.getRawQuery());
        } catch (IllegalArgumentException _) {
            return "/";
        }
    }

    private static String withQuery(String path, @Nullable String query) {
        return query == null ? path : path + "?" + query;
    }

    public String path() {
        return request.getRequestURI();
    }

    /** Whether this page stands under that place of the navigation, and under no nearer one. */
    public boolean isHere(NavLink link) {
        int covered = link.covers(path());
        return covered > 0 && links().stream().noneMatch(other -> other.covers(path()) > covered);
    }

    /** The places in groups; those that belong to none come first. */
    public List<NavGroup.Shown> navigation() {
        var groups = signedIn == null ? List.<NavGroup>of() : signedIn.groups();
        var shown = new ArrayList<NavGroup.Shown>();
        var grouped = new HashSet<NavLink>();
        for (var group : groups) {
            var links = group.hrefs().stream()
                    .flatMap(href -> links().stream().filter(link -> link.href().equals(href)))
                    .toList();
            if (!links.isEmpty()) {
                grouped.addAll(links);
                shown.add(new NavGroup.Shown(group.label(), links));
            }
        }
        var others = links().stream().filter(link -> !grouped.contains(link)).toList();
        if (!others.isEmpty()) {
            shown.addFirst(new NavGroup.Shown(null, others));
        }
        return shown;
    }

    /** Where everybody may go, in the menu of a page in that language. */
    public List<PublicPlaces.Place> publicMenu(String language) {
        return places.menu(request, language);
    }

    /** The same below the page; whoever is signed in has their own places above it, and waits for none of this. */
    public List<PublicPlaces.Place> publicFooter(String language) {
        return signedIn == null ? places.footer(request, language) : places.rememberedFooter(language);
    }

    /** Whether this page is that place, or stands under it. */
    public boolean isUnder(String href) {
        return path().equals(href) || path().startsWith(href + "/");
    }

    /** What stands in the search field of the header: on the page of the search itself, what was searched for. */
    public String searched() {
        return signedIn != null && path().equals(signedIn.search())
                ? Objects.requireNonNullElse(request.getParameter("q"), "")
                : "";
    }

    /** The address of a file of ours, changed whenever its bytes change. */
    public String asset(String name) {
        return "/assets/" + name + "?" + assets;
    }

    public String csrfToken() {
        return csrf().getToken();
    }

    public String csrfName() {
        return csrf().getParameterName();
    }

    /** Whether the page has something that is its reader's alone. */
    boolean isPersonal() {
        return personal;
    }

    /** How this page looks where a link to it is shared, and to those who look through the web. */
    public Preview preview(String title, String description) {
        return preview(title, description, hasLogo() ? "/association/logo" : "/assets/cadre-512.png");
    }

    /** The same with a picture of its own, by its address on this site. */
    public Preview preview(String title, String description, String image) {
        return new Preview(title, description, settings.link(path()), settings.link(image), List.of());
    }

    private CsrfToken csrf() {
        personal = true;
        return (CsrfToken) request.getAttribute(CsrfToken.class.getName());
    }

    public UUID freshKey() {
        personal = true;
        return Ids.next();
    }

    public List<NavLink> links() {
        return signedIn == null ? List.of() : signedIn.links();
    }
}
